#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/net/MailText.h"

namespace hs::net {

/// How a mail server is reached. Its certificate is always verified.
struct SmtpSettings {
    enum class Security {
        None,      ///< only to loopback
        StartTls,  ///< the connection becomes TLS before anything is said; a server that cannot is not talked to
        Tls,       ///< TLS from the first byte
    };

    std::string server;  ///< host name or address
    int port = 587;
    Security security = Security::StartTls;
    std::string userName;                      ///< empty = no sign-in
    std::string caFile;                        ///< PEM of an additional CA to trust; empty = the system's
    std::chrono::milliseconds timeout{30000};  ///< for the whole conversation
};

/// Hands e-mail to a mail server. Blocking; safe to use from several threads.
class SmtpClient {
public:
    /// Borrows the clock.
    explicit SmtpClient(Clock& clock) : clock_(clock) {}

    /// OK means: the server has accepted the message for all recipients. Signs in by PLAIN or LOGIN, and only where the
    /// connection is TLS or stays on this machine. Nothing is tried twice.
    ///
    /// Errors: Unavailable (no such host, cannot connect, dropped, refused for now: 4xx), Timeout, Unauthenticated
    /// (name and password refused, certificate not trusted), Denied (the server refuses sender, recipient or message:
    /// 5xx, with its words), InvalidInput (server name, port, addresses, CA file, plain text off loopback, a server
    /// without STARTTLS), Cancelled. Sources: RFC 5321, RFC 3207 (STARTTLS), RFC 8314 (implicit TLS), RFC 4954 (AUTH).
    Result<void> send(const SmtpSettings& settings, const Secret& password, const Letter& letter,
                      std::stop_token stop) const;

private:
    Clock& clock_;
};

}  // namespace hs::net
