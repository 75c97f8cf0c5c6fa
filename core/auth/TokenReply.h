#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/auth/OAuthError.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace hs::auth {

/// What a token endpoint grants (RFC 6749, 5.1).
struct TokenReply {
    Secret accessToken;
    Secret refreshToken;  ///< empty when none was given
    std::string idToken;  ///< empty without the openid scope
    std::chrono::seconds lifetime{0};
};

/// Reads the answer of a token endpoint, whatever its status and type. Errors: as toError(OAuthError), and
/// Corrupt when a success holds no token.
Result<TokenReply> readTokenReply(int status, std::string_view body);

/// The error in an answer of any OAuth endpoint; its words are empty when there are none.
OAuthError readOAuthError(int status, std::string_view body);

}  // namespace hs::auth
