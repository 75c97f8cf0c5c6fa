#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include "core/service/AgentLink.h"
#include "core/service/Client.h"
#include "core/service/Engine.h"
#include "core/service/EventRelay.h"
#include "core/service/Lane.h"
#include "core/service/Scheduler.h"

namespace hs::service {

/// A client over an engine in this process, on two lanes: Work for what writes or takes long, Read for looking, so that
/// browsing never waits behind a cycle. Given a link, it lets the agent of the profile do the work while one answers,
/// and tells what the agent does; looking is always done here, on the store that both share.
class LocalClient final : public Client {
    Q_OBJECT
public:
    /// `engine`, and what it borrows, must outlive the client.
    LocalClient(Engine& engine, EventRelay& relay, std::unique_ptr<AgentLink> link = nullptr);
    ~LocalClient() override;

    Answer<std::vector<ConfigurationSummary>> configurations() override;
    Answer<ConfigurationSummary> configuration(const std::string& name) override;
    Answer<Configuration> createConfiguration(ConfigurationDraft draft) override;
    Answer<Configuration> updateProperties(const std::string& name, std::int64_t version,
                                           Properties properties) override;
    Answer<std::vector<ConfigurationVersion>> configurationHistory(const std::string& name) override;
    Answer<std::vector<MemberChange>> configurationDifferences(const std::string& name, std::int64_t before,
                                                               std::int64_t after) override;
    Answer<Configuration> restoreConfiguration(const std::string& name, std::int64_t version,
                                               std::int64_t current) override;
    Answer<Configuration> setEnabled(const std::string& name, bool enabled) override;
    Answer<void> deleteConfiguration(const std::string& name) override;
    Answer<SchemaCheck> checkSchema(const std::string& name, bool refresh, std::stop_token stop) override;
    Answer<std::vector<AgentStatus>> agents() override;
    Answer<AgentStatus> restartAgent() override;
    Answer<ConnectionTest> testDirectory(DirectorySettings settings, Secret password, std::stop_token stop) override;
    Answer<ConnectionTest> testTenant(TenantSettings settings, Secret clientSecret, std::stop_token stop) override;
    Answer<std::vector<Step>> doctor(const std::string& name, std::stop_token stop) override;
    Answer<std::vector<DirectoryHit>> searchDirectory(const std::string& name, const std::string& text,
                                                      std::stop_token stop) override;
    Answer<ScopeReport> scope(const std::string& name, std::stop_token stop) override;
    Answer<ScopeReport> updateScope(const std::string& name, std::int64_t version, ScopeSettings settings,
                                    std::stop_token stop) override;
    Answer<ScopeTest> testScope(const std::string& name, std::optional<ScopeSettings> draft, const std::string& dn,
                                std::stop_token stop) override;
    Answer<ScopeImpact> scopeImpact(const std::string& name, ScopeSettings draft, std::stop_token stop) override;
    Answer<std::vector<ScopeHit>> searchScope(const std::string& name, ScopeMode mode, const std::string& text,
                                              std::stop_token stop) override;
    Answer<std::vector<std::string>> scopeAttributes(const std::string& name, std::stop_token stop) override;
    Answer<Outcome> provisionOnDemand(OnDemandRequest request, std::stop_token stop) override;
    Answer<Outcome> writebackOnDemand(OnDemandRequest request, std::stop_token stop) override;
    Answer<Run> runCycle(CycleRequest request, std::stop_token stop) override;
    Answer<std::vector<Run>> runs(const std::string& name, int limit) override;
    Answer<RunDetail> run(std::int64_t id) override;
    Answer<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(OutcomeFilter filter) override;
    Answer<expr::Evaluation> evaluate(EvaluateRequest request, std::stop_token stop) override;
    Answer<Account> signIn(const std::string& name, std::stop_token stop) override;
    Answer<void> signOut(const std::string& name) override;
    Answer<Account> account(const std::string& name) override;

    Answer<std::int64_t> countOutcomes(OutcomeFilter filter) override;
    Answer<LogVerdict> verifyLog(std::stop_token stop) override;
    Answer<std::vector<Change>> changes(ChangeFilter filter) override;
    Answer<std::int64_t> countChanges(ChangeFilter filter) override;
    Answer<PlanCounts> planCounts(std::int64_t run) override;
    Answer<Run> applyPlan(ApplyRequest request, std::stop_token stop) override;
    Answer<Run> undo(UndoRequest request, std::stop_token stop) override;
    Answer<JobStatus> job(const std::string& name) override;
    Answer<JobState> pause(const std::string& name) override;
    Answer<JobState> resume(const std::string& name) override;
    Answer<JobState> restartJob(const std::string& name) override;
    Answer<JobState> clearQuarantine(const std::string& name) override;
    Answer<void> stopRun(const std::string& name) override;
    Answer<std::vector<Escrow>> escrows(const std::string& name) override;
    Answer<Configuration> updateSettings(const std::string& name, std::int64_t version, JobSettings settings) override;
    Answer<void> testMail(const std::string& name, JobSettings settings, std::stop_token stop) override;

    Answer<MappingSheet> mappings(const std::string& name) override;
    Answer<Configuration> updateMappings(const std::string& name, std::int64_t version, RuleKind rule,
                                         std::optional<std::vector<Mapping>> mappings) override;
    Answer<MappingImpact> tryMapping(MappingTrial trial, std::stop_token stop) override;

    Answer<void> setLocalSchedule(bool on) override;

    /// How a scheduler runs its cycles through a client, so that they wait in the same lane as everything else.
    static Scheduler::Cycle cyclesOf(Client& client, Clock& clock);

private:
    /// A command under way, so that `stopRun` finds it.
    class Running;

    /// Work for a configuration: by the agent when one answers, else by `here`.
    template <typename T>
    Result<T> byAgentOr(const std::string& configuration, const AgentRequest& request, AgentLink::OnStop onStop,
                        std::stop_token stop, const std::function<Result<T>(std::stop_token)>& here);
    Result<JobStatus> jobNow(const std::string& name);
    Step agentStep();
    Result<void> stopNow(const std::string& name);
    /// A change of a job that the scheduler should know of, wherever it runs.
    template <typename T>
    Answer<T> changing(const std::string& name, std::function<Result<T>(std::stop_token)> change,
                       std::stop_token stop = {}) {
        return read_->run<T>(std::move(stop), [this, name, change = std::move(change)](std::stop_token either) {
            Result<T> done = change(either);
            if (done.ok()) changed(name);
            return done;
        });
    }
    void changed(const std::string& name);

    Engine& engine_;
    EventRelay& relay_;
    std::unique_ptr<AgentLink> link_;
    std::mutex mutex_;
    std::multimap<std::string, std::stop_source> running_;
    std::unique_ptr<Scheduler> scheduler_;
    std::unique_ptr<Lane> signInLane_;  // waits for a person; must not hold up work
    std::unique_ptr<Lane> read_;
    std::unique_ptr<Lane> work_;
};

}  // namespace hs::service
