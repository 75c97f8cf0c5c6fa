#include "core/sync/ReadBack.h"

#include <algorithm>

#include "core/sync/Differ.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;

bool isAnonymousCreate(const Change& change) { return change.kind == ChangeKind::Create && change.target.id.empty(); }

Query queryFor(std::span<Change* const> changes, Side side) {
    Query query;
    query.classes = {ObjectClass::User, ObjectClass::Contact};
    if (side == Side::Directory) query.classes.push_back(ObjectClass::InetOrgPerson);
    for (const Change* change : changes)
        for (const AttributeChange& attribute : change->attributes)
            if (attribute.result == Verdict::Planned &&
                std::find(query.attributes.begin(), query.attributes.end(), attribute.target) == query.attributes.end())
                query.attributes.push_back(attribute.target);
    return query;
}

}  // namespace

Result<ReadBack> ReadBack::take(EndpointReader& target, Side side, std::span<Change* const> changes) {
    ReadBack result(side);
    const Query query = queryFor(changes, side);
    std::vector<std::string> ids;
    for (const Change* change : changes)
        if (!change->target.id.empty()) ids.push_back(change->target.id);
    if (!ids.empty()) {
        HS_ASSIGN(auto found, target.fetch(query, ids, {}));
        for (Object& object : found) {
            std::string id = object.id;
            result.byId_.insert_or_assign(std::move(id), std::move(object));
        }
    }
    for (const Change* change : changes) {
        if (!isAnonymousCreate(*change)) continue;
        auto found = target.find(query, "onPremisesImmutableId", Value::text(change->source.anchor), {});
        if (!found.ok() && found.error().code == ErrorCode::Unsupported) continue;
        if (!found.ok()) return found.error();
        if (found->size() == 1) result.byAnchor_.emplace(change->source.anchor, std::move(found->front()));
    }
    return result;
}

const Object* ReadBack::of(const Change& change) const {
    if (const auto found = byId_.find(change.target.id); found != byId_.end()) return &found->second;
    if (change.kind != ChangeKind::Create) return nullptr;
    const auto found = byAnchor_.find(change.source.anchor);
    return found == byAnchor_.end() ? nullptr : &found->second;
}

bool ReadBack::showsAll(const Change& change) const {
    const Object* object = of(change);
    if (change.kind == ChangeKind::Delete) return object == nullptr;
    return object &&
           std::all_of(change.attributes.begin(), change.attributes.end(), [&](const AttributeChange& attribute) {
               return attribute.result != Verdict::Planned ||
                      Differ::arrived(attribute, side_, object->values(attribute.target));
           });
}

void ReadBack::settle(Change& change) const {
    const Object* object = of(change);
    for (AttributeChange& attribute : change.attributes) {
        if (attribute.result != Verdict::Planned) continue;
        if (!object) {
            attribute.result = Verdict::Failed;
            attribute.reason = "The object was not there when the value was read back";
            attribute.after.clear();
            continue;
        }
        if (const std::string* unknown = object->unknownReason(attribute.target)) {
            attribute.result = Verdict::Written;
            attribute.reason = "Confirmed by the server, but not read back: " + *unknown;
            continue;
        }
        const Values& actual = object->values(attribute.target);
        if (Differ::arrived(attribute, side_, actual)) {
            attribute.result = Verdict::Written;
        } else {
            attribute.result = Verdict::Failed;
            attribute.reason =
                "After the write the target holds " + listed(actual) + ", not " + listed(attribute.after);
        }
        attribute.after = actual;
    }
}

}  // namespace hs::sync
