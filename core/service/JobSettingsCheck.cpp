#include "core/service/JobCommands.h"

namespace hs::service {

namespace {

Error invalid(std::string message, std::string field, std::string next) {
    return Error(ErrorCode::InvalidInput, std::move(message)).attributeNamed(std::move(field)).next(std::move(next));
}

Result<void> within(const char* what, const char* field, int value, int least, int most, const char* next) {
    if (value >= least && value <= most) return {};
    return invalid(std::string(what) + " must be from " + std::to_string(least) + " to " + std::to_string(most) +
                       ", not " + std::to_string(value) + ".",
                   field, next);
}

bool isAddress(const std::string& mail) {
    const auto at = mail.find('@');
    return at != std::string::npos && at != 0 && at + 1 != mail.size() && mail.find('@', at + 1) == std::string::npos &&
           mail.find_first_of(" \t\r\n<>,;") == std::string::npos;
}

bool isLoopback(const std::string& server) {
    return server == "localhost" || server == "::1" || server.rfind("127.", 0) == 0;
}

Result<void> validateMail(const MailSettings& mail) {
    if (mail.server.empty()) return {};
    if (mail.server.find_first_of(" \t\r\n/:@") != std::string::npos && mail.server != "::1")
        return invalid("'" + mail.server + "' is not the name of a mail server.", "mail.server",
                       "Write its host name alone, e.g. smtp.contoso.test; the port has a field of its own.");
    HS_TRY(within("The mail server's port", "mail.port", mail.port, 1, 65535,
                  "Usual are 587 with STARTTLS and 465 with TLS."));
    if (!isAddress(mail.from))
        return invalid("'" + mail.from + "' is not an e-mail address to send from.", "mail.from",
                       "Write one address such as hybridsync@contoso.test.");
    if (mail.security == MailSettings::Security::None && !isLoopback(mail.server))
        return invalid("Mail to " + mail.server + " would leave without encryption.", "mail.security",
                       "Choose STARTTLS or TLS; unencrypted mail is only for a server on this machine.");
    return {};
}

}  // namespace

Result<void> validateSettings(const JobSettings& settings) {
    constexpr int many = 1'000'000'000;
    HS_TRY(within("The interval between cycles, in seconds,", "intervalSeconds", settings.intervalSeconds, 30, 86400,
                  "The default is 120."));
    HS_TRY(within("The guard over cleared values", "guards.clears", settings.guards.clears, 0, many,
                  "The default is 500; 0 switches it off."));
    HS_TRY(within("The guard over updated objects", "guards.updates", settings.guards.updates, 0, many,
                  "0 switches it off."));
    HS_TRY(within("The guard over updated objects, in percent,", "guards.updatePercent", settings.guards.updatePercent,
                  0, 100, "0 switches it off."));
    HS_TRY(within("The retention of the log, in days,", "logRetentionDays", settings.logRetentionDays, 0, 3650,
                  "The default is 30; 0 keeps everything."));
    return validateMail(settings.mail);
}

}  // namespace hs::service
