#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "core/base/Log.h"
#include "core/ports/BrowserOpener.h"
#include "core/ports/SecretVault.h"
#include "core/ports/SignIn.h"
#include "core/ports/TokenSource.h"

namespace hs::wiring {

/// Sign-in by authorization code and PKCE; the refresh token and the account's name are one secret in the vault.
class TenantSignIn final : public SignIn {
public:
    /// `browser` null = nobody can sign in here.
    TenantSignIn(SecretVault& vault, BrowserOpener* browser, Clock& clock, Log& log);

    Result<Account> signIn(const TenantSettings& tenant, std::stop_token stop) override;
    Result<void> signOut(const TenantSettings& tenant) override;
    std::optional<Account> account(const TenantSettings& tenant) override;

    /// Asks the authority with the kept refresh token and keeps the next one. Null when nobody is signed in.
    std::unique_ptr<TokenSource> tokens(const TenantSettings& tenant);

private:
    struct Kept {
        Account account;
        Secret refreshToken;
    };
    std::optional<Kept> read(const TenantSettings& tenant);
    Result<void> write(const TenantSettings& tenant, const Kept& kept);

    SecretVault& vault_;
    BrowserOpener* browser_;
    Clock& clock_;
    Log& log_;
};

/// The key under which a tenant's tokens are kept and shared.
std::string signInKey(const TenantSettings& tenant);

}  // namespace hs::wiring
