// The writing half of MemoryEndpoint.
#include <algorithm>

#include "core/base/Encoding.h"
#include "tests/world/MemoryEndpoint.h"

namespace hs::world {

namespace {

bool isProxy(const AttributeName& name) { return name == AttributeName("proxyAddresses"); }

template <typename Map>
auto lookUp(const Map& map, const AttributeName& name) {
    return std::find_if(map.begin(), map.end(), [&](const auto& entry) { return name == AttributeName(entry.first); });
}

}  // namespace

Result<void> MemoryEndpoint::apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
        ++counts.applied;
        Receipt answer;
        HS_TRY(call(stop, [&]() -> Result<void> {
            answer = carryOut(changes[i]);
            return {};
        }));
        HS_TRY(receipt(i, std::move(answer)));
    }
    return {};
}

Receipt MemoryEndpoint::carryOut(const Change& change) {
    if (const auto refused = refusedObjects.find(change.target.name); refused != refusedObjects.end()) {
        Receipt receipt;
        receipt.error = refused->second;
        return receipt;
    }
    if (change.kind == ChangeKind::Create) return create(change);
    if (change.kind == ChangeKind::Restore) return restore(change);
    Object* object = byId(change.target.id);
    if (!object) {
        Receipt receipt;
        receipt.error = Error(ErrorCode::NotFound, "There is no such object").on(change.target.name).next("Plan again");
        return receipt;
    }
    if (change.kind == ChangeKind::Delete) {
        bin_.push_back(*object);
        erase(change.target.id);
        ++writes;
        Receipt receipt;
        receipt.ok = true;
        return receipt;
    }
    return update(change, *object);
}

Receipt MemoryEndpoint::restore(const Change& change) {
    Receipt receipt;
    const auto found =
        std::find_if(bin_.begin(), bin_.end(), [&](const Object& object) { return object.id == change.target.id; });
    const bool back = byId(change.target.id) != nullptr;
    if (found == bin_.end() && !back) {
        receipt.error = Error(ErrorCode::NotFound, "It is not in the recycle bin").on(change.target.name);
        return receipt;
    }
    if (!back && byName(found->name)) {
        receipt.error = Error(ErrorCode::Conflict, "Another object has taken its name").on(change.target.name);
        return receipt;
    }
    if (!back) {
        put(*found);
        bin_.erase(found);
        ++writes;
    }
    receipt.ok = true;
    receipt.id = change.target.id;
    receipt.name = byId(change.target.id)->name;
    return receipt;
}

Receipt MemoryEndpoint::create(const Change& change) {
    Receipt receipt;
    for (const AttributeChange& attribute : change.attributes) {
        if (auto why = objection(change, attribute)) {
            receipt.error = *why;
            return receipt;
        }
        if (attribute.target == AttributeName("userPrincipalName") && !attribute.after.empty() &&
            byName(attribute.after.front().bytes())) {
            receipt.error = Error(ErrorCode::Conflict,
                                  "Another object with the same value for property userPrincipalName already exists")
                                .on(change.target.name)
                                .attributeNamed("userPrincipalName");
            return receipt;
        }
    }
    Object object;
    object.objectClass = change.target.objectClass;
    for (const AttributeChange& attribute : change.attributes) object.set(attribute.target, attribute.after);
    if (onCreate) onCreate(object);
    const Object& stored = put(std::move(object));
    ++writes;
    receipt.ok = true;
    receipt.id = stored.id;
    receipt.name = stored.name;
    return receipt;
}

std::optional<Error> MemoryEndpoint::objection(const Change& change, const AttributeChange& attribute) const {
    if (const auto refused = lookUp(refusedAttributes, attribute.target); refused != refusedAttributes.end())
        return Error(refused->second).on(change.target.name).attributeNamed(attribute.target.text());
    const auto cap = lookUp(sizeCaps, attribute.target);
    for (const Value& value : attribute.after)
        if (cap != sizeCaps.end() && value.bytes().size() > cap->second)
            return Error(ErrorCode::InvalidInput, "The value is too long")
                .on(change.target.name)
                .attributeNamed(attribute.target.text());
    const AttributeSchema* known = liveSchema.attribute(attribute.target);
    if (known && known->singleValued && attribute.after.size() > 1)
        return Error(ErrorCode::InvalidInput, "The attribute takes one value").attributeNamed(attribute.target.text());
    return std::nullopt;
}

void MemoryEndpoint::write(Object& object, const AttributeChange& attribute) const {
    switch (attribute.operation) {
        case AttributeChange::Operation::Clear: object.set(attribute.target, Values{}); return;
        case AttributeChange::Operation::Replace: object.set(attribute.target, attribute.after); return;
        case AttributeChange::Operation::Add:
        case AttributeChange::Operation::Remove: break;
    }
    Values values = object.values(attribute.target);
    for (const Value& value : attribute.payload) {
        const auto held = std::find_if(values.begin(), values.end(), [&](const Value& candidate) {
            return isProxy(attribute.target) ? foldCase(candidate.bytes()) == foldCase(value.bytes())
                                             : candidate.sameAs(value);
        });
        const bool adding = attribute.operation == AttributeChange::Operation::Add;
        if (adding && held == values.end()) values.push_back(value);
        if (!adding && held != values.end()) values.erase(held);
    }
    object.set(attribute.target, values);
}

/// One refused attribute sinks the whole; then each is tried alone.
Receipt MemoryEndpoint::update(const Change& change, Object& object) {
    Receipt receipt;
    for (const AttributeChange& attribute : change.attributes)
        if (auto why = objection(change, attribute)) receipt.failedAttributes.emplace_back(attribute.target, *why);
    receipt.ok = receipt.failedAttributes.empty();
    if (!receipt.ok) receipt.error = receipt.failedAttributes.front().second;
    if (dropsWrites) return receipt;
    for (const AttributeChange& attribute : change.attributes) {
        if (lookUp(refusedAttributes, attribute.target) != refusedAttributes.end() || objection(change, attribute))
            continue;
        write(object, attribute);
    }
    if (receipt.failedAttributes.size() < change.attributes.size()) ++writes;
    if (side_ == Side::Cloud) {
        const AttributeName name = object.objectClass == ObjectClass::Contact ? "mail" : "userPrincipalName";
        if (object.has(name) && object.name != object.first(name)) {
            object.name = object.first(name);
            index();
        }
    }
    return receipt;
}

}  // namespace hs::world
