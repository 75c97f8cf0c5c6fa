#include "app/sandbox/tenant/Tenant.h"

#include "app/sandbox/tenant/AuthorizeEndpoint.h"
#include "app/sandbox/tenant/BatchApi.h"
#include "app/sandbox/tenant/DeletedItemsApi.h"
#include "app/sandbox/tenant/DeltaApi.h"
#include "app/sandbox/tenant/GraphDesk.h"
#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ObjectsApi.h"
#include "app/sandbox/tenant/SandboxDoor.h"
#include "app/sandbox/tenant/TokenEndpoint.h"

namespace hs::sandbox {

/// Everything the routes refer to, at addresses that do not move; the server goes first at the end.
struct Tenant::Parts {
    Parts(const TenantOptions& options, std::span<const Person> people, Clock& clockToUse)
        : clock(clockToUse),
          state(ExchangeOnline(people, options.seed, options.exchangeDelay), clock),
          issuer(options.accounts, options.tokenLifetime, clock),
          userDelta(state, ObjectKind::User, options.deltaLifetime),
          contactDelta(state, ObjectKind::Contact, options.deltaLifetime),
          door(options.doorSecret, state, faults, issuer, userDelta, contactDelta) {}

    void addObjectRoutes(net::Router& router, const ObjectsApi& objects, const DeltaApi& delta,
                         const std::string& collection);
    void addDirectoryRoutes(net::Router& router);
    void addAuthorityRoutes(net::Router& router);
    net::Router routes();

    Clock& clock;
    FaultSwitches faults;
    TenantState state;
    TokenIssuer issuer;
    AuthorizationCodes codes;
    GraphDesk desk{issuer, faults, clock};
    ObjectsApi users{state, ObjectKind::User};
    ObjectsApi contacts{state, ObjectKind::Contact};
    DeltaApi userDelta, contactDelta;
    DeletedItemsApi bin{state};
    AuthorizeEndpoint authorize{issuer, codes, clock};
    TokenEndpoint token{issuer, codes, clock};
    SandboxDoor door;
    net::Router graph;  ///< what a batch may ask
    BatchApi batch{[this](net::ServerRequest request) { return graph.dispatch(std::move(request)); }};
    std::unique_ptr<net::HttpServer> server;
};

void Tenant::Parts::addObjectRoutes(net::Router& router, const ObjectsApi& objects, const DeltaApi& delta,
                                    const std::string& collection) {
    const auto changes = [&delta](const GraphCall& call) { return delta.get(call); };
    for (const char* spelling : {"/delta", "/delta()", "/microsoft.graph.delta", "/microsoft.graph.delta()"})
        desk.add(router, "GET", collection + spelling, changes);
    desk.add(router, "GET", collection, [&objects](const GraphCall& call) { return objects.list(call); });
    desk.add(router, "GET", collection + "/$count", [&objects](const GraphCall& call) { return objects.count(call); });
    desk.add(router, "GET", collection + "/{id}", [&objects](const GraphCall& call) { return objects.get(call); });
}

void Tenant::Parts::addDirectoryRoutes(net::Router& router) {
    addObjectRoutes(router, users, userDelta, "/users");
    addObjectRoutes(router, contacts, contactDelta, "/contacts");
    desk.add(router, "POST", "/users", [this](const GraphCall& call) { return users.create(call); });
    desk.add(router, "PATCH", "/users/{id}", [this](const GraphCall& call) { return users.update(call); });
    desk.add(router, "DELETE", "/users/{id}", [this](const GraphCall& call) { return users.remove(call); });
    desk.add(router, "GET", "/users/{id}/licenseDetails",
             [this](const GraphCall& call) { return users.licenseDetails(call); });
    desk.addBetaOnly(router, "POST", "/contacts", [this](const GraphCall& call) { return contacts.create(call); });
    desk.addBetaOnly(router, "PATCH", "/contacts/{id}",
                     [this](const GraphCall& call) { return contacts.update(call); });
    desk.addBetaOnly(router, "DELETE", "/contacts/{id}",
                     [this](const GraphCall& call) { return contacts.remove(call); });

    desk.add(router, "GET", "/directory/deletedItems/microsoft.graph.user",
             [this](const GraphCall& call) { return bin.list(call, ObjectKind::User); });
    desk.add(router, "GET", "/directory/deletedItems/microsoft.graph.orgContact",
             [this](const GraphCall& call) { return bin.list(call, ObjectKind::Contact); });
    desk.add(router, "GET", "/directory/deletedItems/{id}", [this](const GraphCall& call) { return bin.get(call); });
    desk.add(router, "DELETE", "/directory/deletedItems/{id}",
             [this](const GraphCall& call) { return bin.removeForGood(call); });
    desk.add(router, "POST", "/directory/deletedItems/{id}/restore",
             [this](const GraphCall& call) { return bin.restore(call); });

    desk.add(router, "GET", "/organization", [this](const GraphCall& call) {
        const TenantAccounts& accounts = issuer.accounts();
        return call.json(
            200, "{\"@odata.context\":" + jsonText(call.root() + "/$metadata#organization") +
                     ",\"value\":[{\"id\":" + jsonText(accounts.tenantId) +
                     R"(,"displayName":"Contoso","countryLetterCode":"DE",)"
                     R"("onPremisesSyncEnabled":true,"verifiedDomains":[{"name":)" +
                     jsonText(accounts.domain) + R"(,"isDefault":true,"isInitial":false,"type":"Managed"},{"name":)" +
                     jsonText(accounts.initialDomain) + R"(,"isDefault":false,"isInitial":true,"type":"Managed"}]}]})");
    });
}

void Tenant::Parts::addAuthorityRoutes(net::Router& router) {
    const auto counted = [this](const std::string& label, net::Route route) {
        return [this, label, route = std::move(route)](const net::ServerRequest& request) {
            faults.countRequest(request.method, label);
            const auto fault = faults.takeNamed(request.method, request.path);
            if (!fault) return route(request);
            net::ServerResponse response;
            if (fault->kind == TenantFault::Kind::Status)
                response = oauthErrorResponse({fault->status, "temporarily_unavailable", 90033, "Try again later."},
                                              request, clock.now());
            else if (letsThrough(fault->kind)) response = route(request);
            if (fault->retryAfterSeconds >= 0)
                response.headers.set("Retry-After", std::to_string(fault->retryAfterSeconds));
            spoil(response, *fault);
            return response;
        };
    };
    router.add("GET", "/{tenant}/v2.0/.well-known/openid-configuration",
               counted("/{tenant}/v2.0/.well-known/openid-configuration",
                       [this](const net::ServerRequest& request) { return token.discovery(request); }));
    router.add("GET", "/{tenant}/discovery/v2.0/keys",
               counted("/{tenant}/discovery/v2.0/keys", [this](const net::ServerRequest&) { return token.keys(); }));
    router.add("POST", "/{tenant}/oauth2/v2.0/token",
               counted("/{tenant}/oauth2/v2.0/token",
                       [this](const net::ServerRequest& request) { return token.token(request); }));
    router.add("GET", "/{tenant}/oauth2/v2.0/authorize",
               counted("/{tenant}/oauth2/v2.0/authorize",
                       [this](const net::ServerRequest& request) { return authorize.ask(request); }));
    router.add("POST", "/{tenant}/oauth2/v2.0/authorize",
               counted("/{tenant}/oauth2/v2.0/authorize",
                       [this](const net::ServerRequest& request) { return authorize.answer(request); }));
}

net::Router Tenant::Parts::routes() {
    const auto unknown = [this](const net::ServerRequest& request, int status) {
        return desk.unknown(request, status);
    };
    addDirectoryRoutes(graph);
    graph.onError(unknown);
    net::Router all = graph;
    desk.add(all, "POST", "/$batch", [this](const GraphCall& call) { return batch.post(call); });
    addAuthorityRoutes(all);
    door.addRoutes(all);
    return all;
}

Result<std::unique_ptr<Tenant>> Tenant::start(const TenantOptions& options, std::span<const Person> people,
                                              Clock& clock) {
    auto parts = std::make_unique<Parts>(options, people, clock);
    net::ServerSettings settings;
    settings.port = options.port;
    settings.certificatePem = options.certificatePem;
    settings.privateKeyPem = options.privateKeyPem;
    HS_ASSIGN(parts->server, net::HttpServer::listen(settings, parts->routes()));
    return std::unique_ptr<Tenant>(new Tenant(std::move(parts)));
}

Tenant::Tenant(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Tenant::~Tenant() = default;

std::uint16_t Tenant::port() const { return parts_->server->port(); }
std::string Tenant::graphUrl() const { return "https://localhost:" + std::to_string(port()); }
const TenantAccounts& Tenant::accounts() const { return parts_->issuer.accounts(); }
TenantState& Tenant::state() { return parts_->state; }
FaultSwitches& Tenant::faults() { return parts_->faults; }
TokenIssuer& Tenant::tokens() { return parts_->issuer; }

void Tenant::expireDeltaLinks() {
    parts_->userDelta.expireTokens();
    parts_->contactDelta.expireTokens();
}

}  // namespace hs::sandbox
