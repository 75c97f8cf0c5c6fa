#pragma once

#include <chrono>

#include "core/base/Secret.h"

namespace hs::auth {

/// A bearer token and how long it is good for, by a clock that no administrator can set.
class CachedToken {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    CachedToken() = default;
    CachedToken(Secret value, TimePoint received, std::chrono::seconds lifetime);

    /// Good for a while yet: no need to ask for another.
    bool isFresh(TimePoint now) const { return !value_.empty() && now < renewAt_; }

    /// Still accepted for at least half a minute.
    bool isUsable(TimePoint now) const { return !value_.empty() && now < lastUse_; }

    const Secret& value() const { return value_; }

private:
    Secret value_;
    TimePoint renewAt_{};
    TimePoint lastUse_{};
};

}  // namespace hs::auth
