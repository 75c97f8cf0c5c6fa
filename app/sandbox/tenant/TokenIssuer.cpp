#include "app/sandbox/tenant/TokenIssuer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <array>

#include "app/sandbox/Person.h"
#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr std::string_view graph = "https://graph.microsoft.com";
constexpr std::string_view graphApplication = "00000003-0000-0000-c000-000000000000";

QByteArray borrowed(std::string_view text) {
    return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
}

Error invalidToken(std::string message) {
    return Error(ErrorCode::Unauthenticated, std::move(message)).saying("InvalidAuthenticationToken");
}

/// The claims every token has, without the closing brace.
std::string commonClaims(const Grant& grant, const TenantAccounts& accounts, UnixMillis now,
                         std::chrono::seconds lifetime) {
    const std::int64_t seconds = now / 1000;
    return "\"iss\":" + jsonText(grant.issuer) + ",\"iat\":" + std::to_string(seconds) +
           ",\"nbf\":" + std::to_string(seconds) + ",\"exp\":" + std::to_string(seconds + lifetime.count()) +
           ",\"tid\":" + jsonText(accounts.tenantId) + ",\"uti\":" + jsonText(randomToken().substr(0, 22));
}

std::string administratorId(const TenantAccounts& accounts) {
    return cloudObjectId("administrator " + accounts.userName);
}

}  // namespace

std::string randomToken() {
    std::array<std::uint32_t, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return base64Url(std::string_view(reinterpret_cast<const char*>(words.data()), sizeof words));
}

TokenIssuer::TokenIssuer(TenantAccounts accounts, std::chrono::seconds lifetime, Clock& clock)
    : accounts_(std::move(accounts)), lifetime_(lifetime), clock_(clock), secret_(randomToken()) {}

std::string TokenIssuer::signature(std::string_view text) const {
    return base64Url(
        QMessageAuthenticationCode::hash(borrowed(text), borrowed(secret_), QCryptographicHash::Sha256).toStdString());
}

std::string TokenIssuer::accessToken(const Grant& grant) const {
    std::string claims =
        "{\"aud\":" + jsonText(grant.resource) + ',' + commonClaims(grant, accounts_, clock_.now(), lifetime_) +
        ",\"appid\":" + jsonText(grant.clientId) + R"(,"app_displayname":"Hybrid Sync","ver":"1.0","generation":)" +
        std::to_string(generation_.load());
    if (grant.delegated)
        claims += R"(,"idtyp":"user","scp":"User.ReadWrite.All Directory.Read.All","oid":)" +
                  jsonText(administratorId(accounts_)) + ",\"upn\":" + jsonText(accounts_.userName) + '}';
    else
        claims +=
            R"(,"idtyp":"app","roles":["User.ReadWrite.All","OrgContact.Read.All","Organization.Read.All"],"oid":)" +
            jsonText(cloudObjectId("service principal " + grant.clientId)) + '}';
    std::string text = base64Url(R"({"typ":"JWT","alg":"HS256"})") + '.' + base64Url(claims);
    return text + '.' + signature(text);
}

Result<std::string> TokenIssuer::idToken(const Grant& grant, const std::string& nonce) const {
    HS_ASSIGN(const SigningKey* key, signingKey());
    std::string claims =
        "{\"aud\":" + jsonText(grant.clientId) + ',' + commonClaims(grant, accounts_, clock_.now(), lifetime_) +
        ",\"oid\":" + jsonText(administratorId(accounts_)) + ",\"sub\":" + jsonText(administratorId(accounts_)) +
        ",\"preferred_username\":" + jsonText(accounts_.userName) + R"(,"name":"Sandbox Administrator","ver":"2.0")";
    if (!nonce.empty()) claims += ",\"nonce\":" + jsonText(nonce);  // none asked, none given: not even null
    claims += '}';
    const std::string text =
        base64Url(R"({"typ":"JWT","alg":"RS256","kid":)" + jsonText(key->keyId()) + '}') + '.' + base64Url(claims);
    HS_ASSIGN(const std::string signatureBytes, key->sign(text));
    return text + '.' + base64Url(signatureBytes);
}

std::string TokenIssuer::refreshToken(const Grant& grant) {
    const std::string token = "0.A" + randomToken();
    const std::lock_guard lock(mutex_);
    refreshTokens_[token] = grant;
    return token;
}

std::optional<Grant> TokenIssuer::redeem(const std::string& refreshToken) {
    const std::lock_guard lock(mutex_);
    const auto found = refreshTokens_.find(refreshToken);
    if (found == refreshTokens_.end()) return std::nullopt;
    Grant grant = std::move(found->second);
    refreshTokens_.erase(found);
    return grant;
}

Result<void> TokenIssuer::check(std::string_view accessToken, std::string_view origin) const {
    if (accessToken.empty()) return invalidToken("Access token is empty.");
    const std::size_t claimsAt = accessToken.find('.');
    const std::size_t signatureAt = accessToken.rfind('.');
    if (claimsAt == std::string_view::npos || claimsAt == signatureAt)
        return invalidToken("IDX14100: JWT is not well formed.");
    if (signature(accessToken.substr(0, signatureAt)) != accessToken.substr(signatureAt + 1))
        return invalidToken("Access token validation failure. Invalid signature.");
    const std::string_view encoded = accessToken.substr(claimsAt + 1, signatureAt - claimsAt - 1);
    const QJsonObject claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(borrowed(encoded), QByteArray::Base64UrlEncoding)).object();
    const std::string audience = claims.value(QLatin1String("aud")).toString().toStdString();
    if (audience != graph && audience != graphApplication && audience != origin)
        return invalidToken("Access token validation failure. Invalid audience.");
    const bool old = static_cast<unsigned>(claims.value(QLatin1String("generation")).toInt()) != generation_.load();
    if (old || claims.value(QLatin1String("exp")).toDouble() * 1000 <= static_cast<double>(clock_.now()))
        return invalidToken("Lifetime validation failed, the token is expired.");
    return {};
}

Result<const SigningKey*> TokenIssuer::signingKey() const {
    const std::lock_guard lock(mutex_);
    if (!key_) { HS_ASSIGN(key_, SigningKey::make()); }
    return &*key_;
}

Result<std::string> TokenIssuer::publicKeys() const {
    HS_ASSIGN(const SigningKey* key, signingKey());
    return "{\"keys\":[" + key->publicJwk() + "]}";
}

}  // namespace hs::sandbox
