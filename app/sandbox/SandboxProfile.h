#pragma once

#include "app/sandbox/SandboxState.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Configuration.h"

namespace hs::sandbox {

/// The configuration that connects a sandbox's directory with its tenant. Exchange hybrid writeback is off, as in
/// every new configuration; secrets are referred to by file.
Configuration sandboxConfiguration(const SandboxState& state);

/// Makes the profile in `state.profileDirectory`: a store with that one configuration.
Result<void> makeSandboxProfile(const SandboxState& state, Clock& clock);

}  // namespace hs::sandbox
