#include "core/service/ConnectionTester.h"

#include "core/service/Ownership.h"
#include "core/service/ProcessIdentity.h"
#include "core/sync/SchemaDetection.h"

namespace hs::service {

namespace {

Step succeeded(std::string name, std::string title, std::string summary) {
    Step step;
    step.name = std::move(name);
    step.title = std::move(title);
    step.status = StepStatus::Success;
    step.summary = std::move(summary);
    return step;
}

Step failed(std::string name, std::string title, Error error) {
    Step step;
    step.name = std::move(name);
    step.title = std::move(title);
    step.status = StepStatus::Failure;
    step.summary = error.message;
    step.error = std::move(error);
    return step;
}

}  // namespace

ConnectionTest ConnectionTester::tryDirectory(Result<std::unique_ptr<Endpoint>> endpoint, const std::string& baseDn,
                                              std::stop_token stop) {
    ConnectionTest test;
    if (!endpoint.ok()) {
        test.steps.push_back(failed("directory", "Connect and sign in to the directory", endpoint.error()));
        return test;
    }
    Endpoint& directory = **endpoint;
    const auto schema = directory.schema(stop);
    if (!schema.ok()) {
        test.steps.push_back(failed("directory", "Connect and sign in to the directory", schema.error()));
        return test;
    }
    test.steps.push_back(succeeded("directory", "Connect and sign in to the directory",
                                   "Signed in to " + directory.traits().server + " over TLS."));
    Query query;
    query.attributes = {"objectClass"};
    if (const auto base = directory.at(query, baseDn, stop); !base.ok()) {
        test.steps.push_back(failed("base", "Read the base", base.error()));
        return test;
    }
    test.steps.push_back(succeeded("base", "Read the base", baseDn + " is readable."));
    const SchemaCheck check = sync::detectExchangeSchema(*schema);
    Step exchange = succeeded("schema", "Exchange schema", check.reason);
    if (!check.detected) exchange.status = StepStatus::Warning;  // provisioning works without it
    test.steps.push_back(std::move(exchange));
    test.ok = true;
    return test;
}

ConnectionTest ConnectionTester::tryTenant(Result<std::unique_ptr<Endpoint>> endpoint, std::stop_token stop) {
    ConnectionTest test;
    const std::string title = "Sign in to the tenant and read users";
    if (!endpoint.ok()) {
        test.steps.push_back(failed("tenant", title, endpoint.error()));
        return test;
    }
    Query query;
    query.classes = {ObjectClass::User};
    query.attributes = {"displayName"};
    const auto found = (*endpoint)->find(query, "userPrincipalName", Value::text("nobody@invalid"), stop);
    if (!found.ok()) {
        test.steps.push_back(failed("tenant", title, found.error()));
        return test;
    }
    test.steps.push_back(
        succeeded("tenant", title, "Signed in; users of " + (*endpoint)->traits().server + " are readable."));
    test.ok = true;
    return test;
}

Result<ConnectionTest> ConnectionTester::testDirectory(const DirectorySettings& settings, const Secret& password,
                                                       std::stop_token stop) {
    return tryDirectory(ports_.connector.directory(settings, password), settings.baseDn, stop);
}

Result<ConnectionTest> ConnectionTester::testTenant(const TenantSettings& settings, const Secret& clientSecret,
                                                    std::stop_token stop) {
    return tryTenant(ports_.connector.cloud(settings, clientSecret), stop);
}

Step ConnectionTester::lookAtLog(std::stop_token stop) {
    const auto verdict = ports_.store.verifyLog(stop);
    if (!verdict.ok()) return failed("log", "Provisioning log", verdict.error());
    if (!verdict->intact)
        return failed("log", "Provisioning log",
                      Error(ErrorCode::Corrupt, "The log was changed at entry " + std::to_string(verdict->brokenAt) +
                                                    ": " + verdict->problem)
                          .on(std::to_string(verdict->brokenAt))
                          .next("Export what is there, find out who has access to the store; new entries go on."));
    return succeeded("log", "Provisioning log",
                     std::to_string(verdict->entries) + " entries, the chain is whole" +
                         (verdict->head.empty() ? "." : "; its head is " + verdict->head.substr(0, 16) + "…"));
}

Step ConnectionTester::lookAtRight() {
    const auto lease = ports_.store.lease();
    if (!lease.ok()) return failed("lease", "Right to write", lease.error());
    if (!*lease) return succeeded("lease", "Right to write", "Nobody holds it: any program may write.");
    Step step = succeeded("lease", "Right to write", "Held by " + ownerText(**lease, ports_) + ".");
    const auto identity = ProcessIdentity::parse((*lease)->holder);
    if (identity && identity->isDeadHere(ports_.host)) {
        step.status = StepStatus::Warning;
        step.summary += " That program has died; the next one that writes takes over.";
    }
    return step;
}

Result<std::vector<Step>> ConnectionTester::doctor(const std::string& name, std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    std::vector<Step> steps;
    steps.push_back(succeeded("store", "Store",
                              "Readable; the configuration is version " + std::to_string(configuration.version) +
                                  ". Should it ever be damaged: delete it, create the configuration again and run "
                                  "a full cycle; the end state is the same."));
    steps.push_back(lookAtLog(stop));
    steps.push_back(lookAtRight());
    for (Step& step :
         tryDirectory(ports_.connector.directory(configuration.directory), configuration.directory.baseDn, stop).steps)
        steps.push_back(std::move(step));
    for (Step& step : tryTenant(ports_.connector.cloud(configuration.tenant), stop).steps)
        steps.push_back(std::move(step));
    steps.push_back(
        succeeded("agent", "Agent version", std::string(agentVersion) + " (writeback needs 1.1.1107.0 or later)"));
    return steps;
}

}  // namespace hs::service
