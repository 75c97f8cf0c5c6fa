#pragma once

#include <vector>

#include "core/base/Result.h"
#include "core/model/Mapping.h"

namespace hs::sync {

/// Whether a list of mappings can be the rule's. The error names the target as its attribute and says what to do.
/// Errors: InvalidInput (a target twice on one class, not of the cloud's schema, not one of the eight; an expression
/// that is wrong, with its carets; an empty constant or source; no matching attribute; a class that rules do not know).
Result<void> checkMappings(RuleKind rule, const std::vector<Mapping>& mappings);

/// The same of one mapping alone, before it stands in a list.
Result<void> checkMapping(RuleKind rule, const Mapping& mapping);

}  // namespace hs::sync
