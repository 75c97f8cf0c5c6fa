#pragma once

#include "core/model/ConfigurationDiff.h"
#include "core/model/ConfigurationVersion.h"
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

    /// Validates, puts the secrets into the vault, stores. Selected units are kept by objectGUID when the directory can
    /// be asked now, else by name until the scope is saved. Errors: InvalidInput (names the field), Conflict (name
    /// taken).
    Result<Configuration> create(ConfigurationDraft draft);

    /// An imported document: secrets by reference only. Conflict when the name exists.
    Result<Configuration> import(Configuration configuration);

    /// As Client::updateProperties; version 0 = whatever is stored.
    Result<Configuration> updateProperties(const std::string& name, std::int64_t version, Properties properties,
                                           std::stop_token stop);

    /// An imported document over the stored configuration of its name. Name, job id and whether it is enabled stay.
    /// Errors: NotFound; Conflict when the document's version is not the stored one; InvalidInput when nothing differs;
    /// as updateProperties for what it cannot hold.
    Result<Configuration> replace(Configuration document, std::stop_token stop);

    /// Every saved version, newest first.
    Result<std::vector<ConfigurationVersion>> history(const std::string& name);
    /// From one version to another; 0 as the second = what is stored now.
    Result<std::vector<MemberChange>> differences(const std::string& name, std::int64_t before, std::int64_t after);
    /// As Client::restoreConfiguration; `current` 0 = whatever is stored.
    Result<Configuration> restore(const std::string& name, std::int64_t version, std::int64_t current,
                                  std::stop_token stop);

    Result<Configuration> setEnabled(const std::string& name, bool enabled);
    Result<void> remove(const std::string& name);

private:
    Result<ConfigurationSummary> summarize(Configuration configuration);
    /// Whether the check box may be as wanted; fills in since when and by whom it is.
    Result<void> settleWriteback(const Configuration& stored, Properties& properties, std::stop_token stop);
    Result<Configuration> takeOver(const Configuration& stored, Configuration wanted, const std::string& what,
                                   std::stop_token stop);
    void identifyScope(Configuration& configuration);

    EnginePorts& ports_;
    SchemaCommands& schema_;
};

/// What is wrong with the Basics, or OK: e-mail address, threshold at least 1.
Result<void> validateProperties(const Properties& properties);

}  // namespace hs::service
