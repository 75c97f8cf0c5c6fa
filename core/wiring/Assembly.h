#pragma once

#include <memory>

#include "core/base/Log.h"
#include "core/ports/BrowserOpener.h"
#include "core/service/Engine.h"
#include "core/service/LocalClient.h"
#include "core/wiring/Profile.h"

namespace hs::wiring {

struct AssemblyOptions {
    bool isConsole = false;            ///< tokens of the signed-in person are preferred to the application's own
    bool preferKeychain = false;       ///< new secrets go to the desktop's keychain when one answers
    Log* log = nullptr;                ///< null = nothing is logged; outlives the assembly
    bool isAgent = false;              ///< this is the agent: it never asks one
    BrowserOpener* browser = nullptr;  ///< null = interactive sign-in answers Unsupported; outlives the assembly
};

/// A whole engine over a profile: store, vault, connectors, sign-in and clock put together. Owns all of it.
class Assembly {
public:
    /// Errors: those of opening the store and the vault.
    static Result<std::unique_ptr<Assembly>> open(const Profile& profile, const AssemblyOptions& options);
    ~Assembly();

    service::Engine& engine();
    service::EventRelay& events();

    /// The asynchronous door on two lanes; made at the first call.
    service::Client& client();

private:
    struct Parts;
    explicit Assembly(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace hs::wiring
