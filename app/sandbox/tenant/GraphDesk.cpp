#include "app/sandbox/tenant/GraphDesk.h"

#include <cctype>

namespace hs::sandbox {

namespace {

constexpr std::string_view bearer = "Bearer ";

/// Set on the requests inside a batch: the batch as a whole is what a client repeats.
bool isPartOfBatch(const net::ServerRequest& request) { return request.client.empty(); }

/// Graph echoes the caller's identity of a request, and nothing that is not one.
std::string clientRequestIdOf(const net::ServerRequest& request) {
    const std::string_view id = request.headers.get("client-request-id");
    for (const char c : id)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-') return {};
    return std::string(id.substr(0, 64));
}

net::ServerResponse statusFault(const GraphCall& call, const TenantFault& fault) {
    std::string_view code = "serviceNotAvailable";
    std::string_view message = "The service is temporarily unavailable.";
    if (fault.status == 429) {
        code = "TooManyRequests";
        message = "Your request is throttled temporarily. Please retry after the given time.";
    } else if (fault.status == 500) {
        code = "InternalServerError";
        message = "Something went wrong.";
    } else if (fault.status == 401) {
        code = "InvalidAuthenticationToken";
        message = "Lifetime validation failed, the token is expired.";
    } else if (fault.status < 500) {
        code = "Request_BadRequest";
        message = "Refused by a switch of the sandbox.";
    }
    net::ServerResponse response = call.error(fault.status, code, message);
    if (fault.retryAfterSeconds >= 0) response.headers.set("Retry-After", std::to_string(fault.retryAfterSeconds));
    if (fault.status == 429) {
        response.headers.set("x-ms-throttle-limit-percentage", "1.2");
        response.headers.set("x-ms-throttle-scope", "Tenant_Application/ReadWrite/sandbox/sandbox");
    }
    return response;
}

}  // namespace

void GraphDesk::add(net::Router& router, const std::string& method, const std::string& pattern,
                    const GraphRoute& route) {
    add(router, method, "/v1.0", pattern, route);
    add(router, method, "/beta", pattern, route);
}

void GraphDesk::addBetaOnly(net::Router& router, const std::string& method, const std::string& pattern,
                            const GraphRoute& route) {
    add(router, method, "/beta", pattern, route);
}

void GraphDesk::add(net::Router& router, const std::string& method, const std::string& version,
                    const std::string& pattern, const GraphRoute& route) {
    const bool beta = version == "/beta";
    router.add(method, version + pattern,
               [this, label = version + pattern, route, beta](const net::ServerRequest& request) {
                   return serve(request, label, route, beta);
               });
}

GraphCall GraphDesk::callFor(const net::ServerRequest& request, bool beta) const {
    GraphCall call{request, beta, originOf(request), randomGuid(), clientRequestIdOf(request), clock_.now()};
    if (call.clientRequestId.empty()) call.clientRequestId = call.requestId;
    return call;
}

net::ServerResponse GraphDesk::serve(const net::ServerRequest& request, const std::string& pattern,
                                     const GraphRoute& route, bool beta) {
    faults_.countRequest(request.method, pattern);
    const GraphCall call = callFor(request, beta);
    const auto fault = faults_.take(request.method, request.path);
    net::ServerResponse response;
    if (fault && fault->kind == TenantFault::Kind::Status) response = statusFault(call, *fault);
    else if (!fault || letsThrough(fault->kind)) response = answer(call, route);
    if (fault) spoil(response, *fault);
    response.headers.set("request-id", call.requestId);
    response.headers.set("client-request-id", call.clientRequestId);
    response.headers.set("x-ms-resource-unit", "1");
    return response;
}

net::ServerResponse GraphDesk::answer(const GraphCall& call, const GraphRoute& route) {
    const std::string_view authorization = call.request.headers.get("Authorization");
    const std::string_view token =
        authorization.starts_with(bearer) ? authorization.substr(bearer.size()) : std::string_view{};
    if (const auto checked = issuer_.check(token, call.origin); !checked.ok()) {
        net::ServerResponse response = call.error(checked.error());
        response.headers.set("WWW-Authenticate",
                             "Bearer realm=\"\", authorization_uri=\"" + call.origin +
                                 "/common/oauth2/authorize\", "
                                 "client_id=\"00000003-0000-0000-c000-000000000000\", error=\"invalid_token\"");
        return response;
    }
    if (call.request.method == "POST" && !isPartOfBatch(call.request))
        return answered_.once(call.request, [&] { return route(call); });
    return route(call);
}

net::ServerResponse GraphDesk::unknown(const net::ServerRequest& request, int status) const {
    const GraphCall call = callFor(request, request.path.starts_with("/beta"));
    net::ServerResponse response =
        status == 405
            ? call.error(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
            : call.error(
                  status, status == 404 ? "ResourceNotFound" : "BadRequest",
                  "Resource not found for the segment '" + request.path.substr(request.path.rfind('/') + 1) + "'.");
    response.headers.set("request-id", call.requestId);
    response.headers.set("client-request-id", call.clientRequestId);
    return response;
}

}  // namespace hs::sandbox
