#include "core/service/LocalClient.h"

#include "core/service/RunHistory.h"

namespace hs::service {

LocalClient::LocalClient(Engine& engine, EventRelay& relay, std::unique_ptr<AgentLink> link)
    : engine_(engine),
      relay_(relay),
      link_(std::move(link)),
      signInLane_(std::make_unique<Lane>()),
      read_(std::make_unique<Lane>()),
      work_(std::make_unique<Lane>()) {
    qRegisterMetaType<hs::Event>();
    relay_.connectTo(this);
}

LocalClient::~LocalClient() {
    scheduler_.reset();  // waits for its cycle, which the lane runs
    work_.reset();
    read_.reset();
    signInLane_.reset();
    link_.reset();
    relay_.connectTo(nullptr);
}

Answer<std::vector<ConfigurationSummary>> LocalClient::configurations() {
    return read_->run<std::vector<ConfigurationSummary>>(
        {}, [this](std::stop_token) { return engine_.configurations().list(); });
}

Answer<ConfigurationSummary> LocalClient::configuration(const std::string& name) {
    return read_->run<ConfigurationSummary>(
        {}, [this, name](std::stop_token) { return engine_.configurations().show(name); });
}

Answer<Configuration> LocalClient::createConfiguration(ConfigurationDraft draft) {
    return read_->run<Configuration>(
        {}, [this, draft = std::move(draft)](std::stop_token) { return engine_.configurations().create(draft); });
}

Answer<Configuration> LocalClient::updateProperties(const std::string& name, std::int64_t version,
                                                    Properties properties) {
    return read_->run<Configuration>({}, [this, name, version, properties](std::stop_token stop) {
        return engine_.configurations().updateProperties(name, version, properties, stop);
    });
}

Answer<std::vector<ConfigurationVersion>> LocalClient::configurationHistory(const std::string& name) {
    return read_->run<std::vector<ConfigurationVersion>>(
        {}, [this, name](std::stop_token) { return engine_.configurations().history(name); });
}

Answer<std::vector<MemberChange>> LocalClient::configurationDifferences(const std::string& name, std::int64_t before,
                                                                        std::int64_t after) {
    return read_->run<std::vector<MemberChange>>({}, [this, name, before, after](std::stop_token) {
        return engine_.configurations().differences(name, before, after);
    });
}

Answer<Configuration> LocalClient::restoreConfiguration(const std::string& name, std::int64_t version,
                                                        std::int64_t current) {
    return changing<Configuration>(name, [this, name, version, current](std::stop_token stop) {
        return engine_.configurations().restore(name, version, current, stop);
    });
}

Answer<Configuration> LocalClient::setEnabled(const std::string& name, bool enabled) {
    return changing<Configuration>(
        name, [this, name, enabled](std::stop_token) { return engine_.configurations().setEnabled(name, enabled); });
}

Answer<void> LocalClient::deleteConfiguration(const std::string& name) {
    return work_->run<void>({}, [this, name](std::stop_token) { return engine_.configurations().remove(name); });
}

Answer<SchemaCheck> LocalClient::checkSchema(const std::string& name, bool refresh, std::stop_token stop) {
    return read_->run<SchemaCheck>(
        stop, [this, name, refresh](std::stop_token either) { return engine_.schema().check(name, refresh, either); });
}

Answer<ConnectionTest> LocalClient::testDirectory(DirectorySettings settings, Secret password, std::stop_token stop) {
    return read_->run<ConnectionTest>(stop, [this, settings = std::move(settings), password](std::stop_token either) {
        return engine_.connections().testDirectory(settings, password, either);
    });
}

Answer<ConnectionTest> LocalClient::testTenant(TenantSettings settings, Secret clientSecret, std::stop_token stop) {
    return read_->run<ConnectionTest>(stop,
                                      [this, settings = std::move(settings), clientSecret](std::stop_token either) {
                                          return engine_.connections().testTenant(settings, clientSecret, either);
                                      });
}

Answer<std::vector<Step>> LocalClient::doctor(const std::string& name, std::stop_token stop) {
    return read_->run<std::vector<Step>>(stop, [this, name](std::stop_token either) -> Result<std::vector<Step>> {
        HS_ASSIGN(std::vector<Step> steps, engine_.connections().doctor(name, either));
        if (link_) steps.push_back(agentStep());
        return steps;
    });
}

Answer<std::vector<DirectoryHit>> LocalClient::searchDirectory(const std::string& name, const std::string& text,
                                                               std::stop_token stop) {
    return read_->run<std::vector<DirectoryHit>>(
        stop, [this, name, text](std::stop_token either) { return engine_.sync().search(name, text, either); });
}

Answer<std::vector<Run>> LocalClient::runs(const std::string& name, int limit) {
    return read_->run<std::vector<Run>>(
        {}, [this, name, limit](std::stop_token) { return RunHistory(engine_.ports()).newest(name, limit); });
}

Answer<RunDetail> LocalClient::run(std::int64_t id) {
    return read_->run<RunDetail>({}, [this, id](std::stop_token) { return engine_.sync().run(id); });
}

Answer<std::vector<std::pair<std::int64_t, Outcome>>> LocalClient::outcomes(OutcomeFilter filter) {
    return read_->run<std::vector<std::pair<std::int64_t, Outcome>>>(
        {}, [this, filter = std::move(filter)](std::stop_token) { return engine_.ports().store.outcomes(filter); });
}

Answer<expr::Evaluation> LocalClient::evaluate(EvaluateRequest request, std::stop_token stop) {
    return read_->run<expr::Evaluation>(stop, [this, request = std::move(request)](std::stop_token either) {
        return engine_.sync().evaluate(request, either);
    });
}

Answer<Account> LocalClient::signIn(const std::string& name, std::stop_token stop) {
    return signInLane_->run<Account>(stop, [this, name](std::stop_token either) -> Result<Account> {
        HS_ASSIGN(const Configuration configuration, engine_.ports().store.configuration(name));
        return engine_.ports().signIn.signIn(configuration.tenant, either);
    });
}

Answer<void> LocalClient::signOut(const std::string& name) {
    return signInLane_->run<void>({}, [this, name](std::stop_token) -> Result<void> {
        HS_ASSIGN(const Configuration configuration, engine_.ports().store.configuration(name));
        return engine_.ports().signIn.signOut(configuration.tenant);
    });
}

Answer<Account> LocalClient::account(const std::string& name) {
    return read_->run<Account>({}, [this, name](std::stop_token) -> Result<Account> {
        HS_ASSIGN(const Configuration configuration, engine_.ports().store.configuration(name));
        const auto account = engine_.ports().signIn.account(configuration.tenant);
        if (!account)
            return Error(ErrorCode::NotFound, "Nobody is signed in to the tenant.")
                .next("Select Sign in at the top right.");
        return *account;
    });
}

}  // namespace hs::service
