#pragma once

#include <optional>
#include <string>

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace hs {

/// Keeps passwords, client secrets and refresh tokens. Configurations hold only references such as
/// "vault:contoso/directory" or "file:/run/credentials/x"; the value never reaches the store or a log.
class SecretVault {
public:
    virtual ~SecretVault() = default;

    /// The secret behind a reference. Errors: NotFound (names the reference, never its content), Denied, Corrupt.
    virtual Result<Secret> read(const std::string& reference) = 0;

    /// Keeps a secret under a key and returns the reference to put into a configuration.
    virtual Result<std::string> write(const std::string& key, const Secret& secret) = 0;

    /// Forgets it; OK when there is none.
    virtual Result<void> erase(const std::string& reference) = 0;
};

}  // namespace hs
