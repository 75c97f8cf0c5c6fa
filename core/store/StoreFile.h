#pragma once

#include <string>

#include "core/base/Result.h"

namespace hs {

/// Makes the store's directory (0700) and file (0600) where they are missing, and takes the rights of others away
/// from an existing file: it holds names of people. Errors: Unavailable (names the file or directory).
Result<void> prepareStoreFile(const std::string& path);

}  // namespace hs
