#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "core/net/HttpClient.h"
#include "core/ports/TokenSource.h"

namespace hs::graph {

/// Requests to one Graph, signed with a bearer token. Knows nothing of users: it turns HTTP into Result.
/// One instance serves one thread at a time. Borrows the HTTP client and the token source.
///
/// Every request goes to the configured Graph only: a URL of any other scheme, host or port (a forged nextLink) is
/// refused before the token is asked for. After a 401 the token is forgotten and the request sent once more.
/// Waiting out 429 and 503 is HttpClient's doing; what still fails afterwards arrives as errorFrom() says.
class GraphClient {
public:
    /// `graphUrl` without version segment: "https://graph.microsoft.com".
    GraphClient(std::string graphUrl, net::HttpClient& http, TokenSource& tokens);

    /// "graph.microsoft.com".
    const std::string& host() const { return host_; }

    /// The absolute form of "/beta/users?…".
    std::string absolute(std::string_view pathAndQuery) const;

    /// Corrupt when the URL leads to another server, InvalidInput when the configured Graph URL is none itself.
    Result<void> admit(const std::string& url) const;

    /// The token is refused by a part of a batch: the next request brings a new one.
    void forgetToken() { tokens_.invalidate(); }

    /// The body of a GET. `doing` completes "Microsoft Graph refused to …".
    Result<std::string> get(const std::string& url, std::string_view doing, std::stop_token stop);

    /// The body of the answer; empty for 204.
    Result<std::string> send(net::HttpRequest request, std::string_view doing, std::stop_token stop);

    /// As HttpClient::sendAll. All requests that were answered 401 share one new token and one second try, after the
    /// others.
    using Completion = std::function<Result<void>(std::size_t index, Result<std::string> body)>;
    Result<void> sendAll(std::span<net::HttpRequest> requests, std::size_t inFlight, std::string_view doing,
                         const Completion& done, std::stop_token stop);

    /// A GET that goes on while the caller does something else; `finish` waits for its body. Dropping it aborts it.
    struct Download {
        net::HttpRequest request;
        std::unique_ptr<net::HttpClient::Pending> pending;
    };
    Result<Download> start(const std::string& url, std::stop_token stop);
    Result<std::string> finish(Download download, std::string_view doing, std::stop_token stop);

private:
    Result<void> sign(net::HttpRequest& request, std::stop_token stop);
    Result<std::string> bodyOf(Result<net::HttpResponse> response, std::string_view doing) const;

    std::string graphUrl_;
    std::string origin_;
    std::string host_;
    net::HttpClient& http_;
    TokenSource& tokens_;
};

}  // namespace hs::graph
