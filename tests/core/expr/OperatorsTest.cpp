#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Concatenation, JoinsText) { EXPECT_EQ(evaluated(R"("a" & "b")"), R"("ab")"); }

TEST(Concatenation, TakesOneNullAsEmpty) { EXPECT_EQ(evaluated(R"([x] & "b")"), R"("b")"); }

TEST(Concatenation, TakesNullOnTheRightAsEmpty) { EXPECT_EQ(evaluated(R"("a" & [x])"), R"("a")"); }

TEST(Concatenation, GivesNullForTwoNulls) { EXPECT_EQ(evaluated("[x] & [y]"), "null"); }

TEST(Concatenation, KeepsTwoEmptyTextsEmpty) { EXPECT_EQ(evaluated(R"("" & "")"), R"("")"); }

TEST(Concatenation, TakesTextForms) {
    EXPECT_EQ(evaluated(R"(1 & True & CDate("2021-01-01"))"), R"("1True1/1/2021 12:00:00 AM")");
}

TEST(Concatenation, RefusesBytes) {
    EXPECT_EQ(evaluated(R"("a" & [b])", R"({"b": {"binary": "AAE="}})"), "error: &: operand must be text, got bytes.");
}

TEST(Concatenation, SpreadsOverAList) {
    EXPECT_EQ(evaluated(R"("<" & [list] & ">")", R"({"list": ["a", "b", "c"]})"), R"(["<a>","<b>","<c>"])");
}

TEST(Concatenation, PairsLists) {
    EXPECT_EQ(evaluated("[a] & [b]", R"({"a": ["1", "2"], "b": ["x", "y"]})"), R"(["1x","2y"])");
}

TEST(Concatenation, RefusesListsOfDifferentLengths) {
    EXPECT_EQ(evaluated("[a] & [b]", R"({"a": ["1", "2"], "b": ["x"]})"), "error: Values cannot be paired: 2 and 1.");
}

TEST(Arithmetic, Adds) { EXPECT_EQ(evaluated("2 + 3"), R"("5")"); }

TEST(Arithmetic, Subtracts) { EXPECT_EQ(evaluated("5-3"), R"("2")"); }

TEST(Arithmetic, Multiplies) { EXPECT_EQ(evaluated("-4 * 3"), R"("-12")"); }

TEST(Arithmetic, TakesTextThatSpellsNumbers) { EXPECT_EQ(evaluated(R"(" 2 " + "&HF")"), R"("17")"); }

TEST(Arithmetic, GivesNullForNull) { EXPECT_EQ(evaluated("1 + [x]"), "null"); }

TEST(Arithmetic, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"("" * 2)"), "null"); }

TEST(Arithmetic, RefusesText) { EXPECT_EQ(evaluated(R"(1 - "x")"), "error: -: operand must be a number, got 'x'."); }

TEST(Arithmetic, RefusesABoolean) {
    EXPECT_EQ(evaluated("True + 1"), "error: +: operand must be a number, got 'True'.");
}

TEST(Arithmetic, NeverJoinsText) {
    EXPECT_EQ(evaluated(R"("a" + "b")"), "error: +: operand must be a number, got 'a'.");
}

TEST(Arithmetic, RefusesAnOverflowOfAddition) {
    EXPECT_EQ(evaluated("9223372036854775807 + 1"), "error: Number is out of range.");
}

TEST(Arithmetic, RefusesAnOverflowOfSubtraction) {
    EXPECT_EQ(evaluated("-9223372036854775808 - 1"), "error: Number is out of range.");
}

TEST(Arithmetic, RefusesAnOverflowOfMultiplication) {
    EXPECT_EQ(evaluated("9223372036854775807 * 2"), "error: Number is out of range.");
}

TEST(Arithmetic, ReachesTheLargestNumber) {
    EXPECT_EQ(evaluated("9223372036854775806 + 1"), R"("9223372036854775807")");
}

TEST(Arithmetic, SpreadsOverAList) { EXPECT_EQ(evaluated("[l] + 1", R"({"l": ["1", "2"]})"), R"(["2","3"])"); }

TEST(Rank, IsTheSameForAllArithmetic) { EXPECT_EQ(evaluated("2+3*4"), R"("20")"); }

TEST(Rank, PutsConcatenationBesideComparison) { EXPECT_EQ(evaluated(R"("ab" = "a" & "b")"), R"("Falseb")"); }

TEST(Rank, IsChangedByParentheses) { EXPECT_EQ(evaluated(R"("ab" = ("a" & "b"))"), R"("True")"); }

TEST(Rank, OfLogicIsLower) { EXPECT_EQ(evaluated("1 = 2 || 3 = 3"), R"("True")"); }

TEST(Rank, OfAndAndOrIsTheSame) { EXPECT_EQ(evaluated("True || False && False"), R"("False")"); }

TEST(Rank, SubtractsAfterAValue) { EXPECT_EQ(evaluated("5 -3"), R"("2")"); }

TEST(Rank, TakesASignWhereAValueIsExpected) { EXPECT_EQ(evaluated("5 - -3"), R"("8")"); }

TEST(Rank, TakesASignAfterAComma) { EXPECT_EQ(evaluated(R"(Left("abc",-1))"), R"("abc")"); }

TEST(Logic, AndsConditions) { EXPECT_EQ(evaluated(R"(True && "1")"), R"("True")"); }

TEST(Logic, OrsConditions) { EXPECT_EQ(evaluated("False || 0"), R"("False")"); }

TEST(Logic, DoesNotEvaluateTheRightSideOfAFalseAnd) {
    EXPECT_EQ(evaluated(R"(False && Error("never"))"), R"("False")");
}

TEST(Logic, DoesNotEvaluateTheRightSideOfATrueOr) { EXPECT_EQ(evaluated(R"(True || Error("never"))"), R"("True")"); }

TEST(Logic, TakesNullAsFalse) { EXPECT_EQ(evaluated("[x] || True"), R"("True")"); }

TEST(Logic, RefusesWhatIsNoCondition) {
    EXPECT_EQ(evaluated(R"("maybe" && True)"), "error: Condition must be True or False, got 'maybe'.");
}

TEST(Logic, RefusesItOnTheRightToo) {
    EXPECT_EQ(evaluated(R"(True && "maybe")"), "error: Condition must be True or False, got 'maybe'.");
}

TEST(Logic, SpreadsOverTheLeftSide) {
    EXPECT_EQ(evaluated(R"([list] = "a" || [s] = "1")", R"({"list": ["a", "b", "c"], "s": "2"})"),
              R"(["True","False","False"])");
}

TEST(Logic, SpreadsOverTheRightSide) {
    EXPECT_EQ(evaluated(R"(True && [list] = "b")", R"({"list": ["a", "b", "c"]})"), R"(["False","True","False"])");
}

TEST(Logic, PairsLists) {
    EXPECT_EQ(evaluated(R"([list] <> "a" && [list] <> "b")", R"({"list": ["a", "b", "c"]})"),
              R"(["False","False","True"])");
}

}  // namespace hs::expr::test
