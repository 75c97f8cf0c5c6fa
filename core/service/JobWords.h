#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/Configuration.h"
#include "core/model/Job.h"
#include "core/model/Run.h"

namespace hs::service {

/// What the state of a job is called (portal.md section 2), and why in one sentence.
struct JobWords {
    std::string status;
    std::string reason;
};

/// "Disabled", "Delete threshold exceeded", "Quarantine", "Paused", "Never run", "Failing", "Healthy": the first that
/// holds. `last` is the last cycle that ended.
JobWords wordsOf(const Configuration& configuration, const JobState& state, const std::optional<Run>& last);

/// The newest cycle, previews and on-demand runs apart, that ended, and the newest of any kind that is under way.
std::optional<Run> lastCycle(const std::vector<Run>& newestFirst);
std::optional<Run> runningRun(const std::vector<Run>& newestFirst);

}  // namespace hs::service
