#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/model/Object.h"
#include "core/model/Schema.h"
#include "core/ports/Endpoint.h"

namespace hs::ldap {

// Search filters in their string form (RFC 4515). Every value goes through an escape, so that what people type or what
// a directory holds can never become part of a filter's structure.

/// A text as assertion value: asterisk, parentheses, backslash and NUL become \2a, \28, \29, \5c, \00.
std::string escapeText(std::string_view text);

/// Any bytes as assertion value: every byte as \xx.
std::string escapeBytes(std::string_view bytes);

/// The objects of these classes that are people's concern: users are told from computers and from inetOrgPerson (which
/// Active Directory derives from user), system objects are left out. Only what the schema knows is mentioned, because a
/// negated unknown attribute or class matches nothing (RFC 4511 4.5.1.7: Undefined).
std::string classFilter(std::span<const ObjectClass> classes, const Schema& schema);

/// attribute = value, by the value's kind.
std::string equalityFilter(std::string_view attribute, const Value& value);

/// The objects with these objectGUIDs (16 bytes each).
std::string guidFilter(std::span<const std::string> guids);

/// Name, mail or account name begins with the text.
std::string personFilter(std::string_view text, const Schema& schema);

/// Units (organizational units, containers, the domain) or groups whose name begins with the text; what a directory
/// keeps for itself is left out.
std::string containerFilter(Container kind, std::string_view text, const Schema& schema);

/// All conditions at once; empty ones are left out.
std::string bothOf(const std::string& first, const std::string& second);

}  // namespace hs::ldap
