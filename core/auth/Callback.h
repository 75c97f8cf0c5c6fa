#pragma once

#include <string>
#include <string_view>

namespace hs::auth {

/// What a request to the loopback listener turned out to be.
struct Callback {
    enum class Kind {
        Incomplete,  ///< more of the head is to come
        Foreign,     ///< not the redirect of this sign-in: favicon, port scanner, wrong path, method or state
        Code,        ///< the authorization code
        Declined,    ///< the authority's error
    };
    Kind kind = Kind::Foreign;
    std::string code;
    std::string error;
    std::string errorDescription;
};

/// Reads the head of a request as received so far. Only "GET /?…" with exactly this state is ours.
Callback readCallback(std::string_view head, std::string_view state);

}  // namespace hs::auth
