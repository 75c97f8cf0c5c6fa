#pragma once

#include <string>

#include "app/sandbox/SandboxState.h"
#include "core/base/Result.h"

/// What people do to a world while it is measured.
namespace hs::bench {

/// Gives so many users a new title in the directory, as its administrator. Errors: of the directory.
Result<void> changeTitles(const sandbox::SandboxState& sandbox, int users, const std::string& title);

/// Starts `hybridsync cycle --full`, kills it -9 after `seconds`, and says whether it was still at work then.
bool killCycleAfter(const sandbox::SandboxState& sandbox, double seconds);

}  // namespace hs::bench
