#include "core/sync/Cycle.h"

#include <algorithm>

#include "core/sync/Departures.h"
#include "core/sync/Matcher.h"
#include "core/sync/OutcomeRecord.h"
#include "core/sync/PagePlanner.h"

namespace hs::sync {

namespace {

constexpr std::size_t portion = 2000;

Error stopped(const char* where) { return Error(ErrorCode::Cancelled, std::string("Stopped while ") + where); }

Error twinError(const std::string& name, const std::string& anchor) {
    return Error(ErrorCode::Conflict,
                 "DuplicateSourceEntries: several directory objects carry the source anchor " + anchor)
        .on(name)
        .attributeNamed("mS-DS-ConsistencyGuid")
        .next("Clear mS-DS-ConsistencyGuid of the copy, then run again");
}

}  // namespace

Cycle::Cycle(const SyncContext& context, Run& run, Progress& progress, std::stop_token stop)
    : context_(context),
      run_(run),
      progress_(progress),
      stop_(std::move(stop)),
      ledger_(context.store, context.clock, context.configuration, run) {}

Result<void> Cycle::plan() {
    Result<void> planned = readAndPlan();
    if (planned.ok()) return planned;
    // An incomplete read plans nothing: what is missing may only not have been read.
    if (const auto withdrawn = ledger_.withdraw("The run ended before everything was read"); !withdrawn.ok())
        context_.log.warning(withdrawn.error().message, {{"configuration", run_.configuration}});
    return planned;
}

Result<void> Cycle::readAndPlan() {
    HS_ASSIGN(const Rulebook rules, Rulebook::prepare(context_.configuration, context_.schema));
    HS_ASSIGN(const Scope scope, Scope::prepare(context_.configuration.scope));
    HS_TRY(readLinks());
    HS_TRY(readCloud(rules));
    HS_TRY(readDirectory(rules, scope));
    HS_TRY(failTwins(rules, scope));
    progress_.phase("Looking for departed objects");
    Departures departures(rules, scope, context_.configuration, context_.store, context_.directory, context_.cloud,
                          run_);
    HS_TRY(departures.plan(table_, ledger_, stop_));
    return ledger_.flush();
}

Result<void> Cycle::readLinks() {
    progress_.phase("Reading the links");
    return context_.store.eachLink(run_.configuration, [&](Link&& link) {
        table_.addLink(link);
        progress_.step();
    });
}

Result<void> Cycle::readCloud(const Rulebook& rules) {
    progress_.phase("Reading Microsoft Entra ID");
    const Rule& rule = rules.provisioning().rule();
    const auto userKeys = Matcher::softAttributes(rule, ObjectClass::User);
    const auto contactKeys = Matcher::softAttributes(rule, ObjectClass::Contact);
    HS_TRY(context_.cloud.read(
        rules.cloudQuery(),
        [&](std::vector<Object>&& page) -> Result<void> {
            for (const Object& object : page) {
                if (stop_.stop_requested()) return stopped("Microsoft Entra ID was read");
                ++run_.counts.readCloud;
                table_.addCloud(object, rules.cloudPrint(object),
                                object.objectClass == ObjectClass::Contact ? contactKeys : userKeys);
                progress_.step();
            }
            return {};
        },
        stop_));
    table_.seal();
    return {};
}

Result<void> Cycle::readDirectory(const Rulebook& rules, const Scope& scope) {
    progress_.phase("Reading the directory");
    PagePlanner planner(
        {rules, scope, context_.schema, context_.environment, table_, ledger_, collisions_, context_.cloud, run_});
    std::int64_t before = 0;
    HS_TRY(context_.directory.read(
        rules.directoryQuery(),
        [&](std::vector<Object>&& page) {
            return planner.plan(
                std::move(page),
                [&] {
                    // Called for reading and again for planning; the number people see is of objects read.
                    progress_.step(run_.counts.readDirectory - before);
                    before = run_.counts.readDirectory;
                },
                stop_);
        },
        stop_));
    collisions_.seal();
    return {};
}

/// Rare, so it may cost a second look at the directory: both of a pair of twins are named, and neither is written.
Result<void> Cycle::failTwins(const Rulebook& rules, const Scope& scope) {
    std::vector<std::string> anchors;
    for (PairTable::Index index = 0; index < table_.size(); ++index)
        if (table_.row(index).directoryTwice) anchors.push_back(table_.anchorOf(index));
    if (anchors.empty()) return {};
    std::sort(anchors.begin(), anchors.end());
    Query query = rules.directoryQuery();
    query.attributes = {"isCriticalSystemObject"};
    HS_TRY(context_.directory.read(
        query,
        [&](std::vector<Object>&& page) -> Result<void> {
            for (const Object& object : page) {
                if (!std::binary_search(anchors.begin(), anchors.end(), object.anchor)) continue;
                if (!scope.decide(object).inScope) continue;
                ledger_.fail(failedOutcome(RuleKind::Provisioning, run_.id,
                                           {Side::Directory, object.objectClass, object.id, object.name, object.anchor},
                                           "match", twinError(object.name, object.anchor), context_.clock.now()));
            }
            return {};
        },
        stop_));
    HS_TRY(ledger_.flush());
    return ledger_.withdraw(anchors, twinError({}, "of this object"));
}

Result<void> Cycle::write() {
    HS_TRY(writeRule(RuleKind::Provisioning, "Writing to Microsoft Entra ID"));
    return writeRule(RuleKind::Writeback, "Writing to Active Directory");
}

Result<void> Cycle::writeRule(RuleKind rule, const char* phase) {
    const std::int64_t total = ledger_.plannedOf(rule);
    if (total == 0) return {};
    progress_.phase(phase, total);
    for (;;) {
        if (stop_.stop_requested()) return stopped("changes were written");
        HS_ASSIGN(auto changes, ledger_.planned(rule, portion));
        if (changes.empty()) break;
        HS_TRY(writePortion(changes));
    }
    progress_.tell();
    return {};
}

/// A store need not keep fingerprints with a plan; the table has them.
void Cycle::completePrints(Change& change) const {
    const bool provisioning = change.rule == RuleKind::Provisioning;
    const PairTable::Index index = table_.find(provisioning ? change.source.anchor : change.target.anchor);
    if (index == PairTable::none || !table_.row(index).inDirectory) return;
    const PairTable::Row& row = table_.row(index);
    change.cloudPrintAfter = row.linkCloudPrint;
    change.directoryPrintAfter = provisioning && row.twoHalves ? 0 : row.linkDirectoryPrint;
}

Result<void> Cycle::refuseCollisions(std::vector<Change>& changes) {
    std::vector<Change> refused;
    for (Change& change : changes) {
        if (change.rule != RuleKind::Writeback) return {};
        HS_TRY(collisions_.check(change, context_.directory, false, stop_));
        if (change.state != Change::State::Failed) continue;
        ++run_.counts.failed;
        refused.push_back(change);
    }
    if (refused.empty()) return {};
    return context_.store.updateChanges(refused);
}

Result<void> Cycle::writePortion(std::vector<Change>& changes) {
    const UnixMillis began = context_.clock.now();
    for (Change& change : changes) completePrints(change);
    HS_TRY(refuseCollisions(changes));

    Committer committer(context_.store, context_.directory, context_.cloud, context_.clock, context_.log);
    Result<void> result;
    // A slice at a time, so that people see the numbers move.
    constexpr std::size_t slice = 400;
    for (std::size_t at = 0; at < changes.size() && result.ok(); at += slice) {
        const auto part = std::span(changes).subspan(at, std::min(slice, changes.size() - at));
        result = committer.commit(run_, run_.configuration, part, stop_);
        progress_.step(static_cast<std::int64_t>(part.size()));
    }
    std::vector<Outcome> outcomes;
    for (const Change& change : changes)
        if (change.state == Change::State::Done || change.state == Change::State::Failed)
            outcomes.push_back(outcomeOf(change, run_.id, began, context_.clock.now()));
    if (!outcomes.empty()) HS_TRY(context_.store.appendOutcomes(outcomes));
    HS_TRY(result);
    const bool undecided = std::any_of(changes.begin(), changes.end(),
                                       [](const Change& change) { return change.state == Change::State::Planned; });
    if (undecided)
        return Error(ErrorCode::Internal, "Changes were neither written nor refused").next("Run the cycle again");
    return {};
}

}  // namespace hs::sync
