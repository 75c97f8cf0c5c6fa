#include "core/expr/Limits.h"

#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

namespace {

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

/// An attribute `list` with so many values.
std::string listOf(std::size_t count) {
    std::string json = R"({"list": [)";
    for (std::size_t i = 0; i < count; ++i) json += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\"";
    return json + "]}";
}

std::string nested(std::size_t levels) { return repeated("Trim(", levels) + "\"x\"" + repeated(")", levels); }

const std::string tooManySteps = "error: Evaluation takes more than 1,000,000 steps.";
const std::string tooLong = "error: Result is longer than 1,000,000 characters.";
const std::string tooMany = "error: Result has more than 10,000 values.";

}  // namespace

TEST(ExpressionLength, MayBeTenThousandCharacters) {
    EXPECT_EQ(firstIssue("\"" + repeated("é", 9'998) + "\""), "none");
}

TEST(ExpressionLength, MayNotBeMore) {
    EXPECT_EQ(firstIssue("\"" + repeated("é", 9'999) + "\""), "1:10001: Expression is longer than 10,000 characters.");
}

TEST(Nesting, MayBeAHundredLevels) { EXPECT_EQ(evaluated(nested(100)), R"("x")"); }

TEST(Nesting, MayNotBeMore) {
    EXPECT_EQ(firstIssue(nested(101)), "1:501: Expression is nested deeper than 100 levels.");
}

TEST(Nesting, CountsParentheses) {
    EXPECT_EQ(evaluated(repeated("(", 100) + "1" + repeated(")", 100)), R"("1")");
    EXPECT_EQ(firstIssue(repeated("(", 101) + "1"), "1:101: Expression is nested deeper than 100 levels.");
}

TEST(Nesting, DoesNotCountWhatStandsBesideEachOther) { EXPECT_EQ(firstIssue(repeated("(1)+", 2'000) + "1"), "none"); }

TEST(Nesting, DoesNotCountOperators) { EXPECT_EQ(evaluated(repeated("1+", 4'000) + "1"), R"("4001")"); }

TEST(TextLength, MayBeAMillionCharacters) {
    EXPECT_EQ(evaluated(R"(Len(PadLeft("x", 1000000, "é")))"), R"("1000000")");
}

TEST(TextLength, MayNotBeMoreForAFunction) { EXPECT_EQ(evaluated(R"(PadRight("x", 1000001, "0"))"), tooLong); }

TEST(TextLength, MayNotBeMoreForAnOperator) { EXPECT_EQ(evaluated(R"(PadLeft("x", 1000000, "0") & "y")"), tooLong); }

TEST(TextLength, MayNotBeMoreForJoin) {
    EXPECT_EQ(evaluated(R"(With($t, PadLeft("x", 600000, "0"), Join("", $t, $t)))"), tooLong);
}

TEST(TextLength, MayNotBeMoreForReplace) {
    EXPECT_EQ(evaluated(R"(With($t, PadLeft("x", 2000, "x"), Replace($t, "x", $t)))"), tooLong);
}

TEST(TextLength, MayNotBeMoreForReplacedMatches) {
    EXPECT_EQ(evaluated(R"(With($t, PadLeft("x", 2000, "x"), Replace($t, , "x", , $t, , )))"), tooLong);
}

TEST(TextLength, MayNotBeMoreForReplacedCharacters) {
    EXPECT_EQ(evaluated(R"(With($t, PadLeft("x", 3000, "x"), ReplaceChars($t, "x:" & $t)))"), tooLong);
}

TEST(ListLength, MayBeTenThousandValues) { EXPECT_EQ(evaluated("Count(Trim([list]))", listOf(10'000)), R"("10000")"); }

TEST(ListLength, MayNotBeMoreForASpreadingFunction) { EXPECT_EQ(evaluated("Trim([list])", listOf(10'001)), tooMany); }

TEST(ListLength, MayNotBeMoreForAnOperator) { EXPECT_EQ(evaluated("[list] & 1", listOf(10'001)), tooMany); }

TEST(ListLength, MayNotBeMoreForSplit) {
    EXPECT_EQ(evaluated(R"(Split(PadLeft("x", 10002, ","), ","))"), tooMany);
    EXPECT_EQ(evaluated(R"(Count(Split(PadLeft("x", 10000, ","), ",")))"), R"("10000")");
}

TEST(ListLength, MayNotBeMoreForSelect) { EXPECT_EQ(evaluated("Select($v, [list], [list])", listOf(200)), tooMany); }

TEST(ListLength, OfAnAttributeIsItsOwn) { EXPECT_EQ(evaluated("Count([list])", listOf(10'001)), R"("10001")"); }

TEST(Steps, RunOut) {
    EXPECT_EQ(evaluated("Where($a, [list], Count(Where($b, [list], $a = $b)) > 1)", listOf(2'000)), tooManySteps);
}

TEST(Steps, ReachForAThousandRoundsOfSelect) {
    EXPECT_EQ(evaluated("Count(Select($a, [list], $a & 1))", listOf(10'000)), R"("10000")");
}

TEST(MadeCharacters, RunOut) {
    const std::string outcome = evaluated(R"(Count(Select($a, [list], PadLeft($a, 1000000, "0"))))", listOf(300));
    EXPECT_EQ(outcome, "error: Evaluation makes more than 256,000,000 characters.");
}

TEST(ReadCharacters, RunOut) {
    const std::string outcome =
        evaluated(R"(With($t, PadLeft("x", 1000000, "0"), Count(Select($a, [list], InStr($t, "y")))))", listOf(5'000));
    EXPECT_EQ(outcome, "error: Evaluation reads more than 2,000,000,000 characters.");
}

TEST(Search, IsLinearInTextsMadeToBeSlow) {
    EXPECT_EQ(evaluated(R"(InStr(PadLeft("b", 1000000, "a"), PadLeft("b", 500000, "a") & "c"))"), R"("0")");
    EXPECT_EQ(evaluated(R"(InStrRev(PadLeft("b", 1000000, "a"), "c" & PadLeft("a", 500000, "a")))"), R"("0")");
}

TEST(PatternLength, MayBeAThousandCharacters) {
    EXPECT_EQ(firstIssue(R"(Replace("x", , ")" + repeated("a", 1'000) + R"(", , "", , ))"), "none");
}

TEST(PatternLength, MayNotBeMore) {
    EXPECT_EQ(firstIssue(R"(Replace("x", , ")" + repeated("a", 1'001) + R"(", , "", , ))"),
              "1:16: Replace: invalid regular expression: longer than 1,000 characters");
}

TEST(PatternRepetition, MayBeAThousand) { EXPECT_EQ(firstIssue(R"(Replace("x", , "a{1000}", , "", , ))"), "none"); }

TEST(PatternRepetition, MayNotMultiplyBeyondThat) {
    EXPECT_NE(firstIssue(R"(Replace("x", , "((a{1000}){1000}){1000}", , "", , ))"), "none");
}

TEST(PatternTime, IsLinearForPatternsMadeToBeSlow) {
    EXPECT_EQ(evaluated(R"(Len(Replace(PadLeft("b", 30000, "a"), , "^(a+)+$", , "", , )))"), R"("30000")");
}

TEST(RandomStringLength, MayBe256) { EXPECT_EQ(evaluated("Len(RandomString(256, 0, 0, 0, 0))"), R"("256")"); }

}  // namespace hs::expr::test
