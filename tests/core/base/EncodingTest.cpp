#include "core/base/Encoding.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/base/Expect.h"

namespace hs {
namespace {

using namespace std::string_literals;

const std::string everyByte = [] {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    return bytes;
}();

TEST(Base64, MatchesTheRfcsExamples) {
    const std::vector<std::pair<std::string, std::string>> examples{{"", ""},
                                                                    {"f", "Zg=="},
                                                                    {"fo", "Zm8="},
                                                                    {"foo", "Zm9v"},
                                                                    {"foob", "Zm9vYg=="},
                                                                    {"fooba", "Zm9vYmE="},
                                                                    {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : examples) {
        EXPECT_EQ(toBase64(bytes), text);
        EXPECT_EQ(fromBase64(text), bytes);
    }
}

TEST(Base64, KeepsEveryByte) { EXPECT_EQ(fromBase64(toBase64(everyByte)), everyByte); }

TEST(Base64, RefusesMissingPadding) { EXPECT_EQ(fromBase64("Zg"), std::nullopt); }

TEST(Base64, RefusesStrangeCharacters) {
    EXPECT_EQ(fromBase64("Zm9*"), std::nullopt);
    EXPECT_EQ(fromBase64("Zm9 "), std::nullopt);
    EXPECT_EQ(fromBase64("Zm-_"), std::nullopt);
}

TEST(Hex, WritesTwoLowerCaseDigitsAByte) { EXPECT_EQ(toHex("\x00\x0f\xa0\xff"s), "000fa0ff"); }

TEST(Guid, PutsTheFirstThreeFieldsInLittleEndianOrder) {
    const std::string bytes = "\x33\x22\x11\x00\x55\x44\x77\x66\x88\x99\xaa\xbb\xcc\xdd\xee\xff"s;
    EXPECT_EQ(guidText(bytes), "00112233-4455-6677-8899-aabbccddeeff");
    EXPECT_EQ(guidBytes("00112233-4455-6677-8899-aabbccddeeff"), bytes);
}

TEST(Guid, ReadsUpperCase) {
    EXPECT_EQ(guidBytes("ABCDEF01-2345-6789-ABCD-EF0123456789"), guidBytes("abcdef01-2345-6789-abcd-ef0123456789"));
}

TEST(Guid, IsEmptyTextUnlessThereAreSixteenBytes) {
    EXPECT_EQ(guidText(""), "");
    EXPECT_EQ(guidText(std::string(15, 'x')), "");
    EXPECT_EQ(guidText(std::string(17, 'x')), "");
}

TEST(Guid, RefusesWhatIsNone) {
    for (const std::string text : {"", "00112233-4455-6677-8899-aabbccddeef", "00112233-4455-6677-8899-aabbccddeefg",
                                   "001122334-455-6677-8899-aabbccddeeff", "{0112233-4455-6677-8899-aabbccddeef}",
                                   "00112233x4455-6677-8899-aabbccddeeff"})
        EXPECT_EQ(guidBytes(text), std::nullopt) << text;
}

TEST(Guid, KeepsEveryByteOnTheWayThere) {
    const std::string bytes = everyByte.substr(100, 16);
    EXPECT_EQ(guidBytes(guidText(bytes)), bytes);
}

TEST(Fingerprint, NeverChanges) {
    // Links are stored with these numbers: another number for the same bytes would plan everybody again.
    EXPECT_EQ(fingerprint(""), 0x168dad65de6a767fULL);
    EXPECT_EQ(fingerprint("12345678"), 0x1099a19053f39841ULL);
    EXPECT_EQ(fingerprint("Hybrid Sync"), 0x8d566bda7e3e114aULL);
}

TEST(Fingerprint, DiffersForNearbyBytes) {
    std::set<std::uint64_t> prints;
    for (int i = 0; i < 5000; ++i) prints.insert(fingerprint("user" + std::to_string(i) + "@contoso.test"));
    EXPECT_EQ(prints.size(), 5000U);
}

TEST(Fingerprint, DiffersByLengthOfZeroes) {
    std::set<std::uint64_t> prints;
    for (std::size_t length = 0; length < 64; ++length) prints.insert(fingerprint(std::string(length, '\0')));
    EXPECT_EQ(prints.size(), 64U);
}

TEST(Fingerprint, ChainsBySeed) {
    const auto first = fingerprint("mail");
    EXPECT_NE(fingerprint("a", first), fingerprint("a"));
    EXPECT_EQ(fingerprint("a", first), fingerprint("a", fingerprint("mail")));
}

TEST(Utf8, AcceptsWellFormedText) {
    for (const auto& text :
         {""s, "plain"s, "Zoë"s, "Łódź"s, "日本語"s, "😀"s, "\x00"s, "\xEF\xBF\xBF"s, "\xF4\x8F\xBF\xBF"s})
        EXPECT_TRUE(isUtf8(text)) << text;
}

TEST(Utf8, RefusesWhatTheRfcForbids) {
    const std::vector<std::pair<const char*, std::string>> cases{
        {"lone continuation", "\x80"},         {"overlong slash", "\xC0\xAF"},
        {"overlong in three", "\xE0\x80\xAF"}, {"overlong in four", "\xF0\x80\x80\xAF"},
        {"surrogate", "\xED\xA0\x80"},         {"beyond Unicode", "\xF4\x90\x80\x80"},
        {"impossible lead", "\xFF"},           {"cut after two of three", "\xE6\x97"},
        {"cut after one of two", "Zo\xC3"},    {"lead then letter", "\xC3("}};
    for (const auto& [name, bytes] : cases) EXPECT_FALSE(isUtf8(bytes)) << name;
}

TEST(FoldCase, LowersAsciiQuickly) { EXPECT_EQ(foldCase("CN=Ada LOVELACE"), "cn=ada lovelace"); }

TEST(FoldCase, FoldsBeyondAscii) {
    EXPECT_EQ(foldCase("ÄÖÜ"), foldCase("äöü"));
    EXPECT_EQ(foldCase("ŁÓDŹ"), foldCase("łódź"));
    EXPECT_EQ(foldCase("ΣΊΣΥΦΟΣ"), foldCase("σίσυφος"));
}

TEST(FoldCase, KeepsTheTurkishDotlessIApart) { EXPECT_NE(foldCase("ı"), foldCase("i")); }

TEST(AsciiLower, LeavesOtherBytesAlone) { EXPECT_EQ(asciiLower("MAIL-Ä_9"), "mail-Ä_9"); }

TEST(EqualsIgnoringAsciiCase, ComparesOnlyLettersWithoutCase) {
    EXPECT_TRUE(equalsIgnoringAsciiCase("msExchArchiveStatus", "MSEXCHARCHIVESTATUS"));
    EXPECT_FALSE(equalsIgnoringAsciiCase("mail", "mailNickname"));
    EXPECT_FALSE(equalsIgnoringAsciiCase("@", "`"));
    EXPECT_FALSE(equalsIgnoringAsciiCase("[", "{"));
    EXPECT_TRUE(equalsIgnoringAsciiCase("", ""));
}

}  // namespace
}  // namespace hs
