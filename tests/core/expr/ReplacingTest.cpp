#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(ReplacePlain, ReplacesEveryOccurrence) { EXPECT_EQ(evaluated(R"(Replace("a-b-c", "-", "+"))"), R"("a+b+c")"); }

TEST(ReplacePlain, UnderstandsControlCharacters) {
    EXPECT_EQ(evaluated("Replace(\"a\tb\nc\", \"\\t\", \"\\n\")"), R"("a\nb\nc")");
}

TEST(ReplacePlain, UnderstandsThemInDoubledSpellingToo) {
    EXPECT_EQ(evaluated("Replace(\"a\r\nb\", \"\\\\r\\\\n\", \", \")"), R"("a, b")");
}

TEST(ReplacePlain, LeavesThemInTheSource) { EXPECT_EQ(evaluated(R"(Replace("a\nb", "b", "c"))"), R"("a\\nc")"); }

TEST(ReplacePlain, LeavesOtherBackslashes) { EXPECT_EQ(evaluated(R"(Replace("a\db", "\d", "x"))"), R"("axb")"); }

TEST(ReplacePlain, ChangesNothingForEmptyOldValue) { EXPECT_EQ(evaluated(R"(Replace("abc", "", "x"))"), R"("abc")"); }

TEST(ReplacePlain, TakesNullOldValueAsEmpty) { EXPECT_EQ(evaluated(R"(Replace("abc", [x], "y"))"), R"("abc")"); }

TEST(ReplacePlain, TakesNullNewValueAsEmpty) { EXPECT_EQ(evaluated(R"(Replace("abc", "b", [x]))"), R"("ac")"); }

TEST(ReplacePlain, GivesNullForNull) { EXPECT_EQ(evaluated(R"(Replace([x], "b", "c"))"), "null"); }

TEST(ReplacePlain, DoesNotSearchWhatItPutIn) { EXPECT_EQ(evaluated(R"(Replace("aa", "a", "aa"))"), R"("aaaa")"); }

TEST(ReplacePlain, IsCaseSensitive) { EXPECT_EQ(evaluated(R"(Replace("Aa", "a", "b"))"), R"("Ab")"); }

TEST(ReplacePlain, WantsOldValueWritten) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "b"))"), "error: Replace: argument 2 (oldValue) is required.");
}

TEST(ReplacePlain, SpreadsOverAList) {
    EXPECT_EQ(evaluated(R"(Replace([l], "a", "b"))", R"({"l": ["a", "ca"]})"), R"(["b","cb"])");
}

TEST(ReplaceMode, ReplacesOccurrences) { EXPECT_EQ(evaluated(R"(Replace("a.b.c", ".", , , "-", , ))"), R"("a-b-c")"); }

TEST(ReplaceMode, TakesNoControlCharactersInTheLongForm) {
    EXPECT_EQ(evaluated(R"(Replace("a\nb", "\n", , , "-", , ))"), R"("a-b")");
}

TEST(ReplaceMode, TakesADollarSignLiterally) {
    EXPECT_EQ(evaluated(R"(Replace("abc", "b", , , "$0", , ))"), R"("a$0c")");
}

TEST(ReplaceMode, TakesNullReplacementAsEmpty) {
    EXPECT_EQ(evaluated(R"(Replace("abc", "b", , , [x], , ))"), R"("ac")");
}

TEST(ReplaceMode, FillsATemplate) { EXPECT_EQ(evaluated(R"(Replace("js", "<u>", , , , , "<u>@<u>"))"), R"("js@js")"); }

TEST(ReplaceMode, LeavesATemplateWithoutOccurrence) {
    EXPECT_EQ(evaluated(R"(Replace("js", "<u>", , , , , "none"))"), R"("none")");
}

TEST(ReplaceMode, GivesNullForANullSourceOfATemplate) {
    EXPECT_EQ(evaluated(R"(Replace([x], "<u>", , , , , "<u>@x"))"), "null");
}

TEST(ReplaceMode, MayLeaveTrailingPositionsAway) {
    EXPECT_EQ(evaluated(R"(Replace("abc", "b", , , "x"))"), R"("axc")");
}

TEST(ReplaceMode, FollowsFromWhatIsWrittenNotFromValues) {
    EXPECT_EQ(evaluated(R"(Replace("abc", [x], , , "y", , ))"), R"("abc")");
}

TEST(ReplaceMode, RefusesOldValueAlone) {
    EXPECT_EQ(evaluated(R"(Replace("abc", "b", , ))"), "error: Replace: this combination of arguments has no meaning.");
}

TEST(ReplaceMode, RefusesOldValueWithPattern) {
    EXPECT_EQ(evaluated(R"(Replace("abc", "b", "c", , "d", , ))"),
              "error: Replace: this combination of arguments has no meaning.");
}

TEST(ReplaceMode, RefusesAGroupWithoutPattern) {
    EXPECT_EQ(evaluated(R"(Replace("abc", , , "g", "d", , ))"),
              "error: Replace: this combination of arguments has no meaning.");
}

TEST(ReplaceMode, RefusesNothingAtAll) {
    EXPECT_EQ(evaluated(R"(Replace("abc", , , ))"), "error: Replace: this combination of arguments has no meaning.");
}

TEST(ReplaceMode, WantsASource) {
    EXPECT_EQ(evaluated(R"(Replace(, "b", , , "x", , ))"), "error: Replace: argument 1 (source) is required.");
}

TEST(ReplaceMode, TakesThreeToSevenArguments) {
    EXPECT_EQ(evaluated(R"(Replace("a", "b"))"), "error: Replace takes 3 to 7 arguments, got 2.");
}

TEST(ReplaceMatches, ReplacesEveryMatch) {
    EXPECT_EQ(evaluated(R"(Replace("a1b22", , "\d+", , "#", , ))"), R"("a#b#")");
}

TEST(ReplaceMatches, RefersToNumberedGroups) {
    EXPECT_EQ(evaluated(R"~(Replace("ab", , "(a)(b)", , "$2$1", , ))~"), R"("ba")");
}

TEST(ReplaceMatches, RefersToNamedGroups) {
    EXPECT_EQ(evaluated(R"~(Replace("ab", , "(?<x>a)(?<y>b)", , "${y}${x}", , ))~"), R"("ba")");
}

TEST(ReplaceMatches, RefersToTheWholeMatch) {
    EXPECT_EQ(evaluated(R"(Replace("ab", , ".", , "<$0$&>", , ))"), R"("<aa><bb>")");
}

TEST(ReplaceMatches, WritesADollarSign) { EXPECT_EQ(evaluated(R"(Replace("a", , "a", , "$$1", , ))"), R"("$1")"); }

TEST(ReplaceMatches, ReadsAllDigitsOfAReference) {
    EXPECT_EQ(evaluated(R"~(Replace("a", , "(a)", , "$12", , ))~"), R"("$12")");
}

TEST(ReplaceMatches, LeavesReferencesToMissingGroups) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "a", , "$1 ${1} ${n} $ $x", , ))"), R"("$1 ${1} ${n} $ $x")");
}

TEST(ReplaceMatches, TakesAGroupThatTookNoPartAsEmpty) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "(x)?a", , "<$1>", , ))"), R"("<>")");
}

TEST(ReplaceMatches, NumbersUnnamedGroupsFirst) {
    EXPECT_EQ(evaluated(R"~(Replace("xyz", , "(?<a>x)(y)(?<b>z)", , "$1$2$3", , ))~"), R"("yxz")");
}

TEST(ReplaceMatches, GivesNamedGroupsByNumberInBraces) {
    EXPECT_EQ(evaluated(R"~(Replace("xy", , "(?<a>x)(y)", , "${2}", , ))~"), R"("x")");
}

TEST(ReplaceMatches, TakesBackslashesLiterally) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "a", , "\\1", , ))"), R"("\\1")");
}

TEST(ReplaceMatches, FindsEmptyMatches) {
    EXPECT_EQ(evaluated(R"(Replace("abxd", , "x*", , "-", , ))"), R"("-a-b--d-")");
}

TEST(ReplaceMatches, FindsEmptyMatchesBetweenCharactersNotBytes) {
    EXPECT_EQ(evaluated(R"(Replace("é😀", , "x*", , "-", , ))"), R"("-é-😀-")");
}

TEST(ReplaceMatches, FindsEmptyMatchInEmptyText) {
    EXPECT_EQ(evaluated(R"(Replace("", , "x*", , "-", , ))"), R"("-")");
}

TEST(ReplaceMatches, GivesNullForNull) { EXPECT_EQ(evaluated(R"(Replace([x], , "a", , "b", , ))"), "null"); }

TEST(ReplaceMatches, TakesNullReplacementAsEmpty) {
    EXPECT_EQ(evaluated(R"(Replace("ab", , "a", , [x], , ))"), R"("b")");
}

TEST(ReplaceMatches, TakesAComputedPattern) {
    EXPECT_EQ(evaluated(R"(Replace("a1", , [p], , "#", , ))", R"({"p": "[0-9]"})"), R"("a#")");
}

TEST(ReplaceMatches, RefusesAComputedPatternThatIsWrong) {
    EXPECT_EQ(evaluated(R"(Replace("a1", , [p], , "#", , ))", R"({"p": "(a"})"),
              "error: Replace: invalid regular expression: missing )");
}

TEST(ReplaceMatches, TakesAComputedReplacementWithReferences) {
    EXPECT_EQ(evaluated(R"~(Replace("ab", , "(a)(b)", , [r], , ))~", R"({"r": "$2-$1"})"), R"("b-a")");
}

TEST(ReplaceMatches, RefusesTheTextBeforeTheMatch) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "a", , "$`", , ))"),
              "error: Replace: '$`' is not supported in a replacement.");
}

TEST(ReplaceMatches, RefusesTheTextAfterTheMatch) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "a", , "$'", , ))"),
              "error: Replace: '$'' is not supported in a replacement.");
}

TEST(ReplaceMatches, RefusesTheLastGroup) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "a", , "$+", , ))"),
              "error: Replace: '$+' is not supported in a replacement.");
}

TEST(ReplaceMatches, RefusesTheWholeText) {
    EXPECT_EQ(evaluated(R"(Replace("a", , "a", , "$_", , ))"),
              "error: Replace: '$_' is not supported in a replacement.");
}

TEST(ReplaceMatches, SpreadsOverAListOfSources) {
    EXPECT_EQ(evaluated(R"(Replace([l], , "\d", , "#", , ))", R"({"l": ["a1", "2b"]})"), R"(["a#","#b"])");
}

TEST(ReplaceGroup, ReplacesTheGroupsOwnText) {
    EXPECT_EQ(evaluated(R"(Replace("545 Tremont", , "^(?<n>\d+) ", "n", "8", , ))"), R"("8 Tremont")");
}

TEST(ReplaceGroup, ReplacesInEveryMatch) {
    EXPECT_EQ(evaluated(R"~(Replace("a1 b2", , "[a-z](?<n>\d)", "n", "#", , ))~"), R"("a# b#")");
}

TEST(ReplaceGroup, TakesTheReplacementLiterally) {
    EXPECT_EQ(evaluated(R"~(Replace("a1", , "(?<n>\d)", "n", "$0", , ))~"), R"("a$0")");
}

TEST(ReplaceGroup, LeavesAMatchInWhichTheGroupTookNoPart) {
    EXPECT_EQ(evaluated(R"~(Replace("ab", , "a|(?<n>b)", "n", "x", , ))~"), R"("ax")");
}

TEST(ReplaceGroup, TakesTheLastTextOfAGroupThatRepeats) {
    EXPECT_EQ(evaluated(R"(Replace("abc", , "(?<n>[a-z])+", "n", "X", , ))"), R"("abX")");
}

TEST(ReplaceGroup, PutsTextWhereTheGroupIsEmpty) {
    EXPECT_EQ(evaluated(R"~(Replace("abc", , "b(?<n>x*)", "n", "-", , ))~"), R"("ab-c")");
}

TEST(ReplaceGroup, RefusesAGroupThatIsNotThere) {
    EXPECT_EQ(evaluated(R"~(Replace("a", , "(?<n>a)", "m", "x", , ))~"),
              "error: Replace: the pattern has no group named 'm'.");
}

TEST(ReplaceGroup, RefusesAComputedGroupThatIsNotThere) {
    EXPECT_EQ(evaluated(R"~(Replace("a", , "(?<n>a)", [g], "x", , ))~", R"({"g": "m"})"),
              "error: Replace: the pattern has no group named 'm'.");
}

TEST(ReplaceGroup, GivesNullForNull) { EXPECT_EQ(evaluated(R"~(Replace([x], , "(?<n>a)", "n", "x", , ))~"), "null"); }

TEST(ReplaceFallback, LeavesASourceWithAValue) {
    EXPECT_EQ(evaluated(R"~(Replace("s", , "(?<n>\d+)", "n", , [o], ))~", R"({"o": "a12"})"), R"("s")");
}

TEST(ReplaceFallback, TakesTheGroupFromTheOtherValueForNull) {
    EXPECT_EQ(evaluated(R"~(Replace([x], , "(?<n>\d+)", "n", , [o], ))~", R"({"o": "a12b34"})"), R"("12")");
}

TEST(ReplaceFallback, TakesTheGroupFromTheOtherValueForEmptyText) {
    EXPECT_EQ(evaluated(R"~(Replace("", , "(?<n>\d+)", "n", , [o], ))~", R"({"o": "a12"})"), R"("12")");
}

TEST(ReplaceFallback, GivesNullWithoutMatch) {
    EXPECT_EQ(evaluated(R"~(Replace("", , "(?<n>\d+)", "n", , [o], ))~", R"({"o": "abc"})"), "null");
}

TEST(ReplaceFallback, GivesNullForANullOther) {
    EXPECT_EQ(evaluated(R"~(Replace("", , "(?<n>\d+)", "n", , [o], ))~"), "null");
}

TEST(ReplaceFallback, GivesNullWhenTheGroupTookNoPart) {
    EXPECT_EQ(evaluated(R"~(Replace("", , "a|(?<n>b)", "n", , "a", ))~"), "null");
}

}  // namespace hs::expr::test
