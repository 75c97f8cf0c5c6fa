#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/AttributeName.h"
#include "core/model/Object.h"

namespace hs::graph {

/// What is known of one property of a cloud user or contact: how its JSON is written and where it exists.
/// Reading needs it for base64 only (JSON itself tells the rest); writing needs all of it.
struct CloudAttribute {
    enum class Type : std::uint8_t {
        Text,
        Integer,
        Boolean,
        Binary,    ///< base64 text in JSON
        Licenses,  ///< a collection of records of which only skuId matters here
        Record,    ///< a JSON object, or a collection of them; kept as its JSON text and never written
    };
    enum class Valued : std::uint8_t { Single, Several };

    std::string_view name;
    Type type = Type::Text;
    Valued valued = Valued::Single;
    bool onContact = false;

    bool isCollection() const { return valued == Valued::Several; }
};

/// The known property of that name; nothing for a name that is in no table (directory extensions, new properties).
/// Sources: "user resource type", "orgContact resource type", ExchangeAttributes.
const CloudAttribute* cloudAttribute(const AttributeName& name);

/// Whether the property can be asked for on objects of that class. Users: everything, the server is the judge.
/// Contacts: only what the tables say, because one unknown name in $select fails the whole page.
bool existsOn(ObjectClass objectClass, const AttributeName& name);

/// The class of the cloud for one of the directory: the cloud knows no inetOrgPerson.
ObjectClass cloudClass(ObjectClass objectClass);

/// "users" or "contacts".
std::string_view collectionOf(ObjectClass objectClass);

/// "/users" or "/contacts".
std::string collectionPath(ObjectClass objectClass);

}  // namespace hs::graph
