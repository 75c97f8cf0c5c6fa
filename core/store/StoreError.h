#pragma once

#include <string>

#include "core/base/Error.h"

class QSqlError;

namespace hs {

/// What the database said, as an error of ours with the file and the next step. Broken references (a run that does
/// not exist) are NotFound, duplicate keys Conflict.
Error storeError(const QSqlError& failure, const std::string& path, const std::string& doing);

/// A row that does not decode.
Error corruptRow(const std::string& path, const std::string& what);

}  // namespace hs
