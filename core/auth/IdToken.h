#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

namespace hs::auth {

/// Who signed in, as the ID token says.
struct IdToken {
    std::string accountName;  ///< preferred_username
    std::string displayName;
    std::string tenantId;
    std::string objectId;
    std::string nonce;
    std::vector<std::string> audiences;
};

/// Reads the claims. The signature is not checked: the token must come straight from the token endpoint over TLS
/// (OpenID Connect Core, 3.1.3.7). Errors: Corrupt.
Result<IdToken> readIdToken(std::string_view text);

/// The token was made for this client and this very sign-in (`nonce` is empty where none was sent). Errors: Corrupt.
Result<void> checkIdToken(const IdToken& token, std::string_view clientId, std::string_view nonce);

}  // namespace hs::auth
