#include "core/auth/TokenEndpoint.h"

namespace hs::auth {

namespace {

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Servers have been seen to repeat what they were sent.
Error withoutSecrets(Error error, const TokenEndpoint::Fields& fields) {
    for (const auto& [name, value] : fields) {
        const bool secret = name == "client_secret" || name == "refresh_token" || name == "device_code" ||
                            name == "client_assertion" || name == "code" || name == "code_verifier";
        if (!secret || value.empty()) continue;
        replaceAll(error.serverText, value, "(secret)");
        replaceAll(error.message, value, "(secret)");
    }
    return error;
}

}  // namespace

std::string endpointUrl(const Registration& registration, std::string_view leaf) {
    std::string url = registration.authority;
    while (!url.empty() && url.back() == '/') url.pop_back();
    return url + '/' + net::percentEncode(registration.tenant) + "/oauth2/v2.0/" + std::string(leaf);
}

TokenEndpoint::TokenEndpoint(std::string url, net::HttpSettings http, Clock& clock, Log& log)
    : url_(std::move(url)), http_(std::move(http), clock, log) {}

Result<TokenReply> TokenEndpoint::ask(const Fields& fields, bool repeatable, std::stop_token stop,
                                      std::string* problem) {
    net::HttpRequest request;
    request.method = "POST";
    request.url = url_;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = net::formEncode(fields);
    request.idempotent = repeatable;
    HS_ASSIGN(const auto response, http_.send(request, std::move(stop)));
    auto reply = readTokenReply(response.status, response.body);
    if (reply) return reply;
    if (problem) *problem = readOAuthError(response.status, response.body).error;
    auto error = withoutSecrets(std::move(reply).error(), fields);
    error.object = url_;
    return error;
}

}  // namespace hs::auth
