#pragma once

#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/Configuration.h"

namespace hs {

/// One notification, plain text in UTF-8.
struct MailMessage {
    std::string to;
    std::string subject;
    std::string body;
};

/// Sends e-mail (RFC 5321).
class Mailer {
public:
    virtual ~Mailer() = default;

    /// OK means: the server has accepted it. Errors: Unavailable, Timeout, Unauthenticated, InvalidInput (an address or
    /// the server's name), Denied (the server refuses sender or recipient, with its words), Cancelled.
    virtual Result<void> send(const MailSettings& settings, const Secret& password, const MailMessage& message,
                              std::stop_token stop) = 0;
};

/// Sends nothing and says so.
class NoMailer final : public Mailer {
public:
    Result<void> send(const MailSettings&, const Secret&, const MailMessage&, std::stop_token) override {
        return Error(ErrorCode::Unsupported, "This program cannot send e-mail.");
    }
};

}  // namespace hs
