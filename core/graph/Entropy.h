#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "core/base/Secret.h"

namespace hs::graph {

/// Where random bytes come from, so that a test can repeat them: called with a count, returns that many bytes.
using Entropy = std::function<std::string(std::size_t count)>;

/// The operating system's own, fit for passwords.
Entropy systemEntropy();

/// A fresh id for one logical request, "8-4-4-4-12" (version 4), as the client-request-id header wants it.
std::string newRequestId(const Entropy& entropy);

/// A password nobody will ever type: 32 characters from four kinds, at least one of each, about 190 bits.
/// Graph demands one to create a user, although sign-in happens by password hash, pass-through or federation.
Secret newPassword(const Entropy& entropy);

}  // namespace hs::graph
