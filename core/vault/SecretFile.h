#pragma once

#include <string>

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace hs {

/// Who must not be able to read a secret's file for it to be accepted.
enum class FileGuard {
    OwnerOnly,    ///< refuse a file that group or others may read
    ByDirectory,  ///< the directory is guarded by whoever made it, such as systemd's credentials
};

/// The content of a secret's file, without its last line break. `reference` is what errors call it by.
/// Errors: NotFound, Denied (says which `chmod` helps), Corrupt (empty, or too long to be a secret).
Result<Secret> readSecretFile(const std::string& path, const std::string& reference, FileGuard guard);

/// Puts a secret into a file (0600) in one step: after a crash there is the old content or the new.
/// Makes the directory (0700). Errors: Unavailable, Denied.
Result<void> writeSecretFile(const std::string& directory, const std::string& name, const Secret& secret);

/// Removes the file; OK when there is none. Errors: Unavailable, Denied.
Result<void> removeSecretFile(const std::string& path);

}  // namespace hs
