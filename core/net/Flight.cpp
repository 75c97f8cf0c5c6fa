#include "core/net/Flight.h"

#include <charconv>

#include "core/net/Address.h"
#include "core/net/Tls.h"

namespace hs::net {

namespace {

/// QNetworkReply::error() mixes failures of the network with its own reading of the HTTP status (400 becomes
/// ProtocolInvalidOperationError, 429 UnknownContentError).
bool isNetworkFailure(QNetworkReply::NetworkError error) {
    return (error > QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied) ||
           error == QNetworkReply::ProtocolFailure;
}

/// To Qt 6.4 a chunked body that was cut looks whole; JSON at least ends in a bracket.
bool isCutJson(const HttpResponse& response) {
    if (response.headers.get("Content-Type").find("json") == std::string_view::npos) return false;
    const auto end = response.body.find_last_not_of(" \t\r\n");
    return end != std::string::npos && response.body[end] != '}' && response.body[end] != ']';
}

}  // namespace

Flight::Flight(QNetworkReply* reply, std::shared_ptr<int> load) : reply_(reply), load_(std::move(load)) {
    ++*load_;
    patience_.setSingleShot(true);
    QObject::connect(reply, &QNetworkReply::sslErrors, &patience_,
                     [this](const QList<QSslError>& errors) { tlsErrors_ = errors; });
}

Flight::~Flight() {
    --*load_;
    if (!reply_) return;
    QObject::disconnect(reply_, nullptr, &patience_, nullptr);
    if (!reply_->isFinished()) reply_->abort();
    delete reply_.data();
}

void Flight::watch(std::chrono::milliseconds timeout, std::function<void()> landed) {
    if (!reply_ || reply_->isFinished()) return landed();
    QObject::connect(&patience_, &QTimer::timeout, &patience_, [this] {
        timedOut_ = true;
        reply_->abort();
    });
    const auto moved = [this] { patience_.start(); };
    QObject::connect(reply_, &QNetworkReply::downloadProgress, &patience_, moved);
    QObject::connect(reply_, &QNetworkReply::uploadProgress, &patience_, moved);
    QObject::connect(reply_, &QNetworkReply::finished, &patience_, [this, landed = std::move(landed)] {
        patience_.stop();
        landed();
    });
    patience_.start(timeout);
}

Flight::Landing Flight::land() {
    if (!reply_) return {Error(ErrorCode::Cancelled, "The request was dropped with its client"), false};
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (timedOut_ || status == 0 || isNetworkFailure(reply_->error())) return failure();

    HttpResponse response;
    response.status = status;
    for (const auto& [name, value] : reply_->rawHeaderPairs())
        response.headers.add(name.toStdString(), value.toStdString());
    response.body = reply_->readAll().toStdString();
    if (isCut(response)) return failure();
    return {std::move(response), false};
}

/// Less body than announced: the server left in the middle.
bool Flight::isCut(const HttpResponse& response) const {
    if (reply_->operation() == QNetworkAccessManager::HeadOperation) return false;
    if (response.status == 204 || response.status == 304) return false;
    if (!response.headers.has("Content-Length")) return isCutJson(response);
    if (response.headers.has("Content-Encoding")) return false;  // Qt has unpacked the body: the length says nothing
    const auto length = response.headers.get("Content-Length");
    std::size_t announced = 0;
    std::from_chars(length.data(), length.data() + length.size(), announced);
    return response.body.size() < announced;
}

Flight::Landing Flight::failure() const {
    const auto url = reply_->url();
    const auto host = url.authority().toStdString();
    const auto words = reply_->errorString().toStdString();
    const auto unavailable = [&](std::string message, std::string next) {
        return Error(ErrorCode::Unavailable, std::move(message))
            .on(shownAddress(url))
            .saying(words)
            .next(std::move(next));
    };
    if (timedOut_ || reply_->error() == QNetworkReply::TimeoutError) {
        return {Error(ErrorCode::Timeout, host + " did not answer in time")
                    .on(shownAddress(url))
                    .next("Check the network, or try again later."),
                false};
    }
    switch (reply_->error()) {
        case QNetworkReply::SslHandshakeFailedError:
            if (!tlsErrors_.isEmpty()) return {untrustedCertificate(host, tlsErrors_), false};
            return {
                unavailable("No TLS connection to " + host, "Check that this port speaks https (TLS 1.2 or later)."),
                false};
        case QNetworkReply::ConnectionRefusedError:
            return {unavailable(host + " refuses connections",
                                "Check that the server is running, and the port and firewall."),
                    false};
        case QNetworkReply::HostNotFoundError:
            return {unavailable("The name " + url.host().toStdString() + " cannot be found",
                                "Check the spelling of the address and this machine's DNS."),
                    false};
        case QNetworkReply::OperationCanceledError:
            return {Error(ErrorCode::Cancelled, "The request was stopped"), false};
        default: return {unavailable("The connection to " + host + " was lost", "Try again."), true};
    }
}

}  // namespace hs::net
