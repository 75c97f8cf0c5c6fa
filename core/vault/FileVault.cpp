#include "core/vault/FileVault.h"

#include <cstdlib>

#include "core/vault/SecretFile.h"

namespace hs {

namespace {

constexpr std::size_t longestFileName = 200;

std::optional<std::string> after(const char* scheme, const std::string& reference) {
    if (!reference.starts_with(scheme)) return std::nullopt;
    return reference.substr(std::string_view(scheme).size());
}

/// Without the reference itself: someone may have pasted the secret where its reference belongs.
Error noReference() {
    return Error(ErrorCode::InvalidInput,
                 "The reference to a secret begins with none of vault:, file:, credential:, env: and keychain:.")
        .next("Enter the secret again, so that it is kept and the configuration holds its reference.");
}

Error nothingBehind(const std::string& reference, std::string nextStep) {
    return Error(ErrorCode::NotFound, "There is no secret behind " + reference + ".")
        .on(reference)
        .next(std::move(nextStep));
}

}  // namespace

std::optional<std::string> processEnvironment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string fileNameOf(const std::string& key) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string name;
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || (c == '.' && !name.empty());
        if (plain) {
            name += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        name += '%';
        name += digits[byte >> 4];
        name += digits[byte & 15];
    }
    return name;
}

FileVault::FileVault(std::string directory, Environment environment)
    : directory_(std::move(directory)), environment_(std::move(environment)) {}

Result<Secret> FileVault::read(const std::string& reference) {
    if (const auto key = after("vault:", reference)) {
        if (key->empty()) return nothingBehind(reference, "Enter the secret again.");
        return readSecretFile(directory_ + "/" + fileNameOf(*key), reference, FileGuard::OwnerOnly);
    }
    if (const auto path = after("file:", reference)) {
        if (!path->starts_with("/"))
            return Error(ErrorCode::InvalidInput, "The path of a secret's file is not absolute: " + reference + ".")
                .on(reference)
                .next("Write the reference as file:/absolute/path.");
        return readSecretFile(*path, reference, FileGuard::OwnerOnly);
    }
    if (const auto name = after("credential:", reference)) return readCredential(*name, reference);
    if (const auto name = after("env:", reference)) return readVariable(*name, reference);
    if (reference.starts_with("keychain:"))
        return Error(ErrorCode::Unsupported,
                     "The secret is in a desktop keychain, which this program does not use: " + reference + ".")
            .on(reference)
            .next("Enter the secret again for this program, or keep it in a file and write file:/absolute/path.");
    return noReference();
}

Result<Secret> FileVault::readCredential(const std::string& name, const std::string& reference) {
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
        return Error(ErrorCode::InvalidInput, "This is no name of a credential: " + reference + ".").on(reference);
    const auto directory = environment_("CREDENTIALS_DIRECTORY");
    if (!directory || directory->empty())
        return nothingBehind(reference, "Add LoadCredential=" + name + ":/path to the systemd unit and restart it.");
    return readSecretFile(*directory + "/" + name, reference, FileGuard::ByDirectory);
}

Result<Secret> FileVault::readVariable(const std::string& name, const std::string& reference) {
    auto value = environment_(name);
    if (!value || value->empty())
        return nothingBehind(reference, "Set the environment variable " + name + " and start the program again.");
    return Secret(*std::move(value));
}

Result<std::string> FileVault::write(const std::string& key, const Secret& secret) {
    const std::string name = fileNameOf(key);
    if (name.empty() || name.size() > longestFileName)
        return Error(ErrorCode::InvalidInput,
                     "A secret's key must be between 1 and " + std::to_string(longestFileName) + " characters long.");
    if (secret.empty()) return Error(ErrorCode::InvalidInput, "The secret for " + key + " is empty.");
    HS_TRY(writeSecretFile(directory_, name, secret));
    return "vault:" + key;
}

Result<void> FileVault::erase(const std::string& reference) {
    if (const auto key = after("vault:", reference); key && !key->empty())
        return removeSecretFile(directory_ + "/" + fileNameOf(*key));
    return {};
}

}  // namespace hs
