#include "ui/agents/AgentsViewModel.h"

#include "ui/job/JobWords.h"
#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

QString workSentence(const Event& event) {
    QStringList said{QStringLiteral("%1: %2").arg(text(event.configuration), cycleWord(event.run))};
    if (!event.phase.empty()) said << text(event.phase);
    if (event.total > 0) said << AgentsViewModel::tr("%1 of %2").arg(number(event.done), number(event.total));
    return said.join(QStringLiteral(", "));
}

}  // namespace

AgentsViewModel::AgentsViewModel(service::Client& client, QObject* parent) : QObject(parent), client_(client) {
    connect(&client_, &service::Client::event, this, &AgentsViewModel::take);
}

void AgentsViewModel::refresh() {
    list_.await(client_.agents(), [this](Result<std::vector<service::AgentStatus>> answer) {
        if (answer.ok()) agents_ = std::move(answer).value();
        else error_ = answer.error();
        Q_EMIT changed();
    });
    configurations_.await(client_.configurations(), [this](Result<std::vector<service::ConfigurationSummary>> answer) {
        if (answer.ok()) askJobs(*answer);
    });
}

void AgentsViewModel::askJobs(const std::vector<service::ConfigurationSummary>& configurations) {
    jobs_.clear();
    for (const service::ConfigurationSummary& one : configurations) {
        jobs_.push_back(std::make_unique<Pending>(nullptr));
        jobs_.back()->await(client_.job(one.configuration.name), [this](Result<service::JobStatus> answer) {
            if (!answer.ok()) return;
            owner_ = answer->owner;
            Event event;
            event.configuration = answer->configuration.name;
            if (answer->current) event.run = *answer->current;
            if (answer->live) event = *answer->live;
            if (answer->current) work_[event.configuration] = workSentence(event);
            else work_.erase(event.configuration);
            Q_EMIT workChanged();
        });
    }
}

void AgentsViewModel::take(const Event& event) {
    if (event.kind == Event::Kind::RunEnded) work_.erase(event.configuration);
    else if (event.kind == Event::Kind::RunStarted || event.kind == Event::Kind::Progress)
        work_[event.configuration] = workSentence(event);
    else return;
    Q_EMIT workChanged();
}

QString AgentsViewModel::work() const {
    QStringList all;
    for (const auto& [name, sentence] : work_) all << sentence;
    return all.join(QStringLiteral("; "));
}

QString AgentsViewModel::owner() const { return ownerWord(owner_); }

void AgentsViewModel::restart() {
    if (restart_.isRunning()) return;
    error_.reset();
    restart_.await(client_.restartAgent(), [this](Result<service::AgentStatus> answer) {
        if (!answer.ok()) error_ = answer.error();
        else Q_EMIT restarted();
        refresh();
    });
    Q_EMIT changed();
}

}  // namespace hs::ui
