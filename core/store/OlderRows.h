#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"

namespace hs {

/// Step 3 of the store's shape: the columns that changes and outcomes are filtered by since then, from the bodies of
/// the rows that are there. A row that cannot be read keeps empty columns; reading it later says so.
Result<void> fillFilterColumns(Connection& connection);

/// Step 4: the hash chain over the outcomes that are there (see LogChain), and the record of its head.
Result<void> chainOutcomes(Connection& connection);

}  // namespace hs
