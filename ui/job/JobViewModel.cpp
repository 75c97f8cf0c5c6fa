#include "ui/job/JobViewModel.h"

#include "ui/job/JobWords.h"
#include "ui/kit/Words.h"

namespace hs::ui {

JobViewModel::JobViewModel(service::Client& client, const Clock& clock, QObject* parent)
    : QObject(parent), client_(client), clock_(clock), commands_(new JobCommands(client, this)) {
    connect(&client_, &service::Client::event, this, &JobViewModel::take);
    connect(commands_, &JobCommands::changed, this, &JobViewModel::changed);
    connect(commands_, &JobCommands::done, this, &JobViewModel::refresh);
}

void JobViewModel::load(const QString& name) {
    if (name != name_) {
        status_.reset();
        error_.reset();
        runs_.clear();
        agents_.clear();
        heldPlan_.reset();
        heldRun_ = 0;
        live_.reset();
        finished_.reset();
        runError_.reset();
        commands_->forgetError();
        stopping_ = false;
    }
    name_ = name;
    refresh();
}

void JobViewModel::refresh() {
    if (name_.isEmpty()) return;
    refreshStatus();
    history_.await(client_.runs(name_.toStdString(), 30), [this](Result<std::vector<Run>> answer) {
        if (answer.ok()) runs_ = std::move(answer).value();
        Q_EMIT changed();
    });
    agentLoad_.await(client_.agents(), [this](Result<std::vector<service::AgentStatus>> answer) {
        agents_.clear();
        if (answer.ok()) agents_ = std::move(answer).value();
        Q_EMIT changed();
    });
}

void JobViewModel::refreshStatus() {
    if (name_.isEmpty()) return;
    load_.await(client_.job(name_.toStdString()), [this](Result<service::JobStatus> answer) {
        error_.reset();
        if (answer.ok()) takeStatus(std::move(answer).value());
        else error_ = answer.error();
        Q_EMIT changed();
        Q_EMIT runChanged();
    });
}

void JobViewModel::takeStatus(service::JobStatus status) {
    status_ = std::move(status);
    const auto& current = status_->current;
    const bool cycle = current && current->kind != RunKind::OnDemand;
    // Events are fresher than what is asked for; but a run that ended in another program may not have told us.
    if (!cycle) {
        if (!cycle_.isRunning()) live_.reset();
    } else if (!live_ || status_->live) {
        Event event;
        event.run = *current;
        live_ = status_->live ? status_->live : event;
    }
    const std::int64_t held = isHeldByGuard() ? status_->state.quarantine.run : 0;
    if (held != heldRun_) heldPlan_.reset();
    heldRun_ = held;
    if (held == 0) return;
    plan_.await(client_.planCounts(held), [this](Result<PlanCounts> answer) {
        if (answer.ok()) heldPlan_ = *answer;
        Q_EMIT changed();
    });
}

bool JobViewModel::isHeldByGuard() const {
    return status_ && status_->state.quarantine.reason == Quarantine::Reason::TooManyDeletes &&
           status_->state.quarantine.run != 0;
}

void JobViewModel::runCycle(bool full, bool preview) {
    if (isRunning() || name_.isEmpty()) return;
    service::CycleRequest request;
    request.configuration = name_.toStdString();
    request.full = full;
    request.preview = preview;
    const std::stop_token stop = cycle_.begin();
    await(client_.runCycle(request, stop));
}

void JobViewModel::setRunsHere(bool on) {
    runsHere_ = on;
    schedule_.await(client_.setLocalSchedule(on), [this, on](Result<void> answer) {
        if (!answer.ok()) {
            runsHere_ = !on;
            runError_ = answer.error();
        }
        Q_EMIT runChanged();
        refresh();
    });
    Q_EMIT changed();
}

void JobViewModel::allowHeldPlan() {
    if (isRunning() || !isHeldByGuard()) return;
    service::ApplyRequest request;
    request.run = status_->state.quarantine.run;
    request.allow = true;
    const std::stop_token stop = cycle_.begin();
    await(client_.applyPlan(request, stop));
}

void JobViewModel::await(const service::Answer<Run>& answer) {
    runError_.reset();
    finished_.reset();
    stopping_ = false;
    startedAt_ = clock_.now();
    cycle_.await(answer, [this](Result<Run> run) {
        live_.reset();
        stopping_ = false;
        if (status_) status_->current.reset();
        if (run.ok()) finished_ = std::move(run).value();
        else runError_ = run.error();
        Q_EMIT runChanged();
        Q_EMIT runEnded();
        refresh();
    });
    Q_EMIT runChanged();
}

void JobViewModel::stop() {
    if (!isRunning() || stopping_) return;
    stopping_ = true;
    if (cycle_.isRunning()) {
        cycle_.stop();
    } else {
        stop_.await(client_.stopRun(name_.toStdString()), [this](Result<void> answer) {
            if (answer.ok()) return;
            stopping_ = false;
            // It has ended by itself in the meantime: that is what was wanted.
            if (answer.error().code == ErrorCode::NotFound) refreshStatus();
            else runError_ = answer.error();
            Q_EMIT runChanged();
        });
    }
    Q_EMIT runChanged();
}

QString JobViewModel::cycleSentence() const {
    const UnixMillis since = live_ && live_->run.startedAt > 0 ? live_->run.startedAt : startedAt_;
    QStringList said;
    if (live_) said << cycleWord(live_->run);
    if (live_ && live_->run.by == "schedule") said << tr("by the schedule");
    else if (live_ && !live_->run.by.empty()) said << tr("by %1").arg(text(live_->run.by));
    if (since > 0) said << elapsed(clock_.now() - since);
    return said.join(QStringLiteral(", "));
}

QString JobViewModel::progressSentence() const {
    if (isStopping()) return tr("Stopping: the batch that is being written is finished first…");
    if (!live_ || live_->phase.empty()) return tr("Starting…");
    QString said = text(live_->phase);
    if (live_->total > 0) said += tr(": %1 of %2").arg(number(live_->done), number(live_->total));
    else if (live_->done > 0) said += tr(": %1").arg(number(live_->done));
    if (live_->perSecond >= 1) said += tr(", %1 per second").arg(number(std::int64_t(live_->perSecond)));
    return said;
}

void JobViewModel::take(const Event& event) {
    if (name_.isEmpty() || text(event.configuration) != name_ || event.run.kind == RunKind::OnDemand) return;
    switch (event.kind) {
        case Event::Kind::RunStarted:
        case Event::Kind::Progress: live_ = event; break;
        case Event::Kind::RunEnded:
            live_.reset();
            stopping_ = false;
            if (status_) status_->current.reset();
            if (!cycle_.isRunning()) {  // ours is finished by its answer
                Q_EMIT runEnded();
                refresh();
            }
            break;
        case Event::Kind::StepChanged:
        case Event::Kind::AttributesChanged: return;
    }
    Q_EMIT runChanged();
}

}  // namespace hs::ui
