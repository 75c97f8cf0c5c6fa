#pragma once

#include <QList>
#include <QSslConfiguration>
#include <QSslError>

#include <string>

#include "core/base/Result.h"

namespace hs::net {

/// TLS 1.2 or later, the server's certificate always verified against the system's authorities and those in `caFile`
/// (PEM; empty = the system's alone). Errors: InvalidInput when the file cannot be read or holds no certificate.
Result<QSslConfiguration> tlsConfiguration(const std::string& caFile);

/// Why the certificate of `host` was refused, as an Unauthenticated error that names the authority to trust.
Error untrustedCertificate(const std::string& host, const QList<QSslError>& reasons);

}  // namespace hs::net
