#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(RegexDialect, RefusesLookahead) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "a(?=b)", , "", , ))~"),
              "error: Replace: regular expressions here have no lookahead.");
}

TEST(RegexDialect, RefusesNegativeLookahead) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "a(?!b)", , "", , ))~"),
              "error: Replace: regular expressions here have no lookahead.");
}

TEST(RegexDialect, RefusesLookbehind) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "(?<=a)b", , "", , ))"),
              "error: Replace: regular expressions here have no lookbehind.");
}

TEST(RegexDialect, RefusesNegativeLookbehind) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "(?<!a)b", , "", , ))"),
              "error: Replace: regular expressions here have no lookbehind.");
}

TEST(RegexDialect, RefusesBackreferences) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "(a)\1", , "", , ))"),
              "error: Replace: regular expressions here have no backreferences.");
}

TEST(RegexDialect, RefusesNamedBackreferences) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "(?<n>a)\k<n>", , "", , ))"),
              "error: Replace: regular expressions here have no backreferences.");
}

TEST(RegexDialect, RefusesAtomicGroups) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?>a)", , "", , ))~"),
              "error: Replace: regular expressions here have no atomic groups.");
}

TEST(RegexDialect, RefusesPossessiveQuantifiers) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "a++", , "", , ))"),
              "error: Replace: regular expressions here have no possessive quantifiers.");
}

TEST(RegexDialect, RefusesConditionalGroups) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?(a)b|c)", , "", , ))~"),
              "error: Replace: regular expressions here have no conditional groups.");
}

TEST(RegexDialect, RefusesCommentGroups) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "(?#x)a", , "", , ))"),
              "error: Replace: regular expressions here have no comment groups.");
}

TEST(RegexDialect, RefusesBalancingGroups) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?<a-b>x)", , "", , ))~"),
              "error: Replace: regular expressions here have no balancing groups.");
}

TEST(RegexDialect, RefusesDuplicateGroupNames) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?<n>a)(?<n>b)", , "", , ))~"),
              "error: Replace: regular expressions here have no duplicate group names.");
}

TEST(RegexDialect, RefusesPosixClasses) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "[[:alpha:]]", , "", , ))"),
              "error: Replace: regular expressions here have no POSIX classes.");
}

TEST(RegexDialect, RefusesClassSubtraction) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "[a-z-[aeiou]]", , "", , ))"),
              "error: Replace: regular expressions here have no class subtraction.");
}

TEST(RegexDialect, RefusesOptionX) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "(?x)a", , "", , ))"),
              "error: Replace: regular expressions here have no option 'x'.");
}

TEST(RegexDialect, RefusesOptionNInAGroup) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?n:a)", , "", , ))~"),
              "error: Replace: regular expressions here have no option 'n'.");
}

TEST(RegexDialect, RefusesTheEndBeforeALineFeed) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "a\Z", , "", , ))"),
              R"(error: Replace: regular expressions here have no \Z.)");
}

TEST(RegexDialect, RefusesContiguousMatches) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "\Ga", , "", , ))"),
              R"(error: Replace: regular expressions here have no \G.)");
}

TEST(RegexDialect, RefusesQuotedRuns) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "\Qa", , "", , ))"),
              R"(error: Replace: regular expressions here have no \Q.)");
}

TEST(RegexDialect, RefusesNegatedWordInAClass) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "[\W]", , "", , ))"),
              R"(error: Replace: regular expressions here have no \W inside […].)");
}

TEST(RegexDialect, RefusesNegatedSpaceInAClass) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "[^\S]", , "", , ))"),
              R"(error: Replace: regular expressions here have no \S inside […].)");
}

TEST(RegexDialect, RefusesPythonsNamedGroups) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?P<n>a)", , "", , ))~"),
              "error: Replace: regular expressions here have no (?P<name>…) groups; write (?<name>…).");
}

TEST(RegexDialect, RefusesQuotedGroupNames) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?'n'a)", , "", , ))~"),
              "error: Replace: regular expressions here have no (?'name'…) groups; write (?<name>…).");
}

TEST(RegexDialect, RefusesAGroupNameThatBeginsWithADigit) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "(?<1a>x)", , "", , ))~"),
              "error: Replace: invalid regular expression: '1a' is not a group name");
}

TEST(RegexDialect, RefusesAnOpenGroup) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "(a", , "", , ))"), "error: Replace: invalid regular expression: missing )");
}

TEST(RegexDialect, RefusesAClosingParenthesis) {
    EXPECT_EQ(evaluated(R"~(Replace("x", , "a)", , "", , ))~"),
              "error: Replace: invalid regular expression: unexpected )");
}

TEST(RegexDialect, RefusesAnOpenClass) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "[a", , "", , ))"), "error: Replace: invalid regular expression: missing ]");
}

TEST(RegexDialect, RefusesAQuantifierWithoutAnything) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "*a", , "", , ))"),
              "error: Replace: invalid regular expression: nothing to repeat before '*'");
}

TEST(RegexDialect, RefusesNestedQuantifiers) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "a**", , "", , ))"),
              "error: Replace: invalid regular expression: nested quantifier '*'");
}

TEST(RegexDialect, RefusesLargeRepetitions) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "a{1001}", , "", , ))"),
              "error: Replace: invalid regular expression: repetition count is above 1,000");
}

TEST(RegexDialect, RefusesRepetitionsInTheWrongOrder) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "a{3,2}", , "", , ))"),
              "error: Replace: invalid regular expression: repetition counts are in the wrong order");
}

TEST(RegexDialect, RefusesARangeInTheWrongOrder) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "[z-a]", , "", , ))"),
              "error: Replace: invalid regular expression: a range in […] is in the wrong order");
}

TEST(RegexDialect, RefusesUnknownEscapes) {
    EXPECT_EQ(evaluated(R"(Replace("x", , "\y", , "", , ))"),
              R"(error: Replace: invalid regular expression: unknown escape \y)");
}

TEST(RegexMeaning, KnowsWordCharactersOfEveryScript) {
    EXPECT_EQ(evaluated(R"(Replace("é_Σ-9", , "\w", , ".", , ))"), R"("...-.")");
}

TEST(RegexMeaning, KnowsNonWordCharacters) { EXPECT_EQ(evaluated(R"(Replace("é-a", , "\W", , ".", , ))"), R"("é.a")"); }

TEST(RegexMeaning, KnowsDigitsOfEveryScript) {
    EXPECT_EQ(evaluated(R"(Replace("1٣a", , "\d", , "#", , ))"), R"("##a")");
}

TEST(RegexMeaning, KnowsNonDigits) { EXPECT_EQ(evaluated(R"(Replace("1a", , "\D", , "#", , ))"), R"("1#")"); }

TEST(RegexMeaning, KnowsWhiteSpaceOfEveryScript) {
    EXPECT_EQ(evaluated(R"(Replace("a bc", , "\s", , "_", , ))"), R"("a_b_c")");
}

TEST(RegexMeaning, KnowsNonWhiteSpace) { EXPECT_EQ(evaluated(R"(Replace("a b", , "\S", , "_", , ))"), R"("_ _")"); }

TEST(RegexMeaning, KnowsWordCharactersInClasses) {
    EXPECT_EQ(evaluated(R"(Replace("é-!", , "[\w-]", , ".", , ))"), R"("..!")");
}

TEST(RegexMeaning, KnowsDigitsInNegatedClasses) {
    EXPECT_EQ(evaluated(R"(Replace("a1", , "[^\d]", , ".", , ))"), R"(".1")");
}

TEST(RegexMeaning, MatchesCarriageReturnByDot) {
    EXPECT_EQ(evaluated("Replace(\"a\r\nb\", , \".\", , \"x\", , )"), R"("xx\nx")");
}

TEST(RegexMeaning, MatchesLineFeedInNegatedClasses) {
    EXPECT_EQ(evaluated("Replace(\"a\nb\", , \"[^a]\", , \"x\", , )"), R"("axx")");
}

TEST(RegexMeaning, EndsAtTheVeryEnd) { EXPECT_EQ(evaluated("Replace(\"a\n\", , \"a$\", , \"x\", , )"), R"("a\n")"); }

TEST(RegexMeaning, KnowsMultiLine) {
    EXPECT_EQ(evaluated("Replace(\"a\nb\", , \"(?m)^\", , \">\", , )"), R"(">a\n>b")");
}

TEST(RegexMeaning, KnowsSingleLine) { EXPECT_EQ(evaluated("Replace(\"a\nb\", , \"(?s).\", , \"x\", , )"), R"("xxx")"); }

TEST(RegexMeaning, IgnoresCaseOnDemand) { EXPECT_EQ(evaluated(R"(Replace("AbA", , "(?i)a", , "x", , ))"), R"("xbx")"); }

TEST(RegexMeaning, IgnoresCaseInAGroup) {
    EXPECT_EQ(evaluated(R"(Replace("ABab", , "(?i:a)b", , "x", , ))"), R"("ABx")");
}

TEST(RegexMeaning, TurnsOptionsOff) { EXPECT_EQ(evaluated(R"(Replace("AA", , "(?i)a(?-i)A", , "x", , ))"), R"("x")"); }

TEST(RegexMeaning, KnowsUnicodeEscapes) { EXPECT_EQ(evaluated(R"(Replace("é€", , "\u00e9", , "e", , ))"), R"("e€")"); }

TEST(RegexMeaning, KnowsSurrogatePairs) {
    EXPECT_EQ(evaluated(R"(Replace("😀", , "\uD83D\uDE00", , "x", , ))"), R"("x")");
}

TEST(RegexMeaning, KnowsHexadecimalEscapes) {
    EXPECT_EQ(evaluated(R"(Replace("aé", , "\xE9", , "x", , ))"), R"("ax")");
}

TEST(RegexMeaning, KnowsCategories) { EXPECT_EQ(evaluated(R"(Replace("aÄ1", , "\p{Lu}", , "x", , ))"), R"("ax1")"); }

TEST(RegexMeaning, KnowsScripts) { EXPECT_EQ(evaluated(R"(Replace("aα", , "\p{Greek}", , "x", , ))"), R"("ax")"); }

TEST(RegexMeaning, KnowsNegatedCategories) {
    EXPECT_EQ(evaluated(R"(Replace("aÄ1", , "\P{L}", , "x", , ))"), R"("aÄx")");
}

TEST(RegexMeaning, IsLazyOnDemand) { EXPECT_EQ(evaluated(R"(Replace("aab", , "a+?", , "x", , ))"), R"("xxb")"); }

TEST(RegexMeaning, TakesTheLeftmostAlternative) {
    EXPECT_EQ(evaluated(R"(Replace("ab", , "a|ab", , "x", , ))"), R"("xb")");
}

TEST(RegexMeaning, TakesOtherBracesLiterally) {
    EXPECT_EQ(evaluated(R"(Replace("a{b}", , "{b}", , "x", , ))"), R"("ax")");
}

TEST(RegexMeaning, RepeatsAsOften) { EXPECT_EQ(evaluated(R"(Replace("aaaa", , "a{2,3}", , "x", , ))"), R"("xa")"); }

TEST(RegexMeaning, TakesABracketFirstInAClass) {
    EXPECT_EQ(evaluated(R"(Replace("]a", , "[]]", , "x", , ))"), R"("xa")");
}

TEST(RegexMeaning, TakesAHyphenLastInAClass) {
    EXPECT_EQ(evaluated(R"(Replace("a-b", , "[a-]", , "x", , ))"), R"("xxb")");
}

TEST(RegexMeaning, TakesABracketInAClassLiterally) {
    EXPECT_EQ(evaluated(R"(Replace("[a", , "[[a]", , "x", , ))"), R"("xx")");
}

TEST(RegexMeaning, KnowsWordBoundaries) {
    EXPECT_EQ(evaluated(R"(Replace("ab cd", , "\b", , "|", , ))"), R"("|ab| |cd|")");
}

TEST(RegexMeaning, KnowsVeryStart) { EXPECT_EQ(evaluated(R"(Replace("aa", , "\Aa", , "x", , ))"), R"("xa")"); }

TEST(RegexMeaning, TakesEscapedPunctuationLiterally) {
    EXPECT_EQ(evaluated(R"(Replace("a.b", , "\.", , "x", , ))"), R"("axb")");
}

TEST(RegexMeaning, KnowsControlCharacters) {
    EXPECT_EQ(evaluated("Replace(\"a\tb\", , \"\\cI\", , \"x\", , )"), R"("axb")");
}

TEST(RegexMeaning, KnowsOctalInClasses) {
    EXPECT_EQ(evaluated("Replace(\"a\tb\", , \"[\\011]\", , \"x\", , )"), R"("axb")");
}

}  // namespace hs::expr::test
