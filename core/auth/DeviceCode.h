#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

#include "core/auth/SignIn.h"
#include "core/auth/TokenEndpoint.h"

namespace hs::auth {

/// What the person needs to sign in on another machine.
struct DevicePrompt {
    std::string userCode;
    std::string verificationUrl;
    std::chrono::seconds lifetime{0};
};

/// Sign-in without a browser on this machine (RFC 8628): the person types a short code on any other one.
class DeviceCode {
public:
    DeviceCode(Registration registration, std::string scope, net::HttpSettings http, Clock& clock, Log& log);

    /// Calls `show` once, then blocks until the person has finished elsewhere. Errors: Denied (declined), Timeout (the
    /// code has run out), Unauthenticated, Unavailable, Cancelled, InvalidInput.
    Result<SignIn> signIn(const std::function<void(const DevicePrompt&)>& show, std::stop_token stop);

private:
    struct Pending {
        DevicePrompt prompt;
        Secret deviceCode;
        std::chrono::seconds interval{5};
    };
    Result<Pending> begin(std::stop_token stop);
    Result<TokenReply> poll(const Pending& pending, std::stop_token stop);

    Registration registration_;
    std::string scope_;
    net::HttpSettings settings_;
    Clock& clock_;
    Log& log_;
};

}  // namespace hs::auth
