#pragma once

#include <string>

#include "app/sandbox/tenant/AnsweredRequests.h"
#include "app/sandbox/tenant/FaultSwitches.h"
#include "app/sandbox/tenant/GraphCall.h"
#include "app/sandbox/tenant/TokenIssuer.h"
#include "core/base/Clock.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// Where every Graph request passes: counts it, lets faults have their way, checks the token, calls the route, and
/// puts Graph's headers on the answer.
class GraphDesk {
public:
    GraphDesk(TokenIssuer& issuer, FaultSwitches& faults, Clock& clock)
        : issuer_(issuer), faults_(faults), clock_(clock) {}

    /// Adds the route under /v1.0 and /beta.
    void add(net::Router& router, const std::string& method, const std::string& pattern, const GraphRoute& route);
    void addBetaOnly(net::Router& router, const std::string& method, const std::string& pattern,
                     const GraphRoute& route);

    /// Graph's words for an unknown path or method.
    net::ServerResponse unknown(const net::ServerRequest& request, int status) const;

private:
    void add(net::Router& router, const std::string& method, const std::string& version, const std::string& pattern,
             const GraphRoute& route);
    net::ServerResponse serve(const net::ServerRequest& request, const std::string& pattern, const GraphRoute& route,
                              bool beta);
    net::ServerResponse answer(const GraphCall& call, const GraphRoute& route);
    GraphCall callFor(const net::ServerRequest& request, bool beta) const;

    TokenIssuer& issuer_;
    FaultSwitches& faults_;
    Clock& clock_;
    AnsweredRequests answered_;
};

}  // namespace hs::sandbox
