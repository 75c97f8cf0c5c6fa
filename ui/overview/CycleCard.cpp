#include "ui/overview/CycleCard.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/job/JobViewModel.h"
#include "ui/job/JobWords.h"
#include "ui/kit/Banner.h"
#include "ui/kit/BusyLine.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/RunWords.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

CycleCard::CycleCard(JobViewModel& viewModel, QWidget* parent) : QWidget(parent), viewModel_(viewModel) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(QStringLiteral("cycleCard"), tr("Current cycle"));
    outer->addWidget(card);
    cycle_ = bodyLabel({});
    cycle_->setObjectName(QStringLiteral("cycleKind"));
    idle_ = subtleLabel({});
    idle_->setObjectName(QStringLiteral("cycleIdle"));
    busy_ = new BusyLine(QStringLiteral("cycleBusy"));
    result_ = new Banner(QStringLiteral("cycleResult"));
    look_ = result_->addAction(QStringLiteral("lookAtResult"), tr("Loo&k at the plan"));
    error_ = new ErrorView(QStringLiteral("cycleError"));
    for (QWidget* widget : std::initializer_list<QWidget*>{cycle_, idle_, busy_, result_, error_})
        card->addWidget(widget);
    card->addWidget(buildNumbers());
    setNarrow(false);
    connect(busy_, &BusyLine::stopRequested, &viewModel_, &JobViewModel::stop);
    connect(look_, &Button::clicked, this, [this] {
        if (viewModel_.finished()) Q_EMIT runRequested(viewModel_.finished()->id);
    });
}

QWidget* CycleCard::buildNumbers() {
    auto* numbers = new QWidget;
    grid_ = new QGridLayout(numbers);
    grid_->setContentsMargins(0, space::tight, 0, 0);
    grid_->setHorizontalSpacing(space::control);
    grid_->setVerticalSpacing(space::control);
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
        cells_.push_back(cell);
    }
    return numbers;
}

void CycleCard::setNarrow(bool narrow) {
    const int perRow = narrow ? 4 : int(cells_.size());
    for (int i = 0; i < int(cells_.size()); ++i) {
        grid_->addWidget(cells_[std::size_t(i)], i / perRow, i % perRow, Qt::AlignTop);
        grid_->setColumnStretch(i, i < perRow ? 1 : 0);
    }
}

void CycleCard::redraw() {
    const bool running = viewModel_.isRunning();
    const auto& live = viewModel_.live();
    cycle_->setVisible(running);
    cycle_->setText(viewModel_.cycleSentence());
    busy_->setVisible(running);
    busy_->setProgress(viewModel_.progressSentence(), live ? live->done : 0, live ? live->total : 0);
    busy_->stopButton()->setEnabledOr(!viewModel_.isStopping(), tr("It is being stopped"));
    showResult(running);
    showNumbers();
}

void CycleCard::showResult(bool running) {
    const auto& finished = viewModel_.finished();
    result_->setVisible(!running && finished.has_value());
    if (finished) result_->setMessage(runStateMood(finished->state), resultSentence(*finished));
    const bool plan = finished && (finished->preview || finished->state == RunState::StoppedByGuard);
    look_->setCaption(plan ? tr("Loo&k at the plan") : tr("Loo&k at the run"));
    const bool stopped = finished && !finished->error.message.empty() && !viewModel_.isHeldByGuard();
    error_->setVisible(!running && (viewModel_.runError() || stopped));
    if (viewModel_.runError()) error_->setError(*viewModel_.runError());
    else if (stopped) error_->setError(finished->error);
}

void CycleCard::showNumbers() {
    const auto& live = viewModel_.live();
    const auto& finished = viewModel_.finished();
    const auto& status = viewModel_.status();
    const Run* shown = live ? &live->run : finished ? &*finished : nullptr;
    if (!shown && status && status->last) shown = &*status->last;
    idle_->setVisible(!viewModel_.isRunning() && !finished && !viewModel_.runError());
    idle_->setText(shown ? tr("Nothing runs now. The numbers are of the last run: %1, %2.")
                               .arg(cycleWord(*shown), ago(shown->startedAt, viewModel_.now()))
                         : tr("Nothing has run yet. Preview shows what a first run would write."));
    const RunCounts counts = shown ? shown->counts : RunCounts{};
    const auto put = [&](const char* name, std::int64_t count) {
        counts_[QString::fromLatin1(name)]->setText(shown ? number(count) : QStringLiteral("–"));
    };
    put("countDirectory", counts.readDirectory);
    put("countCloud", counts.readCloud);
    put("countPlanned", counts.planned);
    put("countWritten", counts.written);
    put("countUnchanged", counts.unchanged);
    put("countSkipped", counts.skipped);
    put("countFailed", counts.failed);
}

}  // namespace hs::ui
