#include "tests/ui/support/FakeClient.h"

#include <algorithm>

#include "tests/ui/support/Sample.h"

namespace hs::ui::test {

namespace {

Error notFound(const std::string& name) {
    return Error(ErrorCode::NotFound, "There is no configuration of this name.").on(name);
}

}  // namespace

FakeClient::FakeClient() {
    summaries = {sample::summary()};
    schema = sample::detectedSchema();
    liveSchema = schema;
    agentList = {sample::agent()};
    hits = sample::hits();
    provisioned = sample::provisioned();
    writtenBack = sample::writtenBack();
    runList = sample::runs();
    cycle = runList.front();
    detail = sample::runDetail();
    log = sample::log(6);
    directoryTest = sample::connectionTest(true);
    tenantTest = sample::connectionTest(true);
    jobStatus = sample::job();
    escrowList = sample::escrows();
    changeList = detail.changes;
    plan = sample::planCounts();
    verdict = sample::verdict();
    applied = runList.front();
    undone = runList.front();
    undone.kind = RunKind::Undo;
}

void FakeClient::release() {
    const auto now = std::move(waiting_);
    waiting_.clear();
    for (const auto& finish : now) finish();
}

int FakeClient::count(const std::string& call) const { return int(std::count(calls.begin(), calls.end(), call)); }

service::ConfigurationSummary* FakeClient::find(const std::string& name) {
    const auto found = std::find_if(summaries.begin(), summaries.end(),
                                    [&](const auto& one) { return one.configuration.name == name; });
    return found == summaries.end() ? nullptr : &*found;
}

service::Answer<std::vector<service::ConfigurationSummary>> FakeClient::configurations() {
    return answer<std::vector<service::ConfigurationSummary>>("configurations", summaries);
}

service::Answer<service::ConfigurationSummary> FakeClient::configuration(const std::string& name) {
    auto* found = find(name);
    return answer<service::ConfigurationSummary>(
        "configuration", found ? Result<service::ConfigurationSummary>(*found) : notFound(name));
}

service::Answer<Configuration> FakeClient::createConfiguration(service::ConfigurationDraft draft) {
    lastDraft = draft;
    service::ConfigurationSummary made = sample::summary();
    made.configuration.name = draft.name;
    made.configuration.directory = draft.directory;
    made.configuration.tenant = draft.tenant;
    made.configuration.scope = draft.scope;
    if (!failing.count("createConfiguration")) summaries.push_back(made);
    return answer<Configuration>("createConfiguration", made.configuration);
}

service::Answer<Configuration> FakeClient::updateProperties(const std::string& name, std::int64_t version,
                                                            Properties properties) {
    lastProperties = properties;
    lastVersion = version;
    auto* found = find(name);
    if (found && !failing.count("updateProperties")) {
        if (properties.exchangeHybridWriteback != found->configuration.properties.exchangeHybridWriteback) {
            properties.writebackChangedAt = sample::now();
            properties.writebackChangedBy = "admin@contoso.onmicrosoft.com";
        }
        found->configuration.properties = properties;
        ++found->configuration.version;
    }
    return answer<Configuration>("updateProperties",
                                 found ? Result<Configuration>(found->configuration) : notFound(name));
}

service::Answer<std::vector<ConfigurationVersion>> FakeClient::configurationHistory(const std::string&) {
    return answer<std::vector<ConfigurationVersion>>("configurationHistory", history);
}

service::Answer<std::vector<MemberChange>> FakeClient::configurationDifferences(const std::string&, std::int64_t before,
                                                                                std::int64_t after) {
    Configuration left, right;
    for (const ConfigurationVersion& one : history) {
        if (one.configuration.version == before) left = one.configuration;
        if (one.configuration.version == after) right = one.configuration;
    }
    return answer<std::vector<MemberChange>>("configurationDifferences", differences(left, right));
}

service::Answer<Configuration> FakeClient::restoreConfiguration(const std::string& name, std::int64_t version,
                                                                std::int64_t current) {
    Configuration restored;
    for (const ConfigurationVersion& one : history)
        if (one.configuration.version == version) restored = one.configuration;
    restored.version = current + 1;
    if (!failing.count("restoreConfiguration")) {
        history.insert(history.begin(), {restored, 3'000, {"me", "restored " + name}});
    }
    return answer<Configuration>("restoreConfiguration", restored);
}

service::Answer<Configuration> FakeClient::setEnabled(const std::string& name, bool enabled) {
    auto* found = find(name);
    if (found) {
        found->configuration.enabled = enabled;
        found->status = enabled ? "Healthy" : "Disabled";
    }
    return answer<Configuration>("setEnabled", found ? Result<Configuration>(found->configuration) : notFound(name));
}

service::Answer<void> FakeClient::deleteConfiguration(const std::string& name) {
    if (!failing.count("deleteConfiguration"))
        std::erase_if(summaries, [&](const auto& one) { return one.configuration.name == name; });
    return answer<void>("deleteConfiguration", Result<void>());
}

service::Answer<SchemaCheck> FakeClient::checkSchema(const std::string&, bool refresh, std::stop_token stop) {
    if (refresh) schema = liveSchema;
    return answer<SchemaCheck>(refresh ? "checkSchema live" : "checkSchema", schema, stop);
}

service::Answer<std::vector<service::AgentStatus>> FakeClient::agents() {
    return answer<std::vector<service::AgentStatus>>("agents", agentList);
}

service::Answer<service::AgentStatus> FakeClient::restartAgent() {
    return answer<service::AgentStatus>("restartAgent", agentList.front());
}

service::Answer<service::ConnectionTest> FakeClient::testDirectory(DirectorySettings, Secret, std::stop_token stop) {
    return answer<service::ConnectionTest>("testDirectory", directoryTest, stop);
}

service::Answer<service::ConnectionTest> FakeClient::testTenant(TenantSettings, Secret, std::stop_token stop) {
    return answer<service::ConnectionTest>("testTenant", tenantTest, stop);
}

service::Answer<std::vector<Step>> FakeClient::doctor(const std::string&, std::stop_token stop) {
    return answer<std::vector<Step>>("doctor", directoryTest.steps, stop);
}

service::Answer<std::vector<service::DirectoryHit>> FakeClient::searchDirectory(const std::string&,
                                                                                const std::string& text,
                                                                                std::stop_token stop) {
    lastSearch = text;
    return answer<std::vector<service::DirectoryHit>>("searchDirectory", hits, stop);
}

service::Answer<Outcome> FakeClient::provisionOnDemand(service::OnDemandRequest request, std::stop_token stop) {
    lastOnDemand = request;
    return answer<Outcome>("provisionOnDemand", provisioned, stop);
}

service::Answer<Outcome> FakeClient::writebackOnDemand(service::OnDemandRequest request, std::stop_token stop) {
    lastOnDemand = request;
    return answer<Outcome>("writebackOnDemand", writtenBack, stop);
}

service::Answer<Run> FakeClient::runCycle(service::CycleRequest request, std::stop_token stop) {
    lastCycle = request;
    return answer<Run>("runCycle", cycle, stop);
}

service::Answer<std::vector<Run>> FakeClient::runs(const std::string&, int) {
    return answer<std::vector<Run>>("runs", runList);
}

service::Answer<service::RunDetail> FakeClient::run(std::int64_t) { return answer<service::RunDetail>("run", detail); }

service::Answer<std::vector<std::pair<std::int64_t, Outcome>>> FakeClient::outcomes(OutcomeFilter filter) {
    lastFilter = filter;
    pagesAsked.push_back(filter);
    std::vector<std::pair<std::int64_t, Outcome>> page;
    for (const auto& row : log) {
        if (int(page.size()) >= filter.limit) break;
        if (matches(row, filter)) page.push_back(row);
    }
    return answer<std::vector<std::pair<std::int64_t, Outcome>>>("outcomes", page);
}

service::Answer<expr::Evaluation> FakeClient::evaluate(service::EvaluateRequest, std::stop_token stop) {
    return answer<expr::Evaluation>("evaluate", expr::Evaluation{}, stop);
}

service::Answer<Account> FakeClient::signIn(const std::string&, std::stop_token stop) {
    signedIn = Account{"admin@contoso.onmicrosoft.com", "contoso.onmicrosoft.com", sample::now()};
    return answer<Account>("signIn", *signedIn, stop);
}

service::Answer<void> FakeClient::signOut(const std::string&) {
    signedIn.reset();
    return answer<void>("signOut", Result<void>());
}

service::Answer<Account> FakeClient::account(const std::string& name) {
    return answer<Account>("account", signedIn ? Result<Account>(*signedIn) : notFound(name));
}

}  // namespace hs::ui::test
