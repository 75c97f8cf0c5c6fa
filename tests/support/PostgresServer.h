#pragma once

#include <sys/types.h>

#include <string>

namespace hs::test {

/// A PostgreSQL server of the tests' own: in a directory of its own, reached over a unix socket only, and gone with
/// the process. Its collation is not SQLite's, so that what relies on an order is caught.
class PostgresServer {
public:
    /// The one of this process; started at the first call.
    static PostgresServer& own();
    ~PostgresServer();

    /// The tests' database, emptied; returns its location for SqlStore. Emptying takes a moment, making one anew a
    /// second.
    std::string emptyDatabase();
    /// The location of any database of this server, for "user" or "user:password".
    std::string locationOf(const std::string& account, const std::string& database) const;

private:
    PostgresServer();
    void start();

    std::string directory_;
    pid_t process_ = -1;
};

}  // namespace hs::test
