#include "core/net/MailText.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/Encoding.h"

namespace hs::net {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

namespace {

const Letter letter{"sync@contoso.test", {"ada@contoso.test"}, "Quarantine", "Stopped."};

/// What a reader of encoded words sees.
std::string decoded(std::string_view header) {
    std::string text;
    while (!header.empty()) {
        const std::size_t open = header.find("=?utf-8?B?"), shut = header.find("?=", open);
        if (open == std::string_view::npos || shut == std::string_view::npos) return "not encoded";
        text += fromBase64(header.substr(open + 10, shut - open - 10)).value_or("not base64");
        header.remove_prefix(shut + 2);
    }
    return text;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", from)) {
        lines.push_back(text.substr(from, at - from));
        from = at + 2;
    }
    if (from < text.size()) lines.push_back(text.substr(from));
    return lines;
}

std::string unquoted(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') plain += text[i];
        else if (text.compare(i, 3, "=\r\n") == 0) i += 2;
        else {
            plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return plain;
}

}  // namespace

TEST(MailText, SaysWhenFromWhomToWhomAndWhat) {
    const std::string text = mailText(letter, 1'795'914'123'004, "unique");
    EXPECT_THAT(text, HasSubstr("From: Hybrid Sync <sync@contoso.test>\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nTo: ada@contoso.test\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nSubject: Quarantine\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nMessage-ID: <unique@contoso.test>\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    EXPECT_THAT(text, EndsWith("\r\n\r\nStopped.\r\n"));
}

TEST(MailText, WritesDatesAsMailDoes) {
    EXPECT_EQ(mailDate(0), "Thu, 01 Jan 1970 00:00:00 +0000");
    EXPECT_EQ(mailDate(fromIso8601("2026-11-25T01:02:03.004Z")), "Wed, 25 Nov 2026 01:02:03 +0000");
    EXPECT_EQ(mailDate(fromIso8601("2028-02-29T23:59:59Z")), "Tue, 29 Feb 2028 23:59:59 +0000");
}

TEST(MailText, AShortPlainSubjectStaysReadable) { EXPECT_EQ(encodedHeader("0 of 812 written"), "0 of 812 written"); }

TEST(MailText, ASubjectBeyondAsciiBecomesEncodedWords) {
    EXPECT_EQ(encodedHeader("Größe"), "=?utf-8?B?R3LDtsOfZQ==?=");
}

TEST(MailText, ALongSubjectIsFoldedBetweenCharacters) {
    std::string subject;
    for (int i = 0; i < 60; ++i) subject += "löschen €";
    const std::string header = encodedHeader(subject);
    EXPECT_EQ(decoded(header), subject);
    for (const std::string& line : linesOf(header)) {
        EXPECT_LE(line.size(), 76U);
        const std::size_t open = line.find("?B?") + 3;
        EXPECT_TRUE(isUtf8(fromBase64(line.substr(open, line.find("?=", open) - open)).value_or("\xff")));
    }
}

TEST(MailText, ASubjectThatLooksEncodedIsEncoded) {
    EXPECT_EQ(decoded(encodedHeader("=?utf-8?B?eA==?=")), "=?utf-8?B?eA==?=");
}

TEST(MailText, NobodyAddsAHeaderThroughTheSubject) {
    Letter evil = letter;
    evil.subject = "Quarantine\r\nBcc: eve@evil.test\n\nHello";
    const std::string text = mailText(evil, 0, "unique");
    EXPECT_THAT(text, HasSubstr("\r\nSubject: Quarantine  Bcc: eve@evil.test  Hello\r\n"));
    EXPECT_THAT(text, Not(HasSubstr("\nBcc")));
}

TEST(MailText, SeveralRecipientsStandOnLinesOfTheirOwn) {
    Letter two = letter;
    two.to.push_back("bob@contoso.test");
    EXPECT_THAT(mailText(two, 0, "u"), HasSubstr("\r\nTo: ada@contoso.test,\r\n bob@contoso.test\r\n"));
}

TEST(QuotedPrintable, GivesTheSameTextBack) {
    const std::string text = "Zwei Wörter = \xe2\x82\xac 2,\r\n\r\n.\r\nFrom me\r\ntab\there\r\n";
    EXPECT_EQ(unquoted(quotedPrintable(text)), text);
}

TEST(QuotedPrintable, KeepsEveryLineShort) {
    const std::string quoted = quotedPrintable(std::string(500, 'a') + "\n" + std::string(300, '='));
    for (const std::string& line : linesOf(quoted)) EXPECT_LE(line.size(), 76U);
    EXPECT_EQ(unquoted(quoted), std::string(500, 'a') + "\r\n" + std::string(300, '=') + "\r\n");
}

TEST(QuotedPrintable, EndsEveryKindOfLineAlike) { EXPECT_EQ(quotedPrintable("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd\r\n"); }

TEST(QuotedPrintable, ProtectsABlankAtTheEndOfALine) { EXPECT_EQ(quotedPrintable("a \nb\t"), "a=20\r\nb=09\r\n"); }

TEST(MailAddresses, OfPeopleAreTaken) {
    for (const char* address : {"a@b.c", "ada.lovelace+x@mail.contoso.test", "o'brien@contoso.test", "a@localhost"}) {
        Letter to = letter;
        to.to = {address};
        EXPECT_TRUE(checkAddresses(to).ok()) << address;
    }
}

TEST(MailAddresses, ThatSayMoreThanAnAddressAreRefused) {
    for (const char* address :
         {"", "ada", "@contoso.test", "ada@", "a@b@c", "ada@contoso.test\r\nRCPT TO:<eve@evil.test>", "a@b>", "<a@b>",
          "a b@c", "\"a\"@b", "-x@b", "a@b,c@d", "\xc3\xa4@b.c"}) {
        Letter to = letter;
        to.to = {address};
        const auto checked = checkAddresses(to);
        EXPECT_FALSE(checked.ok()) << address;
        if (!checked.ok()) { EXPECT_EQ(checked.error().code, ErrorCode::InvalidInput) << address; }
        Letter from = letter;
        from.from = address;
        EXPECT_FALSE(checkAddresses(from).ok()) << address;
    }
}

TEST(MailAddresses, SomebodyHasToBeWrittenTo) {
    Letter nobody = letter;
    nobody.to.clear();
    EXPECT_FALSE(checkAddresses(nobody).ok());
}

}  // namespace hs::net
