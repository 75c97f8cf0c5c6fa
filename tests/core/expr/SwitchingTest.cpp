#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(KeyedSwitch, GivesTheValueOfTheFirstKeyThatFits) {
    EXPECT_EQ(evaluated(R"(Switch("b", "d", "a", 1, "b", 2, "b", 3))"), R"("2")");
}

TEST(KeyedSwitch, GivesTheDefaultOtherwise) { EXPECT_EQ(evaluated(R"(Switch("x", "d", "a", 1))"), R"("d")"); }

TEST(KeyedSwitch, GivesNullWithoutDefault) { EXPECT_EQ(evaluated(R"(Switch("x", , "a", 1))"), "null"); }

TEST(KeyedSwitch, IsCaseSensitive) { EXPECT_EQ(evaluated(R"(Switch("A", "d", "a", 1))"), R"("d")"); }

TEST(KeyedSwitch, TakesNullSourceAsEmpty) { EXPECT_EQ(evaluated(R"(Switch([x], "d", "", "empty"))"), R"("empty")"); }

TEST(KeyedSwitch, TakesNullKeyAsEmpty) { EXPECT_EQ(evaluated(R"(Switch("", "d", [x], "empty"))"), R"("empty")"); }

TEST(KeyedSwitch, ComparesTextForms) { EXPECT_EQ(evaluated(R"(Switch(1 + 1, "d", "2", "two"))"), R"("two")"); }

TEST(KeyedSwitch, ComparesKeysThatAreNumbers) { EXPECT_EQ(evaluated(R"(Switch("7", "d", 7, "seven"))"), R"("seven")"); }

TEST(KeyedSwitch, ComparesBooleansByTheirTextForm) {
    EXPECT_EQ(evaluated(R"(Switch(IsPresent("a"), "d", "True", "yes"))"), R"("yes")");
}

TEST(KeyedSwitch, EvaluatesOnlyTheChosenValue) {
    EXPECT_EQ(evaluated(R"(Switch("a", Error("default"), "a", "yes", "b", Error("b")))"), R"("yes")");
}

TEST(KeyedSwitch, EvaluatesKeysUntilOneFits) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d", "a", "yes", Error("key"), "no"))"), R"("yes")");
}

TEST(KeyedSwitch, PassesBytesThrough) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d", "a", [b]))", R"({"b": {"binary": "AAE="}})"), R"({"binary":"AAE="})");
}

TEST(KeyedSwitch, PassesADefaultOfBytesThrough) {
    EXPECT_EQ(evaluated(R"(Switch("x", [b], "a", "y"))", R"({"b": {"binary": "AAE="}})"), R"({"binary":"AAE="})");
}

TEST(KeyedSwitch, PassesListsThroughWhole) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d", "a", [list]))", R"({"list": ["a", "b", "c"]})"), R"(["a","b","c"])");
}

TEST(KeyedSwitch, RefusesBytesAsSource) {
    EXPECT_EQ(evaluated(R"(Switch([b], "d", "a", 1))", R"({"b": {"binary": "AAE="}})"),
              "error: Switch: argument 1 (source) must be text, got bytes.");
}

TEST(KeyedSwitch, RefusesBytesAsKey) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d", [b], 1))", R"({"b": {"binary": "AAE="}})"),
              "error: Switch: argument 3 (key) must be text, got bytes.");
}

TEST(KeyedSwitch, PicksValueByValueForAList) {
    EXPECT_EQ(evaluated(R"(Switch([list], "d", "a", "1", "b", "2"))", R"({"list": ["a", "b", "c"]})"),
              R"(["1","2","d"])");
}

TEST(KeyedSwitch, TakesItemsOfAListValueByPlace) {
    EXPECT_EQ(evaluated(R"(Switch([list], [list], "b", "B"))", R"({"list": ["a", "b", "c"]})"), R"(["a","B","c"])");
}

TEST(KeyedSwitch, RefusesAListValueOfAnotherLength) {
    EXPECT_EQ(evaluated(R"(Switch([list], [m], "b", "B"))", R"({"list": ["a", "b", "c"], "m": ["x", "y"]})"),
              "error: Values cannot be paired: 3 and 2.");
}

TEST(KeyedSwitch, DropsItemsWithoutADefault) {
    EXPECT_EQ(evaluated(R"(Switch([list], , "b", "B"))", R"({"list": ["a", "b", "c"]})"), R"(["B"])");
}

TEST(KeyedSwitch, DoesNotEvaluateAValueThatNoItemNeeds) {
    EXPECT_EQ(evaluated(R"(Switch([list], "d", "z", Error("never")))", R"({"list": ["a", "b", "c"]})"),
              R"(["d","d","d"])");
}

TEST(KeyedSwitch, SpreadsOverAListOfKeys) {
    EXPECT_EQ(evaluated(R"(Switch("b", "d", [list], "hit"))", R"({"list": ["a", "b", "c"]})"), R"(["d","hit","d"])");
}

TEST(KeyedSwitch, IsKeyedWhenOneOddArgumentIsNoCondition) {
    EXPECT_EQ(evaluated(R"(Switch(IsPresent("a"), "x", "True", "yes"))"), R"("yes")");
}

TEST(KeyedSwitch, TakesAJoinOfAComparisonForNoCondition) {
    EXPECT_EQ(evaluated(R"(Switch(("a" = "a") & "b", "d", "Trueb", "yes"))"), R"("yes")");
}

TEST(PairsSwitch, GivesTheValueOfTheFirstConditionThatHolds) {
    EXPECT_EQ(evaluated(R"(Switch([c] = "L", 1, [c] = "R", 2, [c] = "R", 3))", R"({"c": "R"})"), R"("2")");
}

TEST(PairsSwitch, GivesNullWhenNoneHolds) {
    EXPECT_EQ(evaluated(R"(Switch([c] = "L", 1, [c] = "R", 2))", R"({"c": "x"})"), "null");
}

TEST(PairsSwitch, MayHaveOnePair) { EXPECT_EQ(evaluated(R"(Switch(True, "a"))"), R"("a")"); }

TEST(PairsSwitch, DoesNotEvaluateLaterConditions) {
    EXPECT_EQ(evaluated(R"(Switch(True, "a", CBool(Error("never")), "b"))"), R"("a")");
}

TEST(PairsSwitch, DoesNotEvaluateOtherValues) {
    EXPECT_EQ(evaluated(R"(Switch(False, Error("never"), True, "b"))"), R"("b")");
}

TEST(PairsSwitch, LooksThroughParentheses) { EXPECT_EQ(evaluated(R"(Switch(([c] = "L"), 1, (True), 2))"), R"("2")"); }

TEST(PairsSwitch, KnowsLogicalOperators) {
    EXPECT_EQ(evaluated("Switch(True && False, 1, True || False, 2)"), R"("2")");
}

TEST(PairsSwitch, KnowsEveryTestFunction) {
    EXPECT_EQ(
        evaluated(
            R"(Switch(Not(True), 1, IsNull("a"), 2, IsEmpty("a"), 3, IsString(NULL), 4, IsNumeric("a"), 5, IsDate("a"), 6, IsGuid("a"), 7, IsBitSet(1, 2), 8, CBool("0"), 9, IsNullOrEmpty("a"), 10, IsPresent("a"), 11))"),
        R"("11")");
}

TEST(PairsSwitch, RefusesAListAsCondition) {
    EXPECT_EQ(evaluated(R"(Switch([list] = "a", 1, True, 2))", R"({"list": ["a", "b", "c"]})"),
              "error: Switch: argument 1 (condition) must be a single value, got 3 values.");
}

TEST(PairsSwitch, ReturnsAListWhole) {
    EXPECT_EQ(evaluated("Switch(True, [list])", R"({"list": ["a", "b", "c"]})"), R"(["a","b","c"])");
}

TEST(Switch, RefusesAnOddNumberOfArguments) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d", "k"))"), "error: Switch needs an even number of arguments, got 3.");
}

TEST(Switch, RefusesAMissingKey) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d"))"), "error: Switch needs at least one key and value.");
}

TEST(Switch, RefusesNoArguments) {
    EXPECT_EQ(evaluated("Switch()"), "error: Switch needs at least one key and value.");
}

TEST(Switch, WantsTheKeyWritten) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d", , "v"))"), "error: Switch: argument 3 (key) is required.");
}

TEST(Switch, WantsTheValueWritten) {
    EXPECT_EQ(evaluated(R"(Switch("a", "d", "k", ))"), "error: Switch: argument 4 (value) is required.");
}

TEST(Switch, WantsTheSourceWritten) {
    EXPECT_EQ(evaluated(R"(Switch(, "d", "k", "v"))"), "error: Switch: argument 1 (source) is required.");
}

TEST(Switch, WantsEveryValueOfPairsWritten) {
    EXPECT_EQ(evaluated("Switch(True, )"), "error: Switch: argument 2 (value) is required.");
}

}  // namespace hs::expr::test
