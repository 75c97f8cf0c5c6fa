#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

namespace hs::graph {

/// A watermark of the tenant: the delta link of each collection, and whose they are. Outside of this floor it is one
/// opaque text (JSON). Delta links hold no secret: without an access token they open nothing.
struct DeltaMark {
    struct Link {
        std::string collection;  ///< "users" or "contacts"
        std::string select;      ///< the properties it watches; a change of any other is not told
        std::string url;

        bool operator==(const Link&) const = default;
    };

    std::string server;  ///< origin of the Graph it was taken from, "https://graph.microsoft.com"
    std::string tenant;  ///< GUID or domain, as the settings name it; may be empty
    std::vector<Link> links;

    /// The link for a collection; nullptr when the mark has none, or one that does not watch all of `select`.
    const Link* linkFor(std::string_view collection, std::string_view select) const;

    std::string toText() const;

    /// Errors: Conflict, with a next step, for a text that is no mark.
    static Result<DeltaMark> fromText(std::string_view text);

    bool operator==(const DeltaMark&) const = default;
};

/// The mark is worthless, and why: Conflict, with the step that follows.
Error markRefused(std::string reason);

}  // namespace hs::graph
