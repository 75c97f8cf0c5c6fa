#include "core/graph/Entropy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QRegularExpression>
#include <set>

#include "core/graph/JsonText.h"

namespace hs::graph {

namespace {

Entropy constant(char byte) {
    return [byte](std::size_t count) { return std::string(count, byte); };
}

bool holdsOneOf(const std::string& text, std::string_view characters) {
    return text.find_first_of(characters) != std::string::npos;
}

}  // namespace

TEST(Entropy, OfTheSystemGivesAsManyBytesAsAskedFor) {
    const Entropy entropy = systemEntropy();
    EXPECT_EQ(entropy(0).size(), 0U);
    EXPECT_EQ(entropy(33).size(), 33U);
    EXPECT_NE(entropy(16), entropy(16));
}

TEST(Entropy, RequestIdIsAVersionFourGuid) {
    static const QRegularExpression form(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    for (const char byte : {'\x00', '\x7f', '\xff'})
        EXPECT_TRUE(form.match(QString::fromStdString(newRequestId(constant(byte)))).hasMatch());
}

TEST(Entropy, RequestIdsDiffer) {
    std::set<std::string> ids;
    for (int i = 0; i < 100; ++i) ids.insert(newRequestId(systemEntropy()));
    EXPECT_EQ(ids.size(), 100U);
}

TEST(Entropy, PasswordHasAllFourKindsWhateverTheBytes) {
    for (int byte = 0; byte < 256; ++byte) {
        const Secret secret = newPassword(constant(static_cast<char>(byte)));
        const std::string password(secret.reveal());
        EXPECT_EQ(password.size(), 32U);
        EXPECT_TRUE(holdsOneOf(password, "ABCDEFGHJKLMNPQR"));
        EXPECT_TRUE(holdsOneOf(password, "abcdefghijkmnpqr"));
        EXPECT_TRUE(holdsOneOf(password, "23456789"));
        EXPECT_TRUE(holdsOneOf(password, "!#%*+-=?@^_~.:;,"));
    }
}

TEST(Entropy, PasswordsDiffer) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(std::string(newPassword(systemEntropy()).reveal()));
    EXPECT_EQ(seen.size(), 100U);
}

TEST(JsonText, EscapesQuotesBackslashesAndControls) {
    EXPECT_EQ(jsonText("a\"b\\c\n\x01"), "\"a\\\"b\\\\c\\u000a\\u0001\"");
}

TEST(JsonText, LeavesUnicodeAsItIs) { EXPECT_EQ(jsonText("Łukasz 😀 ı"), "\"Łukasz 😀 ı\""); }

}  // namespace hs::graph
