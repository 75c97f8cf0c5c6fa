#pragma once

#include "core/model/Change.h"
#include "core/sync/AttributeSyntax.h"
#include "core/sync/Mapper.h"

namespace hs::sync {

/// Compares what a mapping intends with what the target holds, by flow kind and in the sense of the target's syntax,
/// and says what is to be written. A pure function of its inputs.
class Differ {
public:
    Differ(const Mapping& mapping, Side targetSide);

    /// Result is Planned, Unchanged, Kept or Failed. `before` are the target's values.
    AttributeChange decide(Intention intention, const Values& before) const;

    /// Whether the target, read again after the write, holds what was planned.
    static bool arrived(const AttributeChange& planned, Side targetSide, const Values& actual);

private:
    void replace(AttributeChange& change, const Values& values) const;
    void add(AttributeChange& change, Values values) const;
    void merge(AttributeChange& change, const Values& values) const;
    void clear(AttributeChange& change, const std::string& reason) const;
    /// Why a value cannot be written; empty when it can.
    std::string objection(const Value& value) const;
    std::string objection(const Values& values) const;
    Value asTargetSees(const Value& value) const;
    std::string warning(const Value& value) const;

    const Mapping& mapping_;
    Side side_;
    const AttributeSyntax& syntax_;
};

}  // namespace hs::sync
