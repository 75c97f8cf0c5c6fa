#pragma once

#include <memory>

#include "core/ports/SecretVault.h"
#include "core/vault/FileVault.h"
#include "core/vault/Keychain.h"

namespace hs {

/// Secrets in the desktop's keychain under references "keychain:<key>"; in files where no keychain service answers.
/// Reads every reference that FileVault reads, so that a configuration works wherever it was made.
class KeychainVault final : public SecretVault {
public:
    KeychainVault(std::unique_ptr<Keychain> keychain, std::unique_ptr<FileVault> files);

    Result<Secret> read(const std::string& reference) override;
    /// The reference says where it went: "keychain:…", or "vault:…" without a keychain service.
    Result<std::string> write(const std::string& key, const Secret& secret) override;
    Result<void> erase(const std::string& reference) override;

private:
    std::unique_ptr<Keychain> keychain_;
    std::unique_ptr<FileVault> files_;
};

}  // namespace hs
