#include "core/sync/Departures.h"

#include <unordered_map>

#include "core/sync/OutcomeRecord.h"

namespace hs::sync {

namespace {

constexpr std::size_t atOnce = 500;

using ById = std::unordered_map<std::string, Object>;

ById keyed(std::vector<Object>&& objects) {
    ById byId;
    for (Object& object : objects) {
        std::string id = object.id;
        byId.insert_or_assign(std::move(id), std::move(object));
    }
    return byId;
}

const Object* lookUp(const ById& byId, const std::string& id) {
    const auto found = byId.find(id);
    return found == byId.end() ? nullptr : &found->second;
}

AttributeChange turnOff(const Object& cloud) {
    AttributeChange attribute;
    attribute.source = "userAccountControl";
    attribute.target = "accountEnabled";
    attribute.before = cloud.values("accountEnabled");
    attribute.after = {Value::boolean(false)};
    attribute.reason = "The directory object has left the scope";
    return attribute;
}

ObjectRef sourceOf(const Link& link, const Object* directory, const Object& cloud) {
    return {Side::Directory, directory ? directory->objectClass : cloud.objectClass, link.directoryId,
            directory ? directory->name : std::string(), link.anchor};
}

}  // namespace

std::optional<Change> Departures::leave(const Link& link, const Object* directory, const Object& cloud) {
    Change change;
    change.kind = ChangeKind::Delete;
    change.source = sourceOf(link, directory, cloud);
    change.target = {Side::Cloud, cloud.objectClass, cloud.id, cloud.name, link.anchor};
    if (directory && cloud.objectClass != ObjectClass::Contact) {
        if (!cloud.has("accountEnabled") || !cloud.values("accountEnabled").front().asBoolean().value_or(true))
            return std::nullopt;
        change.kind = ChangeKind::Disable;
        change.attributes = {turnOff(cloud)};
    }
    return change;
}

Result<void> Departures::plan(const PairTable& table, PlanLedger& ledger, std::stop_token stop) {
    std::vector<Link> links;
    for (PairTable::Index index = 0; index < table.size(); ++index) {
        const PairTable::Row& row = table.row(index);
        if (row.linkedId == 0 || row.inDirectory) continue;
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while departed objects were looked for");
        HS_ASSIGN(auto link, store_.link(configuration_.name, table.anchorOf(index)));
        if (link) links.push_back(std::move(*link));
        if (links.size() < atOnce) continue;
        HS_TRY(planSome(links, ledger, stop));
        links.clear();
    }
    if (links.empty()) return {};
    return planSome(links, ledger, stop);
}

Result<void> Departures::planSome(const std::vector<Link>& links, PlanLedger& ledger, std::stop_token stop) {
    std::vector<std::string> directoryIds, cloudIds;
    for (const Link& link : links) {
        directoryIds.push_back(link.directoryId);
        cloudIds.push_back(link.cloudId);
    }
    HS_ASSIGN(auto inDirectory, directory_.fetch(rules_.directoryQuery(), directoryIds, stop));
    HS_ASSIGN(auto inCloud, cloud_.fetch(rules_.cloudQuery(), cloudIds, stop));
    const ById directory = keyed(std::move(inDirectory));
    const ById cloud = keyed(std::move(inCloud));
    for (const Link& link : links)
        planOne(link, lookUp(directory, link.directoryId), lookUp(cloud, link.cloudId), ledger);
    return ledger.flush();
}

void Departures::planOne(const Link& link, const Object* directory, const Object* cloud, PlanLedger& ledger) {
    if (!cloud) {
        ledger.forget(link.anchor);
        return;
    }
    if (directory && directory->anchor != link.anchor) {
        Error error =
            Error(ErrorCode::Conflict, "InvalidAnchor: the source anchor of " + directory->name + " has changed from " +
                                           link.anchor + " to " + directory->anchor)
                .on(directory->name)
                .attributeNamed("mS-DS-ConsistencyGuid")
                .next("Restore the former value of mS-DS-ConsistencyGuid, or delete the cloud object " + cloud->name);
        ledger.fail(failedOutcome(RuleKind::Provisioning, run_.id, sourceOf(link, directory, *cloud), "match",
                                  std::move(error), ledger.now()));
        return;
    }
    const auto standing = directory ? scope_.standing(*directory) : ScopeDecision::Standing::Out;
    // Came into scope between the two looks: the next cycle meets it in the ordinary way.
    if (standing == ScopeDecision::Standing::In) return;
    if (standing == ScopeDecision::Standing::Kept || (!directory && !scope_.absenceIsKnown())) {
        ++kept_;
        return;
    }

    if (auto change = leave(link, directory, *cloud)) ledger.add(std::move(*change));
    else ledger.forget(link.anchor);
}

}  // namespace hs::sync
