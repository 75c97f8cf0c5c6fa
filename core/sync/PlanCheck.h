#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/Link.h"
#include "core/model/Run.h"
#include "core/ports/Store.h"
#include "core/sync/Collisions.h"
#include "core/sync/Matcher.h"
#include "core/sync/PairPlanner.h"
#include "core/sync/Rulebook.h"
#include "core/sync/Scope.h"

namespace hs::sync {

/// Compares a stored plan with what both sides hold now: each object is read again and planned anew by the very same
/// planner. It cannot write.
class PlanCheck {
public:
    struct Parts {
        const Configuration& configuration;
        const SchemaCheck& schema;
        const expr::Environment& environment;
        Store& store;
        EndpointReader& directory;
        EndpointReader& cloud;
    };

    /// `anyScope`: the plan was made for an object by hand, in scope or not. Errors: InvalidInput of rules or scope,
    /// and the directory's.
    static Result<std::unique_ptr<PlanCheck>> prepare(const Parts& parts, bool anyScope, std::stop_token stop);

    struct Finding {
        /// As planned: to be written (Planned). Otherwise Skipped with the reason in its error.
        Change change;
        bool unchanged = false;       ///< both sides are as planned already
        std::optional<Change> fresh;  ///< what would be planned now, when that is something else
        std::optional<Link> link;     ///< a pair that is as planned and was not linked yet
    };

    /// One for each change, in the same order; all of `changes` are of one rule. Errors: of the endpoints, the store.
    Result<std::vector<Finding>> check(std::span<const Change> changes, std::stop_token stop);

private:
    using ById = std::unordered_map<std::string, Object>;

    explicit PlanCheck(const Parts& parts) : parts_(parts) {}
    Result<void> read(std::span<const Change> changes, std::stop_token stop);
    Result<Finding> checkOne(const Change& stored, std::stop_token stop);
    Finding checkDeparture(const Change& stored, const Object* directory) const;
    Result<Finding> checkProvisioning(const Change& stored, const Object& directory, std::stop_token stop);
    Result<Finding> checkWriteback(const Change& stored, const Object& directory, std::stop_token stop);
    Result<Match> match(const Change& stored, const Object& directory, std::stop_token stop) const;

    Parts parts_;
    std::optional<Rulebook> rules_;
    std::optional<Scope> scope_;
    std::optional<Matcher> matcher_;
    std::optional<PairPlanner> planner_;
    Collisions collisions_;
    bool anyScope_ = false;
    ById directory_, cloud_;
    std::unordered_map<std::string, Link> links_;  // by anchor
};

}  // namespace hs::sync
