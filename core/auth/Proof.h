#pragma once

#include <string>
#include <string_view>

namespace hs::auth {

/// 256 random bits from the operating system as 43 URL-safe characters: for state, nonce and code verifier.
/// (QtNetworkAuth 6.4 makes its own state from the time of day, CVE-2024-36048.)
std::string randomToken();

/// The S256 code challenge of a verifier (RFC 7636): base64url of its SHA-256.
std::string challengeOf(std::string_view verifier);

}  // namespace hs::auth
