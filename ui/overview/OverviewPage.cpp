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
    : Page(parent), viewModel_(new OverviewViewModel(client, clock, this)), error_(new ErrorView(QStringLiteral("overviewError"))) {
    setObjectName(QStringLiteral("overviewPage"));
    setAccessibleName(tr("Overview"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new ScrollPage;
    outer->addWidget(scroll);
    QVBoxLayout* column = scroll->column();
    error_->hide();
    column->addWidget(error_);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::group);
    top->addWidget(buildStatus(), 1);
    top->addWidget(buildHistory(), 1);
    column->addLayout(top);
    column->addWidget(buildCycle());
    column->addWidget(buildFreshness());
    column->addStretch();
    connect(viewModel_, &OverviewViewModel::changed, this, &OverviewPage::show);
    connect(viewModel_, &OverviewViewModel::runChanged, this, &OverviewPage::showRun);
    showRun();
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
    auto* grid = new QGridLayout(numbers);
    grid->setContentsMargins(0, space::tight, 0, 0);
    grid->setHorizontalSpacing(space::control);
    grid->setVerticalSpacing(0);
    const std::pair<QString, QString> captions[] = {{QStringLiteral("countDirectory"), tr("Read from AD")}, {QStringLiteral("countCloud"), tr("Read from Entra")},
                                                    {QStringLiteral("countPlanned"), tr("Planned")},        {QStringLiteral("countWritten"), tr("Written")},
                                                    {QStringLiteral("countUnchanged"), tr("Unchanged")},    {QStringLiteral("countSkipped"), tr("Skipped")},
                                                    {QStringLiteral("countFailed"), tr("Failed")}};
    int column = 0;
    for (const auto& [name, caption] : captions) {
        auto* count = new QLabel(QStringLiteral("–"));
        count->setObjectName(name);
        QFont font = titleFont();
        font.setWeight(QFont::Normal);
        count->setFont(font);
        counts_[name] = count;
        QLabel* below = subtleLabel(caption);
        below->setWordWrap(true);
        grid->addWidget(count, 0, column);
        grid->addWidget(below, 1, column, Qt::AlignTop);
        grid->setColumnStretch(column++, 1);
    }
    card->addWidget(numbers);
    connect(busy_, &BusyLine::stopRequested, viewModel_, &OverviewViewModel::stop);
    return card;
}

QWidget* OverviewPage::buildFreshness() {
    auto* card = new Card(QStringLiteral("freshnessCard"), tr("Exchange attributes written back"));
    auto* place = new QWidget;
    auto* grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::page);
    grid->setVerticalSpacing(space::control);
    for (int i = 0; i < 8; ++i) {
        auto* mark = new StatusLabel(QStringLiteral("freshness%1").arg(i));
        QLabel* words = subtleLabel({});
        words->setWordWrap(false);
        const int row = i % 4, column = (i / 4) * 2;
        grid->addWidget(mark, row, column);
        grid->addWidget(words, row, column + 1, Qt::AlignRight);
        grid->setColumnStretch(column, 1);
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
    lastRun_->setText(summary->lastRun ? tr("%1, %2").arg(ago(last, viewModel_->now()), runStateWord(summary->lastRun->state)) : tr("never"));
    lastRun_->setToolTip(exactTime(last));
    nextRun_->setText(viewModel_->nextRunAt() > 0 ? until(viewModel_->nextRunAt(), viewModel_->now()) : tr("No schedule in this console"));
    nextRun_->setToolTip(exactTime(viewModel_->nextRunAt()));
    inScope_->setText(summary->inScope < 0 ? tr("Not known before the first run") : tr("%1 objects").arg(number(summary->inScope)));
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
        result_->setMessage(runStateMood(finished->state), tr("%1 in %2: %3 planned, %4 written, %5 failed.")
                                .arg(runStateWord(finished->state), duration(finished->durationMs()), number(finished->counts.planned),
                                     number(finished->counts.written), number(finished->counts.failed)));
    const bool guarded = finished && !finished->error.message.empty();
    runError_->setVisible(!running && (viewModel_->runError() || guarded));
    if (viewModel_->runError()) runError_->setError(*viewModel_->runError());
    else if (guarded) runError_->setError(finished->error);
    const Run* shown = live ? &live->run : finished ? &*finished : nullptr;
    if (!shown && viewModel_->summary() && viewModel_->summary()->lastRun) shown = &*viewModel_->summary()->lastRun;
    idle_->setVisible(!running && !finished && !viewModel_->runError());
    idle_->setText(shown ? tr("Nothing runs now. The numbers are of the last run.") : tr("Nothing has run yet. Preview shows what a first run would write."));
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
        const Mood mood = failing ? Mood::Danger : one.writtenAt > 0 ? Mood::Success : one.seenAt > 0 ? Mood::Neutral : Mood::Pending;
        freshness_[i]->setStatus(mood, one.attribute);
        const UnixMillis at = failing ? one.failedAt : one.writtenAt > 0 ? one.writtenAt : one.seenAt;
        const QString when = ago(at, viewModel_->now());
        freshnessWords_[i]->setText(failing ? tr("failed %1").arg(when) : one.writtenAt > 0 ? tr("written %1").arg(when)
                                    : one.seenAt > 0 ? tr("checked %1").arg(when) : tr("not seen yet"));
        freshnessWords_[i]->setToolTip(exactTime(at));
    }
}

}  // namespace hs::ui
