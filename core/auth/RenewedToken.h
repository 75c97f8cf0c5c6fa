#pragma once

#include <mutex>

#include "core/auth/CachedToken.h"
#include "core/auth/TokenReply.h"
#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/ports/TokenSource.h"

namespace hs::auth {

/// A token source that keeps its token and renews it a few minutes before the end. Thread safe: one caller asks, the
/// others wait for its answer. When the server has trouble and the old token still has some life in it, it is used.
class RenewedToken : public TokenSource {
public:
    RenewedToken(Clock& clock, Log& log) : clock_(clock), log_(log) {}

    Result<Secret> token(std::stop_token stop) final;
    void invalidate() final;

protected:
    /// Asks the authority. One call at a time.
    virtual Result<TokenReply> renew(std::stop_token stop) = 0;

    /// Puts a token there that came from elsewhere, such as an interactive sign-in. Only before the first use.
    void begin(CachedToken token) { cached_ = std::move(token); }

    Clock& clock_;
    Log& log_;

private:
    std::timed_mutex renewing_;  // held while the authority is asked
    std::mutex mutex_;           // guards cached_
    CachedToken cached_;
};

}  // namespace hs::auth
