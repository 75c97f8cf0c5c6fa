#include "ui/logs/LogsViewModel.h"

#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

constexpr UnixMillis hour = 3'600'000;

UnixMillis spanOf(LogChoice::Range range) {
    switch (range) {
        case LogChoice::Range::Hour: return hour;
        case LogChoice::Range::Day: return 24 * hour;
        case LogChoice::Range::Week: return 7 * 24 * hour;
        case LogChoice::Range::All:
        case LogChoice::Range::Custom: break;
    }
    return 0;
}

}  // namespace

LogsViewModel::LogsViewModel(service::Client& client, const Clock& clock, QObject* parent)
    : QObject(parent), client_(client), clock_(clock), model_(new LogsModel(clock, this)) {
    debounce_.setSingleShot(true);
    debounce_.setInterval(250);
    connect(&debounce_, &QTimer::timeout, this, &LogsViewModel::refresh);
    connect(model_, &LogsModel::moreWanted, this, [this] {
        if (model_->rowCount() > 0 && !page_.isRunning()) read(model_->idAt(model_->rowCount() - 1));
    });
}

void LogsViewModel::load(const QString& configuration) {
    if (configuration != configuration_) askers_.clear();
    configuration_ = configuration;
    refresh();
}

void LogsViewModel::refresh() {
    debounce_.stop();
    toEnd_ = false;
    readAt_ = clock_.now();
    matching_ = total_ = -1;
    read(0);
    count();
}

void LogsViewModel::retry() {
    if (model_->rowCount() == 0) refresh();
    else read(model_->idAt(model_->rowCount() - 1));
}

void LogsViewModel::choose(const LogChoice& choice) {
    if (choice == choice_) return;
    LogChoice typed = choice_;
    typed.text = choice.text;
    typed.run = choice.run;
    const bool onlyTyped = typed == choice;
    choice_ = choice;
    if (onlyTyped) debounce_.start();
    else refresh();
}

OutcomeFilter LogsViewModel::filter() const {
    OutcomeFilter filter;
    filter.configuration = configuration_.toStdString();
    filter.text = choice_.text;
    filter.status = choice_.status;
    filter.action = choice_.action;
    filter.rule = choice_.rule;
    filter.run = choice_.run;
    if (choice_.range == LogChoice::Range::Custom) {
        filter.from = choice_.from;
        filter.until = choice_.until;
    } else if (choice_.range != LogChoice::Range::All) {
        filter.from = readAt_ - spanOf(choice_.range);
    }
    filter.limit = pageSize;
    return filter;
}

void LogsViewModel::read(std::int64_t beforeId) {
    OutcomeFilter page = filter();
    page.beforeId = beforeId;
    page_.await(client_.outcomes(page), [this, beforeId](Result<LogsModel::Page> answer) {
        error_.reset();
        if (answer.ok()) {
            take(beforeId, std::move(answer).value());
        } else {
            error_ = answer.error();
            toEnd_ = false;
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void LogsViewModel::take(std::int64_t beforeId, LogsModel::Page page) {
    const bool more = page.size() >= std::size_t(pageSize);
    if (beforeId == 0) model_->replace(page, more);
    else model_->append(page, more);
    if (!toEnd_) return;
    if (more) {
        model_->fetchMore({});
        return;
    }
    toEnd_ = false;
    Q_EMIT endReached();
}

void LogsViewModel::count() {
    matchingCount_.await(client_.countOutcomes(filter()), [this](Result<std::int64_t> answer) {
        matching_ = answer.ok() ? *answer : -1;
        Q_EMIT changed();
    });
    if (!choice_.isFiltered()) return;
    OutcomeFilter everything;
    everything.configuration = configuration_.toStdString();
    totalCount_.await(client_.countOutcomes(everything), [this](Result<std::int64_t> answer) {
        total_ = answer.ok() ? *answer : -1;
        Q_EMIT changed();
    });
}

void LogsViewModel::readToEnd() {
    if (toEnd_) return;
    if (!page_.isRunning() && !model_->canFetchMore({})) {
        Q_EMIT endReached();
        return;
    }
    toEnd_ = true;
    if (!page_.isRunning()) model_->fetchMore({});
    Q_EMIT changed();
}

void LogsViewModel::stopReading() {
    toEnd_ = false;  // the page that is under way still comes, and is the last
    Q_EMIT changed();
}

void LogsViewModel::open(int row) {
    if (row < 0 || row >= model_->rowCount()) return;
    const std::int64_t id = model_->idAt(row);
    OutcomeFilter one;
    one.configuration = configuration_.toStdString();
    one.beforeId = id + 1;
    one.limit = 1;
    detail_.await(client_.outcomes(one), [this, id](Result<LogsModel::Page> answer) {
        error_.reset();
        if (!answer.ok()) error_ = answer.error();
        else if (answer->empty() || answer->front().first != id)
            error_ = Error(ErrorCode::NotFound, "This entry is no longer in the log: retention has removed it.")
                         .on(std::to_string(id))
                         .next("Refresh to see what is there.");
        if (error_) {
            Q_EMIT changed();
            return;
        }
        Outcome outcome = std::move(answer->front().second);
        outcome.id = id;
        askWhoAsked(outcome);
    });
}

void LogsViewModel::askWhoAsked(const Outcome& outcome) {
    if (configuration_.isEmpty() || askers_.count(outcome.run)) {
        const auto known = askers_.find(outcome.run);
        Q_EMIT opened(outcome, known == askers_.end() ? QString() : known->second);
        return;
    }
    runs_.await(client_.runs(configuration_.toStdString(), 200), [this, outcome](Result<std::vector<Run>> answer) {
        if (answer.ok())
            for (const Run& run : *answer) askers_[run.id] = text(run.by);
        const auto known = askers_.find(outcome.run);
        Q_EMIT opened(outcome, known == askers_.end() ? QString() : known->second);
    });
}

void LogsViewModel::findRun(std::int64_t run) {
    if (!configuration_.isEmpty()) {
        Q_EMIT runFound(configuration_, run);
        return;
    }
    find_.await(client_.configurations(), [this, run](Result<std::vector<service::ConfigurationSummary>> answer) {
        std::vector<std::string> names;
        if (answer.ok())
            for (const auto& one : *answer) names.push_back(one.configuration.name);
        searchRun(std::move(names), run);
    });
}

void LogsViewModel::searchRun(std::vector<std::string> names, std::int64_t run) {
    if (names.empty()) {
        error_ = Error(ErrorCode::NotFound, "The configuration of this run has been deleted.")
                     .on(std::to_string(run))
                     .next("The log keeps what the run did; the run itself is gone.");
        Q_EMIT changed();
        return;
    }
    OutcomeFilter asked;
    asked.configuration = names.back();
    asked.run = run;
    find_.await(client_.countOutcomes(asked), [this, names, run](Result<std::int64_t> answer) mutable {
        if (answer.ok() && *answer > 0) {
            Q_EMIT runFound(text(names.back()), run);
            return;
        }
        names.pop_back();
        searchRun(std::move(names), run);
    });
}

void LogsViewModel::verify() {
    if (verify_.isRunning()) return;
    verdict_.reset();
    verifyError_.reset();
    const std::stop_token stop = verify_.begin();
    verify_.await(client_.verifyLog(stop), [this](Result<LogVerdict> answer) {
        if (answer.ok()) verdict_ = std::move(answer).value();
        else if (answer.error().code != ErrorCode::Cancelled) verifyError_ = answer.error();
        Q_EMIT verdictChanged();
    });
    Q_EMIT verdictChanged();
}

void LogsViewModel::forgetVerdict() {
    verdict_.reset();
    verifyError_.reset();
    Q_EMIT verdictChanged();
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
