#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/model/Outcome.h"
#include "core/sync/Matcher.h"
#include "core/sync/Rulebook.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

class OnDemandSession;

/// Provision on demand: the same line for one object, with every step told as it ends.
class OnDemand {
public:
    explicit OnDemand(SyncContext context) : context_(std::move(context)) {}

    struct Options {
        bool preview = false;          ///< plan and show; write nothing
        bool applyOutOfScope = false;  ///< else an object out of scope is skipped after the scope step
        std::chrono::seconds longestWait{120};
        std::string by = {};     ///< see Run::by
        std::int64_t fence = 0;  ///< see Run::fence
    };

    /// Import, scope, match, perform. Failures of the object are in the outcome (the failing step carries the Error,
    /// later steps are Skipped); an Error is returned only when the store cannot keep the run.
    Result<Outcome> provision(const std::string& dn, const Options& options, std::stop_token stop);

    /// Waits until Exchange Online has filled the attributes (at most longestWait), then writes them back and reads
    /// them back. `attributes` has one row for each mapping of the object's class: written, unchanged, kept or failed,
    /// with reasons. Warning when the wait ended empty; Skipped when writeback is off or the user has no Exchange
    /// licence.
    Result<Outcome> writeback(const std::string& dn, const Options& options, std::stop_token stop);

private:
    Result<void> provisionSteps(OnDemandSession& session, const std::string& dn, const Options& options,
                                std::stop_token stop);
    Result<void> perform(OnDemandSession& session, const Rulebook& rules, const Object& source, const Match& match,
                         const Options& options, std::stop_token stop);
    Result<void> writebackStep(OnDemandSession& session, const std::string& dn, const Options& options,
                               std::stop_token stop);
    Result<void> writeFilled(OnDemandSession& session, const Rulebook& rules, const Object& directory,
                             const Object& cloud, const std::string& notFilled, std::stop_token stop);
    Result<Object> import(const Rulebook& rules, const std::string& dn, std::stop_token stop);
    Result<Match> match(const Rulebook& rules, const Object& source, std::stop_token stop);
    /// Errors here are the store's alone; what becomes of the change is in the change.
    Result<void> commit(OnDemandSession& session, Change& change, std::stop_token stop);

    SyncContext context_;
};

}  // namespace hs::sync
