#pragma once

#include <string>

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace hs {

/// The desktop's own keychain (GNOME Keyring, KWallet, …), reduced to what the vault asks of it.
/// Errors everywhere: Unavailable when no keychain service answers, Denied when the person refuses.
class Keychain {
public:
    virtual ~Keychain() = default;

    virtual Result<Secret> read(const std::string& key) = 0;  ///< NotFound when there is none
    virtual Result<void> write(const std::string& key, const Secret& secret) = 0;
    virtual Result<void> erase(const std::string& key) = 0;  ///< OK when there is none
};

}  // namespace hs
