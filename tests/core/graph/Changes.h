#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/model/Change.h"

namespace hs::graph {

/// Planned changes in few words.
inline AttributeChange replace(AttributeName target, Values after) {
    AttributeChange change;
    change.target = std::move(target);
    change.after = std::move(after);
    return change;
}
inline AttributeChange replace(AttributeName target, std::string text) {
    return replace(std::move(target), Values{Value::text(std::move(text))});
}
inline AttributeChange clear(AttributeName target) {
    AttributeChange change;
    change.target = std::move(target);
    change.operation = AttributeChange::Operation::Clear;
    return change;
}
inline AttributeChange kept(AttributeName target, std::string text) {
    AttributeChange change = replace(std::move(target), std::move(text));
    change.result = AttributeChange::Result::Kept;
    return change;
}

inline Change changeOf(ChangeKind kind, std::string id, std::vector<AttributeChange> attributes = {}) {
    Change change;
    change.kind = kind;
    change.source.name = "CN=Ada,DC=contoso,DC=test";
    change.target.side = Side::Cloud;
    change.target.objectClass = ObjectClass::User;
    change.target.name = id.empty() ? "" : id + "@contoso.test";
    change.target.id = std::move(id);
    change.attributes = std::move(attributes);
    return change;
}

inline Change creation(std::string name, std::string anchor, std::vector<AttributeChange> attributes = {}) {
    Change change = changeOf(ChangeKind::Create, {}, std::move(attributes));
    change.target.name = std::move(name);
    change.target.anchor = std::move(anchor);
    return change;
}

inline Change contactCreation(std::string mail, std::string anchor) {
    Change change = creation(std::move(mail), std::move(anchor), {replace("displayName", "Fabrikam")});
    change.target.objectClass = ObjectClass::Contact;
    return change;
}

}  // namespace hs::graph
