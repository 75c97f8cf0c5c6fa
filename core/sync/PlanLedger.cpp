#include "core/sync/PlanLedger.h"

#include <algorithm>
#include <unordered_set>

#include "core/sync/OutcomeRecord.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;

constexpr int portion = 1000;

}  // namespace

void PlanLedger::add(Change&& change) {
    std::erase_if(change.attributes, [](const AttributeChange& attribute) {
        return attribute.result != Verdict::Planned && attribute.result != Verdict::Failed;
    });
    if (change.state == Change::State::Failed) {
        ++run_.counts.failed;
        outcomes_.push_back(outcomeOf(change, run_.id, clock_.now(), clock_.now()));
        escrow_.failed(outcomes_.back(), clock_.now());
    } else {
        ++run_.counts.planned;
        ++(change.rule == RuleKind::Provisioning ? provisioning_ : writeback_);
        guard_.count(change);
    }
    changes_.push_back(std::move(change));
}

void PlanLedger::fail(Outcome&& outcome) {
    ++run_.counts.failed;
    escrow_.failed(outcome, clock_.now());
    outcomes_.push_back(std::move(outcome));
}

Result<void> PlanLedger::flush() {
    if (!changes_.empty()) HS_TRY(store_.appendChanges(run_.id, changes_));
    if (!run_.preview) {
        if (!outcomes_.empty()) HS_TRY(store_.appendOutcomes(outcomes_));
        if (!links_.empty()) HS_TRY(store_.saveLinks(configuration_.name, links_));
        if (!forgotten_.empty()) HS_TRY(store_.removeLinks(configuration_.name, forgotten_));
    }
    changes_.clear();
    outcomes_.clear();
    links_.clear();
    forgotten_.clear();
    return {};
}

Result<std::vector<Change>> PlanLedger::planned(std::optional<RuleKind> rule, std::int64_t afterId, int limit) const {
    ChangeFilter filter;
    filter.run = run_.id;
    filter.rule = rule;
    filter.state = Change::State::Planned;
    filter.afterId = afterId;
    filter.limit = limit;
    return store_.changes(filter);
}

Result<void> PlanLedger::withdraw(const std::string& reason) {
    for (std::int64_t last = 0;;) {
        HS_ASSIGN(auto changes, planned(std::nullopt, last, portion));
        if (changes.empty()) break;
        last = changes.back().id;
        for (Change& change : changes) {
            change.state = Change::State::Skipped;
            change.error = Error(ErrorCode::Cancelled, reason);
        }
        HS_TRY(store_.updateChanges(changes));
    }
    run_.counts.planned = 0;
    return {};
}

Result<void> PlanLedger::withdraw(const std::vector<std::string>& anchors, const Error& error) {
    const std::unordered_set<std::string> wanted(anchors.begin(), anchors.end());
    std::vector<Change> failed;
    HS_TRY(store_.eachChange(run_.id, std::nullopt, Change::State::Planned, [&](Change&& change) -> Result<void> {
        const ObjectRef& directory = change.rule == RuleKind::Provisioning ? change.source : change.target;
        if (!wanted.contains(directory.anchor)) return {};
        change.state = Change::State::Failed;
        change.error = error;
        change.error.object = directory.name;
        failed.push_back(std::move(change));
        return {};
    }));
    if (failed.empty()) return {};
    run_.counts.planned -= static_cast<std::int64_t>(failed.size());
    return store_.updateChanges(failed);
}

}  // namespace hs::sync
