#pragma once

#include <cstdint>
#include <string>

namespace hs::sandbox {

/// A process this one did not necessarily start, held by descriptor: its number cannot come to mean another one.
class OtherProcess {
public:
    explicit OtherProcess(std::int64_t pid);
    ~OtherProcess();
    OtherProcess(const OtherProcess&) = delete;
    OtherProcess& operator=(const OtherProcess&) = delete;

    bool exists() const { return descriptor_ >= 0; }

    /// Readable once it has ended; for poll(2). -1 when there is no such process.
    int descriptor() const { return descriptor_; }

    /// Sends the signal and waits for the end; true when it has ended (or was not there).
    bool end(int signal, int milliseconds) const;
    bool waitForEnd(int milliseconds) const;

    /// Whether any argument it was started with contains the text.
    bool commandLineHas(const std::string& text) const;

private:
    std::int64_t pid_;
    int descriptor_ = -1;
};

}  // namespace hs::sandbox
