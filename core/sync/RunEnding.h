#pragma once

#include "core/base/Result.h"
#include "core/model/Run.h"

namespace hs::sync {

/// Gives a run its final state by the result of its work; a state that was set meanwhile (a guard's) stays. A run whose
/// objects failed has finished all the same.
void conclude(Run& run, const Result<void>& result);

}  // namespace hs::sync
