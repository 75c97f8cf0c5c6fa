#include "core/auth/CachedToken.h"

#include <algorithm>

namespace hs::auth {

CachedToken::CachedToken(Secret value, TimePoint received, std::chrono::seconds lifetime) : value_(std::move(value)) {
    using std::chrono::minutes;
    using std::chrono::seconds;
    // Short-lived tokens would be renewed at every call otherwise.
    renewAt_ = received + lifetime - std::min<seconds>(minutes(5), lifetime / 2);
    lastUse_ = received + lifetime - std::min<seconds>(seconds(30), lifetime / 4);
}

}  // namespace hs::auth
