#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/ports/Endpoint.h"
#include "core/sync/PairTable.h"
#include "core/sync/PlanLedger.h"
#include "core/sync/Rulebook.h"
#include "core/sync/Scope.h"

namespace hs::sync {

/// Linked objects the directory did not show in a complete read. Who left the scope is disabled in the cloud; who was
/// deleted is deleted there; both count against the accidental deletion threshold. A changed source anchor is neither:
/// it is reported, and nothing is taken away. Whose scope cannot be known is left as it is.
class Departures {
public:
    Departures(const Rulebook& rules, const Scope& scope, const Configuration& configuration, Store& store,
               EndpointReader& directory, EndpointReader& cloud, Run& run)
        : rules_(rules),
          scope_(scope),
          configuration_(configuration),
          store_(store),
          directory_(directory),
          cloud_(cloud),
          run_(run) {}

    /// What becomes of the cloud half of a pair that is not in scope (`directory`: null = deleted): it is disabled or
    /// deleted; nothing when it is disabled already.
    static std::optional<Change> leave(const Link& link, const Object* directory, const Object& cloud);

    Result<void> plan(const PairTable& table, PlanLedger& ledger, std::stop_token stop);

    /// Objects of which it cannot be known whether they left.
    std::int64_t kept() const { return kept_; }

private:
    Result<void> planSome(const std::vector<Link>& links, PlanLedger& ledger, std::stop_token stop);
    void planOne(const Link& link, const Object* directory, const Object* cloud, PlanLedger& ledger);

    const Rulebook& rules_;
    const Scope& scope_;
    const Configuration& configuration_;
    Store& store_;
    EndpointReader& directory_;
    EndpointReader& cloud_;
    Run& run_;
    std::int64_t kept_ = 0;
};

}  // namespace hs::sync
