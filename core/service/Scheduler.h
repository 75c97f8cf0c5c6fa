#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"
#include "core/service/Ownership.h"

namespace hs::service {

/// Starts the cycles of all configurations: a delta when the interval has passed since the end of the last one, one at
/// a time. Disabled and paused configurations rest; one in quarantine waits for its next attempt. It waits by the
/// clock's steady time, so that a clock that is set does no harm; Job::nextRunAt is the wall clock's, for people. It
/// looks at the store every two seconds, so that what another program changed is seen. Once a day it applies the
/// retention of the log.
class Scheduler {
public:
    /// Runs a cycle to its end, and calls `beat` now and then meanwhile.
    using Cycle = std::function<Result<Run>(const CycleRequest&, std::stop_token, const std::function<void()>& beat)>;

    struct Options {
        bool holdsRight = false;       ///< keep the right to write all the time (the agent); stand by without it
        std::function<bool()> mayRun;  ///< asked before each look; empty = always
    };

    /// `ports` are borrowed.
    Scheduler(EnginePorts& ports, Cycle cycle, Options options);
    ~Scheduler();  ///< stops a cycle that runs and joins

    /// From now on on a thread of its own.
    void start();
    /// A cycle of this configuration is due now; empty = of every configuration.
    void kick(const std::string& configuration);

    /// Runs what is due and tells how long until the next look. For the thread, and for tests without one.
    std::chrono::milliseconds step(std::stop_token stop);

    bool writes() const { return writes_; }  ///< it holds the right to write
    std::string state() const;               ///< one line for people
    UnixMillis nextRunAt() const { return nextRunAt_; }
    /// True when its thread gave a sign of life within that time.
    bool alive(std::chrono::milliseconds within) const;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Plan {
        bool known = false;
        bool resting = false;
        bool fullDue = false;
        bool atOnce = false;
        Moment lastEnd{};
        std::optional<Moment> retained;
    };

    void loop(std::stop_token stop);
    bool hold();
    std::optional<Moment> dueTime(const Configuration& configuration, Plan& plan);
    bool isFullDue(const std::string& configuration);
    void run(const Configuration& configuration, Plan& plan, std::stop_token stop);
    void keepNextRun(const Configuration& configuration);
    void beat();
    void say(std::string state);

    EnginePorts& ports_;
    Cycle cycle_;
    Options options_;
    Ownership::Claim claim_;
    std::map<std::string, Plan> plans_;  // of the thread alone
    std::atomic<bool> writes_{false};
    std::atomic<UnixMillis> nextRunAt_{0};
    std::atomic<std::chrono::steady_clock::rep> beat_{0};
    mutable std::mutex mutex_;
    std::string state_ = "starting";
    std::set<std::string> kicked_;
    std::stop_source wake_;
    std::jthread thread_;  // last
};

}  // namespace hs::service
