#pragma once

#include <string>

#include "app/sandbox/tenant/DeltaApi.h"
#include "app/sandbox/tenant/FaultSwitches.h"
#include "app/sandbox/tenant/TenantState.h"
#include "app/sandbox/tenant/TokenIssuer.h"
#include "core/net/HttpServer.h"

namespace hs::sandbox {

/// The sandbox's own door into the tenant, for people who want to see the product under bad weather. Every request
/// needs the header `X-Sandbox-Secret`.
///
///   POST   /sandbox/faults          switch a fault on; TenantFault says what each kind does:
///                                     {"kind":"status","status":503,"retryAfter":2}     the next request
///                                     {"kind":"cutAfter","afterRequests":41}            request number 42
///                                     {"kind":"half","probability":0.02,"seed":7,"times":1000}
///                                     {"kind":"silence","pathContains":"$batch"}        time-out
///                                     {"kind":"status","status":401}                    once
///                                   several may be on at a time; the first that applies strikes
///   DELETE /sandbox/faults          switch all off
///   POST   /sandbox/tokens/expire   every access token is expired
///   POST   /sandbox/delta/expire    every delta link is expired
///   GET    /sandbox/requests        {"total":n,"requests":{"GET /beta/users":n}}
///   PATCH  /sandbox/users/{id}      set cloud… properties of a user (id or UPN) as if Exchange Online had
///   PATCH  /sandbox/contacts/{id}   the same for a contact
class SandboxDoor {
public:
    SandboxDoor(std::string secret, TenantState& state, FaultSwitches& faults, TokenIssuer& issuer, DeltaApi& users,
                DeltaApi& contacts);

    void addRoutes(net::Router& router);

private:
    void add(net::Router& router, const std::string& method, const std::string& pattern, net::Route route);
    net::ServerResponse setCloudValues(const net::ServerRequest& request, ObjectKind kind) const;
    net::ServerResponse requests() const;

    std::string secret_;
    TenantState& state_;
    FaultSwitches& faults_;
    TokenIssuer& issuer_;
    DeltaApi& users_;
    DeltaApi& contacts_;
};

}  // namespace hs::sandbox
