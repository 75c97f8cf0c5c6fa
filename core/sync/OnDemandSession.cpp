#include "core/sync/OnDemandSession.h"

#include <algorithm>

#include "core/sync/OutcomeRecord.h"

namespace hs::sync {

Result<OnDemandSession> OnDemandSession::begin(const SyncContext& context, RuleKind rule, const Order& order,
                                               const std::vector<std::string>& steps) {
    OnDemandSession session(context);
    session.run_.configuration = context.configuration.name;
    session.run_.kind = RunKind::OnDemand;
    session.run_.preview = order.preview;
    session.run_.by = order.by;
    session.run_.fence = order.fence;
    session.run_.startedAt = context.clock.now();
    HS_ASSIGN(session.run_.id, context.store.beginRun(session.run_));
    session.outcome_.run = session.run_.id;
    session.outcome_.rule = rule;
    session.outcome_.startedAt = session.run_.startedAt;
    for (const std::string& name : steps) session.outcome_.steps.push_back(stepNamed(name));
    Event started;
    started.kind = Event::Kind::RunStarted;
    started.configuration = session.run_.configuration;
    started.run = session.run_;
    context.events.publish(started);
    return session;
}

void OnDemandSession::tell(const Step& step) const {
    Event event;
    event.kind = Event::Kind::StepChanged;
    event.configuration = run_.configuration;
    event.run = run_;
    event.step = step;
    context_->events.publish(event);
}

Step& OnDemandSession::enter(const std::string& name) {
    const auto found =
        std::find_if(outcome_.steps.begin(), outcome_.steps.end(), [&](const Step& step) { return step.name == name; });
    if (found != outcome_.steps.end()) current_ = static_cast<std::size_t>(found - outcome_.steps.begin());
    Step& step = outcome_.steps[current_];
    step.status = StepStatus::Running;
    tell(step);
    return step;
}

void OnDemandSession::leave(StepStatus status, std::string summary) {
    Step& step = outcome_.steps[current_];
    step.status = status;
    step.summary = std::move(summary);
    tell(step);
}

void OnDemandSession::fail(Error error) {
    Step& step = outcome_.steps[current_];
    step.error = error;
    std::string summary = error.message;
    outcome_.error = std::move(error);
    leave(StepStatus::Failure, std::move(summary));
    skipAfter(current_);
}

void OnDemandSession::skip(std::string reason) {
    leave(StepStatus::Skipped, std::move(reason));
    ++run_.counts.skipped;
    skipAfter(current_);
}

void OnDemandSession::skipAfter(std::size_t last) {
    for (std::size_t i = last + 1; i < outcome_.steps.size(); ++i) {
        outcome_.steps[i].status = StepStatus::Skipped;
        outcome_.steps[i].summary = "Not reached";
        tell(outcome_.steps[i]);
    }
}

Result<void> OnDemandSession::plan(Change& change) {
    if (change.state == Change::State::Planned && !change.writes()) change.state = Change::State::Skipped;
    run_.counts.planned += change.writes() && change.state == Change::State::Planned;
    run_.counts.unchanged += change.state == Change::State::Skipped;
    run_.counts.failed += change.state == Change::State::Failed;
    HS_TRY(context_->store.appendChanges(run_.id, {&change, 1}));
    show(change);
    return {};
}

void OnDemandSession::show(const Change& change) {
    outcome_.action = change.kind;
    outcome_.source = change.source;
    outcome_.target = change.target;
    outcome_.attributes = change.attributes;
    Event event;
    event.kind = Event::Kind::AttributesChanged;
    event.configuration = run_.configuration;
    event.run = run_;
    event.step = outcome_.steps[current_];
    event.attributes = change.attributes;
    context_->events.publish(event);
}

/// The worst of the steps.
StepStatus OnDemandSession::overall() const {
    StepStatus worst = StepStatus::Success;
    for (const StepStatus bad : {StepStatus::Warning, StepStatus::Skipped, StepStatus::Failure})
        for (const Step& step : outcome_.steps)
            if (step.status == bad) worst = bad;
    return worst;
}

Result<Outcome> OnDemandSession::finish() {
    outcome_.status = overall();
    outcome_.endedAt = run_.endedAt = context_->clock.now();
    if (outcome_.status == StepStatus::Failure) {
        run_.error = outcome_.error;
        const bool cancelled = outcome_.error.code == ErrorCode::Cancelled;
        run_.state = cancelled ? RunState::Cancelled : RunState::FinishedWithFailures;
        if (run_.counts.failed == 0 && !cancelled) run_.counts.failed = 1;
    } else {
        run_.state = run_.preview ? RunState::Previewed : RunState::Succeeded;
    }
    HS_TRY(context_->store.appendOutcomes({&outcome_, 1}));
    HS_TRY(context_->store.updateRun(run_));
    Event ended;
    ended.kind = Event::Kind::RunEnded;
    ended.configuration = run_.configuration;
    ended.run = run_;
    context_->events.publish(ended);
    return outcome_;
}

}  // namespace hs::sync
