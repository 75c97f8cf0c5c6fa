#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/graph/DeltaPage.h"
#include "core/graph/GraphClient.h"

namespace hs::graph {

/// Follows a round of a delta query from a first link to its delta link. Links are opaque and sent back unchanged.
///
/// OK means that the round was read to its end; the answer is the delta link to go on from. Errors besides
/// GraphClient's: Corrupt for a page that cannot be read, a link to another server, pages that go in circles and more
/// of them than any tenant has; Cancelled. An expired link is isDeltaReset().
/// Sources: "Use delta query to track changes in Microsoft Graph data", "Get incremental changes for users".
class DeltaWalk {
public:
    DeltaWalk(GraphClient& client, std::size_t maxPages) : client_(client), maxPages_(maxPages) {}

    using Sink = std::function<Result<void>(ChangedIds&& page)>;
    Result<std::string> run(const std::string& url, const Sink& sink, std::stop_token stop);

private:
    GraphClient& client_;
    std::size_t maxPages_;
};

}  // namespace hs::graph
