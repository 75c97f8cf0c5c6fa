#pragma once

#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hs {

enum class LogLevel { Debug, Info, Warning, Error };

/// Fields of a log line: name and value, e.g. {"dn", "CN=Ada,…"}. Never a secret: Secret has no text form.
using LogFields = std::vector<std::pair<std::string, std::string>>;

/// Where the engine says what it does. Implementations are thread safe and never fail.
class Log {
public:
    virtual ~Log() = default;
    virtual void write(LogLevel level, std::string_view message, const LogFields& fields = {}) = 0;

    void debug(std::string_view message, const LogFields& fields = {}) { write(LogLevel::Debug, message, fields); }
    void info(std::string_view message, const LogFields& fields = {}) { write(LogLevel::Info, message, fields); }
    void warning(std::string_view message, const LogFields& fields = {}) { write(LogLevel::Warning, message, fields); }
    void error(std::string_view message, const LogFields& fields = {}) { write(LogLevel::Error, message, fields); }
};

/// Forgets everything.
class NullLog final : public Log {
public:
    void write(LogLevel, std::string_view, const LogFields&) override {}
};

/// One line a message to a stream, either as text ("warning: … dn=…") or as one JSON object.
/// Does not own the stream. Messages below `threshold` are dropped.
class StreamLog final : public Log {
public:
    enum class Format { Text, Json };
    StreamLog(std::ostream& stream, LogLevel threshold, Format format = Format::Text);
    void write(LogLevel level, std::string_view message, const LogFields& fields) override;

private:
    std::ostream& stream_;
    LogLevel threshold_;
    Format format_;
    std::mutex mutex_;
};

/// "debug", "info", "warning", "error".
std::string_view toString(LogLevel level);

}  // namespace hs
