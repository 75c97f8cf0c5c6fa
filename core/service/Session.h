#pragma once

#include <memory>

#include "core/service/EnginePorts.h"
#include "core/service/SchemaCommands.h"
#include "core/sync/SyncContext.h"

namespace hs::service {

/// A configuration with both its sides at hand, for the length of one command.
class Session {
public:
    /// Errors: NotFound (configuration), and those of making an endpoint. A schema that cannot be read is no error
    /// here: the command itself reports an unreachable directory, in its own step and words.
    static Result<std::unique_ptr<Session>> open(EnginePorts& ports, SchemaCommands& schema, const std::string& name,
                                                 std::stop_token stop);

    const Configuration& configuration() const { return configuration_; }
    /// Borrowed from this session and from the ports.
    sync::SyncContext context();

private:
    explicit Session(EnginePorts& ports) : ports_(ports) {}

    EnginePorts& ports_;
    Configuration configuration_;
    std::unique_ptr<Endpoint> directory_;
    std::unique_ptr<Endpoint> cloud_;
    SchemaCheck schema_;
};

}  // namespace hs::service
