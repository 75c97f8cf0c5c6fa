#include "core/model/ScopePlace.h"

namespace hs {

std::string ScopePlace::warning(ScopeMode mode) const {
    const std::string what = "The selected " + std::string(nounOf(mode)) + " " + selected.dn;
    if (missing)
        return what +
               " cannot be found: it was deleted, moved out of the domain, or may not be read. Whom it held is "
               "left as it is until it is found again or taken out of the scope";
    if (members > mostGroupMembers)
        return what + " has " + std::to_string(members) + " direct members; up to " + std::to_string(mostGroupMembers) +
               " are supported";
    return {};
}

}  // namespace hs
