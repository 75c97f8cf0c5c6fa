#include "core/expr/Suggestion.h"

#include <gtest/gtest.h>

namespace hs::expr::test {

TEST(SpellingDistance, CountsAnInsertion) { EXPECT_EQ(spellingDistance("Left", "Lefft"), 1u); }

TEST(SpellingDistance, CountsADeletion) { EXPECT_EQ(spellingDistance("Left", "Lef"), 1u); }

TEST(SpellingDistance, CountsAChange) { EXPECT_EQ(spellingDistance("Left", "Lift"), 1u); }

TEST(SpellingDistance, CountsASwapOfNeighboursAsOne) { EXPECT_EQ(spellingDistance("Trim", "Tirm"), 1u); }

TEST(SpellingDistance, IgnoresLetterCase) { EXPECT_EQ(spellingDistance("TRIM", "trim"), 0u); }

TEST(SpellingDistance, ToNothingIsTheLength) { EXPECT_EQ(spellingDistance("", "abc"), 3u); }

TEST(SpellingDistance, CountsCharactersNotBytes) { EXPECT_EQ(spellingDistance("ä", "ö"), 1u); }

TEST(Suggestion, PrefersEqualButForLetterCase) { EXPECT_EQ(suggestionFor("trim", {"Trin", "Trim"}), "Trim"); }

TEST(Suggestion, AllowsOneMistakeInShortNames) {
    EXPECT_EQ(suggestionFor("Lefft", {"Left"}), "Left");
    EXPECT_EQ(suggestionFor("Leffx", {"Left"}), "");
}

TEST(Suggestion, AllowsTwoMistakesInLongerNames) {
    EXPECT_EQ(suggestionFor("Replxxe", {"Replace"}), "Replace");
    EXPECT_EQ(suggestionFor("Rxplxxe", {"Replace"}), "");
}

TEST(Suggestion, TakesTheNearest) { EXPECT_EQ(suggestionFor("PadLeftt", {"PadRight", "PadLeft"}), "PadLeft"); }

TEST(Suggestion, BreaksTiesByCodePoints) { EXPECT_EQ(suggestionFor("xTrim", {"RTrim", "LTrim"}), "LTrim"); }

TEST(Suggestion, IsNothingWithoutCandidates) { EXPECT_EQ(suggestionFor("Left", {}), ""); }

TEST(Suggestion, IsNothingForAbsurdlyLongNames) { EXPECT_EQ(suggestionFor(std::string(5000, 'a'), {"a"}), ""); }

}  // namespace hs::expr::test
