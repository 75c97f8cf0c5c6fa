#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/sandbox/tenant/TokenIssuer.h"

namespace hs::sandbox {

/// What an authorization code stands for until it is redeemed.
struct SignedIn {
    Grant grant;
    std::string redirectUri;
    std::string codeChallenge;  ///< S256
    std::string nonce;
    UnixMillis expiresAt = 0;
};

/// The codes that were given out and not redeemed yet. A code works once. Thread safe.
class AuthorizationCodes {
public:
    std::string add(SignedIn signedIn);
    std::optional<SignedIn> take(const std::string& code);

private:
    std::mutex mutex_;
    std::map<std::string, SignedIn> codes_;
};

}  // namespace hs::sandbox
