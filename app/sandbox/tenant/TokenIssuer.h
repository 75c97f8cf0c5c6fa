#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/sandbox/tenant/SigningKey.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// Who lives in the tenant's authority: one application and one administrator.
struct TenantAccounts {
    std::string tenantId = "6babcaad-604b-40ac-a9d7-9fd97c0b779f";
    std::string domain = "contoso.test";
    std::string initialDomain = "contoso.onmicrosoft.com";
    std::string clientId = "9f4880d8-80ba-4c40-97bc-f7a23c703084";
    std::string consoleClientId = "1950a258-227b-4e31-a9cf-717495945fc2";  ///< public client, PKCE only
    std::string clientSecret;
    std::string userName = "admin@contoso.onmicrosoft.com";
    std::string password;
};

/// What a token is for.
struct Grant {
    std::string issuer;  ///< origin and tenant of the endpoint that was asked
    std::string clientId;
    std::string resource = "https://graph.microsoft.com";
    std::string scope;       ///< as asked, for delegated grants
    bool delegated = false;  ///< the administrator's, not the application's own
};

/// Makes the authority's tokens and knows them again. Access tokens are signed with a secret only the tenant has: a
/// client must not look into them. Thread safe.
class TokenIssuer {
public:
    TokenIssuer(TenantAccounts accounts, std::chrono::seconds lifetime, Clock& clock);

    const TenantAccounts& accounts() const { return accounts_; }
    std::chrono::seconds lifetime() const { return lifetime_; }

    std::string accessToken(const Grant& grant) const;
    Result<std::string> idToken(const Grant& grant, const std::string& nonce) const;

    /// A refresh token works once; redeeming it gives its grant back.
    std::string refreshToken(const Grant& grant);
    std::optional<Grant> redeem(const std::string& refreshToken);

    /// OK for a living access token of ours for Graph. Unauthenticated, in Graph's words.
    Result<void> check(std::string_view accessToken, std::string_view origin) const;

    /// Every access token given out so far is expired.
    void expireAll() { ++generation_; }

    Result<std::string> publicKeys() const;

private:
    std::string signature(std::string_view text) const;
    Result<const SigningKey*> signingKey() const;

    TenantAccounts accounts_;
    std::chrono::seconds lifetime_;
    Clock& clock_;
    std::string secret_;
    std::atomic<unsigned> generation_{0};
    mutable std::mutex mutex_;
    mutable std::optional<SigningKey> key_;  // made when first needed: half of the sandboxes never sign anybody in
    std::map<std::string, Grant> refreshTokens_;
};

/// 256 random bits in letters a URL may carry.
std::string randomToken();

}  // namespace hs::sandbox
