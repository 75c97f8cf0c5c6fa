#pragma once

#include <vector>

#include "core/model/Mapping.h"
#include "core/model/Schema.h"

namespace hs {

/// The attributes of a side that a mapping of these classes may name, in order of the alphabet: as sources, or as
/// targets.
std::vector<AttributeName> sourceNames(const Schema& schema, Side side, const std::vector<ObjectClass>& classes);
std::vector<AttributeName> targetNames(const Schema& schema, const std::vector<ObjectClass>& classes);

}  // namespace hs
