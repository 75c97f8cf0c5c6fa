#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QByteArray>

#include <set>

#include "core/auth/Callback.h"
#include "core/auth/IdToken.h"
#include "core/auth/OAuthError.h"
#include "core/auth/Proof.h"
#include "core/auth/ReplyPage.h"
#include "core/auth/TokenReply.h"

namespace hs::auth {

using testing::HasSubstr;
using testing::Not;

struct ErrorCase {
    OAuthError seen;
    ErrorCode code;
    const char* nextStep;
};

class OAuthErrors : public testing::TestWithParam<ErrorCase> {};

TEST_P(OAuthErrors, AreNamedByTheActionTheyCallFor) {
    const auto error = toError(GetParam().seen);
    EXPECT_EQ(error.code, GetParam().code);
    EXPECT_THAT(error.nextStep, HasSubstr(GetParam().nextStep));
    EXPECT_NE(error.message, "");
}

INSTANTIATE_TEST_SUITE_P(
    Table, OAuthErrors,
    testing::Values(ErrorCase{{401, "invalid_client", ""}, ErrorCode::Unauthenticated, "client secret"},
                    ErrorCase{{401, "invalid_client", "AADSTS7000222: expired"}, ErrorCode::Unauthenticated, "new one"},
                    ErrorCase{{400, "unauthorized_client", "AADSTS700016: x"}, ErrorCode::Unauthenticated, "client ID"},
                    ErrorCase{{400, "invalid_request", "AADSTS90002: x"}, ErrorCode::Unauthenticated, "tenant"},
                    ErrorCase{{400, "invalid_grant", "AADSTS65001: x"}, ErrorCode::Unauthenticated, "consent"},
                    ErrorCase{{400, "invalid_grant", ""}, ErrorCode::Unauthenticated, "Sign in again"},
                    ErrorCase{{400, "anything_else", ""}, ErrorCode::Unauthenticated, "Check"},
                    ErrorCase{{0, "access_denied", ""}, ErrorCode::Denied, "accept"},
                    ErrorCase{{0, "consent_required", ""}, ErrorCode::Denied, ""},
                    ErrorCase{{0, "server_error", ""}, ErrorCode::Unavailable, "later"},
                    ErrorCase{{0, "temporarily_unavailable", ""}, ErrorCode::Unavailable, "later"},
                    ErrorCase{{429, "", ""}, ErrorCode::Throttled, "later"},
                    ErrorCase{{500, "", ""}, ErrorCode::Unavailable, "later"},
                    ErrorCase{{503, "invalid_client", ""}, ErrorCode::Unavailable, "later"}));

TEST(OAuthError, PutsTheServersLinesOnOne) {
    EXPECT_EQ(toError({400, "invalid_grant", "AADSTS1: a\r\nTrace ID: b\r\n  c"}).serverText,
              "invalid_grant: AADSTS1: a Trace ID: b c");
}

TEST(OAuthError, NamesTheStatusWhenTheServerSaysNothing) { EXPECT_EQ(toError({502, "", ""}).serverText, "HTTP 502"); }

TEST(AadstsCode, IsTheWordAndItsDigits) {
    EXPECT_EQ(aadstsCode("AADSTS7000215: Invalid"), "AADSTS7000215");
    EXPECT_EQ(aadstsCode("Error AADSTS50011"), "AADSTS50011");
    EXPECT_EQ(aadstsCode("AADSTS"), "");
    EXPECT_EQ(aadstsCode("nothing"), "");
}

TEST(TokenReply, ReadsWhatWasGranted) {
    const auto reply = readTokenReply(
        200, R"({"access_token":"a","refresh_token":"r","id_token":"i","expires_in":3599,"token_type":"Bearer"})");
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->accessToken.reveal(), "a");
    EXPECT_EQ(reply->refreshToken.reveal(), "r");
    EXPECT_EQ(reply->idToken, "i");
    EXPECT_EQ(reply->lifetime, std::chrono::seconds(3599));
}

TEST(TokenReply, TakesLifetimesAsTextAndAnHourWhenThereIsNone) {
    EXPECT_EQ(readTokenReply(200, R"({"access_token":"a","expires_in":"60"})")->lifetime, std::chrono::seconds(60));
    EXPECT_EQ(readTokenReply(200, R"({"access_token":"a"})")->lifetime, std::chrono::hours(1));
    EXPECT_EQ(readTokenReply(200, R"({"access_token":"a","expires_in":-5})")->lifetime, std::chrono::hours(1));
}

TEST(TokenReply, TakesAnErrorWithStatus200ForAnError) {
    EXPECT_FALSE(readTokenReply(200, R"({"error":"invalid_grant","access_token":"a"})").ok());
}

TEST(TokenReply, IsCorruptWithoutAToken) {
    for (const auto* body : {"", "{}", "[]", "<html>", R"({"access_token":""})", R"({"access_token":7})"}) {
        const auto reply = readTokenReply(200, body);
        ASSERT_FALSE(reply.ok()) << body;
        EXPECT_EQ(reply.error().code, ErrorCode::Corrupt) << body;
    }
}

struct CallbackCase {
    const char* head;
    Callback::Kind kind;
    const char* code;
};

class Callbacks : public testing::TestWithParam<CallbackCase> {};

TEST_P(Callbacks, AreReadStrictly) {
    const auto callback = readCallback(GetParam().head, "S+1");
    EXPECT_EQ(callback.kind, GetParam().kind);
    EXPECT_EQ(callback.code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Callbacks,
    testing::Values(
        CallbackCase{"GET /?code=a&state=S%2B1 HTTP/1.1\r\n\r\n", Callback::Kind::Code, "a"},
        CallbackCase{"GET /?state=S%2B1&code=a%2Fb%2Bc%25%24 HTTP/1.1\r\nHost: x\r\n\r\n", Callback::Kind::Code,
                     "a/b+c%$"},
        CallbackCase{"GET /?code=a&state=S%2B1 HTTP/1.1\r\nHo", Callback::Kind::Incomplete, ""},
        CallbackCase{"", Callback::Kind::Incomplete, ""},
        CallbackCase{"GET /?code=a&state=S+1 HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},  // + is a blank here
        CallbackCase{"GET /?code=a&state=s%2B1 HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"GET /?code=a HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"GET /?state=S%2B1 HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"GET / HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"GET /x?code=a&state=S%2B1 HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"GET //?code=a&state=S%2B1 HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"POST /?code=a&state=S%2B1 HTTP/1.1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"GET /?code=a&state=S%2B1\r\n\r\n", Callback::Kind::Foreign, ""},
        CallbackCase{"GET /?error=access_denied&state=S%2B1 HTTP/1.1\r\n\r\n", Callback::Kind::Declined, ""},
        CallbackCase{"\r\n\r\n", Callback::Kind::Foreign, ""}));

TEST(Callback, DecodesPlusAndPercentInTheDescription) {
    const auto callback =
        readCallback("GET /?error=e&error_description=AADSTS65004%3A+User+declined&state=s HTTP/1.1\r\n\r\n", "s");
    EXPECT_EQ(callback.errorDescription, "AADSTS65004: User declined");
}

TEST(Callback, NothingMatchesAnEmptyState) {
    EXPECT_EQ(readCallback("GET /?code=a&state= HTTP/1.1\r\n\r\n", "").kind, Callback::Kind::Foreign);
    EXPECT_EQ(readCallback("GET /?code=a HTTP/1.1\r\n\r\n", "").kind, Callback::Kind::Foreign);
}

namespace {

std::string idToken(const char* claims) {
    return "h." +
           QByteArray(claims).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString() +
           ".s";
}

}  // namespace

TEST(IdToken, ReadsWhoSignedIn) {
    const auto token = readIdToken(idToken(
        R"({"preferred_username":"ada@contoso.com","name":"Ada","tid":"t","oid":"o","nonce":"n","aud":"client"})"));
    ASSERT_TRUE(token.ok());
    EXPECT_EQ(token->accountName, "ada@contoso.com");
    EXPECT_EQ(token->displayName, "Ada");
    EXPECT_EQ(token->tenantId, "t");
    EXPECT_EQ(token->objectId, "o");
    EXPECT_TRUE(checkIdToken(*token, "client", "n").ok());
}

TEST(IdToken, TakesAListOfAudiences) {
    const auto token = readIdToken(idToken(R"({"aud":["a","b"],"nonce":"n"})"));
    ASSERT_TRUE(token.ok());
    EXPECT_TRUE(checkIdToken(*token, "b", "n").ok());
    EXPECT_FALSE(checkIdToken(*token, "c", "n").ok());
}

TEST(IdToken, IsCorruptWhenItCannotBeRead) {
    for (const auto& text : {std::string(), std::string("a"), std::string("a.b"), std::string("a.!!.c"), idToken("[]"),
                             idToken("nonsense")})
        EXPECT_FALSE(readIdToken(text).ok()) << text;
}

TEST(Proof, ChallengeIsThatOfTheRfc) {
    EXPECT_EQ(challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
              "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST(Proof, TokensAreLongUrlSafeAndNeverTheSame) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto token = randomToken();
        EXPECT_EQ(token.size(), 43U);
        EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos);
        seen.insert(token);
    }
    EXPECT_EQ(seen.size(), 1000U);
}

TEST(ReplyPage, EscapesWhatOthersSay) {
    const auto page = failurePage("a<b", "\"quoted\" & <script>", "c>d");
    EXPECT_THAT(page, HasSubstr("a&lt;b"));
    EXPECT_THAT(page, HasSubstr("&quot;quoted&quot; &amp; &lt;script&gt;"));
    EXPECT_THAT(page, Not(HasSubstr("<script>")));
}

TEST(ReplyPage, IsNeitherCachedNorLeakedAndRunsNothing) {
    const auto page = successPage("ada");
    EXPECT_THAT(page, HasSubstr("Cache-Control: no-store"));
    EXPECT_THAT(page, HasSubstr("Referrer-Policy: no-referrer"));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
}

TEST(ReplyPage, AnnouncesItsLength) {
    const auto page = successPage("");
    const auto body = page.substr(page.find("\r\n\r\n") + 4);
    EXPECT_THAT(page, HasSubstr("Content-Length: " + std::to_string(body.size()) + "\r\n"));
}

}  // namespace hs::auth
