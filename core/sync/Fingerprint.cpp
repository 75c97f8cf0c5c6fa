#include "core/sync/Fingerprint.h"

#include "core/sync/PrintShape.h"

namespace hs::sync {

std::uint64_t fingerprintOf(const Object& object, const std::vector<AttributeName>& attributes) {
    return PrintShape(attributes).of(object);
}

Object afterChange(const Object& before, const Change& change) {
    Object after = before;
    if (change.kind == ChangeKind::Create) {
        after.objectClass = change.target.objectClass;
        after.anchor = change.target.anchor;
        after.name = change.target.name;
    }
    for (const AttributeChange& attribute : change.attributes) {
        if (attribute.result != AttributeChange::Result::Planned &&
            attribute.result != AttributeChange::Result::Written)
            continue;
        after.set(attribute.target, attribute.after);
        // The cloud addresses a user by the very attribute that may have just changed.
        if (change.target.side == Side::Cloud && !attribute.after.empty() &&
            attribute.target == (after.objectClass == ObjectClass::Contact ? AttributeName("mail")
                                                                           : AttributeName("userPrincipalName")))
            after.name = attribute.after.front().bytes();
    }
    return after;
}

}  // namespace hs::sync
