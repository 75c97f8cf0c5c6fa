#include "core/service/LocalClient.h"

namespace hs::service {

Answer<std::vector<AgentStatus>> LocalClient::agents() {
    return read_->run<std::vector<AgentStatus>>({}, [this](std::stop_token) -> Result<std::vector<AgentStatus>> {
        if (link_)
            if (const auto report = link_->report()) return std::vector<AgentStatus>{report->status};
        return engine_.schema().agents();
    });
}

Answer<AgentStatus> LocalClient::restartAgent() {
    return read_->run<AgentStatus>({}, [this](std::stop_token) -> Result<AgentStatus> {
        if (link_) {
            HS_ASSIGN(const std::optional<QJsonObject> answer,
                      link_->call({"restart", {}}, AgentLink::OnStop::Leave, {}));
            if (answer) {
                HS_ASSIGN(AgentReport report, agentReportFrom(*answer));
                return std::move(report.status);
            }
        }
        return engine_.schema().restartAgent();
    });
}

Step LocalClient::agentStep() {
    Step step;
    step.name = "agentReachable";
    step.title = "Agent";
    step.status = StepStatus::Success;
    if (const auto report = link_->report()) {
        step.summary = "An agent answers (process " + std::to_string(report->status.processId) + "): " + report->state;
        if (!report->status.active) {
            step.status = StepStatus::Warning;
            step.summary += ". It has given no sign of life for half a minute: restart it.";
        }
    } else if (link_->answers()) {
        step.status = StepStatus::Failure;
        step.error = Error(ErrorCode::Timeout, "An agent is there and does not answer.").next("Restart it.");
        step.summary = step.error.message;
    } else {
        step.summary = "None runs: nothing starts cycles by itself, and each program runs the engine on its own.";
    }
    return step;
}

Answer<std::int64_t> LocalClient::countOutcomes(OutcomeFilter filter) {
    return read_->run<std::int64_t>(
        {}, [this, filter = std::move(filter)](std::stop_token) { return engine_.logs().count(filter); });
}

Answer<LogVerdict> LocalClient::verifyLog(std::stop_token stop) {
    return read_->run<LogVerdict>(stop, [this](std::stop_token either) { return engine_.logs().verify(either); });
}

Answer<std::vector<Change>> LocalClient::changes(ChangeFilter filter) {
    return read_->run<std::vector<Change>>(
        {}, [this, filter = std::move(filter)](std::stop_token) { return engine_.plans().changes(filter); });
}

Answer<std::int64_t> LocalClient::countChanges(ChangeFilter filter) {
    return read_->run<std::int64_t>(
        {}, [this, filter = std::move(filter)](std::stop_token) { return engine_.plans().count(filter); });
}

Answer<PlanCounts> LocalClient::planCounts(std::int64_t run) {
    return read_->run<PlanCounts>({}, [this, run](std::stop_token) { return engine_.plans().counts(run); });
}

Result<JobStatus> LocalClient::jobNow(const std::string& name) {
    HS_ASSIGN(JobStatus job, engine_.jobs().status(name));
    const bool rests = !job.configuration.enabled || job.state.paused;
    if (link_)
        if (const auto report = link_->report()) {
            job.agentRuns = true;
            if (report->writes) job.owner = "agent on " + report->status.host;
            job.scheduled = report->scheduled && !rests;
            for (const Event& event : report->live)
                if (event.configuration == name) job.live = event;
        }
    if (!job.live) job.live = relay_.live(name);
    const std::lock_guard lock(mutex_);
    if (!job.agentRuns && scheduler_ && !rests) job.scheduled = true;
    return job;
}

Answer<JobStatus> LocalClient::job(const std::string& name) {
    return read_->run<JobStatus>({}, [this, name](std::stop_token) { return jobNow(name); });
}

void LocalClient::changed(const std::string& name) {
    {
        const std::lock_guard lock(mutex_);
        if (scheduler_) scheduler_->kick(name);
    }
    if (link_) link_->settingsChanged(name);
}

Answer<JobState> LocalClient::pause(const std::string& name) {
    return changing<JobState>(name, [this, name](std::stop_token) { return engine_.jobs().pause(name); });
}

Answer<JobState> LocalClient::resume(const std::string& name) {
    return changing<JobState>(name, [this, name](std::stop_token) { return engine_.jobs().resume(name); });
}

Answer<JobState> LocalClient::restartJob(const std::string& name) {
    return changing<JobState>(name, [this, name](std::stop_token) { return engine_.jobs().restartJob(name); });
}

Answer<JobState> LocalClient::clearQuarantine(const std::string& name) {
    return changing<JobState>(name, [this, name](std::stop_token) { return engine_.jobs().clearQuarantine(name); });
}

Answer<std::vector<Escrow>> LocalClient::escrows(const std::string& name) {
    return read_->run<std::vector<Escrow>>({}, [this, name](std::stop_token) { return engine_.jobs().escrows(name); });
}

Answer<Configuration> LocalClient::updateSettings(const std::string& name, std::int64_t version, JobSettings settings) {
    return changing<Configuration>(name, [this, name, version, settings](std::stop_token) {
        return engine_.jobs().updateSettings(name, version, settings);
    });
}

Answer<MappingSheet> LocalClient::mappings(const std::string& name) {
    return read_->run<MappingSheet>({}, [this, name](std::stop_token) { return engine_.mappings().sheet(name); });
}

Answer<Configuration> LocalClient::updateMappings(const std::string& name, std::int64_t version, RuleKind rule,
                                                  std::optional<std::vector<Mapping>> mappings) {
    return changing<Configuration>(name, [this, name, version, rule, mappings = std::move(mappings)](std::stop_token) {
        return engine_.mappings().update(name, version, rule, mappings);
    });
}

Answer<MappingImpact> LocalClient::tryMapping(MappingTrial trial, std::stop_token stop) {
    return read_->run<MappingImpact>(stop, [this, trial = std::move(trial)](std::stop_token either) {
        return engine_.mappings().tryOut(trial, either);
    });
}

Answer<void> LocalClient::testMail(const std::string& name, JobSettings settings, std::stop_token stop) {
    return read_->run<void>(stop, [this, name, settings = std::move(settings)](std::stop_token either) {
        return engine_.jobs().testMail(name, settings, either);
    });
}

}  // namespace hs::service
