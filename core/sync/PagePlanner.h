#pragma once

#include <functional>
#include <stop_token>
#include <unordered_map>
#include <vector>

#include "core/ports/Endpoint.h"
#include "core/sync/CloudStash.h"
#include "core/sync/Collisions.h"
#include "core/sync/Matcher.h"
#include "core/sync/PairPlanner.h"
#include "core/sync/PairTable.h"
#include "core/sync/PlanLedger.h"
#include "core/sync/Rulebook.h"
#include "core/sync/Scope.h"

namespace hs::sync {

/// Takes the directory page by page: who is in scope, who is as it was when both sides last agreed, and, for the rest,
/// what is to be done. Reads the cloud only for those, many at a time; it has no way to write to either side.
class PagePlanner {
public:
    struct Parts {
        const Rulebook& rules;
        const Scope& scope;
        const SchemaCheck& schema;
        const expr::Environment& environment;
        PairTable& table;
        PlanLedger& ledger;
        Collisions& collisions;
        CloudStash& stash;
        EndpointReader& cloud;
        Run& run;
    };
    explicit PagePlanner(Parts parts);

    /// `step` is called once for each object.
    Result<void> plan(std::vector<Object>&& page, const std::function<void()>& step, std::stop_token stop);

private:
    struct Pending {
        Object directory;
        PairTable::Index row;
        std::vector<PairTable::Index> soft;  // cloud objects that may match without the anchor
    };
    using Fetched = std::unordered_map<std::string, Object>;

    void sort(Object&& object);
    bool isAsItWas(const Object& object, PairTable::Index row) const;
    std::vector<std::string> candidateIds(const Pending& pending) const;
    Result<Fetched> fetchCandidates(std::stop_token stop);
    void planOne(const Pending& pending, const Fetched& fetched);
    void planPair(const Pending& pending, const Object* target);
    void rememberPair(const Pending& pending, const Object& target, std::uint64_t directoryPrint,
                      std::uint64_t cloudPrint);
    bool claim(const Pending& pending, const Object& target);
    void failMatch(const Object& directory, Error error);
    void failTwins(const Pending& pending);

    Parts parts_;
    Matcher matcher_;
    PairPlanner planner_;
    std::vector<Pending> pending_;
};

}  // namespace hs::sync
