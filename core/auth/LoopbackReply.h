#pragma once

#include <QAbstractOAuthReplyHandler>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/auth/Callback.h"
#include "core/auth/TokenReply.h"

namespace hs::auth {

/// Where the browser comes back to: http://localhost:PORT, on loopback only. In place of Qt's own reply handler, which
/// in 6.4 listens on all interfaces, drops heads that arrive in two pieces, takes any path and method, answers
/// "Callback received" to a wrong state, and swallows every error of the token endpoint.
///
/// The browser's request stays open until `conclude`, so that the page tells how the whole sign-in ended.
class LoopbackReply final : public QAbstractOAuthReplyHandler {
public:
    explicit LoopbackReply(std::string state) : state_(std::move(state)) {}

    /// Errors: Unavailable when no port can be had.
    Result<void> listen();

    /// Entra's public clients are registered as http://localhost and may use any port of it.
    QString callback() const override;

    /// The authorization code, once it has come.
    const std::string& code() const { return code_; }

    /// The answer of the token endpoint, good or bad.
    void networkReplyFinished(QNetworkReply* reply) override;

    /// Called once, on the event loop: when the authority declined, or the token endpoint has answered.
    std::function<void(Result<TokenReply>)> onEnd;

    /// Called when the code has been handed to the flow.
    std::function<void()> onCode;

    /// Shows the person a page (a whole HTTP answer).
    void conclude(const std::string& page);

private:
    void welcome(QTcpServer& server);
    void hear(QTcpSocket* socket);
    void take(QTcpSocket* socket, const Callback& callback);
    void end(Result<TokenReply> result);

    std::string state_;
    std::string code_;
    std::uint16_t port_ = 0;
    std::vector<std::unique_ptr<QTcpServer>> servers_;
    QPointer<QTcpSocket> browser_;  ///< the connection that brought the code
    bool taken_ = false;
    bool ended_ = false;
};

}  // namespace hs::auth
