#pragma once

#include <cstdint>
#include <vector>

#include "core/expr/Evaluator.h"

namespace hs::expr {

/// Puts a list together value by value from the arguments of a call: place k takes its value from argument
/// `chosen[k]`, or is null for `nowhere`. Each argument that a place needs is evaluated once; a list gives its item
/// at that place, a single value is repeated.
inline constexpr std::uint32_t nowhere = static_cast<std::uint32_t>(-1);
Datum chooseByPlace(Evaluator& evaluator, const Node& node, const std::vector<std::uint32_t>& chosen);

}  // namespace hs::expr
