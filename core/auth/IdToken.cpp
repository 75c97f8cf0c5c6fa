#include "core/auth/IdToken.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hs::auth {

namespace {

std::string text(const QJsonObject& claims, const char* name) {
    return claims.value(QLatin1String(name)).toString().toStdString();
}

std::vector<std::string> audiencesOf(const QJsonObject& claims) {
    const auto value = claims.value(QLatin1String("aud"));
    if (value.isString()) return {value.toString().toStdString()};
    std::vector<std::string> result;
    for (const auto& one : value.toArray()) result.push_back(one.toString().toStdString());
    return result;
}

}  // namespace

Result<IdToken> readIdToken(std::string_view token) {
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos) return Error(ErrorCode::Corrupt, "The ID token has not three parts");
    const auto payload = token.substr(first + 1, second - first - 1);
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray(payload.data(), static_cast<qsizetype>(payload.size())),
                                       QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const auto document = QJsonDocument::fromJson(*decoded);
    if (!decoded || !document.isObject()) return Error(ErrorCode::Corrupt, "The ID token cannot be read");

    const auto claims = document.object();
    IdToken result;
    result.accountName = text(claims, "preferred_username");
    result.displayName = text(claims, "name");
    result.tenantId = text(claims, "tid");
    result.objectId = text(claims, "oid");
    result.nonce = text(claims, "nonce");
    result.audiences = audiencesOf(claims);
    return result;
}

Result<void> checkIdToken(const IdToken& token, std::string_view clientId, std::string_view nonce) {
    if (std::find(token.audiences.begin(), token.audiences.end(), clientId) == token.audiences.end())
        return Error(ErrorCode::Corrupt, "The ID token was made for another application").next("Sign in again.");
    if (token.nonce != nonce)
        return Error(ErrorCode::Corrupt, "The ID token belongs to another sign-in").next("Sign in again.");
    return {};
}

}  // namespace hs::auth
