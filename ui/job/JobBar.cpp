#include "ui/job/JobBar.h"

#include <QHBoxLayout>
#include <QMenu>

#include "ui/job/JobQuestions.h"
#include "ui/job/JobViewModel.h"
#include "ui/kit/Button.h"
#include "ui/kit/CommandBar.h"
#include "ui/kit/Icon.h"

namespace hs::ui {

JobBar::JobBar(JobViewModel& viewModel, QWidget* parent)
    : QWidget(parent), viewModel_(viewModel), bar_(new CommandBar(QStringLiteral("configurationCommands"))) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(bar_);
    delta_ = bar_->addCommand(QStringLiteral("runDelta"), tr("Run &delta"), QStringLiteral("play"));
    full_ = bar_->addCommand(QStringLiteral("runFull"), tr("&Run full"), QStringLiteral("runs"));
    preview_ = bar_->addCommand(QStringLiteral("previewRun"), tr("Pre&view"), QStringLiteral("preview"));
    previews_ =
        Button::iconOnly(QStringLiteral("previewMenuButton"), tr("More previews"), QStringLiteral("chevron-down"));
    previews_->setFixedWidth(24);
    bar_->addWidget(previews_);
    bar_->addSeparator();
    pause_ = bar_->addCommand(QStringLiteral("togglePause"), tr("&Pause"), QStringLiteral("pause"));
    restart_ = bar_->addCommand(QStringLiteral("restartJob"), tr("R&estart"), QStringLiteral("restart"));
    stop_ = bar_->addCommand(QStringLiteral("stopRun"), tr("St&op"), QStringLiteral("stop"));
    bar_->addSeparator();
    connect(delta_, &Button::clicked, this, &JobBar::runDelta);
    connect(full_, &Button::clicked, this, [this] { start(true, false); });
    connect(preview_, &Button::clicked, this, [this] { start(true, true); });
    connect(previews_, &Button::clicked, this, &JobBar::offerPreviews);
    connect(restart_, &Button::clicked, this, [this] { askToRestart(this, viewModel_); });
    connect(stop_, &Button::clicked, &viewModel_, &JobViewModel::stop);
    connect(pause_, &Button::clicked, this, [this] {
        const bool paused = viewModel_.status() && viewModel_.status()->state.paused;
        if (paused) viewModel_.commands().resume(viewModel_.name());
        else viewModel_.commands().pause(viewModel_.name());
    });
}

void JobBar::runDelta() {
    if (delta_->isEnabled()) start(false, false);
}

void JobBar::start(bool full, bool preview) {
    Q_EMIT runStarted();
    if (preview) viewModel_.preview(full);
    else if (full) viewModel_.runFull();
    else viewModel_.runDelta();
}

void JobBar::offerPreviews() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("previewMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& name, const QString& caption, bool full) {
        QAction* action =
            menu->addAction(namedIcon(QStringLiteral("preview")), caption, this, [this, full] { start(full, true); });
        action->setObjectName(name);
    };
    add(QStringLiteral("previewDelta"), tr("Preview a &delta cycle"), false);
    add(QStringLiteral("previewFull"), tr("Preview a &full cycle"), true);
    menu->popup(previews_->mapToGlobal(QPoint(0, previews_->height())));
}

void JobBar::redraw(bool configurationEnabled) {
    const bool running = viewModel_.isRunning();
    const bool busy = viewModel_.commands().isBusy();
    const bool known = viewModel_.status().has_value();
    const QString why = running ? tr("A run is going on") : tr("The configuration is disabled");
    delta_->setEnabledOr(!running && configurationEnabled, why);
    full_->setEnabledOr(!running && configurationEnabled, why);
    preview_->setEnabledOr(!running, why);
    if (!running) preview_->setToolTip(tr("Plan a full cycle, write nothing"));
    previews_->setEnabledOr(!running, why);
    if (!running) previews_->setToolTip(tr("More previews"));
    const QString unknown = busy ? tr("Being saved") : tr("The job is being read");
    const bool paused = known && viewModel_.status()->state.paused;
    pause_->setCaption(paused ? tr("Resu&me") : tr("&Pause"));
    pause_->setIcon(namedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    pause_->setEnabledOr(known && !busy, unknown);
    restart_->setEnabledOr(known && !busy && !running, running ? why : unknown);
    stop_->setEnabledOr(running && !viewModel_.isStopping(),
                        running ? tr("It is being stopped") : tr("Nothing runs now"));
}

}  // namespace hs::ui
