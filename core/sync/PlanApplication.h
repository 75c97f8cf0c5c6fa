#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/model/Run.h"
#include "core/sync/PlanRun.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// Writes the stored plan of a preview, or of a run that a guard stopped: exactly that plan. A new run of the same kind
/// with the plan's run as its basis; its journal is what was written, and can be undone.
///
/// Portion by portion each object is read again and planned anew. What comes out as stored is written; what is as
/// planned already counts as unchanged; what has changed since is Skipped with the reason, planned again into a new
/// preview (whose basis is the application), and named in the run's note. Of an undo plan, which no rule can plan
/// again, every attribute whose present value is not the planned `before` is left alone.
class PlanApplication {
public:
    explicit PlanApplication(SyncContext context) : context_(std::move(context)) {}

    struct Wish {
        std::int64_t run = 0;
        bool allow = false;  ///< release the guard, for this plan only
        std::string by;
        std::int64_t fence = 0;  ///< of the lease under which it writes
    };

    /// The stored run, whatever its state. Errors before anything is stored: NotFound; InvalidInput (not a plan, a run
    /// of another configuration, a plan without changes); Conflict (still running, applied already: names the run that
    /// did it; the guard holds it and `allow` is not set); the store's. A plan whose application was cancelled, failed
    /// or interrupted can be applied again.
    Result<Run> apply(const Wish& wish, std::stop_token stop);

private:
    struct Portion {
        std::vector<Change> written;  ///< into the journal of the application
        std::vector<Change> fresh;    ///< into the new preview
        std::vector<Link> links;
        std::int64_t unchanged = 0;
    };
    Result<void> refuseApplied(const Run& plan);
    Result<void> refuseByGuard(const Run& plan);
    Result<void> work(const Run& plan, Run& run, PlanRun& application, std::stop_token stop);
    Result<void> writeRule(const Run& plan, std::optional<RuleKind> rule, Run& run, PlanRun& application,
                           const std::function<Result<Portion>(const std::vector<Change>&)>& look,
                           std::stop_token stop);
    Result<void> keepFresh(const Run& run, std::vector<Change>& fresh);
    Result<void> endFresh(Run& run);

    SyncContext context_;
    std::optional<Run> fresh_;  ///< the preview of what has changed since
};

}  // namespace hs::sync
