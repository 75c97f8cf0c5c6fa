#include "core/sync/OutcomeRecord.h"

#include <algorithm>
#include <array>

namespace hs::sync {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 5> titles{{
    {"import", "Import user"},
    {"scope", "Determine if user is in scope"},
    {"match", "Match user between source and target system"},
    {"perform", "Perform action"},
    {"writeback", "Writeback exchange attributes to Active Directory"},
}};

std::string summaryOf(const Change& change) {
    std::size_t written = 0, failed = 0;
    for (const AttributeChange& attribute : change.attributes) {
        written += attribute.result == AttributeChange::Result::Written;
        failed += attribute.result == AttributeChange::Result::Failed;
    }
    std::string text = std::to_string(written) + (written == 1 ? " attribute written" : " attributes written");
    if (failed > 0) text += ", " + std::to_string(failed) + " failed";
    return text;
}

}  // namespace

Step stepNamed(const std::string& name) {
    Step step;
    step.name = name;
    for (const auto& [key, title] : titles)
        if (name == key) step.title = title;
    return step;
}

Outcome outcomeOf(const Change& change, std::int64_t run, UnixMillis startedAt, UnixMillis endedAt) {
    Outcome outcome;
    outcome.run = run;
    outcome.change = change.id;
    outcome.rule = change.rule;
    outcome.action = change.kind;
    outcome.source = change.source;
    outcome.target = change.target;
    outcome.attributes = change.attributes;
    outcome.startedAt = startedAt;
    outcome.endedAt = endedAt;
    const bool failed = change.state == Change::State::Failed;
    outcome.status = failed ? StepStatus::Failure : StepStatus::Success;
    if (failed) outcome.error = change.error;

    Step step = stepNamed(change.rule == RuleKind::Writeback ? "writeback" : "perform");
    step.status = outcome.status;
    step.summary = failed ? change.error.message : summaryOf(change);
    if (failed) step.error = change.error;
    outcome.steps.push_back(std::move(step));
    return outcome;
}

Outcome failedOutcome(RuleKind rule, std::int64_t run, ObjectRef source, const std::string& stepName, Error error,
                      UnixMillis at) {
    Outcome outcome;
    outcome.run = run;
    outcome.rule = rule;
    outcome.status = StepStatus::Failure;
    outcome.source = std::move(source);
    outcome.startedAt = outcome.endedAt = at;
    Step step = stepNamed(stepName);
    step.status = StepStatus::Failure;
    step.summary = error.message;
    step.error = error;
    outcome.steps.push_back(std::move(step));
    outcome.error = std::move(error);
    return outcome;
}

}  // namespace hs::sync
