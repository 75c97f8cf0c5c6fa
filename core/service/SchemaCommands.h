#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// The agent's cached copy of each directory's schema, and what it says about writeback.
class SchemaCommands {
public:
    explicit SchemaCommands(EnginePorts& ports) : ports_(ports) {}

    /// From the cached copy; read live when there is none or with `refresh`, and kept. Errors tell the causes apart:
    /// Unavailable (server), Unauthenticated (credentials), Denied (schema not readable).
    Result<SchemaCheck> check(const std::string& name, bool refresh, std::stop_token stop);

    /// The same, reading through an endpoint that is open already.
    Result<SchemaCheck> check(const std::string& name, EndpointReader& directory, bool refresh, std::stop_token stop);

    Result<std::vector<AgentStatus>> agents();

    /// What a restarted service does: forgets every cached schema.
    Result<AgentStatus> restartAgent();

private:
    /// What the cached copy says; nothing when there is none.
    Result<std::optional<SchemaCheck>> cached(const std::string& name);
    Result<AgentStatus> status();

    EnginePorts& ports_;
};

}  // namespace hs::service
