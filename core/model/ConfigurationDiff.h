#pragma once

#include <QJsonArray>

#include <string>
#include <vector>

#include "core/model/Configuration.h"

namespace hs {

/// One member that two versions of a configuration have differently.
struct MemberChange {
    std::string member;  ///< path in the document: "properties.notificationEmail", "scope.organizationalUnits"
    std::string before;  ///< JSON: "\"ops@contoso.test\"", "500", "[]"; empty = not there
    std::string after;

    bool operator==(const MemberChange&) const = default;
};

/// Member by member, in the order of their names; the version number itself is not one of them. The members of a list
/// of records are told apart by name where they have one ("target", "name", "id"), else by place.
std::vector<MemberChange> differences(const Configuration& before, const Configuration& after);

/// [{"member", "before", "after"}], the two as JSON values; null = not there.
QJsonArray toJson(const std::vector<MemberChange>& changes);

}  // namespace hs
