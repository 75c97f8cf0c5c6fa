#include "core/sync/Scope.h"

namespace hs::sync {

namespace {

/// The mark Active Directory puts into the name of the loser of a replication conflict.
bool isReplicationConflict(const std::string& name) {
    return name.find("\\0ACNF:") != std::string::npos || name.find("\nCNF:") != std::string::npos;
}

}  // namespace

Result<Scope> Scope::prepare(const ScopeSettings& settings) {
    Scope scope;
    for (const std::string& text : settings.organizationalUnits) {
        auto dn = Dn::parse(text);
        if (!dn || text.empty())
            return Error(ErrorCode::InvalidInput, "'" + text + "' is no distinguished name of an organizational unit")
                .on(text)
                .next(
                    "Correct the organizational unit under Scoping filters, for example OU=People,DC=contoso,DC=test");
        scope.organizationalUnits_.push_back(std::move(*dn));
    }
    return scope;
}

ScopeDecision Scope::decide(const Object& directoryObject) const {
    if (isReplicationConflict(directoryObject.name))
        return {false, "The object is the loser of a replication conflict (CNF)"};
    const Value critical = directoryObject.has("isCriticalSystemObject")
                               ? directoryObject.values("isCriticalSystemObject").front()
                               : Value::boolean(false);
    if (critical.asBoolean().value_or(false)) return {false, "The object is a critical system object"};
    if (organizationalUnits_.empty()) return {true, "In scope: all users"};
    const auto dn = Dn::parse(directoryObject.name);
    if (dn)
        for (const Dn& unit : organizationalUnits_)
            if (dn->isUnder(unit)) return {true, "In scope: " + unit.text()};
    return {false, "Not in any selected organizational unit"};
}

}  // namespace hs::sync
