#include "core/auth/ClientCredentials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "FakeAuthority.h"
#include "tests/core/net/SteppedClock.h"

namespace hs::auth {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

namespace {

class ClientCredentialsTest : public testing::Test {
protected:
    ClientCredentialsTest() : log(lines, LogLevel::Debug) {}

    std::unique_ptr<ClientCredentials> source(const std::string& secret) {
        auto http = authority.http();
        http.maxAttempts = 2;
        return std::make_unique<ClientCredentials>(authority.registration(), Secret(secret),
                                                   "https://graph.test/.default", http, clock, log);
    }
    std::unique_ptr<ClientCredentials> source() { return source(authority.secret); }

    static std::string text(const Result<Secret>& token) {
        return token ? std::string(token->reveal()) : token.error().toLine();
    }

    net::SteppedClock clock;
    FakeAuthority authority;
    std::ostringstream lines;
    StreamLog log;
};

}  // namespace

TEST_F(ClientCredentialsTest, AsksForATokenAsTheApplication) {
    EXPECT_EQ(text(source()->token({})), "access-1");
    const auto sent = authority.tokenRequests().at(0);
    EXPECT_EQ(sent.at("grant_type"), "client_credentials");
    EXPECT_EQ(sent.at("client_id"), "client-1");
    EXPECT_EQ(sent.at("client_secret"), authority.secret);
    EXPECT_EQ(sent.at("scope"), "https://graph.test/.default");
}

TEST_F(ClientCredentialsTest, KeepsTheTokenUntilFiveMinutesBeforeItsEnd) {
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "access-1");
    clock.pass(minutes(54));
    EXPECT_EQ(text(one->token({})), "access-1");
    clock.pass(minutes(2));
    EXPECT_EQ(text(one->token({})), "access-2");
}

TEST_F(ClientCredentialsTest, AsksAgainAfterTheResourceRefusedTheToken) {
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "access-1");
    one->invalidate();
    EXPECT_EQ(text(one->token({})), "access-2");
}

TEST_F(ClientCredentialsTest, AsksOnceForManyThreads) {
    const auto one = source();
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { EXPECT_EQ(text(one->token({})), "access-1"); });
    threads.clear();
    EXPECT_EQ(authority.tokenRequests().size(), 1U);
}

TEST_F(ClientCredentialsTest, SaysWhatToRenewWhenTheSecretIsWrong) {
    const auto token = source("wrong")->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(token.error().serverText, HasSubstr("AADSTS7000215: Invalid client secret provided. Trace ID: 1"));
    EXPECT_THAT(token.error().nextStep, HasSubstr("Value"));
    EXPECT_EQ(token.error().object, authority.server.url("/contoso.test/oauth2/v2.0/token"));
}

TEST_F(ClientCredentialsTest, NeverShowsTheSecretEvenWhenTheServerDoes) {
    authority.answerOnce([](const auto& fields) {
        return FakeAuthority::error(401, "invalid_client", "AADSTS1: you sent " + fields.at("client_secret") + "!");
    });
    const auto token = source()->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_THAT(token.error().toLine(), HasSubstr("you sent (secret)!"));
    EXPECT_THAT(token.error().toLine() + lines.str(), Not(HasSubstr(authority.secret)));
}

TEST_F(ClientCredentialsTest, TriesAgainWhenTheServerHasTrouble) {
    authority.answerOnce([](const auto&) { return net::ServerResponse::empty(503); });
    EXPECT_EQ(text(source()->token({})), "access-1");
}

TEST_F(ClientCredentialsTest, IsUnavailableWhenTheServerKeepsHavingTrouble) {
    for (int i = 0; i < 2; ++i) authority.answerOnce([](const auto&) { return net::ServerResponse::empty(500); });
    const auto token = source()->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error().code, ErrorCode::Unavailable);
}

TEST_F(ClientCredentialsTest, UsesTheOldTokenWhileTheServerHasTrouble) {
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "access-1");
    clock.pass(minutes(57));
    for (int i = 0; i < 2; ++i) authority.answerOnce([](const auto&) { return net::ServerResponse::empty(500); });
    EXPECT_EQ(text(one->token({})), "access-1");
    EXPECT_THAT(lines.str(), HasSubstr("using the old one"));
}

TEST_F(ClientCredentialsTest, DoesNotUseTheOldTokenBeyondItsEnd) {
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "access-1");
    clock.pass(minutes(61));
    for (int i = 0; i < 2; ++i) authority.answerOnce([](const auto&) { return net::ServerResponse::empty(500); });
    EXPECT_FALSE(one->token({}).ok());
}

TEST_F(ClientCredentialsTest, DoesNotUseTheOldTokenWhenTheCredentialsWereRevoked) {
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "access-1");
    clock.pass(minutes(57));
    authority.answerOnce([](const auto&) { return FakeAuthority::error(401, "invalid_client", "AADSTS7000222"); });
    const auto token = one->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_THAT(token.error().nextStep, HasSubstr("expired"));
}

TEST_F(ClientCredentialsTest, IsCancelled) {
    std::stop_source stop;
    stop.request_stop();
    const auto token = source()->token(stop.get_token());
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error().code, ErrorCode::Cancelled);
}

TEST_F(ClientCredentialsTest, LogsNeitherSecretNorToken) {
    ASSERT_TRUE(source()->token({}).ok());
    EXPECT_THAT(lines.str(), HasSubstr("oauth2/v2.0/token"));
    EXPECT_THAT(lines.str(), Not(HasSubstr("access-1")));
    EXPECT_THAT(lines.str(), Not(HasSubstr(authority.secret)));
}

TEST(CachedToken, IsStaleWhenThereIsNone) {
    EXPECT_FALSE(CachedToken().isFresh({}));
    EXPECT_FALSE(CachedToken().isUsable({}));
}

TEST(CachedToken, RenewsAShortLivedTokenHalfWay) {
    const CachedToken::TimePoint begin{};
    const CachedToken token(Secret("t"), begin, seconds(60));
    EXPECT_TRUE(token.isFresh(begin + seconds(29)));
    EXPECT_FALSE(token.isFresh(begin + seconds(30)));
    EXPECT_TRUE(token.isUsable(begin + seconds(44)));
    EXPECT_FALSE(token.isUsable(begin + seconds(45)));
}

TEST(TokenEndpoint, LaysUrlsOutAsEntraDoes) {
    EXPECT_EQ(endpointUrl({"https://login.microsoftonline.com/", "contoso.com", "x"}, "token"),
              "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token");
}

}  // namespace hs::auth
