#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(IsNull, HoldsForNull) { EXPECT_EQ(evaluated("IsNull([x])"), R"("True")"); }

TEST(IsNull, DoesNotHoldForEmptyText) { EXPECT_EQ(evaluated(R"(IsNull(""))"), R"("False")"); }

TEST(IsNull, HoldsForAListOfNulls) {
    EXPECT_EQ(evaluated(R"(IsNull(IIF([list] = "z", "", NULL)))", R"({"list": ["a", "b", "c"]})"), R"("True")");
}

TEST(IsNull, TakesAListWhole) { EXPECT_EQ(evaluated("IsNull([list])", R"({"list": ["a", "b", "c"]})"), R"("False")"); }

TEST(IsNull, DoesNotHoldForBytes) { EXPECT_EQ(evaluated("IsNull([b])", R"({"b": {"binary": "AAE="}})"), R"("False")"); }

TEST(IsNullOrEmpty, HoldsForNull) { EXPECT_EQ(evaluated("IsNullOrEmpty([x])"), R"("True")"); }

TEST(IsNullOrEmpty, HoldsForEmptyText) { EXPECT_EQ(evaluated(R"(IsNullOrEmpty(""))"), R"("True")"); }

TEST(IsNullOrEmpty, HoldsForAListOfEmptyTexts) {
    EXPECT_EQ(evaluated("IsNullOrEmpty([l])", R"({"l": ["", ""]})"), R"("True")");
}

TEST(IsNullOrEmpty, DoesNotHoldForABlank) { EXPECT_EQ(evaluated(R"(IsNullOrEmpty(" "))"), R"("False")"); }

TEST(IsNullOrEmpty, DoesNotHoldForBytes) {
    EXPECT_EQ(evaluated("IsNullOrEmpty([b])", R"({"b": {"binary": "AAE="}})"), R"("False")");
}

TEST(IsNullOrEmpty, DoesNotHoldForANumber) { EXPECT_EQ(evaluated("IsNullOrEmpty(0)"), R"("False")"); }

TEST(IsPresent, HoldsForText) { EXPECT_EQ(evaluated(R"(IsPresent("a"))"), R"("True")"); }

TEST(IsPresent, DoesNotHoldForNull) { EXPECT_EQ(evaluated("IsPresent([x])"), R"("False")"); }

TEST(IsPresent, DoesNotHoldForEmptyText) { EXPECT_EQ(evaluated(R"(IsPresent(""))"), R"("False")"); }

TEST(IsPresent, HoldsForAList) {
    EXPECT_EQ(evaluated("IsPresent([list])", R"({"list": ["a", "b", "c"]})"), R"("True")");
}

TEST(IsEmpty, HoldsForEmptyText) { EXPECT_EQ(evaluated(R"(IsEmpty(""))"), R"("True")"); }

TEST(IsEmpty, DoesNotHoldForNull) { EXPECT_EQ(evaluated("IsEmpty([x])"), R"("False")"); }

TEST(IsEmpty, DoesNotHoldForAList) { EXPECT_EQ(evaluated("IsEmpty([l])", R"({"l": ["", ""]})"), R"("False")"); }

TEST(IsString, HoldsForText) { EXPECT_EQ(evaluated(R"(IsString(""))"), R"("True")"); }

TEST(IsString, HoldsForANumber) { EXPECT_EQ(evaluated("IsString(5)"), R"("True")"); }

TEST(IsString, HoldsForADate) { EXPECT_EQ(evaluated("IsString(Now())"), R"("True")"); }

TEST(IsString, HoldsForABoolean) { EXPECT_EQ(evaluated("IsString(True)"), R"("True")"); }

TEST(IsString, DoesNotHoldForNull) { EXPECT_EQ(evaluated("IsString([x])"), R"("False")"); }

TEST(IsString, DoesNotHoldForBytes) {
    EXPECT_EQ(evaluated("IsString([b])", R"({"b": {"binary": "AAE="}})"), R"("False")");
}

TEST(IsString, DoesNotHoldForAList) {
    EXPECT_EQ(evaluated("IsString([list])", R"({"list": ["a", "b", "c"]})"), R"("False")");
}

TEST(IsString, DoesNotHoldForAListOfOne) { EXPECT_EQ(evaluated("IsString([l])", R"({"l": ["a"]})"), R"("False")"); }

TEST(IsNumeric, HoldsForDigits) { EXPECT_EQ(evaluated(R"(IsNumeric(" -12 "))"), R"("True")"); }

TEST(IsNumeric, HoldsForHexadecimalDigits) { EXPECT_EQ(evaluated(R"(IsNumeric("&hFf"))"), R"("True")"); }

TEST(IsNumeric, HoldsForAPlusSign) { EXPECT_EQ(evaluated(R"(IsNumeric("+5"))"), R"("True")"); }

TEST(IsNumeric, DoesNotHoldForTwoSigns) { EXPECT_EQ(evaluated(R"(IsNumeric("+-5"))"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForAFraction) { EXPECT_EQ(evaluated(R"(IsNumeric("1.0"))"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForAnExponent) { EXPECT_EQ(evaluated(R"(IsNumeric("1e3"))"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForASeparator) { EXPECT_EQ(evaluated(R"(IsNumeric("1,000"))"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForEmptyText) { EXPECT_EQ(evaluated(R"(IsNumeric(""))"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForNull) { EXPECT_EQ(evaluated("IsNumeric([x])"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForABoolean) { EXPECT_EQ(evaluated("IsNumeric(True)"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForTooLarge) { EXPECT_EQ(evaluated(R"(IsNumeric("9223372036854775808"))"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForAList) { EXPECT_EQ(evaluated("IsNumeric([l])", R"({"l": ["1", "2"]})"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForAnAmpersandAlone) { EXPECT_EQ(evaluated(R"(IsNumeric("&H"))"), R"("False")"); }

TEST(IsNumeric, DoesNotHoldForSeventeenHexDigits) {
    EXPECT_EQ(evaluated(R"(IsNumeric("&H00000000000000001"))"), R"("False")");
}

TEST(IsDate, HoldsForADay) { EXPECT_EQ(evaluated(R"(IsDate("2021-02-28"))"), R"("True")"); }

TEST(IsDate, DoesNotHoldForAnImpossibleDay) { EXPECT_EQ(evaluated(R"(IsDate("2021-02-29"))"), R"("False")"); }

TEST(IsDate, HoldsForADate) { EXPECT_EQ(evaluated("IsDate(Now())"), R"("True")"); }

TEST(IsDate, DoesNotHoldForEmptyText) { EXPECT_EQ(evaluated(R"(IsDate(""))"), R"("False")"); }

TEST(IsDate, DoesNotHoldForNull) { EXPECT_EQ(evaluated("IsDate([x])"), R"("False")"); }

TEST(IsDate, DoesNotHoldForANumber) { EXPECT_EQ(evaluated("IsDate(5)"), R"("False")"); }

TEST(IsGuid, HoldsWithoutBraces) {
    EXPECT_EQ(evaluated(R"(IsGuid("00112233-4455-6677-8899-AABBccddeeff"))"), R"("True")");
}

TEST(IsGuid, HoldsWithBothBraces) {
    EXPECT_EQ(evaluated(R"(IsGuid("{00112233-4455-6677-8899-AABBccddeeff}"))"), R"("True")");
}

TEST(IsGuid, DoesNotHoldForOneBrace) {
    EXPECT_EQ(evaluated(R"(IsGuid("{00112233-4455-6677-8899-AABBccddeeff"))"), R"("False")");
}

TEST(IsGuid, DoesNotHoldWithoutHyphens) {
    EXPECT_EQ(evaluated(R"(IsGuid("00112233445566778899aabbccddeeff"))"), R"("False")");
}

TEST(IsGuid, DoesNotHoldForNull) { EXPECT_EQ(evaluated("IsGuid([x])"), R"("False")"); }

TEST(IsGuid, DoesNotHoldForBytes) { EXPECT_EQ(evaluated("IsGuid([b])", R"({"b": {"binary": "AAE="}})"), R"("False")"); }

TEST(IsBitSet, HoldsForACommonBit) { EXPECT_EQ(evaluated(R"(IsBitSet("514", 2))"), R"("True")"); }

TEST(IsBitSet, DoesNotHoldWithoutACommonBit) { EXPECT_EQ(evaluated("IsBitSet(512, 2)"), R"("False")"); }

TEST(IsBitSet, HoldsForOneOfSeveralBits) { EXPECT_EQ(evaluated("IsBitSet(4, 6)"), R"("True")"); }

TEST(IsBitSet, DoesNotHoldForNull) { EXPECT_EQ(evaluated("IsBitSet([x], 2)"), R"("False")"); }

TEST(IsBitSet, DoesNotHoldForEmptyText) { EXPECT_EQ(evaluated(R"(IsBitSet("", 2))"), R"("False")"); }

TEST(IsBitSet, RefusesANullFlag) {
    EXPECT_EQ(evaluated("IsBitSet(1, [x])"), "error: IsBitSet: argument 2 (flag) must be a number, got null.");
}

TEST(IsBitSet, RefusesText) {
    EXPECT_EQ(evaluated(R"(IsBitSet("a", 1))"), "error: IsBitSet: argument 1 (value) must be a number, got 'a'.");
}

TEST(Not, TurnsTrueAround) { EXPECT_EQ(evaluated("Not(True)"), R"("False")"); }

TEST(Not, TurnsTextTrueInAnyCaseAround) { EXPECT_EQ(evaluated(R"(Not("tRuE"))"), R"("False")"); }

TEST(Not, GivesTrueForFalse) { EXPECT_EQ(evaluated("Not(False)"), R"("True")"); }

TEST(Not, GivesTrueForOtherText) { EXPECT_EQ(evaluated(R"(Not("x"))"), R"("True")"); }

TEST(Not, GivesTrueForANumber) { EXPECT_EQ(evaluated("Not(1)"), R"("True")"); }

TEST(Not, GivesTrueForNull) { EXPECT_EQ(evaluated("Not([x])"), R"("True")"); }

TEST(Not, SpreadsOverAList) {
    EXPECT_EQ(evaluated(R"(Not([list] = "a"))", R"({"list": ["a", "b", "c"]})"), R"(["False","True","True"])");
}

}  // namespace hs::expr::test
