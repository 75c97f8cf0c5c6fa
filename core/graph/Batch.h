#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/graph/BatchWire.h"
#include "core/graph/GraphClient.h"

namespace hs::graph {

/// How batches are cut and how long they are pressed.
struct BatchSettings {
    std::string version = "beta";  ///< "beta" or "v1.0"
    std::size_t size = 20;         ///< Graph refuses more
    /// Of one body. Qt 6.4 writes 16 KB at a time to a socket without TCP_NODELAY: what is longer waits some 40 ms for
    /// the server's delayed acknowledgement of the first piece, and a whole round trip on a real network.
    std::size_t maxBytes = 16000;
    std::size_t inFlight = 4;                        ///< batches on the wire at once
    std::size_t window = 1280;                       ///< requests that are in memory as JSON at once
    int maxAttempts = 5;                             ///< tries of one request, the first included
    std::chrono::milliseconds maxTotalWait{120000};  ///< sum of all waits of one run
};

/// Sends many small requests as POST /$batch of at most 20, several batches in flight, and sorts the answers out.
///
/// Graph judges each part by itself: a part that is answered 429 or 503 is sent again after the longest Retry-After of
/// its round (without one: 1, 2, 4 … seconds), a part answered another 5xx only when it is repeatable.
/// Parts that are answered 401 share one new token and one second try.
/// Sources: "Combine multiple HTTP requests using JSON batching", "Microsoft Graph throttling guidance" (throttling and
/// batching).
class Batch {
public:
    Batch(GraphClient& client, Clock& clock, BatchSettings settings = {});

    /// Calls `done` once for each request, in any order, with its body (empty for 204) or the errorFrom() of its
    /// status. A request left out of the answer, and all of an answer that cannot be read, are Corrupt: it is not known
    /// what became of them. OK means that each request has its answer. Errors: Cancelled; Unavailable, Timeout,
    /// Throttled and Unauthenticated when the batches themselves do not get through; the sink's own.
    using Done = std::function<Result<void>(std::size_t index, Result<std::string> body)>;
    Result<void> run(std::span<const BatchRequest> requests, const Done& done, std::stop_token stop);

private:
    struct Round;

    Result<void> send(Round& round, std::span<const BatchRequest> requests, const Done& done, std::stop_token stop);
    Result<void> sort(Round& round, std::span<const BatchRequest> requests, std::span<const std::size_t> part,
                      Result<std::string> body, const Done& done);
    Result<void> settle(Round& round, std::size_t index, const BatchRequest& request, BatchAnswer&& answer,
                        const Done& done);
    bool mayTryAgain(const Round& round, std::size_t index, const BatchRequest& request, int status) const;

    GraphClient& client_;
    Clock& clock_;
    BatchSettings settings_;
};

}  // namespace hs::graph
