#include "ui/logs/LogsViewModel.h"

#include "ui/kit/Words.h"

namespace hs::ui {

LogsViewModel::LogsViewModel(service::Client& client, const Clock& clock, QObject* parent)
    : QObject(parent), client_(client), model_(new LogsModel(clock, this)) {
    debounce_.setSingleShot(true);
    debounce_.setInterval(250);
    connect(&debounce_, &QTimer::timeout, this, &LogsViewModel::refresh);
    connect(model_, &LogsModel::moreWanted, this, [this] {
        if (!model_->rows().empty()) read(model_->rows().back().first);
    });
}

void LogsViewModel::load(const QString& configuration) {
    filter_.configuration = configuration.toStdString();
    refresh();
}

void LogsViewModel::refresh() {
    debounce_.stop();
    read(0);
}

void LogsViewModel::setText(const QString& words) {
    if (words.trimmed().toStdString() == filter_.text) return;
    filter_.text = words.trimmed().toStdString();
    debounce_.start();
}

void LogsViewModel::setStatus(std::optional<StepStatus> status) {
    if (status == filter_.status) return;
    filter_.status = status;
    refresh();
}

void LogsViewModel::setAction(std::optional<ChangeKind> action) {
    if (action == filter_.action) return;
    filter_.action = action;
    refresh();
}

void LogsViewModel::read(std::int64_t beforeId) {
    OutcomeFilter page = filter_;
    page.beforeId = beforeId;
    page.limit = pageSize;
    page_.await(client_.outcomes(page), [this, beforeId](Result<std::vector<LogsModel::Row>> answer) {
        error_.reset();
        if (!answer.ok()) {
            error_ = answer.error();
        } else {
            const bool more = answer->size() >= std::size_t(pageSize);
            if (beforeId == 0) model_->replace(std::move(answer).value(), more);
            else model_->append(std::move(answer).value(), more);
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

QStringList LogsViewModel::recommendations(const Outcome& outcome) {
    QStringList said;
    const auto add = [&said](const QString& one) {
        if (!one.isEmpty() && !said.contains(one)) said << one;
    };
    if (!outcome.error.message.empty()) add(words(outcome.error).nextStep);
    for (const Step& step : outcome.steps)
        if (step.status == StepStatus::Failure) add(words(step.error).nextStep);
    for (const AttributeChange& change : outcome.attributes)
        if (change.result == AttributeChange::Result::Failed)
            add(tr("%1 was not written: %2").arg(text(change.target.text()), text(change.reason)));
    if (said.isEmpty() && outcome.status == StepStatus::Skipped)
        add(tr("Nothing needs to be done: the object was left as it is. The steps say why."));
    if (said.isEmpty() && outcome.status == StepStatus::Warning)
        add(tr("View the steps; what was not done yet is done in the next cycle."));
    if (said.isEmpty()) add(tr("Nothing needs to be done."));
    return said;
}

}  // namespace hs::ui
