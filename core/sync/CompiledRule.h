#pragma once

#include <vector>

#include "core/base/Result.h"
#include "core/expr/Expression.h"
#include "core/model/Mapping.h"

namespace hs::sync {

/// A rule with its expressions compiled, ready to plan any number of objects. Immutable, thread safe.
class CompiledRule {
public:
    struct Entry {
        Mapping mapping;
        expr::Expression expression;
    };

    /// Errors: InvalidInput that names the mapping's target and shows the expression with its carets.
    static Result<CompiledRule> compile(const Rule& rule);

    const Rule& rule() const { return rule_; }
    const std::vector<Entry>& derived() const { return derived_; }
    const std::vector<Entry>& mappings() const { return mappings_; }

    /// What must be read of each side to plan: real attributes only, each once.
    const std::vector<AttributeName>& sourceAttributes() const { return sourceAttributes_; }
    const std::vector<AttributeName>& targetAttributes() const { return targetAttributes_; }

private:
    Rule rule_;
    std::vector<Entry> derived_;
    std::vector<Entry> mappings_;
    std::vector<AttributeName> sourceAttributes_;
    std::vector<AttributeName> targetAttributes_;
};

}  // namespace hs::sync
