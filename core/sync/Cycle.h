#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "core/sync/CloudStash.h"
#include "core/sync/Collisions.h"
#include "core/sync/Committer.h"
#include "core/sync/PairTable.h"
#include "core/sync/PlanLedger.h"
#include "core/sync/Progress.h"
#include "core/sync/Rulebook.h"
#include "core/sync/Scope.h"
#include "core/sync/Sightings.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// One cycle at work, phase by phase: everybody, or who changed. Used once, by CycleRunner.
class Cycle {
public:
    Cycle(const SyncContext& context, Run& run, Progress& progress, std::stop_token stop);

    /// Compiles rules and scope, reads what failed before. First of all.
    Result<void> prepare();

    /// Plans who changed since the last complete cycle. Returns why that cannot be done and a full cycle is needed
    /// instead; empty when the plan is there. On an error nothing of the plan is left to be written.
    Result<std::string> planChanges();

    /// Reads both sides and plans everybody. On an error nothing of the plan is left to be written.
    Result<void> planEverybody();

    /// Why the plan must not be written; nothing when it may.
    Result<std::optional<Error>> verdict();

    /// Writes the plan: provisioning, then writeback.
    Result<void> write();

    /// Everything is written or in escrow: the next delta may go on from where this cycle began.
    Result<void> settle();

private:
    Result<std::string> followChanges();
    Result<void> readAndPlan();
    Result<void> takeMarks();
    Result<std::string> takeMark(EndpointReader& side, const Query& query);
    Result<void> readLinks();
    Result<void> readCloud();
    Result<void> readDirectory();
    Result<void> planPages(const std::function<Result<void>(const EndpointReader::PageSink&)>& read);
    Result<void> finishPlan();
    std::uint64_t mark() const;
    Query everybody() const;
    void noteScope(std::int64_t kept);
    void withdraw();
    Result<void> failTwins();
    Result<void> writeRule(RuleKind rule, const char* phase);
    Result<void> writePortion(std::vector<Change>& changes);
    Result<void> refuseCollisions(std::vector<Change>& changes);
    void completePrints(Change& change) const;

    const SyncContext& context_;
    Run& run_;
    Progress& progress_;
    std::stop_token stop_;
    std::optional<Rulebook> rules_;
    std::optional<Scope> scope_;
    Watermarks marks_;
    PairTable table_;
    CloudStash stash_;
    Collisions collisions_;
    Sightings sightings_;
    PlanLedger ledger_;
};

}  // namespace hs::sync
