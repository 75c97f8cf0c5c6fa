#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/model/Change.h"

namespace hs {

/// success, failure, skipped, warning; Running only while a step goes on.
enum class StepStatus { Pending, Running, Success, Failure, Skipped, Warning };

/// One of the portal's steps for one object.
struct Step {
    std::string name;   ///< "import", "scope", "match", "perform"
    std::string title;  ///< "Import user", "Determine if user is in scope", …
    StepStatus status = StepStatus::Pending;
    std::string summary;  ///< one line: "41 attributes from dc1", "No match: create"
    /// What View details shows, in order: name and values.
    std::vector<std::pair<std::string, Values>> details;
    Error error;  ///< meaningful when status is Failure

    bool operator==(const Step&) const = default;
};

/// What became of one object in a run: the row of the provisioning log.
struct Outcome {
    std::int64_t id = 0;  ///< given by the store when it is written; the change id of log exports
    std::int64_t run = 0;
    RuleKind rule = RuleKind::Provisioning;
    ChangeKind action = ChangeKind::None;
    StepStatus status = StepStatus::Pending;
    ObjectRef source;
    ObjectRef target;
    std::vector<Step> steps;
    std::vector<AttributeChange> attributes;
    Error error;
    UnixMillis startedAt = 0;
    UnixMillis endedAt = 0;
    std::int64_t change = 0;  ///< Change::id in the journal of the run; 0 = nothing was planned

    bool operator==(const Outcome&) const = default;
};

/// "pending", "running", "success", "failure", "skipped", "warning".
std::string_view toString(StepStatus status);
/// The inverse; nothing for any other word.
std::optional<StepStatus> stepStatusFrom(std::string_view name);

}  // namespace hs
