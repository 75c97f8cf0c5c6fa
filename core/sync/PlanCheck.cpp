#include "core/sync/PlanCheck.h"

#include <algorithm>

#include "core/sync/Departures.h"
#include "core/sync/PlanDrift.h"
#include "core/sync/PlanRun.h"

namespace hs::sync {

namespace {

const Object* lookUp(const std::unordered_map<std::string, Object>& byId, const std::string& id) {
    const auto found = byId.find(id);
    return found == byId.end() ? nullptr : &found->second;
}

const ObjectRef& directoryOf(const Change& change) {
    return change.rule == RuleKind::Provisioning ? change.source : change.target;
}

const ObjectRef& cloudOf(const Change& change) {
    return change.rule == RuleKind::Provisioning ? change.target : change.source;
}

PlanCheck::Finding skipped(const Change& stored, std::string reason) {
    PlanCheck::Finding finding;
    finding.change = stored;
    skip(finding.change, std::move(reason));
    return finding;
}

PlanCheck::Finding asPlanned(const Change& stored) {
    PlanCheck::Finding finding = skipped(stored, "Already as planned");
    finding.unchanged = true;
    return finding;
}

/// A cycle keeps of its plan only what is written or has failed.
void trim(Change& change) {
    std::erase_if(change.attributes, [](const AttributeChange& attribute) {
        return attribute.result != AttributeChange::Result::Planned &&
               attribute.result != AttributeChange::Result::Failed;
    });
}

PlanCheck::Finding findingOf(const Change& stored, Change&& fresh, const Object* target) {
    PlanDrift drift(stored, fresh, target);
    if (drift.nothingLeft()) return asPlanned(stored);
    if (drift.reason().empty()) {
        PlanCheck::Finding finding;
        finding.change = drift.remaining();
        return finding;
    }
    PlanCheck::Finding finding = skipped(stored, "Changed since the preview: " + drift.reason());
    if (fresh.state == Change::State::Failed || fresh.writes()) {
        trim(fresh);
        finding.fresh = std::move(fresh);
    }
    return finding;
}

}  // namespace

Result<std::unique_ptr<PlanCheck>> PlanCheck::prepare(const Parts& parts, bool anyScope, std::stop_token stop) {
    std::unique_ptr<PlanCheck> check(new PlanCheck(parts));
    check->anyScope_ = anyScope;
    HS_ASSIGN(check->rules_, Rulebook::prepare(parts.configuration, parts.schema));
    HS_ASSIGN(check->scope_, Scope::prepare(parts.configuration.scope, parts.directory, stop));
    check->matcher_.emplace(check->rules_->provisioning(), parts.environment);
    check->planner_.emplace(*check->rules_, parts.schema, parts.environment);
    return check;
}

Result<void> PlanCheck::read(std::span<const Change> changes, std::stop_token stop) {
    std::vector<std::string> directoryIds, cloudIds, anchors;
    for (const Change& change : changes) {
        directoryIds.push_back(directoryOf(change).id);
        anchors.push_back(directoryOf(change).anchor);
        if (!cloudOf(change).id.empty()) cloudIds.push_back(cloudOf(change).id);
    }
    directory_.clear();
    cloud_.clear();
    links_.clear();
    HS_ASSIGN(auto inDirectory, parts_.directory.fetch(rules_->directoryQuery(), directoryIds, stop));
    for (Object& object : inDirectory) directory_.insert_or_assign(std::string(object.id), std::move(object));
    if (!cloudIds.empty()) {
        HS_ASSIGN(auto inCloud, parts_.cloud.fetch(rules_->cloudQuery(), cloudIds, stop));
        for (Object& object : inCloud) cloud_.insert_or_assign(std::string(object.id), std::move(object));
    }
    HS_ASSIGN(auto links, parts_.store.linksOf(parts_.configuration.name, anchors));
    for (Link& link : links) links_.insert_or_assign(std::string(link.anchor), std::move(link));
    return {};
}

Result<std::vector<PlanCheck::Finding>> PlanCheck::check(std::span<const Change> changes, std::stop_token stop) {
    HS_TRY(read(changes, stop));
    std::vector<Finding> findings;
    for (const Change& stored : changes) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while the plan was compared");
        HS_ASSIGN(Finding finding, checkOne(stored, stop));
        finding.change.id = 0;
        findings.push_back(std::move(finding));
    }
    return findings;
}

Result<PlanCheck::Finding> PlanCheck::checkOne(const Change& stored, std::stop_token stop) {
    const Object* directory = lookUp(directory_, directoryOf(stored).id);
    const bool removes = stored.kind == ChangeKind::Disable || stored.kind == ChangeKind::Delete;
    const auto standing = directory ? scope_->standing(*directory) : ScopeDecision::Standing::Out;
    const bool inScope = directory && (anyScope_ || standing == ScopeDecision::Standing::In);
    const bool known = directory ? standing != ScopeDecision::Standing::Kept : scope_->absenceIsKnown();
    if (!inScope && !known)
        return skipped(stored, "Whether the object is in scope cannot be known now: it is left as it is");
    if (!inScope && stored.rule == RuleKind::Provisioning && removes) return checkDeparture(stored, directory);
    if (!directory) return skipped(stored, "The directory object has vanished since the preview");
    if (!inScope) return skipped(stored, "The directory object has left the scope since the preview");
    if (directory->anchor != directoryOf(stored).anchor)
        return skipped(stored, "The source anchor of " + directory->name + " has changed since the preview");
    if (stored.rule == RuleKind::Provisioning) return checkProvisioning(stored, *directory, stop);
    return checkWriteback(stored, *directory, stop);
}

PlanCheck::Finding PlanCheck::checkDeparture(const Change& stored, const Object* directory) const {
    const Object* cloud = lookUp(cloud_, stored.target.id);
    if (!cloud) return asPlanned(stored);
    const Link link{stored.source.anchor, stored.source.id, stored.target.id, 0, 0};
    auto fresh = Departures::leave(link, directory, *cloud);
    if (!fresh) return asPlanned(stored);
    return findingOf(stored, *std::move(fresh), cloud);
}

/// Never created twice: an object that is to be created, or that is not where it was, is looked for like a new one.
Result<Match> PlanCheck::match(const Change& stored, const Object& directory, std::stop_token stop) const {
    const auto link = links_.find(directory.anchor);
    const std::string linkedId = link == links_.end() ? std::string() : link->second.cloudId;
    if (const Object* cloud = lookUp(cloud_, stored.target.id)) {
        HS_ASSIGN(auto known, matcher_->choose(directory, linkedId, {cloud, 1}));
        if (known.target) return known;
    }
    Query query = rules_->cloudQuery();
    query.classes = {directory.objectClass == ObjectClass::Contact ? ObjectClass::Contact : ObjectClass::User};
    return matcher_->match(directory, linkedId, parts_.cloud, query, stop);
}

Result<PlanCheck::Finding> PlanCheck::checkProvisioning(const Change& stored, const Object& directory,
                                                        std::stop_token stop) {
    auto found = match(stored, directory, stop);
    if (!found.ok()) {
        const ErrorCode code = found.error().code;
        // What is wrong with this object's match is its own affair; a lost server is the run's.
        if (code != ErrorCode::Conflict && code != ErrorCode::InvalidInput) return found.error();
        return skipped(stored, "Changed since the preview: " + found.error().message);
    }
    const Object* target = found->target ? &*found->target : nullptr;
    Finding finding = findingOf(stored, std::move(planner_->plan(directory, target).provisioning), target);
    if (finding.unchanged && target && !links_.contains(directory.anchor))
        finding.link = Link{directory.anchor, directory.id, target->id, 0, 0};
    return finding;
}

Result<PlanCheck::Finding> PlanCheck::checkWriteback(const Change& stored, const Object& directory,
                                                     std::stop_token stop) {
    const Object* cloud = lookUp(cloud_, stored.source.id);
    if (!cloud) return skipped(stored, "The cloud object has vanished since the preview");
    if (!rules_->writeback())
        return skipped(stored, "Exchange hybrid writeback has been switched off since the preview");
    PairPlanner::Plan plan = planner_->plan(directory, cloud);
    Change fresh;
    fresh.rule = RuleKind::Writeback;
    fresh.kind = ChangeKind::None;
    if (plan.writeback) fresh = *std::move(plan.writeback);
    // The other half, when it is still open, must not look settled.
    if (PairPlanner::Plan::matters(plan.provisioning)) fresh.directoryPrintAfter = 0;
    Finding finding = findingOf(stored, std::move(fresh), &directory);
    if (finding.change.state == Change::State::Planned)
        HS_TRY(collisions_.check(finding.change, parts_.directory, true, stop));
    return finding;
}

}  // namespace hs::sync
