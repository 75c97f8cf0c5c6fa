#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/base/Result.h"
#include "core/net/Http.h"

namespace hs::net {

struct Call;

struct HttpRequest {
    std::string method = "GET";
    std::string url{};  ///< absolute, already percent-encoded; sent unchanged
    Headers headers{};
    std::string body{};

    /// May be sent again after a dropped connection or a 5xx: true for GET, PUT, DELETE, HEAD, or when the caller
    /// knows that the server removes duplicates by client-request-id.
    bool idempotent = false;
};

struct HttpResponse {
    int status = 0;
    Headers headers{};
    std::string body{};
};

/// How a client reaches servers. A plain-http URL off loopback is refused; TLS is always verified.
struct HttpSettings {
    std::string caFile{};  ///< PEM of an additional CA to trust; empty = the system's
    std::string userAgent = "HybridSync/" HYBRIDSYNC_VERSION;
    std::chrono::milliseconds timeout{30000};
    int maxAttempts = 5;                             ///< tries of one request, the first included
    std::chrono::milliseconds maxTotalWait{120000};  ///< sum of the waits between tries
};

/// Blocking HTTPS client. One instance serves one thread at a time; instances on several threads are independent.
///
/// Errors: Unavailable (cannot connect, dropped), Timeout, Cancelled, Unauthenticated (certificate not trusted, with
/// the reason and the CA to trust as next step), InvalidInput (bad URL, plain http off loopback). Any HTTP status is
/// OK here: the caller reads it. Redirects are never followed (they would carry the token away), HTTP/2 is off for
/// bodies, every logical call carries one client-request-id on all its tries.
///
/// Retries: 429 for every verb and 503/504/502/500 and dropped connections for idempotent requests, honouring
/// Retry-After in both forms for all requests to that host, else exponential back-off with jitter; when tries or the
/// total wait are used up the last response (or error) is returned. A host that asked for a longer wait than
/// maxTotalWait is not asked again before that: such calls end at once with Throttled and retryAfterMs.
///
/// Needs a QCoreApplication. Calls run a local event loop on the calling thread, whichever that is.
class HttpClient {
public:
    HttpClient(HttpSettings settings, Clock& clock, Log& log);
    ~HttpClient();

    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop);

    /// Sends all with at most `inFlight` at once. `done` is called on the calling thread, in order of completion,
    /// with the request's index; return a failed Result to stop early. Responses are not kept after `done`.
    using Completion = std::function<Result<void>(std::size_t index, Result<HttpResponse> response)>;
    Result<void> sendAll(std::span<const HttpRequest> requests, std::size_t inFlight, const Completion& done,
                         std::stop_token stop);

    /// Starts a GET without waiting, so that the next page downloads while this one is read. The future part is
    /// `finish`, on the same thread. Dropping the handle aborts the request.
    class Pending {
    public:
        ~Pending();
        Pending(const Pending&) = delete;
        Pending& operator=(const Pending&) = delete;

    private:
        friend class HttpClient;
        struct State;
        Pending();
        std::unique_ptr<State> state_;
    };
    std::unique_ptr<Pending> start(const HttpRequest& request);
    Result<HttpResponse> finish(std::unique_ptr<Pending> pending, std::stop_token stop);

private:
    struct Engine;
    Result<HttpResponse> runOne(std::unique_ptr<Call> call, std::stop_token stop);
    std::unique_ptr<Engine> engine_;
};

}  // namespace hs::net
