#include "core/store/Dialect.h"

#include <gtest/gtest.h>

namespace hs {
namespace {

TEST(Dialect, SpellsTypesInTheDatabasesWords) {
    EXPECT_EQ(Dialect::sqlite().spell("CREATE TABLE t (a {bytes}, b {bytes}) {keyed}"),
              "CREATE TABLE t (a BLOB, b BLOB) WITHOUT ROWID");
}

TEST(Dialect, LeavesOtherStatementsAlone) { EXPECT_EQ(Dialect::sqlite().spell("SELECT 1"), "SELECT 1"); }

TEST(Dialect, NamesTheColumnThatMustHoldAText) {
    EXPECT_EQ(Dialect::sqlite().contains("o.words"), "instr(o.words, ?) > 0");
}

TEST(Dialect, SpellsTypesInPostgresqlsWords) {
    EXPECT_EQ(Dialect::postgresql().spell("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL, c {bytes}) {keyed}"),
              "CREATE TABLE t (a BIGINT PRIMARY KEY, b TEXT COLLATE \"C\" NOT NULL, c BYTEA) ");
    EXPECT_EQ(Dialect::postgresql().contains("words"), "strpos(words, ?) > 0");
}

}  // namespace
}  // namespace hs
