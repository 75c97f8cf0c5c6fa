#include "core/auth/Discovery.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "core/net/Address.h"

namespace hs::auth {

namespace {

std::string text(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toString().toStdString();
}

std::string discoveryUrl(const Registration& registration) {
    std::string url = registration.authority;
    while (!url.empty() && url.back() == '/') url.pop_back();
    return url + '/' + net::percentEncode(registration.tenant) + "/v2.0/.well-known/openid-configuration";
}

}  // namespace

Result<OpenIdEndpoints> discover(const Registration& registration, net::HttpClient& http, std::stop_token stop) {
    net::HttpRequest request;
    request.url = discoveryUrl(registration);
    request.headers = {{"Accept", "application/json"}};
    HS_ASSIGN(const auto response, http.send(request, std::move(stop)));
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
    if (response.status == 429 || response.status >= 500)
        return toError(readOAuthError(response.status, response.body));

    OpenIdEndpoints endpoints{text(object, "authorization_endpoint"), text(object, "token_endpoint"),
                              text(object, "device_authorization_endpoint")};
    // The codes and tokens go where this document points: it must not point at plain http or nowhere.
    if (response.status != 200 || !net::parseAddress(endpoints.authorizationUrl) ||
        !net::parseAddress(endpoints.tokenUrl)) {
        return Error(ErrorCode::InvalidInput, "There is no sign-in for the tenant " + registration.tenant)
            .on(request.url)
            .saying(text(object, "error_description"))
            .next("Check the tenant ID or domain and the authority address.");
    }
    return endpoints;
}

}  // namespace hs::auth
