#pragma once

#include <string>
#include <string_view>

namespace hs {

/// Where the databases that can hold the store spell things differently. Every other statement is the same for all:
/// `ON CONFLICT … DO UPDATE`, `LIMIT`, no server-made keys.
struct Dialect {
    std::string driver;        ///< Qt's name of it: "QSQLITE"
    std::string bytesType;     ///< column type of a body
    std::string begin;         ///< begins a transaction that will write
    std::string beginReading;  ///< begins one that sees the database as it stands at its first read
    std::string keyedTable;    ///< ends the definition of a table that lives in its primary key
    std::string containsText;  ///< a condition over a column and a bound text, with %1 for the column
    std::string nowMillis;     ///< the database's own clock: milliseconds since 1970

    static Dialect sqlite();

    /// A statement with {bytes} and {keyed} put in this dialect's words.
    std::string spell(std::string_view statement) const;

    /// True when `column` holds the bound text somewhere.
    std::string contains(std::string_view column) const;
};

}  // namespace hs
