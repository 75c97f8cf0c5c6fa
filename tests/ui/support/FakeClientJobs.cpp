#include "tests/ui/support/FakeClient.h"

#include <algorithm>

#include "tests/ui/support/Sample.h"

namespace hs::ui::test {

namespace {

bool holds(const ObjectRef& object, const std::string& text) {
    const auto within = [&](const std::string& value) {
        const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
        return std::search(value.begin(), value.end(), text.begin(), text.end(), same) != value.end();
    };
    return text.empty() || within(object.name) || within(object.id) || within(object.anchor);
}

}  // namespace

bool FakeClient::matches(const std::pair<std::int64_t, Outcome>& row, const OutcomeFilter& filter) {
    const Outcome& one = row.second;
    return (filter.beforeId == 0 || row.first < filter.beforeId) && (!filter.run || one.run == *filter.run) &&
           (!filter.status || one.status == *filter.status) && (!filter.action || one.action == *filter.action) &&
           (!filter.rule || one.rule == *filter.rule) && (filter.from == 0 || one.endedAt >= filter.from) &&
           (filter.until == 0 || one.endedAt < filter.until) &&
           (holds(one.source, filter.text) || holds(one.target, filter.text));
}

std::vector<Change> FakeClient::matching(const ChangeFilter& filter) const {
    std::vector<Change> rows;
    for (const Change& one : changeList)
        if (one.id > filter.afterId && (!filter.rule || one.rule == *filter.rule) &&
            (!filter.kind || one.kind == *filter.kind) && (!filter.state || one.state == *filter.state) &&
            (holds(one.source, filter.text) || holds(one.target, filter.text)))
            rows.push_back(one);
    return rows;
}

void FakeClient::setStatus(const std::string& name, const std::string& status) {
    jobStatus.status = status;
    if (auto* found = find(name)) found->status = status;
}

service::Answer<std::int64_t> FakeClient::countOutcomes(OutcomeFilter filter) {
    filter.beforeId = 0;
    const auto fits = [&](const auto& row) { return matches(row, filter); };
    return answer<std::int64_t>("countOutcomes", std::int64_t(std::count_if(log.begin(), log.end(), fits)));
}

service::Answer<LogVerdict> FakeClient::verifyLog(std::stop_token stop) {
    return answer<LogVerdict>("verifyLog", verdict, stop);
}

service::Answer<std::vector<Change>> FakeClient::changes(ChangeFilter filter) {
    lastChangeFilter = filter;
    std::vector<Change> page = matching(filter);
    if (int(page.size()) > filter.limit) page.resize(std::size_t(filter.limit));
    return answer<std::vector<Change>>("changes", page);
}

service::Answer<std::int64_t> FakeClient::countChanges(ChangeFilter filter) {
    filter.afterId = 0;
    return answer<std::int64_t>("countChanges", std::int64_t(matching(filter).size()));
}

service::Answer<PlanCounts> FakeClient::planCounts(std::int64_t) { return answer<PlanCounts>("planCounts", plan); }

service::Answer<Run> FakeClient::applyPlan(service::ApplyRequest request, std::stop_token stop) {
    lastApply = request;
    return answer<Run>("applyPlan", applied, stop);
}

service::Answer<Run> FakeClient::undo(service::UndoRequest request, std::stop_token stop) {
    lastUndo = request;
    return answer<Run>("undo", undone, stop);
}

service::Answer<service::JobStatus> FakeClient::job(const std::string& name) {
    lastJob = name;
    service::JobStatus status = jobStatus;
    if (const auto* found = find(name)) status.configuration = found->configuration;
    return answer<service::JobStatus>("job", status);
}

service::Answer<JobState> FakeClient::jobAnswer(const std::string& call, const std::string& name) {
    lastJob = name;
    return answer<JobState>(call, jobStatus.state);
}

service::Answer<JobState> FakeClient::pause(const std::string& name) {
    if (!failing.count("pause")) {
        jobStatus.state.paused = true;
        jobStatus.state.pausedAt = sample::now();
        jobStatus.state.pausedBy = "admin@contoso.onmicrosoft.com";
        setStatus(name, "Paused");
    }
    return jobAnswer("pause", name);
}

service::Answer<JobState> FakeClient::resume(const std::string& name) {
    if (!failing.count("resume")) {
        jobStatus.state.paused = false;
        setStatus(name, "Healthy");
    }
    return jobAnswer("resume", name);
}

service::Answer<JobState> FakeClient::restartJob(const std::string& name) {
    if (!failing.count("restartJob")) {
        jobStatus.state.fullDue = true;
        jobStatus.state.quarantine = {};
        jobStatus.escrows = 0;
        escrowList.clear();
    }
    return jobAnswer("restartJob", name);
}

service::Answer<JobState> FakeClient::clearQuarantine(const std::string& name) {
    if (!failing.count("clearQuarantine")) {
        jobStatus.state.quarantine = {};
        setStatus(name, "Healthy");
    }
    return jobAnswer("clearQuarantine", name);
}

service::Answer<void> FakeClient::stopRun(const std::string& name) {
    lastJob = name;
    return answer<void>("stopRun", Result<void>());
}

service::Answer<std::vector<Escrow>> FakeClient::escrows(const std::string& name) {
    lastJob = name;
    return answer<std::vector<Escrow>>("escrows", escrowList);
}

service::Answer<Configuration> FakeClient::updateSettings(const std::string& name, std::int64_t version,
                                                          service::JobSettings settings) {
    lastSettings = settings;
    lastVersion = version;
    auto* found = find(name);
    if (found && !failing.count("updateSettings")) {
        found->configuration.intervalSeconds = settings.intervalSeconds;
        found->configuration.guards = settings.guards;
        found->configuration.mail = settings.mail;
        found->configuration.logRetentionDays = settings.logRetentionDays;
        ++found->configuration.version;
    }
    return answer<Configuration>(
        "updateSettings", found ? Result<Configuration>(found->configuration)
                                : Error(ErrorCode::NotFound, "There is no configuration of this name.").on(name));
}

service::Answer<void> FakeClient::setLocalSchedule(bool on) {
    return answer<void>(on ? "setLocalSchedule on" : "setLocalSchedule off", Result<void>());
}

service::Answer<void> FakeClient::testMail(const std::string& name, service::JobSettings settings,
                                           std::stop_token stop) {
    lastJob = name;
    lastSettings = settings;
    return answer<void>("testMail", Result<void>(), stop);
}

}  // namespace hs::ui::test
