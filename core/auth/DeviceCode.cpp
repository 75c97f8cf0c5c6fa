#include "core/auth/DeviceCode.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hs::auth {

using std::chrono::seconds;

namespace {

std::string text(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toString().toStdString();
}

seconds duration(const QJsonObject& object, const char* name, int usual) {
    return seconds(std::clamp(object.value(QLatin1String(name)).toInt(usual), 1, 24 * 3600));
}

}  // namespace

DeviceCode::DeviceCode(Registration registration, std::string scope, net::HttpSettings http, Clock& clock, Log& log)
    : registration_(std::move(registration)),
      scope_(std::move(scope)),
      settings_(std::move(http)),
      clock_(clock),
      log_(log) {}

Result<SignIn> DeviceCode::signIn(const std::function<void(const DevicePrompt&)>& show, std::stop_token stop) {
    HS_ASSIGN(const auto pending, begin(stop));
    show(pending.prompt);
    HS_ASSIGN(auto reply, poll(pending, std::move(stop)));
    return toSignIn(std::move(reply), registration_.clientId, "", clock_);
}

Result<DeviceCode::Pending> DeviceCode::begin(std::stop_token stop) {
    net::HttpRequest request;
    request.method = "POST";
    request.url = endpointUrl(registration_, "devicecode");
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = net::formEncode({{"client_id", registration_.clientId}, {"scope", scope_}});
    request.idempotent = true;  // an unused code simply runs out
    net::HttpClient http(settings_, clock_, log_);
    HS_ASSIGN(const auto response, http.send(request, std::move(stop)));
    if (response.status != 200) return toError(readOAuthError(response.status, response.body)).on(request.url);

    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
    Pending pending;
    pending.prompt = {text(object, "user_code"), text(object, "verification_uri"), duration(object, "expires_in", 900)};
    pending.deviceCode = Secret(text(object, "device_code"));
    pending.interval = duration(object, "interval", 5);
    if (pending.prompt.userCode.empty() || pending.prompt.verificationUrl.empty() || pending.deviceCode.empty())
        return Error(ErrorCode::Corrupt, "The sign-in server answered without a device code").on(request.url);
    return pending;
}

Result<TokenReply> DeviceCode::poll(const Pending& pending, std::stop_token stop) {
    TokenEndpoint endpoint(endpointUrl(registration_, "token"), settings_, clock_, log_);
    const auto end = clock_.steady() + pending.prompt.lifetime;
    auto interval = pending.interval;
    while (clock_.steady() < end) {
        if (!clock_.sleepFor(interval, stop)) return Error(ErrorCode::Cancelled, "The sign-in was stopped");
        std::string problem;
        auto reply = endpoint.ask({{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"},
                                   {"client_id", registration_.clientId},
                                   {"device_code", std::string(pending.deviceCode.reveal())}},
                                  false, stop, &problem);
        if (reply) return reply;
        if (problem == "expired_token") break;
        if (problem == "slow_down") interval += seconds(5);  // RFC 8628, 3.5
        else if (problem != "authorization_pending" && !isTransient(reply.error().code)) return reply;
    }
    return Error(ErrorCode::Timeout, "Nobody entered the code in time").next("Sign in again to get a new code.");
}

}  // namespace hs::auth
