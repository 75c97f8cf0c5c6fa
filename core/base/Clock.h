#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

namespace hs {

/// Milliseconds since 1970-01-01T00:00:00Z.
using UnixMillis = std::int64_t;

/// The only way to learn the time or to wait, so that tests and previews can repeat a run exactly.
/// Thread safe.
class Clock {
public:
    virtual ~Clock() = default;

    /// Wall-clock time; may jump when an administrator sets the clock.
    virtual UnixMillis now() const = 0;

    /// Time that only moves forward; for durations and deadlines.
    virtual std::chrono::steady_clock::time_point steady() const = 0;

    /// Waits, or returns early when `stop` is requested. True when the whole time has passed.
    virtual bool sleepFor(std::chrono::milliseconds duration, std::stop_token stop) = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
public:
    UnixMillis now() const override;
    std::chrono::steady_clock::time_point steady() const override;
    bool sleepFor(std::chrono::milliseconds duration, std::stop_token stop) override;
};

/// ISO 8601 in UTC with milliseconds, "2026-11-25T01:02:03.004Z". Empty for 0.
std::string toIso8601(UnixMillis time);

/// The inverse of toIso8601; also takes a text without fractions. 0 when the text is no such time.
UnixMillis fromIso8601(const std::string& text);

}  // namespace hs
