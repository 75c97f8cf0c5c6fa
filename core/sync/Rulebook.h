#pragma once

#include <optional>

#include "core/model/Configuration.h"
#include "core/model/Schema.h"
#include "core/ports/Endpoint.h"
#include "core/sync/CompiledRule.h"
#include "core/sync/PrintShape.h"

namespace hs::sync {

/// The rules of a configuration, compiled, with everything that follows from them: what to read of each side and over
/// what to take fingerprints.
class Rulebook {
public:
    /// The writeback rule is there only when Exchange hybrid writeback is on and the Exchange schema is detected.
    /// Errors: InvalidInput of a wrong expression.
    static Result<Rulebook> prepare(const Configuration& configuration, const SchemaCheck& schema);

    const CompiledRule& provisioning() const { return provisioning_; }
    const CompiledRule* writeback() const { return writeback_ ? &*writeback_ : nullptr; }

    /// With what scope asks for; without bases: where to read is Scope's to say.
    const Query& directoryQuery() const { return directoryQuery_; }
    const Query& cloudQuery() const { return cloudQuery_; }

    /// Of everything that decides who is read and what is planned: when it changes, watermarks mean nothing any more.
    std::uint64_t mark() const { return mark_; }

    std::uint64_t directoryPrint(const Object& object) const { return directoryShape_.of(object); }
    std::uint64_t cloudPrint(const Object& object) const { return cloudShape_.of(object); }

private:
    Rulebook();

    CompiledRule provisioning_;
    std::optional<CompiledRule> writeback_;
    Query directoryQuery_;
    Query cloudQuery_;
    PrintShape directoryShape_;
    PrintShape cloudShape_;
    std::uint64_t mark_ = 0;
};

}  // namespace hs::sync
