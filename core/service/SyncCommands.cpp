#include "core/service/SyncCommands.h"

#include <algorithm>

#include "core/service/Audit.h"
#include "core/service/Notifier.h"
#include "core/service/Ownership.h"
#include "core/service/RunHistory.h"
#include "core/service/Session.h"
#include "core/sync/CycleRunner.h"
#include "core/sync/OnDemand.h"

namespace hs::service {

namespace {

sync::OnDemand::Options optionsOf(const OnDemandRequest& request, std::string by, std::int64_t fence) {
    sync::OnDemand::Options options;
    options.preview = request.preview;
    options.applyOutOfScope = request.applyOutOfScope;
    options.longestWait = std::chrono::seconds(request.waitSeconds);
    options.by = std::move(by);
    options.fence = fence;
    return options;
}

}  // namespace

Result<Outcome> SyncCommands::provisionOnDemand(const OnDemandRequest& request, std::stop_token stop) {
    HS_ASSIGN(const Ownership::Claim claim, claimOf(ports_));
    const EitherStop either(stop, claim.lost());
    HS_ASSIGN(const auto session, Session::open(ports_, schema_, request.configuration, either.token()));
    return sync::OnDemand(session->context())
        .provision(request.dn, optionsOf(request, actorOf(ports_, session->configuration()), claim.fence()),
                   either.token());
}

Result<Outcome> SyncCommands::writebackOnDemand(const OnDemandRequest& request, std::stop_token stop) {
    HS_ASSIGN(const Ownership::Claim claim, claimOf(ports_));
    const EitherStop either(stop, claim.lost());
    HS_ASSIGN(const auto session, Session::open(ports_, schema_, request.configuration, either.token()));
    return sync::OnDemand(session->context())
        .writeback(request.dn, optionsOf(request, actorOf(ports_, session->configuration()), claim.fence()),
                   either.token());
}

Result<Run> SyncCommands::runCycle(const CycleRequest& request, std::stop_token stop) {
    // A preview needs the right too: it begins with closing what a dead program left running.
    HS_ASSIGN(const Ownership::Claim claim, claimOf(ports_));
    const EitherStop either(stop, claim.lost());
    HS_ASSIGN(const auto session, Session::open(ports_, schema_, request.configuration, either.token()));
    const Configuration& configuration = session->configuration();
    if (!configuration.enabled)
        return Error(ErrorCode::InvalidInput, "The configuration '" + request.configuration + "' is disabled.")
            .on(request.configuration)
            .next("Enable it, then run the cycle.");
    sync::CycleRunner::Options options;
    options.full = request.full;
    options.preview = request.preview;
    options.by = request.by.empty() ? actorOf(ports_, configuration) : request.by;
    options.fence = claim.fence();
    HS_ASSIGN(Run run, sync::CycleRunner(session->context()).run(options, either.token()));
    if (!run.preview)
        if (const auto told = Notifier(ports_).afterRun(configuration, run, stop); !told.ok())
            ports_.log.warning("The job could not be looked at for notifications",
                               {{"configuration", request.configuration}, {"error", told.error().toLine()}});
    return run;
}

Result<std::vector<DirectoryHit>> SyncCommands::search(const std::string& name, const std::string& text,
                                                       std::stop_token stop) {
    HS_ASSIGN(const Configuration configuration, ports_.store.configuration(name));
    HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
    HS_ASSIGN(const std::vector<Object> found, directory->search(text, 50, stop));
    std::vector<DirectoryHit> hits;
    for (const Object& object : found) {
        DirectoryHit hit;
        hit.dn = object.name;
        hit.displayName = object.first("displayName").empty() ? object.first("cn") : object.first("displayName");
        hit.mail = object.first("mail");
        hit.userPrincipalName = object.first("userPrincipalName");
        hit.objectClass = object.objectClass;
        hits.push_back(std::move(hit));
    }
    return hits;
}

Result<RunDetail> SyncCommands::run(std::int64_t id) {
    RunDetail detail;
    HS_ASSIGN(detail.run, RunHistory(ports_).one(id));
    HS_TRY(ports_.store.eachChange(id, std::nullopt, std::nullopt, [&detail](Change&& change) -> Result<void> {
        detail.changes.push_back(std::move(change));
        return {};
    }));
    return detail;
}

Result<expr::Evaluation> SyncCommands::evaluate(const EvaluateRequest& request, std::stop_token stop) {
    const auto expression = expr::Expression::compile(request.expression);
    expr::Evaluation evaluation;
    if (!expression.valid()) {
        evaluation.flow = expr::Evaluation::Flow::Failed;
        evaluation.issues = expression.issues();
        return evaluation;
    }
    Object object = request.object;
    std::optional<Result<std::optional<Schema>>> schema;
    if (!request.dn.empty()) {
        schema = ports_.store.schema(request.configuration);
        HS_ASSIGN(const Configuration configuration, ports_.store.configuration(request.configuration));
        HS_ASSIGN(const std::unique_ptr<Endpoint> directory, ports_.connector.directory(configuration.directory));
        Query query;
        query.attributes = expression.attributes();
        HS_ASSIGN(Object read, directory->at(query, request.dn, stop));
        for (const auto& [attribute, values] : request.object.attributes()) read.set(attribute, values);
        object = std::move(read);
    }
    expr::Environment environment;
    environment.now = [now = request.now, &clock = ports_.clock] { return now != 0 ? now : clock.now(); };
    environment.randomBytes = ports_.randomBytes;
    const std::optional<Schema> known = schema && schema->ok() ? **schema : std::nullopt;
    environment.isMultiValued = [&request, &known](std::string_view name) {
        if (std::find(request.lists.begin(), request.lists.end(), name) != request.lists.end()) return true;
        const AttributeSchema* attribute = known ? known->attribute(name) : nullptr;
        return attribute != nullptr && !attribute->singleValued;
    };
    evaluation = expression.evaluate(object, environment, request.trace);
    evaluation.issues.insert(evaluation.issues.begin(), expression.issues().begin(), expression.issues().end());
    return evaluation;
}

}  // namespace hs::service
