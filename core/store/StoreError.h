#pragma once

#include <string>

#include "core/base/Error.h"
#include "core/store/Dialect.h"

class QSqlError;

namespace hs {

/// What the database said, as an error of ours with the place and the next step; the same for SQLite's result codes
/// and PostgreSQL's SQLSTATEs. Broken references (a run that does not exist) are NotFound, duplicate keys Conflict.
Error storeError(const QSqlError& failure, const std::string& path, const std::string& doing);

/// Why a server did not let us in: Unavailable. `path` is shown and must not hold the password.
Error serverRefused(const QSqlError& failure, const std::string& path);

/// True when the failure means that the server has hung up.
bool isConnectionLost(const QSqlError& failure, const Dialect& dialect);

/// A row that does not decode.
Error corruptRow(const std::string& path, const std::string& what);

}  // namespace hs
