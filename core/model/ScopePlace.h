#pragma once

#include <cstddef>
#include <string>

#include "core/model/ScopeSettings.h"

namespace hs {

/// Supported direct members of a group that is selected for a scope.
inline constexpr std::size_t mostGroupMembers = 50'000;

/// A selected unit or group as the directory has it now.
struct ScopePlace {
    SelectedObject selected;  ///< as it is stored
    std::string dn;           ///< what it is called now; empty when it is missing
    std::string objectGuid;   ///< of what was found
    bool missing = false;     ///< deleted, moved out of the base, or not to be read by the service account
    std::size_t members = 0;  ///< direct members of a group

    /// As it is to be stored: by what it is called now; a missing one stays as it was.
    SelectedObject current() const { return missing ? selected : SelectedObject{dn, objectGuid}; }
    /// What a person should know of it, in one sentence; empty when all is well.
    std::string warning(ScopeMode mode) const;
};

}  // namespace hs
