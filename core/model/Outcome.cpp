#include "core/model/Outcome.h"

namespace hs {

std::string_view toString(StepStatus status) {
    switch (status) {
        case StepStatus::Pending: return "pending";
        case StepStatus::Running: return "running";
        case StepStatus::Success: return "success";
        case StepStatus::Failure: return "failure";
        case StepStatus::Skipped: return "skipped";
        case StepStatus::Warning: return "warning";
    }
    return "pending";
}

std::optional<StepStatus> stepStatusFrom(std::string_view name) {
    for (const auto status : {StepStatus::Pending, StepStatus::Running, StepStatus::Success, StepStatus::Failure,
                              StepStatus::Skipped, StepStatus::Warning})
        if (toString(status) == name) return status;
    return std::nullopt;
}

}  // namespace hs
