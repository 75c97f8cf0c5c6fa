#pragma once

#include "core/model/Change.h"
#include "core/model/Schema.h"
#include "core/sync/CompiledRule.h"

namespace hs::sync {

class Mapper;

/// Turns one source object, and the target object it matches, into a Change. A pure function of its inputs: the same
/// code plans a preview, a provision on demand, a cycle and writeback. It has no way to write (it sees no endpoint).
///
/// Per attribute, Mapper (expression to value, clear or keep) and Differ (flow kind, syntax-aware comparison, limits of
/// the target: proxyAddresses 1123 characters, hash ranges, single-valued) decide; the attribute's result is Planned,
/// Unchanged, Kept or Failed, with a reason in words wherever a person could ask why. One failing attribute does not
/// stop the others.
class Planner {
public:
    /// `schema` (may be null) switches writeback mappings off whose target the directory does not have, by name.
    Planner(const CompiledRule& rule, const SchemaCheck* schema, expr::Environment environment);

    /// `target` null = the object is to be created (provisioning only; writeback never creates). `directoryClass` is
    /// the class of the directory object of the pair, which decides the mappings that apply. Change::kind is None when
    /// nothing is to be written.
    Change plan(const Object& source, const Object* target, ObjectClass directoryClass) const;

private:
    AttributeChange planAttribute(const Mapper& mapper, const CompiledRule::Entry& entry, const Object* target,
                                  ObjectClass directoryClass) const;
    void judge(Change& change, bool creating) const;

    const CompiledRule& rule_;
    const SchemaCheck* schema_;
    expr::Environment environment_;
};

}  // namespace hs::sync
