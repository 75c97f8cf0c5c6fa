#include "core/auth/RenewedToken.h"

#include <optional>

namespace hs::auth {

Result<Secret> RenewedToken::token(std::stop_token stop) {
    const auto fresh = [this]() -> std::optional<Secret> {
        const std::lock_guard lock(mutex_);
        if (!cached_.isFresh(clock_.steady())) return std::nullopt;
        return cached_.value();
    };
    if (auto value = fresh()) return *std::move(value);

    std::unique_lock turn(renewing_, std::defer_lock);
    while (!turn.try_lock_for(std::chrono::milliseconds(50))) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "Stopped while waiting for a sign-in");
    }
    if (auto value = fresh()) return *std::move(value);  // somebody else asked meanwhile

    auto reply = renew(stop);
    const std::lock_guard lock(mutex_);
    if (reply) {
        cached_ = CachedToken(std::move(reply->accessToken), clock_.steady(), reply->lifetime);
        return cached_.value();
    }
    if (isTransient(reply.error().code) && cached_.isUsable(clock_.steady())) {
        log_.warning("cannot renew the token yet, using the old one", {{"reason", reply.error().toLine()}});
        return cached_.value();
    }
    return std::move(reply).error();
}

void RenewedToken::invalidate() {
    const std::lock_guard lock(mutex_);
    cached_ = CachedToken();
}

}  // namespace hs::auth
