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
    dialect.bytesType = "BLOB";
    // A deferred transaction that starts with a read cannot wait for its turn to write: it fails at once.
    dialect.begin = "BEGIN IMMEDIATE";
    dialect.beginReading = "BEGIN";
    dialect.keyedTable = "WITHOUT ROWID";
    dialect.containsText = "instr(%1, ?) > 0";
    dialect.nowMillis = "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";
    return dialect;
}

std::string Dialect::spell(std::string_view statement) const {
    return replaced(replaced(std::string(statement), "{bytes}", bytesType), "{keyed}", keyedTable);
}

std::string Dialect::contains(std::string_view column) const { return replaced(containsText, "%1", column); }

}  // namespace hs
