#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// One request to Graph as the parts of the tenant see it, and Graph's way to answer it.
struct GraphCall {
    const net::ServerRequest& request;
    bool beta = false;
    std::string origin;           ///< "https://localhost:8443", from the Host header: every link starts with it
    std::string requestId;        ///< new for each call
    std::string clientRequestId;  ///< the caller's own, else the request id
    UnixMillis now = 0;

    /// "https://localhost:8443/beta".
    std::string root() const { return origin + (beta ? "/beta" : "/v1.0"); }

    net::ServerResponse json(int status, std::string body) const;

    /// Graph's error body: {"error":{"code","message","innerError":{"date","request-id","client-request-id"}}}.
    net::ServerResponse error(int status, std::string_view code, std::string_view message,
                              std::string_view conflictingProperty = {}) const;

    /// The same from an Error whose serverText is Graph's error code.
    net::ServerResponse error(const Error& error) const;
};

using GraphRoute = std::function<net::ServerResponse(const GraphCall&)>;

/// "https://" and the Host header.
std::string originOf(const net::ServerRequest& request);

/// 32 random hexadecimal digits in the shape of a GUID.
std::string randomGuid();

}  // namespace hs::sandbox
