#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "core/auth/SignIn.h"
#include "core/auth/TokenEndpoint.h"
#include "core/ports/BrowserOpener.h"

namespace hs::auth {

struct SignInRequest {
    Registration registration;
    std::string scope = "openid profile offline_access https://graph.microsoft.com/.default";
    std::string loginHint{};                                      ///< account name to propose; may be empty
    std::string prompt = "select_account";                        ///< empty lets the authority decide
    std::chrono::milliseconds timeout = std::chrono::minutes(5);  ///< for the person in the browser
};

/// Interactive sign-in: authorization code with PKCE (S256) in the system's browser, over QtNetworkAuth.
class AuthorizationCode {
public:
    AuthorizationCode(net::HttpSettings http, Clock& clock, Log& log);

    /// Blocks with an event loop of its own on the calling thread until the person has finished, the time is over or
    /// `stop` is requested. Errors: Denied (declined), Unauthenticated, Unavailable, Timeout, Cancelled, InvalidInput
    /// (tenant or authority), Unsupported (no browser), Corrupt (the answer belongs to another sign-in).
    Result<SignIn> signIn(const SignInRequest& request, BrowserOpener& browser, std::stop_token stop);

private:
    net::HttpSettings settings_;
    Clock& clock_;
    Log& log_;
};

}  // namespace hs::auth
