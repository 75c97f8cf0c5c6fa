#include "core/net/Tls.h"

#include <QFile>
#include <QSslCertificate>

namespace hs::net {

namespace {

std::string issuerOf(const QList<QSslError>& reasons) {
    for (const auto& reason : reasons) {
        const auto issuer = reason.certificate().issuerDisplayName();
        if (!issuer.isEmpty()) return issuer.toStdString();
    }
    return {};
}

bool has(const QList<QSslError>& reasons, QSslError::SslError wanted) {
    for (const auto& reason : reasons)
        if (reason.error() == wanted) return true;
    return false;
}

std::string nextStepFor(const std::string& host, const QList<QSslError>& reasons) {
    if (has(reasons, QSslError::HostNameMismatch))
        return "Use a name that the certificate was issued for, or give the server a certificate for " + host + ".";
    if (has(reasons, QSslError::CertificateExpired) || has(reasons, QSslError::CertificateNotYetValid))
        return "Check this machine's clock; if it is right, the server needs a new certificate.";
    const auto issuer = issuerOf(reasons);
    return "If this server is yours, choose the certificate of its authority" +
           (issuer.empty() ? std::string() : " (" + issuer + ")") +
           " as additional CA in the connection's settings. If it is not, somebody may be listening in: do not "
           "connect.";
}

}  // namespace

Result<QSslConfiguration> tlsConfiguration(const std::string& caFile) {
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caFile.empty()) return configuration;

    QFile file(QString::fromStdString(caFile));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error(ErrorCode::InvalidInput, "The CA file cannot be read")
            .on(caFile)
            .saying(file.errorString().toStdString())
            .next("Choose a PEM file with the certificate of the authority to trust.");
    }
    // Of Qt's ways to add a certificate only this one leaves the system's authorities to be looked up on demand;
    // loading all of them takes 140 ms a client.
    if (!configuration.addCaCertificates(file.fileName(), QSsl::Pem)) {
        return Error(ErrorCode::InvalidInput, "The CA file holds no PEM certificate")
            .on(caFile)
            .next("Choose a PEM file with the certificate of the authority to trust.");
    }
    return configuration;
}

Error untrustedCertificate(const std::string& host, const QList<QSslError>& reasons) {
    QStringList words;
    for (const auto& reason : reasons)
        if (!words.contains(reason.errorString())) words.append(reason.errorString());
    return Error(ErrorCode::Unauthenticated, "The certificate of " + host + " is not trusted")
        .on(host)
        .saying(words.join(QStringLiteral(" ")).toStdString())
        .next(nextStepFor(host, reasons));
}

}  // namespace hs::net
