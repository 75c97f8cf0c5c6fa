#pragma once

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <chrono>

namespace hs::auth {

/// The network as QtNetworkAuth may use it: verified TLS with our authorities, HTTP/1.1, no redirects, no cookies,
/// a timeout, and no second POST with a password after a 401. QtNetworkAuth 6.4 can set none of these itself.
class AuthorityAccess final : public QNetworkAccessManager {
public:
    AuthorityAccess(QSslConfiguration tls, std::chrono::milliseconds timeout)
        : tls_(std::move(tls)), timeout_(timeout) {}

protected:
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest& request, QIODevice* body) override;

private:
    QSslConfiguration tls_;
    std::chrono::milliseconds timeout_;
};

}  // namespace hs::auth
