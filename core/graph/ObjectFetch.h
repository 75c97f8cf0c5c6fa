#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/graph/Batch.h"
#include "core/graph/Entropy.h"
#include "core/graph/GraphClient.h"
#include "core/graph/UserCodec.h"
#include "core/model/Object.h"

namespace hs::graph {

/// Reads many objects whose ids are known, in $batch: first fifteen at a time by `$filter=id in (…)`, which costs Graph
/// and us a fifteenth, then one by one whatever that left open. So only a 404 for the id itself means that an object is
/// not there; a list that is refused, cannot be read or leaves somebody out only costs time.
/// Sources: "user resource type" (id: $filter in), "Known issues with Microsoft Graph" (fifteen expressions).
class ObjectFetch {
public:
    ObjectFetch(GraphClient& client, Clock& clock, const BatchSettings& settings, const Entropy& entropy)
        : client_(client), clock_(clock), settings_(settings), entropy_(entropy) {}

    /// Appends what is there as the codec's class; returns the ids that are not. Errors: Batch's, and the first of an
    /// object that cannot be read.
    Result<std::vector<std::string>> run(UserCodec& codec, std::span<const std::string> ids,
                                         std::vector<Object>& objects, std::stop_token stop) const;

private:
    BatchRequest request(const UserCodec& codec, std::string pathAndQuery) const;
    Result<std::vector<std::string>> byLists(UserCodec& codec, std::span<const std::string> ids,
                                             std::vector<Object>& objects, std::stop_token stop) const;
    Result<std::vector<std::string>> oneByOne(UserCodec& codec, std::span<const std::string> ids,
                                              std::vector<Object>& objects, std::stop_token stop) const;

    GraphClient& client_;
    Clock& clock_;
    const BatchSettings& settings_;
    const Entropy& entropy_;
};

}  // namespace hs::graph
