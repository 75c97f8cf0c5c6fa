#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Append, JoinsSourceAndSuffix) {
    EXPECT_EQ(evaluated(R"(Append("john", "@contoso.com"))"), R"("john@contoso.com")");
}

TEST(Append, GivesNullWithoutASource) { EXPECT_EQ(evaluated(R"(Append([x], "suffix"))"), "null"); }

TEST(Append, GivesTheSourceWithoutASuffix) { EXPECT_EQ(evaluated(R"(Append("john", [x]))"), R"("john")"); }

TEST(Append, KeepsAnEmptySource) { EXPECT_EQ(evaluated(R"(Append("", "suffix"))"), R"("suffix")"); }

TEST(Append, TakesTheTextFormOfANumber) { EXPECT_EQ(evaluated("Append(12, True)"), R"("12True")"); }

TEST(Append, RefusesBytes) {
    EXPECT_EQ(evaluated(R"(Append([b], "x"))", R"({"b": {"binary": "AAE="}})"),
              "error: Append: argument 1 (source) must be text, got bytes.");
}

TEST(Append, RefusesBytesAsSuffix) {
    EXPECT_EQ(evaluated(R"(Append("x", [b]))", R"({"b": {"binary": "AAE="}})"),
              "error: Append: argument 2 (suffix) must be text, got bytes.");
}

TEST(Append, SpreadsOverAList) {
    EXPECT_EQ(evaluated(R"(Append([list], "!"))", R"({"list": ["a", "b", "c"]})"), R"(["a!","b!","c!"])");
}

TEST(Left, TakesTheFirstCharacters) { EXPECT_EQ(evaluated(R"(Left("John Doe", 3))"), R"("Joh")"); }

TEST(Left, GivesEmptyTextForZero) { EXPECT_EQ(evaluated(R"(Left("John", 0))"), R"("")"); }

TEST(Left, GivesTheWholeTextForANegativeCount) { EXPECT_EQ(evaluated(R"(Left("John", -5))"), R"("John")"); }

TEST(Left, GivesTheWholeTextForALargeCount) { EXPECT_EQ(evaluated(R"(Left("John", 99))"), R"("John")"); }

TEST(Left, GivesEmptyTextForNull) { EXPECT_EQ(evaluated("Left([x], 3)"), R"("")"); }

TEST(Left, CountsASurrogatePairAsOneCharacter) { EXPECT_EQ(evaluated(R"(Left("😀😀a", 2))"), R"("😀😀")"); }

TEST(Left, CountsACombiningMarkAsACharacter) { EXPECT_EQ(evaluated(R"(Left("éa", 1))"), R"("e")"); }

TEST(Left, TakesACountThatArrivesAsText) { EXPECT_EQ(evaluated(R"(Left("John", " 2 "))"), R"("Jo")"); }

TEST(Left, TakesAHexadecimalCount) { EXPECT_EQ(evaluated(R"(Left("John", "&H2"))"), R"("Jo")"); }

TEST(Left, RefusesACountThatIsNull) {
    EXPECT_EQ(evaluated(R"(Left("John", [x]))"), "error: Left: argument 2 (numChars) must be a number, got null.");
}

TEST(Left, RefusesACountThatIsEmpty) {
    EXPECT_EQ(evaluated(R"(Left("John", ""))"), "error: Left: argument 2 (numChars) must be a number, got ''.");
}

TEST(Left, RefusesACountThatIsNoNumber) {
    EXPECT_EQ(evaluated(R"(Left("John", "two"))"), "error: Left: argument 2 (numChars) must be a number, got 'two'.");
}

TEST(Left, RefusesABooleanCount) {
    EXPECT_EQ(evaluated(R"(Left("John", True))"), "error: Left: argument 2 (numChars) must be a number, got 'True'.");
}

TEST(Left, RefusesAFraction) {
    EXPECT_EQ(evaluated(R"(Left("John", "1.5"))"), "error: Left: argument 2 (numChars) must be a number, got '1.5'.");
}

TEST(Left, SpreadsOverTheCount) {
    EXPECT_EQ(evaluated(R"(Left("John", [n]))", R"({"n": ["1", "2"]})"), R"(["J","Jo"])");
}

TEST(Left, PairsTwoLists) {
    EXPECT_EQ(evaluated("Left([t], [n])", R"({"t": ["abc", "def"], "n": ["1", "2"]})"), R"(["a","de"])");
}

TEST(Right, TakesTheLastCharacters) { EXPECT_EQ(evaluated(R"(Right("John Doe", 3))"), R"("Doe")"); }

TEST(Right, GivesEmptyTextForZero) { EXPECT_EQ(evaluated(R"(Right("John", 0))"), R"("")"); }

TEST(Right, GivesTheWholeTextForANegativeCount) { EXPECT_EQ(evaluated(R"(Right("John", -1))"), R"("John")"); }

TEST(Right, GivesTheWholeTextForALargeCount) { EXPECT_EQ(evaluated(R"(Right("John", 99))"), R"("John")"); }

TEST(Right, GivesEmptyTextForNull) { EXPECT_EQ(evaluated("Right([x], 3)"), R"("")"); }

TEST(Right, CountsCodePoints) { EXPECT_EQ(evaluated(R"(Right("a😀é", 2))"), R"("😀é")"); }

TEST(Mid, CutsFromTheMiddle) { EXPECT_EQ(evaluated(R"(Mid("John Doe", 3, 5))"), R"("hn Do")"); }

TEST(Mid, GoesToTheEndWithoutLength) { EXPECT_EQ(evaluated(R"(Mid("John", 2))"), R"("ohn")"); }

TEST(Mid, CutsALengthThatIsTooLarge) { EXPECT_EQ(evaluated(R"(Mid("John", 3, 99))"), R"("hn")"); }

TEST(Mid, GivesEmptyTextForNull) { EXPECT_EQ(evaluated("Mid([x], 1, 2)"), R"("")"); }

TEST(Mid, GivesEmptyTextForLengthZeroEvenBeyondTheEnd) { EXPECT_EQ(evaluated(R"(Mid("John", 9, 0))"), R"("")"); }

TEST(Mid, GivesTheWholeTextForANegativeLength) { EXPECT_EQ(evaluated(R"(Mid("John", 2, -1))"), R"("John")"); }

TEST(Mid, GivesTheWholeTextBeyondTheEnd) { EXPECT_EQ(evaluated(R"(Mid("John", 5, 1))"), R"("John")"); }

TEST(Mid, GivesTheWholeTextBeyondTheEndWithoutLength) { EXPECT_EQ(evaluated(R"(Mid("John", 5))"), R"("John")"); }

TEST(Mid, GivesTheWholeTextForStartZero) { EXPECT_EQ(evaluated(R"(Mid("John", 0, 2))"), R"("John")"); }

TEST(Mid, GivesTheWholeTextForANegativeStart) { EXPECT_EQ(evaluated(R"(Mid("John", -2, 2))"), R"("John")"); }

TEST(Mid, TakesTheLastCharacter) { EXPECT_EQ(evaluated(R"(Mid("John", 4, 1))"), R"("n")"); }

TEST(Mid, TakesAnEmptyPositionAsNoLength) { EXPECT_EQ(evaluated(R"(Mid("John", 3, ))"), R"("hn")"); }

TEST(Mid, RefusesAStartThatIsNull) {
    EXPECT_EQ(evaluated(R"(Mid("John", [x], 1))"), "error: Mid: argument 2 (start) must be a number, got null.");
}

TEST(Mid, RefusesALengthThatIsNull) {
    EXPECT_EQ(evaluated(R"(Mid("John", 1, [x]))"), "error: Mid: argument 3 (length) must be a number, got null.");
}

TEST(Mid, CountsCodePoints) { EXPECT_EQ(evaluated(R"(Mid("😀é😀x", 2, 2))"), R"("é😀")"); }

TEST(Len, CountsCharacters) { EXPECT_EQ(evaluated(R"(Len("John Doe"))"), R"("8")"); }

TEST(Len, GivesZeroForNull) { EXPECT_EQ(evaluated("Len([x])"), R"("0")"); }

TEST(Len, GivesZeroForEmptyText) { EXPECT_EQ(evaluated(R"(Len(""))"), R"("0")"); }

TEST(Len, CountsTheTextFormOfANumber) { EXPECT_EQ(evaluated("Len(-120)"), R"("4")"); }

TEST(Len, CountsEachValueOfAList) {
    EXPECT_EQ(evaluated("Len([list])", R"({"list": ["a", "b", "c"]})"), R"(["1","1","1"])");
}

TEST(Trim, RemovesWhiteSpaceAtBothEnds) { EXPECT_EQ(evaluated("Trim(\"\t  a b  \")"), R"("a b")"); }

TEST(Trim, KnowsEveryWhiteSpaceOfUnicode) { EXPECT_EQ(evaluated(R"(Trim(" 　  a "))"), R"("a")"); }

TEST(Trim, KeepsTheZeroWidthSpace) { EXPECT_EQ(evaluated(R"(Len(Trim("​a")))"), R"("2")"); }

TEST(Trim, GivesNullForNull) { EXPECT_EQ(evaluated("Trim([x])"), "null"); }

TEST(Trim, GivesEmptyTextForBlanks) { EXPECT_EQ(evaluated(R"(Trim("   "))"), R"("")"); }

TEST(Trim, KeepsNullItemsWhileSpreading) {
    EXPECT_EQ(evaluated(R"(Trim(IIF([list] = "b", NULL, [list])))", R"({"list": ["a", "b", "c"]})"), R"(["a","c"])");
}

TEST(LTrim, RemovesLeadingWhiteSpaceOnly) { EXPECT_EQ(evaluated(R"(LTrim("  a "))"), R"("a ")"); }

TEST(LTrim, GivesNullForNull) { EXPECT_EQ(evaluated("LTrim([x])"), "null"); }

TEST(RTrim, RemovesTrailingWhiteSpaceOnly) { EXPECT_EQ(evaluated(R"(RTrim(" a  "))"), R"(" a")"); }

TEST(RTrim, GivesNullForNull) { EXPECT_EQ(evaluated("RTrim([x])"), "null"); }

TEST(StripSpaces, RemovesEveryBlank) { EXPECT_EQ(evaluated(R"(StripSpaces(" a b  c "))"), R"("abc")"); }

TEST(StripSpaces, KeepsOtherWhiteSpace) { EXPECT_EQ(evaluated("Len(StripSpaces(\"a\tb c \"))"), R"("5")"); }

TEST(StripSpaces, GivesNullForNull) { EXPECT_EQ(evaluated("StripSpaces([x])"), "null"); }

TEST(PadLeft, FillsAtTheStart) { EXPECT_EQ(evaluated(R"(PadLeft("User", 10, "0"))"), R"("000000User")"); }

TEST(PadLeft, LeavesALongerText) { EXPECT_EQ(evaluated(R"(PadLeft("User", 3, "0"))"), R"("User")"); }

TEST(PadLeft, LeavesATextForANegativeLength) { EXPECT_EQ(evaluated(R"(PadLeft("User", -3, "0"))"), R"("User")"); }

TEST(PadLeft, GivesEmptyTextForNull) { EXPECT_EQ(evaluated(R"(PadLeft([x], 3, "0"))"), R"("")"); }

TEST(PadLeft, FillsEmptyText) { EXPECT_EQ(evaluated(R"(PadLeft("", 3, "0"))"), R"("000")"); }

TEST(PadLeft, CountsCodePoints) { EXPECT_EQ(evaluated(R"(PadLeft("é", 3, "😀"))"), R"("😀😀é")"); }

TEST(PadLeft, RefusesTwoPadCharacters) {
    EXPECT_EQ(evaluated(R"(PadLeft("a", 3, "xy"))"),
              "error: PadLeft: argument 3 (padCharacter) must be one character, got 'xy'.");
}

TEST(PadLeft, RefusesNoPadCharacter) {
    EXPECT_EQ(evaluated(R"(PadLeft("a", 3, ""))"),
              "error: PadLeft: argument 3 (padCharacter) must be one character, got ''.");
}

TEST(PadLeft, RefusesANullPadCharacter) {
    EXPECT_EQ(evaluated(R"(PadLeft("a", 3, [x]))"),
              "error: PadLeft: argument 3 (padCharacter) must be one character, got null.");
}

TEST(PadLeft, RefusesAHugeLengthBeforeBuildingIt) {
    EXPECT_EQ(evaluated(R"(PadLeft("x", 2000000000, "0"))"), "error: Result is longer than 1,000,000 characters.");
}

TEST(PadRight, FillsAtTheEnd) { EXPECT_EQ(evaluated(R"(PadRight("User", 6, "-"))"), R"("User--")"); }

TEST(PadRight, LeavesALongerText) { EXPECT_EQ(evaluated(R"(PadRight("User", 4, "-"))"), R"("User")"); }

TEST(PadRight, GivesEmptyTextForNull) { EXPECT_EQ(evaluated(R"(PadRight([x], 4, "-"))"), R"("")"); }

TEST(PadRight, RefusesTwoPadCharacters) {
    EXPECT_EQ(evaluated(R"(PadRight("a", 3, "xy"))"),
              "error: PadRight: argument 3 (padCharacter) must be one character, got 'xy'.");
}

TEST(Word, TakesTheNumberedWord) { EXPECT_EQ(evaluated(R"(Word("The quick brown fox", 3, " "))"), R"("brown")"); }

TEST(Word, TakesTheLastWord) { EXPECT_EQ(evaluated(R"(Word("The quick", 2, " "))"), R"("quick")"); }

TEST(Word, GivesEmptyTextForTooFewWords) { EXPECT_EQ(evaluated(R"(Word("one two", 3, " "))"), R"("")"); }

TEST(Word, GivesEmptyTextForNumberZero) { EXPECT_EQ(evaluated(R"(Word("one two", 0, " "))"), R"("")"); }

TEST(Word, GivesEmptyTextForANegativeNumber) { EXPECT_EQ(evaluated(R"(Word("one two", -1, " "))"), R"("")"); }

TEST(Word, GivesEmptyTextForANullNumber) { EXPECT_EQ(evaluated(R"(Word("one two", [x], " "))"), R"("")"); }

TEST(Word, GivesEmptyTextForNull) { EXPECT_EQ(evaluated(R"(Word([x], 1, " "))"), R"("")"); }

TEST(Word, RefusesANumberThatIsText) {
    EXPECT_EQ(evaluated(R"(Word("one two", "x", " "))"),
              "error: Word: argument 2 (wordNumber) must be a number, got 'x'.");
}

TEST(Word, MakesNoWordBetweenNeighbouringDelimiters) { EXPECT_EQ(evaluated(R"(Word("a,;b", 2, ";,"))"), R"("b")"); }

TEST(Word, IgnoresLeadingAndTrailingDelimiters) { EXPECT_EQ(evaluated(R"(Word(",,a,", 1, ","))"), R"("a")"); }

TEST(Word, TakesTheWholeTextWithoutDelimiters) { EXPECT_EQ(evaluated(R"(Word("one two", 1, [x]))"), R"("one two")"); }

TEST(Word, TakesTheWholeTextForEmptyDelimiters) { EXPECT_EQ(evaluated(R"(Word("one two", 1, ""))"), R"("one two")"); }

TEST(Word, HasNoSecondWordWithoutDelimiters) { EXPECT_EQ(evaluated(R"(Word("one two", 2, ""))"), R"("")"); }

TEST(Word, TakesDelimitersBeyondAscii) { EXPECT_EQ(evaluated(R"(Word("a–b", 2, "–"))"), R"("b")"); }

}  // namespace hs::expr::test
