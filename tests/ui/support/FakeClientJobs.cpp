#include "tests/ui/support/FakeClient.h"

namespace hs::ui::test {

service::Answer<std::int64_t> FakeClient::countOutcomes(OutcomeFilter) {
    return answer<std::int64_t>("countOutcomes", Error(ErrorCode::Unsupported, "countOutcomes is not scripted"));
}

service::Answer<LogVerdict> FakeClient::verifyLog(std::stop_token) {
    return answer<LogVerdict>("verifyLog", Error(ErrorCode::Unsupported, "verifyLog is not scripted"));
}

service::Answer<std::vector<Change>> FakeClient::changes(ChangeFilter) {
    return answer<std::vector<Change>>("changes", Error(ErrorCode::Unsupported, "changes is not scripted"));
}

service::Answer<std::int64_t> FakeClient::countChanges(ChangeFilter) {
    return answer<std::int64_t>("countChanges", Error(ErrorCode::Unsupported, "countChanges is not scripted"));
}

service::Answer<PlanCounts> FakeClient::planCounts(std::int64_t) {
    return answer<PlanCounts>("planCounts", Error(ErrorCode::Unsupported, "planCounts is not scripted"));
}

service::Answer<Run> FakeClient::applyPlan(service::ApplyRequest, std::stop_token) {
    return answer<Run>("applyPlan", Error(ErrorCode::Unsupported, "applyPlan is not scripted"));
}

service::Answer<Run> FakeClient::undo(service::UndoRequest, std::stop_token) {
    return answer<Run>("undo", Error(ErrorCode::Unsupported, "undo is not scripted"));
}

service::Answer<service::JobStatus> FakeClient::job(const std::string&) {
    return answer<service::JobStatus>("job", Error(ErrorCode::Unsupported, "job is not scripted"));
}

service::Answer<JobState> FakeClient::pause(const std::string&) {
    return answer<JobState>("pause", Error(ErrorCode::Unsupported, "pause is not scripted"));
}

service::Answer<JobState> FakeClient::resume(const std::string&) {
    return answer<JobState>("resume", Error(ErrorCode::Unsupported, "resume is not scripted"));
}

service::Answer<JobState> FakeClient::restartJob(const std::string&) {
    return answer<JobState>("restartJob", Error(ErrorCode::Unsupported, "restartJob is not scripted"));
}

service::Answer<JobState> FakeClient::clearQuarantine(const std::string&) {
    return answer<JobState>("clearQuarantine", Error(ErrorCode::Unsupported, "clearQuarantine is not scripted"));
}

service::Answer<void> FakeClient::stopRun(const std::string&) {
    return answer<void>("stopRun", Error(ErrorCode::Unsupported, "stopRun is not scripted"));
}

service::Answer<std::vector<Escrow>> FakeClient::escrows(const std::string&) {
    return answer<std::vector<Escrow>>("escrows", Error(ErrorCode::Unsupported, "escrows is not scripted"));
}

service::Answer<Configuration> FakeClient::updateSettings(const std::string&, std::int64_t, service::JobSettings) {
    return answer<Configuration>("updateSettings", Error(ErrorCode::Unsupported, "updateSettings is not scripted"));
}

service::Answer<void> FakeClient::testMail(const std::string&, service::JobSettings, std::stop_token) {
    return answer<void>("testMail", Error(ErrorCode::Unsupported, "testMail is not scripted"));
}

}  // namespace hs::ui::test
