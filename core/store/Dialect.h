#pragma once

#include <string>
#include <string_view>

namespace hs {

/// Where the databases that can hold the store spell things differently. Every other statement is the same for all:
/// `ON CONFLICT … DO UPDATE`, `LIMIT`, no server-made keys.
struct Dialect {
    std::string driver;        ///< Qt's name of it: "QSQLITE"
    std::string package;       ///< the Debian package with that driver
    std::string bytesType;     ///< column type of a body
    std::string textType;      ///< column type of a text; compares by bytes
    std::string keyType;       ///< column type of a row's number
    std::string begin;         ///< begins a transaction that will write; waits until every other one has ended
    std::string lockWriters;   ///< the second statement of it, where one is needed
    std::string beginReading;  ///< begins one that sees the database as it stands at its first read
    std::string keyedTable;    ///< ends the definition of a table that lives in its primary key
    std::string containsText;  ///< a condition over a column and a bound text, with %1 for the column
    std::string nowMillis;     ///< the database's own clock: milliseconds since 1970

    std::string isTable;         ///< a query that finds a row when the bound name is a table
    bool forwardOnly = false;    ///< rows are fetched as they are asked for
    bool oncePerInsert = false;  ///< one statement may not insert or update the same row twice

    static Dialect sqlite();
    static Dialect postgresql();

    /// A statement with {bytes}, {keyed}, TEXT and INTEGER PRIMARY KEY put in this dialect's words.
    std::string spell(std::string_view statement) const;

    /// True when `column` holds the bound text somewhere.
    std::string contains(std::string_view column) const;
};

}  // namespace hs
