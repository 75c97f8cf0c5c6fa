#include "ui/properties/JobSettingsCard.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/job/JobWords.h"
#include "ui/kit/Button.h"
#include "ui/kit/Card.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Words.h"

namespace hs::ui {

JobSettingsCard::JobSettingsCard(QWidget* parent) : QWidget(parent) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(QStringLiteral("jobSettingsCard"), tr("Schedule, guards and notification"));
    outer->addWidget(card);
    pencil_ = card->addPencil(QStringLiteral("editJobSettings"), tr("Edit schedule, guards and notification"));
    pencil_->setEnabledOr(false, tr("The configuration is being read"));
    const auto value = [](const QString& name) {
        auto* label = new QLabel;
        label->setObjectName(name);
        return label;
    };
    interval_ = value(QStringLiteral("settingsInterval"));
    clears_ = value(QStringLiteral("settingsClears"));
    updates_ = value(QStringLiteral("settingsUpdates"));
    retention_ = value(QStringLiteral("settingsRetention"));
    mail_ = new ElidedLabel;
    mail_->setObjectName(QStringLiteral("settingsMail"));
    card->addRow(tr("Interval"), interval_);
    card->addRow(tr("Guard over cleared values"), clears_);
    card->addRow(tr("Guard over mass updates"), updates_);
    card->addRow(tr("Mail server"), mail_);
    card->addRow(tr("Provisioning logs"), retention_);
    connect(pencil_, &Button::clicked, this, &JobSettingsCard::editRequested);
}

void JobSettingsCard::setConfiguration(const Configuration& configuration) {
    pencil_->setEnabledOr(true, {});
    pencil_->setToolTip(pencil_->accessibleName());
    interval_->setText(intervalWord(configuration.intervalSeconds));
    const GuardSettings& guards = configuration.guards;
    clears_->setText(guards.clears > 0 ? tr("On, threshold %1").arg(number(guards.clears)) : tr("Off"));
    QStringList limits;
    if (guards.updates > 0) limits << tr("%1 objects").arg(number(guards.updates));
    if (guards.updatePercent > 0) limits << tr("%1 % of the objects in scope").arg(guards.updatePercent);
    updates_->setText(limits.isEmpty() ? tr("Off") : tr("On, threshold %1").arg(limits.join(tr(" or "))));
    const MailSettings& mail = configuration.mail;
    mail_->setFullText(mail.server.empty()
                           ? tr("None: no e-mail is sent")
                           : tr("%1:%2, from %3").arg(text(mail.server)).arg(mail.port).arg(text(mail.from)));
    retention_->setText(configuration.logRetentionDays > 0 ? tr("kept for %1 days").arg(configuration.logRetentionDays)
                                                           : tr("kept for ever"));
}

}  // namespace hs::ui
