#include "core/sync/RunEnding.h"

namespace hs::sync {

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

}  // namespace hs::sync
