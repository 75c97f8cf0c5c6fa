#include "core/wiring/TenantSignIn.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "core/auth/AuthorizationCode.h"
#include "core/auth/RefreshTokenSource.h"

namespace hs::wiring {

namespace {

constexpr const char* personScope = "openid profile offline_access https://graph.microsoft.com/User.ReadWrite.All";

net::HttpSettings httpOf(const TenantSettings& tenant) {
    net::HttpSettings http;
    http.caFile = tenant.caFile;
    return http;
}

auth::Registration registrationOf(const TenantSettings& tenant) {
    return {tenant.authorityUrl, tenant.tenantId,
            tenant.consoleClientId.empty() ? tenant.clientId : tenant.consoleClientId};
}

std::string vaultKey(const TenantSettings& tenant) { return "signin/" + signInKey(tenant); }

}  // namespace

std::string signInKey(const TenantSettings& tenant) {
    const auth::Registration registration = registrationOf(tenant);
    return registration.tenant + "/" + registration.clientId;
}

TenantSignIn::TenantSignIn(SecretVault& vault, BrowserOpener* browser, Clock& clock, Log& log)
    : vault_(vault), browser_(browser), clock_(clock), log_(log) {}

std::optional<TenantSignIn::Kept> TenantSignIn::read(const TenantSettings& tenant) {
    // Which vault took it depends on whether a keychain answered that day.
    for (const char* scheme : {"keychain:", "vault:"}) {
        const auto secret = vault_.read(scheme + vaultKey(tenant));
        if (!secret.ok() || secret->empty()) continue;
        const std::string_view text = secret->reveal();
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).object();
        Kept kept;
        kept.account.name = json[QStringLiteral("account")].toString().toStdString();
        kept.account.tenantId = json[QStringLiteral("tenant")].toString().toStdString();
        kept.account.signedInAt = json[QStringLiteral("signedInAt")].toInteger();
        kept.refreshToken = Secret(json[QStringLiteral("refreshToken")].toString().toStdString());
        if (!kept.refreshToken.empty()) return kept;
    }
    return std::nullopt;
}

Result<void> TenantSignIn::write(const TenantSettings& tenant, const Kept& kept) {
    const QJsonObject json{
        {QStringLiteral("account"), QString::fromStdString(kept.account.name)},
        {QStringLiteral("tenant"), QString::fromStdString(kept.account.tenantId)},
        {QStringLiteral("signedInAt"), static_cast<qint64>(kept.account.signedInAt)},
        {QStringLiteral("refreshToken"), QString::fromStdString(std::string(kept.refreshToken.reveal()))}};
    const auto written =
        vault_.write(vaultKey(tenant), Secret(QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString()));
    return written.ok() ? Result<void>() : Result<void>(written.error());
}

Result<Account> TenantSignIn::signIn(const TenantSettings& tenant, std::stop_token stop) {
    if (browser_ == nullptr)
        return Error(ErrorCode::Unsupported, "There is no browser to sign in with here.")
            .next("Sign in in the console, or give the configuration a client secret.");
    auth::SignInRequest request;
    request.registration = registrationOf(tenant);
    request.scope = personScope;
    HS_ASSIGN(const auth::SignIn person,
              auth::AuthorizationCode(httpOf(tenant), clock_, log_).signIn(request, *browser_, stop));
    if (person.refreshToken.empty())
        return Error(ErrorCode::Unauthenticated,
                     "The authority signed " + person.accountName + " in but gave no refresh token.")
            .on(tenant.tenantId)
            .next("Allow offline_access for the application, then sign in again.");
    Kept kept;
    kept.account = {person.accountName, person.tenantId, clock_.now()};
    kept.refreshToken = person.refreshToken;
    HS_TRY(write(tenant, kept));
    log_.info("Signed in", {{"account", kept.account.name}});
    return kept.account;
}

Result<void> TenantSignIn::signOut(const TenantSettings& tenant) {
    for (const char* scheme : {"keychain:", "vault:"})
        if (vault_.read(scheme + vaultKey(tenant)).ok()) HS_TRY(vault_.erase(scheme + vaultKey(tenant)));
    return {};
}

std::optional<Account> TenantSignIn::account(const TenantSettings& tenant) {
    const auto kept = read(tenant);
    return kept ? std::optional(kept->account) : std::nullopt;
}

std::unique_ptr<TokenSource> TenantSignIn::tokens(const TenantSettings& tenant) {
    auto kept = read(tenant);
    if (!kept) return nullptr;
    const auto keep = [this, tenant, account = kept->account](const Secret& refreshToken) {
        return write(tenant, Kept{account, refreshToken});
    };
    return std::make_unique<auth::RefreshTokenSource>(registrationOf(tenant), kept->refreshToken, personScope, keep,
                                                      auth::CachedToken(), httpOf(tenant), clock_, log_);
}

}  // namespace hs::wiring
