#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/expr/Expression.h"
#include "core/service/Commands.h"
#include "core/service/EnginePorts.h"

namespace hs::service {

/// The attribute mappings of a configuration: what they are, what is wrong with them, what they would do, and saving.
class MappingCommands {
public:
    explicit MappingCommands(EnginePorts& ports) : ports_(ports) {}

    Result<MappingList> list(const std::string& name, RuleKind rule, std::stop_token stop);

    /// What is wrong with a list that is not saved yet.
    Result<std::vector<MappingFinding>> check(const std::string& name, RuleKind rule,
                                              const std::vector<Mapping>& mappings, std::stop_token stop);

    /// Saves a rule's mappings; nothing = restores the defaults. The next cycle compares everybody. Errors: Conflict
    /// (someone else saved since `version`; 0 = whatever is stored), InvalidInput names the mapping, Unsupported (one
    /// of the eight writeback mappings was added, removed or turned to another target).
    Result<Configuration> update(const std::string& name, std::int64_t version, RuleKind rule,
                                 const std::optional<std::vector<Mapping>>& mappings, std::stop_token stop);

    /// Tries a draft on the person with that distinguished name, read live from both sides. Writes nothing. Errors:
    /// NotFound (no such object; writeback: it has no twin in the cloud yet), InvalidInput (the expression is wrong).
    Result<MappingTrial> tryOn(const MappingDraft& draft, const std::string& dn, std::stop_token stop);

    /// The first `limit` objects in scope: what is saved gives, and what the draft would give. Writes nothing.
    Result<std::vector<MappingEffect>> effects(const MappingDraft& draft, std::size_t limit, std::stop_token stop);

private:
    struct Schemas {
        Schema source, target;
    };
    Result<Schemas> schemas(const Configuration& configuration, RuleKind rule, std::stop_token stop);
    expr::Environment environment() const;

    EnginePorts& ports_;
};

}  // namespace hs::service
