#include "core/auth/RefreshTokenSource.h"

namespace hs::auth {

RefreshTokenSource::RefreshTokenSource(const Registration& registration, Secret refreshToken, std::string scope,
                                       Keep keep, CachedToken current, net::HttpSettings http, Clock& clock, Log& log)
    : RenewedToken(clock, log),
      clientId_(registration.clientId),
      refreshToken_(std::move(refreshToken)),
      scope_(std::move(scope)),
      keep_(std::move(keep)),
      endpoint_(endpointUrl(registration, "token"), std::move(http), clock, log) {
    begin(std::move(current));
}

Result<TokenReply> RefreshTokenSource::renew(std::stop_token stop) {
    if (refreshToken_.empty()) {
        return Error(ErrorCode::Unauthenticated, "Nobody is signed in").next("Sign in to the tenant.");
    }
    // Not repeatable: the server may have replaced the refresh token before the connection dropped. And neither
    // client_secret nor redirect_uri: Entra refuses a public client that sends them.
    HS_ASSIGN(auto reply, endpoint_.ask({{"grant_type", "refresh_token"},
                                         {"client_id", clientId_},
                                         {"refresh_token", std::string(refreshToken_.reveal())},
                                         {"scope", scope_}},
                                        false, std::move(stop)));
    if (!reply.refreshToken.empty() && reply.refreshToken.reveal() != refreshToken_.reveal()) {
        refreshToken_ = std::move(reply.refreshToken);
        kept_ = false;
    }
    keepRefreshToken();
    return reply;
}

void RefreshTokenSource::keepRefreshToken() {
    if (kept_) return;
    const auto done = keep_ ? keep_(refreshToken_) : Result<void>();
    kept_ = done.ok();  // or again with the next renewal; until then this process holds the only copy
    if (!kept_) log_.error("cannot keep the new refresh token", {{"reason", done.error().toLine()}});
}

}  // namespace hs::auth
