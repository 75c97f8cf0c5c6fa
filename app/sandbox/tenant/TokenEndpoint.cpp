#include "app/sandbox/tenant/TokenEndpoint.h"

#include <QCryptographicHash>

#include "app/sandbox/tenant/AuthorizeEndpoint.h"
#include "app/sandbox/tenant/GraphCall.h"
#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr std::string_view basic = "Basic ";
constexpr std::string_view everything = "/.default";

std::string s256(const std::string& verifier) {
    return base64Url(
        QCryptographicHash::hash(QByteArray::fromStdString(verifier), QCryptographicHash::Sha256).toStdString());
}

OAuthError missing(std::string_view parameter) {
    return {400, "invalid_request", 900144,
            "The request body must contain the following parameter: '" + std::string(parameter) + "'."};
}

OAuthError wrongSecret(const std::string& clientId) {
    return {401, "invalid_client", 7000215,
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
            "not the "
            "client secret ID, for a secret added to app '" +
                clientId + "'."};
}

/// "http://localhost/" and "http://localhost" are one.
std::string withoutSlash(std::string uri) {
    if (uri.ends_with('/')) uri.pop_back();
    return uri;
}

net::ServerResponse unstored(net::ServerResponse response) {
    response.headers.set("Cache-Control", "no-store, no-cache");
    response.headers.set("Pragma", "no-cache");
    return response;
}

}  // namespace

std::string TokenEndpoint::Asking::field(std::string_view name) const { return fieldOf(fields, name); }

bool TokenEndpoint::knowsTenant(const net::ServerRequest& request) const {
    const TenantAccounts& accounts = issuer_.accounts();
    const std::string tenant = request.parameters.empty() ? std::string() : asciiLower(request.parameters.front());
    return tenant == accounts.tenantId || tenant == accounts.domain || tenant == accounts.initialDomain ||
           tenant == "common" || tenant == "organizations";
}

net::ServerResponse TokenEndpoint::refuse(const Asking& asking, const OAuthError& error) const {
    return oauthErrorResponse(error, asking.request, clock_.now());
}

net::ServerResponse TokenEndpoint::token(const net::ServerRequest& request) const {
    const std::string tenant = request.parameters.empty() ? std::string() : request.parameters.front();
    Asking asking{request, net::formDecode(request.body), {}, {}, originOf(request) + '/' + tenant + "/v2.0"};
    if (!knowsTenant(request))
        return refuse(asking,
                      {400, "invalid_request", 90002,
                       "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID."});
    asking.clientId = asking.field("client_id");
    asking.clientSecret = asking.field("client_secret");
    const std::string_view authorization = request.headers.get("Authorization");
    if (authorization.starts_with(basic)) {
        const std::string pair = fromBase64(authorization.substr(basic.size())).value_or(std::string());
        asking.clientId = net::percentDecode(pair.substr(0, pair.find(':')));
        asking.clientSecret = net::percentDecode(pair.substr(std::min(pair.find(':'), pair.size() - 1) + 1));
    }
    const std::string grant = asking.field("grant_type");
    if (grant.empty()) return refuse(asking, missing("grant_type"));
    if (asking.clientId.empty()) return refuse(asking, missing("client_id"));
    const TenantAccounts& accounts = issuer_.accounts();
    if (asking.clientId != accounts.clientId && asking.clientId != accounts.consoleClientId)
        return refuse(asking, {400, "unauthorized_client", 700016,
                               "Application with identifier '" + asking.clientId +
                                   "' was not found in the directory 'Contoso'."});
    if (!asking.clientSecret.empty() &&
        (asking.clientId != accounts.clientId || asking.clientSecret != accounts.clientSecret))
        return refuse(asking, wrongSecret(asking.clientId));
    if (grant == "client_credentials") return clientCredentials(asking);
    if (grant == "authorization_code") return authorizationCode(asking);
    if (grant == "refresh_token") return refreshToken(asking);
    return refuse(
        asking, {400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '" + grant + "'."});
}

net::ServerResponse TokenEndpoint::clientCredentials(const Asking& asking) const {
    if (asking.clientSecret.empty())
        return refuse(
            asking, {401, "invalid_client", 7000218,
                     "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."});
    const std::string scope = asking.field("scope");
    if (!scope.ends_with(everything))
        return refuse(asking, {400, "invalid_scope", 1002012,
                               "The provided value for scope " + scope +
                                   " is not valid. Client credential flows must have a scope "
                                   "value with /.default suffixed to the resource identifier (application ID URI)."});
    Grant grant;
    grant.issuer = asking.issuer;
    grant.clientId = asking.clientId;
    grant.resource = scope.substr(0, scope.size() - everything.size());
    const std::string seconds = std::to_string(issuer_.lifetime().count());
    return unstored(net::ServerResponse::json(
        200, "{\"token_type\":\"Bearer\",\"expires_in\":" + seconds + ",\"ext_expires_in\":" + seconds +
                 ",\"access_token\":" + jsonText(issuer_.accessToken(grant)) + '}'));
}

net::ServerResponse TokenEndpoint::authorizationCode(const Asking& asking) const {
    for (const char* parameter : {"code", "redirect_uri", "code_verifier"})
        if (asking.field(parameter).empty()) return refuse(asking, missing(parameter));
    const auto signedIn = codes_.take(asking.field("code"));
    if (!signedIn)
        return refuse(asking, {400, "invalid_grant", 54005,
                               "OAuth2 Authorization code was already redeemed, please retry with a new valid code."});
    if (signedIn->expiresAt <= clock_.now())
        return refuse(asking, {400, "invalid_grant", 70008,
                               "The provided authorization code or refresh token has expired due to inactivity."});
    if (signedIn->grant.clientId != asking.clientId)
        return refuse(asking, {400, "invalid_grant", 700005,
                               "Provided Authorization Code is intended to use against other client."});
    if (withoutSlash(signedIn->redirectUri) != withoutSlash(asking.field("redirect_uri")))
        return refuse(asking,
                      {400, "invalid_grant", 500112,
                       "The reply address does not match the reply address provided when requesting the code."});
    if (signedIn->codeChallenge != s256(asking.field("code_verifier")))
        return refuse(asking,
                      {400, "invalid_grant", 501481,
                       "The Code_Verifier does not match the code_challenge supplied in the authorization request."});
    Grant grant = signedIn->grant;
    grant.issuer = asking.issuer;
    return granted(asking, grant, signedIn->nonce);
}

net::ServerResponse TokenEndpoint::refreshToken(const Asking& asking) const {
    if (asking.field("refresh_token").empty()) return refuse(asking, missing("refresh_token"));
    auto grant = issuer_.redeem(asking.field("refresh_token"));
    if (!grant || grant->clientId != asking.clientId)
        return refuse(asking,
                      {400, "invalid_grant", 70000,
                       "Provided grant is invalid or malformed: the refresh token was used, revoked or never given."});
    grant->issuer = asking.issuer;
    return granted(asking, *grant, {});
}

net::ServerResponse TokenEndpoint::granted(const Asking& asking, const Grant& grant, const std::string& nonce) const {
    const std::string seconds = std::to_string(issuer_.lifetime().count());
    std::string body = "{\"token_type\":\"Bearer\",\"scope\":" + jsonText(grant.scope) + ",\"expires_in\":" + seconds +
                       ",\"ext_expires_in\":" + seconds + ",\"access_token\":" + jsonText(issuer_.accessToken(grant));
    if (grant.scope.find("offline_access") != std::string::npos)
        body += ",\"refresh_token\":" + jsonText(issuer_.refreshToken(grant));
    if (grant.scope.find("openid") != std::string::npos) {
        const auto idToken = issuer_.idToken(grant, nonce);
        if (!idToken.ok()) return refuse(asking, {500, "server_error", 90033, "A transient error has occurred."});
        body += ",\"id_token\":" + jsonText(*idToken);
    }
    if (!asking.field("client_info").empty())
        body += ",\"client_info\":" +
                jsonText(base64Url(R"({"uid":"admin","utid":")" + issuer_.accounts().tenantId + "\"}"));
    return unstored(net::ServerResponse::json(200, body + '}'));
}

net::ServerResponse TokenEndpoint::discovery(const net::ServerRequest& request) const {
    const std::string tenant = request.parameters.empty() ? std::string() : request.parameters.front();
    if (!knowsTenant(request))
        return oauthErrorResponse({400, "invalid_tenant", 90002, "Tenant '" + tenant + "' not found."}, request,
                                  clock_.now());
    const std::string origin = originOf(request);
    const std::string root = origin + '/' + tenant;
    const auto link = [](std::string_view name, const std::string& url) {
        return jsonText(name) + ':' + jsonText(url) + ',';
    };
    return net::ServerResponse::json(
        200, '{' + link("issuer", root + "/v2.0") + link("authorization_endpoint", root + "/oauth2/v2.0/authorize") +
                 link("token_endpoint", root + "/oauth2/v2.0/token") + link("jwks_uri", root + "/discovery/v2.0/keys") +
                 link("end_session_endpoint", root + "/oauth2/v2.0/logout") + link("msgraph_host", origin.substr(8)) +
                 R"("response_types_supported":["code"],"response_modes_supported":["query","form_post"],)"
                 R"("subject_types_supported":["pairwise"],"id_token_signing_alg_values_supported":["RS256"],)"
                 R"("token_endpoint_auth_methods_supported":["client_secret_post","client_secret_basic"],)"
                 R"("code_challenge_methods_supported":["S256"],)"
                 R"("scopes_supported":["openid","profile","email","offline_access"],"tenant_region_scope":"EU"})");
}

net::ServerResponse TokenEndpoint::keys() const {
    const auto keys = issuer_.publicKeys();
    return keys.ok() ? net::ServerResponse::json(200, *keys) : net::ServerResponse::empty(500);
}

}  // namespace hs::sandbox
