#pragma once

#include <mutex>
#include <ostream>

#include "core/base/Log.h"

namespace hs::agent {

/// One JSON object a line, for the journal: the run, object, attribute and code of a line carry the names that journal
/// fields have (RUN_ID, DN, ATTR, CODE). Under systemd each line begins with its priority (sd-daemon(3)), so that
/// `journalctl -p warning` works. Does not own the stream.
class JournalLog final : public Log {
public:
    JournalLog(std::ostream& stream, LogLevel threshold, bool priorities);
    void write(LogLevel level, std::string_view message, const LogFields& fields) override;

private:
    std::ostream& stream_;
    LogLevel threshold_;
    bool priorities_;
    std::mutex mutex_;
};

}  // namespace hs::agent
