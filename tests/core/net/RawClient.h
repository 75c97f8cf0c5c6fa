#pragma once

#include <QTcpSocket>

#include <string>
#include <string_view>

namespace hs::net {

/// A client that says exactly what it is told to.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, const char* address = "127.0.0.1") {
        socket_.connectToHost(QString::fromLatin1(address), port);
        connected_ = socket_.waitForConnected(5000);
    }

    bool connected() const { return connected_; }

    void say(std::string_view text) {
        if (socket_.state() != QAbstractSocket::ConnectedState)
            return;  // the server has left: some tests wait for that
        socket_.write(text.data(), static_cast<qint64>(text.size()));
        while (socket_.state() == QAbstractSocket::ConnectedState && socket_.bytesToWrite() > 0)
            socket_.waitForBytesWritten(5000);
    }

    /// Reads until the text has been seen or the server closes; everything read so far.
    std::string readUntil(std::string_view text) {
        while (heard_.find(text) == std::string::npos && more()) {}
        return heard_;
    }

    /// Reads until the server closes the connection; false when it does not within `ms`.
    bool readToEnd(int ms = 10000) {
        while (more(ms)) {}
        return socket_.state() == QAbstractSocket::UnconnectedState;
    }

    const std::string& heard() const { return heard_; }

    /// Leaves with a reset, as a crashing client does.
    void vanish() { socket_.abort(); }

private:
    bool more(int ms = 10000) {
        if (!socket_.waitForReadyRead(ms) && socket_.bytesAvailable() == 0) return false;
        heard_ += socket_.readAll().toStdString();
        return true;
    }

    QTcpSocket socket_;
    bool connected_ = false;
    std::string heard_;
};

inline std::size_t count(std::string_view text, std::string_view piece) {
    std::size_t found = 0;
    for (auto at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1)) ++found;
    return found;
}

}  // namespace hs::net
