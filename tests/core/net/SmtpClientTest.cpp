#include "core/net/SmtpClient.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/net/SmtpReplies.h"
#include "tests/support/MailServer.h"

namespace hs::net {

using support::MailServer;
using support::MailServerSettings;
using support::ReceivedMail;
using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using Security = SmtpSettings::Security;
using Tls = MailServerSettings::Tls;

namespace {

class Smtp : public testing::Test {
protected:
    void serve(MailServerSettings settings = {}) {
        smtp.security = settings.tls == Tls::Always  ? Security::Tls
                        : settings.tls == Tls::Start ? Security::StartTls
                                                     : Security::None;
        if (!settings.user.empty()) {
            smtp.userName = settings.user;
            password = Secret(settings.password);
        }
        server.emplace(std::move(settings));
        smtp.port = server->port();
        smtp.caFile = server->caFile();
    }
    Result<void> send(std::stop_token stop = {}) { return SmtpClient(clock).send(smtp, password, letter, stop); }
    Error refused() {
        const auto sent = send();
        EXPECT_FALSE(sent.ok());
        return sent.ok() ? Error{} : sent.error();
    }
    ReceivedMail only() {
        const auto messages = server->messages();
        EXPECT_THAT(messages, SizeIs(1));
        return messages.empty() ? ReceivedMail{} : messages.front();
    }
    static MailServerSettings guarded(const std::string& mechanisms) {
        MailServerSettings settings;
        settings.user = "sync@contoso.test";
        settings.password = "pa ss\xc3\xb6%";
        settings.mechanisms = mechanisms;
        return settings;
    }

    SystemClock clock;
    std::optional<MailServer> server;
    SmtpSettings smtp = [] {
        SmtpSettings settings;
        settings.server = "127.0.0.1";
        return settings;
    }();
    Secret password;
    Letter letter{"sync@contoso.test", {"ada@contoso.test"}, "Größe", "Zeile 1\n.\n..Zeile 3 €\n"};
};

}  // namespace

TEST_F(Smtp, AMessageArrivesOverStartTls) {
    serve();
    const auto sent = send();
    ASSERT_TRUE(sent.ok()) << sent.error().toLine();
    const ReceivedMail mail = only();
    EXPECT_TRUE(mail.encrypted);
    EXPECT_EQ(mail.from, "sync@contoso.test");
    EXPECT_THAT(mail.to, ElementsAre("ada@contoso.test"));
    EXPECT_EQ(mail.header("Subject"), "=?utf-8?B?R3LDtsOfZQ==?=");
    EXPECT_EQ(mail.body(), "Zeile 1\r\n.\r\n..Zeile 3 =E2=82=AC\r\n");
}

TEST_F(Smtp, AMessageArrivesOverImplicitTls) {
    MailServerSettings always;
    always.tls = Tls::Always;
    serve(always);
    const auto sent = send();
    ASSERT_TRUE(sent.ok()) << sent.error().toLine();
    EXPECT_TRUE(only().encrypted);
}

TEST_F(Smtp, PlainTextIsForThisMachineOnly) {
    MailServerSettings never;
    never.tls = Tls::Never;
    serve(never);
    EXPECT_TRUE(send().ok());
    smtp.server = "mail.contoso.test";
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_THAT(error.nextStep, HasSubstr("STARTTLS"));
}

TEST_F(Smtp, SignsInByPlain) {
    serve(guarded("PLAIN"));
    const auto sent = send();
    ASSERT_TRUE(sent.ok()) << sent.error().toLine();
    EXPECT_EQ(only().user, "sync@contoso.test");
}

TEST_F(Smtp, SignsInByLogin) {
    serve(guarded("LOGIN"));
    const auto sent = send();
    ASSERT_TRUE(sent.ok()) << sent.error().toLine();
    EXPECT_EQ(only().user, "sync@contoso.test");
}

TEST_F(Smtp, IsNotLuredIntoKerberosOrNtlm) {
    serve(guarded("GSSAPI NTLM PLAIN"));
    const auto sent = send();
    ASSERT_TRUE(sent.ok()) << sent.error().toLine();
    EXPECT_EQ(only().user, "sync@contoso.test");
}

TEST_F(Smtp, AWrongPasswordIsUnauthenticatedAndNeverQuoted) {
    serve(guarded("PLAIN LOGIN"));
    password = Secret("wrong-secret");
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::Unauthenticated);
    EXPECT_THAT(error.serverText, HasSubstr("535"));
    EXPECT_THAT(error.toLine(), Not(HasSubstr("wrong-secret")));
    EXPECT_THAT(error.toLine(), Not(HasSubstr(toBase64("wrong-secret"))));
}

TEST_F(Smtp, AServerThatWantsASignInSaysSo) {
    serve(guarded("PLAIN"));
    smtp.userName.clear();
    EXPECT_EQ(refused().code, ErrorCode::Unauthenticated);
}

TEST_F(Smtp, WithoutStartTlsNothingIsSaid) {
    MailServerSettings stripped = guarded("PLAIN");
    stripped.offersStartTls = false;
    serve(stripped);
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_THAT(error.message, HasSubstr("STARTTLS"));
    EXPECT_THAT(server->heard(), Not(Contains(AnyOf(StartsWith("AUTH"), StartsWith("MAIL")))));
}

TEST_F(Smtp, AnUntrustedCertificateIsNotTalkedTo) {
    serve(guarded("PLAIN"));
    smtp.caFile.clear();
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::Unauthenticated);
    EXPECT_THAT(error.nextStep, HasSubstr("CA file"));
    EXPECT_THAT(server->heard(), Not(Contains(StartsWith("AUTH"))));
}

TEST_F(Smtp, AMissingCaFileIsNamed) {
    serve();
    smtp.caFile = "/nowhere/ca.pem";
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_THAT(error.nextStep, HasSubstr("/nowhere/ca.pem"));
}

TEST_F(Smtp, ARefusedRecipientIsDeniedWithTheServersWords) {
    MailServerSettings picky;
    picky.refusesRecipient = "550-5.1.1 No such user\r\n550 here";
    serve(picky);
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::Denied);
    EXPECT_EQ(error.serverText, "550 5.1.1 No such user here");
    EXPECT_THAT(server->messages(), IsEmpty());
}

TEST_F(Smtp, ARefusedSenderIsDenied) {
    MailServerSettings picky;
    picky.refusesSender = "553 5.7.1 Sender not owned by you";
    serve(picky);
    EXPECT_EQ(refused().code, ErrorCode::Denied);
}

TEST_F(Smtp, ARefusedMessageIsDenied) {
    MailServerSettings picky;
    picky.refusesMessage = "554 5.7.1 Looks like spam";
    serve(picky);
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::Denied);
    EXPECT_THAT(error.serverText, HasSubstr("Looks like spam"));
}

TEST_F(Smtp, ARefusalForNowMayBeTriedAgain) {
    MailServerSettings busy;
    busy.refusesSender = "451 4.7.1 Greylisted";
    serve(busy);
    EXPECT_EQ(refused().code, ErrorCode::Unavailable);
}

TEST_F(Smtp, ASilentServerIsATimeout) {
    MailServerSettings silent;
    silent.silent = true;
    serve(silent);
    smtp.timeout = std::chrono::milliseconds(150);
    EXPECT_EQ(refused().code, ErrorCode::Timeout);
}

TEST_F(Smtp, ALostConnectionIsUnavailable) {
    MailServerSettings rude;
    rude.hangsUpOnData = true;
    serve(rude);
    EXPECT_EQ(refused().code, ErrorCode::Unavailable);
}

TEST_F(Smtp, ACloseToRefuseIsUnavailable) {
    serve();
    server.reset();
    EXPECT_EQ(refused().code, ErrorCode::Unavailable);
}

TEST_F(Smtp, AServerThatKeepsItsGoodbyeHasTheMessageAllTheSame) {
    MailServerSettings impolite;
    impolite.silentAtTheEnd = true;
    serve(impolite);
    smtp.timeout = std::chrono::milliseconds(1000);
    EXPECT_TRUE(send().ok());
    EXPECT_THAT(server->messages(), SizeIs(1));
}

TEST_F(Smtp, StopsWhileTheServerIsSilent) {
    MailServerSettings silent;
    silent.silent = true;
    serve(silent);
    std::stop_source stop;
    const std::jthread person([&] {
        server->awaitClient();
        stop.request_stop();
    });
    const auto sent = send(stop.get_token());
    ASSERT_FALSE(sent.ok());
    EXPECT_EQ(sent.error().code, ErrorCode::Cancelled);
}

TEST_F(Smtp, SeveralRecipientsGetOneMessage) {
    serve();
    letter.to.push_back("bob@contoso.test");
    ASSERT_TRUE(send().ok());
    EXPECT_THAT(only().to, ElementsAre("ada@contoso.test", "bob@contoso.test"));
}

TEST_F(Smtp, NoTwoMessagesHaveOneId) {
    serve();
    EXPECT_TRUE(send().ok());
    EXPECT_TRUE(send().ok());
    std::set<std::string> ids;
    for (const ReceivedMail& mail : server->messages()) ids.insert(mail.header("Message-ID"));
    EXPECT_THAT(ids, SizeIs(2));
}

TEST_F(Smtp, AnInjectedAddressNeverReachesTheServer) {
    serve();
    letter.to = {"ada@contoso.test>\r\nRCPT TO:<eve@evil.test"};
    EXPECT_EQ(refused().code, ErrorCode::InvalidInput);
    EXPECT_THAT(server->heard(), IsEmpty());
}

TEST_F(Smtp, AServerNameThatIsNoneIsRefused) {
    for (const char* name : {"", "smtp://x", "a b", "x/y", "user@host", "x\r\ny", "-x", "h?q"}) {
        smtp.server = name;
        EXPECT_EQ(refused().code, ErrorCode::InvalidInput) << name;
    }
}

TEST_F(Smtp, APortThatIsNoneIsRefused) {
    for (const int port : {-1, 0, 65536}) {
        smtp.port = port;
        EXPECT_EQ(refused().code, ErrorCode::InvalidInput) << port;
    }
}

TEST(SmtpReplies, KeepTheLastReplyWithAllItsLines) {
    SmtpReplies replies;
    replies.hear("250-mail.test\r\n");
    replies.hear("250 SIZE\r\n");
    replies.hear("550-5.1.1 No such\r\n");
    replies.hear("550 user\r\n");
    EXPECT_EQ(replies.code(), 550);
    EXPECT_EQ(replies.words(), "550 5.1.1 No such user");
}

TEST(SmtpReplies, OverlookTheGoodbyeAfterARefusal) {
    SmtpReplies replies;
    replies.hear("550 5.1.1 No such user");
    replies.hear("221-2.0.0 mail.test");
    replies.hear("221 2.0.0 Bye");
    EXPECT_EQ(replies.words(), "550 5.1.1 No such user");
}

TEST(SmtpReplies, OverlookWhatIsNoReply) {
    SmtpReplies replies;
    replies.hear("hello\r\n");
    replies.hear("\r\n");
    replies.hear("25 x");
    EXPECT_EQ(replies.code(), 0);
    EXPECT_THAT(replies.words(), IsEmpty());
}

TEST(SmtpReplies, AreCutToAReadableLength) {
    SmtpReplies replies;
    for (int i = 0; i < 1000; ++i) replies.hear("550-" + std::string(100, 'x') + "\r\n");
    EXPECT_LT(replies.words().size(), 1500U);
}

}  // namespace hs::net
