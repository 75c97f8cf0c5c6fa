#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(ConvertToBase64, EncodesTextAsUtf16) { EXPECT_EQ(evaluated(R"(ConvertToBase64("a"))"), R"("YQA=")"); }

TEST(ConvertToBase64, EncodesSurrogatePairs) { EXPECT_EQ(evaluated(R"(ConvertToBase64("😀"))"), R"("PdgA3g==")"); }

TEST(ConvertToBase64, EncodesBytesAsTheyAre) {
    EXPECT_EQ(evaluated("ConvertToBase64([b])", R"({"b": {"binary": "AAE="}})"), R"("AAE=")");
}

TEST(ConvertToBase64, GivesNullForNull) { EXPECT_EQ(evaluated("ConvertToBase64([x])"), "null"); }

TEST(ConvertToBase64, GivesEmptyTextForEmptyText) { EXPECT_EQ(evaluated(R"(ConvertToBase64(""))"), R"("")"); }

TEST(ConvertToBase64, EncodesTheTextFormOfANumber) { EXPECT_EQ(evaluated("ConvertToBase64(1)"), R"("MQA=")"); }

TEST(ConvertFromBase64, DecodesUtf16ByDefault) { EXPECT_EQ(evaluated(R"(ConvertFromBase64("PdgA3g=="))"), R"("😀")"); }

TEST(ConvertFromBase64, DecodesUtf8) { EXPECT_EQ(evaluated(R"(ConvertFromBase64("w6k=", UTF8))"), R"("é")"); }

TEST(ConvertFromBase64, DecodesAscii) { EXPECT_EQ(evaluated(R"(ConvertFromBase64("YWI=", "ASCII"))"), R"("ab")"); }

TEST(ConvertFromBase64, IgnoresWhiteSpace) {
    EXPECT_EQ(evaluated("ConvertFromBase64(\" YW\n I= \", UTF8)"), R"("ab")");
}

TEST(ConvertFromBase64, WantsPadding) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("YWI", UTF8))"), "error: ConvertFromBase64: source is not valid base64.");
}

TEST(ConvertFromBase64, RefusesOtherCharacters) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("YW!=", UTF8))"), "error: ConvertFromBase64: source is not valid base64.");
}

TEST(ConvertFromBase64, RefusesBytesThatAreNoAscii) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("w6k=", ASCII))"),
              "error: ConvertFromBase64: the bytes are not valid ASCII.");
}

TEST(ConvertFromBase64, RefusesBytesThatAreNoUtf8) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("w6g/wyg=", UTF8))"),
              "error: ConvertFromBase64: the bytes are not valid UTF8.");
}

TEST(ConvertFromBase64, RefusesHalfAUnit) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("YWJj"))"), "error: ConvertFromBase64: the bytes are not valid Unicode.");
}

TEST(ConvertFromBase64, RefusesALoneSurrogate) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("PdhhAA=="))"),
              "error: ConvertFromBase64: the bytes are not valid Unicode.");
}

TEST(ConvertFromBase64, RefusesAnUnknownEncoding) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("YQA=", UTF16))"),
              "error: ConvertFromBase64: 'UTF16' is not one of Unicode, ASCII, UTF8.");
}

TEST(ConvertFromBase64, TakesANullEncodingAsNone) {
    EXPECT_EQ(evaluated(R"(ConvertFromBase64("YQA=", [x]))"), R"("a")");
}

TEST(ConvertFromBase64, GivesNullForNull) { EXPECT_EQ(evaluated("ConvertFromBase64([x])"), "null"); }

TEST(ConvertFromBase64, GivesEmptyTextForEmptyText) { EXPECT_EQ(evaluated(R"(ConvertFromBase64(""))"), R"("")"); }

TEST(ConvertToUTF8Hex, WritesUpperCaseDigits) { EXPECT_EQ(evaluated(R"(ConvertToUTF8Hex("é"))"), R"("C3A9")"); }

TEST(ConvertToUTF8Hex, WritesBytesAsTheyAre) {
    EXPECT_EQ(evaluated("ConvertToUTF8Hex([b])", R"({"b": {"binary": "AAE="}})"), R"("0001")");
}

TEST(ConvertToUTF8Hex, GivesNullForNull) { EXPECT_EQ(evaluated("ConvertToUTF8Hex([x])"), "null"); }

TEST(ConvertFromUTF8Hex, ReadsDigitsInEitherCase) { EXPECT_EQ(evaluated(R"(ConvertFromUTF8Hex("c3A9"))"), R"("é")"); }

TEST(ConvertFromUTF8Hex, RefusesAnOddNumberOfDigits) {
    EXPECT_EQ(evaluated(R"(ConvertFromUTF8Hex("c3a"))"), "error: ConvertFromUTF8Hex: source is not valid hexadecimal.");
}

TEST(ConvertFromUTF8Hex, RefusesOtherCharacters) {
    EXPECT_EQ(evaluated(R"(ConvertFromUTF8Hex("zz"))"), "error: ConvertFromUTF8Hex: source is not valid hexadecimal.");
}

TEST(ConvertFromUTF8Hex, RefusesWhatIsNoUtf8) {
    EXPECT_EQ(evaluated(R"(ConvertFromUTF8Hex("c3"))"), "error: ConvertFromUTF8Hex: the bytes are not valid UTF8.");
}

TEST(ConvertFromUTF8Hex, GivesNullForNull) { EXPECT_EQ(evaluated("ConvertFromUTF8Hex([x])"), "null"); }

}  // namespace hs::expr::test
