#pragma once

#include <cstdint>
#include <string>

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace hs {

/// Where a store is: a file, or a database on a PostgreSQL server.
struct StoreLocation {
    enum class Kind { File, Postgresql };

    Kind kind = Kind::File;
    std::string file;  ///< of a File
    std::string host;  ///< name, address, or the directory of a unix socket; empty = the client library's default
    int port = 0;      ///< 0 = the default, 5432
    std::string database;
    std::string user;  ///< empty = the account's own name
    Secret password;
    std::string options;  ///< for the client library: "sslmode=verify-full"

    /// A path, or "postgresql://[user[:password]@][host[:port]]/database[?host=…&sslmode=…&sslrootcert=…]" as libpq
    /// writes it (postgresql.org/docs/current/libpq-connect.html); parts are percent-encoded, so that a host may be
    /// the directory of a unix socket. Errors: InvalidInput; its words never hold the text, which may hold a password.
    static Result<StoreLocation> parse(const std::string& text);

    static StoreLocation at(const std::string& file);

    /// For people and errors; without the password.
    std::string shown() const;
};

}  // namespace hs
