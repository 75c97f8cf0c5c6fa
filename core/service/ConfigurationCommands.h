#pragma once

#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"
#include "core/service/SchemaCommands.h"

namespace hs::service {

/// Listing, creating, changing and deleting configurations.
class ConfigurationCommands {
public:
    ConfigurationCommands(EnginePorts& ports, SchemaCommands& schema) : ports_(ports), schema_(schema) {}

    Result<std::vector<ConfigurationSummary>> list();
    Result<ConfigurationSummary> show(const std::string& name);

    /// Validates, puts the secrets into the vault, stores. Errors: InvalidInput (names the field), Conflict (name
    /// taken).
    Result<Configuration> create(ConfigurationDraft draft);

    /// An imported document: secrets by reference only. Conflict when the name exists.
    Result<Configuration> import(Configuration configuration);

    /// As Client::updateProperties; version 0 = whatever is stored.
    Result<Configuration> updateProperties(const std::string& name, std::int64_t version, Properties properties,
                                           std::stop_token stop);
    Result<Configuration> setEnabled(const std::string& name, bool enabled);
    Result<void> remove(const std::string& name);

private:
    Result<ConfigurationSummary> summarize(Configuration configuration);

    EnginePorts& ports_;
    SchemaCommands& schema_;
};

/// What is wrong with the Basics, or OK: e-mail address, threshold at least 1.
Result<void> validateProperties(const Properties& properties);

}  // namespace hs::service
