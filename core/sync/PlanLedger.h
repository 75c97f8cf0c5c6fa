#pragma once

#include <optional>
#include <vector>

#include "core/base/Clock.h"
#include "core/model/Configuration.h"
#include "core/model/Link.h"
#include "core/model/Run.h"
#include "core/ports/Store.h"
#include "core/sync/EscrowBook.h"
#include "core/sync/Guard.h"

namespace hs::sync {

/// The plan of a run as it grows: changes go to the store page by page, the guard and the run's numbers see each of
/// them. A preview keeps the plan and nothing else.
class PlanLedger {
public:
    PlanLedger(Store& store, const Clock& clock, const Configuration& configuration, Run& run)
        : store_(store), clock_(clock), configuration_(configuration), run_(run), guard_(configuration) {}

    /// A change that writes or has failed; of its attributes only those that do are kept.
    void add(Change&& change);
    void fail(Outcome&& outcome);
    void unchanged() { ++run_.counts.unchanged; }
    void remember(Link&& link) { links_.push_back(std::move(link)); }
    void forget(std::string anchor) { forgotten_.push_back(std::move(anchor)); }

    /// Brings what was added since the last flush to the store.
    Result<void> flush();

    /// Up to `limit` changes after `afterId` that are still to be written, in order.
    Result<std::vector<Change>> planned(std::optional<RuleKind> rule, std::int64_t afterId, int limit) const;

    /// Nothing of the plan is to be written: every planned change becomes Skipped, with the reason.
    Result<void> withdraw(const std::string& reason);

    /// Takes planned changes of these anchors out of the plan; they fail with the error.
    Result<void> withdraw(const std::vector<std::string>& anchors, const Error& error);

    std::optional<Error> verdict(std::int64_t inScope) const { return guard_.verdict(inScope); }
    std::int64_t plannedOf(RuleKind rule) const { return rule == RuleKind::Provisioning ? provisioning_ : writeback_; }
    UnixMillis now() const { return clock_.now(); }
    EscrowBook& escrow() { return escrow_; }
    const EscrowBook& escrow() const { return escrow_; }

private:
    Store& store_;
    const Clock& clock_;
    const Configuration& configuration_;
    Run& run_;
    Guard guard_;
    EscrowBook escrow_;
    std::int64_t provisioning_ = 0, writeback_ = 0;
    std::vector<Change> changes_;
    std::vector<Outcome> outcomes_;
    std::vector<Link> links_;
    std::vector<std::string> forgotten_;
};

}  // namespace hs::sync
