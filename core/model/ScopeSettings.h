#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/ScopeClause.h"

namespace hs {

/// A unit or group of the directory that was selected. It is known by its objectGUID, so that it stays selected when it
/// is renamed or moved.
struct SelectedObject {
    std::string dn;          ///< what it was called when it was last looked at
    std::string objectGuid;  ///< "8-4-4-4-12"; empty = by its name alone, as in documents of earlier versions

    bool operator==(const SelectedObject&) const = default;
};

/// All, units (subtrees) or groups (direct members only; groups in groups are not expanded).
enum class ScopeMode { AllUsers, OrganizationalUnits, Groups };

/// "allUsers", "organizationalUnits", "groups".
std::string_view toString(ScopeMode mode);
std::optional<ScopeMode> scopeModeFrom(std::string_view name);

/// "organizational unit" or "security group"; "user" of all users.
std::string_view nounOf(ScopeMode mode);

/// Clauses that must all be true.
struct ScopeClauseGroup {
    std::vector<ScopeClause> clauses;

    bool operator==(const ScopeClauseGroup&) const = default;
};

/// Who is in scope: who is selected by the mode and, where there is a filter, meets all clauses of one of its groups.
struct ScopeSettings {
    ScopeMode mode = ScopeMode::AllUsers;
    std::vector<SelectedObject> organizationalUnits;  ///< of the mode of that name; kept when another is chosen
    std::vector<SelectedObject> groups;               ///< likewise
    std::vector<ScopeClauseGroup> filter;             ///< in every mode; empty = no filter

    /// What the mode selects; empty for all users.
    const std::vector<SelectedObject>& selected() const;

    /// The scope of these subtrees, by name; all users when there are none.
    static ScopeSettings ofUnits(const std::vector<std::string>& dns);

    bool operator==(const ScopeSettings&) const = default;
};

/// The attributes that the filter asks for, each once.
std::vector<AttributeName> attributesOf(const std::vector<ScopeClauseGroup>& filter);

}  // namespace hs
