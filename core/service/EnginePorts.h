#pragma once

#include <functional>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/ports/Connector.h"
#include "core/ports/EventSink.h"
#include "core/ports/Mailer.h"
#include "core/ports/SecretVault.h"
#include "core/ports/SignIn.h"
#include "core/ports/Store.h"

namespace hs::service {

class Ownership;

/// Everything the engine reaches the world through. Borrowed; outlives the engine. All of it is thread safe.
struct EnginePorts {
    Store& store;
    Connector& connector;
    SecretVault& vault;
    SignIn& signIn;
    Clock& clock;
    Log& log;
    EventSink& events;
    Mailer& mailer;
    std::function<void(std::uint8_t*, std::size_t)> randomBytes;  ///< cryptographic
    std::string host;                                             ///< this machine, as shown in the agent list
    std::string userName;  ///< who acts when nobody is signed in to the tenant; "changed by"
    bool isConsole = false;
    std::int64_t processId = 0;
    UnixMillis startedAt = 0;
    /// Keeps the right to write; null where nothing else can write, as in tests of single pieces.
    Ownership* ownership = nullptr;
};

/// This product's capability in the numbering of Microsoft's provisioning agent, to compare with the prerequisite of
/// Exchange hybrid writeback (1.1.1107.0 or later).
inline constexpr const char* agentVersion = "1.1.2334.0";

}  // namespace hs::service
