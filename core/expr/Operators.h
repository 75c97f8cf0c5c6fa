#pragma once

#include "core/expr/Evaluator.h"

namespace hs::expr {

/// Applies the operator before child `i` of a chain to what stands left of it and to the child's value. Lists
/// spread.
Datum applyOperator(Evaluator& evaluator, const Node& chain, std::size_t i, const Datum& left, const Datum& right);

/// && and ||: evaluates child `i` only when what stands left of it does not decide.
Datum applyLogical(Evaluator& evaluator, const Node& chain, std::size_t i, const Datum& left);

}  // namespace hs::expr
