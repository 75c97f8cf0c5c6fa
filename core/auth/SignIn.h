#pragma once

#include <chrono>
#include <string>

#include "core/auth/CachedToken.h"
#include "core/auth/TokenReply.h"
#include "core/base/Clock.h"

namespace hs::auth {

/// A person, signed in.
struct SignIn {
    Secret accessToken;
    Secret refreshToken;      ///< empty when the authority gave none
    std::string accountName;  ///< preferred_username, such as ada@contoso.com; empty without the openid scope
    std::string displayName;
    std::string tenantId;  ///< where the account lives, also when the request said "organizations"
    std::chrono::seconds lifetime{0};
    UnixMillis expiresAt = 0;  ///< for showing; `token` keeps the time that counts
    CachedToken token;         ///< the access token with its monotonic expiry, for RefreshTokenSource
};

/// Who signed in with these tokens. The ID token, when there is one, must be made for `clientId` and carry `nonce`
/// (empty where none was sent). Errors: Corrupt.
Result<SignIn> toSignIn(TokenReply reply, const std::string& clientId, const std::string& nonce, const Clock& clock);

}  // namespace hs::auth
