#include "core/sync/CycleRunner.h"

#include "core/sync/Cycle.h"
#include "core/sync/Progress.h"

namespace hs::sync {

namespace {

void conclude(Run& run, const Result<void>& result) {
    if (!result.ok()) {
        run.error = result.error();
        run.state = run.error.code == ErrorCode::Cancelled ? RunState::Cancelled : RunState::Failed;
    } else if (run.state == RunState::Running) {
        run.state = run.preview             ? RunState::Previewed
                    : run.counts.failed > 0 ? RunState::FinishedWithFailures
                                            : RunState::Succeeded;
    }
}

Result<void> work(Cycle& cycle, Run& run) {
    HS_TRY(cycle.plan());
    if (auto refusal = cycle.verdict()) {
        run.error = *std::move(refusal);  // a preview shows it too: this plan would not be written
        if (!run.preview) run.state = RunState::StoppedByGuard;
        return {};
    }
    return run.preview ? Result<void>() : cycle.write();
}

}  // namespace

Result<Run> CycleRunner::runFull(bool preview, std::stop_token stop) {
    HS_TRY(context_.store.closeInterruptedRuns(context_.configuration.name));
    Run run;
    run.configuration = context_.configuration.name;
    run.kind = RunKind::Full;
    run.preview = preview;
    run.startedAt = context_.clock.now();
    HS_ASSIGN(run.id, context_.store.beginRun(run));

    Progress progress(context_.events, context_.clock, run);
    progress.runStarted();
    context_.log.info("Cycle started", {{"configuration", run.configuration}, {"run", std::to_string(run.id)}});
    Cycle cycle(context_, run, progress, stop);
    conclude(run, work(cycle, run));
    run.endedAt = context_.clock.now();
    const Result<void> stored = context_.store.updateRun(run);
    context_.log.info("Cycle ended", {{"configuration", run.configuration},
                                      {"run", std::to_string(run.id)},
                                      {"state", std::string(toString(run.state))},
                                      {"written", std::to_string(run.counts.written)},
                                      {"failed", std::to_string(run.counts.failed)}});
    progress.runEnded();
    if (!stored.ok()) return stored.error();
    return run;
}

}  // namespace hs::sync
