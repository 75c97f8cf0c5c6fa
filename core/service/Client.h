#pragma once

#include <QFuture>
#include <QObject>

#include <stop_token>

#include "core/ports/EventSink.h"
#include "core/ports/SignIn.h"
#include "core/service/Commands.h"

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

    /// Four steps; `event` tells of each as it ends (StepChanged).
    virtual Answer<Outcome> provisionOnDemand(OnDemandRequest request, std::stop_token stop) = 0;
    /// Waits for Exchange Online, then writes the eight attributes; `event` tells the wait (Progress: done and total in
    /// milliseconds) and the table (AttributesChanged). `attributes` of the outcome is the per-attribute result.
    virtual Answer<Outcome> writebackOnDemand(OnDemandRequest request, std::stop_token stop) = 0;

    /// Both rules over everybody (full). `event` tells phase, numbers and rate.
    virtual Answer<Run> runCycle(CycleRequest request, std::stop_token stop) = 0;
    virtual Answer<std::vector<Run>> runs(const std::string& name, int limit) = 0;
    virtual Answer<RunDetail> run(std::int64_t id) = 0;
    /// Newest first; page with OutcomeFilter::beforeId.
    virtual Answer<std::vector<std::pair<std::int64_t, Outcome>>> outcomes(OutcomeFilter filter) = 0;

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
