#pragma once

#include <QFuture>
#include <QObject>

#include <stop_token>

#include "core/model/ConfigurationDiff.h"
#include "core/model/ConfigurationVersion.h"
#include "core/ports/EventSink.h"
#include "core/ports/SignIn.h"
#include "core/service/Commands.h"
#include "core/service/ScopeRecords.h"

namespace hs::service {

template <typename T>
using Answer = QFuture<Result<T>>;

/// The door to an engine, wherever it runs. Every call returns at once; the answer comes when its lane has done the
/// work. Long work reports through `event`. A stop token stops the work within a fraction of a second; the answer is
/// then Cancelled (or what was done so far, where the command says so).
///
/// Errors of each command carry message, object, attribute, server text and next step; show all of them.
class Client : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Client() override = default;

    virtual Answer<std::vector<ConfigurationSummary>> configurations() = 0;
    virtual Answer<ConfigurationSummary> configuration(const std::string& name) = 0;
    /// Conflict when the name exists. Secrets go to the vault first.
    virtual Answer<Configuration> createConfiguration(ConfigurationDraft draft) = 0;
    /// Conflict when someone else saved since `version`. Enabling Exchange hybrid writeback is refused (Unsupported,
    /// with the schema check's reason) while the Exchange schema is not detected.
    virtual Answer<Configuration> updateProperties(const std::string& name, std::int64_t version,
                                                   Properties properties) = 0;
    /// Every saved version, newest first.
    virtual Answer<std::vector<ConfigurationVersion>> configurationHistory(const std::string& name) = 0;
    /// What changed from one version to another, member by member; 0 as the second = what is stored now.
    virtual Answer<std::vector<MemberChange>> configurationDifferences(const std::string& name, std::int64_t before,
                                                                       std::int64_t after) = 0;
    /// Makes a new version with the settings of an old one; secrets, and whether it is enabled, stay as they are.
    /// Errors: Conflict when someone saved since `current`; InvalidInput when nothing differs; as updateProperties.
    virtual Answer<Configuration> restoreConfiguration(const std::string& name, std::int64_t version,
                                                       std::int64_t current) = 0;
    virtual Answer<Configuration> setEnabled(const std::string& name, bool enabled) = 0;
    virtual Answer<void> deleteConfiguration(const std::string& name) = 0;

    /// From the agent's cached copy, or read live with `refresh`.
    virtual Answer<SchemaCheck> checkSchema(const std::string& name, bool refresh, std::stop_token stop) = 0;
    virtual Answer<std::vector<AgentStatus>> agents() = 0;
    /// Drops the cached schema and every connection, as a restarted service would.
    virtual Answer<AgentStatus> restartAgent() = 0;

    virtual Answer<ConnectionTest> testDirectory(DirectorySettings settings, Secret password, std::stop_token stop) = 0;
    virtual Answer<ConnectionTest> testTenant(TenantSettings settings, Secret clientSecret, std::stop_token stop) = 0;
    virtual Answer<std::vector<Step>> doctor(const std::string& name, std::stop_token stop) = 0;

    virtual Answer<std::vector<DirectoryHit>> searchDirectory(const std::string& name, const std::string& text,
                                                              std::stop_token stop) = 0;

    /// The scope of a configuration, with what the directory makes of it. The calls below only look, but `updateScope`;
    /// their errors are the directory's, and InvalidInput, which names a clause or a selection that cannot be used.
    virtual Answer<ScopeReport> scope(const std::string& name, std::stop_token stop) = 0;
    /// Looks the selected units and groups up and keeps them by objectGUID. The next cycle is a full one. Errors also:
    /// Conflict when someone else saved since `version`; NotFound when one that is selected by name is not there.
    virtual Answer<ScopeReport> updateScope(const std::string& name, std::int64_t version, ScopeSettings settings,
                                            std::stop_token stop) = 0;
    /// What the stored scope, or a draft, says of one object. Errors also: NotFound.
    virtual Answer<ScopeTest> testScope(const std::string& name, std::optional<ScopeSettings> draft,
                                        const std::string& dn, std::stop_token stop) = 0;
    /// Reads everybody and compares the stored scope with a draft.
    virtual Answer<ScopeImpact> scopeImpact(const std::string& name, ScopeSettings draft, std::stop_token stop) = 0;
    /// Units or groups to select from.
    virtual Answer<std::vector<ScopeHit>> searchScope(const std::string& name, ScopeMode mode, const std::string& text,
                                                      std::stop_token stop) = 0;
    /// Attributes that a scoping filter may name.
    virtual Answer<std::vector<std::string>> scopeAttributes(const std::string& name, std::stop_token stop) = 0;

    /// Four steps; `event` tells of each as it ends (StepChanged).
    virtual Answer<Outcome> provisionOnDemand(OnDemandRequest request, std::stop_token stop) = 0;
    /// Waits for Exchange Online, then writes the eight attributes; `event` tells the wait (Progress: done and total in
    /// milliseconds) and the table (AttributesChanged). `attributes` of the outcome is the per-attribute result.
    virtual Answer<Outcome> writebackOnDemand(OnDemandRequest request, std::stop_token stop) = 0;

    /// Both rules over everybody (full) or over who changed since the last cycle (delta; becomes full, with a note in
    /// the run, when there is no usable watermark). `event` tells phase, numbers and rate. A preview stores its plan.
    virtual Answer<Run> runCycle(CycleRequest request, std::stop_token stop) = 0;
    virtual Answer<std::vector<Run>> runs(const std::string& name, int limit) = 0;
    virtual Answer<RunDetail> run(std::int64_t id) = 0;
    /// Newest first; page with OutcomeFilter::beforeId.
    virtual Answer<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(OutcomeFilter filter) = 0;

    virtual Answer<std::int64_t> countOutcomes(OutcomeFilter filter) = 0;
    virtual Answer<LogVerdict> verifyLog(std::stop_token stop) = 0;

    /// The plan of a run, which is also its journal: a page, and the numbers at its head.
    virtual Answer<std::vector<Change>> changes(ChangeFilter filter) = 0;
    virtual Answer<std::int64_t> countChanges(ChangeFilter filter) = 0;
    virtual Answer<PlanCounts> planCounts(std::int64_t run) = 0;
    /// Writes exactly that plan. Every object is read again first; one that has changed since is left alone, planned
    /// again into a new preview, and named in the run's note. Errors: Conflict (applied before; a guard holds it and
    /// `allow` is not set), InvalidInput (not a plan), NotFound.
    virtual Answer<Run> applyPlan(ApplyRequest request, std::stop_token stop) = 0;
    /// Writes the inverse of what a run wrote, except where the values have changed since (those are Skipped, with the
    /// reason), and pauses the job, because the next cycle would write them again. Errors as applyPlan.
    virtual Answer<Run> undo(UndoRequest request, std::stop_token stop) = 0;

    virtual Answer<JobStatus> job(const std::string& name) = 0;
    /// The schedule rests until `resume`. A cycle that runs goes on: stop it with `stopRun`.
    virtual Answer<JobState> pause(const std::string& name) = 0;
    virtual Answer<JobState> resume(const std::string& name) = 0;
    /// Forgets watermarks, escrows and quarantine; links stay. The next cycle is a full one.
    virtual Answer<JobState> restartJob(const std::string& name) = 0;
    virtual Answer<JobState> clearQuarantine(const std::string& name) = 0;
    /// Ends the run that is under way, wherever it runs, after the batch it is writing. What is written stays written.
    /// NotFound when none is.
    virtual Answer<void> stopRun(const std::string& name) = 0;
    virtual Answer<std::vector<Escrow>> escrows(const std::string& name) = 0;
    /// Errors: InvalidInput names the field; Conflict when someone else saved since `version`.
    virtual Answer<Configuration> updateSettings(const std::string& name, std::int64_t version,
                                                 JobSettings settings) = 0;
    /// Sends a test message to the configuration's notification e-mail with these settings.
    virtual Answer<void> testMail(const std::string& name, JobSettings settings, std::stop_token stop) = 0;

    /// Cycles run by themselves in this process while it is open and no agent runs; off until it is asked for.
    virtual Answer<void> setLocalSchedule(bool on) = 0;

    virtual Answer<MappingSheet> mappings(const std::string& name) = 0;
    /// Saves a whole list; nothing restores the defaults. The next cycle is a full one where the list says something
    /// new. Errors: Conflict when someone else saved since `version`; InvalidInput names the mapping's target.
    virtual Answer<Configuration> updateMappings(const std::string& name, std::int64_t version, RuleKind rule,
                                                 std::optional<std::vector<Mapping>> mappings) = 0;
    /// Errors: InvalidInput (the draft is wrong), NotFound (no such object, no such target in the draft).
    virtual Answer<MappingImpact> tryMapping(MappingTrial trial, std::stop_token stop) = 0;
    virtual Answer<expr::Evaluation> evaluate(EvaluateRequest request, std::stop_token stop) = 0;

    virtual Answer<Account> signIn(const std::string& name, std::stop_token stop) = 0;
    virtual Answer<void> signOut(const std::string& name) = 0;
    /// NotFound when nobody is signed in.
    virtual Answer<Account> account(const std::string& name) = 0;

Q_SIGNALS:
    /// Emitted on the engine's thread: connect with Qt::QueuedConnection (the automatic kind does).
    void event(const hs::Event& event);
};

}  // namespace hs::service

Q_DECLARE_METATYPE(hs::Event)
