#include "ui/runs/PlanViewModel.h"

#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

QString counted(std::int64_t count, const QString& one, const QString& many) {
    return QStringLiteral("%1 %2").arg(number(count), count == 1 ? one : many);
}

}  // namespace

PlanViewModel::PlanViewModel(service::Client& client, QObject* parent)
    : QObject(parent), client_(client), model_(new ChangesModel(this)) {
    debounce_.setSingleShot(true);
    debounce_.setInterval(250);
    connect(&debounce_, &QTimer::timeout, this, &PlanViewModel::reload);
    connect(model_, &ChangesModel::moreWanted, this, [this] {
        if (model_->rowCount() > 0 && !page_.isRunning()) read(model_->idAt(model_->rowCount() - 1));
    });
    connect(&client_, &service::Client::event, this, &PlanViewModel::take);
}

void PlanViewModel::open(const Run& run) {
    run_ = run;
    counts_.reset();
    error_.reset();
    selected_.reset();
    choice_ = {};
    model_->replace({}, false);
    appliedBy_ = done_ = total_ = 0;
    perSecond_ = 0;
    phase_.clear();
    paused_ = false;
    reload();
    readHead();
}

void PlanViewModel::close() {
    for (Pending* one : {&page_, &count_, &head_, &detail_, &job_}) one->forget();
    debounce_.stop();
    run_.reset();
    selected_.reset();
    model_->replace({}, false);
    Q_EMIT changed();
}

void PlanViewModel::update(const Run& run) {
    if (!run_ || run.id != run_->id || run == *run_) return;
    run_ = run;
    reload();
    readHead();
}

void PlanViewModel::readHead() {
    head_.await(client_.planCounts(run_->id), [this](Result<PlanCounts> answer) {
        if (answer.ok()) counts_ = *answer;
        else error_ = answer.error();
        Q_EMIT changed();
    });
    if (run_->kind != RunKind::Undo) return;
    job_.await(client_.job(run_->configuration), [this](Result<service::JobStatus> answer) {
        paused_ = answer.ok() && answer->state.paused;
        Q_EMIT changed();
    });
}

void PlanViewModel::choose(const ChangeFilter& choice) {
    if (!run_) return;
    const bool same = choice.rule == choice_.rule && choice.kind == choice_.kind && choice.state == choice_.state;
    if (same && choice.text == choice_.text) return;
    choice_ = choice;
    if (same) debounce_.start();
    else reload();
}

ChangeFilter PlanViewModel::filter() const {
    ChangeFilter filter = choice_;
    filter.run = run_ ? run_->id : 0;
    filter.afterId = 0;
    filter.limit = pageSize;
    return filter;
}

void PlanViewModel::reload() {
    debounce_.stop();
    if (!run_) return;
    matching_ = -1;
    toEnd_ = false;
    read(0);
    count_.await(client_.countChanges(filter()), [this](Result<std::int64_t> answer) {
        matching_ = answer.ok() ? *answer : -1;
        Q_EMIT changed();
    });
}

void PlanViewModel::read(std::int64_t afterId) {
    ChangeFilter page = filter();
    page.afterId = afterId;
    page_.await(client_.changes(page), [this, afterId](Result<std::vector<Change>> answer) {
        if (!answer.ok()) {
            error_ = answer.error();
            toEnd_ = false;
        } else {
            const bool more = answer->size() >= std::size_t(pageSize);
            if (afterId == 0) model_->replace(*answer, more);
            else model_->append(*answer, more);
            if (toEnd_ && more) model_->fetchMore({});
            else toEnd_ = false;
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void PlanViewModel::readToEnd() {
    toEnd_ = true;
    if (!page_.isRunning()) model_->fetchMore({});
}

void PlanViewModel::select(int row) {
    if (!run_ || row < 0 || row >= model_->rowCount()) {
        detail_.forget();
        selected_.reset();
        Q_EMIT changeRead();
        return;
    }
    ChangeFilter one;
    one.run = run_->id;
    one.afterId = model_->idAt(row) - 1;
    one.limit = 1;
    const std::int64_t id = model_->idAt(row);
    detail_.await(client_.changes(one), [this, row, id](Result<std::vector<Change>> answer) {
        selected_.reset();
        if (answer.ok() && !answer->empty() && answer->front().id == id) {
            selected_ = std::move(answer->front());
            if (row < model_->rowCount() && model_->idAt(row) == id) model_->update(row, *selected_);
        } else if (!answer.ok()) {
            error_ = answer.error();
            Q_EMIT changed();
        }
        Q_EMIT changeRead();
    });
}

QString PlanViewModel::applyReason() const {
    if (!run_) return tr("No run is open");
    if (isBusy()) return tr("The plan is being worked on");
    if (!isPlan()) return tr("Only a preview, or a run that a guard stopped, has a plan to apply");
    if (appliedBy_ > 0) return tr("Run %1 has applied this plan").arg(appliedBy_);
    if (!counts_) return tr("The plan is being read");
    if (counts_->planned == 0) return tr("The plan has nothing to write");
    return {};
}

QString PlanViewModel::undoReason() const {
    if (!run_) return tr("No run is open");
    if (isBusy()) return tr("The plan is being worked on");
    if (run_->state == RunState::Running) return tr("The run is still going on");
    if (run_->preview) return tr("A preview has written nothing");
    if (!counts_) return tr("The plan is being read");
    if (counts_->done == 0) return tr("This run has written nothing");
    return {};
}

QString PlanViewModel::kindsSentence() const {
    if (!counts_) return {};
    const std::tuple<std::int64_t, QString, QString> kinds[] = {{counts_->creates, tr("create"), tr("creates")},
                                                                {counts_->updates, tr("update"), tr("updates")},
                                                                {counts_->disables, tr("disable"), tr("disables")},
                                                                {counts_->deletes, tr("delete"), tr("deletes")}};
    QStringList parts;
    for (const auto& [count, one, many] : kinds)
        if (count > 0) parts << counted(count, one, many);
    return parts.join(QStringLiteral(", "));
}

QString PlanViewModel::writeSentence() const {
    const QString what = counted(toWrite(), tr("change"), tr("changes"));
    const QString kinds = kindsSentence();
    return kinds.isEmpty() ? tr("Write %1.").arg(what) : tr("Write %1: %2.").arg(what, kinds);
}

void PlanViewModel::work(const service::Answer<Run>& answer) {
    error_.reset();
    phase_ = tr("Starting");
    done_ = total_ = 0;
    perSecond_ = 0;
    work_.await(answer, [this](Result<Run> done) {
        if (done.ok()) {
            Q_EMIT changed();
            Q_EMIT made(*done);
            return;
        }
        error_ = done.error();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void PlanViewModel::apply(bool allow) {
    if (!applyReason().isEmpty()) return;
    service::ApplyRequest request;
    request.run = run_->id;
    request.allow = allow;
    work(client_.applyPlan(request, work_.begin()));
}

void PlanViewModel::previewUndo(std::vector<std::int64_t> changes) {
    if (!undoReason().isEmpty()) return;
    service::UndoRequest request;
    request.run = run_->id;
    request.changes = std::move(changes);
    request.preview = true;
    work(client_.undo(request, work_.begin()));
}

void PlanViewModel::stop() {
    if (isBusy()) work_.stop();
    else if (isRunning())
        job_.await(client_.stopRun(run_->configuration), [this](Result<void> answer) {
            if (!answer.ok()) error_ = answer.error();
            Q_EMIT changed();
        });
}

QString PlanViewModel::progressSentence() const {
    QString said = phase_.isEmpty() ? tr("Working") : phase_;
    if (total_ > 0) said = tr("%1: %2 of %3").arg(said, number(done_), number(total_));
    else if (done_ > 0) said = tr("%1: %2").arg(said, number(done_));
    return perSecond_ > 0 ? tr("%1, %2/s").arg(said, number(std::int64_t(perSecond_))) : said;
}

void PlanViewModel::take(const Event& event) {
    if (!run_ || event.configuration != run_->configuration) return;
    // What works on a plan is a run of its own, based on it.
    const bool ours = event.run.id == run_->id || (isBusy() && event.run.basis == run_->id);
    if (!ours) return;
    if (event.run.id == run_->id && event.kind == Event::Kind::Progress) run_->counts = event.run.counts;
    if (event.kind == Event::Kind::Progress) {
        phase_ = text(event.phase);
        done_ = event.done;
        total_ = event.total;
        perSecond_ = event.perSecond;
    }
    if (event.kind == Event::Kind::RunEnded) update(event.run);
    Q_EMIT changed();
}

}  // namespace hs::ui
