#include "core/service/LocalClient.h"

namespace hs::service {

Answer<std::int64_t> LocalClient::countOutcomes(OutcomeFilter) {
    return read_->run<std::int64_t>({}, [](std::stop_token) -> Result<std::int64_t> {
        return Error(ErrorCode::Unsupported, "countOutcomes is not there yet");
    });
}

Answer<LogVerdict> LocalClient::verifyLog(std::stop_token) {
    return read_->run<LogVerdict>({}, [](std::stop_token) -> Result<LogVerdict> {
        return Error(ErrorCode::Unsupported, "verifyLog is not there yet");
    });
}

Answer<std::vector<Change>> LocalClient::changes(ChangeFilter) {
    return read_->run<std::vector<Change>>({}, [](std::stop_token) -> Result<std::vector<Change>> {
        return Error(ErrorCode::Unsupported, "changes is not there yet");
    });
}

Answer<std::int64_t> LocalClient::countChanges(ChangeFilter) {
    return read_->run<std::int64_t>({}, [](std::stop_token) -> Result<std::int64_t> {
        return Error(ErrorCode::Unsupported, "countChanges is not there yet");
    });
}

Answer<PlanCounts> LocalClient::planCounts(std::int64_t) {
    return read_->run<PlanCounts>({}, [](std::stop_token) -> Result<PlanCounts> {
        return Error(ErrorCode::Unsupported, "planCounts is not there yet");
    });
}

Answer<Run> LocalClient::applyPlan(ApplyRequest, std::stop_token) {
    return read_->run<Run>(
        {}, [](std::stop_token) -> Result<Run> { return Error(ErrorCode::Unsupported, "applyPlan is not there yet"); });
}

Answer<Run> LocalClient::undo(UndoRequest, std::stop_token) {
    return read_->run<Run>(
        {}, [](std::stop_token) -> Result<Run> { return Error(ErrorCode::Unsupported, "undo is not there yet"); });
}

Answer<JobStatus> LocalClient::job(const std::string&) {
    return read_->run<JobStatus>(
        {}, [](std::stop_token) -> Result<JobStatus> { return Error(ErrorCode::Unsupported, "job is not there yet"); });
}

Answer<JobState> LocalClient::pause(const std::string&) {
    return read_->run<JobState>({}, [](std::stop_token) -> Result<JobState> {
        return Error(ErrorCode::Unsupported, "pause is not there yet");
    });
}

Answer<JobState> LocalClient::resume(const std::string&) {
    return read_->run<JobState>({}, [](std::stop_token) -> Result<JobState> {
        return Error(ErrorCode::Unsupported, "resume is not there yet");
    });
}

Answer<JobState> LocalClient::restartJob(const std::string&) {
    return read_->run<JobState>({}, [](std::stop_token) -> Result<JobState> {
        return Error(ErrorCode::Unsupported, "restartJob is not there yet");
    });
}

Answer<JobState> LocalClient::clearQuarantine(const std::string&) {
    return read_->run<JobState>({}, [](std::stop_token) -> Result<JobState> {
        return Error(ErrorCode::Unsupported, "clearQuarantine is not there yet");
    });
}

Answer<void> LocalClient::stopRun(const std::string&) {
    return read_->run<void>(
        {}, [](std::stop_token) -> Result<void> { return Error(ErrorCode::Unsupported, "stopRun is not there yet"); });
}

Answer<std::vector<Escrow>> LocalClient::escrows(const std::string&) {
    return read_->run<std::vector<Escrow>>({}, [](std::stop_token) -> Result<std::vector<Escrow>> {
        return Error(ErrorCode::Unsupported, "escrows is not there yet");
    });
}

Answer<Configuration> LocalClient::updateSettings(const std::string&, std::int64_t, JobSettings) {
    return read_->run<Configuration>({}, [](std::stop_token) -> Result<Configuration> {
        return Error(ErrorCode::Unsupported, "updateSettings is not there yet");
    });
}

Answer<void> LocalClient::testMail(const std::string&, JobSettings, std::stop_token) {
    return read_->run<void>(
        {}, [](std::stop_token) -> Result<void> { return Error(ErrorCode::Unsupported, "testMail is not there yet"); });
}

}  // namespace hs::service
