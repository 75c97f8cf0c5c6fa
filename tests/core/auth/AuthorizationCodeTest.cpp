#include "core/auth/AuthorizationCode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QTcpServer>
#include <QUrl>

#include <sstream>

#include "FakeAuthority.h"
#include "PlayedBrowser.h"
#include "tests/core/net/RawClient.h"

namespace hs::auth {

using net::RawClient;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

namespace {

class AuthorizationCodeTest : public testing::Test {
protected:
    AuthorizationCodeTest() : browser(authority.http()), log(lines, LogLevel::Debug) {
        request.registration = authority.registration();
    }

    Result<SignIn> signIn(std::stop_token stop = {}) {
        return AuthorizationCode(authority.http(), clock, log).signIn(request, browser, std::move(stop));
    }

    std::uint16_t portOf(const std::string& redirect) const {
        return static_cast<std::uint16_t>(QUrl(QString::fromStdString(redirect)).port());
    }

    /// Says something to the listener that is not the redirect, and what it hears back.
    std::string say(const std::string& redirect, const std::string& text) {
        RawClient client(portOf(redirect));
        client.say(text);
        client.readToEnd();
        return client.heard();
    }

    SystemClock clock;
    FakeAuthority authority;
    PlayedBrowser browser;
    std::ostringstream lines;
    StreamLog log;
    SignInRequest request;
};

}  // namespace

TEST_F(AuthorizationCodeTest, SignsAPersonIn) {
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.ok()) << signedIn.error().toLine();
    EXPECT_EQ(signedIn->accessToken.reveal(), "access-1");
    EXPECT_EQ(signedIn->refreshToken.reveal(), authority.refreshToken());
    EXPECT_EQ(signedIn->accountName, "ada@contoso.test");
    EXPECT_EQ(signedIn->tenantId, "tenant-guid");
    EXPECT_EQ(signedIn->lifetime, std::chrono::hours(1));
    EXPECT_TRUE(signedIn->token.isFresh(clock.steady()));
}

TEST_F(AuthorizationCodeTest, TellsThePersonThatItWorked) {
    ASSERT_TRUE(signIn().ok());
    EXPECT_THAT(browser.page(), HasSubstr("signed in as ada@contoso.test"));
}

TEST_F(AuthorizationCodeTest, AsksForACodeWithPkceAndALoopbackRedirect) {
    request.loginHint = "ada+test@contoso.test";
    ASSERT_TRUE(signIn().ok());
    auto& asked = authority.authorizeRequest;
    EXPECT_EQ(asked["response_type"], "code");
    EXPECT_EQ(asked["code_challenge_method"], "S256");
    EXPECT_EQ(asked["code_challenge"].size(), 43U);
    EXPECT_EQ(asked["client_id"], "client-1");
    EXPECT_EQ(asked["scope"], request.scope);
    EXPECT_EQ(asked["login_hint"], "ada+test@contoso.test");
    EXPECT_EQ(asked["prompt"], "select_account");
    EXPECT_THAT(asked["redirect_uri"], testing::MatchesRegex("http://localhost:[0-9]+"));
}

TEST_F(AuthorizationCodeTest, UsesANewStateNonceAndChallengeEachTime) {
    ASSERT_TRUE(signIn().ok());
    const auto first = authority.authorizeRequest;
    authority.answerOnce([](const auto&) { return FakeAuthority::error(400, "invalid_grant", ""); });
    EXPECT_FALSE(signIn().ok());
    const auto second = authority.authorizeRequest;
    for (const auto* name : {"state", "nonce", "code_challenge"}) {
        EXPECT_GE(first.at(name).size(), 43U) << name;
        EXPECT_NE(first.at(name), second.at(name)) << name;
    }
}

TEST_F(AuthorizationCodeTest, SendsNoClientSecretWithTheCode) {
    ASSERT_TRUE(signIn().ok());
    const auto sent = authority.tokenRequests().at(0);
    EXPECT_EQ(sent.count("client_secret"), 0U);
    EXPECT_EQ(sent.at("grant_type"), "authorization_code");
    EXPECT_EQ(sent.at("scope"), request.scope);
}

TEST_F(AuthorizationCodeTest, CarriesACodeOfAnyCharactersUnchanged) {
    authority.code = "0.A/b+c%d$e=f&g%2Fh i~\xC3\xBC";
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.ok()) << signedIn.error().toLine();
    EXPECT_EQ(authority.tokenRequests().at(0).at("code"), authority.code);
}

TEST_F(AuthorizationCodeTest, CarriesAVeryLongCodeUnchanged) {
    authority.code = std::string(6000, 'c');
    EXPECT_TRUE(signIn().ok());
}

TEST_F(AuthorizationCodeTest, IgnoresAWrongStateAndKeepsWaiting) {
    std::string heard;
    browser.comeBack = [&](const std::string& redirect) {
        heard = say(redirect, "GET /?code=evil&state=wrong HTTP/1.1\r\nHost: localhost\r\n\r\n");
        browser.follow(redirect);
    };
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.ok()) << signedIn.error().toLine();
    EXPECT_THAT(heard, HasSubstr("404"));
    EXPECT_EQ(authority.tokenRequests().size(), 1U);
}

TEST_F(AuthorizationCodeTest, IgnoresAForgedErrorWithoutTheState) {
    browser.comeBack = [&](const std::string& redirect) {
        say(redirect, "GET /?error=access_denied HTTP/1.1\r\nHost: localhost\r\n\r\n");
        browser.follow(redirect);
    };
    EXPECT_TRUE(signIn().ok());
}

TEST_F(AuthorizationCodeTest, IgnoresOtherPathsAndMethodsEvenWithTheRightState) {
    std::vector<std::string> heard;
    browser.comeBack = [&](const std::string& redirect) {
        const auto query = redirect.substr(redirect.find('?'));
        for (const auto* line : {"GET /favicon.ico", "GET /elsewhere", "GET //", "get /"})
            heard.push_back(say(redirect, line + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        heard.push_back(say(redirect, "POST /" + query + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"));
        browser.follow(redirect);
    };
    ASSERT_TRUE(signIn().ok());
    EXPECT_THAT(heard, testing::Each(HasSubstr("404")));
    EXPECT_EQ(authority.tokenRequests().size(), 1U);
}

TEST_F(AuthorizationCodeTest, PutsARedirectThatArrivesInPiecesTogether) {
    std::string heard;
    browser.comeBack = [&](const std::string& redirect) {
        const auto url = QUrl::fromEncoded(QByteArray::fromStdString(redirect));
        const auto head =
            "GET /?" + url.query(QUrl::FullyEncoded).toStdString() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        RawClient client(portOf(redirect));
        for (const char c : head) client.say(std::string(1, c));
        client.readToEnd();
        heard = client.heard();
    };
    EXPECT_TRUE(signIn().ok());
    browser.page();
    EXPECT_THAT(heard, HasSubstr("signed in"));
}

TEST_F(AuthorizationCodeTest, IsNotDisturbedByManyForeignRequestsAtOnce) {
    browser.comeBack = [&](const std::string& redirect) {
        std::vector<std::unique_ptr<RawClient>> strangers;
        for (int i = 0; i < 40; ++i) {
            strangers.push_back(std::make_unique<RawClient>(portOf(redirect), i % 2 ? "::1" : "127.0.0.1"));
            if (i % 4 == 1) strangers.back()->say("GET /favicon.ico HTTP/1.1\r\nHost: localhost\r\n\r\n");
            if (i % 4 == 2) strangers.back()->say("GET /?code=evil&sta");
            if (i % 4 == 3) strangers.back()->vanish();
        }
        browser.follow(redirect);
    };
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.ok()) << signedIn.error().toLine();
    EXPECT_THAT(browser.page(), HasSubstr("signed in"));
}

TEST_F(AuthorizationCodeTest, EndsAForeignHeadWithoutEnd) {
    browser.comeBack = [&](const std::string& redirect) {
        EXPECT_THAT(say(redirect, "GET /" + std::string(20'000, 'x')), HasSubstr("404"));
        browser.follow(redirect);
    };
    EXPECT_TRUE(signIn().ok());
}

TEST_F(AuthorizationCodeTest, SpendsTheCodeOnceWhenTheRedirectComesTwice) {
    browser.comeBack = [&](const std::string& redirect) {
        std::jthread again([&] { static_cast<void>(browser.get(redirect)); });
        browser.follow(redirect);
    };
    EXPECT_TRUE(signIn().ok());
    browser.page();
    EXPECT_EQ(authority.tokenRequests().size(), 1U);
}

TEST_F(AuthorizationCodeTest, ListensOnLoopbackOnly) {
    bool otherAddressAnswers = true;
    browser.comeBack = [&](const std::string& redirect) {
        QTcpServer everywhere;  // binding to all addresses' port works only if nobody else listens on all of them
        otherAddressAnswers = !everywhere.listen(QHostAddress(QStringLiteral("127.0.0.2")), portOf(redirect));
        browser.follow(redirect);
    };
    EXPECT_TRUE(signIn().ok());
    EXPECT_FALSE(otherAddressAnswers);
}

TEST_F(AuthorizationCodeTest, SaysThatThePersonDeclined) {
    authority.decline = "error=access_denied&error_description=AADSTS65004%3A+User+declined+to+consent+%3Cx%3E";
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Denied);
    EXPECT_THAT(signedIn.error().serverText, HasSubstr("AADSTS65004: User declined to consent <x>"));
    EXPECT_THAT(signedIn.error().nextStep, HasSubstr("accept"));
}

TEST_F(AuthorizationCodeTest, TellsThePersonWhyItFailedInEscapedWords) {
    authority.decline = "error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    EXPECT_FALSE(signIn().ok());
    EXPECT_THAT(browser.page(), HasSubstr("declined"));
    EXPECT_THAT(browser.page(), HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(browser.page(), Not(HasSubstr("<script>")));
}

TEST_F(AuthorizationCodeTest, SurfacesTheErrorOfTheTokenEndpoint) {
    authority.answerOnce(
        [](const auto&) { return FakeAuthority::error(400, "invalid_grant", "AADSTS70008: The code has expired."); });
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(signedIn.error().serverText, HasSubstr("AADSTS70008"));
    EXPECT_THAT(browser.page(), HasSubstr("no longer valid"));
}

TEST_F(AuthorizationCodeTest, SurfacesA500WithoutAWordOfJson) {
    authority.answerOnce([](const auto&) { return net::ServerResponse::empty(500); });
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unavailable);
}

TEST_F(AuthorizationCodeTest, SurfacesA401WithAChallengeAndSendsTheCodeOnce) {
    authority.answerOnce([](const auto&) {
        return net::withHeader(FakeAuthority::error(401, "invalid_client", "AADSTS7000218"), "WWW-Authenticate",
                               "Basic realm=\"x\"");
    });
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unauthenticated);
    EXPECT_EQ(authority.tokenRequests().size(), 1U);
}

TEST_F(AuthorizationCodeTest, TakesTokensWithoutAContentType) {
    authority.withIdToken = false;
    authority.answerOnce([](const auto&) {
        auto response = net::ServerResponse::empty(200);
        response.body = "{\"access_token\":\"a\",\"expires_in\":60,\"token_type\":\"Bearer\"}";
        return response;
    });
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.ok()) << signedIn.error().toLine();
    EXPECT_EQ(signedIn->accountName, "");
}

TEST_F(AuthorizationCodeTest, SurfacesAnAnswerThatIsNoToken) {
    authority.answerOnce([](const auto&) { return net::ServerResponse::json(200, "<html>"); });
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Corrupt);
}

TEST_F(AuthorizationCodeTest, SurfacesADroppedTokenRequest) {
    authority.answerOnce([](const auto&) { return net::cut(); });
    authority.answerOnce([](const auto&) { return net::cut(); });
    authority.answerOnce([](const auto&) { return net::cut(); });
    authority.answerOnce([](const auto&) { return net::cut(); });
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unavailable);
}

TEST_F(AuthorizationCodeTest, RefusesATokenOfAnotherSignIn) {
    authority.nonceInToken = "stale";
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Corrupt);
}

TEST_F(AuthorizationCodeTest, RefusesATokenForAnotherApplication) {
    authority.audience = "client-2";
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Corrupt);
}

TEST_F(AuthorizationCodeTest, SaysThatThereIsNoSuchTenant) {
    request.registration.tenant = "nowhere.test";
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(signedIn.error().message, HasSubstr("nowhere.test"));
    EXPECT_EQ(browser.opened, "");
}

TEST_F(AuthorizationCodeTest, SaysThatThereIsNoBrowserAndShowsTheAddress) {
    browser.available = false;
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(signedIn.error().nextStep, HasSubstr("authorize"));
}

TEST_F(AuthorizationCodeTest, GivesUpWhenNobodyComesBack) {
    request.timeout = milliseconds(50);
    browser.comeBack = [](const std::string&) {};
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Timeout);
}

TEST_F(AuthorizationCodeTest, StopsAtOnceWhileThePersonIsAway) {
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    browser.comeBack = [&](const std::string&) {
        asked = clock.steady();
        stop.request_stop();
    };
    const auto signedIn = signIn(stop.get_token());
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Cancelled);
    EXPECT_LT(clock.steady() - asked, milliseconds(10000));
}

TEST_F(AuthorizationCodeTest, StopsWhileTheTokenEndpointThinks) {
    std::stop_source stop;
    authority.answerOnce([&](const auto&) {
        stop.request_stop();
        return net::delayed(net::ServerResponse::empty(200), std::chrono::minutes(1));
    });
    const auto signedIn = signIn(stop.get_token());
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Cancelled);
}

TEST_F(AuthorizationCodeTest, RefusesAnAuthorityThatIsNotTrusted) {
    const auto signedIn = AuthorizationCode({}, clock, log).signIn(request, browser, {});
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(signedIn.error().message, HasSubstr("certificate"));
}

TEST_F(AuthorizationCodeTest, LogsNeitherCodesNorTokens) {
    ASSERT_TRUE(signIn().ok());
    for (const auto& secret : {std::string("access-1"), authority.refreshToken(), authority.code,
                               authority.authorizeRequest["state"], authority.tokenRequests()[0].at("code_verifier")})
        EXPECT_THAT(lines.str(), Not(HasSubstr(secret)));
}

}  // namespace hs::auth
