#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/sandbox/tenant/AuthorizationCodes.h"
#include "app/sandbox/tenant/OAuthError.h"
#include "app/sandbox/tenant/TokenIssuer.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// /{tenant}/oauth2/v2.0/token, the discovery document and the keys. Grants: authorization_code (with its verifier),
/// client_credentials, refresh_token (each works once and brings the next).
class TokenEndpoint {
public:
    TokenEndpoint(TokenIssuer& issuer, AuthorizationCodes& codes, Clock& clock)
        : issuer_(issuer), codes_(codes), clock_(clock) {}

    net::ServerResponse token(const net::ServerRequest& request) const;
    net::ServerResponse discovery(const net::ServerRequest& request) const;
    net::ServerResponse keys() const;

private:
    /// One request of a token, with its fields read.
    struct Asking {
        const net::ServerRequest& request;
        std::vector<std::pair<std::string, std::string>> fields;
        std::string clientId, clientSecret;
        std::string issuer;

        std::string field(std::string_view name) const;
    };
    net::ServerResponse clientCredentials(const Asking& asking) const;
    net::ServerResponse authorizationCode(const Asking& asking) const;
    net::ServerResponse refreshToken(const Asking& asking) const;
    net::ServerResponse refuse(const Asking& asking, const OAuthError& error) const;
    net::ServerResponse granted(const Asking& asking, const Grant& grant, const std::string& nonce) const;
    bool knowsTenant(const net::ServerRequest& request) const;

    TokenIssuer& issuer_;
    AuthorizationCodes& codes_;
    Clock& clock_;
};

}  // namespace hs::sandbox
