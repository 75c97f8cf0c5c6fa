#pragma once

#include <chrono>
#include <string>

#include "core/base/Result.h"
#include "core/ldap/Connect.h"
#include "core/ldap/LdapMessage.h"

namespace hs::ldap {

/// Demands a certificate that a trusted authority signed for this host: `caFile` (PEM) besides the system's authorities.
/// Overrides what ldap.conf, .ldaprc and LDAPTLS_… variables say. Errors: InvalidInput (the file is not readable).
Result<void> demandTrustedCertificate(Handle* handle, const std::string& caFile);

/// The TLS handshake on a connected handle. `server` is who the certificate must be for.
/// Errors: Unauthenticated (not trusted, other host, expired), Unavailable (the other side ended it), Timeout.
Result<void> handshake(Handle* handle, const ServerAddress& server);

}  // namespace hs::ldap
