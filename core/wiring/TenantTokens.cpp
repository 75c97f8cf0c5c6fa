#include "core/wiring/TenantTokens.h"

namespace hs::wiring {

namespace {

constexpr auto keptFor = std::chrono::minutes(4);

}  // namespace

/// One endpoint's view of the shared token.
class SharedToken final : public TokenSource {
public:
    SharedToken(TenantTokens& tokens, std::string key, TenantTokens::Maker maker)
        : tokens_(tokens), key_(std::move(key)), maker_(std::move(maker)) {}

    Result<Secret> token(std::stop_token stop) override { return tokens_.token(key_, maker_, stop); }
    void invalidate() override { tokens_.forget(key_); }

private:
    TenantTokens& tokens_;
    std::string key_;
    TenantTokens::Maker maker_;
};

std::shared_ptr<TokenSource> TenantTokens::source(std::string key, Maker maker) {
    return std::make_shared<SharedToken>(*this, std::move(key), std::move(maker));
}

void TenantTokens::forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    kept_.erase(key);
}

Result<Secret> TenantTokens::token(const std::string& key, const Maker& maker, std::stop_token stop) {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end() && clock_.steady() - found->second.at < keptFor) return found->second.token;
    const std::unique_ptr<TokenSource> source = maker();
    if (!source)  // signed out in the meantime
        return Error(ErrorCode::Unauthenticated, "Nobody is signed in to the tenant any more.").next("Sign in again.");
    HS_ASSIGN(Secret token, source->token(stop));
    kept_[key] = {token, clock_.steady()};
    return token;
}

}  // namespace hs::wiring
