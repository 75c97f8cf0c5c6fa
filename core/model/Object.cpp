#include "core/model/Object.h"

#include <algorithm>

namespace hs {

std::string_view toString(ObjectClass objectClass) {
    switch (objectClass) {
        case ObjectClass::User: return "user";
        case ObjectClass::InetOrgPerson: return "inetOrgPerson";
        case ObjectClass::Contact: return "contact";
        case ObjectClass::Group: return "group";
        case ObjectClass::Other: return "other";
    }
    return "other";
}

std::optional<ObjectClass> objectClassFrom(std::string_view name) {
    for (const auto candidate :
         {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact, ObjectClass::Group, ObjectClass::Other})
        if (equalsIgnoringAsciiCase(toString(candidate), name)) return candidate;
    return std::nullopt;
}

std::string_view toString(Side side) { return side == Side::Directory ? "directory" : "cloud"; }

std::optional<Side> sideFrom(std::string_view name) {
    for (const auto side : {Side::Directory, Side::Cloud})
        if (toString(side) == name) return side;
    return std::nullopt;
}

const Values& Object::values(const AttributeName& attribute) const {
    static const Values none;
    for (const auto& entry : attributes_)
        if (entry.first == attribute) return entry.second;
    return none;
}

const std::string& Object::first(const AttributeName& attribute) const {
    static const std::string none;
    const Values& all = values(attribute);
    return all.empty() ? none : all.front().bytes();
}

void Object::set(AttributeName attribute, Values values) {
    std::erase_if(unknown_, [&](const auto& entry) { return entry.first == attribute; });
    const auto found = std::find_if(attributes_.begin(), attributes_.end(),
                                    [&](const Entry& entry) { return entry.first == attribute; });
    if (found == attributes_.end()) {
        if (!values.empty()) attributes_.emplace_back(std::move(attribute), std::move(values));
    } else if (values.empty()) {
        attributes_.erase(found);
    } else {
        found->second = std::move(values);
    }
}

void Object::setUnknown(AttributeName attribute, std::string reason) {
    set(attribute, Values{});
    unknown_.emplace_back(std::move(attribute), std::move(reason));
}

const std::string* Object::unknownReason(const AttributeName& attribute) const {
    for (const auto& entry : unknown_)
        if (entry.first == attribute) return &entry.second;
    return nullptr;
}

}  // namespace hs
