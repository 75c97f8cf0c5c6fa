#include "ui/job/JobWords.h"

#include <QCoreApplication>

#include "ui/kit/RunWords.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

QString tr(const char* source) { return QCoreApplication::translate("JobWords", source); }

QString counted(std::int64_t count, const char* one, const char* many) {
    return count == 1 ? tr(one) : tr(many).arg(number(count));
}

}  // namespace

QString ownerWord(const std::string& owner) {
    if (owner.empty()) return tr("Nobody");
    QString word = text(owner);
    word[0] = word[0].toUpper();
    return word;
}

QString intervalWord(int seconds) {
    if (seconds % 3600 == 0) return seconds == 3600 ? tr("every hour") : tr("every %1 h").arg(seconds / 3600);
    if (seconds % 60 == 0) return seconds == 60 ? tr("every minute") : tr("every %1 min").arg(seconds / 60);
    return tr("every %1 s").arg(number(seconds));
}

QString cycleWord(const Run& run) {
    const bool cycle = run.kind == RunKind::Full || run.kind == RunKind::Delta;
    if (run.basis != 0 && cycle) return tr("Applying the plan of run %1").arg(run.basis);
    const QString kind = run.kind == RunKind::Full ? tr("full cycle") : tr("delta cycle");
    if (!cycle) return run.preview ? tr("Preview: %1").arg(runKindWord(run.kind)) : runKindWord(run.kind);
    if (run.preview) return tr("Preview of a %1").arg(kind);
    return run.kind == RunKind::Full ? tr("Full cycle") : tr("Delta cycle");
}

QString resultSentence(const Run& run) {
    QString said = tr("%1: %2 in %3. %4 planned, %5 written, %6 failed.")
                       .arg(cycleWord(run), runStateWord(run.state), duration(run.durationMs()),
                            number(run.counts.planned), number(run.counts.written), number(run.counts.failed));
    if (run.preview && run.state == RunState::Previewed) said += tr(" Nothing was written: the plan is stored.");
    if (!run.note.empty()) said += QLatin1Char(' ') + text(run.note);
    return said;
}

QString quarantineReason(Quarantine::Reason reason) {
    using Reason = Quarantine::Reason;
    switch (reason) {
        case Reason::None: return {};
        case Reason::EncounteredBaseEscrowThreshold: return tr("More than 40,000 objects failed.");
        case Reason::EncounteredTotalEscrowThreshold:
            return tr("60,000 objects or more failed, counting those that failed for a reference.");
        case Reason::EncounteredEscrowProportionThreshold: return tr("More than 40 % of the operations failed.");
        case Reason::EncounteredQuarantineException: return tr("One side refused the sign-in or could not be reached.");
        case Reason::TooManyDeletes: return tr("A guard stopped the cycle before its first write.");
    }
    return {};
}

QString quarantineSentence(const Quarantine& quarantine, UnixMillis now) {
    QStringList said{tr("Quarantine: %1").arg(quarantineReason(quarantine.reason))};
    if (!quarantine.error.message.empty()) said << text(quarantine.error.message);
    QString since = tr("Since %1 (%2), %3")
                        .arg(exactTime(quarantine.seriesBegan), ago(quarantine.seriesBegan, now),
                             counted(quarantine.seriesCount, "1 failed try", "%1 failed tries"));
    if (quarantine.nextAttempt > 0) since += tr("; the next attempt is %1").arg(until(quarantine.nextAttempt, now));
    said << since + QLatin1Char('.');
    const QString next = words(quarantine.error).nextStep;
    if (!quarantine.error.message.empty()) said << tr("What to do: %1").arg(next);
    return said.join(QLatin1Char(' '));
}

QString guardSentence(const Quarantine& quarantine, const std::optional<PlanCounts>& plan) {
    QStringList said;
    const std::int64_t all = plan ? plan->planned + plan->done + plan->failed + plan->skipped + plan->intent : 0;
    said << (plan ? tr("Delete threshold exceeded: %1 of %2 written.").arg(number(plan->done), number(all))
                  : tr("Delete threshold exceeded: nothing was written."));
    if (!quarantine.error.message.empty()) said << text(quarantine.error.message);
    if (plan)
        said << tr("The plan holds %1, %2, %3 and %4.")
                    .arg(counted(plan->deletes, "1 delete", "%1 deletes"),
                         counted(plan->disables, "1 disable", "%1 disables"),
                         counted(plan->creates, "1 create", "%1 creates"),
                         counted(plan->updates, "1 update", "%1 updates"));
    said << tr("The schedule waits until somebody decides.");
    return said.join(QLatin1Char(' '));
}

QString allowConsequence(const PlanCounts& plan) {
    return tr("This writes the whole plan, past its guard: %1, %2, %3 and %4. Every object is read again first; one "
              "that "
              "has changed since is left alone. The guard stays on for every later cycle.")
        .arg(counted(plan.deletes, "1 delete", "%1 deletes"), counted(plan.disables, "1 disable", "%1 disables"),
             counted(plan.creates, "1 create", "%1 creates"), counted(plan.updates, "1 update", "%1 updates"));
}

QString restartConsequence(const service::JobStatus& status) {
    QStringList forgotten{tr("how far both sides were read (the watermarks)")};
    if (status.escrows > 0)
        forgotten << counted(status.escrows, "the wait of 1 failed object", "the wait of %1 failed objects");
    if (status.state.quarantine.active()) forgotten << tr("the quarantine");
    return tr("Forgotten: %1. Kept: %2, every setting, the runs and the provisioning logs. No object is changed by "
              "this; "
              "the next cycle reads everything.")
        .arg(forgotten.join(QStringLiteral(", ")), counted(status.linked, "1 link", "%1 links"));
}

QString nextRunSentence(const service::JobStatus& status, UnixMillis now) {
    if (!status.configuration.enabled) return tr("None: the configuration is disabled");
    if (status.state.paused) return tr("None: the schedule is paused");
    if (status.current && status.current->kind != RunKind::OnDemand) return tr("After the current cycle");
    const Quarantine& quarantine = status.state.quarantine;
    if (quarantine.reason == Quarantine::Reason::TooManyDeletes && quarantine.run != 0)
        return tr("When somebody decides about the plan");
    if (!status.scheduled) return tr("Nothing starts cycles by itself");
    const UnixMillis next = quarantine.active() ? quarantine.nextAttempt : status.state.nextRunAt;
    if (next <= 0) return tr("Not planned yet");
    return status.state.fullDue ? tr("%1, a full cycle").arg(until(next, now)) : until(next, now);
}

QString detailsOf(const Error& error) {
    if (error.message.empty() && error.serverText.empty()) return {};
    QStringList lines;
    if (!error.attribute.empty()) lines << tr("Attribute: %1").arg(text(error.attribute));
    if (!error.object.empty()) lines << text(error.object);
    lines << words(error).details;
    return lines.join(QLatin1Char('\n'));
}

}  // namespace hs::ui
