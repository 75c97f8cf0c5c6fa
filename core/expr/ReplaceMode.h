#pragma once

#include "core/expr/Ast.h"

namespace hs::expr {

/// What a Replace does. It follows from which positions are written, never from their values.
enum class ReplaceMode {
    Plain,        ///< three arguments: every occurrence, with \n \r \t understood
    Occurrences,  ///< oldValue, replacementValue
    Template,     ///< oldValue, template
    Matches,      ///< regexPattern, replacementValue
    Group,        ///< regexPattern, regexGroupName, replacementValue
    Fallback,     ///< regexPattern, regexGroupName, replacementAttributeName
    None,         ///< a combination without a meaning
};

ReplaceMode replaceModeOf(const Ast& ast, const Node& node);

}  // namespace hs::expr
