#include "core/sync/Cycle.h"

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/sync/ChangedPairs.h"
#include "core/sync/Departures.h"
#include "core/sync/Matcher.h"
#include "core/sync/OutcomeRecord.h"
#include "core/sync/PagePlanner.h"

namespace hs::sync {

namespace {

constexpr int portion = 2000;

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

Result<void> Cycle::prepare() {
    HS_ASSIGN(rules_, Rulebook::prepare(context_.configuration, context_.schema));
    HS_ASSIGN(scope_, Scope::prepare(context_.configuration.scope, context_.directory, stop_));
    marks_.rules = mark();
    return ledger_.escrow().open(context_.store, run_.configuration);
}

/// No object tells that its unit was renamed or that it joined a group: everybody is looked at again.
std::uint64_t Cycle::mark() const {
    const std::uint64_t places = scope_->places().mark();
    return fingerprint({reinterpret_cast<const char*>(&places), sizeof places}, rules_->mark());
}

Query Cycle::everybody() const {
    Query query = rules_->directoryQuery();
    query.bases = scope_->places().bases();
    return query;
}

/// An incomplete read plans nothing: what is missing may only not have been read.
void Cycle::withdraw() {
    if (const auto withdrawn = ledger_.withdraw("The run ended before everything was read"); !withdrawn.ok())
        context_.log.warning(withdrawn.error().message, {{"configuration", run_.configuration}});
}

Result<void> Cycle::planEverybody() {
    Result<void> planned = readAndPlan();
    if (!planned.ok()) withdraw();
    return planned;
}

Result<std::string> Cycle::planChanges() {
    Result<std::string> planned = followChanges();
    if (!planned.ok()) withdraw();
    return planned;
}

Result<std::string> Cycle::followChanges() {
    HS_ASSIGN(const std::optional<Watermarks> since, context_.store.watermarks(run_.configuration));
    if (!since) return std::string("no complete cycle has run since the last restart");
    if (since->rules != marks_.rules) return std::string("the rules, the scope, the schema or a server have changed");
    if (since->directory.empty()) return std::string("the directory does not tell changes");
    if (since->cloud.empty()) return std::string("Microsoft Entra ID does not tell changes");
    marks_.takenAt = context_.clock.now();
    ChangedPairs changed(context_, *rules_, *scope_, run_, progress_);
    HS_ASSIGN(std::string refusal, changed.ask(*since, marks_, stop_));
    if (!refusal.empty()) return refusal;
    std::vector<Object> directory;
    PairTable table;
    HS_ASSIGN(refusal,
              changed.resolve(ledger_.escrow().due(context_.clock.now()), table, stash_, sightings_, directory, stop_));
    if (!refusal.empty()) {
        run_.counts = {};
        return refusal;
    }
    table_ = std::move(table);
    progress_.phase("Planning", static_cast<std::int64_t>(directory.size()));
    HS_TRY(planPages([&](const EndpointReader::PageSink& page) { return page(std::move(directory)); }));
    HS_TRY(finishPlan());
    return std::string();
}

Result<void> Cycle::readAndPlan() {
    if (!run_.preview) HS_TRY(takeMarks());
    HS_TRY(readLinks());
    HS_TRY(readCloud());
    HS_TRY(readDirectory());
    return finishPlan();
}

/// Before anything is read: what happens while we read is told again by the next delta.
Result<void> Cycle::takeMarks() {
    progress_.phase("Taking the watermarks");
    marks_.takenAt = context_.clock.now();
    HS_ASSIGN(marks_.directory, takeMark(context_.directory, rules_->directoryQuery()));
    HS_ASSIGN(marks_.cloud, takeMark(context_.cloud, rules_->cloudQuery()));
    return {};
}

Result<std::string> Cycle::takeMark(EndpointReader& side, const Query& query) {
    auto mark = side.watermark(query, stop_);
    if (mark.ok()) return mark;
    const Error& error = mark.error();
    if (error.code != ErrorCode::Unsupported && error.code != ErrorCode::Denied) return error;
    context_.log.info("Changes are not told; every cycle is a full one",
                      {{"server", side.traits().server}, {"error", error.toLine()}});
    return std::string();
}

Result<void> Cycle::finishPlan() {
    HS_TRY(failTwins());
    progress_.phase("Looking for departed objects");
    Departures departures(*rules_, *scope_, context_.configuration, context_.store, context_.directory, context_.cloud,
                          run_);
    HS_TRY(departures.plan(table_, ledger_, stop_));
    noteScope(departures.kept());
    return ledger_.flush();
}

/// A scope that is not what it was must be seen, and not only when something goes wrong.
void Cycle::noteScope(std::int64_t kept) {
    std::vector<std::string> sentences = scope_->warnings();
    if (kept > 0)
        sentences.push_back(std::to_string(kept) + (kept == 1 ? " object is" : " objects are") +
                            " left as they are, because their scope cannot be known");
    for (const std::string& sentence : sentences) {
        run_.note += (run_.note.empty() ? "" : ". ") + sentence;
        context_.log.warning(sentence, {{"configuration", run_.configuration}});
    }
}

Result<std::optional<Error>> Cycle::verdict() {
    std::int64_t inScope = run_.counts.readDirectory - run_.counts.skipped;
    if (run_.kind == RunKind::Delta) { HS_ASSIGN(inScope, context_.store.countLinks(run_.configuration)); }
    return ledger_.verdict(inScope);
}

Result<void> Cycle::settle() {
    const UnixMillis now = context_.clock.now();
    const bool full = run_.kind == RunKind::Full;
    HS_TRY(ledger_.escrow().close(context_.store, run_.configuration, [&](const Escrow& escrow) {
        return full || table_.find(escrow.anchor) != PairTable::none;
    }));
    const auto freshness = sightings_.at(now);
    if (!freshness.empty()) HS_TRY(context_.store.saveFreshness(run_.configuration, freshness));
    return context_.store.saveWatermarks(run_.configuration, marks_);
}

Result<void> Cycle::readLinks() {
    progress_.phase("Reading the links");
    return context_.store.eachLink(run_.configuration, [&](Link&& link) {
        table_.addLink(link);
        progress_.step();
    });
}

Result<void> Cycle::readCloud() {
    progress_.phase("Reading Microsoft Entra ID");
    const Rule& rule = rules_->provisioning().rule();
    const auto userKeys = Matcher::softAttributes(rule, ObjectClass::User);
    const auto contactKeys = Matcher::softAttributes(rule, ObjectClass::Contact);
    HS_TRY(context_.cloud.read(
        rules_->cloudQuery(),
        [&](std::vector<Object>&& page) -> Result<void> {
            for (Object& object : page) {
                if (stop_.stop_requested()) return stopped("Microsoft Entra ID was read");
                ++run_.counts.readCloud;
                sightings_.note(object);
                const std::uint64_t print = rules_->cloudPrint(object);
                table_.addCloud(object, print, object.objectClass == ObjectClass::Contact ? contactKeys : userKeys);
                const PairTable::Index index = table_.find(object.anchor);
                // Only what is going to be planned is worth keeping.
                if (index != PairTable::none && table_.row(index).linkCloudPrint != print)
                    stash_.keep(std::move(object));
                progress_.step();
            }
            return {};
        },
        stop_));
    table_.seal();
    return {};
}

Result<void> Cycle::readDirectory() {
    progress_.phase("Reading the directory");
    return planPages(
        [&](const EndpointReader::PageSink& page) { return context_.directory.read(everybody(), page, stop_); });
}

Result<void> Cycle::planPages(const std::function<Result<void>(const EndpointReader::PageSink&)>& read) {
    PagePlanner planner({*rules_, *scope_, context_.schema, context_.environment, table_, ledger_, collisions_, stash_,
                         context_.cloud, run_});
    std::int64_t before = run_.counts.readDirectory;
    HS_TRY(read([&](std::vector<Object>&& page) {
        return planner.plan(
            std::move(page),
            [&] {
                // Called for reading and again for planning; the number people see is of objects read.
                progress_.step(run_.counts.readDirectory - before);
                before = run_.counts.readDirectory;
            },
            stop_);
    }));
    collisions_.seal();
    return {};
}

/// Rare, so it may cost a second look at the directory: both of a pair of twins are named, and neither is written.
Result<void> Cycle::failTwins() {
    std::vector<std::string> anchors;
    for (PairTable::Index index = 0; index < table_.size(); ++index)
        if (table_.row(index).directoryTwice) anchors.push_back(table_.anchorOf(index));
    if (anchors.empty()) return {};
    std::sort(anchors.begin(), anchors.end());
    Query query = everybody();
    query.attributes = attributesOf(context_.configuration.scope.filter);
    query.attributes.emplace_back("isCriticalSystemObject");
    HS_TRY(context_.directory.read(
        query,
        [&](std::vector<Object>&& page) -> Result<void> {
            for (const Object& object : page) {
                if (!std::binary_search(anchors.begin(), anchors.end(), object.anchor)) continue;
                if (!scope_->holds(object)) continue;
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
    for (std::int64_t last = 0;;) {
        if (stop_.stop_requested()) return stopped("changes were written");
        HS_ASSIGN(auto changes, ledger_.planned(rule, last, portion));
        if (changes.empty()) break;
        last = changes.back().id;
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
        // A delta has not read everybody's addresses: it has to ask.
        HS_TRY(collisions_.check(change, context_.directory, run_.kind == RunKind::Delta, stop_));
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
    for (const Change& change : changes) {
        if (change.state != Change::State::Done && change.state != Change::State::Failed) continue;
        outcomes.push_back(outcomeOf(change, run_.id, began, context_.clock.now()));
        sightings_.note(change);
        if (change.state == Change::State::Failed) ledger_.escrow().failed(outcomes.back(), context_.clock.now());
    }
    if (!outcomes.empty()) HS_TRY(context_.store.appendOutcomes(outcomes));
    HS_TRY(result);
    const bool undecided = std::any_of(changes.begin(), changes.end(),
                                       [](const Change& change) { return change.state == Change::State::Planned; });
    if (undecided)
        return Error(ErrorCode::Internal, "Changes were neither written nor refused").next("Run the cycle again");
    return {};
}

}  // namespace hs::sync
