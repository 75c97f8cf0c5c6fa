#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/net/Http.h"

namespace hs::net {

/// A request as a handler sees it. `path` is percent-decoded per segment, `rawPath` is as sent (%2F stays apart).
struct ServerRequest {
    std::string method;
    std::string rawPath;
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
    Headers headers;
    std::string body;
    std::string client;                   ///< peer address, for logs
    std::vector<std::string> parameters;  ///< what the route's `{…}` segments matched, decoded

    /// First value of a query option such as "$select"; empty when absent.
    std::string_view option(std::string_view name) const;
    bool hasOption(std::string_view name) const;
};

struct ServerResponse {
    int status = 200;
    Headers headers;
    std::string body;
    std::chrono::milliseconds delay{0};  ///< answer only then, without holding a thread
    bool abort = false;                  ///< cut the connection instead of answering (fault injection)
    bool abortHalfway = false;           ///< announce the whole body, send half of it, then cut (fault injection)

    static ServerResponse json(int status, std::string body);
    static ServerResponse empty(int status) {
        ServerResponse response;
        response.status = status;
        return response;
    }
};

using Route = std::function<ServerResponse(const ServerRequest&)>;

/// Literal paths with `{name}` segments: "/v1.0/users/{id}", "/v1.0/$batch", "/v1.0/users/delta()". Literal segments
/// win over parameters; segment literals match without regard to case. Unknown path 404, known path with another
/// method 405; both through `onError` so that the body is in the API's own form. HEAD is answered by GET routes.
/// `onError` also words 400, 413 and 431 for requests that no route sees.
class Router {
public:
    void add(std::string method, std::string pattern, Route route);
    void onError(std::function<ServerResponse(const ServerRequest&, int status)> words);
    ServerResponse dispatch(ServerRequest request) const;

    /// The answer to a request that never reaches a route (too large, malformed), in the API's own words.
    ServerResponse refuse(const ServerRequest& request, int status) const;

private:
    struct Entry {
        std::string method;
        std::vector<std::string> segments;
        Route route;
    };
    std::vector<Entry> entries_;
    std::function<ServerResponse(const ServerRequest&, int)> onError_;
};

struct ServerSettings {
    std::uint16_t port = 0;  ///< 0 = any free port
    bool loopbackOnly = true;
    std::string certificatePem{};  ///< chain and key; both empty = plain http (loopback only)
    std::string privateKeyPem{};
    std::size_t maxHeadBytes = 64 * 1024;
    std::size_t maxBodyBytes = 16 * 1024 * 1024;
    std::chrono::milliseconds idleTimeout{30000};  ///< also ends slow senders
    unsigned maxConnections = 1000;                ///< per address family
    unsigned threads = 4;                          ///< per address family; a handler that blocks holds one
};

/// HTTP/1.1 server over libmicrohttpd (its own threads; handlers run on them, so they must be thread safe).
/// Listens on 127.0.0.1 and ::1. Answers pipelined requests in order; survives clients that leave early.
class HttpServer {
public:
    /// Errors: Unavailable (port taken), InvalidInput (bad certificate or key).
    static Result<std::unique_ptr<HttpServer>> listen(const ServerSettings& settings, Router router);
    ~HttpServer();  ///< stops and joins

    std::uint16_t port() const;

private:
    struct Daemon;
    explicit HttpServer(std::unique_ptr<Daemon> daemon);
    std::unique_ptr<Daemon> daemon_;
};

}  // namespace hs::net
