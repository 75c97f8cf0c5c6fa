#include "core/sync/OnDemand.h"

#include <algorithm>

#include "core/sync/Committer.h"
#include "core/sync/OnDemandSession.h"
#include "core/sync/Planner.h"
#include "core/sync/StepDetails.h"

namespace hs::sync {

namespace {

std::string plannedSummary(const Change& change, bool preview) {
    const auto count = std::count_if(change.attributes.begin(), change.attributes.end(), [](const AttributeChange& a) {
        return a.result == AttributeChange::Result::Planned || a.result == AttributeChange::Result::Written;
    });
    if (change.kind == ChangeKind::None) return "Nothing to change: every mapped attribute is as it should be";
    const std::string what = std::to_string(count) + (count == 1 ? " attribute" : " attributes");
    const std::string verb = change.kind == ChangeKind::Create ? "create the object with " : "write ";
    return (preview ? "Preview: would " + verb : "Done: " + verb) + what;
}

}  // namespace

Result<Outcome> OnDemand::provision(const std::string& dn, const Options& options, std::stop_token stop) {
    HS_ASSIGN(auto session,
              OnDemandSession::begin(context_, RuleKind::Provisioning, {options.preview, options.by, options.fence},
                                     {"import", "scope", "match", "perform"}));
    session.outcome().source = {Side::Directory, ObjectClass::Other, "", dn, ""};
    const Result<void> done = provisionSteps(session, dn, options, stop);
    if (!done.ok()) session.fail(done.error());
    return session.finish();
}

Result<Object> OnDemand::import(const Rulebook& rules, const std::string& dn, std::stop_token stop) {
    HS_ASSIGN(Object object, context_.directory.at(rules.directoryQuery(), dn, stop));
    const auto& classes = rules.directoryQuery().classes;
    if (std::find(classes.begin(), classes.end(), object.objectClass) == classes.end())
        return Error(ErrorCode::Unsupported,
                     "Provision on demand takes users, inetOrgPersons and contacts; this is of class " +
                         std::string(toString(object.objectClass)))
            .on(dn)
            .next("Choose a user or a contact");
    if (object.anchor.empty())
        return Error(ErrorCode::InvalidInput, "The matching attribute is missing: the object has no source anchor")
            .on(dn)
            .attributeNamed("objectGUID")
            .next("Give the service account the right to read objectGUID of this object");
    return object;
}

Result<Match> OnDemand::match(const Rulebook& rules, const Object& source, std::stop_token stop) {
    HS_ASSIGN(const auto link, context_.store.link(context_.configuration.name, source.anchor));
    const Matcher matcher(rules.provisioning(), context_.environment);
    Query query = rules.cloudQuery();
    query.classes = {source.objectClass == ObjectClass::Contact ? ObjectClass::Contact : ObjectClass::User};
    return matcher.match(source, link ? link->cloudId : std::string(), context_.cloud, query, stop);
}

Result<void> OnDemand::provisionSteps(OnDemandSession& session, const std::string& dn, const Options& options,
                                      std::stop_token stop) {
    Step& importStep = session.enter("import");
    HS_ASSIGN(const Rulebook rules, Rulebook::prepare(context_.configuration, context_.schema));
    HS_ASSIGN(const Object source, import(rules, dn, stop));
    ++session.run().counts.readDirectory;
    session.outcome().source = {Side::Directory, source.objectClass, source.id, source.name, source.anchor};
    importStep.details = importDetails(source);
    session.leave(StepStatus::Success, std::to_string(source.attributes().size()) + " attributes from " +
                                           context_.directory.traits().server);

    Step& scopeStep = session.enter("scope");
    HS_ASSIGN(const Scope scope, Scope::prepare(context_.configuration.scope, context_.directory, stop));
    const ScopeDecision decision = scope.decide(source);
    scopeStep.details = scopeDetails(decision, scope.places());
    if (!decision.inScope() && !options.applyOutOfScope) {
        session.skip(decision.reason);
        return {};
    }
    session.leave(StepStatus::Success, decision.inScope() ? decision.reason : decision.reason + "; applied by hand");

    Step& matchStep = session.enter("match");
    HS_ASSIGN(const Match found, match(rules, source, stop));
    session.run().counts.readCloud += found.target.has_value();
    matchStep.details = matchDetails(found);
    session.leave(StepStatus::Success, found.target ? "Match found: update " + found.target->name : "No match: create");

    session.enter("perform");
    return perform(session, rules, source, found, options, stop);
}

Result<void> OnDemand::perform(OnDemandSession& session, const Rulebook& rules, const Object& source,
                               const Match& match, const Options& options, std::stop_token stop) {
    const Planner planner(rules.provisioning(), nullptr, context_.environment);
    const Object* target = match.target ? &*match.target : nullptr;
    Change change = planner.plan(source, target, source.objectClass);
    HS_TRY(session.plan(change));
    if (!options.preview && change.state == Change::State::Planned) HS_TRY(commit(session, change, stop));
    if (!options.preview && target && !match.linked && !change.writes()) {
        const Link link{source.anchor, source.id, target->id, 0, 0};
        HS_TRY(context_.store.saveLinks(context_.configuration.name, {&link, 1}));
    }
    for (Step& step : session.outcome().steps)
        if (step.name == "perform") step.details = performDetails(change);
    if (change.state == Change::State::Failed) return change.error;
    session.leave(StepStatus::Success, plannedSummary(change, options.preview));
    return {};
}

Result<void> OnDemand::commit(OnDemandSession& session, Change& change, std::stop_token stop) {
    Committer committer(context_.store, context_.directory, context_.cloud, context_.clock, context_.log);
    const Result<void> done = committer.commit(session.run(), context_.configuration.name, {&change, 1}, stop);
    session.show(change);
    // The change itself says how it went, unless nobody could find out.
    if (change.state == Change::State::Done || change.state == Change::State::Failed) return {};
    return done;
}

}  // namespace hs::sync
