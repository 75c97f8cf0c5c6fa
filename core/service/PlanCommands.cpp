#include "core/service/PlanCommands.h"

#include "core/service/Audit.h"
#include "core/service/Ownership.h"
#include "core/service/Session.h"
#include "core/sync/PlanApplication.h"
#include "core/sync/Undo.h"

namespace hs::service {

Result<PlanCounts> PlanCommands::counts(std::int64_t run) {
    HS_TRY(ports_.store.run(run));
    return ports_.store.planCounts(run);
}

Result<Run> PlanCommands::apply(const ApplyRequest& request, std::stop_token stop) {
    HS_ASSIGN(const Run plan, ports_.store.run(request.run));
    HS_ASSIGN(const Ownership::Claim claim, claimOf(ports_));
    const EitherStop either(stop, claim.lost());
    HS_ASSIGN(const auto session, Session::open(ports_, schema_, plan.configuration, either.token()));
    const std::string by = request.by.empty() ? actorOf(ports_, session->configuration()) : request.by;
    audit(ports_, session->configuration(), request.allow ? "Plan allowed and applied" : "Plan applied",
          {{"run", std::to_string(request.run)}, {"asked", by}});
    const auto apply = [&] {
        return sync::PlanApplication(session->context())
            .apply({request.run, request.allow, by, claim.fence()}, either.token());
    };
    HS_ASSIGN(Run written, plan.kind == RunKind::Undo ? paused(plan, by, apply) : apply());
    if (request.allow) HS_TRY(releaseQuarantine(plan, written));
    return written;
}

Result<Run> PlanCommands::undo(const UndoRequest& request, std::stop_token stop) {
    HS_ASSIGN(const Run written, ports_.store.run(request.run));
    HS_ASSIGN(const Ownership::Claim claim, claimOf(ports_));
    const EitherStop either(stop, claim.lost());
    HS_ASSIGN(const auto session, Session::open(ports_, schema_, written.configuration, either.token()));
    const std::string by = request.by.empty() ? actorOf(ports_, session->configuration()) : request.by;
    const auto undo = [&] {
        return sync::Undo(session->context())
            .undo({request.run, request.changes, request.preview, by, claim.fence()}, either.token());
    };
    return request.preview ? undo() : paused(written, by, undo);
}

/// Before the first value is taken back: the next cycle would write it again. What is refused leaves the job as it was.
Result<Run> PlanCommands::paused(const Run& run, const std::string& by, const std::function<Result<Run>()>& work) {
    HS_ASSIGN(const JobState before, ports_.store.jobState(run.configuration));
    HS_TRY(pauseFor(run, by));
    auto written = work();
    if (written.ok() || before.paused) return written;
    HS_ASSIGN(JobState state, ports_.store.jobState(run.configuration));
    state.paused = before.paused;
    state.pausedAt = before.pausedAt;
    state.pausedBy = before.pausedBy;
    HS_TRY(ports_.store.saveJobState(run.configuration, state));
    return written;
}

Result<void> PlanCommands::pauseFor(const Run& run, const std::string& by) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(run.configuration));
    HS_ASSIGN(JobState state, ports_.store.jobState(run.configuration));
    if (state.paused) return {};
    state.paused = true;
    state.pausedAt = ports_.clock.now();
    state.pausedBy = by + " (undo of run " + std::to_string(run.id) + ")";
    HS_TRY(ports_.store.saveJobState(run.configuration, state));
    audit(ports_, configuration, "Job paused for an undo", {{"run", std::to_string(run.id)}});
    return {};
}

Result<void> PlanCommands::releaseQuarantine(const Run& plan, const Run& written) {
    if (written.state != RunState::Succeeded && written.state != RunState::FinishedWithFailures) return {};
    HS_ASSIGN(JobState state, ports_.store.jobState(plan.configuration));
    if (!state.quarantine.active() || state.quarantine.run != plan.id) return {};
    state.quarantine = {};
    return ports_.store.saveJobState(plan.configuration, state);
}

}  // namespace hs::service
