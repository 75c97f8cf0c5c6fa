#pragma once

#include <mutex>
#include <vector>

#include "core/base/Clock.h"

namespace hs::net {

/// Waits cost nothing: sleeping moves the time. Remembers the waits.
class SteppedClock final : public Clock {
public:
    UnixMillis now() const override {
        const std::lock_guard lock(mutex_);
        return 1'700'000'000'000 + passed_.count();
    }
    std::chrono::steady_clock::time_point steady() const override {
        const std::lock_guard lock(mutex_);
        return std::chrono::steady_clock::time_point(std::chrono::hours(1)) + passed_;
    }
    bool sleepFor(std::chrono::milliseconds duration, std::stop_token stop) override {
        const std::lock_guard lock(mutex_);
        if (stop.stop_requested()) return false;
        passed_ += duration;
        waits_.push_back(duration);
        return true;
    }
    void pass(std::chrono::milliseconds duration) {
        const std::lock_guard lock(mutex_);
        passed_ += duration;
    }
    std::vector<std::chrono::milliseconds> waits() const {
        const std::lock_guard lock(mutex_);
        return waits_;
    }

private:
    mutable std::mutex mutex_;
    std::chrono::milliseconds passed_{0};
    std::vector<std::chrono::milliseconds> waits_;
};

}  // namespace hs::net
