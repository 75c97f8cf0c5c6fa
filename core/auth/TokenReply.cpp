#include "core/auth/TokenReply.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdint>

namespace hs::auth {

namespace {

/// RFC 6749 lets expires_in away; an hour is what Entra and most others mean then.
constexpr std::chrono::seconds usualLifetime{3600};

std::string text(const QJsonObject& object, const char* name) {
    return object.value(QLatin1String(name)).toString().toStdString();
}

QJsonObject parse(std::string_view body) {
    return QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size()))).object();
}

/// expires_in is a number; older endpoints send it as text.
std::chrono::seconds lifetimeOf(const QJsonObject& object) {
    const auto value = object.value(QLatin1String("expires_in"));
    const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble();
    if (!(seconds > 0)) return usualLifetime;
    return std::chrono::seconds(static_cast<std::int64_t>(std::min(seconds, 365.0 * 24 * 3600)));
}

}  // namespace

OAuthError readOAuthError(int status, std::string_view body) {
    const auto object = parse(body);
    return {status, text(object, "error"), text(object, "error_description")};
}

Result<TokenReply> readTokenReply(int status, std::string_view body) {
    const auto object = parse(body);
    if (status < 200 || status > 299 || object.contains(QLatin1String("error")))
        return toError(readOAuthError(status, body));

    TokenReply reply;
    reply.accessToken = Secret(text(object, "access_token"));
    reply.refreshToken = Secret(text(object, "refresh_token"));
    reply.idToken = text(object, "id_token");
    reply.lifetime = lifetimeOf(object);
    if (reply.accessToken.empty()) {
        return Error(ErrorCode::Corrupt, "The sign-in server answered without a token")
            .next("Check the authority address: something else may answer there.");
    }
    return reply;
}

}  // namespace hs::auth
