#pragma once

#include <stop_token>
#include <string>

#include "core/auth/TokenEndpoint.h"

namespace hs::auth {

/// Where a tenant's sign-in lives.
struct OpenIdEndpoints {
    std::string authorizationUrl;
    std::string tokenUrl;
    std::string deviceAuthorizationUrl;  ///< empty when not offered
};

/// Reads `{authority}/{tenant}/v2.0/.well-known/openid-configuration`.
/// Errors: InvalidInput (no such tenant or no such server there), those of HttpClient.
Result<OpenIdEndpoints> discover(const Registration& registration, net::HttpClient& http, std::stop_token stop);

}  // namespace hs::auth
