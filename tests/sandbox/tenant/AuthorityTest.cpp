#include <gtest/gtest.h>

#include <QCryptographicHash>

#include "app/sandbox/Person.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

constexpr std::string_view redirect = "http://localhost:50123/callback";

std::string challengeOf(const std::string& verifier) {
    return QCryptographicHash::hash(QByteArray::fromStdString(verifier), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

QJsonObject claimsOf(const std::string& token) {
    const QByteArray part = QByteArray::fromStdString(token).split('.').value(1);
    return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding)).object();
}

class Authority : public ::testing::Test {
protected:
    const std::string verifier = "a-verifier-of-at-least-forty-three-characters-0123456789";

    Pairs question(Pairs more = {}) {
        Pairs fields{{"client_id", rig.accounts().consoleClientId},
                     {"response_type", "code"},
                     {"redirect_uri", std::string(redirect)},
                     {"scope", "https://graph.microsoft.com/User.Read openid profile offline_access"},
                     {"state", "st+ate/1"},
                     {"code_challenge", challengeOf(verifier)},
                     {"code_challenge_method", "S256"}};
        fields.insert(fields.end(), more.begin(), more.end());
        return fields;
    }

    std::string path(const std::string& endpoint) { return '/' + rig.accounts().tenantId + "/oauth2/v2.0/" + endpoint; }

    Answer authorize(const Pairs& fields) { return rig.send("GET", path("authorize") + '?' + net::formEncode(fields)); }

    /// The options of the redirect's address.
    static std::string option(const Answer& answer, std::string_view name) {
        const std::string location(answer.headers.get("Location"));
        for (const auto& [key, value] :
             net::formDecode(location.substr(std::min(location.find('?'), location.size() - 1) + 1)))
            if (key == name) return value;
        return {};
    }

    std::string code(Pairs more = {}) {
        more.emplace_back("sandbox_approve", "1");
        return option(authorize(question(more)), "code");
    }

    Answer redeem(const std::string& authorizationCode, const std::string& withVerifier) {
        return rig.token({{"grant_type", "authorization_code"},
                          {"client_id", rig.accounts().consoleClientId},
                          {"code", authorizationCode},
                          {"redirect_uri", std::string(redirect)},
                          {"code_verifier", withVerifier},
                          {"client_info", "1"}});
    }

    Answer clientCredentials(const std::string& secret,
                             const std::string& scope = "https://graph.microsoft.com/.default") {
        return rig.token({{"grant_type", "client_credentials"},
                          {"client_id", rig.accounts().clientId},
                          {"client_secret", secret},
                          {"scope", scope}});
    }

    Answer usersWith(const std::string& token) {
        return rig.send("GET", "/v1.0/users", {{"Authorization", "Bearer " + token}});
    }

    TenantRig rig;
};

TEST_F(Authority, DiscoveryBuildsEveryLinkFromTheHostHeader) {
    const std::string url = "https://127.0.0.1:" + std::to_string(rig.tenant().port()) + "/contoso.test/v2.0";
    const Answer answer = rig.send("GET", url + "/.well-known/openid-configuration");
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.text("issuer"), url);
    EXPECT_EQ(answer.text("token_endpoint"),
              "https://127.0.0.1:" + std::to_string(rig.tenant().port()) + "/contoso.test/oauth2/v2.0/token");
    EXPECT_EQ(strings(answer.json().value(QLatin1String("code_challenge_methods_supported"))),
              std::vector<std::string>{"S256"});
}

TEST_F(Authority, DiscoveryOfAnUnknownTenantIsRefused) {
    const Answer answer = rig.send("GET", "/fabrikam.test/v2.0/.well-known/openid-configuration");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.text("error"), "invalid_tenant");
}

TEST_F(Authority, KeysShowOneRsaKey) {
    const Answer answer = rig.send("GET", '/' + rig.accounts().tenantId + "/discovery/v2.0/keys");
    const QJsonArray keys = answer.json().value(QLatin1String("keys")).toArray();
    ASSERT_EQ(keys.size(), 1);
    EXPECT_EQ(keys.first().toObject().value(QLatin1String("kty")).toString().toStdString(), "RSA");
    EXPECT_FALSE(keys.first().toObject().value(QLatin1String("n")).toString().isEmpty());
}

TEST_F(Authority, TheRightSecretGivesAnApplicationToken) {
    const Answer answer = clientCredentials(rig.accounts().clientSecret);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.text("token_type"), "Bearer");
    EXPECT_EQ(answer.headers.get("Cache-Control"), "no-store, no-cache");
    const QJsonObject claims = claimsOf(answer.text("access_token"));
    EXPECT_EQ(claims.value(QLatin1String("aud")).toString().toStdString(), "https://graph.microsoft.com");
    EXPECT_EQ(claims.value(QLatin1String("tid")).toString().toStdString(), rig.accounts().tenantId);
    EXPECT_EQ(claims.value(QLatin1String("appid")).toString().toStdString(), rig.accounts().clientId);
    EXPECT_FALSE(claims.value(QLatin1String("roles")).toArray().isEmpty());
    EXPECT_EQ(usersWith(answer.text("access_token")).status, 200);
}

TEST_F(Authority, TwoTokensOfOneSecondDiffer) {
    const std::string first = clientCredentials(rig.accounts().clientSecret).text("access_token");
    EXPECT_NE(first, clientCredentials(rig.accounts().clientSecret).text("access_token"));
}

TEST_F(Authority, TheSecretMayComeAsBasicAuthorization) {
    const std::string pair = rig.accounts().clientId + ':' + net::percentEncode(rig.accounts().clientSecret);
    const Answer answer = rig.form(
        path("token"), {{"grant_type", "client_credentials"}, {"scope", "https://graph.microsoft.com/.default"}},
        {{"Authorization", "Basic " + QByteArray::fromStdString(pair).toBase64().toStdString()}});
    EXPECT_EQ(answer.status, 200) << answer.body;
}

TEST_F(Authority, AWrongSecretIsAnInvalidClient) {
    const Answer answer = clientCredentials("wrong");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.text("error"), "invalid_client");
    EXPECT_TRUE(answer.text("error_description").starts_with("AADSTS7000215: Invalid client secret"));
    EXPECT_EQ(answer.json().value(QLatin1String("error_codes")).toArray().first().toInt(), 7000215);
    for (const char* member : {"timestamp", "trace_id", "correlation_id"})
        EXPECT_FALSE(answer.text(member).empty()) << member;
    EXPECT_EQ(answer.headers.get("Cache-Control"), "no-store, no-cache");
}

TEST_F(Authority, AMissingSecretIsAnInvalidClient) {
    const Answer answer = rig.token({{"grant_type", "client_credentials"},
                                     {"client_id", rig.accounts().clientId},
                                     {"scope", "https://graph.microsoft.com/.default"}});
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.text("error"), "invalid_client");
}

TEST_F(Authority, AnUnknownApplicationIsUnauthorized) {
    const Answer answer = rig.token({{"grant_type", "client_credentials"},
                                     {"client_id", "somebody"},
                                     {"client_secret", "x"},
                                     {"scope", "y/.default"}});
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.text("error"), "unauthorized_client");
}

TEST_F(Authority, AScopeWithoutDefaultIsInvalidForApplications) {
    EXPECT_EQ(clientCredentials(rig.accounts().clientSecret, "https://graph.microsoft.com/User.Read").text("error"),
              "invalid_scope");
}

TEST_F(Authority, AMissingGrantTypeIsNamed) {
    const Answer answer = rig.token({{"client_id", rig.accounts().clientId}});
    EXPECT_EQ(answer.text("error"), "invalid_request");
    EXPECT_NE(answer.text("error_description").find("'grant_type'"), std::string::npos);
}

TEST_F(Authority, AnUnknownGrantTypeIsUnsupported) {
    EXPECT_EQ(rig.token({{"client_id", rig.accounts().clientId}, {"grant_type", "password"}}).text("error"),
              "unsupported_grant_type");
}

TEST_F(Authority, TheTokenEndpointTakesAQueryAndEchoesItsRequestId) {
    const Answer answer =
        rig.form("/contoso.test/oauth2/v2.0/token?client-request-id=11111111-2222-3333-4444-555555555555", {});
    EXPECT_EQ(answer.text("correlation_id"), "11111111-2222-3333-4444-555555555555");
}

TEST_F(Authority, TheFormAsksForNameAndPassword) {
    const Answer answer = authorize(question());
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("name=\"login\""), std::string::npos);
    EXPECT_NE(answer.body.find("type=\"password\""), std::string::npos);
}

TEST_F(Authority, TheRightPasswordSendsTheBrowserBackWithCodeAndState) {
    Pairs fields = question();
    fields.emplace_back("login", rig.accounts().userName);
    fields.emplace_back("passwd", rig.accounts().password);
    const Answer answer = rig.form(path("authorize"), fields);
    ASSERT_EQ(answer.status, 302) << answer.body;
    EXPECT_TRUE(std::string(answer.headers.get("Location")).starts_with(redirect));
    EXPECT_EQ(option(answer, "state"), "st+ate/1");
    EXPECT_EQ(redeem(option(answer, "code"), verifier).status, 200);
}

TEST_F(Authority, AWrongPasswordShowsTheFormAgain) {
    Pairs fields = question();
    fields.emplace_back("login", rig.accounts().userName);
    fields.emplace_back("passwd", "wrong");
    const Answer answer = rig.form(path("authorize"), fields);
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("incorrect"), std::string::npos);
}

TEST_F(Authority, CancelSendsTheBrowserBackWithAccessDenied) {
    Pairs fields = question();
    fields.emplace_back("cancel", "1");
    const Answer answer = rig.form(path("authorize"), fields);
    EXPECT_EQ(answer.status, 302);
    EXPECT_EQ(option(answer, "error"), "access_denied");
    EXPECT_EQ(option(answer, "state"), "st+ate/1");
}

TEST_F(Authority, AFormPostPageCarriesTheCode) {
    const Answer answer = authorize(question({{"sandbox_approve", "1"}, {"response_mode", "form_post"}}));
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("name=\"code\""), std::string::npos);
    EXPECT_NE(answer.body.find("action=\"http://localhost:50123/callback\""), std::string::npos);
}

TEST_F(Authority, TheAdministratorsNameAsHintApprovesByItself) {
    EXPECT_EQ(authorize(question({{"login_hint", rig.accounts().userName}})).status, 302);
    EXPECT_EQ(authorize(question({{"login_hint", "somebody@else.test"}})).status, 200);
    EXPECT_EQ(authorize(question({{"login_hint", rig.accounts().userName}, {"prompt", "login"}})).status, 200);
}

TEST_F(Authority, ARedirectOffLoopbackIsRefused) {
    Pairs fields = question();
    fields[2].second = "https://evil.test/callback";
    const Answer answer = authorize(fields);
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.body.find("AADSTS50011"), std::string::npos);
    fields[2].second = "http://localhost.evil.test/";
    EXPECT_EQ(authorize(fields).status, 400);
}

TEST_F(Authority, WithoutACodeChallengeNobodySignsIn) {
    Pairs fields = question();
    fields.erase(fields.end() - 2, fields.end());
    const Answer answer = authorize(fields);
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.body.find("AADSTS9002325"), std::string::npos);
}

TEST_F(Authority, TheRightVerifierRedeemsACode) {
    const Answer answer = redeem(code({{"nonce", "n-1"}}), verifier);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_FALSE(answer.text("refresh_token").empty());
    EXPECT_FALSE(answer.text("client_info").empty());
    const QJsonObject identity = claimsOf(answer.text("id_token"));
    EXPECT_EQ(identity.value(QLatin1String("aud")).toString().toStdString(), rig.accounts().consoleClientId);
    EXPECT_EQ(identity.value(QLatin1String("preferred_username")).toString().toStdString(), rig.accounts().userName);
    EXPECT_EQ(identity.value(QLatin1String("nonce")).toString().toStdString(), "n-1");
    EXPECT_EQ(usersWith(answer.text("access_token")).status, 200);
}

TEST_F(Authority, AnIdTokenHasNoNonceWhenNoneWasAsked) {
    EXPECT_FALSE(claimsOf(redeem(code(), verifier).text("id_token")).contains(QLatin1String("nonce")));
}

TEST_F(Authority, AWrongVerifierIsAnInvalidGrant) {
    const Answer answer = redeem(code(), "another-verifier-of-at-least-forty-three-characters-012");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.text("error"), "invalid_grant");
    EXPECT_EQ(answer.json().value(QLatin1String("error_codes")).toArray().first().toInt(), 501481);
}

TEST_F(Authority, ACodeWorksOnce) {
    const std::string once = code();
    EXPECT_EQ(redeem(once, verifier).status, 200);
    EXPECT_EQ(redeem(once, verifier).text("error"), "invalid_grant");
}

TEST_F(Authority, ACodeExpiresAfterTenMinutes) {
    const std::string old = code();
    rig.clock().advance(std::chrono::minutes(11));
    EXPECT_EQ(redeem(old, verifier).text("error"), "invalid_grant");
}

TEST_F(Authority, ARefreshTokenWorksOnceAndBringsTheNext) {
    const std::string first = redeem(code(), verifier).text("refresh_token");
    const auto refresh = [&](const std::string& token) {
        return rig.token(
            {{"grant_type", "refresh_token"}, {"client_id", rig.accounts().consoleClientId}, {"refresh_token", token}});
    };
    const Answer second = refresh(first);
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_NE(second.text("refresh_token"), first);
    EXPECT_EQ(refresh(first).text("error"), "invalid_grant");
    EXPECT_EQ(refresh(second.text("refresh_token")).status, 200);
}

TEST_F(Authority, ARequestWithoutTokenIsUnauthenticated) {
    const Answer answer = rig.send("GET", "/v1.0/users");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.errorCode(), "InvalidAuthenticationToken");
    EXPECT_TRUE(answer.headers.get("WWW-Authenticate").starts_with("Bearer"));
}

TEST_F(Authority, AnExpiredTokenIsUnauthenticated) {
    const std::string token = rig.applicationToken();
    EXPECT_EQ(usersWith(token).status, 200);
    rig.clock().advance(std::chrono::hours(2));
    const Answer answer = usersWith(token);
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.errorMessage(), "Lifetime validation failed, the token is expired.");
}

TEST_F(Authority, ExpiringAllTokensEndsThemAtOnce) {
    const std::string token = rig.applicationToken();
    rig.tenant().tokens().expireAll();
    EXPECT_EQ(usersWith(token).status, 401);
    rig.forgetToken();
    EXPECT_EQ(usersWith(rig.applicationToken()).status, 200);
}

TEST_F(Authority, ATokenForAnotherResourceIsForeignToGraph) {
    const std::string token =
        clientCredentials(rig.accounts().clientSecret, "https://outlook.office365.com/.default").text("access_token");
    const Answer answer = usersWith(token);
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.errorMessage(), "Access token validation failure. Invalid audience.");
}

TEST_F(Authority, AChangedTokenIsRefused) {
    std::string token = rig.applicationToken();
    token[token.size() / 2] = token[token.size() / 2] == 'A' ? 'B' : 'A';
    EXPECT_EQ(usersWith(token).status, 401);
    EXPECT_EQ(usersWith("nonsense").status, 401);
}

}  // namespace
}  // namespace hs::sandbox
