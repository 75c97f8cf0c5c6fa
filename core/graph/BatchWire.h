#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/net/Http.h"

namespace hs::graph {

/// One request inside a $batch.
struct BatchRequest {
    std::string method = "GET";
    std::string url;     ///< without version segment, percent-encoded: "/users/{id}?$select=…"
    std::string body;    ///< JSON; empty for none
    std::string object;  ///< what it is about, for error texts
    std::string doing;   ///< completes "Microsoft Graph refused to …": "update the user"

    /// May be sent again although Graph may have done it already: everything but a POST whose object cannot be found
    /// again.
    bool repeatable = true;

    /// One id for the logical request, the same on all its tries, so that a server that removes duplicates can.
    std::string clientRequestId;
};

/// The answer to one request of a $batch.
struct BatchAnswer {
    std::size_t position = 0;  ///< of the request within its batch
    int status = 0;
    net::Headers headers;
    std::string body;  ///< JSON as it was sent; empty for none
};

/// How much of a batch's body one request takes, at most.
std::size_t batchBytes(const BatchRequest& request);

/// The body of one POST /$batch: request ids are "1", "2", … in the order given.
/// Source: "Combine multiple HTTP requests using JSON batching".
std::string batchBody(std::span<const BatchRequest* const> requests);

/// The answers in whatever order Graph gave them. Errors: Corrupt when it is no batch answer, or names a request that
/// was not among the `count`, or the same one twice. A request without an answer is simply missing.
Result<std::vector<BatchAnswer>> batchAnswers(std::string&& body, std::size_t count);

}  // namespace hs::graph
