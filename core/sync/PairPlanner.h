#pragma once

#include <cstdint>
#include <optional>

#include "core/model/Change.h"
#include "core/model/Schema.h"
#include "core/sync/Planner.h"
#include "core/sync/Rulebook.h"

namespace hs::sync {

/// Both rules over one pair, and the fingerprints its link gets when all of it is written. A pure function of its
/// inputs: a cycle and the application of a stored plan go through it alike.
class PairPlanner {
public:
    PairPlanner(const Rulebook& rules, const SchemaCheck& schema, const expr::Environment& environment);

    struct Plan {
        Change provisioning;
        std::optional<Change> writeback;   ///< only one that writes or has failed
        std::uint64_t directoryPrint = 0;  ///< of the directory object as it was read
        std::uint64_t cloudPrint = 0;      ///< of the cloud object when the provisioning half is written

        /// Something is written, or has failed.
        static bool matters(const Change& change) { return change.state == Change::State::Failed || change.writes(); }
    };

    /// `cloud` null = to be created. Changes carry the fingerprints for the link: 0 for the directory while the other
    /// half is not written, so that the pair does not look settled.
    Plan plan(const Object& directory, const Object* cloud) const;

private:
    const Rulebook& rules_;
    Planner provisioning_;
    std::optional<Planner> writeback_;
};

}  // namespace hs::sync
