#include "core/wiring/SmtpMailer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/MailServer.h"

namespace hs::wiring {

using support::MailServer;
using support::MailServerSettings;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

MailSettings settingsFor(const MailServer& server) {
    MailSettings settings;
    settings.server = "localhost";
    settings.port = server.port();
    settings.from = "sync@contoso.test";
    settings.caFile = server.caFile();
    return settings;
}

const MailMessage message{"ada@contoso.test", "Quarantine: contoso.test", "Too many deletions: 512.\n"};

}  // namespace

TEST(SmtpMailer, SendsWithTheSettingsOfAConfiguration) {
    MailServerSettings guarded;
    guarded.user = "sync";
    guarded.password = "secret";
    const MailServer server(guarded);
    MailSettings settings = settingsFor(server);
    settings.userName = "sync";
    SystemClock clock;
    const auto sent = SmtpMailer(clock).send(settings, Secret("secret"), message, {});
    ASSERT_TRUE(sent.ok()) << sent.error().toLine();
    ASSERT_THAT(server.messages(), SizeIs(1));
    const auto mail = server.messages().front();
    EXPECT_EQ(mail.user, "sync");
    EXPECT_TRUE(mail.encrypted);
    EXPECT_THAT(mail.to, ElementsAre("ada@contoso.test"));
    EXPECT_EQ(mail.header("Subject"), "Quarantine: contoso.test");
    EXPECT_EQ(mail.body(), "Too many deletions: 512.\r\n");
}

TEST(SmtpMailer, KnowsAllThreeKindsOfSecurity) {
    using Security = MailSettings::Security;
    using Tls = MailServerSettings::Tls;
    SystemClock clock;
    for (const auto& [tls, security] :
         {std::pair{Tls::Never, Security::None}, std::pair{Tls::Start, Security::StartTls},
          std::pair{Tls::Always, Security::Tls}}) {
        MailServerSettings serverSettings;
        serverSettings.tls = tls;
        const MailServer server(serverSettings);
        MailSettings settings = settingsFor(server);
        settings.security = security;
        const auto sent = SmtpMailer(clock).send(settings, {}, message, {});
        EXPECT_TRUE(sent.ok()) << sent.error().toLine();
    }
}

TEST(SmtpMailer, WritesToEveryAddressOfAList) {
    const MailServer server;
    MailMessage several = message;
    several.to = "ada@contoso.test; bob@contoso.test,eve@contoso.test";
    SystemClock clock;
    EXPECT_TRUE(SmtpMailer(clock).send(settingsFor(server), {}, several, {}).ok());
    ASSERT_THAT(server.messages(), SizeIs(1));
    EXPECT_THAT(server.messages().front().to, ElementsAre("ada@contoso.test", "bob@contoso.test", "eve@contoso.test"));
}

TEST(SmtpMailer, WithoutAServerSaysWhereToSetOne) {
    SystemClock clock;
    const auto sent = SmtpMailer(clock).send({}, {}, message, {});
    ASSERT_FALSE(sent.ok());
    EXPECT_EQ(sent.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(sent.error().nextStep, Not(IsEmpty()));
}

TEST(SmtpMailer, GivesTheServersWords) {
    MailServerSettings picky;
    picky.refusesRecipient = "550 5.1.1 No such user";
    const MailServer server(picky);
    SystemClock clock;
    const auto sent = SmtpMailer(clock).send(settingsFor(server), {}, message, {});
    ASSERT_FALSE(sent.ok());
    EXPECT_EQ(sent.error().code, ErrorCode::Denied);
    EXPECT_THAT(sent.error().serverText, HasSubstr("No such user"));
}

}  // namespace hs::wiring
