#include "core/ldap/Tls.h"

#include <QFile>

#include <ldap.h>

namespace hs::ldap {

namespace {

/// Where distributions keep the authorities that the whole machine trusts.
constexpr const char* systemAuthorities[] = {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                                             "/etc/ssl/ca-bundle.pem"};

std::string systemAuthorityFile() {
    for (const char* candidate : systemAuthorities)
        if (QFile::exists(QString::fromLatin1(candidate))) return candidate;
    return {};
}

bool setText(Handle* handle, int option, const std::string& text) {
    return ldap_set_option(handle, option, text.c_str()) == LDAP_OPT_SUCCESS;
}

std::string diagnostic(Handle* handle) {
    char* text = nullptr;
    ldap_get_option(handle, LDAP_OPT_DIAGNOSTIC_MESSAGE, &text);
    std::string copy = text ? text : "";
    ldap_memfree(text);
    return copy;
}

}  // namespace

Result<void> demandTrustedCertificate(Handle* handle, const std::string& caFile) {
    const int demand = LDAP_OPT_X_TLS_DEMAND;
    ldap_set_option(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand);
    const int protocol = LDAP_OPT_X_TLS_PROTOCOL_TLS1_2;
    ldap_set_option(handle, LDAP_OPT_X_TLS_PROTOCOL_MIN, &protocol);
    if (!caFile.empty()) {
        const QFile file(QString::fromStdString(caFile));
        if (!file.exists() || !(file.permissions() & QFile::ReadUser))
            return Error(ErrorCode::InvalidInput, "the file of the certificate authority cannot be read")
                .on(caFile)
                .next("Name a readable PEM file, or leave the field empty to trust the system's authorities.");
    }
    const std::string authorities = caFile.empty() ? systemAuthorityFile() : caFile;
    if (!authorities.empty()) setText(handle, LDAP_OPT_X_TLS_CACERTFILE, authorities);
    const int client = 0;
    if (ldap_set_option(handle, LDAP_OPT_X_TLS_NEWCTX, &client) != LDAP_OPT_SUCCESS)
        return Error(ErrorCode::InvalidInput, "the file of the certificate authority holds no usable certificate")
            .on(authorities)
            .saying(diagnostic(handle))
            .next("Name a PEM file with at least one certificate.");
    return {};
}

void acceptAnyCertificate(Handle* handle) {
    const int never = LDAP_OPT_X_TLS_NEVER, client = 0;
    ldap_set_option(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, &never);
    ldap_set_option(handle, LDAP_OPT_X_TLS_NEWCTX, &client);
}

Error untrustedCertificate(const ServerAddress& server, const std::string& text) {
    return Error(ErrorCode::Unauthenticated, "the certificate of " + server.host + " is not trusted")
        .on(server.url())
        .saying(text)
        .next(
            "Name the PEM file of the authority that signed it, use the host name the certificate is for, and check "
            "that it has not expired.");
}

Result<void> handshake(Handle* handle, const ServerAddress& server) {
    const int code = ldap_install_tls(handle);
    if (code == LDAP_SUCCESS || code == LDAP_LOCAL_ERROR) return {};  // local: TLS is already there
    const std::string text = diagnostic(handle);
    if (code == LDAP_TIMEOUT)
        return Error(ErrorCode::Timeout, "the server " + server.host + " did not finish the TLS handshake")
            .on(server.url())
            .next("Check that the port speaks LDAP over TLS.");
    return Error(ErrorCode::Unavailable, "no TLS connection to " + server.host)
        .on(server.url())
        .saying(text)
        .next("Check that the port speaks LDAP over TLS: 636 for ldaps://, 389 for StartTLS.");
}

}  // namespace hs::ldap
