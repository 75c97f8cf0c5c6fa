#pragma once

#include "core/base/Error.h"
#include "core/model/Outcome.h"
#include "core/model/Run.h"

namespace hs::cli {

/// What scripts depend on; change only with a deprecation.
enum ExitCode : int {
    Done = 0,  ///< also: nothing to do
    WrongUsage = 1,
    FailedObjects = 2,  ///< finished, but objects failed
    StoppedByGuard = 3,
    NotAuthorised = 4,       ///< not authenticated or not authorised
    WrongConfiguration = 5,  ///< or a wrong expression
    Unreachable = 6,         ///< a server cannot be reached
    Cancelled = 7,
};

/// For an error that ended the whole command.
ExitCode exitCodeOf(const Error& error);

/// For one object: 0 unless it failed; a failure of the servers or credentials keeps its own code.
ExitCode exitCodeOf(const Outcome& outcome);

ExitCode exitCodeOf(const Run& run);

}  // namespace hs::cli
