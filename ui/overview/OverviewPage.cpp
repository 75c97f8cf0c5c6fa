#include "ui/overview/OverviewPage.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/kit/Banner.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/ConfigurationStatus.h"
#include "ui/kit/CopyableIdentifier.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/RunWords.h"
#include "ui/kit/ScrollPage.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"
#include "ui/overview/OverviewViewModel.h"
#include "ui/overview/RunHistoryChart.h"

namespace hs::ui {

OverviewPage::OverviewPage(service::Client& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      viewModel_(new OverviewViewModel(client, clock, this)),
      error_(new ErrorView(QStringLiteral("overviewError"))) {
    setObjectName(QStringLiteral("overviewPage"));
    setAccessibleName(tr("Overview"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new ScrollPage;
    outer->addWidget(scroll);
    QVBoxLayout* column = scroll->column();
    error_->hide();
    column->addWidget(error_);
    top_ = new QBoxLayout(QBoxLayout::LeftToRight);
    top_->setSpacing(space::group);
    top_->addWidget(buildStatus(), 1);
    top_->addWidget(buildHistory(), 1);
    column->addLayout(top_);
    column->addWidget(buildCycle());
    column->addWidget(buildFreshness());
    column->addStretch();
    connect(viewModel_, &OverviewViewModel::changed, this, &OverviewPage::show);
    connect(viewModel_, &OverviewViewModel::runChanged, this, &OverviewPage::showRun);
    arrange();
    showRun();
}

void OverviewPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool narrow = width() < 900;
    if (narrow == narrow_) return;
    narrow_ = narrow;
    arrange();
}

void OverviewPage::arrange() {
    top_->setDirection(narrow_ ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int perRow = narrow_ ? 4 : int(countCells_.size());
    for (int i = 0; i < int(countCells_.size()); ++i) {
        countGrid_->addWidget(countCells_[std::size_t(i)], i / perRow, i % perRow, Qt::AlignTop);
        countGrid_->setColumnStretch(i, i < perRow ? 1 : 0);
    }
    const int rows = narrow_ ? 8 : 4;
    for (int i = 0; i < int(freshness_.size()); ++i) {
        const int row = i % rows, column = (i / rows) * 2;
        freshnessGrid_->addWidget(freshness_[std::size_t(i)], row, column);
        freshnessGrid_->addWidget(freshnessWords_[std::size_t(i)], row, column + 1, Qt::AlignRight);
    }
    freshnessGrid_->setColumnStretch(0, 1);
    freshnessGrid_->setColumnStretch(2, narrow_ ? 0 : 1);
}

QWidget* OverviewPage::buildStatus() {
    auto* card = new Card(QStringLiteral("statusCard"), tr("Status"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    status_ = new StatusLabel(QStringLiteral("overviewStatus"));
    reason_ = subtleLabel({});
    reason_->setObjectName(QStringLiteral("overviewReason"));
    const auto value = [](const QString& name) {
        auto* label = new QLabel;
        label->setObjectName(name);
        return label;
    };
    lastRun_ = value(QStringLiteral("overviewLastRun"));
    nextRun_ = value(QStringLiteral("overviewNextRun"));
    inScope_ = value(QStringLiteral("overviewInScope"));
    jobId_ = new CopyableIdentifier(QStringLiteral("jobId"), tr("Job ID"));
    card->addWidget(status_);
    card->addWidget(reason_);
    card->addRow(tr("Last run"), lastRun_);
    card->addRow(tr("Next run"), nextRun_);
    card->addRow(tr("In scope"), inScope_);
    card->addRow(tr("Job ID"), jobId_);
    return card;
}

QWidget* OverviewPage::buildHistory() {
    auto* card = new Card(QStringLiteral("historyCard"), tr("Run history"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto* all = new Button(QStringLiteral("viewRuns"), tr("View runs"), Button::Kind::Link);
    card->addToHeader(all);
    chart_ = new RunHistoryChart;
    card->addWidget(chart_);
    connect(all, &Button::clicked, this, &OverviewPage::runsRequested);
    return card;
}

QWidget* OverviewPage::buildCycle() {
    auto* card = new Card(QStringLiteral("cycleCard"), tr("Current cycle"));
    idle_ = subtleLabel({});
    idle_->setObjectName(QStringLiteral("cycleIdle"));
    busy_ = new BusyLine(QStringLiteral("cycleBusy"));
    result_ = new Banner(QStringLiteral("cycleResult"));
    runError_ = new ErrorView(QStringLiteral("cycleError"));
    for (QWidget* widget : std::initializer_list<QWidget*>{idle_, busy_, result_, runError_}) card->addWidget(widget);
    auto* numbers = new QWidget;
    countGrid_ = new QGridLayout(numbers);
    countGrid_->setContentsMargins(0, space::tight, 0, 0);
    countGrid_->setHorizontalSpacing(space::control);
    countGrid_->setVerticalSpacing(space::control);
    const std::pair<QString, QString> captions[] = {
        {QStringLiteral("countDirectory"), tr("Read from AD")}, {QStringLiteral("countCloud"), tr("Read from Entra")},
        {QStringLiteral("countPlanned"), tr("Planned")},        {QStringLiteral("countWritten"), tr("Written")},
        {QStringLiteral("countUnchanged"), tr("Unchanged")},    {QStringLiteral("countSkipped"), tr("Skipped")},
        {QStringLiteral("countFailed"), tr("Failed")}};
    for (const auto& [name, caption] : captions) {
        auto* count = new QLabel(QStringLiteral("–"));
        count->setObjectName(name);
        QFont font = titleFont();
        font.setWeight(QFont::Normal);
        count->setFont(font);
        counts_[name] = count;
        auto* cell = new QWidget;
        auto* column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(count);
        column->addWidget(subtleLabel(caption));
        countCells_.push_back(cell);
    }
    card->addWidget(numbers);
    connect(busy_, &BusyLine::stopRequested, viewModel_, &OverviewViewModel::stop);
    return card;
}

QWidget* OverviewPage::buildFreshness() {
    auto* card = new Card(QStringLiteral("freshnessCard"), tr("Exchange attributes written back"));
    auto* place = new QWidget;
    freshnessGrid_ = new QGridLayout(place);
    freshnessGrid_->setContentsMargins(0, 0, 0, 0);
    freshnessGrid_->setHorizontalSpacing(space::page);
    freshnessGrid_->setVerticalSpacing(space::control);
    for (int i = 0; i < 8; ++i) {
        auto* mark = new StatusLabel(QStringLiteral("freshness%1").arg(i));
        QLabel* words = subtleLabel({});
        words->setWordWrap(false);
        freshness_.push_back(mark);
        freshnessWords_.push_back(words);
    }
    card->addWidget(place);
    return card;
}

void OverviewPage::showConfiguration(const QString& name) { viewModel_->load(name); }

void OverviewPage::refresh() { viewModel_->refresh(); }

void OverviewPage::show() {
    error_->setVisible(viewModel_->error().has_value());
    if (viewModel_->error()) error_->setError(*viewModel_->error());
    chart_->setRuns(viewModel_->runs());
    showFreshness();
    const auto& summary = viewModel_->summary();
    if (!summary) return;
    status_->setStatus(statusMood(summary->status), statusWord(summary->status));
    reason_->setText(text(summary->statusReason));
    reason_->setVisible(!summary->statusReason.empty());
    const UnixMillis last = summary->lastRun ? summary->lastRun->startedAt : 0;
    lastRun_->setText(summary->lastRun
                          ? tr("%1, %2").arg(ago(last, viewModel_->now()), runStateWord(summary->lastRun->state))
                          : tr("never"));
    lastRun_->setToolTip(exactTime(last));
    nextRun_->setText(viewModel_->nextRunAt() > 0 ? until(viewModel_->nextRunAt(), viewModel_->now())
                                                  : tr("No schedule in this console"));
    nextRun_->setToolTip(exactTime(viewModel_->nextRunAt()));
    inScope_->setText(summary->inScope < 0 ? tr("Not known before the first run")
                                           : tr("%1 objects").arg(number(summary->inScope)));
    jobId_->setIdentifier(text(summary->configuration.jobId));
    showRun();
    Q_EMIT summaryChanged();
}

void OverviewPage::showRun() {
    const bool running = viewModel_->isRunning();
    busy_->setVisible(running);
    const auto& live = viewModel_->live();
    busy_->setProgress(viewModel_->progressSentence(), live ? live->done : 0, live ? live->total : 0);
    busy_->stopButton()->setEnabledOr(viewModel_->startedHere(), tr("This run was started elsewhere"));
    const auto& finished = viewModel_->finished();
    result_->setVisible(!running && finished.has_value());
    if (finished)
        result_->setMessage(
            runStateMood(finished->state),
            tr("%1 in %2: %3 planned, %4 written, %5 failed.")
                .arg(runStateWord(finished->state), duration(finished->durationMs()), number(finished->counts.planned),
                     number(finished->counts.written), number(finished->counts.failed)));
    const bool guarded = finished && !finished->error.message.empty();
    runError_->setVisible(!running && (viewModel_->runError() || guarded));
    if (viewModel_->runError()) runError_->setError(*viewModel_->runError());
    else if (guarded) runError_->setError(finished->error);
    const Run* shown = live ? &live->run : finished ? &*finished : nullptr;
    if (!shown && viewModel_->summary() && viewModel_->summary()->lastRun) shown = &*viewModel_->summary()->lastRun;
    idle_->setVisible(!running && !finished && !viewModel_->runError());
    idle_->setText(shown ? tr("Nothing runs now. The numbers are of the last run.")
                         : tr("Nothing has run yet. Preview shows what a first run would write."));
    const auto put = [this](const char* name, const Run* run, std::int64_t count) {
        counts_[QString::fromLatin1(name)]->setText(run ? number(count) : QStringLiteral("–"));
    };
    const RunCounts counts = shown ? shown->counts : RunCounts{};
    put("countDirectory", shown, counts.readDirectory);
    put("countCloud", shown, counts.readCloud);
    put("countPlanned", shown, counts.planned);
    put("countWritten", shown, counts.written);
    put("countUnchanged", shown, counts.unchanged);
    put("countSkipped", shown, counts.skipped);
    put("countFailed", shown, counts.failed);
}

void OverviewPage::showFreshness() {
    const auto& all = viewModel_->freshness();
    for (std::size_t i = 0; i < all.size() && i < freshness_.size(); ++i) {
        const AttributeFreshness& one = all[i];
        const bool failing = one.failedAt > std::max(one.seenAt, one.writtenAt);
        const Mood mood = failing             ? Mood::Danger
                          : one.writtenAt > 0 ? Mood::Success
                          : one.seenAt > 0    ? Mood::Neutral
                                              : Mood::Pending;
        freshness_[i]->setStatus(mood, one.attribute);
        const UnixMillis at = failing ? one.failedAt : one.writtenAt > 0 ? one.writtenAt : one.seenAt;
        const QString when = ago(at, viewModel_->now());
        freshnessWords_[i]->setText(failing             ? tr("failed %1").arg(when)
                                    : one.writtenAt > 0 ? tr("written %1").arg(when)
                                    : one.seenAt > 0    ? tr("checked %1").arg(when)
                                                        : tr("not seen yet"));
        freshnessWords_[i]->setToolTip(exactTime(at));
    }
}

}  // namespace hs::ui
