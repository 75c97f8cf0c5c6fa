#include "tests/sandbox/tenant/TenantRig.h"

#include <gtest/gtest.h>

#include <QFile>

#include "core/base/Encoding.h"
#include "core/net/Certificates.h"

namespace hs::sandbox {

namespace {

std::string errorMember(const Answer& answer, QLatin1String name) {
    return answer.json().value(QLatin1String("error")).toObject().value(name).toString().toStdString();
}

}  // namespace

std::string Answer::errorCode() const { return errorMember(*this, QLatin1String("code")); }
std::string Answer::errorMessage() const { return errorMember(*this, QLatin1String("message")); }

QJsonObject jsonObject(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

std::vector<std::string> strings(const QJsonValue& array) {
    std::vector<std::string> texts;
    for (const QJsonValue& element : array.toArray()) texts.push_back(element.toString().toStdString());
    return texts;
}

TenantRig::TenantRig(TenantOptions options, std::vector<Person> people) {
    const auto authority = net::makeAuthority("Sandbox Test CA", wallClock_.now());
    EXPECT_TRUE(authority.ok());
    const auto certificate = net::makeServerCertificate(*authority, {}, wallClock_.now());
    EXPECT_TRUE(certificate.ok());
    options.certificatePem = certificate->certificatePem;
    options.privateKeyPem = certificate->privateKeyPem;
    if (options.accounts.clientSecret.empty()) options.accounts.clientSecret = "a+secret/with=signs";
    if (options.accounts.password.empty()) options.accounts.password = "pass word&more";
    auto tenant = Tenant::start(options, people, clock_);
    EXPECT_TRUE(tenant.ok()) << (tenant.ok() ? "" : tenant.error().toLine());
    tenant_ = *std::move(tenant);

    net::HttpSettings settings;
    settings.caFile = directory_.filePath(QStringLiteral("ca.pem")).toStdString();
    settings.maxAttempts = 1;  // what the tenant says is what a test sees
    QFile file(QString::fromStdString(settings.caFile));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(authority->certificatePem));
    file.close();
    client_ = std::make_unique<net::HttpClient>(settings, wallClock_, log_);
}

Answer TenantRig::send(const std::string& method, const std::string& path, const Pairs& headers,
                       const std::string& body) {
    net::HttpRequest request;
    request.method = method;
    request.url = path.starts_with("https://") ? path : tenant_->graphUrl() + path;
    request.body = body;
    for (const auto& [name, value] : headers) request.headers.set(name, value);
    auto response = client_->send(request, {});
    if (!response.ok()) return {0, {}, {}, response.error().code};
    return {response->status, response->headers, response->body, ErrorCode::Internal};
}

Answer TenantRig::form(const std::string& path, const Pairs& fields, const Pairs& headers) {
    Pairs all = headers;
    all.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", path, all, net::formEncode(fields));
}

std::string TenantRig::applicationToken() {
    if (token_.empty())
        token_ = token({{"grant_type", "client_credentials"},
                        {"client_id", accounts().clientId},
                        {"client_secret", accounts().clientSecret},
                        {"scope", "https://graph.microsoft.com/.default"}})
                     .text("access_token");
    return token_;
}

Pairs TenantRig::signedHeaders(const Pairs& headers) {
    Pairs all{{"Authorization", "Bearer " + applicationToken()}};
    all.insert(all.end(), headers.begin(), headers.end());
    return all;
}

Answer TenantRig::get(const std::string& path, const Pairs& headers) {
    return send("GET", path, signedHeaders(headers));
}

Answer TenantRig::post(const std::string& path, const QJsonObject& body, const Pairs& headers) {
    Pairs all = signedHeaders(headers);
    all.emplace_back("Content-Type", "application/json");
    return send("POST", path, all, QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString());
}

Answer TenantRig::patch(const std::string& path, const QJsonObject& body, const Pairs& headers) {
    Pairs all = signedHeaders(headers);
    all.emplace_back("Content-Type", "application/json");
    return send("PATCH", path, all, QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString());
}

Answer TenantRig::remove(const std::string& path) { return send("DELETE", path, signedHeaders({})); }

QJsonObject TenantRig::user(const std::string& name, const std::string& anchor) {
    const QString text = QString::fromStdString(name);
    return {{QStringLiteral("displayName"), text},
            {QStringLiteral("userPrincipalName"), text + QStringLiteral("@contoso.test")},
            {QStringLiteral("mail"), text + QStringLiteral("@contoso.test")},
            {QStringLiteral("mailNickname"), text},
            {QStringLiteral("accountEnabled"), true},
            {QStringLiteral("onPremisesImmutableId"), QString::fromStdString(anchor)}};
}

std::string TenantRig::createUser(const std::string& name, const std::string& anchor) {
    const Answer answer = post("/beta/users", user(name, anchor));
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.text("id");
}

void TenantRig::provision(const std::vector<Person>& people) {
    const auto done = tenant_->state().open().provision(people);
    EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().toLine());
}

}  // namespace hs::sandbox
