#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "app/sandbox/tenant/Tenant.h"
#include "core/net/HttpClient.h"

namespace hs::sandbox {

/// A clock that stands still until a test moves it.
class HandClock final : public Clock {
public:
    UnixMillis now() const override { return now_.load(); }
    std::chrono::steady_clock::time_point steady() const override {
        return std::chrono::steady_clock::time_point(std::chrono::milliseconds(now_.load()));
    }
    bool sleepFor(std::chrono::milliseconds duration, std::stop_token) override {
        advance(duration);
        return true;
    }
    void advance(std::chrono::milliseconds duration) { now_ += duration.count(); }

private:
    std::atomic<UnixMillis> now_{1'700'000'000'000};
};

/// What a request to the tenant came to.
struct Answer {
    int status = 0;  ///< 0 when there was no answer
    net::Headers headers;
    std::string body;
    ErrorCode error = ErrorCode::Internal;  ///< of a request without answer

    QJsonObject json() const { return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object(); }
    QJsonArray value() const { return json().value(QLatin1String("value")).toArray(); }
    std::string text(const char* name) const { return json().value(QLatin1String(name)).toString().toStdString(); }
    std::string errorCode() const;
    std::string errorMessage() const;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A tenant on loopback with real TLS, and a client that trusts it.
class TenantRig {
public:
    explicit TenantRig(TenantOptions options = {}, std::vector<Person> people = {});

    Tenant& tenant() { return *tenant_; }
    HandClock& clock() { return clock_; }
    const TenantAccounts& accounts() const { return tenant_->accounts(); }

    /// To Graph with a living token. `path` starts with the version, or is a whole link of the tenant's.
    Answer get(const std::string& path, const Pairs& headers = {});
    Answer post(const std::string& path, const QJsonObject& body, const Pairs& headers = {});
    Answer patch(const std::string& path, const QJsonObject& body, const Pairs& headers = {});
    Answer remove(const std::string& path);

    /// To anywhere, as it is.
    Answer send(const std::string& method, const std::string& path, const Pairs& headers = {},
                const std::string& body = {});
    Answer form(const std::string& path, const Pairs& fields, const Pairs& headers = {});

    Answer token(const Pairs& fields) { return form('/' + accounts().tenantId + "/oauth2/v2.0/token", fields); }
    std::string applicationToken();
    void forgetToken() { token_.clear(); }

    /// A user as the provisioning service would post it.
    static QJsonObject user(const std::string& name, const std::string& anchor);
    /// Posts it and gives its id.
    std::string createUser(const std::string& name, const std::string& anchor);

    /// As if the first cycle had run.
    void provision(const std::vector<Person>& people);

private:
    Pairs signedHeaders(const Pairs& headers);

    QTemporaryDir directory_;
    HandClock clock_;
    SystemClock wallClock_;
    NullLog log_;
    std::unique_ptr<Tenant> tenant_;
    std::unique_ptr<net::HttpClient> client_;
    std::string token_;
};

QJsonObject jsonObject(const std::string& text);
std::vector<std::string> strings(const QJsonValue& array);

}  // namespace hs::sandbox
