#pragma once

#include <string>
#include <vector>

#include "core/sync/DefaultRules.h"
#include "core/sync/Planner.h"

namespace hs::sync {

/// One pair of objects and the plan of a default rule for it, without any endpoint.
class PlanStory {
public:
    explicit PlanStory(const Rule& rule) : compiled_(*CompiledRule::compile(rule)) {
        source.objectClass = ObjectClass::User;
        source.id = rule.kind == RuleKind::Provisioning ? "d1" : "c1";
        target.id = rule.kind == RuleKind::Provisioning ? "c1" : "d1";
        source.name = rule.kind == RuleKind::Provisioning ? "CN=Ada,DC=contoso,DC=test" : "ada@contoso.test";
        target.name = rule.kind == RuleKind::Provisioning ? "ada@contoso.test" : "CN=Ada,DC=contoso,DC=test";
        source.anchor = target.anchor = "YW5jaG9yYW5jaG9yYW5jaA==";
        target.objectClass = ObjectClass::User;
    }

    Change plan(const SchemaCheck* schema = nullptr) const {
        return Planner(compiled_, schema, {}).plan(source, &target, directoryClass);
    }
    Change create() const { return Planner(compiled_, nullptr, {}).plan(source, nullptr, directoryClass); }

    /// The row of one target attribute in the plan.
    AttributeChange row(const AttributeName& name, const SchemaCheck* schema = nullptr) const {
        return rowIn(plan(schema), name);
    }
    static AttributeChange rowIn(const Change& change, const AttributeName& name) {
        for (const AttributeChange& attribute : change.attributes)
            if (attribute.target == name) return attribute;
        return {};
    }

    Object source;
    Object target;
    ObjectClass directoryClass = ObjectClass::User;

private:
    CompiledRule compiled_;
};

inline Values texts(const std::vector<std::string>& all) {
    Values values;
    for (const std::string& text : all) values.push_back(Value::text(text));
    return values;
}

}  // namespace hs::sync
