#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace hs::net {

/// A server without manners: reads a head and a short body, says exactly these bytes, and hangs up.
class RawServer {
public:
    explicit RawServer(std::string answer) {
        std::atomic<bool> ready{false};
        thread_ = std::jthread([this, &ready, answer = std::move(answer)](std::stop_token stop) {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            port_ = server.serverPort();
            ready = true;
            ready.notify_one();
            while (!stop.stop_requested()) {
                if (!server.waitForNewConnection(20)) continue;
                const std::unique_ptr<QTcpSocket> client(server.nextPendingConnection());
                while (!client->peek(65536).contains("\r\n\r\n") && client->waitForReadyRead(2000)) {}
                ++requests_;
                client->write(answer.data(), static_cast<qint64>(answer.size()));
                client->disconnectFromHost();
                if (client->state() != QAbstractSocket::UnconnectedState) client->waitForDisconnected(2000);
            }
        });
        ready.wait(false);
    }

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/x"; }
    int requests() const { return requests_; }

private:
    std::uint16_t port_ = 0;
    std::atomic<int> requests_{0};
    std::jthread thread_;
};

}  // namespace hs::net
