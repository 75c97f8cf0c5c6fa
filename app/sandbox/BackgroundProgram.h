#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"

namespace hs::sandbox {

/// Starts a program in a session of its own, so that it outlives this one and its terminal. Its output goes to the log.
/// Returns its process id. Unavailable.
Result<std::int64_t> startInBackground(const std::string& program, const std::vector<std::string>& arguments,
                                       const std::string& logFile);

/// This program's own file; the program of that name beside it when this one is called otherwise and there is one.
std::string ownProgram(const std::string& name);

/// Waits until the file exists or the process has ended, whichever comes first.
/// Timeout; Unavailable when the process ended without making it.
Result<void> waitForFile(const std::string& directory, const std::string& name, std::int64_t pid, int milliseconds);

}  // namespace hs::sandbox
