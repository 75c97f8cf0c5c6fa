#pragma once

#include <memory>
#include <span>
#include <string>

#include "app/sandbox/Person.h"
#include "app/sandbox/tenant/FaultSwitches.h"
#include "app/sandbox/tenant/TenantOptions.h"
#include "app/sandbox/tenant/TenantState.h"
#include "app/sandbox/tenant/TokenIssuer.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// A Microsoft Entra tenant on loopback with Exchange Online behind it: its authority (OpenID Connect), the part of
/// Graph that this product and its users' scripts speak, v1.0 and beta, and the sandbox's own door. It starts empty;
/// people arrive when somebody provisions them.
class Tenant {
public:
    /// `people` are those Exchange Online knows by their anchors. Borrows the clock.
    /// Errors: Unavailable (port taken), InvalidInput (certificate).
    static Result<std::unique_ptr<Tenant>> start(const TenantOptions& options, std::span<const Person> people,
                                                 Clock& clock);
    ~Tenant();

    std::uint16_t port() const;
    std::string graphUrl() const;  ///< https://localhost:port
    std::string authorityUrl() const { return graphUrl(); }

    const TenantAccounts& accounts() const;
    TenantState& state();
    FaultSwitches& faults();
    TokenIssuer& tokens();

    /// Every delta link given out so far is expired.
    void expireDeltaLinks();

private:
    struct Parts;
    explicit Tenant(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace hs::sandbox
