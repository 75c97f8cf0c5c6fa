#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(FormatDateTimeOutput, WritesYears) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "yyyy yy"))"), R"("2021 21")");
}

TEST(FormatDateTimeOutput, WritesMonths) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "MMMM MMM MM M"))"), R"("July Jul 07 7")");
}

TEST(FormatDateTimeOutput, WritesDays) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "dddd ddd dd d"))"), R"("Friday Fri 02 2")");
}

TEST(FormatDateTimeOutput, WritesHours) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "HH H hh h"))"), R"("15 15 03 3")");
}

TEST(FormatDateTimeOutput, WritesMinutesAndSeconds) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "mm m ss s"))"), R"("03 3 08 8")");
}

TEST(FormatDateTimeOutput, WritesFractions) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "s.f s.fff s.fffffff"))"),
              R"("8.1 8.120 8.1200000")");
}

TEST(FormatDateTimeOutput, WritesFractionsWithoutTrailingZeros) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "s.FFFF"))"), R"("8.12")");
}

TEST(FormatDateTimeOutput, DropsThePointOfAnEmptyFraction) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02", "ss.FFF"))"), R"("00")");
}

TEST(FormatDateTimeOutput, WritesHalvesOfTheDay) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "tt t"))"), R"("PM P")");
}

TEST(FormatDateTimeOutput, WritesTheZone) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "zzz zz %z K"))"), R"("+00:00 +00 +0 Z")");
}

TEST(FormatDateTimeOutput, WritesQuotedText) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "yyyy 'at' \"h\""))"), R"("2021 at h")");
}

TEST(FormatDateTimeOutput, WritesEscapedLetters) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "\\d\\y%d"))"), R"("dy2")");
}

TEST(FormatDateTimeOutput, WritesOtherCharactersAsTheyAre) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "yyyy/MM-dd.T:Z é"))"),
              R"("2021/07-02.T:Z é")");
}

TEST(FormatDateTimeOutput, WritesASingleLetterAfterPercent) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "%M"))"), R"("7")");
}

TEST(FormatDateTimeOutput, RefusesASingleLetter) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "d"))"),
              "error: FormatDateTime: standard format 'd' is not supported; write '%d'.");
}

TEST(FormatDateTimeOutput, RefusesFiveMonthLetters) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "MMMMM"))"),
              "error: FormatDateTime: format 'MMMMM' is not supported.");
}

TEST(FormatDateTimeOutput, RefusesThreeYearLetters) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "yyy"))"),
              "error: FormatDateTime: format 'yyy' is not supported.");
}

TEST(FormatDateTimeOutput, RefusesThreeHourLetters) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "hhh"))"),
              "error: FormatDateTime: format 'hhh' is not supported.");
}

TEST(FormatDateTimeOutput, RefusesEras) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "yyyy gg"))"),
              "error: FormatDateTime: format 'gg' is not supported.");
}

TEST(FormatDateTimeOutput, RefusesAnOpenQuote) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 15:03:08.1200000", "yyyy 'a"))"),
              "error: FormatDateTime: format ''a' is not supported.");
}

TEST(FormatDateTimeOutput, WritesMidnightAsTwelve) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02", "hh tt"))"), R"("12 AM")");
}

TEST(FormatDateTimeOutput, IsUtc) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02+02:00", "dd HH"))"), R"("01 22")");
}

TEST(FormatDateTimeOutput, TakesADate) { EXPECT_EQ(evaluated(R"(FormatDateTime(Now(), "HH:mm"))"), R"("15:33")"); }

TEST(FormatDateTimeOutput, GivesNullForNull) { EXPECT_EQ(evaluated(R"(FormatDateTime([x], "yyyy"))"), "null"); }

TEST(FormatDateTimeOutput, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(FormatDateTime("", "yyyy"))"), "null"); }

TEST(FormatDateTimeOutput, RefusesTextThatIsNoDate) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("soon", "yyyy"))"),
              "error: FormatDateTime: argument 1 (source) must be a date, got 'soon'.");
}

TEST(FormatDateTimeOutput, WantsAnOutputFormat) {
    EXPECT_EQ(evaluated("FormatDateTime(Now(), )"), "error: FormatDateTime: argument 2 (outputFormat) is required.");
}

TEST(FormatDateTimeOutput, TakesTwoToFourArguments) {
    EXPECT_EQ(evaluated("FormatDateTime(Now())"), "error: FormatDateTime takes 2 to 4 arguments, got 1.");
}

TEST(FormatDateTimeOutput, SpreadsOverAList) {
    EXPECT_EQ(evaluated(R"(FormatDateTime([l], "yyyy"))", R"({"l": ["2020-01-01", "2021-01-01"]})"),
              R"(["2020","2021"])");
}

TEST(FormatDateTimeInput, ReadsFixedDigits) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("20210702150308", , "yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-07-02 15:03:08.0000000")");
}

TEST(FormatDateTimeInput, ReadsOneOrTwoDigits) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-7-12 5", , "yyyy-M-d H", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-07-12 05:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsMonthNames) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2 July 2021", , "d MMMM yyyy", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-07-02 00:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsShortMonthNames) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("02-Jul-2021", , "dd-MMM-yyyy", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-07-02 00:00:00.0000000")");
}

TEST(FormatDateTimeInput, WantsMonthNamesInTheirLetterCase) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2 JULY 2021", , "d MMMM yyyy", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: '2 JULY 2021' does not match the format 'd MMMM yyyy'.");
}

TEST(FormatDateTimeInput, ReadsDayNames) {
    EXPECT_EQ(
        evaluated(R"(FormatDateTime("Friday, 2 July 2021", , "dddd, d MMMM yyyy", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
        R"("2021-07-02 00:00:00.0000000")");
}

TEST(FormatDateTimeInput, RefusesADayNameThatDoesNotFit) {
    EXPECT_EQ(
        evaluated(R"(FormatDateTime("Monday, 2 July 2021", , "dddd, d MMMM yyyy", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
        "error: FormatDateTime: 'Monday, 2 July 2021' does not match the format 'dddd, d MMMM yyyy'.");
}

TEST(FormatDateTimeInput, ReadsHalvesOfTheDayInAnyCase) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 3 pM", , "yyyy h tt", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 15:00:00.0000000")");
}

TEST(FormatDateTimeInput, TakesTwelveHoursWithoutHalfAsMorning) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 12", , "yyyy hh", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 00:00:00.0000000")");
}

TEST(FormatDateTimeInput, RefusesHourThirteenOfTwelve) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 13", , "yyyy hh", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: '2021 13' does not match the format 'yyyy hh'.");
}

TEST(FormatDateTimeInput, TakesJanuaryFirstForWhatIsMissing) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 x", , "yyyy x", "yyyy-MM-dd"))"), R"("2021-01-01")");
}

TEST(FormatDateTimeInput, ReadsExactFractions) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021.12", , "yyyy.ff", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 00:00:00.1200000")");
}

TEST(FormatDateTimeInput, RefusesFewerDigitsOfAFraction) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021.1", , "yyyy.ff", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: '2021.1' does not match the format 'yyyy.ff'.");
}

TEST(FormatDateTimeInput, ReadsShorterFractions) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021.1", , "yyyy.FFF", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 00:00:00.1000000")");
}

TEST(FormatDateTimeInput, ReadsNoFraction) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021", , "yyyy.FFF", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 00:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsAZone) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-01-01+08:00", , "yyyy-MM-ddzzz", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2020-12-31 16:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsAShortZone) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 -8", , "yyyy z", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 08:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsTheZoneZ) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021Z", , "yyyyK", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 00:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsNoZone) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021", , "yyyyK", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 00:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsAZoneForK) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-01-01+01:00", , "yyyy-MM-ddK", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2020-12-31 23:00:00.0000000")");
}

TEST(FormatDateTimeInput, ReadsQuotedText) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 at 5", , "yyyy 'at' H", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              R"("2021-01-01 05:00:00.0000000")");
}

TEST(FormatDateTimeInput, RefusesTextThatGoesOn) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021x", , "yyyyK", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: '2021x' does not match the format 'yyyyK'.");
}

TEST(FormatDateTimeInput, RefusesTextThatEnds) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021", , "yyyyMM", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: '2021' does not match the format 'yyyyMM'.");
}

TEST(FormatDateTimeInput, RefusesImpossibleDays) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("20210230", , "yyyyMMdd", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: '20210230' does not match the format 'yyyyMMdd'.");
}

TEST(FormatDateTimeInput, WantsAYear) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("07-02", , "MM-dd", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: the input format needs yyyy.");
}

TEST(FormatDateTimeInput, RefusesTwoDigitYears) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("21", , "yy-", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: format 'yy' is not supported.");
}

TEST(FormatDateTimeInput, RefusesAPartThatIsSaidTwiceDifferently) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 2022", , "yyyy yyyy", "yyyy-MM-dd HH:mm:ss.fffffff"))"),
              "error: FormatDateTime: '2021 2022' does not match the format 'yyyy yyyy'.");
}

TEST(FormatDateTimeInput, ReadsTheTextFormOfADate) {
    EXPECT_EQ(evaluated(R"(FormatDateTime(Now(), "M/d/yyyy h:mm:ss tt", "HH"))"), R"("15")");
}

TEST(FormatDateTimeInput, AllowsWhiteSpaceAtBothEnds) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("  2021-07-02 ", , "yyyy-MM-dd", "yyyy"))"), R"("2021")");
}

TEST(FormatDateTimeInput, RefusesWhiteSpaceForStyleNone) {
    EXPECT_EQ(evaluated(R"(FormatDateTime(" 2021-07-02", "None", "yyyy-MM-dd", "yyyy"))"),
              "error: FormatDateTime: ' 2021-07-02' does not match the format 'yyyy-MM-dd'.");
}

TEST(FormatDateTimeInput, AllowsLeadingWhiteSpaceByStyle) {
    EXPECT_EQ(evaluated(R"(FormatDateTime(" 2021-07-02", "AllowLeadingWhite", "yyyy-MM-dd", "yyyy"))"), R"("2021")");
}

TEST(FormatDateTimeInput, RefusesTrailingWhiteSpaceByThatStyle) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021-07-02 ", "AllowLeadingWhite", "yyyy-MM-dd", "yyyy"))"),
              "error: FormatDateTime: '2021-07-02 ' does not match the format 'yyyy-MM-dd'.");
}

TEST(FormatDateTimeInput, AllowsInnerWhiteSpaceByStyle) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021 - 07-  02", "AllowInnerWhite", "yyyy-MM-dd", "dd"))"), R"("02")");
}

TEST(FormatDateTimeInput, AllowsAllWhiteSpaceByStyle) {
    EXPECT_EQ(evaluated(R"(FormatDateTime(" 2021 - 07 ", "AllowWhiteSpaces", "yyyy-MM", "MM"))"), R"("07")");
}

TEST(FormatDateTimeInput, TakesStylesWithoutEffect) {
    EXPECT_EQ(
        evaluated(
            R"(FormatDateTime("2021", "AssumeUniversal, AdjustToUniversal,RoundtripKind,NoCurrentDateDefault", "yyyyK", "yyyy"))"),
        R"("2021")");
}

TEST(FormatDateTimeInput, RefusesAssumeLocal) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021", "AssumeLocal", "yyyyK", "yyyy"))"),
              "error: FormatDateTime: 'AssumeLocal' is not a supported date style.");
}

TEST(FormatDateTimeInput, ReadsPlainlyWithoutInputFormat) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("7/2/2021 3:33 PM", , , "HH"))"), R"("15")");
}

TEST(FormatDateTimeInput, TakesThreeArguments) {
    EXPECT_EQ(evaluated(R"(FormatDateTime("2021", "yyyyK", "yy-"))"), R"("21-")");
}

}  // namespace hs::expr::test
