#pragma once

#include <string>

#include "core/base/Result.h"
#include "core/model/Configuration.h"
#include "core/model/Dn.h"
#include "core/model/Object.h"

namespace hs::sync {

/// Whether an object takes part, and the clause that decided, in words.
struct ScopeDecision {
    bool inScope = false;
    std::string reason;  ///< "In scope: OU=People,DC=contoso,DC=test" or "Not in any selected organizational unit"
};

/// The scope of a configuration, prepared once for many objects.
class Scope {
public:
    /// Errors: InvalidInput naming the organizational unit that is no distinguished name.
    static Result<Scope> prepare(const ScopeSettings& settings);
    ScopeDecision decide(const Object& directoryObject) const;

private:
    std::vector<Dn> organizationalUnits_;
};

}  // namespace hs::sync
