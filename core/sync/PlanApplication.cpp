#include "core/sync/PlanApplication.h"

#include "core/sync/Guard.h"
#include "core/sync/PlanCheck.h"
#include "core/sync/UndoPlanner.h"

namespace hs::sync {

namespace {

constexpr int portion = 400;

std::string named(const Run& run) { return "Run " + std::to_string(run.id); }

std::optional<Error> refusal(const Run& plan, const std::string& configuration) {
    if (plan.configuration != configuration)
        return Error(ErrorCode::InvalidInput,
                     named(plan) + " belongs to the configuration " + plan.configuration + ", not to " + configuration)
            .next("Apply it in its own configuration");
    if (plan.state == RunState::Running)
        return Error(ErrorCode::Conflict, named(plan) + " is still running").next("Wait for its end");
    if (plan.state != RunState::Previewed && plan.state != RunState::StoppedByGuard)
        return Error(ErrorCode::InvalidInput,
                     named(plan) + " is not a plan: only a preview, or a run that a guard stopped, can be applied")
            .next("Make a preview first");
    return std::nullopt;
}

}  // namespace

Result<void> PlanApplication::refuseApplied(const Run& plan) {
    HS_ASSIGN(const auto based, context_.store.runsBasedOn(plan.id));
    for (const Run& run : based) {
        if (run.preview || (run.state != RunState::Succeeded && run.state != RunState::FinishedWithFailures)) continue;
        return Error(ErrorCode::Conflict, named(plan) + " was applied already by run " + std::to_string(run.id))
            .next("Make a new preview");
    }
    return {};
}

/// Over the whole plan, before the first write.
Result<void> PlanApplication::refuseByGuard(const Run& plan) {
    Guard guard(context_.configuration);
    HS_TRY(
        context_.store.eachChange(plan.id, std::nullopt, Change::State::Planned, [&](Change&& change) -> Result<void> {
            guard.count(change);
            return {};
        }));
    HS_ASSIGN(const std::int64_t inScope, objectsInScope(context_.store, plan));
    if (auto refused = guard.verdict(inScope)) return *std::move(refused);
    return {};
}

Result<Run> PlanApplication::apply(const Wish& wish, std::stop_token stop) {
    HS_ASSIGN(const Run plan, context_.store.run(wish.run));
    if (auto refused = refusal(plan, context_.configuration.name)) return *std::move(refused);
    HS_TRY(context_.store.closeInterruptedRuns(context_.configuration.name));
    HS_TRY(refuseApplied(plan));
    HS_ASSIGN(const PlanCounts counts, context_.store.planCounts(plan.id));
    if (counts.planned == 0)
        return Error(ErrorCode::InvalidInput, named(plan) + " holds no change that is to be written")
            .next("There is nothing to apply");
    if (!wish.allow) HS_TRY(refuseByGuard(plan));

    Run run;
    run.configuration = plan.configuration;
    run.kind = plan.kind;
    run.basis = plan.id;
    run.by = wish.by;
    run.fence = wish.fence;
    HS_ASSIGN(run, PlanRun::begin(context_, run));
    PlanRun application(context_, run, stop);
    application.progress().phase("Applying the plan of run " + std::to_string(plan.id), counts.planned);
    const Result<void> done = work(plan, run, application, stop);
    const Result<void> kept = endFresh(run);
    return application.end(done.ok() ? kept : done);
}

Result<void> PlanApplication::work(const Run& plan, Run& run, PlanRun& application, std::stop_token stop) {
    if (plan.kind == RunKind::Undo) {
        UndoPlanner planner(context_.directory, context_.cloud);
        const auto look = [&](const std::vector<Change>& changes) -> Result<Portion> {
            Portion found;
            HS_ASSIGN(found.written, planner.recheck(changes, stop));
            return found;
        };
        return writeRule(plan, std::nullopt, run, application, look, stop);
    }
    HS_ASSIGN(const auto check, PlanCheck::prepare({context_.configuration, context_.schema, context_.environment,
                                                    context_.store, context_.directory, context_.cloud},
                                                   plan.kind == RunKind::OnDemand, stop));
    const auto look = [&](const std::vector<Change>& changes) -> Result<Portion> {
        HS_ASSIGN(auto findings, check->check(changes, stop));
        Portion found;
        for (PlanCheck::Finding& finding : findings) {
            found.unchanged += finding.unchanged;
            if (finding.link) found.links.push_back(*std::move(finding.link));
            if (finding.fresh) found.fresh.push_back(*std::move(finding.fresh));
            if (!finding.unchanged) found.written.push_back(std::move(finding.change));
        }
        return found;
    };
    HS_TRY(writeRule(plan, RuleKind::Provisioning, run, application, look, stop));
    return writeRule(plan, RuleKind::Writeback, run, application, look, stop);
}

Result<void> PlanApplication::writeRule(const Run& plan, std::optional<RuleKind> rule, Run& run, PlanRun& application,
                                        const std::function<Result<Portion>(const std::vector<Change>&)>& look,
                                        std::stop_token stop) {
    ChangeFilter filter;
    filter.run = plan.id;
    filter.rule = rule;
    filter.state = Change::State::Planned;
    filter.limit = portion;
    for (;;) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while the plan was applied");
        HS_ASSIGN(const auto changes, context_.store.changes(filter));
        if (changes.empty()) return {};
        filter.afterId = changes.back().id;
        HS_ASSIGN(Portion found, look(changes));
        run.counts.unchanged += found.unchanged;
        if (!found.links.empty()) HS_TRY(context_.store.saveLinks(run.configuration, found.links));
        if (!found.fresh.empty()) HS_TRY(keepFresh(run, found.fresh));
        HS_TRY(application.add(found.written, true));
        HS_TRY(application.write(found.written));
    }
}

Result<void> PlanApplication::keepFresh(const Run& run, std::vector<Change>& fresh) {
    if (!fresh_) {
        Run preview;
        preview.configuration = run.configuration;
        preview.kind = run.kind;
        preview.preview = true;
        preview.basis = run.id;
        preview.by = run.by;
        HS_ASSIGN(fresh_, PlanRun::begin(context_, preview));
    }
    for (Change& change : fresh) {
        change.id = 0;
        fresh_->counts.planned += change.state == Change::State::Planned;
        fresh_->counts.failed += change.state == Change::State::Failed;
    }
    return context_.store.appendChanges(fresh_->id, fresh);
}

Result<void> PlanApplication::endFresh(Run& run) {
    if (!fresh_) return {};
    fresh_->state = RunState::Previewed;
    fresh_->endedAt = context_.clock.now();
    const std::int64_t number = fresh_->counts.planned + fresh_->counts.failed;
    fresh_->note =
        "Planned again because they have changed since the preview that run " + std::to_string(run.id) + " applied";
    run.note = std::to_string(number) +
               (number == 1 ? " object has changed since the preview; it was planned again as run "
                            : " objects have changed since the preview; they were planned again as run ") +
               std::to_string(fresh_->id);
    return context_.store.updateRun(*fresh_);
}

}  // namespace hs::sync
