#pragma once

#include <CLI/CLI.hpp>

#include <cstddef>
#include <optional>
#include <string>

#include "core/service/Commands.h"

namespace hs::cli {

/// What a call of `mapping` asks for. Only what was given is changed.
class MappingWishes {
public:
    std::string configuration, target, object;
    std::string rule, className;
    std::optional<std::string> direct, constant, expression, defaultValue, apply, off;
    std::optional<int> match;
    std::size_t limit = 50;
    bool none = false, on = false, remove = false, restoreDefaults = false;

    /// --rule and --class.
    void addPlace(CLI::App& verb);
    /// Everything that `set` changes.
    void addEdits(CLI::App& verb);

    std::optional<RuleKind> onlyRule() const { return ruleKindFrom(rule); }
    std::optional<ObjectClass> onlyClass() const { return objectClassFrom(className); }
    ObjectClass objectClass() const { return onlyClass().value_or(ObjectClass::User); }
    /// As asked; else writeback for its eight targets, provisioning for any other.
    RuleKind ruleOfTarget() const;

    /// The rule's whole list with the wishes carried out. Errors: NotFound (no such mapping to delete), InvalidInput
    /// (a new mapping says no source).
    Result<std::vector<Mapping>> granted(const service::MappingList& list) const;

private:
    Result<Mapping*> wanted(std::vector<Mapping>& mappings, RuleKind kind) const;
    void change(Mapping& mapping) const;
};

}  // namespace hs::cli
