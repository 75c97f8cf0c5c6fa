#include <gtest/gtest.h>

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>

#include "app/sandbox/tenant/AnsweredRequests.h"
#include "app/sandbox/tenant/AuthorizationCodes.h"
#include "app/sandbox/tenant/AuthorizeEndpoint.h"
#include "app/sandbox/tenant/OAuthError.h"
#include "app/sandbox/tenant/RequestBody.h"
#include "app/sandbox/tenant/SignInPage.h"
#include "app/sandbox/tenant/SigningKey.h"
#include "app/sandbox/tenant/TokenIssuer.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

std::string bytesOf(const QJsonValue& base64url) {
    return QByteArray::fromBase64(base64url.toString().toLatin1(), QByteArray::Base64UrlEncoding).toStdString();
}

gnutls_datum_t datum(std::string& bytes) {
    return {reinterpret_cast<unsigned char*>(bytes.data()), static_cast<unsigned>(bytes.size())};
}

TEST(SigningKeys, ASignatureHoldsAgainstThePublishedKey) {
    const auto key = SigningKey::make();
    ASSERT_TRUE(key.ok());
    std::string text = "header.claims";
    auto signature = key->sign(text);
    ASSERT_TRUE(signature.ok());
    const QJsonObject jwk = jsonObject(key->publicJwk());
    std::string modulus = bytesOf(jwk.value(QLatin1String("n"))), exponent = bytesOf(jwk.value(QLatin1String("e")));
    gnutls_pubkey_t publicKey = nullptr;
    ASSERT_GE(gnutls_pubkey_init(&publicKey), 0);
    const gnutls_datum_t m = datum(modulus), e = datum(exponent), signedText = datum(text),
                         signatureBytes = datum(*signature);
    EXPECT_GE(gnutls_pubkey_import_rsa_raw(publicKey, &m, &e), 0);
    EXPECT_GE(gnutls_pubkey_verify_data2(publicKey, GNUTLS_SIGN_RSA_SHA256, 0, &signedText, &signatureBytes), 0);
    std::string other = "header.other";
    const gnutls_datum_t otherText = datum(other);
    EXPECT_LT(gnutls_pubkey_verify_data2(publicKey, GNUTLS_SIGN_RSA_SHA256, 0, &otherText, &signatureBytes), 0);
    gnutls_pubkey_deinit(publicKey);
    EXPECT_EQ(jwk.value(QLatin1String("kid")).toString().toStdString(), key->keyId());
}

TEST(SigningKeys, Base64UrlHasNoPaddingAndNoSigns) {
    EXPECT_EQ(base64Url(std::string("\xff\xef\xfe", 3)), "_-_-");
    EXPECT_EQ(base64Url("a"), "YQ");
}

class Issuer : public ::testing::Test {
protected:
    HandClock clock;
    TokenIssuer issuer{TenantAccounts{}, std::chrono::seconds(60), clock};
    const std::string origin = "https://localhost:1";
    Grant grant() const {
        Grant made;
        made.issuer = origin + "/t/v2.0";
        made.clientId = issuer.accounts().clientId;
        return made;
    }
};

TEST_F(Issuer, KnowsItsOwnTokenUntilItExpires) {
    const std::string token = issuer.accessToken(grant());
    EXPECT_TRUE(issuer.check(token, origin).ok());
    clock.advance(std::chrono::seconds(59));
    EXPECT_TRUE(issuer.check(token, origin).ok());
    clock.advance(std::chrono::seconds(1));
    EXPECT_FALSE(issuer.check(token, origin).ok());
}

TEST_F(Issuer, TakesTokensForItsOwnOriginToo) {
    Grant own = grant();
    own.resource = origin;
    EXPECT_TRUE(issuer.check(issuer.accessToken(own), origin).ok());
    EXPECT_FALSE(issuer.check(issuer.accessToken(own), "https://localhost:2").ok());
}

TEST_F(Issuer, KnowsNobodyElsesTokens) {
    const TokenIssuer other{TenantAccounts{}, std::chrono::seconds(60), clock};
    EXPECT_EQ(issuer.check(other.accessToken(grant()), origin).error().code, ErrorCode::Unauthenticated);
    for (const char* text : {"", ".", "..", "a.b", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
        EXPECT_FALSE(issuer.check(text, origin).ok()) << text;
}

TEST_F(Issuer, ARefreshTokenIsRedeemedOnce) {
    const std::string token = issuer.refreshToken(grant());
    EXPECT_TRUE(issuer.redeem(token).has_value());
    EXPECT_FALSE(issuer.redeem(token).has_value());
    EXPECT_FALSE(issuer.redeem("never given").has_value());
}

TEST(Codes, AreTakenOnceAndNeedEncoding) {
    AuthorizationCodes codes;
    SignedIn signedIn;
    signedIn.redirectUri = "http://localhost";
    const std::string code = codes.add(signedIn);
    EXPECT_NE(code.find('+'), std::string::npos);
    EXPECT_EQ(codes.take(code)->redirectUri, "http://localhost");
    EXPECT_FALSE(codes.take(code).has_value());
}

TEST(Redirects, AreOnLoopbackOnly) {
    for (const char* uri :
         {"http://localhost", "http://localhost/", "http://localhost:50123/x", "http://127.0.0.1:1", "http://[::1]:1/"})
        EXPECT_TRUE(isLoopbackRedirect(uri)) << uri;
    for (const char* uri : {"", "https://localhost", "http://localhost.evil.test", "http://127.0.0.1.evil.test/",
                            "http://evil.test/http://localhost"})
        EXPECT_FALSE(isLoopbackRedirect(uri)) << uri;
}

TEST(SignInPages, EscapeWhatTheyCarry) {
    const std::string page = signInPage({{"state", "\"><script>alert(1)</script>"}}, "<me>", "a & b");
    EXPECT_EQ(page.find("<script>alert"), std::string::npos);
    EXPECT_NE(page.find("&lt;me&gt;"), std::string::npos);
    EXPECT_NE(page.find("a &amp; b"), std::string::npos);
    EXPECT_EQ(formPostPage("http://localhost/\"x", {}).find("localhost/\"x"), std::string::npos);
    EXPECT_NE(messagePage("T", "<b>").find("&lt;b&gt;"), std::string::npos);
}

TEST(OAuthErrors, AreDescribedAsTheAuthorityDoes) {
    const OAuthError error{400, "invalid_grant", 70008, "It has expired."};
    EXPECT_EQ(describe(error, "t", "c", 1'700'000'000'000),
              "AADSTS70008: It has expired. Trace ID: t Correlation ID: c Timestamp: 2023-11-14 22:13:20Z");
    net::ServerRequest request;
    request.headers.set("Host", "localhost:1");
    const net::ServerResponse response = oauthErrorResponse(error, request, 1'700'000'000'000);
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(jsonObject(response.body).value(QLatin1String("error_codes")).toArray().first().toInt(), 70008);
}

TEST(AnsweredOnce, ARepetitionGetsTheFirstAnswer) {
    AnsweredRequests answered;
    net::ServerRequest request;
    request.rawPath = "/beta/users";
    request.headers.set("client-request-id", "1");
    request.body = "{}";
    int done = 0;
    const auto doing = [&done] { return net::ServerResponse::json(201, std::to_string(++done)); };
    EXPECT_EQ(answered.once(request, doing).body, "1");
    EXPECT_EQ(answered.once(request, doing).body, "1");
    request.body = "{\"other\":1}";
    EXPECT_EQ(answered.once(request, doing).body, "2");
    request.headers.set("client-request-id", "2");
    EXPECT_EQ(answered.once(request, doing).body, "3");
    request.headers.remove("client-request-id");
    EXPECT_EQ(answered.once(request, doing).body, "4");
    EXPECT_EQ(answered.once(request, doing).body, "5");
}

TEST(AnsweredOnce, ARefusalMayBeRepeated) {
    AnsweredRequests answered;
    net::ServerRequest request;
    request.headers.set("client-request-id", "1");
    int tries = 0;
    const auto doing = [&tries] { return net::ServerResponse::json(++tries == 1 ? 429 : 201, "x"); };
    EXPECT_EQ(answered.once(request, doing).status, 429);
    EXPECT_EQ(answered.once(request, doing).status, 201);
    EXPECT_EQ(answered.once(request, doing).status, 201);
    EXPECT_EQ(tries, 2);
}

TEST(AnsweredOnce, OldAnswersMakeRoom) {
    AnsweredRequests answered;
    net::ServerRequest request;
    int done = 0;
    const auto doing = [&done] {
        ++done;
        return net::ServerResponse::json(200, std::string(1024 * 1024, 'x'));
    };
    for (int i = 0; i < 12; ++i) {
        request.headers.set("client-request-id", std::to_string(i));
        answered.once(request, doing);
    }
    answered.once(request, doing);
    EXPECT_EQ(done, 12) << "the newest is remembered";
    request.headers.set("client-request-id", "0");
    answered.once(request, doing);
    EXPECT_EQ(done, 13) << "the oldest is not";
}

TEST(Bodies, AreReadIntoJsonTexts) {
    const auto assignments = readRequestBody(
        R"({"displayName":"Ada \"L\"","accountEnabled":false,"businessPhones":["1","2"],"jobTitle":null,"@odata.type":"x",)"
        R"("onPremisesExtensionAttributes":{"extensionAttribute1":"a"}})",
        ObjectKind::User, false);
    ASSERT_TRUE(assignments.ok());
    const auto json = [&](Property property) {
        for (const auto& [assigned, text] : *assignments)
            if (assigned == property) return text;
        return std::string("nothing");
    };
    EXPECT_EQ(json(Property::DisplayName), R"("Ada \"L\"")");
    EXPECT_EQ(json(Property::AccountEnabled), "false");
    EXPECT_EQ(json(Property::BusinessPhones), R"(["1","2"])");
    EXPECT_EQ(json(Property::JobTitle), "null");
    EXPECT_EQ(json(Property::OnPremisesExtensionAttributes), R"({"extensionAttribute1":"a"})");
    EXPECT_EQ(assignments->size(), 5U);
}

TEST(Bodies, EmptyTextsAndWrongElementsAreRefused) {
    for (const char* body : {R"({"jobTitle":""})", R"({"businessPhones":[1]})", R"({"passwordProfile":"x"})", "[]", "",
                             "7", R"({"userPrincipalName":"nobody"})"})
        EXPECT_EQ(readRequestBody(body, ObjectKind::User, true).error().code, ErrorCode::InvalidInput) << body;
}

TEST(Bodies, CloudValuesKeepTheirTypes) {
    const auto values = readCloudValues(
        R"({"cloudMSExchArchiveStatus":1,"cloudMSExchSafeSendersHash":"AAAA","cloudAnchor":null})", ObjectKind::User);
    ASSERT_TRUE(values.ok());
    EXPECT_EQ(values->size(), 3U);
    EXPECT_FALSE(readCloudValues(R"({"cloudMSExchSafeSendersHash":"no base64!"})", ObjectKind::User).ok());
    EXPECT_FALSE(readCloudValues(R"({"cloudMSExchArchiveStatus":1.5})", ObjectKind::User).ok());
    EXPECT_FALSE(readCloudValues(R"({"cloudMSExchArchiveStatus":1})", ObjectKind::Contact).ok());
}

}  // namespace
}  // namespace hs::sandbox
