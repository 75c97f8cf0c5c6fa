#pragma once

#include <string>
#include <string_view>

#include "core/model/AttributeName.h"
#include "core/model/Value.h"

namespace hs::graph {

/// "https://graph.microsoft.com" of a URL: scheme, host and port, in lower case and without a default port. Empty when
/// the text is no absolute http(s) URL or tries to look like one (user info, backslashes, blanks).
std::string originOf(std::string_view url);

/// "graph.microsoft.com": what people call the server. Empty like originOf.
std::string hostOf(std::string_view url);

/// The expression that is true for objects whose attribute equals the value: `mail eq 'o''brien@contoso.test'`,
/// `proxyAddresses/any(v:v eq 'smtp:a@b.c')`, `accountEnabled eq true`. Not percent-encoded.
/// Source: "Use the $filter query parameter" (single quotes are doubled).
std::string equalsFilter(const AttributeName& attribute, const Value& value);

/// `startswith(displayName,'Ada')`. Not percent-encoded.
std::string startsWithFilter(std::string_view attribute, std::string_view text);

}  // namespace hs::graph
