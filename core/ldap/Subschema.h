#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/Schema.h"

namespace hs::ldap {

/// One attributeTypes, objectClasses or dITContentRules value of a subschema entry (RFC 4512 4.1), as far as we need
/// it.
///
/// Active Directory and Samba write SYNTAX '1.3.6…' in quotes, which the grammar does not allow: quotes are taken off
/// wherever they stand. What is not known is skipped.
struct SchemaDescription {
    std::string oid;
    std::vector<std::string> names;
    std::vector<std::string> superiors;
    std::string syntax;  ///< OID
    int length = 0;      ///< of SYNTAX oid{length}; 0 = not given
    bool singleValued = false;
    std::vector<std::string> must, may, auxiliaries;

    /// Nothing when the text is no description in parentheses.
    static std::optional<SchemaDescription> parse(std::string_view text);

    bool isNamed(std::string_view name) const;  ///< by one of its names or its OID
};

/// The values of a subschema entry.
struct SubschemaEntry {
    std::vector<std::string> attributeTypes, objectClasses, contentRules;
};

/// Attributes and classes of a schema. Classes get what they inherit and what content rules give them through auxiliary
/// classes; with `rulesAreInherited`, as in Active Directory (MS-ADTS 3.1.1.2.4.6: auxiliary classes of a superclass
/// count), also from the rules of their superclasses, else by their own rule alone (RFC 4512 4.1.6).
/// Only classes of people, groups and computers are resolved.
Schema schemaOf(const SubschemaEntry& entry, bool rulesAreInherited);

/// The name of a syntax: "DirectoryString", "Integer", …; the OID itself when it has none here.
std::string syntaxName(std::string_view oid);

}  // namespace hs::ldap
