#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/ports/SecretVault.h"

namespace hs {

/// A variable of the process's environment by its name; nothing when it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The environment this process was started with.
std::optional<std::string> processEnvironment(const std::string& name);

/// Secrets in a directory, one file (0600) each, under references "vault:<key>". Reads, but never writes or erases,
/// what others keep: "file:/absolute/path" (refused when other accounts may read it), "credential:NAME" (systemd's
/// LoadCredential) and "env:NAME". Safe to use from several threads.
class FileVault final : public SecretVault {
public:
    explicit FileVault(std::string directory, Environment environment = processEnvironment);

    Result<Secret> read(const std::string& reference) override;
    /// Errors besides the port's: InvalidInput (a key that is empty or too long for a file name, an empty secret).
    Result<std::string> write(const std::string& key, const Secret& secret) override;
    /// OK and nothing done for references to what others keep.
    Result<void> erase(const std::string& reference) override;

private:
    Result<Secret> readCredential(const std::string& name, const std::string& reference);
    Result<Secret> readVariable(const std::string& name, const std::string& reference);

    std::string directory_;
    Environment environment_;
};

/// The file name of a key: letters, digits, "-", "_" and inner "." stay, every other byte becomes %XX. Different keys
/// have different names, and no name leads out of the directory.
std::string fileNameOf(const std::string& key);

}  // namespace hs
