#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/base/Result.h"
#include "core/graph/GraphClient.h"
#include "core/graph/UserCodec.h"

namespace hs::graph {

/// Follows @odata.nextLink from a first page to the last. Links are opaque and sent back unchanged.
///
/// OK means that the last page was read, or that the sink had enough. Errors besides GraphClient's and UserCodec's:
/// Corrupt for a link to another server, a link that was followed before (the server is going in circles) and more
/// pages than any tenant has; Cancelled.
/// Source: "Paging Microsoft Graph data in your app".
class PageWalk {
public:
    /// Whether the next page is asked for before the sink handles the page at hand.
    enum class Ahead { Yes, No };

    /// `maxPages` is where a walk is taken for endless.
    PageWalk(GraphClient& client, std::size_t maxPages, Ahead ahead)
        : client_(client), maxPages_(maxPages), ahead_(ahead) {}

    /// False when the sink has enough.
    using Sink = std::function<Result<bool>(std::vector<Object>&& page)>;
    Result<void> run(const std::string& url, UserCodec& codec, const Sink& sink, std::stop_token stop);

private:
    Result<void> admit(const std::string& link);

    GraphClient& client_;
    std::size_t maxPages_;
    Ahead ahead_;
    std::unordered_set<std::uint64_t> followed_;  ///< fingerprints: links are long and pages may be many
};

}  // namespace hs::graph
