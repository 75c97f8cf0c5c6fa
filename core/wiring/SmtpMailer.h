#pragma once

#include "core/base/Clock.h"
#include "core/net/SmtpClient.h"
#include "core/ports/Mailer.h"

namespace hs::wiring {

/// Mailer over a real mail server. `to` may hold several addresses, separated by commas or semicolons.
class SmtpMailer final : public Mailer {
public:
    /// Borrows the clock.
    explicit SmtpMailer(Clock& clock) : client_(clock) {}

    Result<void> send(const MailSettings& settings, const Secret& password, const MailMessage& message,
                      std::stop_token stop) override;

private:
    net::SmtpClient client_;
};

}  // namespace hs::wiring
