#pragma once

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/net/Flight.h"
#include "core/net/HttpClient.h"

namespace hs::net {

/// The connections of one client. A QNetworkAccessManager opens six to a host, so a busy client gets several; and it
/// belongs to one thread, so a client that moves to another thread starts with new ones.
class Connections {
public:
    explicit Connections(const HttpSettings& settings);
    ~Connections();

    /// Sends the request off. Errors: InvalidInput when the CA file cannot be used.
    Result<std::unique_ptr<Flight>> takeOff(const HttpRequest& request, const QUrl& url, const std::string& requestId);

private:
    struct Lane {
        std::unique_ptr<QNetworkAccessManager> manager;
        std::shared_ptr<int> load;
    };
    Lane& freest();
    QNetworkRequest describe(const HttpRequest& request, const QUrl& url, const std::string& requestId) const;

    const HttpSettings& settings_;
    std::optional<QSslConfiguration> tls_;
    std::vector<Lane> lanes_;
};

}  // namespace hs::net
