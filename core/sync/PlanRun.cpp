#include "core/sync/PlanRun.h"

#include <algorithm>

#include "core/sync/Committer.h"
#include "core/sync/OutcomeRecord.h"
#include "core/sync/RunEnding.h"

namespace hs::sync {

namespace {

bool isDecided(const Change& change) {
    return change.state == Change::State::Done || change.state == Change::State::Failed ||
           change.state == Change::State::Skipped;
}

Outcome rowOf(const Change& change, std::int64_t run, UnixMillis began, UnixMillis ended) {
    Outcome outcome = outcomeOf(change, run, began, ended);
    outcome.change = change.id;
    if (change.state != Change::State::Skipped) return outcome;
    outcome.status = StepStatus::Skipped;
    for (Step& step : outcome.steps) {
        step.status = StepStatus::Skipped;
        step.summary = change.error.message;
    }
    return outcome;
}

/// Where the changes of one rule that stand together end: they go to one target side.
std::size_t endOfRule(const std::vector<Change>& changes, std::size_t begin) {
    std::size_t end = begin;
    while (end < changes.size() && changes[end].rule == changes[begin].rule) ++end;
    return end;
}

}  // namespace

void skip(Change& change, std::string reason) {
    change.state = Change::State::Skipped;
    change.error = Error(ErrorCode::Conflict, std::move(reason)).on(change.target.name);
}

Result<std::int64_t> objectsInScope(Store& store, const Run& run) {
    if (run.kind == RunKind::Full) return run.counts.readDirectory - run.counts.skipped;
    return store.countLinks(run.configuration);
}

Result<Run> PlanRun::begin(const SyncContext& context, Run run) {
    run.startedAt = context.clock.now();
    HS_ASSIGN(run.id, context.store.beginRun(run));
    return run;
}

PlanRun::PlanRun(const SyncContext& context, Run& run, std::stop_token stop)
    : context_(context), run_(run), stop_(std::move(stop)), progress_(context.events, context.clock, run) {
    progress_.runStarted();
}

Result<void> PlanRun::add(std::vector<Change>& changes, bool log) {
    if (changes.empty()) return {};
    for (Change& change : changes) {
        change.id = 0;
        run_.counts.planned += change.state == Change::State::Planned;
        run_.counts.skipped += change.state == Change::State::Skipped;
        run_.counts.failed += change.state == Change::State::Failed;
    }
    HS_TRY(context_.store.appendChanges(run_.id, changes));
    if (!log) return {};
    std::vector<Change> decided;
    std::copy_if(changes.begin(), changes.end(), std::back_inserter(decided), isDecided);
    return record(decided, context_.clock.now());
}

Result<void> PlanRun::record(const std::vector<Change>& changes, UnixMillis began) {
    std::vector<Outcome> outcomes;
    for (const Change& change : changes) {
        if (!isDecided(change)) continue;
        outcomes.push_back(rowOf(change, run_.id, began, context_.clock.now()));
        if (change.state == Change::State::Failed) {
            if (!escrowOpen_) HS_TRY(escrow_.open(context_.store, run_.configuration));
            escrowOpen_ = true;
            escrow_.failed(outcomes.back(), context_.clock.now());
        }
        sightings_.note(change);
    }
    if (outcomes.empty()) return {};
    return context_.store.appendOutcomes(outcomes);
}

Result<void> PlanRun::write(std::vector<Change>& changes) {
    std::erase_if(changes, [](const Change& change) { return change.state != Change::State::Planned; });
    const UnixMillis began = context_.clock.now();
    Committer committer(context_.store, context_.directory, context_.cloud, context_.clock, context_.log);
    Result<void> result;
    for (std::size_t at = 0; at < changes.size() && result.ok();) {
        const std::size_t end = endOfRule(changes, at);
        result = committer.commit(run_, run_.configuration, std::span(changes).subspan(at, end - at), stop_);
        progress_.step(static_cast<std::int64_t>(end - at));
        at = end;
    }
    HS_TRY(record(changes, began));
    return result;
}

/// What failed is tried again in its time, and people see which attributes were written. An undo owes neither: nobody
/// wants its values again.
Result<void> PlanRun::followUp() {
    if (run_.preview || run_.kind == RunKind::Undo) return {};
    if (escrowOpen_) HS_TRY(escrow_.close(context_.store, run_.configuration, [](const Escrow&) { return false; }));
    const auto freshness = sightings_.at(context_.clock.now());
    if (freshness.empty()) return {};
    return context_.store.saveFreshness(run_.configuration, freshness);
}

Result<Run> PlanRun::end(const Result<void>& result) {
    conclude(run_, result);
    run_.endedAt = context_.clock.now();
    const Result<void> stored = context_.store.updateRun(run_);
    const Result<void> followed = followUp();
    progress_.runEnded();
    if (!stored.ok()) return stored.error();
    if (!followed.ok()) return followed.error();
    return run_;
}

}  // namespace hs::sync
