#include "app/sandbox/tenant/AuthorizeEndpoint.h"

#include "app/sandbox/tenant/GraphCall.h"
#include "app/sandbox/tenant/SignInPage.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr UnixMillis codeLifetime = 10 * 60 * 1000;

net::ServerResponse page(int status, std::string html) {
    net::ServerResponse response = net::ServerResponse::empty(status);
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.headers.set("Cache-Control", "no-store");
    response.body = std::move(html);
    return response;
}

/// The fields of the form that belong to the sign-in, not to the authorization request.
bool isOwnField(std::string_view name) { return name == "login" || name == "passwd" || name == "cancel"; }

/// The resource of "https://graph.microsoft.com/User.Read offline_access openid".
std::string resourceOf(std::string_view scopes) {
    const std::size_t at = scopes.find("https://");
    if (at == std::string_view::npos) return "https://graph.microsoft.com";
    const std::string_view scope = scopes.substr(at, scopes.find(' ', at) - at);
    const std::size_t slash = scope.find('/', std::string_view("https://").size());
    return std::string(scope.substr(0, slash));
}

}  // namespace

std::string fieldOf(const std::vector<std::pair<std::string, std::string>>& fields, std::string_view name) {
    for (const auto& [key, value] : fields)
        if (key == name) return value;
    return {};
}

bool isLoopbackRedirect(std::string_view uri) {
    for (const std::string_view host : {"http://localhost", "http://127.0.0.1", "http://[::1]"}) {
        if (!uri.starts_with(host)) continue;
        const std::string_view rest = uri.substr(host.size());
        if (rest.empty() || rest.front() == ':' || rest.front() == '/') return true;
    }
    return false;
}

std::optional<OAuthError> AuthorizeEndpoint::refusal(const Fields& fields) const {
    const TenantAccounts& accounts = issuer_.accounts();
    const std::string client = fieldOf(fields, "client_id");
    if (client != accounts.clientId && client != accounts.consoleClientId)
        return OAuthError{400, "unauthorized_client", 700016,
                          "Application with identifier '" + client + "' was not found in the directory 'Contoso'."};
    if (!isLoopbackRedirect(fieldOf(fields, "redirect_uri")))
        return OAuthError{
            400, "invalid_request", 50011,
            "The redirect URI '" + fieldOf(fields, "redirect_uri") +
                "' specified in the request does not match the redirect URIs configured for the application."};
    if (fieldOf(fields, "response_type") != "code")
        return OAuthError{400, "unsupported_response_type", 700054, "response_type has to be 'code'."};
    if (fieldOf(fields, "code_challenge").empty() || fieldOf(fields, "code_challenge_method") != "S256")
        return OAuthError{
            400, "invalid_request", 9002325,
            "Proof Key for Code Exchange with the method S256 is required for authorization code redemption."};
    return std::nullopt;
}

net::ServerResponse AuthorizeEndpoint::ask(const net::ServerRequest& request) const {
    const Fields& fields = request.query;
    if (const auto refused = refusal(fields))
        return page(400, messagePage("Sign-in failed", describe(*refused, randomGuid(), randomGuid(), clock_.now())));
    const std::string hint = fieldOf(fields, "login_hint");
    const bool known = equalsIgnoringAsciiCase(hint, issuer_.accounts().userName);
    if ((known || fieldOf(fields, "sandbox_approve") == "1") && fieldOf(fields, "prompt") != "login")
        return approve(request, fields);
    return page(200, signInPage(fields, hint, {}));
}

net::ServerResponse AuthorizeEndpoint::answer(const net::ServerRequest& request) const {
    Fields fields;
    const Fields posted = net::formDecode(request.body);
    for (const auto& field : posted)
        if (!isOwnField(field.first)) fields.push_back(field);
    if (fields.empty()) fields = request.query;
    if (const auto refused = refusal(fields))
        return page(400, messagePage("Sign-in failed", describe(*refused, randomGuid(), randomGuid(), clock_.now())));
    if (!fieldOf(posted, "cancel").empty())
        return sendBack(fields, {{"error", "access_denied"},
                                 {"error_description", "AADSTS65004: User declined to consent to access the app."}});
    const TenantAccounts& accounts = issuer_.accounts();
    const std::string login = fieldOf(posted, "login");
    if (!equalsIgnoringAsciiCase(login, accounts.userName) || fieldOf(posted, "passwd") != accounts.password)
        return page(200, signInPage(fields, login, "Your account or password is incorrect."));
    return approve(request, fields);
}

net::ServerResponse AuthorizeEndpoint::approve(const net::ServerRequest& request, const Fields& fields) const {
    SignedIn signedIn;
    const std::string tenant = request.parameters.empty() ? issuer_.accounts().tenantId : request.parameters.front();
    signedIn.grant.issuer = originOf(request) + '/' + tenant + "/v2.0";
    signedIn.grant.clientId = fieldOf(fields, "client_id");
    signedIn.grant.scope = fieldOf(fields, "scope");
    signedIn.grant.resource = resourceOf(signedIn.grant.scope);
    signedIn.grant.delegated = true;
    signedIn.redirectUri = fieldOf(fields, "redirect_uri");
    signedIn.codeChallenge = fieldOf(fields, "code_challenge");
    signedIn.nonce = fieldOf(fields, "nonce");
    signedIn.expiresAt = clock_.now() + codeLifetime;
    return sendBack(fields, {{"code", codes_.add(std::move(signedIn))}, {"session_state", randomGuid()}});
}

net::ServerResponse AuthorizeEndpoint::sendBack(const Fields& fields, Fields answer) const {
    const std::string state = fieldOf(fields, "state");
    if (!state.empty()) answer.emplace_back("state", state);
    if (!fieldOf(fields, "client_info").empty())
        answer.emplace_back("client_info",
                            base64Url(R"({"uid":"admin","utid":")" + issuer_.accounts().tenantId + "\"}"));
    const std::string redirect = fieldOf(fields, "redirect_uri");
    if (fieldOf(fields, "response_mode") == "form_post") return page(200, formPostPage(redirect, answer));
    net::ServerResponse response = net::ServerResponse::empty(302);
    response.headers.set("Location",
                         redirect + (redirect.find('?') == std::string::npos ? '?' : '&') + net::formEncode(answer));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

}  // namespace hs::sandbox
