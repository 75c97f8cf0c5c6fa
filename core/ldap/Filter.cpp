#include "core/ldap/Filter.h"

#include <algorithm>

namespace hs::ldap {

namespace {

constexpr char digits[] = "0123456789abcdef";

void appendEscaped(std::string& filter, char c) {
    const auto byte = static_cast<unsigned char>(c);
    filter += '\\';
    filter += digits[byte >> 4];
    filter += digits[byte & 15];
}

bool knows(const Schema& schema, const char* className) { return schema.classes.count(className) > 0; }

void appendClass(std::string& filter, ObjectClass wanted, bool inetOrgPersonToo, const Schema& schema) {
    switch (wanted) {
        case ObjectClass::User:
            filter += "(&(objectClass=user)";
            if (knows(schema, "computer")) filter += "(!(objectClass=computer))";
            if (!inetOrgPersonToo && knows(schema, "inetOrgPerson")) filter += "(!(objectClass=inetOrgPerson))";
            filter += ')';
            break;
        case ObjectClass::InetOrgPerson: filter += "(objectClass=inetOrgPerson)"; break;
        case ObjectClass::Contact: filter += "(objectClass=contact)"; break;
        case ObjectClass::Group: filter += "(objectClass=group)"; break;
        case ObjectClass::Other: break;
    }
}

}  // namespace

std::string escapeText(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        if (c == '*' || c == '(' || c == ')' || c == '\\' || c == '\0') appendEscaped(escaped, c);
        else escaped += c;
    }
    return escaped;
}

std::string escapeBytes(std::string_view bytes) {
    std::string escaped;
    escaped.reserve(bytes.size() * 3);
    for (const char c : bytes) appendEscaped(escaped, c);
    return escaped;
}

std::string classFilter(std::span<const ObjectClass> classes, const Schema& schema) {
    const bool inetOrgPersonToo =
        std::find(classes.begin(), classes.end(), ObjectClass::InetOrgPerson) != classes.end();
    std::string any;
    for (const ObjectClass wanted : classes) appendClass(any, wanted, inetOrgPersonToo, schema);
    if (any.empty()) any = "(objectClass=*)";
    if (!schema.attribute("isCriticalSystemObject")) return classes.size() > 1 ? "(|" + any + ")" : any;
    return "(&(|" + any + ")(!(isCriticalSystemObject=TRUE)))";
}

std::string equalityFilter(std::string_view attribute, const Value& value) {
    std::string filter = "(";
    filter.append(attribute).append("=");
    if (value.kind() == Value::Kind::Boolean) filter += value.asBoolean().value_or(false) ? "TRUE" : "FALSE";
    else filter += value.isBinary() ? escapeBytes(value.bytes()) : escapeText(value.bytes());
    return filter + ")";
}

std::string guidFilter(std::span<const std::string> guids) {
    std::string filter = "(|";
    filter.reserve(guids.size() * 64 + 4);
    for (const std::string& guid : guids) {
        filter += "(objectGUID=";
        for (const char c : guid) appendEscaped(filter, c);
        filter += ')';
    }
    return filter + ")";
}

std::string personFilter(std::string_view text, const Schema& schema) {
    if (text.empty()) return {};
    const std::string escaped = escapeText(text);
    std::string filter = "(|";
    for (const char* attribute :
         {"displayName", "cn", "sn", "givenName", "mail", "userPrincipalName", "sAMAccountName"})
        if (schema.attributes.empty() || schema.attribute(attribute))
            filter.append("(").append(attribute).append("=").append(escaped).append("*)");
    return filter + ")";
}

std::string containerFilter(Container kind, std::string_view text, const Schema& schema) {
    std::string filter = kind == Container::Group
                             ? "(objectClass=group)"
                             : "(|(objectClass=organizationalUnit)(objectClass=container)(objectClass=domainDNS))";
    // A negated attribute that the schema does not know would match nothing.
    if (schema.attribute("showInAdvancedViewOnly")) filter += "(!(showInAdvancedViewOnly=TRUE))";
    if (text.empty()) return "(&" + filter + ")";
    filter += "(|";
    for (const char* attribute : {"name", "ou", "cn", "displayName", "sAMAccountName"})
        filter.append("(").append(attribute).append("=").append(escapeText(text)).append("*)");
    return "(&" + filter + "))";
}

std::string bothOf(const std::string& first, const std::string& second) {
    if (first.empty() || second.empty()) return first + second;
    return "(&" + first + second + ")";
}

}  // namespace hs::ldap
