#pragma once

#include <string>
#include <vector>

#include "core/model/Outcome.h"
#include "core/model/Run.h"
#include "core/sync/SyncContext.h"

namespace hs::sync {

/// The run around one object: its steps as people watch them, and its place in the store. One step is under way at a
/// time; a step that fails skips those after it.
class OnDemandSession {
public:
    /// Who asked, and under which lease (Run::by, Run::fence).
    struct Order {
        bool preview = false;
        std::string by;
        std::int64_t fence = 0;
    };

    /// Stores the run. Errors: of the store.
    static Result<OnDemandSession> begin(const SyncContext& context, RuleKind rule, const Order& order,
                                         const std::vector<std::string>& steps);

    Step& enter(const std::string& name);
    void leave(StepStatus status, std::string summary);
    void fail(Error error);
    /// The step under way ends Skipped, and so do those after it.
    void skip(std::string reason);

    /// Keeps the change in the store's plan and takes its references into the outcome.
    Result<void> plan(Change& change);
    /// Takes the change's results into the outcome, and tells the table of attributes.
    void show(const Change& change);

    /// Stores run and outcome. Errors: of the store.
    Result<Outcome> finish();

    Run& run() { return run_; }
    Outcome& outcome() { return outcome_; }

private:
    explicit OnDemandSession(const SyncContext& context) : context_(&context) {}
    void tell(const Step& step) const;
    void skipAfter(std::size_t step);
    StepStatus overall() const;

    const SyncContext* context_;
    Run run_;
    Outcome outcome_;
    std::size_t current_ = 0;
};

}  // namespace hs::sync
