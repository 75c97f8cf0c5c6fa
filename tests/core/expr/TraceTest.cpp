#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/expr/Limits.h"
#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

namespace {

/// The trace as lines "depth text -> result".
std::vector<std::string> traceOf(std::string_view expression, std::string_view bindings = "{}") {
    std::vector<std::string> lines;
    for (const TraceStep& step : evaluation(expression, bindings, true).trace)
        lines.push_back(std::to_string(step.depth) + " " + step.text + " -> " + step.result);
    return lines;
}

std::string resultOf(std::string_view expression, std::string_view bindings = "{}") {
    const Evaluation result = evaluation(expression, bindings, true);
    return result.trace.empty() ? "" : result.trace.front().result;
}

using testing::ElementsAre;

}  // namespace

TEST(Trace, ShowsEachPartWithItsDepth) {
    EXPECT_THAT(traceOf(R"(Append(Trim([a]), "!"))", R"({"a": " x "})"),
                ElementsAre(R"(0 Append(Trim([a]), "!") -> "x!")", R"(1 Trim([a]) -> "x")", R"(2 [a] -> " x ")"));
}

TEST(Trace, LeavesOutBranchesThatAreNotTaken) {
    EXPECT_THAT(traceOf("IIF(True, [a], [b])"), ElementsAre("0 IIF(True, [a], [b]) -> (null)", "1 [a] -> (null)"));
}

TEST(Trace, ShowsAConstantThatStandsAlone) { EXPECT_THAT(traceOf("42"), ElementsAre("0 42 -> 42")); }

TEST(Trace, ShowsAChainWithItsOperands) {
    EXPECT_THAT(traceOf(R"(([a] & "b") = "xb")", R"({"a": "x"})"),
                ElementsAre(R"(0 ([a] & "b") = "xb" -> True)", R"(1 [a] & "b" -> "xb")", R"(2 [a] -> "x")"));
}

TEST(Trace, ShowsEachRoundOfSelect) {
    EXPECT_THAT(traceOf("Select($v, [l], Len($v))", R"({"l": ["a", "bb"]})"),
                ElementsAre("0 Select($v, [l], Len($v)) -> [1, 2]", R"(1 [l] -> ["a", "bb"])", "1 Len($v) -> 1",
                            R"(2 $v -> "a")", "1 Len($v) -> 2", R"(2 $v -> "bb")"));
}

TEST(Trace, GivesPositionsInBytes) {
    const Evaluation result = evaluation(R"("é" & [a])", "{}", true);
    ASSERT_EQ(result.trace.size(), 2u);
    EXPECT_EQ(result.trace[1].position, 7u);
    EXPECT_EQ(result.trace[1].length, 3u);
}

TEST(Trace, ShowsTextInQuotes) { EXPECT_EQ(resultOf(R"(Trim("a\"b\c"))"), R"("a\"b\\c")"); }

TEST(Trace, ShowsLineBreaksAsEscapes) { EXPECT_EQ(resultOf("CRLF & \"\t\""), R"("\r\n\t")"); }

TEST(Trace, ShowsBytesByTheirNumber) { EXPECT_EQ(resultOf("[b]", R"({"b": {"binary": "AAEC"}})"), "<3 bytes>"); }

TEST(Trace, ShowsOneByte) { EXPECT_EQ(resultOf("[b]", R"({"b": {"binary": "AA=="}})"), "<1 byte>"); }

TEST(Trace, ShowsDatesInTheirTextForm) { EXPECT_EQ(resultOf("Now()"), "7/2/2021 3:33:38 PM"); }

TEST(Trace, ShowsIgnoredParts) {
    EXPECT_THAT(traceOf("Trim(IgnoreThisFlow)"), testing::Each(testing::EndsWith("-> (ignored)")));
}

TEST(Trace, ShowsWhereAnErrorArose) {
    EXPECT_THAT(traceOf(R"(Trim(CNum("x")))"),
                ElementsAre(R"(0 Trim(CNum("x")) -> (error))", R"(1 CNum("x") -> (error))"));
}

TEST(Trace, HidesRedactedValuesAndTheirSources) {
    EXPECT_THAT(traceOf(R"(Redact(Trim([s])) & "x")", R"({"s": "secret"})"),
                ElementsAre(R"(0 Redact(Trim([s])) & "x" -> [Redact])", "1 Redact(Trim([s])) -> [Redact]",
                            "2 Trim([s]) -> [Redact]", "3 [s] -> [Redact]"));
}

TEST(Trace, ShortensLongTexts) { EXPECT_LT(resultOf(R"(PadLeft("x", 100000, "y"))").size(), 300u); }

TEST(Trace, ShortensLongLists) {
    EXPECT_THAT(resultOf(R"(Split(PadLeft("x", 100, ","), ","))"), testing::HasSubstr("… 100 values]"));
}

TEST(Trace, IsBounded) {
    const Evaluation result =
        evaluation(R"(Count(Select($v, Split(PadLeft("x", 9000, ","), ","), Len($v))))", "{}", true);
    EXPECT_EQ(result.trace.size(), limits::traceSteps);
    EXPECT_EQ(outcomeOf(result), R"("9000")");
}

TEST(Trace, IsEmptyUnlessAskedFor) { EXPECT_TRUE(evaluation(R"(Trim("a"))").trace.empty()); }

TEST(Trace, DoesNotChangeTheResult) {
    const Evaluation plain = evaluation(R"(Trim(" a "))"), traced = evaluation(R"(Trim(" a "))", "{}", true);
    EXPECT_EQ(outcomeOf(plain), outcomeOf(traced));
}

}  // namespace hs::expr::test
