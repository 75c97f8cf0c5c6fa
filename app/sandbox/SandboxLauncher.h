#pragma once

#include <stop_token>
#include <string>

#include "app/sandbox/SandboxOptions.h"
#include "app/sandbox/SandboxState.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// Sandboxes that run on after the program that started them. Prints nothing.
class SandboxLauncher {
public:
    /// Starts one in the background and returns when both servers answer. `program` is the one that knows
    /// `sandbox serve`; empty = this program, or the `hybridsync` beside it.
    /// Errors: Unavailable (a server does not start, with its words), Denied (no private place for it), Timeout.
    static Result<SandboxState> up(const SandboxOptions& options, const std::string& program = {});

    /// Stops the default sandbox (findSandbox), or all of this user's, and removes everything they had. How many.
    static Result<int> down(bool all);
    /// Stops the one of that id.
    static Result<int> down(const std::string& id);
    static Result<int> down(const char* id) = delete;  ///< would mean `all`

    /// What `sandbox serve` does: serves a sandbox in the directory that `up` made, until told to stop or until the
    /// directory is gone. Call it on the main thread.
    static Result<void> serve(const SandboxOptions& options, const std::string& directory, std::stop_token stop);
};

}  // namespace hs::sandbox
