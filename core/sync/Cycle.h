#pragma once

#include <optional>
#include <stop_token>

#include "core/sync/Collisions.h"
#include "core/sync/Committer.h"
#include "core/sync/PairTable.h"
#include "core/sync/PlanLedger.h"
#include "core/sync/Progress.h"
#include "core/sync/Rulebook.h"
#include "core/sync/Scope.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// One full cycle at work, phase by phase. Used once, by CycleRunner.
class Cycle {
public:
    Cycle(const SyncContext& context, Run& run, Progress& progress, std::stop_token stop);

    /// Reads both sides and plans. On an error nothing of the plan is left to be written.
    Result<void> plan();

    /// Why the plan must not be written; nothing when it may.
    std::optional<Error> verdict() const { return ledger_.verdict(); }

    /// Writes the plan: provisioning, then writeback.
    Result<void> write();

private:
    Result<void> readAndPlan();
    Result<void> readLinks();
    Result<void> readCloud(const Rulebook& rules);
    Result<void> readDirectory(const Rulebook& rules, const Scope& scope);
    Result<void> failTwins(const Rulebook& rules, const Scope& scope);
    Result<void> writeRule(RuleKind rule, const char* phase);
    Result<void> writePortion(std::vector<Change>& changes);
    Result<void> refuseCollisions(std::vector<Change>& changes);
    void completePrints(Change& change) const;

    const SyncContext& context_;
    Run& run_;
    Progress& progress_;
    std::stop_token stop_;
    PairTable table_;
    Collisions collisions_;
    PlanLedger ledger_;
};

}  // namespace hs::sync
