#pragma once

#include <functional>

#include "core/base/Clock.h"

namespace hs::world {

/// Time that passes only when a test, or a wait, makes it pass.
class FakeClock final : public Clock {
public:
    UnixMillis now() const override { return epoch_ + elapsed_.count(); }
    std::chrono::steady_clock::time_point steady() const override {
        return std::chrono::steady_clock::time_point(elapsed_);
    }
    bool sleepFor(std::chrono::milliseconds duration, std::stop_token stop) override {
        if (stop.stop_requested()) return false;
        advance(duration);
        slept_ += duration;
        if (onSleep) onSleep();
        return !stop.stop_requested();
    }

    void advance(std::chrono::milliseconds duration) { elapsed_ += duration; }

    /// How much of the time went by in waits.
    std::chrono::milliseconds slept() const { return slept_; }

    /// Called after each wait: where a test lets something happen meanwhile.
    std::function<void()> onSleep;

private:
    UnixMillis epoch_ = 1'795'564'800'000;  // 2026-11-25T00:00:00Z
    std::chrono::milliseconds elapsed_{0};
    std::chrono::milliseconds slept_{0};
};

}  // namespace hs::world
