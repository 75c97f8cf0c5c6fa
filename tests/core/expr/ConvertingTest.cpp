#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(CBool, TakesABoolean) { EXPECT_EQ(evaluated(R"(CBool("a" = "a"))"), R"("True")"); }

TEST(CBool, TakesText) { EXPECT_EQ(evaluated(R"(CBool("FALSE"))"), R"("False")"); }

TEST(CBool, TakesANumber) { EXPECT_EQ(evaluated("CBool(2)"), R"("True")"); }

TEST(CBool, TakesTextThatSpellsANumber) { EXPECT_EQ(evaluated(R"(CBool(" 0 "))"), R"("False")"); }

TEST(CBool, GivesFalseForNull) { EXPECT_EQ(evaluated("CBool([x])"), R"("False")"); }

TEST(CBool, GivesFalseForEmptyText) { EXPECT_EQ(evaluated(R"(CBool(""))"), R"("False")"); }

TEST(CBool, RefusesOtherText) {
    EXPECT_EQ(evaluated(R"(CBool("maybe"))"), "error: Condition must be True or False, got 'maybe'.");
}

TEST(CNum, TakesLeadingZeros) { EXPECT_EQ(evaluated(R"(CNum("0042"))"), R"("42")"); }

TEST(CNum, TakesASignAndBlanks) { EXPECT_EQ(evaluated(R"(CNum("  +7 "))"), R"("7")"); }

TEST(CNum, TakesHexadecimalDigits) { EXPECT_EQ(evaluated(R"(CNum("&HFFFFFFFFFFFFFFFF"))"), R"("-1")"); }

TEST(CNum, TakesTheSmallestNumber) {
    EXPECT_EQ(evaluated(R"(CNum("-9223372036854775808"))"), R"("-9223372036854775808")");
}

TEST(CNum, GivesNullForNull) { EXPECT_EQ(evaluated("CNum([x])"), "null"); }

TEST(CNum, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(CNum(""))"), "null"); }

TEST(CNum, RefusesABoolean) { EXPECT_EQ(evaluated("CNum(True)"), "error: CNum: 'True' is not a number."); }

TEST(CNum, RefusesText) { EXPECT_EQ(evaluated(R"(CNum("x"))"), "error: CNum: 'x' is not a number."); }

TEST(CNum, RefusesBytes) {
    EXPECT_EQ(evaluated("CNum([b])", R"({"b": {"binary": "AAE="}})"), "error: CNum: bytes is not a number.");
}

TEST(CNum, SpreadsOverAList) { EXPECT_EQ(evaluated("CNum([l])", R"({"l": ["01", "02"]})"), R"(["1","2"])"); }

TEST(CStr, GivesDigitsOfANumber) { EXPECT_EQ(evaluated("CStr(&HFF)"), R"("255")"); }

TEST(CStr, GivesTheNameOfABoolean) { EXPECT_EQ(evaluated("CStr(1 = 1)"), R"("True")"); }

TEST(CStr, GivesADateInUtc) { EXPECT_EQ(evaluated("CStr(Now())"), R"("7/2/2021 3:33:38 PM")"); }

TEST(CStr, GivesADistinguishedName) { EXPECT_EQ(evaluated(R"(CStr(CRef("CN=a")))"), R"("CN=a")"); }

TEST(CStr, GivesNullForNull) { EXPECT_EQ(evaluated("CStr([x])"), "null"); }

TEST(CStr, RefusesBytes) {
    EXPECT_EQ(evaluated("CStr([b])", R"({"b": {"binary": "AAE="}})"),
              "error: CStr: argument 1 (value) must be text, got bytes.");
}

TEST(CGuid, PutsTheFirstThreeFieldsInLittleEndian) {
    EXPECT_EQ(evaluated(R"(CGuid("00112233-4455-6677-8899-aabbccddeeff"))"),
              R"({"binary":"MyIRAFVEd2aImaq7zN3u/w=="})");
}

TEST(CGuid, TakesBraces) {
    EXPECT_EQ(evaluated(R"(CGuid("{00112233-4455-6677-8899-aabbccddeeff}"))"),
              R"({"binary":"MyIRAFVEd2aImaq7zN3u/w=="})");
}

TEST(CGuid, RefusesOtherText) { EXPECT_EQ(evaluated(R"(CGuid("x"))"), "error: CGuid: 'x' is not a GUID."); }

TEST(CGuid, GivesNullForNull) { EXPECT_EQ(evaluated("CGuid([x])"), "null"); }

TEST(CGuid, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(CGuid(""))"), "null"); }

TEST(StringFromGuid, GivesLowerCaseWithoutBraces) {
    EXPECT_EQ(evaluated(R"(StringFromGuid(CGuid("{00112233-4455-6677-8899-AABBCCDDEEFF}")))"),
              R"("00112233-4455-6677-8899-aabbccddeeff")");
}

TEST(StringFromGuid, RefusesOtherLengths) {
    EXPECT_EQ(evaluated("StringFromGuid([b])", R"({"b": {"binary": "AAE="}})"),
              "error: StringFromGuid: argument 1 (guid) must be 16 bytes.");
}

TEST(StringFromGuid, RefusesText) {
    EXPECT_EQ(evaluated(R"(StringFromGuid("0123456789abcdef"))"),
              "error: StringFromGuid: argument 1 (guid) must be 16 bytes.");
}

TEST(StringFromGuid, GivesNullForNull) { EXPECT_EQ(evaluated("StringFromGuid([x])"), "null"); }

TEST(StringFromSid, GivesTheBuiltinAdministrators) {
    EXPECT_EQ(evaluated("StringFromSid([s])", R"({"s": {"binary": "AQIAAAAAAAUgAAAAIAIAAA=="}})"), R"("S-1-5-32-544")");
}

TEST(StringFromSid, WritesALargeAuthorityInHexadecimal) {
    EXPECT_EQ(evaluated("StringFromSid([s])", R"({"s": {"binary": "AQABAAAAAAA="}})"), R"("S-1-0x010000000000")");
}

TEST(StringFromSid, RefusesALengthThatDoesNotFit) {
    EXPECT_EQ(evaluated("StringFromSid([s])", R"({"s": {"binary": "AQIAAAAAAAUgAAAA"}})"),
              "error: StringFromSid: argument 1 (sid) must be the bytes of a security identifier.");
}

TEST(StringFromSid, RefusesAnotherRevision) {
    EXPECT_EQ(evaluated("StringFromSid([s])", R"({"s": {"binary": "AgAAAAAAAAU="}})"),
              "error: StringFromSid: argument 1 (sid) must be the bytes of a security identifier.");
}

TEST(StringFromSid, RefusesText) {
    EXPECT_EQ(evaluated(R"(StringFromSid("S-1-5"))"),
              "error: StringFromSid: argument 1 (sid) must be the bytes of a security identifier.");
}

TEST(StringFromSid, GivesNullForNull) { EXPECT_EQ(evaluated("StringFromSid([x])"), "null"); }

TEST(CDate, ReadsADay) { EXPECT_EQ(evaluated(R"(CDate("2021-7-2"))"), R"("7/2/2021 12:00:00 AM")"); }

TEST(CDate, ReadsMonthFirst) { EXPECT_EQ(evaluated(R"(CDate("7/2/2021"))"), R"("7/2/2021 12:00:00 AM")"); }

TEST(CDate, ReadsATimeAfterT) { EXPECT_EQ(evaluated(R"(CDate("2021-07-02T15:33"))"), R"("7/2/2021 3:33:00 PM")"); }

TEST(CDate, ReadsATimeAfterBlanks) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02   5:03:09"))"), R"("7/2/2021 5:03:09 AM")");
}

TEST(CDate, DropsFractionsInItsTextForm) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 5:03:09.9999999"))"), R"("7/2/2021 5:03:09 AM")");
}

TEST(CDate, ReadsAfternoon) { EXPECT_EQ(evaluated(R"(CDate("7/2/2021 3:33:38 pm"))"), R"("7/2/2021 3:33:38 PM")"); }

TEST(CDate, ReadsAfternoonWithoutABlank) {
    EXPECT_EQ(evaluated(R"(CDate("7/2/2021 3:33PM"))"), R"("7/2/2021 3:33:00 PM")");
}

TEST(CDate, ReadsMidnight) { EXPECT_EQ(evaluated(R"(CDate("7/2/2021 12:00 AM"))"), R"("7/2/2021 12:00:00 AM")"); }

TEST(CDate, ReadsNoon) { EXPECT_EQ(evaluated(R"(CDate("7/2/2021 12:00 PM"))"), R"("7/2/2021 12:00:00 PM")"); }

TEST(CDate, RefusesHourThirteenInTheAfternoon) {
    EXPECT_EQ(evaluated(R"(CDate("7/2/2021 13:00 PM"))"), "error: CDate: '7/2/2021 13:00 PM' is not a date.");
}

TEST(CDate, RefusesHourZeroInTheMorning) {
    EXPECT_EQ(evaluated(R"(CDate("7/2/2021 0:00 AM"))"), "error: CDate: '7/2/2021 0:00 AM' is not a date.");
}

TEST(CDate, RefusesHour24) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 24:00"))"), "error: CDate: '2021-07-02 24:00' is not a date.");
}

TEST(CDate, WantsMinutes) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 5"))"), "error: CDate: '2021-07-02 5' is not a date.");
}

TEST(CDate, WantsTwoDigitsOfMinutes) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 5:3"))"), "error: CDate: '2021-07-02 5:3' is not a date.");
}

TEST(CDate, ReadsTheZoneZ) { EXPECT_EQ(evaluated(R"(CDate("2021-07-02T15:00Z"))"), R"("7/2/2021 3:00:00 PM")"); }

TEST(CDate, ReadsAZoneOfOneDigit) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 15:00 -8"))"), R"("7/2/2021 11:00:00 PM")");
}

TEST(CDate, ReadsAZoneOfTwoDigits) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 15:00+02"))"), R"("7/2/2021 1:00:00 PM")");
}

TEST(CDate, ReadsAZoneOfFourDigits) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 15:00+0530"))"), R"("7/2/2021 9:30:00 AM")");
}

TEST(CDate, ReadsAZoneWithAColon) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 15:00+05:30"))"), R"("7/2/2021 9:30:00 AM")");
}

TEST(CDate, ReadsAZoneRightAfterTheDay) {
    EXPECT_EQ(evaluated(R"(CDate("2020-03-16-07:00"))"), R"("3/16/2020 7:00:00 AM")");
}

TEST(CDate, ReadsAZoneAfterDayAndBlank) {
    EXPECT_EQ(evaluated(R"(CDate("2020-03-16 Z"))"), R"("3/16/2020 12:00:00 AM")");
}

TEST(CDate, ReadsAZoneOfFourteenHours) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02+14:00"))"), R"("7/1/2021 10:00:00 AM")");
}

TEST(CDate, RefusesALargerZone) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02+14:01"))"), "error: CDate: '2021-07-02+14:01' is not a date.");
}

TEST(CDate, RefusesAZoneOfThreeDigits) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02+530"))"), "error: CDate: '2021-07-02+530' is not a date.");
}

TEST(CDate, IgnoresWhiteSpaceAtBothEnds) {
    EXPECT_EQ(evaluated("CDate(\"  2021-07-02\t\")"), R"("7/2/2021 12:00:00 AM")");
}

TEST(CDate, RefusesDigitsOnly) {
    EXPECT_EQ(evaluated(R"(CDate("20210630"))"), "error: CDate: '20210630' is not a date.");
}

TEST(CDate, RefusesTwoDigitYears) {
    EXPECT_EQ(evaluated(R"(CDate("7/2/21"))"), "error: CDate: '7/2/21' is not a date.");
}

TEST(CDate, RefusesMonthNames) {
    EXPECT_EQ(evaluated(R"(CDate("2 July 2021"))"), "error: CDate: '2 July 2021' is not a date.");
}

TEST(CDate, RefusesImpossibleDays) {
    EXPECT_EQ(evaluated(R"(CDate("2021-02-30"))"), "error: CDate: '2021-02-30' is not a date.");
}

TEST(CDate, KnowsLeapDays) { EXPECT_EQ(evaluated(R"(CDate("2024-02-29"))"), R"("2/29/2024 12:00:00 AM")"); }

TEST(CDate, RefusesAnInstantBeforeYearOne) {
    EXPECT_EQ(evaluated(R"(CDate("0001-01-01+08:00"))"), "error: CDate: date is out of range.");
}

TEST(CDate, RefusesYearZero) {
    EXPECT_EQ(evaluated(R"(CDate("0000-01-01"))"), "error: CDate: '0000-01-01' is not a date.");
}

TEST(CDate, ReadsTheLastDay) { EXPECT_EQ(evaluated(R"(CDate("9999-12-31 23:59:59"))"), R"("12/31/9999 11:59:59 PM")"); }

TEST(CDate, GivesNullForNull) { EXPECT_EQ(evaluated("CDate([x])"), "null"); }

TEST(CDate, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(CDate(""))"), "null"); }

TEST(CDate, KeepsADate) { EXPECT_EQ(evaluated("CDate(Now())"), R"("7/2/2021 3:33:38 PM")"); }

TEST(CDate, RefusesTrailingText) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 x"))"), "error: CDate: '2021-07-02 x' is not a date.");
}

TEST(CDate, RefusesEightDigitsOfFraction) {
    EXPECT_EQ(evaluated(R"(CDate("2021-07-02 1:02:03.12345678"))"),
              "error: CDate: '2021-07-02 1:02:03.12345678' is not a date.");
}

}  // namespace hs::expr::test
