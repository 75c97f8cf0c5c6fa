#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/model/AttributeName.h"

namespace hs {

/// What a directory's schema says of one attribute.
struct AttributeSchema {
    std::string name;  ///< lDAPDisplayName as the server spells it
    std::string oid;
    std::string syntax;  ///< "DirectoryString", "Integer", "OctetString", "Boolean", "DN", "GeneralizedTime" or an OID
    bool singleValued = false;
    std::optional<int> rangeUpper;  ///< longest value in characters or bytes, where the schema says so

    bool operator==(const AttributeSchema&) const = default;
};

/// The live schema of one server, reduced to what mapping and detection need. Names compare without case.
struct Schema {
    std::string server;        ///< host the schema was read from
    UnixMillis readAt = 0;     ///< when
    std::string exchangeHint;  ///< version named by ms-Exch-Schema-Version-Pt ("Exchange Server 2019 CU10 or later");
                               ///< may be empty
    std::map<AttributeName, AttributeSchema> attributes;
    std::map<AttributeName, std::set<AttributeName>>
        classes;  ///< class to every attribute it allows, inherited ones too

    const AttributeSchema* attribute(const AttributeName& name) const;
    bool allows(const AttributeName& className, const AttributeName& attribute) const;
    bool operator==(const Schema&) const = default;
};

/// Whether Exchange hybrid writeback can run against a directory, attribute by attribute and class by class.
struct SchemaCheck {
    struct Attribute {
        std::string name;
        bool present = false;
        bool user = false, inetOrgPerson = false, contact = false;  ///< allowed on the class
        std::string syntax;
        bool singleValued = false;

        bool operator==(const Attribute&) const = default;
    };
    bool detected = false;
    std::string reason;  ///< one sentence; also when detected. Names the missing attribute and class
    std::string server;
    UnixMillis checkedAt = 0;  ///< when the schema was read from the server; a cached copy keeps its time
    bool fromCache = false;
    std::string exchangeHint;
    std::vector<Attribute> attributes;  ///< always the eight target attributes, in the order of the mapping table

    bool operator==(const SchemaCheck&) const = default;
};

}  // namespace hs
