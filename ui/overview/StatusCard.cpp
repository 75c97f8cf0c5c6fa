#include "ui/overview/StatusCard.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/job/JobViewModel.h"
#include "ui/job/JobWords.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/ConfigurationStatus.h"
#include "ui/kit/CopyableIdentifier.h"
#include "ui/kit/RunWords.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

QLabel* value(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    return label;
}

}  // namespace

StatusCard::StatusCard(JobViewModel& viewModel, QWidget* parent) : QWidget(parent), viewModel_(viewModel) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(QStringLiteral("statusCard"), tr("Status"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    outer->addWidget(card);
    status_ = new StatusLabel(QStringLiteral("overviewStatus"));
    reason_ = subtleLabel({});
    reason_->setObjectName(QStringLiteral("overviewReason"));
    action_ = new Button(QStringLiteral("statusAction"), {}, Button::Kind::Link);
    lastRun_ = value(QStringLiteral("overviewLastRun"));
    nextRun_ = value(QStringLiteral("overviewNextRun"));
    interval_ = value(QStringLiteral("overviewInterval"));
    linked_ = value(QStringLiteral("overviewInScope"));
    escrows_ = new Button(QStringLiteral("viewEscrows"), {}, Button::Kind::Link);
    escrows_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    owner_ = new ElidedLabel;
    owner_->setObjectName(QStringLiteral("overviewOwner"));
    jobId_ = new CopyableIdentifier(QStringLiteral("jobId"), tr("Job ID"));
    card->addWidget(status_);
    card->addWidget(reason_);
    card->addWidget(action_);
    card->addRow(tr("Last run"), lastRun_);
    card->addRow(tr("Next run"), nextRun_);
    card->addRow(tr("Interval"), interval_);
    card->addRow(tr("Objects linked"), linked_);
    card->addRow(tr("Waiting objects"), escrows_);
    card->addRow(tr("Run by"), owner_);
    card->addRow(tr("Job ID"), jobId_);
    connect(escrows_, &Button::clicked, this, &StatusCard::escrowsRequested);
    connect(action_, &Button::clicked, this, &StatusCard::act);
    action_->hide();
}

void StatusCard::act() {
    const std::string& status = viewModel_.status()->status;
    if (status == "Disabled") Q_EMIT enableRequested();
    else if (status == "Never run") viewModel_.preview(true);
    else Q_EMIT logsRequested();
}

void StatusCard::showAction() {
    const std::string& status = viewModel_.status()->status;
    const QString caption = status == "Disabled"    ? tr("E&nable the configuration")
                            : status == "Never run" ? tr("Pre&view a full run")
                            : status == "Failing"   ? tr("Open the provisioning lo&gs")
                                                    : QString();
    action_->setVisible(!caption.isEmpty());
    action_->setCaption(caption);
    action_->setEnabledOr(!viewModel_.isRunning() || status == "Failing", tr("A run is going on"));
}

void StatusCard::redraw() {
    if (!viewModel_.status()) return;
    const service::JobStatus& job = *viewModel_.status();
    status_->setStatus(statusMood(job.status), statusWord(job.status));
    // A quarantine is explained above, with what resolves it.
    const Quarantine& quarantine = job.state.quarantine;
    const QString reason = quarantine.active() ? quarantineReason(quarantine.reason) : text(job.statusReason);
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
    showAction();
    const UnixMillis now = viewModel_.now();
    const UnixMillis last = job.last ? job.last->startedAt : 0;
    lastRun_->setText(job.last ? tr("%1, %2").arg(ago(last, now), runStateWord(job.last->state)) : tr("never"));
    lastRun_->setToolTip(exactTime(last));
    nextRun_->setText(nextRunSentence(job, now));
    nextRun_->setToolTip(exactTime(job.state.nextRunAt));
    interval_->setText(intervalWord(job.configuration.intervalSeconds));
    interval_->setToolTip(tr("Between the end of one scheduled cycle and the start of the next"));
    linked_->setText(job.linked == 1 ? tr("1 object") : tr("%1 objects").arg(number(job.linked)));
    escrows_->setCaption(job.escrows == 0   ? tr("None")
                         : job.escrows == 1 ? tr("1 object waits for its next try")
                                            : tr("%1 objects wait for their next try").arg(number(job.escrows)));
    escrows_->setEnabledOr(job.escrows > 0, tr("No object failed"));
    owner_->setFullText(ownerWord(job.owner));
    jobId_->setIdentifier(text(job.configuration.jobId));
}

}  // namespace hs::ui
