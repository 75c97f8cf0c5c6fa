#include "ui/overview/JobBanners.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include "ui/job/JobQuestions.h"
#include "ui/job/JobViewModel.h"
#include "ui/job/JobWords.h"
#include "ui/kit/Banner.h"
#include "ui/kit/Button.h"
#include "ui/kit/ErrorView.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

JobBanners::JobBanners(JobViewModel& viewModel, QWidget* parent)
    : QWidget(parent), viewModel_(viewModel), error_(new ErrorView(QStringLiteral("commandError"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    buildQuarantine();
    buildGuard();
    buildRest();
    for (QWidget* widget :
         std::initializer_list<QWidget*>{error_, guard_, rejected_, quarantine_, paused_, schedule_, standby_}) {
        widget->hide();
        column->addWidget(widget);
    }
    hide();
}

void JobBanners::buildQuarantine() {
    quarantine_ = new Banner(QStringLiteral("quarantineBanner"));
    runNow_ = quarantine_->addAction(QStringLiteral("quarantineRunNow"), tr("R&un now"));
    clear_ = quarantine_->addAction(QStringLiteral("clearQuarantine"), tr("&Clear quarantine"));
    Button* log = quarantine_->addAction(QStringLiteral("quarantineOpenLog"), tr("Open lo&g"));
    connect(runNow_, &Button::clicked, &viewModel_, &JobViewModel::runDelta);
    connect(clear_, &Button::clicked, this, [this] { viewModel_.commands().clearQuarantine(viewModel_.name()); });
    connect(log, &Button::clicked, this, &JobBanners::logsRequested);
}

void JobBanners::buildGuard() {
    guard_ = new Banner(QStringLiteral("guardBanner"));
    look_ = guard_->addAction(QStringLiteral("guardLookAtPlan"), tr("Loo&k at the plan"));
    allow_ = guard_->addAction(QStringLiteral("guardAllow"), tr("&Allow for this plan…"));
    Button* reject = guard_->addAction(QStringLiteral("guardReject"), tr("Re&ject…"));
    rejected_ = new Banner(QStringLiteral("rejectedBanner"));
    rejected_->setMessage(
        Mood::Info,
        tr("To reject the plan, mend its cause: often an organizational unit was moved, a scoping filter changed, or a "
           "domain controller answered with too little. Then choose Plan again: the plan that is held back is dropped, "
           "the next cycle reads everything, and it stops here once more if the deletes are still there."));
    clearHold_ = rejected_->addAction(QStringLiteral("guardPlanAgain"), tr("Plan a&gain"));
    connect(look_, &Button::clicked, this, [this] { Q_EMIT runRequested(viewModel_.status()->state.quarantine.run); });
    connect(allow_, &Button::clicked, this, [this] { askToAllow(this, viewModel_); });
    connect(reject, &Button::clicked, this, [this] { rejected_->setVisible(rejected_->isHidden()); });
    connect(clearHold_, &Button::clicked, this, [this] { askToRestart(this, viewModel_); });
}

void JobBanners::buildRest() {
    paused_ = new Banner(QStringLiteral("pausedBanner"));
    resume_ = paused_->addAction(QStringLiteral("resumeJob"), tr("Re&sume"));
    connect(resume_, &Button::clicked, this, [this] { viewModel_.commands().resume(viewModel_.name()); });
    schedule_ = new Banner(QStringLiteral("scheduleBanner"));
    runHere_ = new QCheckBox(tr("Run cycles &while this console is open"));
    runHere_->setObjectName(QStringLiteral("runCyclesHere"));
    runHere_->setAccessibleName(withoutMnemonic(runHere_->text()));
    schedule_->addToActions(runHere_);
    connect(runHere_, &QCheckBox::clicked, &viewModel_, &JobViewModel::setRunsHere);
    standby_ = new Banner(QStringLiteral("standbyBanner"));
}

void JobBanners::redraw() {
    const auto& error = viewModel_.commands().error();
    error_->setVisible(error.has_value());
    if (error) error_->setError(*error);
    if (viewModel_.status()) {
        showQuarantine();
        showGuard();
        showPause();
        showSchedule();
        showStandby();
    } else {
        for (Banner* banner : {quarantine_, guard_, rejected_, paused_, schedule_, standby_}) banner->hide();
    }
    bool any = !error_->isHidden();
    for (Banner* banner : {quarantine_, guard_, paused_, schedule_, standby_}) any = any || !banner->isHidden();
    setVisible(any);
}

void JobBanners::showQuarantine() {
    const Quarantine& quarantine = viewModel_.status()->state.quarantine;
    quarantine_->setVisible(quarantine.active() && !viewModel_.isHeldByGuard());
    if (quarantine_->isHidden()) return;
    quarantine_->setMessage(Mood::Warning, quarantineSentence(quarantine, viewModel_.now()));
    quarantine_->setDetails(detailsOf(quarantine.error));
    const bool running = viewModel_.isRunning();
    runNow_->setEnabledOr(!running && viewModel_.status()->configuration.enabled,
                          running ? tr("A run is going on") : tr("The configuration is disabled"));
    clear_->setEnabledOr(!viewModel_.commands().isBusy(), tr("Being saved"));
}

void JobBanners::showGuard() {
    const bool held = viewModel_.isHeldByGuard();
    guard_->setVisible(held);
    if (!held) {
        rejected_->hide();
        return;
    }
    const Quarantine& quarantine = viewModel_.status()->state.quarantine;
    guard_->setMessage(Mood::Warning, guardSentence(quarantine, viewModel_.heldPlan()));
    guard_->setDetails(quarantine.error.serverText.empty() ? QString() : detailsOf(quarantine.error));
    const bool running = viewModel_.isRunning();
    allow_->setEnabledOr(!running && viewModel_.heldPlan().has_value(),
                         running ? tr("A run is going on") : tr("The plan is being counted"));
    clearHold_->setEnabledOr(!running && !viewModel_.commands().isBusy(), tr("A run is going on"));
}

void JobBanners::showPause() {
    const JobState& state = viewModel_.status()->state;
    paused_->setVisible(state.paused);
    if (!state.paused) return;
    QString when = tr("Paused %1 (%2)").arg(ago(state.pausedAt, viewModel_.now()), exactTime(state.pausedAt));
    if (!state.pausedBy.empty()) when += tr(" by %1").arg(text(state.pausedBy));
    paused_->setMessage(Mood::Info,
                        tr("%1. The schedule rests until Resume; a cycle can still be run by hand.").arg(when));
    resume_->setEnabledOr(!viewModel_.commands().isBusy(), tr("Being saved"));
}

void JobBanners::showSchedule() {
    const service::JobStatus& job = *viewModel_.status();
    const bool here = viewModel_.runsHere();
    schedule_->setVisible(!job.agentRuns && job.configuration.enabled &&
                          (here || (!job.scheduled && !job.state.paused)));
    runHere_->setChecked(here);
    schedule_->setMessage(
        Mood::Info, here ? tr("This console starts the cycles, as long as it is open. An agent that is started "
                              "takes over by itself.")
                         : tr("Nothing starts cycles by itself: no agent works for this profile. Start the agent "
                              "(systemctl start hybridsync-agent), run cycles by hand, or let this console do it."));
}

void JobBanners::showStandby() {
    QStringList waiting;
    for (const service::AgentStatus& agent : viewModel_.agents())
        if (!agent.isConsole && !agent.active) waiting << text(agent.host);
    const std::string& owner = viewModel_.status()->owner;
    standby_->setVisible(!waiting.isEmpty() && !owner.empty());
    standby_->setMessage(Mood::Info,
                         tr("The agent on %1 stands by: %2 holds the right to write. When that one stops, the "
                            "other takes over within 30 seconds.")
                             .arg(waiting.join(QStringLiteral(", ")), ownerWord(owner)));
}

}  // namespace hs::ui
