#include "core/auth/RefreshTokenSource.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "FakeAuthority.h"
#include "tests/core/net/SteppedClock.h"

namespace hs::auth {

using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

class RefreshTokenSourceTest : public testing::Test {
protected:
    RefreshTokenSourceTest() : log(lines, LogLevel::Debug) {}

    RefreshTokenSource::Keep keep() {
        return [this](const Secret& refreshToken) -> Result<void> {
            if (vaultLocked) return Error(ErrorCode::Unavailable, "the vault is locked");
            kept.emplace_back(refreshToken.reveal());
            return {};
        };
    }

    std::unique_ptr<RefreshTokenSource> source(const std::string& refreshToken, CachedToken current = {}) {
        return std::make_unique<RefreshTokenSource>(authority.registration(), Secret(refreshToken), "scope", keep(),
                                                    std::move(current), authority.http(), clock, log);
    }
    std::unique_ptr<RefreshTokenSource> source() { return source(authority.refreshToken()); }

    static std::string text(const Result<Secret>& token) {
        return token ? std::string(token->reveal()) : token.error().toLine();
    }

    net::SteppedClock clock;
    FakeAuthority authority;
    std::ostringstream lines;
    StreamLog log;
    std::vector<std::string> kept;
    bool vaultLocked = false;
};

}  // namespace

TEST_F(RefreshTokenSourceTest, TurnsARefreshTokenIntoAnAccessToken) {
    EXPECT_EQ(text(source()->token({})), "access-1");
}

TEST_F(RefreshTokenSourceTest, SendsTheRefreshTokenWithAllItsCharacters) {
    const auto refreshToken = authority.refreshToken();
    ASSERT_TRUE(source()->token({}).ok());
    EXPECT_EQ(authority.tokenRequests().at(0).at("refresh_token"), refreshToken);
}

TEST_F(RefreshTokenSourceTest, SendsNeitherSecretNorRedirect) {
    ASSERT_TRUE(source()->token({}).ok());
    EXPECT_EQ(authority.tokenRequests().at(0).count("client_secret"), 0U);
    EXPECT_EQ(authority.tokenRequests().at(0).count("redirect_uri"), 0U);
}

TEST_F(RefreshTokenSourceTest, UsesTheNewestRefreshTokenEachTimeAndKeepsIt) {
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "access-1");
    clock.pass(hours(1));
    EXPECT_EQ(text(one->token({})), "access-2");
    EXPECT_THAT(kept, ElementsAre("refresh+/%=&-1", "refresh+/%=&-2"));
}

TEST_F(RefreshTokenSourceTest, GoesOnWithTheOldRefreshTokenWhenNoneIsGiven) {
    authority.answerOnce(
        [](const auto&) { return net::ServerResponse::json(200, R"({"access_token":"only","expires_in":"3599"})"); });
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "only");
    EXPECT_THAT(kept, ElementsAre());
    clock.pass(hours(1));
    EXPECT_EQ(text(one->token({})), "access-1");
}

TEST_F(RefreshTokenSourceTest, BeginsWithTheAccessTokenOfTheSignIn) {
    const auto one = source(authority.refreshToken(), CachedToken(Secret("first"), clock.steady(), hours(1)));
    EXPECT_EQ(text(one->token({})), "first");
    EXPECT_TRUE(authority.tokenRequests().empty());
    clock.pass(minutes(56));
    EXPECT_EQ(text(one->token({})), "access-1");
}

TEST_F(RefreshTokenSourceTest, KeepsWorkingWhenTheVaultIsLockedAndKeepsTheTokenLater) {
    vaultLocked = true;
    const auto one = source();
    EXPECT_EQ(text(one->token({})), "access-1");
    EXPECT_THAT(lines.str(), HasSubstr("the vault is locked"));
    vaultLocked = false;
    one->invalidate();
    EXPECT_EQ(text(one->token({})), "access-2");
    EXPECT_THAT(kept, ElementsAre("refresh+/%=&-2"));
}

TEST_F(RefreshTokenSourceTest, AsksToSignInAgainWhenTheRefreshTokenIsRefused) {
    const auto token = source("old+token")->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error().code, ErrorCode::Unauthenticated);
    EXPECT_EQ(token.error().nextStep, "Sign in again.");
    EXPECT_THAT(token.error().toLine(), Not(HasSubstr("old+token")));
}

TEST_F(RefreshTokenSourceTest, IsUsableAgainAfterAFailure) {
    authority.answerOnce([](const auto&) { return FakeAuthority::error(503, "temporarily_unavailable", ""); });
    const auto one = source();
    EXPECT_EQ(one->token({}).ok(), false);
    EXPECT_EQ(text(one->token({})), "access-1");
}

TEST_F(RefreshTokenSourceTest, DoesNotSpendARefreshTokenTwiceOn5xx) {
    authority.answerOnce([](const auto&) { return net::ServerResponse::empty(500); });
    EXPECT_FALSE(source()->token({}).ok());
    EXPECT_EQ(authority.tokenRequests().size(), 1U);
}

TEST_F(RefreshTokenSourceTest, AsksNobodyWhenNobodyIsSignedIn) {
    const auto token = source("")->token({});
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error().code, ErrorCode::Unauthenticated);
    EXPECT_TRUE(authority.tokenRequests().empty());
}

TEST_F(RefreshTokenSourceTest, LogsNoToken) {
    ASSERT_TRUE(source()->token({}).ok());
    EXPECT_THAT(lines.str(), Not(HasSubstr("refresh+")));
    EXPECT_THAT(lines.str(), Not(HasSubstr("access-1")));
}

}  // namespace hs::auth
