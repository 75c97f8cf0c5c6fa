#pragma once

#include "core/base/Result.h"

namespace hs::bench {

/// One million evaluations of each of the eight default mappings on one core, with the cost of each expression; the aim
/// is 2 s for one million that go round the eight.
Result<void> benchExpressions();

}  // namespace hs::bench
