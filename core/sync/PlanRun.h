#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/model/Run.h"
#include "core/sync/EscrowBook.h"
#include "core/sync/Progress.h"
#include "core/sync/Sightings.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// A run that carries out changes that are in a plan already, portion by portion: what applying a plan and undoing a
/// run have in common. Used once.
class PlanRun {
public:
    /// Stores `run`, which gets its id and its beginning. Errors: of the store.
    static Result<Run> begin(const SyncContext& context, Run run);

    PlanRun(const SyncContext& context, Run& run, std::stop_token stop);

    /// Puts the changes into the run's plan; those that are not Planned are final: they are counted, and with `log`
    /// they get their row of the provisioning log.
    Result<void> add(std::vector<Change>& changes, bool log);

    /// Writes the Planned ones of changes that were added, in their order. Errors: Cancelled, a lost server, the store.
    Result<void> write(std::vector<Change>& changes);

    /// Ends the run by the result of its work and stores it. Errors: of the store.
    Result<Run> end(const Result<void>& result);

    Progress& progress() { return progress_; }

private:
    Result<void> followUp();
    Result<void> record(const std::vector<Change>& changes, UnixMillis began);

    const SyncContext& context_;
    Run& run_;
    std::stop_token stop_;
    Progress progress_;
    Sightings sightings_;
    EscrowBook escrow_;
    bool escrowOpen_ = false;  // only a run with failures asks the store
};

/// Makes a change one that is not carried out, with the reason.
void skip(Change& change, std::string reason);

/// The number of objects in scope, as the guard needs it for a plan of `run`.
Result<std::int64_t> objectsInScope(Store& store, const Run& run);

}  // namespace hs::sync
