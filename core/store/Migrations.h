#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/store/Connection.h"

namespace hs {

/// One step of the store's shape. A step that has been released never changes; the next one mends it.
struct Migration {
    int version = 0;  ///< 1, 2, 3, … without gaps
    std::vector<std::string> statements;
    /// Fills what the statements have added where SQL alone cannot: from the bodies of rows. May be empty.
    std::function<Result<void>(Connection&)> fill = nullptr;
};

/// Every step from an empty file to today.
const std::vector<Migration>& storeMigrations();

/// Brings the store to the last of these steps, each in its own transaction, so that a killed process goes on where
/// it stopped. Two programs may do it at once. Errors: Unsupported when the store is newer than the last step.
Result<void> migrate(Connection& connection, std::span<const Migration> migrations);

/// The step the store stands at; 0 for an empty file.
Result<int> storeVersion(Connection& connection);

}  // namespace hs
