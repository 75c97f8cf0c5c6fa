#pragma once

#include <memory>

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/Configuration.h"
#include "core/ports/Endpoint.h"

namespace hs {

/// Makes the endpoints of a configuration. Making one does not connect; the first call on it does.
/// Safe to call from several threads; each endpoint belongs to the thread that uses it.
class Connector {
public:
    virtual ~Connector() = default;

    /// Errors: NotFound or Denied (the secret behind the reference), InvalidInput (url).
    virtual Result<std::unique_ptr<Endpoint>> directory(const DirectorySettings& settings) = 0;
    virtual Result<std::unique_ptr<Endpoint>> cloud(const TenantSettings& settings) = 0;

    /// The same with a secret that is not in the vault yet, for testing settings before they are saved.
    virtual Result<std::unique_ptr<Endpoint>> directory(const DirectorySettings& settings, const Secret& password) = 0;
    virtual Result<std::unique_ptr<Endpoint>> cloud(const TenantSettings& settings, const Secret& clientSecret) = 0;
};

}  // namespace hs
