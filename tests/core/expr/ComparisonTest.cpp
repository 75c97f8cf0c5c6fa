#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(NullComparison, IsFalseForEqual) { EXPECT_EQ(evaluated("[x] = [y]"), R"("False")"); }

TEST(NullComparison, IsFalseForDifferent) { EXPECT_EQ(evaluated(R"([x] <> "a")"), R"("False")"); }

TEST(NullComparison, IsFalseForLess) { EXPECT_EQ(evaluated("[x] < 5"), R"("False")"); }

TEST(NullComparison, IsFalseOnTheRightToo) { EXPECT_EQ(evaluated(R"("a" <> [x])"), R"("False")"); }

TEST(NullComparison, DoesNotHoldForEmptyText) { EXPECT_EQ(evaluated(R"("" = "")"), R"("True")"); }

TEST(NullComparison, DoesNotTakeNullForEmpty) { EXPECT_EQ(evaluated(R"([x] = "")"), R"("False")"); }

TEST(TextComparison, IsCaseSensitive) { EXPECT_EQ(evaluated(R"("a" = "A")"), R"("False")"); }

TEST(TextComparison, IsNeverNumeric) { EXPECT_EQ(evaluated(R"("10" < "9")"), R"("True")"); }

TEST(TextComparison, FollowsCodePoints) { EXPECT_EQ(evaluated(R"("Z" < "a")"), R"("True")"); }

TEST(TextComparison, FollowsCodePointsBeyondTheBasicPlane) { EXPECT_EQ(evaluated(R"("😀" > "￿")"), R"("True")"); }

TEST(TextComparison, TellsWhatIsDifferent) { EXPECT_EQ(evaluated(R"("a" <> "b")"), R"("True")"); }

TEST(TextComparison, KnowsAtLeast) { EXPECT_EQ(evaluated(R"("b" >= "b")"), R"("True")"); }

TEST(TextComparison, KnowsAtMost) { EXPECT_EQ(evaluated(R"("b" <= "a")"), R"("False")"); }

TEST(TextComparison, TakesReferencesAsText) { EXPECT_EQ(evaluated(R"(CRef("CN=a") = "CN=a")"), R"("True")"); }

TEST(NumberComparison, IsNumericWithOneNumber) { EXPECT_EQ(evaluated("[n] > 9", R"({"n": "10"})"), R"("True")"); }

TEST(NumberComparison, TakesHexadecimalText) { EXPECT_EQ(evaluated(R"("&HF" = 15)"), R"("True")"); }

TEST(NumberComparison, TakesTextThatIsNoNumberAsDifferent) { EXPECT_EQ(evaluated(R"("abc" = 5)"), R"("False")"); }

TEST(NumberComparison, TakesItAsDifferentForDifferent) { EXPECT_EQ(evaluated(R"("abc" <> 5)"), R"("True")"); }

TEST(NumberComparison, TakesEmptyTextAsDifferent) { EXPECT_EQ(evaluated(R"("" = 0)"), R"("False")"); }

TEST(NumberComparison, RefusesOrderWithText) {
    EXPECT_EQ(evaluated(R"("abc" < 5)"), "error: Cannot compare text with number.");
}

TEST(NumberComparison, RefusesOrderWithTextOnTheRight) {
    EXPECT_EQ(evaluated(R"(5 >= "abc")"), "error: Cannot compare number with text.");
}

TEST(NumberComparison, RefusesADate) { EXPECT_EQ(evaluated("5 = Now()"), "error: Cannot compare number with date."); }

TEST(NumberComparison, ComparesLargeNumbersExactly) {
    EXPECT_EQ(evaluated("9223372036854775807 > 9223372036854775806"), R"("True")");
}

TEST(BooleanComparison, TakesTextInAnyCase) { EXPECT_EQ(evaluated(R"(True = "tRuE")"), R"("True")"); }

TEST(BooleanComparison, TakesOtherTextAsDifferentFromTrue) { EXPECT_EQ(evaluated(R"(True = "yes")"), R"("False")"); }

TEST(BooleanComparison, TakesOtherTextAsDifferentFromFalse) { EXPECT_EQ(evaluated(R"(False = "yes")"), R"("False")"); }

TEST(BooleanComparison, TellsThatOtherTextIsDifferent) { EXPECT_EQ(evaluated(R"(False <> "yes")"), R"("True")"); }

TEST(BooleanComparison, TakesANumberAsTrueUnlessZero) { EXPECT_EQ(evaluated("True = 7"), R"("True")"); }

TEST(BooleanComparison, TakesZeroAsFalse) { EXPECT_EQ(evaluated("0 = False"), R"("True")"); }

TEST(BooleanComparison, DoesNotTakeTextZeroForFalse) { EXPECT_EQ(evaluated(R"(False = "0")"), R"("False")"); }

TEST(BooleanComparison, RefusesOrder) {
    EXPECT_EQ(evaluated("True > False"), "error: Cannot compare boolean with boolean.");
}

TEST(BooleanComparison, RefusesOrderWithText) {
    EXPECT_EQ(evaluated(R"("a" < True)"), "error: Cannot compare text with boolean.");
}

TEST(BooleanComparison, RefusesADate) {
    EXPECT_EQ(evaluated("True = Now()"), "error: Cannot compare boolean with date.");
}

TEST(DateComparison, GoesByInstant) {
    EXPECT_EQ(evaluated(R"(CDate("2021-01-01+01:00") = CDate("2020-12-31 23:00"))"), R"("True")");
}

TEST(DateComparison, ReadsText) { EXPECT_EQ(evaluated(R"(Now() > "2021-07-02")"), R"("True")"); }

TEST(DateComparison, ReadsTextOnTheLeft) { EXPECT_EQ(evaluated(R"("2021-07-03" > Now())"), R"("True")"); }

TEST(DateComparison, RefusesTextThatIsNoDate) {
    EXPECT_EQ(evaluated(R"(Now() = "soon")"), "error: Cannot compare date with text: 'soon' is not a date.");
}

TEST(DateComparison, NamesTheLeftKindFirst) {
    EXPECT_EQ(evaluated(R"("soon" < Now())"), "error: Cannot compare text with date: 'soon' is not a date.");
}

TEST(DateComparison, SeesFractions) {
    EXPECT_EQ(evaluated(R"(CDate("2021-01-01 00:00:00.1") > CDate("2021-01-01"))"), R"("True")");
}

TEST(BytesComparison, TellsEqualBytes) {
    EXPECT_EQ(evaluated("[b] = [b]", R"({"b": {"binary": "AAE="}})"), R"("True")");
}

TEST(BytesComparison, TellsDifferentBytes) {
    EXPECT_EQ(evaluated("[b] <> [c]", R"({"b": {"binary": "AAE="}, "c": {"binary": "AAI="}})"), R"("True")");
}

TEST(BytesComparison, RefusesOrder) {
    EXPECT_EQ(evaluated("[b] < [b]", R"({"b": {"binary": "AAE="}})"), "error: Cannot compare bytes with bytes.");
}

TEST(BytesComparison, RefusesText) {
    EXPECT_EQ(evaluated(R"([b] = "a")", R"({"b": {"binary": "AAE="}})"), "error: Cannot compare bytes with text.");
}

TEST(BytesComparison, IsFalseWithNull) {
    EXPECT_EQ(evaluated("[b] = [x]", R"({"b": {"binary": "AAE="}})"), R"("False")");
}

TEST(ListComparison, SpreadsOverAList) {
    EXPECT_EQ(evaluated(R"([list] = "b")", R"({"list": ["a", "b", "c"]})"), R"(["False","True","False"])");
}

TEST(ListComparison, PairsLists) {
    EXPECT_EQ(evaluated("[list] = [list]", R"({"list": ["a", "b", "c"]})"), R"(["True","True","True"])");
}

namespace {

std::vector<Issue> warningsOf(std::string_view expression) { return evaluation(expression).issues; }

}  // namespace

TEST(NullComparison, WarnsAndNamesTheAttribute) {
    const auto warnings = warningsOf(R"(IIF([country] = "USA", 1, 2))");
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].severity, Issue::Severity::Warning);
    EXPECT_NE(warnings[0].message.find("[country]"), std::string::npos);
}

TEST(NullComparison, OffersASwitch) {
    const auto warnings = warningsOf(R"([country] <> "USA")");
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_NE(warnings[0].message.find(R"(Switch([country], …, "", …))"), std::string::npos);
}

TEST(NullComparison, PointsAtTheOperator) {
    const auto warnings = warningsOf(R"([country] <> "USA")");
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].position, 10u);
    EXPECT_EQ(warnings[0].length, 2u);
}

TEST(NullComparison, NamesTheAttributeInsideAFunction) {
    const auto warnings = warningsOf(R"("USA" = Trim([country]))");
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_NE(warnings[0].message.find("[country]"), std::string::npos);
}

TEST(NullComparison, WarnsOnceForAList) {
    const auto warnings = evaluation("[list] = [x]", R"({"list": ["a", "b"]})").issues;
    EXPECT_EQ(warnings.size(), 1u);
}

TEST(Arithmetic, HintsAtJoiningTextForPlus) {
    const Evaluation result = evaluation(R"("a" + 1)");
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_EQ(result.issues[0].hint, "Use & to join text.");
}

TEST(Arithmetic, HasNoSuchHintForMinus) { EXPECT_EQ(evaluation(R"("a" - 1)").issues.at(0).hint, ""); }

}  // namespace hs::expr::test
