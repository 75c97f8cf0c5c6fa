#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Configuration.h"

namespace hs {

/// The person at the console, as the tenant names them.
struct Account {
    std::string name;  ///< preferred_username, "admin@contoso.onmicrosoft.com"
    std::string tenantId;
    UnixMillis signedInAt = 0;

    bool operator==(const Account&) const = default;
};

/// Interactive sign-in to a tenant through the system browser. Tokens stay inside and in the vault.
class SignIn {
public:
    virtual ~SignIn() = default;

    /// Opens the browser and waits for the person, at most five minutes. Errors: Unauthenticated (declined, with the
    /// authority's words), Timeout, Cancelled, Unavailable.
    virtual Result<Account> signIn(const TenantSettings& tenant, std::stop_token stop) = 0;
    virtual Result<void> signOut(const TenantSettings& tenant) = 0;
    /// Who is signed in; nothing when nobody is.
    virtual std::optional<Account> account(const TenantSettings& tenant) = 0;
};

}  // namespace hs
