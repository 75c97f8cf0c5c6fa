#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(ToLower, LowersEveryScript) { EXPECT_EQ(evaluated(R"(ToLower("ÄÖÜ ΣΑΣ Й"))"), R"("äöü σασ й")"); }

TEST(ToLower, LeavesTheDottedCapitalI) { EXPECT_EQ(evaluated(R"(ToLower("İ"))"), R"("İ")"); }

TEST(ToLower, LowersToOneCharacterOnly) { EXPECT_EQ(evaluated(R"(Len(ToLower("ẞ")))"), R"("1")"); }

TEST(ToLower, TakesTurkishRules) { EXPECT_EQ(evaluated(R"(ToLower("TITLE İ", "tr"))"), R"("tıtle i")"); }

TEST(ToLower, TakesAzerbaijaniRulesWithRegion) { EXPECT_EQ(evaluated(R"(ToLower("I", "az-Latn-AZ"))"), R"("ı")"); }

TEST(ToLower, TakesCultureNamesInAnyCase) { EXPECT_EQ(evaluated(R"(ToLower("I", "TR-tr"))"), R"("ı")"); }

TEST(ToLower, KnowsNoRulesOfOtherCultures) { EXPECT_EQ(evaluated(R"(ToLower("TITLE", "en-US"))"), R"("title")"); }

TEST(ToLower, TakesANullCultureAsNone) { EXPECT_EQ(evaluated(R"(ToLower("I", [x]))"), R"("i")"); }

TEST(ToLower, RefusesACultureWithUnderscore) {
    EXPECT_EQ(evaluated(R"(ToLower("I", "tr_TR"))"), "error: ToLower: 'tr_TR' is not a culture name.");
}

TEST(ToLower, RefusesACultureOfDigits) {
    EXPECT_EQ(evaluated(R"(ToLower("I", "12"))"), "error: ToLower: '12' is not a culture name.");
}

TEST(ToLower, RefusesACultureWithADanglingHyphen) {
    EXPECT_EQ(evaluated(R"(ToLower("I", "tr-"))"), "error: ToLower: 'tr-' is not a culture name.");
}

TEST(ToLower, GivesNullForNull) { EXPECT_EQ(evaluated("ToLower([x])"), "null"); }

TEST(ToLower, GivesEmptyTextForEmptyText) { EXPECT_EQ(evaluated(R"(ToLower(""))"), R"("")"); }

TEST(ToUpper, KeepsSharpS) { EXPECT_EQ(evaluated(R"(ToUpper("straße"))"), R"("STRAßE")"); }

TEST(ToUpper, LeavesTheDotlessI) { EXPECT_EQ(evaluated(R"(ToUpper("ı"))"), R"("ı")"); }

TEST(ToUpper, LeavesTheLongS) { EXPECT_EQ(evaluated(R"(ToUpper("ſ"))"), R"("ſ")"); }

TEST(ToUpper, RaisesGreekWithIotaToOneCharacter) { EXPECT_EQ(evaluated(R"(ToUpper("ᾳ"))"), R"("ᾼ")"); }

TEST(ToUpper, TakesTurkishRules) { EXPECT_EQ(evaluated(R"(ToUpper("iı", "tr-TR"))"), R"("İI")"); }

TEST(ToUpper, RaisesLettersBeyondTheBasicPlane) { EXPECT_EQ(evaluated(R"(ToUpper("𐐨"))"), R"("𐐀")"); }

TEST(ToUpper, LeavesLigaturesAlone) { EXPECT_EQ(evaluated(R"(ToUpper("ﬁ"))"), R"("ﬁ")"); }

TEST(LCase, Lowers) { EXPECT_EQ(evaluated(R"(LCase("TeSt"))"), R"("test")"); }

TEST(LCase, TakesNoCulture) { EXPECT_EQ(evaluated(R"(LCase("a", "tr"))"), "error: LCase takes 1 argument, got 2."); }

TEST(UCase, Raises) { EXPECT_EQ(evaluated(R"(UCase("TeSt"))"), R"("TEST")"); }

TEST(UCase, SpreadsOverAList) {
    EXPECT_EQ(evaluated("UCase([list])", R"({"list": ["a", "b", "c"]})"), R"(["A","B","C"])");
}

TEST(PCase, RaisesEachWord) { EXPECT_EQ(evaluated(R"(PCase("anna maria"))"), R"("Anna Maria")"); }

TEST(PCase, LowersTheRest) { EXPECT_EQ(evaluated(R"(PCase("ANNA mARIA"))"), R"("Anna Maria")"); }

TEST(PCase, DoesNotEndAWordAtTheStraightApostrophe) { EXPECT_EQ(evaluated(R"(PCase("DE'SILVA"))"), R"("De'silva")"); }

TEST(PCase, EndsAWordAtTheCurlyApostrophe) { EXPECT_EQ(evaluated(R"(PCase("o’brien"))"), R"("O’Brien")"); }

TEST(PCase, RaisesTheFirstLetterAfterADigit) { EXPECT_EQ(evaluated(R"(PCase("3RD FLOOR"))"), R"("3Rd Floor")"); }

TEST(PCase, EndsAWordAtConnectorsAndDashes) { EXPECT_EQ(evaluated(R"(PCase("a_b-c–d"))"), R"("A_B-C–D")"); }

TEST(PCase, EndsAWordAtSymbols) { EXPECT_EQ(evaluated(R"(PCase("a+b€c"))"), R"("A+B€C")"); }

TEST(PCase, TakesGivenSeparatorsOnly) { EXPECT_EQ(evaluated(R"(PCase("3RD FLOOR-two", " "))"), R"("3rd Floor-two")"); }

TEST(PCase, RaisesTheFirstCharacterWhateverItIs) {
    EXPECT_EQ(evaluated(R"~(PCase("(SECOND)", " '-"))~"), R"~("(second)")~");
}

TEST(PCase, TakesEmptySeparatorsAsOneWord) { EXPECT_EQ(evaluated(R"(PCase("ANNA MARIA", ""))"), R"("Anna maria")"); }

TEST(PCase, TakesNullSeparatorsAsNone) { EXPECT_EQ(evaluated(R"(PCase("ANNA MARIA", [x]))"), R"("Anna Maria")"); }

TEST(PCase, GivesNullForNull) { EXPECT_EQ(evaluated("PCase([x])"), "null"); }

TEST(NormalizeDiacritics, PlainsComposedLetters) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("Zoë Müller"))"), R"("Zoe Muller")");
}

TEST(NormalizeDiacritics, PlainsDecomposedLetters) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("Zoë"))"), R"("Zoe")");
}

TEST(NormalizeDiacritics, PlainsLettersWithSeveralMarks) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("ṳ̄ǖệ"))"), R"("uue")");
}

TEST(NormalizeDiacritics, SpellsOutLigatures) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("Æ æ Œ œ ǣ"))"), R"("AE ae OE oe ae")");
}

TEST(NormalizeDiacritics, SpellsOutNordicLetters) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("Øyvind ø̄"))"), R"("OEyvind oe")");
}

TEST(NormalizeDiacritics, SpellsOutSharpS) { EXPECT_EQ(evaluated(R"(NormalizeDiacritics("ß ẞ"))"), R"("ss SS")"); }

TEST(NormalizeDiacritics, KnowsLettersWithoutDecomposition) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("đ Đ ð þ Þ ħ ŧ ł ı İ"))"), R"("d D d th TH h t l i I")");
}

TEST(NormalizeDiacritics, PlainsLettersBeyondThePublishedTable) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("ģķņŝŵạơ"))"), R"("gknswao")");
}

TEST(NormalizeDiacritics, LeavesGreekAndCyrillic) { EXPECT_EQ(evaluated(R"(NormalizeDiacritics("Ά Й"))"), R"("Ά Й")"); }

TEST(NormalizeDiacritics, LeavesMarksOnDigits) { EXPECT_EQ(evaluated(R"(Len(NormalizeDiacritics("1́")))"), R"("2")"); }

TEST(NormalizeDiacritics, LeavesAMarkWithoutBase) {
    EXPECT_EQ(evaluated(R"(Len(NormalizeDiacritics("́a")))"), R"("2")");
}

TEST(NormalizeDiacritics, LeavesLettersWithoutDecomposition) {
    EXPECT_EQ(evaluated(R"(NormalizeDiacritics("ŋ ə ſ"))"), R"("ŋ ə ſ")");
}

TEST(NormalizeDiacritics, GivesNullForNull) { EXPECT_EQ(evaluated("NormalizeDiacritics([x])"), "null"); }

TEST(ReplaceChars, ReplacesEachListedCharacter) {
    EXPECT_EQ(evaluated(R"(ReplaceChars("Räksmörgås", "å:a,ä:a,ö:oe"))"), R"("Raksmoergas")");
}

TEST(ReplaceChars, RemovesACharacterWithoutTarget) {
    EXPECT_EQ(evaluated(R"(ReplaceChars("O’Neil", "’:"))"), R"("ONeil")");
}

TEST(ReplaceChars, IgnoresWhiteSpaceInThePattern) {
    EXPECT_EQ(evaluated(R"(ReplaceChars("ab", " a : x , b : y "))"), R"("xy")");
}

TEST(ReplaceChars, DoesNotReplaceWhatItPutIn) { EXPECT_EQ(evaluated(R"(ReplaceChars("ab", "a:b,b:c"))"), R"("bc")"); }

TEST(ReplaceChars, TakesTheFirstOfTwoEntries) { EXPECT_EQ(evaluated(R"(ReplaceChars("a", "a:x,a:y"))"), R"("x")"); }

TEST(ReplaceChars, LeavesTheTextWithoutPattern) { EXPECT_EQ(evaluated(R"(ReplaceChars("ab", [x]))"), R"("ab")"); }

TEST(ReplaceChars, RefusesASourceOfTwoCharacters) {
    EXPECT_EQ(evaluated(R"(ReplaceChars("ab", "ab:x"))"),
              "error: ReplaceChars: 'ab:x' is not of the form source:target.");
}

TEST(ReplaceChars, RefusesAnEntryWithoutColon) {
    EXPECT_EQ(evaluated(R"(ReplaceChars("ab", "ö,o"))"), "error: ReplaceChars: 'ö' is not of the form source:target.");
}

TEST(ReplaceChars, RefusesAColonInTheTarget) {
    EXPECT_EQ(evaluated(R"(ReplaceChars("ab", "a:b:c"))"),
              "error: ReplaceChars: 'a:b:c' is not of the form source:target.");
}

TEST(ReplaceChars, GivesNullForNull) { EXPECT_EQ(evaluated(R"(ReplaceChars([x], "a:b"))"), "null"); }

}  // namespace hs::expr::test
