#include "app/sandbox/tenant/AuthorizationCodes.h"

namespace hs::sandbox {

std::string AuthorizationCodes::add(SignedIn signedIn) {
    // Letters that have to be percent-encoded on their way: Entra's codes have such letters too.
    std::string code = "1.A/" + randomToken() + "+$%";
    const std::lock_guard lock(mutex_);
    codes_[code] = std::move(signedIn);
    return code;
}

std::optional<SignedIn> AuthorizationCodes::take(const std::string& code) {
    const std::lock_guard lock(mutex_);
    const auto found = codes_.find(code);
    if (found == codes_.end()) return std::nullopt;
    SignedIn signedIn = std::move(found->second);
    codes_.erase(found);
    return signedIn;
}

}  // namespace hs::sandbox
