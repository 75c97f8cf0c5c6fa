#pragma once

#include <map>
#include <stop_token>
#include <string>

#include "core/service/Engine.h"

namespace hs::agent {

/// Runs each enabled configuration's cycle when its interval has passed since the last one ended. One at a time.
class Scheduler {
public:
    explicit Scheduler(service::Engine& engine) : engine_(engine) {}

    /// Runs what is due and returns. Failures are in the runs and in the log; the next interval tries again.
    void runDue(std::stop_token stop);

private:
    service::Engine& engine_;
    std::map<std::string, UnixMillis> nextRun_;
};

}  // namespace hs::agent
