#include "core/vault/OpenVault.h"

#include "core/vault/FileVault.h"
#include "core/vault/KeychainVault.h"
#include "core/vault/QtKeychain.h"

namespace hs {

std::unique_ptr<SecretVault> openVault(const std::string& directory, bool preferKeychain) {
    auto files = std::make_unique<FileVault>(directory);
    if (!preferKeychain) return files;
    return std::make_unique<KeychainVault>(std::make_unique<QtKeychain>("Hybrid Sync"), std::move(files));
}

}  // namespace hs
