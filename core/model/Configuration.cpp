#include "core/model/Configuration.h"

namespace hs {

std::string_view toString(MailSettings::Security security) {
    switch (security) {
        case MailSettings::Security::None: return "none";
        case MailSettings::Security::StartTls: return "starttls";
        case MailSettings::Security::Tls: return "tls";
    }
    return "starttls";
}

std::optional<MailSettings::Security> mailSecurityFrom(std::string_view name) {
    for (const auto security :
         {MailSettings::Security::None, MailSettings::Security::StartTls, MailSettings::Security::Tls})
        if (toString(security) == name) return security;
    return std::nullopt;
}

}  // namespace hs
