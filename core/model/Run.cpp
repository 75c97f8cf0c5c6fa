#include "core/model/Run.h"

namespace hs {

std::string_view toString(RunKind kind) {
    switch (kind) {
        case RunKind::Full: return "full";
        case RunKind::Delta: return "delta";
        case RunKind::OnDemand: return "onDemand";
        case RunKind::Undo: return "undo";
    }
    return "full";
}

std::string_view toString(RunState state) {
    switch (state) {
        case RunState::Running: return "running";
        case RunState::Succeeded: return "succeeded";
        case RunState::FinishedWithFailures: return "finishedWithFailures";
        case RunState::StoppedByGuard: return "stoppedByGuard";
        case RunState::Cancelled: return "cancelled";
        case RunState::Failed: return "failed";
        case RunState::Previewed: return "previewed";
        case RunState::Interrupted: return "interrupted";
    }
    return "running";
}

std::optional<RunKind> runKindFrom(std::string_view name) {
    for (const auto kind : {RunKind::Full, RunKind::Delta, RunKind::OnDemand, RunKind::Undo})
        if (toString(kind) == name) return kind;
    return std::nullopt;
}

std::optional<RunState> runStateFrom(std::string_view name) {
    for (const auto state :
         {RunState::Running, RunState::Succeeded, RunState::FinishedWithFailures, RunState::StoppedByGuard,
          RunState::Cancelled, RunState::Failed, RunState::Previewed, RunState::Interrupted})
        if (toString(state) == name) return state;
    return std::nullopt;
}

}  // namespace hs
