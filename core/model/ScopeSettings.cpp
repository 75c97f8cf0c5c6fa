#include "core/model/ScopeSettings.h"

namespace hs {

std::string_view toString(ScopeMode mode) {
    switch (mode) {
        case ScopeMode::AllUsers: return "allUsers";
        case ScopeMode::OrganizationalUnits: return "organizationalUnits";
        case ScopeMode::Groups: return "groups";
    }
    return "allUsers";
}

std::optional<ScopeMode> scopeModeFrom(std::string_view name) {
    for (const auto mode : {ScopeMode::AllUsers, ScopeMode::OrganizationalUnits, ScopeMode::Groups})
        if (toString(mode) == name) return mode;
    return std::nullopt;
}

std::string_view nounOf(ScopeMode mode) {
    if (mode == ScopeMode::AllUsers) return "user";
    return mode == ScopeMode::Groups ? "security group" : "organizational unit";
}

const std::vector<SelectedObject>& ScopeSettings::selected() const {
    static const std::vector<SelectedObject> none;
    if (mode == ScopeMode::OrganizationalUnits) return organizationalUnits;
    return mode == ScopeMode::Groups ? groups : none;
}

ScopeSettings ScopeSettings::ofUnits(const std::vector<std::string>& dns) {
    ScopeSettings scope;
    for (const std::string& dn : dns) scope.organizationalUnits.push_back({dn, {}});
    if (!dns.empty()) scope.mode = ScopeMode::OrganizationalUnits;
    return scope;
}

std::vector<AttributeName> attributesOf(const std::vector<ScopeClauseGroup>& filter) {
    std::vector<AttributeName> names;
    for (const ScopeClauseGroup& group : filter)
        for (const ScopeClause& clause : group.clauses) addOnce(names, clause.attribute);
    return names;
}

}  // namespace hs
