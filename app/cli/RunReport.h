#pragma once

#include "core/model/Change.h"
#include "core/model/Run.h"

namespace hs::cli {

/// A run's numbers, for people, on standard output.
void print(const Run& run);

/// One change with its attributes.
void print(const Change& change);

}  // namespace hs::cli
