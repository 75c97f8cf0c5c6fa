// The second half of provision on demand: waiting for Exchange Online, and writing back.
#include <algorithm>

#include "core/sync/Collisions.h"
#include "core/sync/ExchangeWait.h"
#include "core/sync/OnDemand.h"
#include "core/sync/OnDemandSession.h"
#include "core/sync/Planner.h"
#include "core/sync/StepDetails.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;

/// Why writeback does not run at all; empty when it does.
std::string whyOff(const Configuration& configuration, const SchemaCheck& schema) {
    if (!configuration.properties.exchangeHybridWriteback)
        return "Exchange hybrid writeback is switched off in the properties of " + configuration.name;
    if (!schema.detected)
        return "The Exchange schema is not detected" + (schema.reason.empty() ? std::string() : ": " + schema.reason);
    return {};
}

/// Nothing is written to a user without a licence; the table says so in every row.
void keepAll(Change& change, const std::string& reason) {
    change.kind = ChangeKind::None;
    for (AttributeChange& attribute : change.attributes) {
        attribute.result = Verdict::Kept;
        attribute.after = attribute.before;
        attribute.reason = reason;
    }
}

std::string tableSummary(const Change& change) {
    std::size_t written = 0, unchanged = 0, kept = 0, failed = 0, planned = 0;
    for (const AttributeChange& attribute : change.attributes) {
        written += attribute.result == Verdict::Written;
        unchanged += attribute.result == Verdict::Unchanged;
        kept += attribute.result == Verdict::Kept;
        failed += attribute.result == Verdict::Failed;
        planned += attribute.result == Verdict::Planned;
    }
    std::string text = planned > 0 ? std::to_string(planned) + " to be written" : std::to_string(written) + " written";
    return text + ", " + std::to_string(unchanged) + " unchanged, " + std::to_string(kept) + " kept, " +
           std::to_string(failed) + " failed";
}

}  // namespace

Result<Outcome> OnDemand::writeback(const std::string& dn, const Options& options, std::stop_token stop) {
    HS_ASSIGN(auto session, OnDemandSession::begin(context_, RuleKind::Writeback,
                                                   {options.preview, options.by, options.fence}, {"writeback"}));
    session.outcome().target = {Side::Directory, ObjectClass::Other, "", dn, ""};
    session.enter("writeback");
    const Result<void> done = writebackStep(session, dn, options, stop);
    if (!done.ok()) session.fail(done.error());
    return session.finish();
}

Result<void> OnDemand::writebackStep(OnDemandSession& session, const std::string& dn, const Options& options,
                                     std::stop_token stop) {
    if (std::string reason = whyOff(context_.configuration, context_.schema); !reason.empty()) {
        session.skip(std::move(reason));
        return {};
    }
    HS_ASSIGN(const Rulebook rules, Rulebook::prepare(context_.configuration, context_.schema));
    HS_ASSIGN(const Object directory, import(rules, dn, stop));
    ++session.run().counts.readDirectory;
    session.outcome().target = {Side::Directory, directory.objectClass, directory.id, directory.name, directory.anchor};
    HS_ASSIGN(const Match found, match(rules, directory, stop));
    if (!found.target && options.preview) {
        session.skip("The object is not in Microsoft Entra ID yet; a preview does not create it");
        return {};
    }
    if (!found.target)
        return Error(ErrorCode::NotFound, "The object is not in Microsoft Entra ID: there is nothing to write back")
            .on(dn)
            .next("Provision the object first");
    ++session.run().counts.readCloud;

    Query query = rules.cloudQuery();
    for (const char* name : {"assignedLicenses", "mail"})
        if (std::find(query.attributes.begin(), query.attributes.end(), AttributeName(name)) == query.attributes.end())
            query.attributes.emplace_back(name);
    const ExchangeWait wait(context_, session.run());
    const auto longest = options.preview ? std::chrono::seconds(0) : options.longestWait;
    HS_ASSIGN(const ExchangeWait::Ending ending,
              wait.await(query, found.target->id, directory.objectClass == ObjectClass::Contact, longest, stop));
    if (!ending.filled && ending.unlicensed) {
        const std::string reason =
            "The user has no licence and no mail address: Exchange Online will not fill the attributes";
        Change change = Planner(*rules.writeback(), &context_.schema, context_.environment)
                            .plan(ending.cloud, &directory, directory.objectClass);
        keepAll(change, reason);
        HS_TRY(session.plan(change));
        session.skip(reason);
        return {};
    }
    return writeFilled(session, rules, directory, ending.cloud,
                       ending.filled ? std::string()
                                     : "Exchange Online has not filled " + ending.missing + " within " +
                                           std::to_string(longest.count()) + " s",
                       stop);
}

Result<void> OnDemand::writeFilled(OnDemandSession& session, const Rulebook& rules, const Object& directory,
                                   const Object& cloud, const std::string& notFilled, std::stop_token stop) {
    const Planner planner(*rules.writeback(), &context_.schema, context_.environment);
    Change change = planner.plan(cloud, &directory, directory.objectClass);
    Collisions collisions;
    HS_TRY(collisions.check(change, context_.directory, true, stop));
    HS_TRY(session.plan(change));
    const bool preview = session.run().preview;
    if (!preview && change.state == Change::State::Planned) HS_TRY(commit(session, change, stop));
    for (Step& step : session.outcome().steps) step.details = performDetails(change);
    if (change.state == Change::State::Failed) return change.error;
    const auto failed = std::find_if(change.attributes.begin(), change.attributes.end(),
                                     [](const AttributeChange& a) { return a.result == Verdict::Failed; });
    if (failed != change.attributes.end()) return change.error;
    if (notFilled.empty()) session.leave(StepStatus::Success, tableSummary(change));
    else session.leave(StepStatus::Warning, notFilled + "; " + tableSummary(change));
    return {};
}

}  // namespace hs::sync
