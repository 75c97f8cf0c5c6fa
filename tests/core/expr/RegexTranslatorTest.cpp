#include "core/expr/RegexTranslator.h"

#include <gtest/gtest.h>

#include "core/expr/Pattern.h"

namespace hs::expr::test {

namespace {

std::string translated(std::string_view pattern) {
    auto result = RegexTranslator(pattern).translate();
    return result ? result->text : "error: " + result.error().message;
}

}  // namespace

TEST(RegexTranslator, LeavesPlainPatternsAlone) { EXPECT_EQ(translated("ab|c*d+?"), "ab|c*d+?"); }

TEST(RegexTranslator, SpellsNamedGroupsForRe2) { EXPECT_EQ(translated("(?<a1_>x)"), "(?P<a1_>x)"); }

TEST(RegexTranslator, WidensWordsToEveryScript) { EXPECT_EQ(translated("\\w"), R"([\p{L}\p{Mn}\p{Nd}\p{Pc}])"); }

TEST(RegexTranslator, WidensSpacesInClasses) { EXPECT_EQ(translated("[\\sx]"), R"([\t-\r\x{85}\p{Z}x])"); }

TEST(RegexTranslator, EscapesBracesThatAreNoRepetition) { EXPECT_EQ(translated("a{,5}"), R"(a\{,5\})"); }

TEST(RegexTranslator, KeepsRepetitions) { EXPECT_EQ(translated("a{2,}?b{3}"), "a{2,}?b{3}"); }

TEST(RegexTranslator, KeepsNonCapturingGroups) { EXPECT_EQ(translated("(?:a)"), "(?:a)"); }

TEST(RegexTranslator, KeepsOptions) { EXPECT_EQ(translated("(?im-s)a(?s:b)"), "(?im-s)a(?s:b)"); }

TEST(RegexTranslator, TakesBackspaceInClasses) { EXPECT_EQ(translated("[\\b]"), "[\b]"); }

TEST(RegexTranslator, EscapesWhatIsSpecialInClasses) { EXPECT_EQ(translated("[a\\]^[-]"), R"([a\]\^\[\-])"); }

TEST(RegexTranslator, CountsUnnamedGroupsFirst) {
    const auto result = RegexTranslator("(?<n>a)(b)(?:c)(?<m>d)(e)").translate();
    ASSERT_TRUE(result);
    ASSERT_EQ(result->groups.size(), 4u);
    EXPECT_EQ(result->groups[0].index, 2);
    EXPECT_EQ(result->groups[1].index, 4);
    EXPECT_EQ(result->groups[2].name, "n");
    EXPECT_EQ(result->groups[3].index, 3);
}

TEST(RegexTranslator, RefusesHalfASurrogatePair) {
    EXPECT_EQ(translated("\\uD83D"), "error: invalid regular expression: half of a surrogate pair");
}

TEST(RegexTranslator, RefusesTooFewHexadecimalDigits) {
    EXPECT_EQ(translated("\\x4"), "error: invalid regular expression: too few hexadecimal digits after \\x");
}

TEST(RegexTranslator, RefusesABackslashAtTheEnd) {
    EXPECT_EQ(translated("a\\"), "error: invalid regular expression: \\ at the end");
}

TEST(RegexTranslator, RefusesCategoriesWithoutBraces) {
    EXPECT_EQ(translated("\\pL"), "error: invalid regular expression: \\p and \\P need {…}");
}

TEST(RegexTranslator, RefusesAnOpenGroupName) {
    EXPECT_EQ(translated("(?<a"), "error: invalid regular expression: group name is not closed: missing >");
}

TEST(RegexTranslator, RefusesAnOpenOption) {
    EXPECT_EQ(translated("(?i"), "error: invalid regular expression: missing )");
}

TEST(RegexTranslator, RefusesASetAtTheEndOfARange) {
    EXPECT_EQ(translated("[a-\\d]"), "error: invalid regular expression: a range in […] cannot end with a set");
}

TEST(RegexTranslator, RefusesGroupsNestedTooDeep) {
    EXPECT_EQ(translated(std::string(300, '(')), "error: invalid regular expression: groups are nested too deep");
}

TEST(Pattern, RefusesBlockNames) { EXPECT_FALSE(Pattern::compile("\\p{IsGreek}").ok()); }

TEST(Pattern, FindsGroupsByDotNetNumber) {
    const auto pattern = Pattern::compile("(?<n>a)(b)");
    ASSERT_TRUE(pattern);
    EXPECT_EQ((*pattern)->groupByNumber(0), 0);
    EXPECT_EQ((*pattern)->groupByNumber(1), 2);
    EXPECT_EQ((*pattern)->groupByNumber(2), 1);
    EXPECT_EQ((*pattern)->groupByNumber(3), std::nullopt);
}

TEST(Pattern, FindsGroupsByName) {
    const auto pattern = Pattern::compile("(?<n>a)(b)");
    ASSERT_TRUE(pattern);
    EXPECT_EQ((*pattern)->groupByName("n"), 1);
    EXPECT_EQ((*pattern)->groupByName("N"), std::nullopt);
    EXPECT_EQ((*pattern)->groupByName(""), std::nullopt);
}

}  // namespace hs::expr::test
