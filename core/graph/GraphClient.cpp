#include "core/graph/GraphClient.h"

#include <utility>
#include <vector>

#include "core/graph/GraphError.h"
#include "core/graph/GraphUrl.h"

namespace hs::graph {

namespace {

bool isUnauthorized(const Result<net::HttpResponse>& response) { return response.ok() && response->status == 401; }

}  // namespace

GraphClient::GraphClient(std::string graphUrl, net::HttpClient& http, TokenSource& tokens)
    : graphUrl_(std::move(graphUrl)),
      origin_(originOf(graphUrl_)),
      host_(hostOf(graphUrl_)),
      http_(http),
      tokens_(tokens) {
    while (graphUrl_.ends_with('/')) graphUrl_.pop_back();
}

std::string GraphClient::absolute(std::string_view pathAndQuery) const { return graphUrl_ + std::string(pathAndQuery); }

Result<void> GraphClient::admit(const std::string& url) const {
    if (origin_.empty())
        return Error(ErrorCode::InvalidInput, "The Graph URL is not an absolute https URL.")
            .on(graphUrl_)
            .next(
                "Correct it in the connection settings: https://graph.microsoft.com, or the host of a national cloud.");
    if (originOf(url) != origin_)
        return Error(ErrorCode::Corrupt,
                     "A link in Microsoft Graph's answer leads to another server; it was not followed.")
            .on(url)
            .next("Only " + origin_ + " is given the access token. Look for a proxy that changes answers.");
    return {};
}

Result<void> GraphClient::sign(net::HttpRequest& request, std::stop_token stop) {
    HS_TRY(admit(request.url));
    HS_ASSIGN(const Secret token, tokens_.token(stop));
    request.headers.set("Authorization", "Bearer " + std::string(token.reveal()));
    request.headers.set("Accept", "application/json");
    return {};
}

Result<std::string> GraphClient::bodyOf(Result<net::HttpResponse> response, std::string_view doing) const {
    HS_ASSIGN(net::HttpResponse answer, std::move(response));
    if (isSuccess(answer.status)) return std::move(answer.body);
    return errorFrom(answer.status, answer.headers, answer.body, doing);
}

Result<std::string> GraphClient::get(const std::string& url, std::string_view doing, std::stop_token stop) {
    net::HttpRequest request;
    request.url = url;
    request.idempotent = true;
    return send(std::move(request), doing, stop);
}

Result<std::string> GraphClient::send(net::HttpRequest request, std::string_view doing, std::stop_token stop) {
    HS_TRY(sign(request, stop));
    Result<net::HttpResponse> response = http_.send(request, stop);
    if (isUnauthorized(response)) {
        tokens_.invalidate();
        HS_TRY(sign(request, stop));
        response = http_.send(request, stop);
    }
    return bodyOf(std::move(response), doing);
}

Result<void> GraphClient::sendAll(std::span<net::HttpRequest> requests, std::size_t inFlight, std::string_view doing,
                                  const Completion& done, std::stop_token stop) {
    std::vector<std::size_t> refused;
    for (net::HttpRequest& request : requests) HS_TRY(sign(request, stop));
    HS_TRY(http_.sendAll(
        requests, inFlight,
        [&](std::size_t index, Result<net::HttpResponse> response) -> Result<void> {
            if (isUnauthorized(response)) {
                refused.push_back(index);
                return {};
            }
            return done(index, bodyOf(std::move(response), doing));
        },
        stop));
    if (refused.empty()) return {};

    tokens_.invalidate();
    std::vector<net::HttpRequest> again;
    again.reserve(refused.size());
    for (const std::size_t index : refused) {
        HS_TRY(sign(requests[index], stop));
        again.push_back(std::move(requests[index]));
    }
    return http_.sendAll(
        again, inFlight,
        [&](std::size_t position, Result<net::HttpResponse> response) -> Result<void> {
            return done(refused[position], bodyOf(std::move(response), doing));
        },
        stop);
}

Result<GraphClient::Download> GraphClient::start(const std::string& url, std::stop_token stop) {
    Download download;
    download.request.url = url;
    download.request.idempotent = true;
    HS_TRY(sign(download.request, stop));
    download.pending = http_.start(download.request);
    return download;
}

Result<std::string> GraphClient::finish(Download download, std::string_view doing, std::stop_token stop) {
    Result<net::HttpResponse> response = http_.finish(std::move(download.pending), stop);
    if (isUnauthorized(response)) {
        tokens_.invalidate();
        return send(std::move(download.request), doing, stop);
    }
    return bodyOf(std::move(response), doing);
}

}  // namespace hs::graph
