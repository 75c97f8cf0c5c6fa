#include "ui/overview/OverviewViewModel.h"

#include <algorithm>

#include "ui/kit/Words.h"

namespace hs::ui {

namespace {

std::vector<AttributeFreshness> eightAttributes() {
    std::vector<AttributeFreshness> all;
    for (const char* name :
         {"msDS-ExternalDirectoryObjectId", "proxyAddresses", "msExchArchiveStatus", "msExchBlockedSendersHash",
          "msExchSafeRecipientsHash", "msExchSafeSendersHash", "msExchUCVoiceMailSettings", "msExchUserHoldPolicies"})
        all.push_back({QString::fromLatin1(name), 0, 0, 0});
    return all;
}

}  // namespace

OverviewViewModel::OverviewViewModel(service::Client& client, const Clock& clock, QObject* parent)
    : QObject(parent), client_(client), clock_(clock), freshness_(eightAttributes()) {
    connect(&client_, &service::Client::event, this, &OverviewViewModel::take);
}

void OverviewViewModel::load(const QString& name) {
    if (name != name_) {
        summary_.reset();
        runs_.clear();
        live_.reset();
        finished_.reset();
        runError_.reset();
        freshness_ = eightAttributes();
    }
    name_ = name;
    refresh();
}

void OverviewViewModel::refresh() {
    if (name_.isEmpty()) return;
    const std::string name = name_.toStdString();
    load_.await(client_.configuration(name), [this](Result<service::ConfigurationSummary> answer) {
        error_.reset();
        if (answer.ok()) summary_ = std::move(answer).value();
        else error_ = answer.error();
        Q_EMIT changed();
    });
    history_.await(client_.runs(name, 30), [this](Result<std::vector<Run>> answer) {
        if (answer.ok()) runs_ = std::move(answer).value();
        Q_EMIT changed();
    });
    OutcomeFilter filter;
    filter.configuration = name;
    filter.limit = 500;
    outcomes_.await(client_.outcomes(filter), [this](Result<std::vector<std::pair<std::int64_t, Outcome>>> answer) {
        if (answer.ok()) takeOutcomes(*answer);
        Q_EMIT changed();
    });
    agents_.await(client_.agents(), [this](Result<std::vector<service::AgentStatus>> answer) {
        nextRunAt_ = 0;
        if (answer.ok())
            for (const service::AgentStatus& agent : *answer)
                if (agent.nextRunAt > 0 && (nextRunAt_ == 0 || agent.nextRunAt < nextRunAt_))
                    nextRunAt_ = agent.nextRunAt;
        Q_EMIT changed();
    });
}

void OverviewViewModel::takeOutcomes(const std::vector<std::pair<std::int64_t, Outcome>>& outcomes) {
    freshness_ = eightAttributes();
    for (const auto& [id, outcome] : outcomes) {
        if (outcome.rule != RuleKind::Writeback) continue;
        for (const AttributeChange& change : outcome.attributes) {
            const QString target = text(change.target.text());
            const auto known = std::find_if(freshness_.begin(), freshness_.end(), [&](const AttributeFreshness& f) {
                return f.attribute.compare(target, Qt::CaseInsensitive) == 0;
            });
            if (known == freshness_.end()) continue;
            const UnixMillis at = std::max(outcome.startedAt, outcome.endedAt);
            if (change.result == AttributeChange::Result::Failed) known->failedAt = std::max(known->failedAt, at);
            else known->seenAt = std::max(known->seenAt, at);
            if (change.result == AttributeChange::Result::Written) known->writtenAt = std::max(known->writtenAt, at);
        }
    }
}

void OverviewViewModel::runFull(bool preview) {
    if (isRunning() || name_.isEmpty()) return;
    runError_.reset();
    finished_.reset();
    service::CycleRequest request;
    request.configuration = name_.toStdString();
    request.full = true;
    request.preview = preview;
    const std::stop_token stop = cycle_.begin();
    cycle_.await(client_.runCycle(request, stop), [this](Result<Run> answer) {
        live_.reset();
        if (answer.ok()) finished_ = std::move(answer).value();
        else runError_ = answer.error();
        Q_EMIT runChanged();
        Q_EMIT runEnded();
        refresh();
    });
    Q_EMIT runChanged();
}

QString OverviewViewModel::progressSentence() const {
    if (!live_ || live_->phase.empty()) return tr("Starting…");
    QString said = text(live_->phase);
    if (live_->total > 0) said += tr(": %1 of %2").arg(number(live_->done), number(live_->total));
    else if (live_->done > 0) said += tr(": %1").arg(number(live_->done));
    if (live_->perSecond >= 1) said += tr(", %1 per second").arg(number(std::int64_t(live_->perSecond)));
    return said;
}

void OverviewViewModel::take(const Event& event) {
    if (name_.isEmpty() || text(event.configuration) != name_ || event.run.kind == RunKind::OnDemand) return;
    switch (event.kind) {
        case Event::Kind::RunStarted:
        case Event::Kind::Progress: live_ = event; break;
        case Event::Kind::RunEnded:
            live_.reset();
            if (!cycle_.isRunning()) refresh();  // ours is finished by its answer
            break;
        case Event::Kind::StepChanged:
        case Event::Kind::AttributesChanged: return;
    }
    Q_EMIT runChanged();
}

}  // namespace hs::ui
