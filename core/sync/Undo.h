#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/model/Run.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

class PlanRun;

/// Takes back what a run wrote: a run of kind Undo with that run as its basis, whose plan is the inverse of the
/// journal, newest first (see UndoPlanner). An undo is itself a run that can be undone. Links keep no fingerprint of
/// what was taken back, so the next cycle looks at those pairs again.
class Undo {
public:
    explicit Undo(SyncContext context) : context_(std::move(context)) {}

    struct Wish {
        std::int64_t run = 0;
        std::vector<std::int64_t> changes;  ///< ids in its journal; empty = all
        bool preview = false;               ///< store the inverse plan; PlanApplication writes it
        std::string by;
        std::int64_t fence = 0;  ///< of the lease under which it writes
    };

    /// The stored run, whatever its state: StoppedByGuard with its plan when the guard holds it. Errors before anything
    /// is stored: NotFound; InvalidInput (a run of another configuration, a preview, an id that is not in the journal);
    /// Conflict (it is running, wrote nothing, or was taken back completely); the store's.
    Result<Run> undo(const Wish& wish, std::stop_token stop);

private:
    struct Entry {
        std::int64_t id = 0;
        RuleKind rule = RuleKind::Provisioning;
    };
    Result<std::vector<Entry>> select(const Run& written, const Wish& wish);
    Result<bool> isTakenBack(const Run& run, int depth);
    Result<void> work(Run& run, const std::vector<Entry>& entries, PlanRun& plan, std::stop_token stop);
    Result<std::vector<Change>> journal(std::int64_t run, std::span<const Entry> entries);

    SyncContext context_;
};

}  // namespace hs::sync
