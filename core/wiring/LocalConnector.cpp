#include "core/wiring/LocalConnector.h"

#include "core/auth/ClientCredentials.h"
#include "core/graph/GraphEndpoint.h"
#include "core/ldap/LdapEndpoint.h"

namespace hs::wiring {

namespace {

net::HttpSettings httpOf(const TenantSettings& settings) {
    net::HttpSettings http;
    http.caFile = settings.caFile;
    return http;
}

/// "https://graph.microsoft.com/.default": the resource is always Graph's own name, wherever a test serves it.
constexpr const char* graphScope = "https://graph.microsoft.com/.default";

}  // namespace

LocalConnector::LocalConnector(SecretVault& vault, TenantTokens& tokens, TenantSignIn* signIn, Clock& clock, Log& log)
    : vault_(vault), tokens_(tokens), signIn_(signIn), clock_(clock), log_(log) {}

Result<std::unique_ptr<Endpoint>> LocalConnector::directory(const DirectorySettings& settings) {
    HS_ASSIGN(const Secret password, vault_.read(settings.passwordRef));
    return directory(settings, password);
}

Result<std::unique_ptr<Endpoint>> LocalConnector::directory(const DirectorySettings& settings, const Secret& password) {
    return std::unique_ptr<Endpoint>(std::make_unique<ldap::LdapEndpoint>(settings, password, clock_, log_));
}

Result<std::unique_ptr<Endpoint>> LocalConnector::cloud(const TenantSettings& settings) {
    if (signIn_ != nullptr && signIn_->account(settings))
        return graph(settings, tokens_.source("person " + signInKey(settings),
                                              [this, settings] { return signIn_->tokens(settings); }));
    if (settings.clientSecretRef.empty())
        return Error(ErrorCode::Unauthenticated,
                     "Nobody is signed in to the tenant, and the configuration has no client secret.")
            .on(settings.tenantId)
            .next("Sign in in the console, or give the configuration a client secret.");
    HS_ASSIGN(const Secret secret, vault_.read(settings.clientSecretRef));
    const auth::Registration registration{settings.authorityUrl, settings.tenantId, settings.clientId};
    return graph(settings, tokens_.source("application " + signInKey(settings), [this, settings, secret, registration] {
        return std::make_unique<auth::ClientCredentials>(registration, secret, graphScope, httpOf(settings), clock_,
                                                         log_);
    }));
}

Result<std::unique_ptr<Endpoint>> LocalConnector::cloud(const TenantSettings& settings, const Secret& clientSecret) {
    // Settings under test share nothing: a token of the old secret must not hide that the new one is wrong.
    const auth::Registration registration{settings.authorityUrl, settings.tenantId, settings.clientId};
    return graph(settings, std::make_shared<auth::ClientCredentials>(registration, clientSecret, graphScope,
                                                                     httpOf(settings), clock_, log_));
}

Result<std::unique_ptr<Endpoint>> LocalConnector::graph(const TenantSettings& settings,
                                                        std::shared_ptr<TokenSource> tokens) {
    graph::GraphSettings graphSettings;
    graphSettings.graphUrl = settings.graphUrl;
    graphSettings.tenant = settings.tenantId;
    auto http = std::make_unique<net::HttpClient>(httpOf(settings), clock_, log_);
    return std::unique_ptr<Endpoint>(
        std::make_unique<graph::GraphEndpoint>(graphSettings, std::move(http), std::move(tokens), clock_));
}

}  // namespace hs::wiring
