#include "core/wiring/SmtpMailer.h"

#include <string>
#include <string_view>
#include <vector>

namespace hs::wiring {

namespace {

using Security = net::SmtpSettings::Security;

Security securityOf(MailSettings::Security security) {
    switch (security) {
        case MailSettings::Security::None: return Security::None;
        case MailSettings::Security::StartTls: return Security::StartTls;
        case MailSettings::Security::Tls: break;
    }
    return Security::Tls;
}

std::vector<std::string> addressesIn(std::string_view text) {
    static constexpr std::string_view separators = ",; ";
    std::vector<std::string> addresses;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) addresses.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return addresses;
}

}  // namespace

Result<void> SmtpMailer::send(const MailSettings& settings, const Secret& password, const MailMessage& message,
                              std::stop_token stop) {
    if (settings.server.empty())
        return Error(ErrorCode::InvalidInput, "No mail server is set.").next("Enter one in the mail settings.");
    net::SmtpSettings smtp;
    smtp.server = settings.server;
    smtp.port = settings.port;
    smtp.security = securityOf(settings.security);
    smtp.userName = settings.userName;
    smtp.caFile = settings.caFile;
    return client_.send(smtp, password, {settings.from, addressesIn(message.to), message.subject, message.body}, stop);
}

}  // namespace hs::wiring
