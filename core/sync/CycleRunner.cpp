#include "core/sync/CycleRunner.h"

#include "core/sync/Cycle.h"
#include "core/sync/Quarantine.h"
#include "core/sync/RunEnding.h"

namespace hs::sync {

namespace {

bool isComplete(const Run& run) {
    return run.state == RunState::Succeeded || run.state == RunState::FinishedWithFailures;
}

}  // namespace

Result<void> CycleRunner::work(Run& run, Progress& progress, std::stop_token stop) {
    Cycle cycle(context_, run, progress, stop);
    HS_TRY(cycle.prepare());
    if (run.kind == RunKind::Delta) {
        HS_ASSIGN(const JobState job, context_.store.jobState(run.configuration));
        std::string why = "this is the first cycle, or Restart was selected";
        if (!job.fullDue) { HS_ASSIGN(why, cycle.planChanges()); }
        if (!why.empty()) {
            run.kind = RunKind::Full;
            run.note = "Full instead of delta: " + why;
        }
    }
    if (run.kind == RunKind::Full) HS_TRY(cycle.planEverybody());
    HS_ASSIGN(auto refusal, cycle.verdict());
    if (refusal) {
        run.error = *std::move(refusal);  // a preview shows it too: this plan would not be written
        if (!run.preview) run.state = RunState::StoppedByGuard;
        return {};
    }
    if (run.preview) return {};
    HS_TRY(cycle.write());
    return cycle.settle();
}

/// The state is read again: somebody may have paused the job while it ran.
Result<void> CycleRunner::followUp(const Run& run) {
    HS_ASSIGN(JobState job, context_.store.jobState(run.configuration));
    const UnixMillis now = context_.clock.now();
    const OperationTally tally{run.counts.written + run.counts.unchanged, run.counts.failed, 0};
    job.quarantine =
        quarantineAfter(job.quarantine, run, tally, std::chrono::seconds(context_.configuration.intervalSeconds), now);
    if (isComplete(run)) {
        job.lastSuccessAt = now;
        if (run.kind == RunKind::Full) job.lastFullAt = now;
        // Restart was selected while it ran: what it has just stored is not what that person wants to go on from.
        if (job.restartedAt > run.startedAt) HS_TRY(context_.store.dropWatermarks(run.configuration));
        else if (run.kind == RunKind::Full) job.fullDue = false;
    }
    HS_TRY(context_.store.saveJobState(run.configuration, job));
    if (!isGivenUp(job.quarantine, now)) return {};
    HS_ASSIGN(Configuration configuration, context_.store.configuration(run.configuration));
    configuration.enabled = false;
    const std::string what = "Disabled after four weeks in quarantine";
    context_.log.error(what, {{"configuration", run.configuration}});
    HS_TRY(context_.store.saveConfiguration(configuration, {"run " + std::to_string(run.id), what}));
    return {};
}

Result<Run> CycleRunner::run(const Options& options, std::stop_token stop) {
    HS_TRY(context_.store.closeInterruptedRuns(context_.configuration.name));
    Run run;
    run.configuration = context_.configuration.name;
    run.kind = options.full ? RunKind::Full : RunKind::Delta;
    run.preview = options.preview;
    run.by = options.by;
    run.fence = options.fence;
    run.startedAt = context_.clock.now();
    HS_ASSIGN(run.id, context_.store.beginRun(run));

    Progress progress(context_.events, context_.clock, run);
    progress.runStarted();
    context_.log.info("Cycle started", {{"configuration", run.configuration}, {"run", std::to_string(run.id)}});
    conclude(run, work(run, progress, stop));
    run.endedAt = context_.clock.now();
    const Result<void> stored = context_.store.updateRun(run);
    const Result<void> followed = run.preview ? Result<void>() : followUp(run);
    context_.log.info("Cycle ended", {{"configuration", run.configuration},
                                      {"run", std::to_string(run.id)},
                                      {"kind", std::string(toString(run.kind))},
                                      {"state", std::string(toString(run.state))},
                                      {"written", std::to_string(run.counts.written)},
                                      {"failed", std::to_string(run.counts.failed)}});
    progress.runEnded();
    if (!stored.ok()) return stored.error();
    if (!followed.ok()) return followed.error();
    return run;
}

}  // namespace hs::sync
