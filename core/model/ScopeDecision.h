#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace hs {

/// What became of one clause of a scoping filter for one object, in words.
struct ClauseFinding {
    std::size_t group = 0;  ///< of the filter, from 0
    std::string clause;     ///< department EQUALS 'Sales'
    bool holds = false;
    std::string because;  ///< "the value is 'IT'"
};

/// Whether an object takes part, and the clause that decided, in words.
struct ScopeDecision {
    /// `Kept`: it cannot be known, because a selected unit or group is missing or an attribute could not be read. Such
    /// an object is left as it is: neither provisioned nor disabled.
    enum class Standing { In, Out, Kept };

    Standing standing = Standing::Out;
    /// "In scope: OU=People,DC=contoso,DC=test", "Not in any selected organizational unit",
    /// "department EQUALS 'Sales' is false: the value is 'IT'"
    std::string reason;
    std::vector<ClauseFinding> clauses;  ///< of the whole filter

    bool inScope() const { return standing == Standing::In; }
};

}  // namespace hs
