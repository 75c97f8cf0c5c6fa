#pragma once

#include <string>

#include "core/sync/CompiledRule.h"

namespace hs::sync {

/// What a mapping wants of its target, before anyone has looked at the target.
struct Intention {
    enum class Flow { Value, Clear, Keep, Failed };
    Flow flow = Flow::Keep;
    Values values;         ///< with Value; never empty, without empty texts
    std::string reason;    ///< why kept or failed, in words
    bool unknown = false;  ///< kept because the source could not answer
};

/// Computes the mappings of one source object: derived attributes first, then each mapping from expression to value,
/// clear or keep. Knows nothing of the target.
class Mapper {
public:
    /// The source is copied and completed with `sourceAnchor` and the rule's derived attributes.
    Mapper(const CompiledRule& rule, const expr::Environment& environment, const Object& source);

    Intention intend(const CompiledRule::Entry& entry) const;

    /// The source with everything that was added to it.
    const Object& source() const { return source_; }

private:
    void derive(const CompiledRule::Entry& entry);
    const std::string* unknownSource(const CompiledRule::Entry& entry) const;
    std::string whyKept(const CompiledRule::Entry& entry, const std::string& fallback) const;

    const CompiledRule& rule_;
    const expr::Environment& environment_;
    Object source_;
};

}  // namespace hs::sync
