#pragma once

#include <cstdint>
#include <memory>

#include "core/net/HttpServer.h"
#include "core/service/AgentDesk.h"
#include "core/service/Metrics.h"
#include "core/service/Scheduler.h"
#include "core/wiring/Assembly.h"

namespace hs::agent {

/// The agent of a profile: scheduler, door and metrics around one engine.
class Agent {
public:
    /// `assembly` is borrowed and was opened with isAgent. `metricsPort` 0 = no metrics. Errors: Conflict (another
    /// agent of this profile runs), Unavailable (socket or port).
    static Result<std::unique_ptr<Agent>> start(const wiring::Profile& profile, wiring::Assembly& assembly,
                                                std::uint16_t metricsPort);

    /// Serves until SIGTERM or SIGINT, and reloads on SIGHUP; all of them are blocked. Tells systemd that it is ready,
    /// what it does, and that it is alive, as long as the scheduler's thread is.
    void serve();

private:
    explicit Agent(wiring::Assembly& assembly);
    void reload();
    void tellSystemd();

    wiring::Assembly& assembly_;
    service::Scheduler scheduler_;
    service::AgentDesk desk_;
    service::Metrics metrics_;
    std::unique_ptr<net::HttpServer> metricsServer_;
    std::unique_ptr<service::AgentDoor> door_;
};

}  // namespace hs::agent
