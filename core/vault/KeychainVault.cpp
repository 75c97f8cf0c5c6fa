#include "core/vault/KeychainVault.h"

namespace hs {

namespace {

constexpr std::string_view scheme = "keychain:";

}  // namespace

KeychainVault::KeychainVault(std::unique_ptr<Keychain> keychain, std::unique_ptr<FileVault> files)
    : keychain_(std::move(keychain)), files_(std::move(files)) {}

Result<Secret> KeychainVault::read(const std::string& reference) {
    if (!reference.starts_with(scheme)) return files_->read(reference);
    return keychain_->read(reference.substr(scheme.size()));
}

Result<std::string> KeychainVault::write(const std::string& key, const Secret& secret) {
    if (key.empty() || secret.empty()) return files_->write(key, secret);  // which words the refusal
    const auto kept = keychain_->write(key, secret);
    if (kept.ok()) return std::string(scheme) + key;
    if (kept.error().code == ErrorCode::Unavailable) return files_->write(key, secret);
    return kept.error();
}

Result<void> KeychainVault::erase(const std::string& reference) {
    if (!reference.starts_with(scheme)) return files_->erase(reference);
    return keychain_->erase(reference.substr(scheme.size()));
}

}  // namespace hs
