#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/model/ScopeDecision.h"
#include "core/model/ScopePlace.h"
#include "core/model/ScopeSettings.h"

/// What is asked and answered about the scope of a configuration.
namespace hs::service {

/// The scope as it is stored, and how the directory sees what it selects.
struct ScopeReport {
    std::string configuration;
    std::int64_t version = 0;  ///< of the configuration; `updateScope` must name it
    ScopeSettings settings;
    std::vector<ScopePlace> places;     ///< one for each selected unit or group; none when it was not looked up
    std::vector<std::string> warnings;  ///< a sentence each: what is missing, or more than is supported
    Error directory;                    ///< why the directory could not be asked; no message = it answered
    bool preventAccidentalDeletion = true;
    int deletionThreshold = 500;
};

/// What a scope says of one object.
struct ScopeTest {
    std::string dn;  ///< as the directory spells it
    ScopeDecision decision;
    std::vector<std::string> warnings;
};

/// What would happen if a scope took the place of the stored one.
struct ScopeImpact {
    std::int64_t before = 0;  ///< objects in scope now
    std::int64_t after = 0;
    std::int64_t leaving = 0;
    std::int64_t entering = 0;
    std::int64_t kept = 0;           ///< left as they are, because the new scope cannot be known for them
    std::vector<std::string> leave;  ///< the names of the first hundred
    std::vector<std::string> enter;  ///< likewise
    std::vector<std::string> warnings;
    bool preventAccidentalDeletion = true;
    int deletionThreshold = 500;

    /// The next cycle would be stopped before its first write. It may be all the same: others may leave as well.
    bool guardStops() const { return preventAccidentalDeletion && leaving >= deletionThreshold; }
};

/// A unit or group found by a search.
struct ScopeHit {
    SelectedObject object;
    std::string name;         ///< "Sales"
    std::string description;  ///< may be empty
};

}  // namespace hs::service
