#pragma once

#include <stop_token>

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace hs {

/// Where bearer tokens come from.
class TokenSource {
public:
    virtual ~TokenSource() = default;

    /// A token that is valid for at least the next minutes; asks the authority only when it must.
    /// Errors: Unauthenticated (with what to renew), Unavailable, Timeout, Cancelled.
    virtual Result<Secret> token(std::stop_token stop) = 0;

    /// The resource answered 401 to the last token: forget it.
    virtual void invalidate() = 0;
};

}  // namespace hs
