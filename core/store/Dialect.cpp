#include "core/store/Dialect.h"

namespace hs {

namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

}  // namespace

Dialect Dialect::sqlite() {
    Dialect dialect;
    dialect.driver = "QSQLITE";
    dialect.package = "libqt6sql6-sqlite";
    dialect.bytesType = "BLOB";
    dialect.textType = "TEXT";
    dialect.keyType = "INTEGER PRIMARY KEY";
    dialect.isTable = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?";
    dialect.forwardOnly = true;
    // A deferred transaction that starts with a read cannot wait for its turn to write: it fails at once.
    dialect.begin = "BEGIN IMMEDIATE";
    dialect.beginReading = "BEGIN";
    dialect.keyedTable = "WITHOUT ROWID";
    dialect.containsText = "instr(%1, ?) > 0";
    dialect.nowMillis = "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";
    return dialect;
}

Dialect Dialect::postgresql() {
    Dialect dialect;
    dialect.driver = "QPSQL";
    dialect.package = "libqt6sql6-psql";
    dialect.bytesType = "BYTEA";
    // The collation of the database may be any: names and anchors are ordered as in SQLite, and the index serves that.
    dialect.textType = "TEXT COLLATE \"C\"";
    dialect.keyType = "BIGINT PRIMARY KEY";
    // One writer at a time in this database, as in SQLite: what is read first may be relied on when it is written. The
    // lock goes with the transaction; its number is ours alone (the letters "hybrid").
    dialect.begin = "BEGIN";
    dialect.lockWriters = "SELECT pg_advisory_xact_lock(114870551996772)";
    dialect.beginReading = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    dialect.keyedTable = "";
    dialect.containsText = "strpos(%1, ?) > 0";
    dialect.nowMillis = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
    dialect.isTable = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
    dialect.oncePerInsert = true;
    return dialect;
}

std::string Dialect::spell(std::string_view statement) const {
    std::string spelled = replaced(std::string(statement), "{bytes}", bytesType);
    spelled = replaced(std::move(spelled), "{keyed}", keyedTable);
    spelled = replaced(std::move(spelled), "INTEGER PRIMARY KEY", keyType);
    return replaced(std::move(spelled), " TEXT", " " + textType);
}

std::string Dialect::contains(std::string_view column) const { return replaced(containsText, "%1", column); }

}  // namespace hs
