#pragma once

#include <QPromise>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/service/Client.h"

namespace hs::ui::test {

/// An engine that answers what the test has written into it, at once or when the test lets it. Remembers what it was
/// asked. Members are the script: change them before the page asks.
class FakeClient final : public service::Client {
    Q_OBJECT
public:
    FakeClient();

    // The script.
    std::vector<service::ConfigurationSummary> summaries;
    std::vector<ConfigurationVersion> history;  ///< newest first
    SchemaCheck schema;                         ///< the cached copy
    SchemaCheck liveSchema;                     ///< what a live read finds
    std::vector<service::AgentStatus> agentList;
    std::vector<service::DirectoryHit> hits;
    Outcome provisioned;
    Outcome writtenBack;
    Run cycle;
    std::vector<Run> runList;
    service::RunDetail detail;
    std::vector<std::pair<std::int64_t, Outcome>> log;  ///< newest first
    service::ConnectionTest directoryTest, tenantTest;
    std::optional<Account> signedIn;
    service::JobStatus jobStatus;  ///< its configuration is taken from `summaries` when it is asked for
    std::vector<Escrow> escrowList;
    std::vector<Change> changeList;  ///< of every run, in order of id
    PlanCounts plan;
    LogVerdict verdict;
    Run applied;
    Run undone;
    service::ScopeReport scopeReport;
    service::ScopeTest scopeTest;
    service::ScopeImpact impact;
    std::vector<service::ScopeHit> scopeHits;
    std::vector<std::string> scopeNames;  ///< attributes that a filter may name
    service::MappingImpact mappingImpact;
    std::map<std::string, Error> failing;  ///< by name of the call
    std::set<std::string> held;            ///< calls that are answered only by `release`

    /// Answers everything that was held, in order.
    void release();
    bool isHolding() const { return !waiting_.empty(); }
    void tell(const Event& event) { Q_EMIT this->event(event); }

    // What was asked.
    std::vector<std::string> calls;
    int count(const std::string& call) const;
    std::stop_token lastStop;
    Properties lastProperties;
    std::int64_t lastVersion = -1;
    service::OnDemandRequest lastOnDemand;
    service::CycleRequest lastCycle;
    OutcomeFilter lastFilter;
    std::vector<OutcomeFilter> pagesAsked;
    service::ConfigurationDraft lastDraft;
    std::string lastSearch;
    std::string lastJob;  ///< the configuration that the last call about a job was for
    ChangeFilter lastChangeFilter;
    service::ApplyRequest lastApply;
    service::UndoRequest lastUndo;
    service::JobSettings lastSettings;
    ScopeSettings lastScope;
    std::optional<ScopeSettings> lastScopeDraft;
    ScopeMode lastScopeMode = ScopeMode::AllUsers;
    service::MappingTrial lastTrial;
    MappingSettings lastMappings;  ///< as saved; the rest of a configuration does not change with them

    service::Answer<std::vector<service::ConfigurationSummary>> configurations() override;
    service::Answer<service::ConfigurationSummary> configuration(const std::string& name) override;
    service::Answer<Configuration> createConfiguration(service::ConfigurationDraft draft) override;
    service::Answer<Configuration> updateProperties(const std::string& name, std::int64_t version,
                                                    Properties properties) override;
    service::Answer<std::vector<ConfigurationVersion>> configurationHistory(const std::string& name) override;
    service::Answer<std::vector<MemberChange>> configurationDifferences(const std::string& name, std::int64_t before,
                                                                        std::int64_t after) override;
    service::Answer<Configuration> restoreConfiguration(const std::string& name, std::int64_t version,
                                                        std::int64_t current) override;
    service::Answer<Configuration> setEnabled(const std::string& name, bool enabled) override;
    service::Answer<void> deleteConfiguration(const std::string& name) override;
    service::Answer<SchemaCheck> checkSchema(const std::string& name, bool refresh, std::stop_token stop) override;
    service::Answer<std::vector<service::AgentStatus>> agents() override;
    service::Answer<service::AgentStatus> restartAgent() override;
    service::Answer<service::ConnectionTest> testDirectory(DirectorySettings settings, Secret password,
                                                           std::stop_token stop) override;
    service::Answer<service::ConnectionTest> testTenant(TenantSettings settings, Secret clientSecret,
                                                        std::stop_token stop) override;
    service::Answer<std::vector<Step>> doctor(const std::string& name, std::stop_token stop) override;
    service::Answer<std::vector<service::DirectoryHit>> searchDirectory(const std::string& name,
                                                                        const std::string& text,
                                                                        std::stop_token stop) override;
    service::Answer<service::ScopeReport> scope(const std::string& name, std::stop_token stop) override;
    service::Answer<service::ScopeReport> updateScope(const std::string& name, std::int64_t version,
                                                      ScopeSettings settings, std::stop_token stop) override;
    service::Answer<service::ScopeTest> testScope(const std::string& name, std::optional<ScopeSettings> draft,
                                                  const std::string& dn, std::stop_token stop) override;
    service::Answer<service::ScopeImpact> scopeImpact(const std::string& name, ScopeSettings draft,
                                                      std::stop_token stop) override;
    service::Answer<std::vector<service::ScopeHit>> searchScope(const std::string& name, ScopeMode mode,
                                                                const std::string& text, std::stop_token stop) override;
    service::Answer<std::vector<std::string>> scopeAttributes(const std::string& name, std::stop_token stop) override;
    service::Answer<Outcome> provisionOnDemand(service::OnDemandRequest request, std::stop_token stop) override;
    service::Answer<Outcome> writebackOnDemand(service::OnDemandRequest request, std::stop_token stop) override;
    service::Answer<Run> runCycle(service::CycleRequest request, std::stop_token stop) override;
    service::Answer<std::vector<Run>> runs(const std::string& name, int limit) override;
    service::Answer<service::RunDetail> run(std::int64_t id) override;
    service::Answer<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(OutcomeFilter filter) override;
    service::Answer<expr::Evaluation> evaluate(service::EvaluateRequest request, std::stop_token stop) override;
    service::Answer<Account> signIn(const std::string& name, std::stop_token stop) override;
    service::Answer<void> signOut(const std::string& name) override;
    service::Answer<Account> account(const std::string& name) override;

    service::Answer<std::int64_t> countOutcomes(OutcomeFilter filter) override;
    service::Answer<LogVerdict> verifyLog(std::stop_token stop) override;
    service::Answer<std::vector<Change>> changes(ChangeFilter filter) override;
    service::Answer<std::int64_t> countChanges(ChangeFilter filter) override;
    service::Answer<PlanCounts> planCounts(std::int64_t run) override;
    service::Answer<Run> applyPlan(service::ApplyRequest request, std::stop_token stop) override;
    service::Answer<Run> undo(service::UndoRequest request, std::stop_token stop) override;
    service::Answer<service::JobStatus> job(const std::string& name) override;
    service::Answer<JobState> pause(const std::string& name) override;
    service::Answer<JobState> resume(const std::string& name) override;
    service::Answer<JobState> restartJob(const std::string& name) override;
    service::Answer<JobState> clearQuarantine(const std::string& name) override;
    service::Answer<void> stopRun(const std::string& name) override;
    service::Answer<std::vector<Escrow>> escrows(const std::string& name) override;
    service::Answer<Configuration> updateSettings(const std::string& name, std::int64_t version,
                                                  service::JobSettings settings) override;
    service::Answer<service::MappingSheet> mappings(const std::string& name) override;
    service::Answer<Configuration> updateMappings(const std::string& name, std::int64_t version, RuleKind rule,
                                                  std::optional<std::vector<Mapping>> mappings) override;
    service::Answer<service::MappingImpact> tryMapping(service::MappingTrial trial, std::stop_token stop) override;
    service::Answer<void> setLocalSchedule(bool on) override;
    service::Answer<void> testMail(const std::string& name, service::JobSettings settings,
                                   std::stop_token stop) override;

private:
    template <typename T>
    service::Answer<T> answer(const std::string& call, Result<T> result, std::stop_token stop = {});
    service::ConfigurationSummary* find(const std::string& name);
    service::Answer<JobState> jobAnswer(const std::string& call, const std::string& name);
    static bool matches(const std::pair<std::int64_t, Outcome>& row, const OutcomeFilter& filter);
    std::vector<Change> matching(const ChangeFilter& filter) const;
    void setStatus(const std::string& name, const std::string& status);

    std::vector<std::function<void()>> waiting_;
};

template <typename T>
service::Answer<T> FakeClient::answer(const std::string& call, Result<T> result, std::stop_token stop) {
    calls.push_back(call);
    lastStop = stop;
    if (const auto failure = failing.find(call); failure != failing.end()) result = failure->second;
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto finish = [promise, result, stop] {
        promise->addResult(stop.stop_requested() ? Result<T>(Error(ErrorCode::Cancelled, "Stopped.")) : result);
        promise->finish();
    };
    if (held.count(call)) waiting_.push_back(finish);
    else finish();
    return promise->future();
}

}  // namespace hs::ui::test
