#include "core/net/Address.h"

#include <QHostAddress>

namespace hs::net {

Result<QUrl> parseAddress(std::string_view text) {
    const auto url =
        QUrl::fromEncoded(QByteArray(text.data(), static_cast<qsizetype>(text.size())), QUrl::TolerantMode);
    const auto scheme = url.scheme();
    const bool https = scheme == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || (!https && scheme != QLatin1String("http"))) {
        return Error(ErrorCode::InvalidInput, "This is not the address of a server")
            .saying(url.errorString().toStdString())
            .on(shownAddress(url))
            .next("Use an address such as https://graph.microsoft.com.");
    }
    if (!url.userInfo().isEmpty()) {
        return Error(ErrorCode::InvalidInput, "An address must not contain a user name or password")
            .on(shownAddress(url))
            .next("Remove the part before the @.");
    }
    if (!https && !isLoopback(url)) {
        return Error(ErrorCode::InvalidInput, "Plain http is refused: everyone on the way could read the credentials")
            .on(shownAddress(url))
            .next("Use https.");
    }
    return url;
}

bool isLoopback(const QUrl& url) {
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

std::string shownAddress(const QUrl& url) {
    return url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo | QUrl::FullyEncoded)
        .toStdString();
}

}  // namespace hs::net
