#pragma once

#include <chrono>
#include <string>

#include "core/base/Result.h"
#include "core/ldap/Connect.h"
#include "core/ldap/LdapMessage.h"

namespace hs::ldap {

/// Demands a certificate that a trusted authority signed for this host: `caFile` (PEM) besides the system's
/// authorities. Overrides what ldap.conf, .ldaprc and LDAPTLS_… variables say. Errors: InvalidInput (the file is not
/// readable).
Result<void> demandTrustedCertificate(Handle* handle, const std::string& caFile);

/// For finding out why a handshake failed, on a connection that nothing is sent over.
void acceptAnyCertificate(Handle* handle);

/// The certificate is from no authority that is trusted here, for another host, or has expired: the library tells these
/// no further apart.
Error untrustedCertificate(const ServerAddress& server, const std::string& text);

/// The TLS handshake on a connected handle. `server` is who the certificate must be for.
/// Errors: Timeout, Unavailable (the library does not say whether the certificate is refused or the other side does not
/// speak TLS).
Result<void> handshake(Handle* handle, const ServerAddress& server);

}  // namespace hs::ldap
