#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/expr/Ast.h"

namespace hs::expr {

/// A parsed expression written out again: one blank around operators and after commas, no parentheses but those that it
/// needs, so that parsing the text gives the same tree. Meant for a tree that the checker has not seen.
std::string textOf(const Ast& ast);

/// The expression in that spelling; nothing when it cannot be parsed, or would become longer than an expression may be.
std::optional<std::string> formatted(std::string_view expression);

}  // namespace hs::expr
