#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// Attribute mappings: looking at them, saving them, and trying a draft before it is saved.
class MappingCommands {
public:
    explicit MappingCommands(EnginePorts& ports) : ports_(ports) {}

    Result<MappingSheet> sheet(const std::string& name);

    /// As Client::updateMappings; version 0 = whatever is stored.
    Result<Configuration> update(const std::string& name, std::int64_t version, RuleKind rule,
                                 std::optional<std::vector<Mapping>> mappings);

    /// As Client::tryMapping.
    Result<MappingImpact> tryOut(const MappingTrial& trial, std::stop_token stop);

private:
    EnginePorts& ports_;
};

}  // namespace hs::service
