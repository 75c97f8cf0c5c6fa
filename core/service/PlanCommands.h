#pragma once

#include <functional>

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"
#include "core/service/SchemaCommands.h"

namespace hs::service {

/// The plans and journals of runs: looking at them, writing a stored one, taking a written one back.
class PlanCommands {
public:
    PlanCommands(EnginePorts& ports, SchemaCommands& schema) : ports_(ports), schema_(schema) {}

    Result<std::vector<Change>> changes(const ChangeFilter& filter) { return ports_.store.changes(filter); }
    Result<std::int64_t> count(const ChangeFilter& filter) { return ports_.store.countChanges(filter); }
    Result<PlanCounts> counts(std::int64_t run);

    /// As Client::applyPlan. What a guard held back, once it is allowed and written, ends the quarantine it caused.
    Result<Run> apply(const ApplyRequest& request, std::stop_token stop);
    /// As Client::undo: the job is paused before the first value is taken back.
    Result<Run> undo(const UndoRequest& request, std::stop_token stop);

private:
    Result<Run> paused(const Run& run, const std::string& by, const std::function<Result<Run>()>& work);
    Result<void> pauseFor(const Run& run, const std::string& by);
    Result<void> releaseQuarantine(const Run& plan, const Run& written);

    EnginePorts& ports_;
    SchemaCommands& schema_;
};

}  // namespace hs::service
