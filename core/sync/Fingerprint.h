#pragma once

#include <cstdint>
#include <vector>

#include "core/model/Change.h"
#include "core/model/Object.h"

namespace hs::sync {

/// Fingerprint over class, name and the values of `attributes`, independent of the order of attributes and of the order
/// of values, never 0. Unknown attributes make it 0: such an object is always planned.
std::uint64_t fingerprintOf(const Object& object, const std::vector<AttributeName>& attributes);

/// The object as it will be when the change is written.
Object afterChange(const Object& before, const Change& change);

}  // namespace hs::sync
