#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Clock.h"

namespace hs::net {

/// How one try of a request ended, as far as trying again is concerned.
struct TryOutcome {
    int status = 0;                                       ///< HTTP status; 0 = the connection was dropped
    bool idempotent = false;                              ///< sending it twice does no harm
    int tries = 1;                                        ///< so far, this one included
    std::chrono::milliseconds waited{0};                  ///< between tries, so far
    std::optional<std::chrono::milliseconds> retryAfter;  ///< what the server asked for
};

/// Whether and when a request is tried again. Pure: the caller brings time and chance.
struct RetryRules {
    int maxAttempts = 5;
    std::chrono::milliseconds maxTotalWait{120000};
    std::chrono::milliseconds firstWait{500};
    std::chrono::milliseconds longestWait{30000};  ///< of the back-off; Retry-After may be longer

    /// The wait before the next try; nothing when this outcome is final. `chance` is in [0, 1).
    std::optional<std::chrono::milliseconds> waitBeforeNext(const TryOutcome& outcome, double chance) const;

    /// The wait after `tries` tries without a word from the server: doubled each time, the upper half left to chance,
    /// so that clients that failed together do not come back together.
    std::chrono::milliseconds backOff(int tries, double chance) const;
};

/// The status alone says that trying again may help, for every verb (429) or for idempotent ones (5xx).
bool isWorthRetrying(int status, bool idempotent);

/// RFC 9110: GET, HEAD, PUT, DELETE, OPTIONS.
bool isIdempotentMethod(std::string_view method);

/// Retry-After as seconds or HTTP-date ("Wed, 25 Nov 2026 01:02:03 GMT"); a date in the past is zero.
/// Nothing when the text is neither.
std::optional<std::chrono::milliseconds> parseRetryAfter(std::string_view text, UnixMillis now);

}  // namespace hs::net
