#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(InStr, CountsFromOne) { EXPECT_EQ(evaluated(R"(InStr("abcabc", "bc"))"), R"("2")"); }

TEST(InStr, GivesZeroWhenThereIsNone) { EXPECT_EQ(evaluated(R"(InStr("abc", "x"))"), R"("0")"); }

TEST(InStr, StartsAtTheGivenCharacter) { EXPECT_EQ(evaluated(R"(InStr("abcabc", "bc", 3))"), R"("5")"); }

TEST(InStr, FindsAnOccurrenceAtTheStart) { EXPECT_EQ(evaluated(R"(InStr("abcabc", "bc", 2))"), R"("2")"); }

TEST(InStr, GivesZeroBeyondTheEnd) { EXPECT_EQ(evaluated(R"(InStr("abc", "c", 4))"), R"("0")"); }

TEST(InStr, RefusesStartZero) {
    EXPECT_EQ(evaluated(R"(InStr("abc", "c", 0))"), "error: InStr: argument 3 (start) must be 1 or more, got '0'.");
}

TEST(InStr, RefusesANegativeStart) {
    EXPECT_EQ(evaluated(R"(InStr("abc", "c", -1))"), "error: InStr: argument 3 (start) must be 1 or more, got '-1'.");
}

TEST(InStr, GivesZeroForNullText) { EXPECT_EQ(evaluated(R"(InStr([x], "a"))"), R"("0")"); }

TEST(InStr, GivesZeroForNullWanted) { EXPECT_EQ(evaluated(R"(InStr("abc", [x]))"), R"("0")"); }

TEST(InStr, GivesStartForEmptyWanted) { EXPECT_EQ(evaluated(R"(InStr("abc", "", 2))"), R"("2")"); }

TEST(InStr, GivesOneForEmptyWanted) { EXPECT_EQ(evaluated(R"(InStr("abc", ""))"), R"("1")"); }

TEST(InStr, GivesZeroForEmptyText) { EXPECT_EQ(evaluated(R"(InStr("", ""))"), R"("0")"); }

TEST(InStr, IsCaseSensitiveByDefault) { EXPECT_EQ(evaluated(R"(InStr("ABC", "b"))"), R"("0")"); }

TEST(InStr, IgnoresCaseInTextCompare) { EXPECT_EQ(evaluated(R"(InStr("ABC", "b", 1, vbTextCompare))"), R"("2")"); }

TEST(InStr, TakesTheCompareTypeInQuotes) { EXPECT_EQ(evaluated(R"(InStr("ABC", "b", 1, "vbTextCompare"))"), R"("2")"); }

TEST(InStr, TakesTheCompareTypeWithoutStart) {
    EXPECT_EQ(evaluated(R"(InStr("ABC", "b", , vbTextCompare))"), R"("2")");
}

TEST(InStr, CountsCodePoints) { EXPECT_EQ(evaluated(R"(InStr("😀é😀x", "x"))"), R"("4")"); }

TEST(InStr, RefusesAnUnknownCompareType) {
    EXPECT_EQ(evaluated(R"(InStr("a", "b", 1, vbBinary))"),
              "error: InStr: 'vbBinary' is not one of vbBinaryCompare, vbTextCompare.");
}

TEST(InStr, RefusesAComputedUnknownCompareType) {
    EXPECT_EQ(evaluated(R"(InStr("a", "b", 1, [t]))", R"({"t": "x"})"),
              "error: InStr: 'x' is not one of vbBinaryCompare, vbTextCompare.");
}

TEST(InStr, SpreadsOverTheText) {
    EXPECT_EQ(evaluated(R"(InStr([p], "@"))", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
              R"(["7","7","7"])");
}

TEST(InStrRev, FindsTheLastOne) { EXPECT_EQ(evaluated(R"(InStrRev("abcabc", "bc"))"), R"("5")"); }

TEST(InStrRev, EndsAtOrBeforeStart) { EXPECT_EQ(evaluated(R"(InStrRev("abcabc", "bc", 5))"), R"("2")"); }

TEST(InStrRev, FindsOneThatEndsExactlyAtStart) { EXPECT_EQ(evaluated(R"(InStrRev("abcabc", "bc", 6))"), R"("5")"); }

TEST(InStrRev, TakesAStartBeyondTheEndAsTheEnd) { EXPECT_EQ(evaluated(R"(InStrRev("abcabc", "bc", 60))"), R"("5")"); }

TEST(InStrRev, FindsOverlappingOccurrences) { EXPECT_EQ(evaluated(R"(InStrRev("aaaa", "aa"))"), R"("3")"); }

TEST(InStrRev, GivesZeroWhenThereIsNone) { EXPECT_EQ(evaluated(R"(InStrRev("abc", "x"))"), R"("0")"); }

TEST(InStrRev, GivesTheSmallerOfStartAndLengthForEmptyWanted) {
    EXPECT_EQ(evaluated(R"(InStrRev("abc", "", 9))"), R"("3")");
}

TEST(InStrRev, GivesStartForEmptyWanted) { EXPECT_EQ(evaluated(R"(InStrRev("abc", "", 2))"), R"("2")"); }

TEST(InStrRev, RefusesStartZero) {
    EXPECT_EQ(evaluated(R"(InStrRev("abc", "c", 0))"),
              "error: InStrRev: argument 3 (start) must be 1 or more, got '0'.");
}

TEST(InStrRev, GivesZeroForNull) { EXPECT_EQ(evaluated(R"(InStrRev([x], "a"))"), R"("0")"); }

TEST(InStrRev, IgnoresCaseInTextCompare) {
    EXPECT_EQ(evaluated(R"(InStrRev("aBAb", "b", 3, vbTextCompare))"), R"("2")");
}

}  // namespace hs::expr::test
