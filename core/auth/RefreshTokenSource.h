#pragma once

#include <functional>

#include "core/auth/RenewedToken.h"
#include "core/auth/TokenEndpoint.h"

namespace hs::auth {

/// A person's sign-in carried on with refresh tokens. Servers may give a new refresh token with every access token
/// and stop taking the old one, so each new one goes to `keep` (the vault) at once.
class RefreshTokenSource final : public RenewedToken {
public:
    using Keep = std::function<Result<void>(const Secret& refreshToken)>;

    /// `current`: the access token of the sign-in itself; may be empty.
    RefreshTokenSource(const Registration& registration, Secret refreshToken, std::string scope, Keep keep,
                       CachedToken current, net::HttpSettings http, Clock& clock, Log& log);

private:
    Result<TokenReply> renew(std::stop_token stop) override;
    void keepRefreshToken();

    std::string clientId_;
    Secret refreshToken_;
    std::string scope_;
    Keep keep_;
    bool kept_ = true;
    TokenEndpoint endpoint_;
};

}  // namespace hs::auth
