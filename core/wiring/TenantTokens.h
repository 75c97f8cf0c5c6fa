#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/base/Clock.h"
#include "core/ports/TokenSource.h"

namespace hs::wiring {

/// Access tokens shared by every endpoint of a process. A refresh token that rotates must not be used by two threads at
/// once, and asking the authority anew for every command would be slow and rude: so one token a key, asked for under a
/// lock and kept for a few minutes; a 401 forgets it.
class TenantTokens {
public:
    /// Makes the source that asks the authority; it is used on the calling thread and dropped.
    using Maker = std::function<std::unique_ptr<TokenSource>()>;

    explicit TenantTokens(Clock& clock) : clock_(clock) {}

    /// A source over the shared token of `key`. The tokens must outlive it.
    std::shared_ptr<TokenSource> source(std::string key, Maker maker);

    void forget(const std::string& key);

private:
    friend class SharedToken;
    struct Kept {
        Secret token;
        std::chrono::steady_clock::time_point at{};
    };
    Result<Secret> token(const std::string& key, const Maker& maker, std::stop_token stop);

    Clock& clock_;
    std::mutex mutex_;
    std::map<std::string, Kept> kept_;
};

}  // namespace hs::wiring
