#include "core/sync/PagePlanner.h"

#include "core/sync/OutcomeRecord.h"

namespace hs::sync {

namespace {

/// Enough ids for a few full batches of the cloud; bounds what is held in memory.
constexpr std::size_t fetchAtOnce = 1000;

ObjectRef directoryRef(const Object& object) {
    return {Side::Directory, object.objectClass, object.id, object.name, object.anchor};
}

}  // namespace

PagePlanner::PagePlanner(Parts parts)
    : parts_(parts),
      matcher_(parts.rules.provisioning(), parts.environment),
      planner_(parts.rules, parts.schema, parts.environment) {}

Result<void> PagePlanner::plan(std::vector<Object>&& page, const std::function<void()>& step, std::stop_token stop) {
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while the directory was read");
        ++parts_.run.counts.readDirectory;
        sort(std::move(page[i]));
        step();
        if (pending_.size() < fetchAtOnce && i + 1 < page.size()) continue;
        if (pending_.empty()) continue;
        HS_ASSIGN(const Fetched fetched, fetchCandidates(stop));
        for (const Pending& pending : pending_) {
            if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while changes were planned");
            planOne(pending, fetched);
            step();
        }
        pending_.clear();
    }
    return parts_.ledger.flush();
}

/// Out of scope, broken, a twin, as it was, or to be planned.
void PagePlanner::sort(Object&& object) {
    if (parts_.rules.writeback()) parts_.collisions.note(object);
    if (!parts_.scope.holds(object)) {
        ++parts_.run.counts.skipped;
        return;
    }
    if (object.anchor.empty()) {
        Error error = Error(ErrorCode::InvalidInput, "InvalidAnchor: " + object.name + " has no source anchor")
                          .on(object.name)
                          .attributeNamed("objectGUID")
                          .next("Give the service account the right to read objectGUID of this object");
        parts_.ledger.fail(failedOutcome(RuleKind::Provisioning, parts_.run.id, directoryRef(object), "import",
                                         std::move(error), parts_.ledger.now()));
        return;
    }
    const PairTable::Index index = parts_.table.obtain(object.anchor);
    PairTable::Row& row = parts_.table.row(index);
    if (row.inDirectory) {
        row.directoryTwice = true;  // both are reported, and neither is written, when the directory is read to its end
        return;
    }
    row.inDirectory = true;
    if (isAsItWas(object, index)) {
        row.taken = true;
        parts_.ledger.unchanged();
        return;
    }
    pending_.push_back({std::move(object), index, {}});
}

bool PagePlanner::isAsItWas(const Object& object, PairTable::Index index) const {
    const PairTable::Row& row = parts_.table.row(index);
    if (row.cloudTwice || row.cloudPrint == 0 || row.cloudPrint != row.linkCloudPrint || row.linkDirectoryPrint == 0 ||
        !parts_.table.linkHolds(index) || !parts_.table.linkNames(index, object.id))
        return false;
    return parts_.rules.directoryPrint(object) == row.linkDirectoryPrint;
}

std::vector<std::string> PagePlanner::candidateIds(const Pending& pending) const {
    const PairTable::Row& row = parts_.table.row(pending.row);
    std::vector<std::string> ids;
    if (row.linkedId != 0) ids.push_back(parts_.table.linkedIdOf(pending.row));
    if (row.inCloud && !parts_.table.linkHolds(pending.row)) ids.push_back(parts_.table.cloudIdOf(pending.row));
    for (const PairTable::Index soft : pending.soft) ids.push_back(parts_.table.cloudIdOf(soft));
    return ids;
}

Result<PagePlanner::Fetched> PagePlanner::fetchCandidates(std::stop_token stop) {
    std::vector<std::string> ids;
    Fetched fetched;
    for (Pending& pending : pending_) {
        if (!parts_.table.row(pending.row).inCloud)
            for (const MatchKey& key : matcher_.keys(pending.directory))
                if (key.precedence > 1)
                    for (const PairTable::Index soft : parts_.table.softMatches(key.attribute, key.value))
                        pending.soft.push_back(soft);
        for (std::string& id : candidateIds(pending)) {
            if (fetched.contains(id)) continue;
            if (auto kept = parts_.stash.take(id)) fetched.insert_or_assign(std::move(id), *std::move(kept));
            else ids.push_back(std::move(id));
        }
    }
    if (ids.empty()) return fetched;
    HS_ASSIGN(auto objects, parts_.cloud.fetch(parts_.rules.cloudQuery(), ids, stop));
    for (Object& object : objects) {
        std::string id = object.id;
        fetched.insert_or_assign(std::move(id), std::move(object));
    }
    return fetched;
}

void PagePlanner::planOne(const Pending& pending, const Fetched& fetched) {
    if (parts_.table.row(pending.row).cloudTwice) {
        failTwins(pending);
        return;
    }
    std::vector<Object> candidates;
    for (const std::string& id : candidateIds(pending))
        if (const auto found = fetched.find(id); found != fetched.end()) candidates.push_back(found->second);
    const std::string linkedId = parts_.table.linkedIdOf(pending.row);
    Result<Match> match = matcher_.choose(pending.directory, linkedId, candidates);
    if (!match.ok()) {
        failMatch(pending.directory, std::move(match).error());
        return;
    }
    if (match->target && !claim(pending, *match->target)) return;
    planPair(pending, match->target ? &*match->target : nullptr);
}

/// Two directory objects must not become one cloud object.
bool PagePlanner::claim(const Pending& pending, const Object& target) {
    for (const PairTable::Index soft : pending.soft) {
        if (parts_.table.cloudIdOf(soft) != target.id) continue;
        PairTable::Row& row = parts_.table.row(soft);
        if (row.taken) {
            failMatch(pending.directory,
                      Error(ErrorCode::Conflict, "DuplicateSourceEntries: " + target.name +
                                                     " is already matched by another directory object")
                          .next("Give one of the two directory objects another user principal name or mail address"));
            return false;
        }
        row.taken = true;
    }
    return true;
}

void PagePlanner::planPair(const Pending& pending, const Object* target) {
    const Object& directory = pending.directory;
    PairPlanner::Plan plan = planner_.plan(directory, target);
    const bool first = PairPlanner::Plan::matters(plan.provisioning);
    if (!first && !plan.writeback) {
        parts_.ledger.unchanged();
        if (target) rememberPair(pending, *target, plan.directoryPrint, plan.cloudPrint);
        return;
    }
    // The row's former fingerprints have done their work; it now keeps those the link gets when all is written.
    PairTable::Row& row = parts_.table.row(pending.row);
    row.linkDirectoryPrint = plan.writeback ? plan.writeback->directoryPrintAfter : plan.directoryPrint;
    row.linkCloudPrint = plan.cloudPrint;
    row.twoHalves = plan.writeback && first;
    if (first) parts_.ledger.add(std::move(plan.provisioning));
    if (plan.writeback) parts_.ledger.add(std::move(*plan.writeback));
}

/// Only what is new: a pair with unknown attributes is looked at in every cycle, and must not be stored in every cycle.
void PagePlanner::rememberPair(const Pending& pending, const Object& target, std::uint64_t directoryPrint,
                               std::uint64_t cloudPrint) {
    const PairTable::Row& row = parts_.table.row(pending.row);
    const bool known = row.linkDirectoryPrint == directoryPrint && row.linkCloudPrint == cloudPrint &&
                       parts_.table.linkedIdOf(pending.row) == target.id &&
                       parts_.table.linkNames(pending.row, pending.directory.id);
    if (known) return;
    const Object& directory = pending.directory;
    parts_.ledger.remember({directory.anchor, directory.id, target.id, directoryPrint, cloudPrint});
}

void PagePlanner::failMatch(const Object& directory, Error error) {
    if (error.object.empty()) error.object = directory.name;
    parts_.ledger.fail(failedOutcome(RuleKind::Provisioning, parts_.run.id, directoryRef(directory), "match",
                                     std::move(error), parts_.ledger.now()));
}

void PagePlanner::failTwins(const Pending& pending) {
    std::vector<std::string> ids = parts_.table.duplicatesOf(pending.row);
    ids.insert(ids.begin(), parts_.table.cloudIdOf(pending.row));
    std::string all;
    for (const std::string& id : ids) all += (all.empty() ? "" : ", ") + id;
    for (const std::string& id : ids) {
        Error error = Error(ErrorCode::Conflict, "DuplicateTargetEntries: " + std::to_string(ids.size()) +
                                                     " objects in the tenant carry the source anchor " +
                                                     pending.directory.anchor + ": " + all)
                          .on(id)
                          .attributeNamed("onPremisesImmutableId")
                          .next("Clear onPremisesImmutableId of all but one of them");
        Outcome outcome = failedOutcome(RuleKind::Provisioning, parts_.run.id, directoryRef(pending.directory), "match",
                                        std::move(error), parts_.ledger.now());
        outcome.target = {Side::Cloud, ObjectClass::User, id, "", pending.directory.anchor};
        parts_.ledger.fail(std::move(outcome));
    }
}

}  // namespace hs::sync
