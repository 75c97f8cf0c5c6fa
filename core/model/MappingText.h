#pragma once

#include <string>
#include <string_view>

namespace hs {

/// The expression of a mapping that copies an attribute, or gives always the same text.
std::string directExpression(std::string_view attribute);
std::string constantExpression(std::string_view text);

/// The text of an expression that is one constant; empty for any other.
std::string constantOf(std::string_view expression);

}  // namespace hs
