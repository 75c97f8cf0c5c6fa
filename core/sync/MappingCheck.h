#pragma once

#include <vector>

#include "core/base/Result.h"
#include "core/model/MappingFinding.h"
#include "core/model/Schema.h"

namespace hs::sync {

/// Looks at a whole list of mappings before it is saved: targets there twice for one object class, or unknown to the
/// target, expressions that are wrong or read attributes the source does not have, and what matching cannot be
/// without. A schema that is null, or has nothing, is not known, and nothing is concluded from it. Mappings that are
/// switched off may be wrong. A pure function.
std::vector<MappingFinding> checkMappings(const Rule& rule, const Schema* source, const Schema* target);

/// The first error of those as one that names the attribute; OK when there is none.
Result<void> verdictOf(const Rule& rule, const std::vector<MappingFinding>& findings);

}  // namespace hs::sync
