#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Join, PutsTheSeparatorBetweenParts) { EXPECT_EQ(evaluated(R"(Join("-", "a", "b", "c"))"), R"("a-b-c")"); }

TEST(Join, SkipsEmptyParts) { EXPECT_EQ(evaluated(R"(Join("-", "", "a", [x], "b", ""))"), R"("a-b")"); }

TEST(Join, ExpandsListsInPlace) {
    EXPECT_EQ(evaluated(R"(Join("-", [list], "d"))", R"({"list": ["a", "b", "c"]})"), R"("a-b-c-d")");
}

TEST(Join, TakesANullSeparatorAsEmpty) { EXPECT_EQ(evaluated(R"(Join([x], "a", "b"))"), R"("ab")"); }

TEST(Join, TakesAnEmptyFirstPositionAsEmptySeparator) { EXPECT_EQ(evaluated(R"(Join(, "a", "b"))"), R"("ab")"); }

TEST(Join, GivesNullWithoutParts) { EXPECT_EQ(evaluated(R"(Join("-", "", [x]))"), "null"); }

TEST(Join, RefusesAListAsSeparator) {
    EXPECT_EQ(evaluated(R"(Join([list], "a", "b"))", R"({"list": ["a", "b", "c"]})"),
              "error: Join: the separator must be a single value, got 3 values.");
}

TEST(Join, JoinsAListWithABlank) { EXPECT_EQ(evaluated("Join([list])", R"({"list": ["a", "b", "c"]})"), R"("a b c")"); }

TEST(Join, GivesASingleValueAlone) { EXPECT_EQ(evaluated(R"(Join("a"))"), R"("a")"); }

TEST(Join, GivesNullForNull) { EXPECT_EQ(evaluated("Join([x])"), "null"); }

TEST(Join, TakesAConstantFirstAsSeparator) {
    EXPECT_EQ(evaluated(R"(Join("-", [list]))", R"({"list": ["a", "b", "c"]})"), R"("a-b-c")");
}

TEST(Join, TakesAConstantSecondAsDelimiter) {
    EXPECT_EQ(evaluated(R"(Join([list], "-"))", R"({"list": ["a", "b", "c"]})"), R"("a-b-c")");
}

TEST(Join, TakesAConstantSecondAsDelimiterForAnAbsentList) { EXPECT_EQ(evaluated(R"(Join([x], "-"))"), "null"); }

TEST(Join, TakesANumberAsConstant) {
    EXPECT_EQ(evaluated("Join([list], 0)", R"({"list": ["a", "b", "c"]})"), R"("a0b0c")");
}

TEST(Join, TakesNullAsConstant) {
    EXPECT_EQ(evaluated("Join([list], NULL)", R"({"list": ["a", "b", "c"]})"), R"("abc")");
}

TEST(Join, TakesLineBreakAsConstant) {
    EXPECT_EQ(evaluated("Join([list], CRLF)", R"({"list": ["a", "b", "c"]})"), R"("a\r\nb\r\nc")");
}

TEST(Join, TakesAnEmptySecondPositionAsABlank) {
    EXPECT_EQ(evaluated("Join([list], )", R"({"list": ["a", "b", "c"]})"), R"("a b c")");
}

TEST(Join, LooksThroughParenthesesForConstants) {
    EXPECT_EQ(evaluated(R"(Join([list], ("-")))", R"({"list": ["a", "b", "c"]})"), R"("a-b-c")");
}

TEST(Join, DecidesByValueForAListFirst) {
    EXPECT_EQ(evaluated("Join([list], [s])", R"({"list": ["a", "b", "c"], "s": "-"})"), R"("a-b-c")");
}

TEST(Join, DecidesByValueForASingleValueFirst) {
    EXPECT_EQ(evaluated("Join([s], [list])", R"({"list": ["a", "b", "c"], "s": "-"})"), R"("a-b-c")");
}

TEST(Join, DoesNotTakeABooleanForAConstant) { EXPECT_EQ(evaluated("Join([s], True)", R"({"s": "-"})"), R"("True")"); }

TEST(Join, TakesTextFormsOfNumbers) { EXPECT_EQ(evaluated(R"(Join("", 1000, 2))"), R"("10002")"); }

TEST(Join, SkipsEmptyItemsOfLists) {
    EXPECT_EQ(evaluated(R"(Join("-", [l]))", R"({"l": ["a", "", "b"]})"), R"("a-b")");
}

TEST(Join, RefusesBytes) {
    EXPECT_EQ(evaluated(R"(Join("-", [b], "x"))", R"({"b": {"binary": "AAE="}})"),
              "error: Join: argument 2 (part) must be text, got bytes.");
}

TEST(Join, WantsAnArgument) { EXPECT_EQ(evaluated("Join()"), "error: Join takes at least 1 argument, got 0."); }

}  // namespace hs::expr::test
