#include "app/sandbox/tenant/SandboxDoor.h"

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/RequestBody.h"

namespace hs::sandbox {

namespace {

net::ServerResponse complaint(int status, std::string_view message) {
    return net::ServerResponse::json(status, "{\"error\":" + jsonText(message) + '}');
}

}  // namespace

SandboxDoor::SandboxDoor(std::string secret, TenantState& state, FaultSwitches& faults, TokenIssuer& issuer,
                         DeltaApi& users, DeltaApi& contacts)
    : secret_(std::move(secret)), state_(state), faults_(faults), issuer_(issuer), users_(users), contacts_(contacts) {}

void SandboxDoor::add(net::Router& router, const std::string& method, const std::string& pattern, net::Route route) {
    router.add(method, pattern, [this, route = std::move(route)](const net::ServerRequest& request) {
        if (secret_.empty() || request.headers.get("X-Sandbox-Secret") != secret_)
            return complaint(403, "The header X-Sandbox-Secret does not hold this sandbox's secret.");
        return route(request);
    });
}

void SandboxDoor::addRoutes(net::Router& router) {
    add(router, "POST", "/sandbox/faults", [this](const net::ServerRequest& request) {
        auto fault = FaultSwitches::fromJson(request.body);
        if (!fault.ok()) return complaint(400, fault.error().message);
        faults_.add(*std::move(fault));
        return net::ServerResponse::empty(204);
    });
    add(router, "DELETE", "/sandbox/faults", [this](const net::ServerRequest&) {
        faults_.clear();
        return net::ServerResponse::empty(204);
    });
    add(router, "POST", "/sandbox/tokens/expire", [this](const net::ServerRequest&) {
        issuer_.expireAll();
        return net::ServerResponse::empty(204);
    });
    add(router, "POST", "/sandbox/delta/expire", [this](const net::ServerRequest&) {
        users_.expireTokens();
        contacts_.expireTokens();
        return net::ServerResponse::empty(204);
    });
    add(router, "GET", "/sandbox/requests", [this](const net::ServerRequest&) { return requests(); });
    add(router, "PATCH", "/sandbox/users/{id}",
        [this](const net::ServerRequest& request) { return setCloudValues(request, ObjectKind::User); });
    add(router, "PATCH", "/sandbox/contacts/{id}",
        [this](const net::ServerRequest& request) { return setCloudValues(request, ObjectKind::Contact); });
}

net::ServerResponse SandboxDoor::setCloudValues(const net::ServerRequest& request, ObjectKind kind) const {
    auto values = readCloudValues(request.body, kind);
    if (!values.ok()) return complaint(400, values.error().message);
    auto session = state_.open();
    const auto row = session.find(kind, request.parameters.front());
    if (!row.ok()) return complaint(404, row.error().message);
    for (auto& [property, json] : *values) session.table(kind).overrideValue(*row, property, std::move(json));
    return net::ServerResponse::empty(204);
}

net::ServerResponse SandboxDoor::requests() const {
    std::string body = "{\"total\":" + std::to_string(faults_.requestCount()) + ",\"requests\":{";
    for (const auto& [request, times] : faults_.requests()) {
        if (body.back() != '{') body += ',';
        body += jsonText(request) + ':' + std::to_string(times);
    }
    return net::ServerResponse::json(200, body + "}}");
}

}  // namespace hs::sandbox
