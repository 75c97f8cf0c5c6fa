#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/expr/Pattern.h"
#include "core/model/Object.h"
#include "core/model/ScopeDecision.h"
#include "core/model/ScopeSettings.h"

namespace hs::sync {

/// The attribute clauses of a scope, prepared once for many objects: AND within a group, OR between groups.
class ScopeFilter {
public:
    /// `Unknown`: the attribute could not be read, or has several values, and no group is met without it.
    enum class Verdict { Met, NotMet, Unknown };

    /// Errors: InvalidInput naming the clause (a wrong regular expression, an operand that is no whole number, a
    /// group without clauses, a clause without attribute).
    static Result<ScopeFilter> prepare(const std::vector<ScopeClauseGroup>& groups);

    bool empty() const { return groups_.empty(); }
    /// An object without filter meets it.
    Verdict judge(const Object& object) const;

    /// Every clause, in the order of the filter.
    std::vector<ClauseFinding> explain(const Object& object) const;
    /// The clauses that decided, as one sentence without full stop: those of the group that is met, or the first
    /// false one of each group: "department EQUALS 'Sales' is false: the value is 'IT'".
    std::string reason(const Object& object) const;

private:
    struct Clause {
        ScopeClause clause;
        std::int64_t number = 0;                       // of an operand that is a whole number
        std::shared_ptr<const expr::Pattern> pattern;  // of a regular expression
        std::vector<std::string> list;                 // of a list
    };
    using Group = std::vector<Clause>;

    static Result<Clause> prepareClause(const ScopeClause& clause);
    static Verdict judgeGroup(const Group& group, const Object& object);
    static Verdict judgeClause(const Clause& clause, const Object& object);
    static bool holds(const Clause& clause, const Value& value);
    static std::string because(const Clause& clause, const Object& object);

    std::vector<Group> groups_;
};

}  // namespace hs::sync
