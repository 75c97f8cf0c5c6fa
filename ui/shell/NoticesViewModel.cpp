#include "ui/shell/NoticesViewModel.h"

#include "ui/job/JobWords.h"
#include "ui/kit/Words.h"

namespace hs::ui {

NoticesViewModel::NoticesViewModel(service::Client& client, QObject* parent) : QObject(parent), client_(client) {
    connect(&client_, &service::Client::event, this, &NoticesViewModel::take);
}

QString NoticesViewModel::runningSentence() const { return running_.empty() ? QString() : running_.begin()->second; }

void NoticesViewModel::take(const Event& event) {
    if (event.run.kind == RunKind::OnDemand) return;
    if (event.kind == Event::Kind::RunEnded) {
        running_.erase(event.configuration);
        Q_EMIT runningChanged();
        ended(event);
        return;
    }
    if (event.kind != Event::Kind::RunStarted && event.kind != Event::Kind::Progress) return;
    QString said = tr("%1: %2").arg(text(event.configuration), cycleWord(event.run));
    if (event.total > 0) said += tr(" %1 %").arg(event.done * 100 / event.total);
    if (running_[event.configuration] == said) return;
    running_[event.configuration] = said;
    Q_EMIT runningChanged();
}

void NoticesViewModel::ended(const Event& event) {
    const Run& run = event.run;
    if (enabled_ && !run.preview && run.state == RunState::FinishedWithFailures)
        Q_EMIT noticed(Mood::Warning, tr("%1: finished with failures").arg(text(event.configuration)),
                       resultSentence(run), text(event.configuration));
    if (!run.preview) askForQuarantine(event.configuration);
}

void NoticesViewModel::askForQuarantine(const std::string& name) {
    auto& pending = asking_[name];
    if (!pending) pending = std::make_unique<Pending>(nullptr);
    pending->await(client_.job(name), [this, name](Result<service::JobStatus> answer) {
        if (!answer.ok()) return;
        const Quarantine& quarantine = answer->state.quarantine;
        const Quarantine::Reason before = told_[name];
        told_[name] = quarantine.reason;
        // Once for each reason, as the e-mail: a job that fails every hour does not ring every hour.
        if (!quarantine.active() || quarantine.reason == before || !enabled_) return;
        const bool guard = quarantine.reason == Quarantine::Reason::TooManyDeletes;
        Q_EMIT noticed(
            guard ? Mood::Warning : Mood::Danger,
            guard ? tr("%1: stopped by a guard").arg(text(name)) : tr("%1: quarantine").arg(text(name)),
            quarantine.error.message.empty() ? quarantineReason(quarantine.reason) : text(quarantine.error.message),
            text(name));
    });
}

}  // namespace hs::ui
