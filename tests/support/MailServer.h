#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Encoding.h"
#include "core/net/Certificates.h"

namespace hs::support {

/// What a mail server received.
struct ReceivedMail {
    std::string from;
    std::vector<std::string> to;
    std::string text;  ///< header and body as they came, dots unstuffed
    std::string user;  ///< who signed in; empty = nobody
    bool encrypted = false;

    std::string header(const std::string& name) const {
        const std::size_t at = text.find("\r\n" + name + ": ");
        const std::string whole = at == std::string::npos ? std::string() : text.substr(at + name.size() + 4);
        std::size_t end = whole.find("\r\n");
        while (end != std::string::npos && end + 2 < whole.size() && whole[end + 2] == ' ')
            end = whole.find("\r\n", end + 2);
        return whole.substr(0, end);
    }
    std::string body() const {
        const std::size_t at = text.find("\r\n\r\n");
        return at == std::string::npos ? std::string() : text.substr(at + 4);
    }
};

/// How a mail server behaves.
struct MailServerSettings {
    enum class Tls { Never, Start, Always };
    Tls tls = Tls::Start;
    bool offersStartTls = true;
    std::string mechanisms = "PLAIN LOGIN";                       ///< of AUTH; empty = no AUTH
    std::string user, password;                                   ///< needed when not empty
    std::string refusesSender, refusesRecipient, refusesMessage;  ///< whole replies, "550 5.1.1 No such user"
    bool silent = false;                                          ///< takes connections and says nothing
    bool silentAtTheEnd = false;                                  ///< says nothing to QUIT
    bool hangsUpOnData = false;
};

/// A real SMTP server on loopback for tests: EHLO, STARTTLS, AUTH PLAIN and LOGIN, DATA, over a throw-away authority.
/// One conversation at a time; what was accepted is in messages() before the client hears so.
class MailServer {
public:
    using Tls = MailServerSettings::Tls;

    explicit MailServer(MailServerSettings settings = {}) : settings_(std::move(settings)) {
        SystemClock clock;
        const auto authority = net::makeAuthority("Mail CA", clock.now());
        const auto certificate = net::makeServerCertificate(*authority, {}, clock.now());
        certificate_ = QSslCertificate(QByteArray::fromStdString(certificate->certificatePem), QSsl::Pem);
        key_ = QSslKey(QByteArray::fromStdString(certificate->privateKeyPem), QSsl::Ec, QSsl::Pem);
        std::ofstream(caFile()) << authority->certificatePem;
        std::atomic<bool> ready{false};
        thread_ = std::jthread([this, &ready](const std::stop_token& stop) { serve(ready, stop); });
        ready.wait(false);
    }

    int port() const { return port_; }
    std::string caFile() const { return directory_.filePath(QStringLiteral("mail-ca.pem")).toStdString(); }
    std::vector<ReceivedMail> messages() const {
        const std::lock_guard lock(mutex_);
        return messages_;
    }
    /// Every line a client said, over all conversations.
    std::vector<std::string> heard() const {
        const std::lock_guard lock(mutex_);
        return heard_;
    }
    /// Returns once somebody has connected.
    void awaitClient() const { connected_.wait(false); }

private:
    class Listener : public QTcpServer {
    public:
        std::optional<qintptr> taken;

    protected:
        void incomingConnection(qintptr descriptor) override { taken = descriptor; }
    };

    void serve(std::atomic<bool>& ready, const std::stop_token& stop) {
        Listener listener;
        listener.listen(QHostAddress::LocalHost);
        port_ = listener.serverPort();
        ready = true;
        ready.notify_one();
        while (!stop.stop_requested()) {
            listener.waitForNewConnection(20);
            if (!listener.taken) continue;
            QSslSocket socket;
            socket.setSocketDescriptor(*listener.taken);
            listener.taken.reset();
            connected_ = true;
            connected_.notify_all();
            converse(socket, stop);
            socket.disconnectFromHost();
            if (socket.state() != QAbstractSocket::UnconnectedState) socket.waitForDisconnected(1000);
        }
    }

    bool encrypt(QSslSocket& socket) {
        socket.setLocalCertificate(certificate_);
        socket.setPrivateKey(key_);
        socket.startServerEncryption();
        return socket.waitForEncrypted(3000);
    }

    static void say(QSslSocket& socket, const std::string& line) {
        socket.write((line + "\r\n").c_str());
        socket.flush();
    }

    static std::optional<std::string> nextLine(QSslSocket& socket, const std::stop_token& stop) {
        while (!socket.canReadLine()) {
            if (stop.stop_requested()) return std::nullopt;
            if (!socket.waitForReadyRead(20) && socket.state() != QAbstractSocket::ConnectedState) return std::nullopt;
        }
        std::string line = socket.readLine().toStdString();
        while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
        return line;
    }

    void converse(QSslSocket& socket, const std::stop_token& stop) {
        if (settings_.tls == Tls::Always && !encrypt(socket)) return;
        if (!settings_.silent) say(socket, "220 mail.test ESMTP");
        ReceivedMail mail;
        mail.encrypted = settings_.tls == Tls::Always;
        while (auto line = nextLine(socket, stop)) {
            {
                const std::lock_guard lock(mutex_);
                heard_.push_back(*line);
            }
            if (settings_.silent) continue;
            if (!answer(socket, *line, mail, stop)) return;
        }
    }

    void greet(QSslSocket& socket, const ReceivedMail& mail) const {
        say(socket, "250-mail.test greets you");
        if (settings_.tls == Tls::Start && settings_.offersStartTls && !mail.encrypted) say(socket, "250-STARTTLS");
        if (!settings_.mechanisms.empty()) say(socket, "250-AUTH " + settings_.mechanisms);
        say(socket, "250 SIZE 10000000");
    }

    /// False ends the conversation.
    bool answer(QSslSocket& socket, const std::string& line, ReceivedMail& mail, const std::stop_token& stop) {
        const std::string verb = asciiLower(line.substr(0, line.find(' ')));
        if (verb == "ehlo" || verb == "helo") {
            greet(socket, mail);
        } else if (verb == "starttls") {
            say(socket, "220 Go ahead");
            mail.encrypted = encrypt(socket);
            return mail.encrypted;
        } else if (verb == "auth") {
            return signIn(socket, line, mail, stop);
        } else if (verb == "mail") {
            if (!settings_.user.empty() && mail.user.empty()) say(socket, "530 5.7.0 Authentication required");
            else if (!settings_.refusesSender.empty()) say(socket, settings_.refusesSender);
            else {
                mail.from = addressIn(line);
                say(socket, "250 Ok");
            }
        } else if (verb == "rcpt") {
            if (!settings_.refusesRecipient.empty()) say(socket, settings_.refusesRecipient);
            else {
                mail.to.push_back(addressIn(line));
                say(socket, "250 Ok");
            }
        } else if (verb == "data") {
            return takeText(socket, mail, stop);
        } else if (verb == "quit") {
            if (settings_.silentAtTheEnd) return true;
            say(socket, "221 Bye");
            return false;
        } else {
            say(socket, "502 5.5.2 Not known");
        }
        return true;
    }

    static std::string addressIn(const std::string& line) {
        const std::size_t open = line.find('<'), shut = line.find('>');
        return open == std::string::npos || shut == std::string::npos ? line : line.substr(open + 1, shut - open - 1);
    }

    bool signIn(QSslSocket& socket, const std::string& line, ReceivedMail& mail, const std::stop_token& stop) {
        std::string user, password;
        std::string first = line.size() > 11 ? line.substr(11) : std::string();  // "AUTH PLAIN " and "AUTH LOGIN "
        if (line.substr(5, 5) == "PLAIN") {
            if (first.empty()) {
                say(socket, "334 ");
                first = nextLine(socket, stop).value_or("");
            }
            const std::string parts = fromBase64(first).value_or("");
            const std::size_t at = parts.find('\0'), then = parts.find('\0', at + 1);
            if (then != std::string::npos) {
                user = parts.substr(at + 1, then - at - 1);
                password = parts.substr(then + 1);
            }
        } else {
            if (first.empty()) {
                say(socket, "334 VXNlcm5hbWU6");
                first = nextLine(socket, stop).value_or("");
            }
            say(socket, "334 UGFzc3dvcmQ6");
            user = fromBase64(first).value_or("");
            password = fromBase64(nextLine(socket, stop).value_or("")).value_or("");
        }
        const bool right = user == settings_.user && password == settings_.password;
        if (right) mail.user = user;
        say(socket, right ? "235 2.7.0 Welcome" : "535 5.7.8 Username and Password not accepted");
        return true;
    }

    bool takeText(QSslSocket& socket, ReceivedMail& mail, const std::stop_token& stop) {
        if (settings_.hangsUpOnData) return false;
        say(socket, "354 Go on");
        mail.text.clear();
        while (auto line = nextLine(socket, stop)) {
            if (*line == ".") {
                if (!settings_.refusesMessage.empty()) {
                    say(socket, settings_.refusesMessage);
                    return true;
                }
                {
                    const std::lock_guard lock(mutex_);
                    messages_.push_back(mail);
                }
                say(socket, "250 2.0.0 Queued");
                return true;
            }
            mail.text += line->starts_with(".") ? line->substr(1) : *line;
            mail.text += "\r\n";
        }
        return false;
    }

    const MailServerSettings settings_;
    QTemporaryDir directory_;
    QSslCertificate certificate_;
    QSslKey key_;
    std::uint16_t port_ = 0;
    mutable std::mutex mutex_;
    std::vector<ReceivedMail> messages_;
    std::vector<std::string> heard_;
    std::atomic<bool> connected_{false};
    std::jthread thread_;  // last: it works on what stands above
};

}  // namespace hs::support
