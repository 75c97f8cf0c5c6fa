#include "core/auth/LoopbackReply.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QVariantMap>

#include "core/auth/OAuthError.h"
#include "core/auth/ReplyPage.h"
#include "core/net/ListenSockets.h"

namespace hs::auth {

namespace {

constexpr qint64 longestHead = 16 * 1024;
constexpr int mostConnections = 64;

void answer(QTcpSocket* socket, const std::string& text) {
    socket->write(text.data(), static_cast<qint64>(text.size()));
    socket->flush();
    socket->disconnectFromHost();
}

Error brokenConnection(const QNetworkReply& reply) {
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return Error(ErrorCode::Timeout, "The sign-in server did not answer in time").next("Try again.");
    return Error(ErrorCode::Unavailable, "The connection to the sign-in server was lost")
        .saying(reply.errorString().toStdString())
        .next("Try again.");
}

}  // namespace

Result<void> LoopbackReply::listen() {
    HS_ASSIGN(auto sockets, net::ListenSockets::bind(0, true));
    port_ = sockets.port();
    for (const int handle : sockets.release()) {
        auto& server = *servers_.emplace_back(std::make_unique<QTcpServer>());
        server.setMaxPendingConnections(mostConnections);
        QObject::connect(&server, &QTcpServer::newConnection, this, [this, &server] { welcome(server); });
        if (!server.setSocketDescriptor(handle))
            return Error(ErrorCode::Unavailable, "Cannot listen for the browser")
                .saying(server.errorString().toStdString());
    }
    return {};
}

QString LoopbackReply::callback() const { return QStringLiteral("http://localhost:%1").arg(port_); }

void LoopbackReply::welcome(QTcpServer& server) {
    while (auto* socket = server.nextPendingConnection()) {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (server.findChildren<QTcpSocket*>().size() > mostConnections) {
            socket->abort();
            continue;
        }
        QObject::connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
        hear(socket);
    }
}

void LoopbackReply::hear(QTcpSocket* socket) {
    if (socket == browser_ || socket->state() != QAbstractSocket::ConnectedState) return;
    const auto head = socket->peek(longestHead).toStdString();  // stays in the buffer until it is whole
    const auto callback = readCallback(head, state_);
    if (callback.kind == Callback::Kind::Incomplete && socket->bytesAvailable() < longestHead) return;
    socket->readAll();  // bytes left unread would reset the connection under the answer
    const bool ours = callback.kind == Callback::Kind::Code || callback.kind == Callback::Kind::Declined;
    if (ours && !taken_) take(socket, callback);
    else answer(socket, notFoundAnswer());
}

void LoopbackReply::take(QTcpSocket* socket, const Callback& callback) {
    taken_ = true;
    browser_ = socket;
    if (callback.kind == Callback::Kind::Declined) return end(toError({0, callback.error, callback.errorDescription}));
    code_ = callback.code;
    Q_EMIT callbackReceived({{QStringLiteral("code"), QString::fromStdString(callback.code)},
                             {QStringLiteral("state"), QString::fromStdString(state_)}});
    if (onCode) onCode();
}

void LoopbackReply::networkReplyFinished(QNetworkReply* reply) {
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) return end(brokenConnection(*reply));
    const auto body = reply->readAll();
    auto tokens = readTokenReply(status, std::string_view(body.data(), static_cast<std::size_t>(body.size())));
    // The flow wants to know as well; without a token it would only write to the log.
    if (tokens) Q_EMIT tokensReceived(QJsonDocument::fromJson(body).object().toVariantMap());
    end(std::move(tokens));
}

void LoopbackReply::end(Result<TokenReply> result) {
    if (ended_) return;
    ended_ = true;
    if (onEnd) onEnd(std::move(result));
}

void LoopbackReply::conclude(const std::string& page) {
    if (browser_) answer(browser_, page);
    if (browser_ && browser_->bytesToWrite() > 0) browser_->waitForBytesWritten(500);
}

}  // namespace hs::auth
