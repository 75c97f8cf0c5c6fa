#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Contains, GivesTheIndexOfTheFirstMatch) {
    EXPECT_EQ(evaluated(R"(Contains([p], "SMTP:"))", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"), R"("2")");
}

TEST(Contains, GivesZeroWhenThereIsNone) {
    EXPECT_EQ(evaluated(R"(Contains([p], "SIP:"))", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"), R"("0")");
}

TEST(Contains, IgnoresCaseOnDemand) {
    EXPECT_EQ(
        evaluated(R"(Contains([p], "X@Y", CaseInsensitive))", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
        R"("3")");
}

TEST(Contains, TakesTheCaseTypeInQuotes) {
    EXPECT_EQ(
        evaluated(R"(Contains([p], "X@Y", "CaseSensitive"))", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
        R"("0")");
}

TEST(Contains, SearchesASingleValueAsAListOfOne) { EXPECT_EQ(evaluated(R"(Contains("abc", "b"))"), R"("1")"); }

TEST(Contains, GivesZeroForANullList) { EXPECT_EQ(evaluated(R"(Contains([x], "b"))"), R"("0")"); }

TEST(Contains, GivesZeroForANullSearch) {
    EXPECT_EQ(evaluated("Contains([p], [x])", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"), R"("0")");
}

TEST(Contains, FindsEmptyTextInTheFirstValue) {
    EXPECT_EQ(evaluated(R"(Contains([p], ""))", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"), R"("1")");
}

TEST(Contains, WantsReferencesToBeEqualAsAWhole) {
    EXPECT_EQ(evaluated(R"(Contains([d], CRef("CN=a")))", R"({"d": ["CN=ab", "CN=a"]})"), R"("2")");
}

TEST(Contains, WantsListedReferencesToBeEqualAsAWhole) {
    EXPECT_EQ(evaluated(R"(Contains(CRef([d]), "CN=a"))", R"({"d": ["CN=ab", "CN=a"]})"), R"("2")");
}

TEST(Contains, RefusesAnUnknownCaseType) {
    EXPECT_EQ(evaluated(R"(Contains([p], "x", NoCase))", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
              "error: Contains: 'NoCase' is not one of CaseInsensitive, CaseSensitive.");
}

TEST(Contains, RefusesBytes) {
    EXPECT_EQ(evaluated(R"(Contains([b], "x"))", R"({"b": {"binary": "AAE="}})"),
              "error: Contains: argument 1 (attribute) must be text, got bytes.");
}

TEST(Count, CountsValues) {
    EXPECT_EQ(evaluated("Count([p])", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"), R"("3")");
}

TEST(Count, GivesZeroForNull) { EXPECT_EQ(evaluated("Count([x])"), R"("0")"); }

TEST(Count, CountsASingleValueAsOne) { EXPECT_EQ(evaluated(R"(Count("a"))"), R"("1")"); }

TEST(Count, CountsEmptyTextAsOne) { EXPECT_EQ(evaluated(R"(Count(""))"), R"("1")"); }

TEST(Count, DoesNotCountNullItems) {
    EXPECT_EQ(evaluated(R"(Count(IIF([p] = "smtp:b@c.d", NULL, [p])))",
                        R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
              R"("2")");
}

TEST(Item, GivesTheIndexedValue) {
    EXPECT_EQ(evaluated("Item([p], 3)", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"), R"("smtp:x@y.z")");
}

TEST(Item, RefusesIndexZero) {
    EXPECT_EQ(evaluated("Item([p], 0)", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
              "error: Item: index 0 is out of range; there are 3 values.");
}

TEST(Item, RefusesAnIndexBeyondTheEnd) {
    EXPECT_EQ(evaluated("Item([p], 4)", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
              "error: Item: index 4 is out of range; there are 3 values.");
}

TEST(Item, RefusesAnAbsentAttribute) {
    EXPECT_EQ(evaluated("Item([x], 1)"), "error: Item: index 1 is out of range; there are 0 values.");
}

TEST(Item, TakesASingleValueAsAListOfOne) { EXPECT_EQ(evaluated(R"(Item("a", 1))"), R"("a")"); }

TEST(Item, SpreadsOverTheIndex) {
    EXPECT_EQ(evaluated("Item([p], [n])", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c"], "n": ["2", "1"]})"),
              R"(["SMTP:a@b.c","smtp:b@c.d"])");
}

TEST(Item, RefusesANullIndex) {
    EXPECT_EQ(evaluated("Item([p], [x])", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
              "error: Item: argument 2 (index) must be a number, got null.");
}

TEST(Item, PassesBytesThrough) {
    EXPECT_EQ(evaluated("Item([b], 2)", R"({"b": [{"binary": "AAE="}, {"binary": "AAI="}]})"), R"({"binary":"AAI="})");
}

TEST(ItemOrNull, GivesTheIndexedValue) {
    EXPECT_EQ(evaluated("ItemOrNull([p], 1)", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"),
              R"("smtp:b@c.d")");
}

TEST(ItemOrNull, GivesNullOutOfRange) {
    EXPECT_EQ(evaluated("ItemOrNull([p], 4)", R"({"p": ["smtp:b@c.d", "SMTP:a@b.c", "smtp:x@y.z"]})"), "null");
}

TEST(ItemOrNull, GivesNullForAnAbsentAttribute) { EXPECT_EQ(evaluated("ItemOrNull([x], 1)"), "null"); }

TEST(RemoveDuplicates, KeepsFirstPlaces) {
    EXPECT_EQ(evaluated("RemoveDuplicates([l])", R"({"l": ["b", "a", "b"]})"), R"(["b","a"])");
}

TEST(RemoveDuplicates, IsCaseSensitive) {
    EXPECT_EQ(evaluated("RemoveDuplicates([l])", R"({"l": ["a", "A"]})"), R"(["a","A"])");
}

TEST(RemoveDuplicates, LeavesASingleValueSingle) { EXPECT_EQ(evaluated(R"(RemoveDuplicates("a"))"), R"("a")"); }

TEST(RemoveDuplicates, KeepsAListOfOneAList) {
    EXPECT_EQ(evaluated("RemoveDuplicates([l])", R"({"l": ["a", "a"]})"), R"(["a"])");
}

TEST(RemoveDuplicates, GivesNullForNull) { EXPECT_EQ(evaluated("RemoveDuplicates([x])"), "null"); }

TEST(RemoveDuplicates, ComparesBytes) {
    EXPECT_EQ(evaluated("Count(RemoveDuplicates([l]))",
                        R"({"l": [{"binary": "AAE="}, {"binary": "AAE="}, {"binary": "AAI="}]})"),
              R"("2")");
}

TEST(Split, TrimsItems) { EXPECT_EQ(evaluated(R"(Split(" a ; b ", ";"))"), R"(["a","b"])"); }

TEST(Split, KeepsEmptyItems) { EXPECT_EQ(evaluated(R"(Split("a,,b,", ","))"), R"(["a","","b",""])"); }

TEST(Split, PutsTheRestIntoTheLastItem) { EXPECT_EQ(evaluated(R"(Split("a,b,c", ",", 2))"), R"(["a","b,c"])"); }

TEST(Split, GivesOneItemForLimitOne) { EXPECT_EQ(evaluated(R"(Split("a,b", ",", 1))"), R"(["a,b"])"); }

TEST(Split, GivesAListOfOneWithoutDelimiter) { EXPECT_EQ(evaluated(R"(Split("abc", ","))"), R"(["abc"])"); }

TEST(Split, RefusesLimitZero) {
    EXPECT_EQ(evaluated(R"(Split("a", ",", 0))"), "error: Split: argument 3 (limit) must be 1 or more, got '0'.");
}

TEST(Split, RefusesTwoDelimiters) {
    EXPECT_EQ(evaluated(R"(Split("a", ", "))"),
              "error: Split: argument 2 (delimiter) must be one character, got ', '.");
}

TEST(Split, RefusesANullDelimiter) {
    EXPECT_EQ(evaluated(R"(Split("a", [x]))"), "error: Split: argument 2 (delimiter) must be one character, got null.");
}

TEST(Split, TakesADelimiterBeyondAscii) { EXPECT_EQ(evaluated(R"(Split("a–b", "–"))"), R"(["a","b"])"); }

TEST(Split, GivesNullForNull) { EXPECT_EQ(evaluated(R"(Split([x], ","))"), "null"); }

TEST(Split, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(Split("", ","))"), "null"); }

TEST(Split, AddsAllItemsInPlaceWhenItSpreads) {
    EXPECT_EQ(evaluated(R"(Split([l], ","))", R"({"l": ["a,b", "c"]})"), R"(["a","b","c"])");
}

TEST(Select, EvaluatesForEachValue) {
    EXPECT_EQ(evaluated(R"(Select($v, [l], $v & "!"))", R"({"l": ["a", "b"]})"), R"(["a!","b!"])");
}

TEST(Select, DropsNulls) {
    EXPECT_EQ(evaluated(R"(Select($v, [l], IIF($v = "a", NULL, $v)))", R"({"l": ["a", "b"]})"), R"(["b"])");
}

TEST(Select, FlattensLists) {
    EXPECT_EQ(evaluated(R"(Select($v, [l], Split($v, ",")))", R"({"l": ["a,b", "c"]})"), R"(["a","b","c"])");
}

TEST(Select, TakesASingleValueAsAListOfOne) { EXPECT_EQ(evaluated(R"(Select($v, "a", $v))"), R"(["a"])"); }

TEST(Select, GivesNullForNull) { EXPECT_EQ(evaluated("Select($v, [x], $v)"), "null"); }

TEST(Select, GivesNullWhenNothingIsLeft) {
    EXPECT_EQ(evaluated("Select($v, [l], NULL)", R"({"l": ["a", "b"]})"), "null");
}

TEST(Select, SeesAttributesToo) {
    EXPECT_EQ(evaluated("Select($v, [l], $v & [s])", R"({"l": ["a", "b"], "s": "1"})"), R"(["a1","b1"])");
}

TEST(Select, NestsWithItsOwnVariable) {
    EXPECT_EQ(evaluated("Select($v, [l], Select($w, [m], $v & $w))", R"({"l": ["a", "b"], "m": ["x", "y"]})"),
              R"(["ax","ay","bx","by"])");
}

TEST(Where, KeepsValuesThatFit) {
    EXPECT_EQ(evaluated("Where($v, [l], Len($v) > 1)", R"({"l": ["a", "bb"]})"), R"(["bb"])");
}

TEST(Where, GivesNullWhenNothingIsLeft) { EXPECT_EQ(evaluated("Where($v, [l], False)", R"({"l": ["a"]})"), "null"); }

TEST(Where, TakesNullAsFalse) { EXPECT_EQ(evaluated("Where($v, [l], NULL)", R"({"l": ["a"]})"), "null"); }

TEST(Where, GivesNullForNull) { EXPECT_EQ(evaluated("Where($v, [x], True)"), "null"); }

TEST(Where, RefusesAListAsCondition) {
    EXPECT_EQ(evaluated(R"(Where($v, [l], [l] = "a"))", R"({"l": ["a", "b"]})"),
              "error: Where: argument 3 (condition) must be a single value, got 2 values.");
}

TEST(Where, RefusesWhatIsNoCondition) {
    EXPECT_EQ(evaluated(R"(Where($v, [l], "maybe"))", R"({"l": ["a"]})"),
              "error: Condition must be True or False, got 'maybe'.");
}

TEST(With, NamesAValue) { EXPECT_EQ(evaluated(R"(With($n, Trim(" a "), $n & $n))"), R"("aa")"); }

TEST(With, NamesAWholeList) { EXPECT_EQ(evaluated("With($n, [l], Count($n))", R"({"l": ["a", "b"]})"), R"("2")"); }

TEST(With, HidesAnOuterVariable) {
    EXPECT_EQ(evaluated(R"(With($n, "outer", With($n, "inner", $n) & $n))"), R"("innerouter")");
}

TEST(With, DoesNotKnowItsNameInItsOwnValue) {
    EXPECT_EQ(evaluated("With($n, $n, $n)"), "error: Unknown variable '$n'.");
}

TEST(With, SeesOuterVariablesInItsValue) {
    EXPECT_EQ(evaluated(R"(With($a, "x", With($b, $a & "y", $b & $a)))"), R"("xyx")");
}

TEST(With, NamesNull) { EXPECT_EQ(evaluated("With($n, [x], IsNull($n))"), R"("True")"); }

}  // namespace hs::expr::test
