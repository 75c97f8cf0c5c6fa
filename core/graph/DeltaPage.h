#pragma once

#include <string>

#include "core/base/Result.h"
#include "core/ports/Endpoint.h"

namespace hs::graph {

/// One answer of a delta query: who changed, and where to go on. Exactly one of the links is there.
struct DeltaPage {
    ChangedIds ids;
    std::string nextLink;   ///< more of this round
    std::string deltaLink;  ///< the round is over; asked later, it tells what happened since

    /// Reads one. Only the ids matter: an object with `@removed` counts as removed whatever the reason ("changed": in
    /// the recycle bin, "deleted": for good), every other one as changed, a restored one included.
    /// Errors: Corrupt for an object without id, for no link and for both: nothing may be concluded from such a page.
    /// Source: "Use delta query to track changes in Microsoft Graph data".
    static Result<DeltaPage> read(std::string&& body);
};

}  // namespace hs::graph
