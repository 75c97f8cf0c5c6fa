#include "core/sync/Undo.h"

#include <algorithm>
#include <unordered_set>

#include "core/sync/Collisions.h"
#include "core/sync/Guard.h"
#include "core/sync/PlanRun.h"
#include "core/sync/UndoPlanner.h"

namespace hs::sync {

namespace {

constexpr std::size_t portion = 400;

std::string named(const Run& run) { return "Run " + std::to_string(run.id); }

bool isHeldPlan(const Run& run) { return run.state == RunState::Previewed || run.state == RunState::StoppedByGuard; }

/// Why there is nothing to take back, from the run alone.
std::optional<Error> refusal(const Run& run, const std::string& configuration) {
    if (run.configuration != configuration)
        return Error(ErrorCode::InvalidInput,
                     named(run) + " belongs to the configuration " + run.configuration + ", not to " + configuration)
            .next("Undo it in its own configuration");
    if (run.preview || run.state == RunState::Previewed)
        return Error(ErrorCode::InvalidInput, named(run) + " is a preview: it wrote nothing")
            .next("Choose the run that wrote the changes");
    if (run.state == RunState::Running)
        return Error(ErrorCode::Conflict, named(run) + " is still running").next("Wait for its end, or stop it first");
    return std::nullopt;
}

}  // namespace

/// Newest first: in a run provisioning is written before writeback; an undo is written in the order of its plan.
Result<std::vector<Undo::Entry>> Undo::select(const Run& written, const Wish& wish) {
    std::unordered_set<std::int64_t> wanted(wish.changes.begin(), wish.changes.end());
    std::vector<Entry> entries;
    bool wroteAny = false;
    HS_TRY(context_.store.eachChange(written.id, std::nullopt, std::nullopt, [&](Change&& change) -> Result<void> {
        const bool chosen = wish.changes.empty() || wanted.erase(change.id) > 0;
        const bool wrote = UndoPlanner::wrote(change);
        wroteAny = wroteAny || wrote;
        if (chosen && wrote) entries.push_back({change.id, change.rule});
        return {};
    }));
    if (!wanted.empty())
        return Error(ErrorCode::InvalidInput,
                     named(written) + " has no change with the id " + std::to_string(*wanted.begin()))
            .next("Take the ids from the journal of the run");
    if (entries.empty())
        return Error(ErrorCode::Conflict,
                     wroteAny ? "None of the chosen changes of run " + std::to_string(written.id) + " was written"
                              : named(written) + " wrote nothing")
            .next("Choose changes that were written");
    if (written.kind != RunKind::Undo)
        std::stable_partition(entries.begin(), entries.end(),
                              [](const Entry& entry) { return entry.rule == RuleKind::Provisioning; });
    std::reverse(entries.begin(), entries.end());
    return entries;
}

/// By the undo runs of a run, and theirs: an undo that was itself taken back does not count.
Result<bool> Undo::isTakenBack(const Run& run, int depth) {
    HS_ASSIGN(const PlanCounts counts, context_.store.planCounts(run.id));
    HS_ASSIGN(std::vector<Run> based, context_.store.runsBasedOn(run.id));
    std::vector<Run> undos;
    for (const Run& candidate : based) {
        if (candidate.kind != RunKind::Undo) continue;
        undos.push_back(candidate);
        if (!isHeldPlan(candidate)) continue;
        HS_ASSIGN(const auto applications, context_.store.runsBasedOn(candidate.id));
        undos.insert(undos.end(), applications.begin(), applications.end());
    }
    std::int64_t takenBack = 0;
    for (const Run& undo : undos) {
        HS_ASSIGN(const PlanCounts done, context_.store.planCounts(undo.id));
        if (done.done == 0) continue;
        HS_ASSIGN(const bool again, depth > 0 ? isTakenBack(undo, depth - 1) : Result<bool>(false));
        if (!again) takenBack += done.done;
    }
    return counts.done > 0 && takenBack >= counts.done;
}

Result<std::vector<Change>> Undo::journal(std::int64_t run, std::span<const Entry> entries) {
    std::unordered_set<std::int64_t> ids;
    for (const Entry& entry : entries) ids.insert(entry.id);
    const auto [first, last] =
        std::minmax_element(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
    ChangeFilter filter;
    filter.run = run;
    filter.afterId = first->id - 1;
    filter.limit = static_cast<int>(portion);
    std::vector<Change> found;
    while (filter.afterId < last->id) {
        HS_ASSIGN(auto page, context_.store.changes(filter));
        if (page.empty()) break;
        filter.afterId = page.back().id;
        for (Change& change : page)
            if (ids.contains(change.id)) found.push_back(std::move(change));
    }
    std::reverse(found.begin(), found.end());
    return found;
}

Result<void> Undo::work(Run& run, const std::vector<Entry>& entries, PlanRun& plan, std::stop_token stop) {
    plan.progress().phase("Planning what is taken back", static_cast<std::int64_t>(entries.size()));
    UndoPlanner planner(context_.directory, context_.cloud);
    Guard guard(context_.configuration);
    Collisions collisions;
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin;
        while (end < entries.size() && end - begin < portion && entries[end].rule == entries[begin].rule) ++end;
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while the undo was planned");
        HS_ASSIGN(const auto written, journal(run.basis, std::span(entries).subspan(begin, end - begin)));
        HS_ASSIGN(auto inverse, planner.inverse(written, stop));
        for (Change& change : inverse) {
            if (change.state != Change::State::Planned) continue;
            HS_TRY(collisions.check(change, context_.directory, true, stop));
            if (change.state == Change::State::Planned) guard.count(change);
        }
        HS_TRY(plan.add(inverse, !run.preview));
        plan.progress().step(static_cast<std::int64_t>(end - begin));
        begin = end;
    }
    HS_ASSIGN(const std::int64_t inScope, objectsInScope(context_.store, run));
    if (auto refused = guard.verdict(inScope)) {
        run.error = *std::move(refused);
        if (!run.preview) run.state = RunState::StoppedByGuard;
        return {};
    }
    if (run.preview) return {};
    plan.progress().phase("Taking back", run.counts.planned);
    ChangeFilter filter;
    filter.run = run.id;
    filter.state = Change::State::Planned;
    filter.limit = static_cast<int>(portion);
    for (;;) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while changes were taken back");
        HS_ASSIGN(auto changes, context_.store.changes(filter));
        if (changes.empty()) return {};
        filter.afterId = changes.back().id;
        HS_TRY(plan.write(changes));
    }
}

Result<Run> Undo::undo(const Wish& wish, std::stop_token stop) {
    HS_ASSIGN(const Run written, context_.store.run(wish.run));
    if (auto refused = refusal(written, context_.configuration.name)) return *std::move(refused);
    HS_TRY(context_.store.closeInterruptedRuns(context_.configuration.name));
    HS_ASSIGN(const auto entries, select(written, wish));
    HS_ASSIGN(const bool done, isTakenBack(written, 16));
    if (done)
        return Error(ErrorCode::Conflict, named(written) + " has been undone already")
            .next("Undo the run that undid it, to have its changes again");
    Run run;
    run.configuration = written.configuration;
    run.kind = RunKind::Undo;
    run.basis = written.id;
    run.preview = wish.preview;
    run.by = wish.by;
    run.fence = wish.fence;
    HS_ASSIGN(run, PlanRun::begin(context_, run));
    PlanRun plan(context_, run, stop);
    return plan.end(work(run, entries, plan, stop));
}

}  // namespace hs::sync
