#include <gtest/gtest.h>

#include "core/expr/DateText.h"
#include "core/expr/LetterCase.h"
#include "core/expr/NameComponents.h"
#include "core/expr/Text.h"

namespace hs::expr::test {

TEST(Characters, AreCodePoints) { EXPECT_EQ(characterCount("aé€😀"), 4u); }

TEST(Characters, CountBrokenBytesOneByOne) {
    EXPECT_EQ(characterCount("a\xC3"), 2u);
    EXPECT_EQ(characterCount("\xE2\x82"), 2u);
    EXPECT_EQ(characterCount("\xF0\x9F\x98"), 3u);
}

TEST(Characters, RefuseSurrogatesAndOverlongForms) {
    EXPECT_FALSE(characterAt("\xED\xA0\x80", 0).valid);
    EXPECT_FALSE(characterAt("\xC0\x80", 0).valid);
    EXPECT_FALSE(characterAt("\xE0\x80\x80", 0).valid);
    EXPECT_FALSE(characterAt("\xF4\x90\x80\x80", 0).valid);
}

TEST(Characters, SurviveARoundTrip) {
    for (const char32_t code : {U'a', U'é', U'€', U'😀', char32_t{0x10FFFF}, char32_t{0x7FF}, char32_t{0x800}}) {
        std::string text;
        append(text, code);
        EXPECT_EQ(characterAt(text, 0).code, code);
        EXPECT_EQ(characterAt(text, 0).size, text.size());
    }
}

TEST(OffsetAfter, StopsAtTheEnd) { EXPECT_EQ(offsetAfter("é", 5), 2u); }

TEST(IsOneCharacter, TakesACharacterOfSeveralBytes) { EXPECT_TRUE(isOneCharacter("😀")); }

TEST(IsOneCharacter, RefusesTwoAndNone) {
    EXPECT_FALSE(isOneCharacter("ab"));
    EXPECT_FALSE(isOneCharacter(""));
}

TEST(Trimming, LeavesBrokenBytes) { EXPECT_EQ(trim(" \x80 "), "\x80"); }

TEST(Trimming, LeavesNothingOfBlanks) { EXPECT_EQ(trim(" \u3000 "), ""); }

TEST(FindFirst, StartsAtAnOffset) { EXPECT_EQ(findFirst("abab", "ab", 1), 2u); }

TEST(FindFirst, FindsNothingBeyondTheEnd) { EXPECT_EQ(findFirst("ab", "a", 9), std::string_view::npos); }

TEST(FindLast, FindsTheLast) { EXPECT_EQ(findLast("abab", "ab"), 2u); }

TEST(FindLast, FindsNothing) { EXPECT_EQ(findLast("abab", "x"), std::string_view::npos); }

TEST(IsLongerThan, CountsCharactersNotBytes) {
    EXPECT_FALSE(isLongerThan("éé", 2));
    EXPECT_TRUE(isLongerThan("ééé", 2));
}

TEST(Grouped, PutsACommaBeforeEachThreeDigits) {
    EXPECT_EQ(grouped(7), "7");
    EXPECT_EQ(grouped(1'000), "1,000");
    EXPECT_EQ(grouped(123'456'789), "123,456,789");
}

TEST(Shortened, IsAlwaysUtf8) { EXPECT_EQ(shortened("a\xFF"), "a\uFFFD"); }

TEST(LetterCase, LeavesBrokenBytes) {
    EXPECT_EQ(upperCase("a\xFF"
                        "b"),
              "A\xFF"
              "B");
}

TEST(LetterCase, MapsTitleCaseLettersBothWays) {
    EXPECT_EQ(upperCase(U'ǅ'), U'Ǆ');
    EXPECT_EQ(lowerCase(U'ǅ'), U'ǆ');
}

TEST(LetterCase, HasNoFinalSigmaRule) { EXPECT_EQ(lowerCase("ΟΔΟΣ"), "οδοσ"); }

TEST(Civil, SurvivesARoundTrip) {
    for (const Ticks ticks : {Ticks{0}, ticksAtFileTimeZero, ticksAtUnixZero, lastTick, Ticks{630'822'816'000'000'001}})
        EXPECT_EQ(ticksOf(civilOf(ticks)), ticks);
}

TEST(Civil, RefusesWhatIsNotInTheCalendar) {
    EXPECT_FALSE(ticksOf({2021, 2, 29, 0, 0, 0, 0}));
    EXPECT_FALSE(ticksOf({2021, 13, 1, 0, 0, 0, 0}));
    EXPECT_FALSE(ticksOf({10'000, 1, 1, 0, 0, 0, 0}));
    EXPECT_FALSE(ticksOf({2021, 1, 1, 24, 0, 0, 0}));
}

TEST(DayOfWeek, IsFiveOnAFriday) { EXPECT_EQ(dayOfWeek(*ticksOf({2021, 7, 2, 0, 0, 0, 0})), 5); }

TEST(NameComponents, KeepCommasThatAreEscaped) {
    const auto components = nameComponents("CN=Doe\\, John,OU=Sales");
    ASSERT_TRUE(components);
    ASSERT_EQ(components->size(), 2u);
    EXPECT_EQ(components->at(0).value, "Doe\\, John");
}

TEST(NameComponents, MayHaveEmptyValues) { EXPECT_TRUE(nameComponents("CN=")); }

TEST(NameComponents, RefuseTypesOfOtherCharacters) {
    EXPECT_FALSE(nameComponents("C_N=a"));
    EXPECT_FALSE(nameComponents("=a"));
    EXPECT_FALSE(nameComponents("1..2=a"));
    EXPECT_FALSE(nameComponents("1.=a"));
}

}  // namespace hs::expr::test
