#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/AttributeName.h"
#include "core/model/Value.h"

namespace hs {

/// The two halves that are kept as one.
enum class Side { Directory, Cloud };

/// What an object is. The cloud knows no inetOrgPerson: there it is a User.
enum class ObjectClass { User, InetOrgPerson, Contact, Group, Other };

/// LDAP's own spelling: "user", "inetOrgPerson", "contact", "group"; "other".
std::string_view toString(ObjectClass objectClass);
std::optional<ObjectClass> objectClassFrom(std::string_view name);
/// "directory", "cloud".
std::string_view toString(Side side);
std::optional<Side> sideFrom(std::string_view name);

/// One object of one side, with the attributes that were asked for.
///
/// An attribute is in one of three states: it has *values*; it is *absent* (asked for, the side has none); or it is
/// *unknown* (the side could not answer). Unknown never clears anything.
class Object {
public:
    ObjectClass objectClass = ObjectClass::Other;

    /// Stable identity on its side. Directory: objectGUID as "8-4-4-4-12" text. Cloud: the Graph id.
    std::string id;

    /// How people and protocols address it. Directory: the distinguished name. Cloud: userPrincipalName, or the
    /// mail address of a contact.
    std::string name;

    /// The source anchor (immutable id): base64 of mS-DS-ConsistencyGuid, else of objectGUID. In the cloud
    /// onPremisesImmutableId. Empty when the object has none.
    std::string anchor;

    /// The values of an attribute; empty when it is absent or unknown.
    const Values& values(const AttributeName& attribute) const;

    /// The first value as text; empty text when there is none.
    const std::string& first(const AttributeName& attribute) const;

    bool has(const AttributeName& attribute) const { return !values(attribute).empty(); }

    /// Sets the values; an empty list makes the attribute absent.
    void set(AttributeName attribute, Values values);
    void set(AttributeName attribute, Value value) { set(std::move(attribute), Values{std::move(value)}); }
    void set(AttributeName attribute, std::string text) { set(std::move(attribute), Value::text(std::move(text))); }

    /// Marks that the side could not answer for this attribute, with the reason in words.
    void setUnknown(AttributeName attribute, std::string reason);

    /// Why the attribute is unknown; nothing when it is known (with values or absent).
    const std::string* unknownReason(const AttributeName& attribute) const;

    using Entry = std::pair<AttributeName, Values>;
    const std::vector<Entry>& attributes() const { return attributes_; }
    const std::vector<std::pair<AttributeName, std::string>>& unknown() const { return unknown_; }

    bool operator==(const Object&) const = default;

private:
    std::vector<Entry> attributes_;  // a handful: a flat list beats a map in size and in speed
    std::vector<std::pair<AttributeName, std::string>> unknown_;
};

}  // namespace hs
