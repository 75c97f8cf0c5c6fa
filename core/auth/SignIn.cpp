#include "core/auth/SignIn.h"

#include "core/auth/IdToken.h"

namespace hs::auth {

Result<SignIn> toSignIn(TokenReply reply, const std::string& clientId, const std::string& nonce, const Clock& clock) {
    SignIn result;
    if (!reply.idToken.empty()) {
        HS_ASSIGN(const auto idToken, readIdToken(reply.idToken));
        HS_TRY(checkIdToken(idToken, clientId, nonce));
        result.accountName = idToken.accountName;
        result.displayName = idToken.displayName;
        result.tenantId = idToken.tenantId;
    }
    result.token = CachedToken(reply.accessToken, clock.steady(), reply.lifetime);
    result.lifetime = reply.lifetime;
    result.expiresAt = clock.now() + std::chrono::milliseconds(reply.lifetime).count();
    result.accessToken = std::move(reply.accessToken);
    result.refreshToken = std::move(reply.refreshToken);
    return result;
}

}  // namespace hs::auth
