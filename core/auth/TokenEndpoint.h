#pragma once

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/auth/TokenReply.h"
#include "core/net/HttpClient.h"

namespace hs::auth {

/// Where an application is known: "https://login.microsoftonline.com", a tenant (GUID or domain) and the client ID.
struct Registration {
    std::string authority;
    std::string tenant;
    std::string clientId;
};

/// `{authority}/{tenant}/oauth2/v2.0/{leaf}`, as Entra lays its endpoints out.
std::string endpointUrl(const Registration& registration, std::string_view leaf);

/// Asks a token endpoint over the product's own HTTP client.
class TokenEndpoint {
public:
    TokenEndpoint(std::string url, net::HttpSettings http, Clock& clock, Log& log);

    /// `repeatable`: asking twice does no harm, so dropped connections and 5xx are tried again.
    /// Errors: Unauthenticated, Denied, Throttled, Unavailable, Timeout, Cancelled, Corrupt; their texts never hold a
    /// value of `fields` named client_secret, refresh_token or device_code, whatever the server echoes.
    using Fields = std::vector<std::pair<std::string, std::string>>;
    /// Polling reads the OAuth error itself: hand `problem` over to get it when there is one.
    Result<TokenReply> ask(const Fields& fields, bool repeatable, std::stop_token stop, std::string* problem = nullptr);

private:
    std::string url_;
    net::HttpClient http_;
};

}  // namespace hs::auth
