#include "ui/job/JobQuestions.h"

#include <QCoreApplication>

#include "ui/job/JobViewModel.h"
#include "ui/job/JobWords.h"
#include "ui/kit/Confirmation.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

QString tr(const char* source) { return QCoreApplication::translate("JobQuestions", source); }

}  // namespace

void askToRestart(QWidget* parent, JobViewModel& job) {
    if (!job.status()) return;
    const Confirmation asked{QStringLiteral("confirmRestart"),
                             tr("Restart"),
                             tr("Restart the synchronization of %1?").arg(job.name()),
                             restartConsequence(*job.status()),
                             tr("&Restart"),
                             QStringLiteral("restart"),
                             {}};
    if (confirmed(parent, asked)) job.commands().restart(job.name());
}

void askToAllow(QWidget* parent, JobViewModel& job) {
    if (!job.heldPlan() || job.isRunning()) return;
    const PlanCounts& plan = *job.heldPlan();
    const std::int64_t gone = plan.deletes + plan.disables;
    const Confirmation asked{QStringLiteral("confirmAllow"),
                             tr("Allow for this plan"),
                             tr("Write the plan that was held back?"),
                             allowConsequence(plan),
                             gone > 0 ? tr("&Allow %1 deletes and disables").arg(number(gone))
                                      : tr("&Allow %1 changes").arg(number(plan.creates + plan.updates)),
                             QStringLiteral("warning"),
                             {}};
    if (confirmed(parent, asked)) job.allowHeldPlan();
}

}  // namespace hs::ui
