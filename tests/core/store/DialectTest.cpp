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

TEST(Dialect, MayTakeTheWordsOfAnotherDatabase) {
    Dialect other = Dialect::sqlite();
    other.bytesType = "BYTEA";
    other.keyedTable = "";
    other.containsText = "strpos(%1, ?) > 0";
    EXPECT_EQ(other.spell("a {bytes} {keyed}"), "a BYTEA ");
    EXPECT_EQ(other.contains("words"), "strpos(words, ?) > 0");
}

}  // namespace
}  // namespace hs
