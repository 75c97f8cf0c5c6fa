#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(IIF, EvaluatesOnlyTheChosenValue) { EXPECT_EQ(evaluated(R"(IIF(True, "yes", Error("no")))"), R"("yes")"); }

TEST(IIF, TakesNullAsFalse) { EXPECT_EQ(evaluated(R"(IIF([x], "yes", "no"))"), R"("no")"); }

TEST(IIF, TakesEmptyTextAsFalse) { EXPECT_EQ(evaluated(R"(IIF("", "yes", "no"))"), R"("no")"); }

TEST(IIF, TakesANumberThatIsNotZeroAsTrue) { EXPECT_EQ(evaluated(R"(IIF(-1, "yes", "no"))"), R"("yes")"); }

TEST(IIF, TakesTextThatSpellsZeroAsFalse) { EXPECT_EQ(evaluated(R"(IIF(" 0 ", "yes", "no"))"), R"("no")"); }

TEST(IIF, TakesTextThatSpellsTrueInAnyCase) { EXPECT_EQ(evaluated(R"(IIF("tRUE", "yes", "no"))"), R"("yes")"); }

TEST(IIF, RefusesOtherText) {
    EXPECT_EQ(evaluated(R"(IIF("yes", 1, 2))"), "error: Condition must be True or False, got 'yes'.");
}

TEST(IIF, RefusesADateAsCondition) {
    EXPECT_EQ(evaluated("IIF(Now(), 1, 2)"), "error: Condition must be True or False, got '7/2/2021 3:33:38 PM'.");
}

TEST(IIF, RefusesBytesAsCondition) {
    EXPECT_EQ(evaluated("IIF([b], 1, 2)", R"({"b": {"binary": "AAE="}})"),
              "error: Condition must be True or False, got bytes.");
}

TEST(IIF, ReturnsAListWhole) {
    EXPECT_EQ(evaluated(R"(IIF(True, [list], "x"))", R"({"list": ["a", "b", "c"]})"), R"(["a","b","c"])");
}

TEST(IIF, PicksValueByValueForAListOfConditions) {
    EXPECT_EQ(evaluated(R"(IIF([list] = "b", "yes", "no"))", R"({"list": ["a", "b", "c"]})"), R"(["no","yes","no"])");
}

TEST(IIF, TakesItemsOfAListBranchByPlace) {
    EXPECT_EQ(evaluated(R"(IIF([list] = "b", [m], "no"))", R"({"list": ["a", "b", "c"], "m": ["x", "y", "z"]})"),
              R"(["no","y","no"])");
}

TEST(IIF, RefusesAListBranchOfAnotherLength) {
    EXPECT_EQ(evaluated(R"(IIF([list] = "b", [m], "no"))", R"({"list": ["a", "b", "c"], "m": ["x", "y"]})"),
              "error: Values cannot be paired: 3 and 2.");
}

TEST(IIF, DoesNotEvaluateABranchThatNoItemNeeds) {
    EXPECT_EQ(evaluated(R"(IIF([list] = "z", Error("never"), "no"))", R"({"list": ["a", "b", "c"]})"),
              R"(["no","no","no"])");
}

TEST(IIF, KeepsPlacesThroughNestedChoices) {
    EXPECT_EQ(evaluated(R"(IIF([list] = "a", "1", IIF([list] = "b", NULL, [list])))", R"({"list": ["a", "b", "c"]})"),
              R"(["1","c"])");
}

TEST(IIF, PassesBytesThrough) {
    EXPECT_EQ(evaluated(R"(IIF(True, [b], "x"))", R"({"b": {"binary": "AAE="}})"), R"({"binary":"AAE="})");
}

TEST(IIF, WantsAllThreeArguments) { EXPECT_EQ(evaluated(R"(IIF(True, "a"))"), "error: IIF takes 3 arguments, got 2."); }

TEST(IIF, WantsTheFalseValueWritten) {
    EXPECT_EQ(evaluated(R"(IIF(True, "a", ))"), "error: IIF: argument 3 (valueIfFalse) is required.");
}

TEST(Coalesce, GivesTheFirstThatIsNotNull) {
    EXPECT_EQ(evaluated(R"(Coalesce([x], [y], "c"))", R"({"y": "b"})"), R"("b")");
}

TEST(Coalesce, TakesEmptyTextAsAValue) { EXPECT_EQ(evaluated(R"(Coalesce("", "b"))"), R"("")"); }

TEST(Coalesce, StopsAtTheFirstValue) { EXPECT_EQ(evaluated(R"(Coalesce("a", Error("never")))"), R"("a")"); }

TEST(Coalesce, GivesNullWhenAllAreNull) { EXPECT_EQ(evaluated("Coalesce([x], [y])"), "null"); }

TEST(Coalesce, SkipsEmptyPositions) { EXPECT_EQ(evaluated(R"(Coalesce(, , "a"))"), R"("a")"); }

TEST(Coalesce, ReturnsAListWhole) {
    EXPECT_EQ(evaluated("Coalesce([x], [list])", R"({"list": ["a", "b", "c"]})"), R"(["a","b","c"])");
}

TEST(Coalesce, TakesAListOfNullsAsNull) {
    EXPECT_EQ(evaluated(R"(Coalesce(IIF([list] = "z", "", NULL), "d"))", R"({"list": ["a", "b", "c"]})"), R"("d")");
}

TEST(IgnoreFlowIfNullOrEmpty, IgnoresNull) {
    EXPECT_EQ(evaluated("IgnoreFlowIfNullOrEmpty([x])"), R"({"ignore":true})");
}

TEST(IgnoreFlowIfNullOrEmpty, IgnoresEmptyText) {
    EXPECT_EQ(evaluated(R"(IgnoreFlowIfNullOrEmpty(""))"), R"({"ignore":true})");
}

TEST(IgnoreFlowIfNullOrEmpty, IgnoresAListOfEmptyTexts) {
    EXPECT_EQ(evaluated("IgnoreFlowIfNullOrEmpty([l])", R"({"l": ["", ""]})"), R"({"ignore":true})");
}

TEST(IgnoreFlowIfNullOrEmpty, KeepsAListWithAnyValue) {
    EXPECT_EQ(evaluated("IgnoreFlowIfNullOrEmpty([l])", R"({"l": ["", "a"]})"), R"(["","a"])");
}

TEST(IgnoreFlowIfNullOrEmpty, KeepsAListOfOneAList) {
    EXPECT_EQ(evaluated("IgnoreFlowIfNullOrEmpty([l])", R"({"l": ["a"]})"), R"(["a"])");
}

TEST(IgnoreFlowIfNullOrEmpty, PassesBytesThrough) {
    EXPECT_EQ(evaluated("IgnoreFlowIfNullOrEmpty([b])", R"({"b": {"binary": "AAE="}})"), R"({"binary":"AAE="})");
}

TEST(IgnoreFlowIfNullOrEmpty, IgnoresTheWholeExpressionFromInside) {
    EXPECT_EQ(evaluated(R"(Append("a", IgnoreFlowIfNullOrEmpty([x])))"), R"({"ignore":true})");
}

TEST(IgnoreFlowIfNullOrEmpty, IsNotReachedInABranchNotTaken) {
    EXPECT_EQ(evaluated(R"(IIF(True, "a", IgnoreFlowIfNullOrEmpty([x])))"), R"("a")");
}

TEST(IgnoreThisFlow, IgnoresTheWholeExpression) {
    EXPECT_EQ(evaluated(R"(Append("a", IgnoreThisFlow))"), R"({"ignore":true})");
}

TEST(IgnoreThisFlow, StopsTheEvaluation) {
    EXPECT_EQ(evaluated(R"(IgnoreThisFlow & Error("never"))"), R"({"ignore":true})");
}

TEST(Error, StopsWithItsMessage) { EXPECT_EQ(evaluated(R"(Append("a", Error("stop here")))"), "error: stop here"); }

TEST(Error, IsCalledErrorWithoutMessage) { EXPECT_EQ(evaluated("Error([x])"), "error: Error"); }

TEST(Error, IsCalledErrorWithAnEmptyMessage) { EXPECT_EQ(evaluated(R"(Error(""))"), "error: Error"); }

TEST(SelectUniqueValue, TakesTheFirstCandidateWithoutADirectory) {
    EXPECT_EQ(evaluated(R"(SelectUniqueValue("a", "b"))"), R"("a")");
}

TEST(SelectUniqueValue, SkipsNullAndEmptyCandidates) {
    EXPECT_EQ(evaluated(R"(SelectUniqueValue([x], "", "c"))"), R"("c")");
}

TEST(SelectUniqueValue, FailsWithoutCandidate) {
    EXPECT_EQ(evaluated(R"(SelectUniqueValue([x], ""))"), "error: SelectUniqueValue: no unique value found.");
}

TEST(SelectUniqueValue, MayStandInParentheses) { EXPECT_EQ(evaluated(R"((SelectUniqueValue("a", "b")))"), R"("a")"); }

TEST(SelectUniqueValue, MustBeOutermost) {
    EXPECT_EQ(evaluated(R"(SelectUniqueValue("a", "b") & "c")"),
              "error: SelectUniqueValue must be the outermost function.");
}

TEST(SelectUniqueValue, WantsTwoRules) {
    EXPECT_EQ(evaluated(R"(SelectUniqueValue("a"))"), "error: SelectUniqueValue takes at least 2 arguments, got 1.");
}

TEST(SelectUniqueValue, WantsEveryRuleWritten) {
    EXPECT_EQ(evaluated(R"(SelectUniqueValue("a", , "b"))"),
              "error: SelectUniqueValue: argument 2 (rule2) is required.");
}

TEST(SelectUniqueValue, RefusesAList) {
    EXPECT_EQ(evaluated(R"(SelectUniqueValue([list], "b"))", R"({"list": ["a", "b", "c"]})"),
              "error: SelectUniqueValue: argument 1 (rule1) must be a single value, got 3 values.");
}

TEST(Redact, LetsTheValueFlow) {
    EXPECT_EQ(evaluated(R"(Append(Redact([s]), "!"))", R"({"s": "secret"})"), R"("secret!")");
}

TEST(Redact, HidesTheValueInMessages) {
    EXPECT_EQ(evaluated("CNum(Redact([s]))", R"({"s": "secret"})"), "error: CNum: [Redact] is not a number.");
}

TEST(Redact, HidesWhatIsComputedFromIt) {
    EXPECT_EQ(evaluated(R"(CNum(Redact([s]) & "x"))", R"({"s": "secret"})"), "error: CNum: [Redact] is not a number.");
}

TEST(Redact, HidesItsArgumentWhileItIsComputed) {
    EXPECT_EQ(evaluated("Redact(CNum([s]))", R"({"s": "secret"})"), "error: CNum: [Redact] is not a number.");
}

TEST(Redact, HidesEachValueOfAList) {
    EXPECT_EQ(evaluated("CNum(Redact([l]))", R"({"l": ["s1", "s2"]})"), "error: CNum: [Redact] is not a number.");
}

TEST(Redact, HidesARaisedMessage) { EXPECT_EQ(evaluated(R"(Error(Redact("secret")))"), "error: [Redact]"); }

TEST(Redact, HidesBothSidesOfAComparison) {
    EXPECT_EQ(evaluated("Redact([s]) < Now()", R"({"s": "secret"})"),
              "error: Cannot compare text with date: [Redact] is not a date.");
}

TEST(SelectUniqueValue, AsksTheCallerWhatIsFree) {
    Environment environment;
    environment.isFree = [](std::string_view candidate) { return candidate == "b"; };
    const Expression expression = Expression::compile(R"(SelectUniqueValue("a", "b", "c"))");
    EXPECT_EQ(outcomeOf(expression.evaluate(Object(), environment)), R"("b")");
}

TEST(SelectUniqueValue, FailsWhenNoCandidateIsFree) {
    Environment environment;
    environment.isFree = [](std::string_view) { return false; };
    const Expression expression = Expression::compile(R"(SelectUniqueValue("a", "b"))");
    EXPECT_EQ(outcomeOf(expression.evaluate(Object(), environment)),
              "error: SelectUniqueValue: no unique value found.");
}

TEST(Redact, TellsTheCallerThatTheResultIsHidden) { EXPECT_TRUE(evaluation(R"(Redact("a") & "b")").redacted); }

TEST(Redact, LeavesOtherResultsVisible) { EXPECT_FALSE(evaluation(R"("a" & "b")").redacted); }

}  // namespace hs::expr::test
