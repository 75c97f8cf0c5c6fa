#pragma once

#include <string>

#include "app/sandbox/directory/SlapdSettings.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// The accounts that programs sign in with, and their stored password forms.
struct SeedAccounts {
    std::string serviceDn, servicePasswordHash;  ///< may read everything and write the eight attributes
    std::string readerDn, readerPasswordHash;    ///< may read everything
};

/// Writes the whole directory as an LDIF file for slapadd: containers, accounts, people, schema partition. Streams, so
/// that a hundred thousand people need no more memory than their descriptions.
/// Errors: Denied or Unavailable (the file cannot be written).
Result<void> writeDirectorySeed(const std::string& path, const SlapdSettings& settings, const DirectorySchema& schema,
                                const SeedAccounts& accounts);

/// A new file that only its owner can read, holding `text`.
Result<void> writePrivateFile(const std::string& path, const std::string& text);

}  // namespace hs::sandbox
