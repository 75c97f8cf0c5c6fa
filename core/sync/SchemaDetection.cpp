#include "core/sync/SchemaDetection.h"

#include <array>
#include <charconv>

#include "core/sync/DefaultRules.h"

namespace hs::sync {

namespace {

const AttributeName proxyAddresses = "proxyAddresses";

std::string where(const Schema& schema) { return schema.server.empty() ? "the directory" : schema.server; }

SchemaCheck::Attribute judge(const Schema& schema, const AttributeName& name) {
    SchemaCheck::Attribute found;
    found.name = name.text();
    if (const AttributeSchema* attribute = schema.attribute(name)) {
        found.present = true;
        found.syntax = attribute->syntax;
        found.singleValued = attribute->singleValued;
        found.user = schema.allows("user", name);
        found.inetOrgPerson = schema.allows("inetOrgPerson", name);
        found.contact = schema.allows("contact", name);
    }
    return found;
}

/// The first thing that is missing, as one sentence; empty when nothing is.
std::string missing(const Schema& schema, const SchemaCheck& check) {
    const std::string server = where(schema);
    if (schema.attributes.empty()) return "The schema of " + server + " could not be read: it shows no attributes.";
    if (!schema.attribute("mailNickname"))
        return "The Exchange schema is not there: " + server + " has no attribute mailNickname for class user.";
    if (!schema.allows("user", "mailNickname"))
        return "The Exchange schema is not there: class user of " + server + " does not allow mailNickname.";
    for (const auto& attribute : check.attributes) {
        if (!attribute.present)
            return server + " has no attribute " + attribute.name + " for classes user and inetOrgPerson.";
        if (!attribute.user) return "Class user of " + server + " does not allow " + attribute.name + ".";
        if (!attribute.inetOrgPerson)
            return "Class inetOrgPerson of " + server + " does not allow " + attribute.name + ".";
        if (!attribute.contact && proxyAddresses == AttributeName(attribute.name))
            return "Class contact of " + server + " does not allow " + attribute.name + ".";
    }
    return {};
}

/// Four numbers; nothing when the text is no version.
std::optional<std::array<int, 4>> versionNumbers(const std::string& text) {
    std::array<int, 4> numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto [next, error] = std::from_chars(at, end, numbers[i]);
        if (error != std::errc() || numbers[i] < 0) return std::nullopt;
        at = next;
        if (at == end) return numbers;
        if (*at++ != '.') return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

SchemaCheck detectExchangeSchema(const Schema& schema) {
    SchemaCheck check;
    check.server = schema.server;
    check.checkedAt = schema.readAt;
    check.exchangeHint = schema.exchangeHint;
    for (const AttributeName& name : writebackTargets()) check.attributes.push_back(judge(schema, name));
    check.reason = missing(schema, check);
    check.detected = check.reason.empty();
    if (check.detected)
        check.reason = "All eight attributes are in the schema of " + where(schema) +
                       " and allowed on user and inetOrgPerson; contact allows proxyAddresses.";
    return check;
}

bool meetsAgentPrerequisite(const std::string& agentVersion) {
    const auto numbers = versionNumbers(agentVersion);
    return numbers && *numbers >= std::array<int, 4>{1, 1, 1107, 0};
}

}  // namespace hs::sync
