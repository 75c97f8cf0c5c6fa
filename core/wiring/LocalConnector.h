#pragma once

#include <memory>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/ports/Connector.h"
#include "core/ports/SecretVault.h"
#include "core/wiring/TenantSignIn.h"
#include "core/wiring/TenantTokens.h"

namespace hs::wiring {

/// Endpoints of real servers: LDAP for the directory, Microsoft Graph for the tenant.
class LocalConnector final : public Connector {
public:
    /// `signIn` may be null; where somebody is signed in to the tenant through it, that person's token is used.
    LocalConnector(SecretVault& vault, TenantTokens& tokens, TenantSignIn* signIn, Clock& clock, Log& log);

    Result<std::unique_ptr<Endpoint>> directory(const DirectorySettings& settings) override;
    Result<std::unique_ptr<Endpoint>> cloud(const TenantSettings& settings) override;
    Result<std::unique_ptr<Endpoint>> directory(const DirectorySettings& settings, const Secret& password) override;
    Result<std::unique_ptr<Endpoint>> cloud(const TenantSettings& settings, const Secret& clientSecret) override;

private:
    Result<std::unique_ptr<Endpoint>> graph(const TenantSettings& settings, std::shared_ptr<TokenSource> tokens);

    SecretVault& vault_;
    TenantTokens& tokens_;
    TenantSignIn* signIn_;
    Clock& clock_;
    Log& log_;
};

}  // namespace hs::wiring
