#include "app/cli/ExitCode.h"

namespace hs::cli {

ExitCode exitCodeOf(const Error& error) {
    switch (error.code) {
        case ErrorCode::Throttled:
        case ErrorCode::Unavailable:
        case ErrorCode::Timeout: return Unreachable;
        case ErrorCode::Denied:
        case ErrorCode::Unauthenticated: return NotAuthorised;
        case ErrorCode::Cancelled: return Cancelled;
        case ErrorCode::InvalidInput:
        case ErrorCode::Unsupported:
        case ErrorCode::NotFound:
        case ErrorCode::Conflict:
        case ErrorCode::Corrupt:
        case ErrorCode::Internal: return WrongConfiguration;
    }
    return WrongConfiguration;
}

ExitCode exitCodeOf(const Outcome& outcome) {
    if (outcome.status != StepStatus::Failure) return Done;
    const ExitCode own = exitCodeOf(outcome.error);
    return own == Unreachable || own == Cancelled || outcome.error.code == ErrorCode::Unauthenticated ? own
                                                                                                      : FailedObjects;
}

ExitCode exitCodeOf(const Run& run) {
    switch (run.state) {
        case RunState::StoppedByGuard: return StoppedByGuard;
        case RunState::Cancelled: return Cancelled;
        case RunState::Failed:
        case RunState::Interrupted: return exitCodeOf(run.error);
        case RunState::FinishedWithFailures: return FailedObjects;
        case RunState::Running:
        case RunState::Succeeded:
        case RunState::Previewed: return run.counts.failed > 0 ? FailedObjects : Done;
    }
    return Done;
}

}  // namespace hs::cli
