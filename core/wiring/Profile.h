#pragma once

#include <string>

#include "core/base/Result.h"

namespace hs::wiring {

/// Where one set of configurations lives: store, vault and the agent's socket, in one private directory. Several
/// programs may use a profile at once.
struct Profile {
    std::string name;       ///< "default", "sandbox-4f1c"
    std::string directory;  ///< absolute

    /// The profile of that name under $HYBRIDSYNC_HOME, else $XDG_DATA_HOME/hybridsync, else ~/.local/share/hybridsync;
    /// made with mode 0700 when it is not there. Errors: InvalidInput (name), Unavailable (directory cannot be made).
    static Result<Profile> named(const std::string& name);

    /// Where the store is: the first line of the file `store.url` in the directory when there is one (a path, or
    /// "postgresql://user:password@host/database" where several agents share it), else `store.db` beside it.
    /// Errors: Denied when others may read `store.url` (it may hold a password), Unavailable, InvalidInput (empty).
    Result<std::string> storeLocation() const;

    std::string storePath() const { return directory + "/store.db"; }
    std::string vaultPath() const { return directory + "/vault"; }
    std::string agentSocketPath() const { return directory + "/agent.sock"; }
};

}  // namespace hs::wiring
