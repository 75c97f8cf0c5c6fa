#pragma once

#include <string>
#include <string_view>

namespace hs::graph {

/// Appends `utf8` as a JSON string with its quotes (RFC 8259): quotes, backslashes and control characters escaped,
/// everything else byte for byte. The text must be well-formed UTF-8.
void appendJsonText(std::string& json, std::string_view utf8);

/// The same as a text of its own.
std::string jsonText(std::string_view utf8);

}  // namespace hs::graph
