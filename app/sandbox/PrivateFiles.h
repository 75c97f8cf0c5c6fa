#pragma once

#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace hs::sandbox {

/// Makes a directory only its owner may enter (0700). OK when it is there already and is just that; Denied when it
/// belongs to somebody else, is open to others or is no directory.
Result<void> makePrivateDirectory(const std::string& path);

/// Writes a file only its owner may read (0600), all or nothing. Denied.
Result<void> writePrivately(const std::string& path, std::string_view content);

/// Unavailable when it cannot be read.
Result<std::string> readWhole(const std::string& path);

/// The directory and everything in it; does not follow links. OK when there is none.
Result<void> removeDirectory(const std::string& path);

}  // namespace hs::sandbox
