#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace hs::net {

/// A certificate (or chain, own certificate first) and its private key, both PEM.
struct CertificateAndKey {
    std::string certificatePem;
    std::string privateKeyPem;
};

/// A throw-away certificate authority for servers of our own (sandbox, tests): P-256, valid for ten years.
Result<CertificateAndKey> makeAuthority(std::string_view name, UnixMillis now);

/// A server certificate of that authority for localhost, 127.0.0.1, ::1 and the extra DNS names, valid for a year.
/// `certificatePem` holds the certificate alone; clients trust the authority's.
Result<CertificateAndKey> makeServerCertificate(const CertificateAndKey& authority,
                                                const std::vector<std::string>& extraDnsNames, UnixMillis now);

/// Errors: InvalidInput when either is not PEM or the key does not belong to the certificate.
Result<void> checkServerCertificate(const CertificateAndKey& certificate);

}  // namespace hs::net
