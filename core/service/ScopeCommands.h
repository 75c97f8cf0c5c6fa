#pragma once

#include <stop_token>

#include "core/ports/Endpoint.h"
#include "core/service/EnginePorts.h"
#include "core/service/SchemaCommands.h"
#include "core/service/ScopeRecords.h"

namespace hs::service {

/// Who is in scope: the settings, and what they mean in the directory. All but `update` only looks.
class ScopeCommands {
public:
    ScopeCommands(EnginePorts& ports, SchemaCommands& schema) : ports_(ports), schema_(schema) {}

    /// A directory that cannot be reached is told in the report; the settings are there all the same.
    Result<ScopeReport> show(const std::string& name, std::stop_token stop);

    /// Checks the filter against the schema, looks up what is selected and keeps its objectGUID. Version 0 = whatever
    /// is stored. Errors: Conflict (someone else saved), InvalidInput (a clause or a selection that cannot be used),
    /// NotFound (a unit or group that is selected by name is not there), and those of the directory.
    Result<ScopeReport> update(const std::string& name, std::int64_t version, ScopeSettings settings,
                               std::stop_token stop);

    /// By the stored scope, or by a draft. Errors: NotFound (no such object), InvalidInput, the directory's.
    Result<ScopeTest> test(const std::string& name, const std::optional<ScopeSettings>& draft, const std::string& dn,
                           std::stop_token stop);

    /// Reads everybody once and compares the stored scope with the draft.
    Result<ScopeImpact> impact(const std::string& name, const ScopeSettings& draft, std::stop_token stop);

    /// Units or groups whose name begins with the text, or the one with this distinguished name; at most fifty.
    Result<std::vector<ScopeHit>> search(const std::string& name, ScopeMode mode, const std::string& text,
                                         std::stop_token stop);

    /// Attributes that a filter may name: those of people that have one value, sorted.
    Result<std::vector<std::string>> attributes(const std::string& name, std::stop_token stop);

private:
    Result<ScopeReport> report(const Configuration& configuration, EndpointReader* directory, std::stop_token stop);
    Result<Schema> schemaOf(const std::string& name, EndpointReader& directory, std::stop_token stop);

    EnginePorts& ports_;
    SchemaCommands& schema_;
};

/// What is wrong with a filter by the schema of the directory, or OK: attributes that do not exist, have several values
/// or cannot be filtered on, and operators that do not fit. Errors: InvalidInput names the attribute.
Result<void> validateFilter(const std::vector<ScopeClauseGroup>& filter, const Schema& schema);

}  // namespace hs::service
