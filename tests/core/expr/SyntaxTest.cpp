#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Text, KeepsAnUnknownBackslashEscape) { EXPECT_EQ(evaluated(R"("\d")"), R"("\\d")"); }

TEST(Text, ReadsADoubledBackslash) { EXPECT_EQ(evaluated(R"("\\d")"), R"("\\d")"); }

TEST(Text, ReadsAnEscapedQuotationMark) { EXPECT_EQ(evaluated(R"("\"a\"")"), R"("\"a\"")"); }

TEST(Text, MayHaveLineBreaks) { EXPECT_EQ(evaluated("\"a\nb\""), R"("a\nb")"); }

TEST(Text, KeepsATrailingBackslashBeforeTheEscapedMark) { EXPECT_EQ(evaluated(R"("a\\")"), R"("a\\")"); }

TEST(Text, MayHaveApostrophesAndCurlyQuotes) { EXPECT_EQ(evaluated(R"("it's “x”")"), R"("it's “x”")"); }

TEST(Text, MayHaveBrackets) { EXPECT_EQ(evaluated(R"("[a]")"), R"("[a]")"); }

TEST(WhiteSpace, MayStandBetweenAnyTokens) {
    EXPECT_EQ(evaluated(" Append ( [a]\n,\t\"b\" \r\n) ", R"({"a": "x"})"), R"("xb")");
}

TEST(WhiteSpace, MayBeLeftOut) { EXPECT_EQ(evaluated(R"(Append([a],"b")&"c")", R"({"a": "x"})"), R"("xbc")"); }

TEST(Number, MayBeNegative) { EXPECT_EQ(evaluated("-5"), R"("-5")"); }

TEST(Number, MayBeHexadecimal) { EXPECT_EQ(evaluated("&Hff"), R"("255")"); }

TEST(Number, MayHaveASmallH) { EXPECT_EQ(evaluated("&h10"), R"("16")"); }

TEST(Number, MayBeTheSmallest) { EXPECT_EQ(evaluated("-9223372036854775808"), R"("-9223372036854775808")"); }

TEST(Number, IsHexadecimalAfterAnOperator) { EXPECT_EQ(evaluated(R"("a" & &HF)"), R"("a15")"); }

TEST(Number, IsJoinedAfterAValue) { EXPECT_EQ(evaluated(R"("a" &Trim("H"))"), R"("aH")"); }

TEST(Constant, IsNullWhenWrittenSo) { EXPECT_EQ(evaluated(R"(Coalesce(NULL, "a"))"), R"("a")"); }

}  // namespace hs::expr::test
