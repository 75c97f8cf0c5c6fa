#include "core/sync/CompiledRule.h"

#include <algorithm>

namespace hs::sync {

namespace {

const AttributeName sourceAnchor = "sourceAnchor";

bool contains(const std::vector<AttributeName>& names, const AttributeName& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Result<CompiledRule::Entry> compileMapping(const Mapping& mapping, const std::string& ruleName) {
    CompiledRule::Entry entry{mapping, expr::Expression::compile(mapping.expression)};
    // A mapping that is switched off may wait for its expression to be repaired.
    if (!entry.expression.valid() && mapping.enabled)
        return Error(ErrorCode::InvalidInput, "The expression of the mapping to " + mapping.target.text() + " in '" +
                                                  ruleName + "' is wrong:\n" +
                                                  expr::renderIssues(mapping.expression, entry.expression.issues()))
            .attributeNamed(mapping.target.text())
            .next("Correct the expression under Attribute mapping");
    return entry;
}

}  // namespace

Result<CompiledRule> CompiledRule::compile(const Rule& rule) {
    CompiledRule compiled;
    compiled.rule_ = rule;
    std::vector<AttributeName> made{sourceAnchor};
    for (const Mapping& mapping : rule.derived) {
        HS_ASSIGN(Entry entry, compileMapping(mapping, rule.name));
        made.push_back(mapping.target);
        compiled.derived_.push_back(std::move(entry));
    }
    for (const Mapping& mapping : rule.mappings) {
        if (mapping.type == MappingType::None) continue;
        HS_ASSIGN(Entry entry, compileMapping(mapping, rule.name));
        compiled.mappings_.push_back(std::move(entry));
    }
    const auto collect = [&](const Entry& entry) {
        for (const AttributeName& name : entry.expression.attributes())
            if (!contains(made, name)) addOnce(compiled.sourceAttributes_, name);
    };
    for (const Entry& entry : compiled.derived_) collect(entry);
    for (const Entry& entry : compiled.mappings_) {
        if (!entry.mapping.enabled) continue;
        collect(entry);
        addOnce(compiled.targetAttributes_, entry.mapping.target);
    }
    return compiled;
}

}  // namespace hs::sync
