#pragma once

#include <string>
#include <string_view>

#include "core/base/Error.h"

namespace hs::auth {

/// An error as OAuth servers report it, from the token endpoint (JSON) or through the browser (query of the callback).
struct OAuthError {
    int status = 0;  ///< HTTP status; 0 when it came through the browser
    std::string error;
    std::string description;  ///< decoded; Entra's begins with "AADSTS" and a number
};

/// In our words: Unauthenticated with what to renew, Denied when the person or an administrator said no, Throttled,
/// or Unavailable when the server has trouble of its own.
Error toError(const OAuthError& error);

/// "AADSTS7000215" from a description; empty when there is none.
std::string_view aadstsCode(std::string_view description);

}  // namespace hs::auth
