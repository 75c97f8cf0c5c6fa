#pragma once

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "core/auth/Proof.h"
#include "core/auth/TokenEndpoint.h"
#include "core/net/HttpServer.h"
#include "tests/core/net/TestServer.h"

namespace hs::auth {

/// A strict little OpenID provider over TLS: codes work once, PKCE and redirect URI are checked, refresh tokens rotate,
/// and a public client that sends a client_secret is refused, all as Entra does.
class FakeAuthority {
public:
    using Fields = std::map<std::string, std::string>;
    using Answer = std::function<net::ServerResponse(const Fields&)>;

    FakeAuthority() : server(true) {
        const auto route = [this](auto method) {
            return [this, method](const net::ServerRequest& request) {
                const std::lock_guard lock(mutex_);
                return (this->*method)(request);
            };
        };
        server.router.add("GET", "/{tenant}/v2.0/.well-known/openid-configuration", route(&FakeAuthority::discovery));
        server.router.add("GET", "/{tenant}/oauth2/v2.0/authorize", route(&FakeAuthority::authorize));
        server.router.add("POST", "/{tenant}/oauth2/v2.0/token", route(&FakeAuthority::token));
        server.start();
    }

    Registration registration() const { return {server.url(""), "contoso.test", "client-1"}; }
    net::HttpSettings http() { return {.caFile = server.caFile()}; }

    /// Answers the token endpoint once in place of the provider's own logic.
    void answerOnce(Answer answer) {
        const std::lock_guard lock(mutex_);
        once_.push_back(std::move(answer));
    }

    std::vector<Fields> tokenRequests() const {
        const std::lock_guard lock(mutex_);
        return tokenRequests_;
    }

    static net::ServerResponse error(int status, const std::string& error, const std::string& description) {
        return net::ServerResponse::json(
            status, json({{QStringLiteral("error"), QString::fromStdString(error)},
                          {QStringLiteral("error_description"), QString::fromStdString(description)}}));
    }

    static std::string json(const QJsonObject& object) {
        return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
    }

    net::TestServer server;
    std::string secret = "s3cret+/%&= value";
    std::string code = "code-1";
    std::string decline;       ///< query to send back in place of a code
    std::string nonceInToken;  ///< empty = the one that was asked for
    std::string audience = "client-1";
    int lifetime = 3600;
    bool withIdToken = true;
    Fields authorizeRequest;  ///< the last one

private:
    net::ServerResponse discovery(const net::ServerRequest& request) {
        if (request.parameters.front() != "contoso.test")
            return error(400, "invalid_tenant", "AADSTS90002: Tenant '" + request.parameters.front() + "' not found.");
        const auto base = QString::fromStdString(server.url("/contoso.test/oauth2/v2.0/"));
        return net::ServerResponse::json(
            200, json({{QStringLiteral("authorization_endpoint"), base + QStringLiteral("authorize")},
                       {QStringLiteral("token_endpoint"), base + QStringLiteral("token")}}));
    }

    net::ServerResponse authorize(const net::ServerRequest& request) {
        authorizeRequest = Fields(request.query.begin(), request.query.end());
        const auto back = authorizeRequest["redirect_uri"] + "?" +
                          (decline.empty() ? "code=" + net::percentEncode(code) : decline) +
                          "&state=" + net::percentEncode(authorizeRequest["state"]) + "&session_state=x";
        auto response = net::ServerResponse::empty(302);
        response.headers.set("Location", back);
        return response;
    }

    net::ServerResponse token(const net::ServerRequest& request) {
        const auto pairs = net::formDecode(request.body);
        Fields fields(pairs.begin(), pairs.end());
        tokenRequests_.push_back(fields);
        if (!once_.empty()) {
            const auto answer = once_.front();
            once_.erase(once_.begin());
            return answer(fields);
        }
        if (fields["grant_type"] == "client_credentials") return applicationToken(fields);
        if (fields.count("client_secret")) return error(401, "invalid_client", "AADSTS700025: Client is public.");
        if (fields["grant_type"] == "authorization_code") return firstToken(fields);
        if (fields["grant_type"] == "refresh_token") return nextToken(fields);
        return error(400, "unsupported_grant_type", "AADSTS70003");
    }

    net::ServerResponse applicationToken(Fields& fields) {
        if (fields["client_secret"] != secret)
            return error(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 1");
        if (fields["scope"] != "https://graph.test/.default") return error(400, "invalid_scope", "AADSTS70011");
        return grant(false);
    }

    net::ServerResponse firstToken(Fields& fields) {
        if (fields["code"] != code || codeUsed_)
            return error(400, "invalid_grant", "AADSTS70008: code " + fields["code"]);
        if (challengeOf(fields["code_verifier"]) != authorizeRequest["code_challenge"])
            return error(400, "invalid_grant", "AADSTS501481: The Code_Verifier does not match");
        if (fields["redirect_uri"] != authorizeRequest["redirect_uri"])
            return error(400, "invalid_request", "AADSTS50011: redirect " + fields["redirect_uri"]);
        codeUsed_ = true;
        return grant(true);
    }

    net::ServerResponse nextToken(Fields& fields) {
        if (fields["refresh_token"] != refreshToken())
            return error(400, "invalid_grant", "AADSTS70000: " + fields["refresh_token"]);
        return grant(true);
    }

    net::ServerResponse grant(bool person) {
        ++granted_;
        QJsonObject object{{QStringLiteral("token_type"), QStringLiteral("Bearer")},
                           {QStringLiteral("expires_in"), lifetime},
                           {QStringLiteral("access_token"), QStringLiteral("access-%1").arg(granted_)}};
        if (person) object[QStringLiteral("refresh_token")] = QString::fromStdString(refreshToken());
        if (person && withIdToken) object[QStringLiteral("id_token")] = QString::fromStdString(idToken());
        return net::ServerResponse::json(200, json(object));
    }

    std::string idToken() {
        const auto nonce = nonceInToken.empty() ? authorizeRequest["nonce"] : nonceInToken;
        const auto claims = json({{QStringLiteral("aud"), QString::fromStdString(audience)},
                                  {QStringLiteral("nonce"), QString::fromStdString(nonce)},
                                  {QStringLiteral("tid"), QStringLiteral("tenant-guid")},
                                  {QStringLiteral("name"), QStringLiteral("Ada <Lovelace>")},
                                  {QStringLiteral("preferred_username"), QStringLiteral("ada@contoso.test")}});
        const auto payload =
            QByteArray::fromStdString(claims).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return "e30." + payload.toStdString() + ".c2ln";
    }

public:
    /// The one that is good now; the characters are those that get lost in careless encoding.
    std::string refreshToken() const { return "refresh+/%=&-" + std::to_string(granted_); }

private:
    mutable std::mutex mutex_;
    int granted_ = 0;
    bool codeUsed_ = false;
    std::vector<Answer> once_;
    std::vector<Fields> tokenRequests_;
};

}  // namespace hs::auth
