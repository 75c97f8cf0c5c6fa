#include "core/ldap/LdapEndpoint.h"

namespace hs::ldap {

Result<std::string> LdapEndpoint::watermark(const Query&, std::stop_token) {
    return Error(ErrorCode::Unsupported, "Changes are not tracked yet.");
}

Result<std::string> LdapEndpoint::changes(const Query&, const std::string&, const ChangedIdsSink&, std::stop_token) {
    return Error(ErrorCode::Unsupported, "Changes are not tracked yet.");
}

}  // namespace hs::ldap
