#include "core/net/Certificates.h"

#include <gtest/gtest.h>

#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>

#include <algorithm>

namespace hs::net {

namespace {

constexpr UnixMillis now = 1'795'568'523'000;  // 2026-11-25

QSslCertificate read(const CertificateAndKey& made) {
    return QSslCertificate(QByteArray::fromStdString(made.certificatePem), QSsl::Pem);
}

}  // namespace

TEST(Certificates, AuthorityNamesItselfAndMaySign) {
    const auto made = makeAuthority("Sandbox CA", now);
    ASSERT_TRUE(made.ok()) << made.error().toLine();
    const auto certificate = read(*made);
    EXPECT_TRUE(certificate.isSelfSigned());
    EXPECT_EQ(certificate.subjectDisplayName(), QStringLiteral("Sandbox CA"));
    const auto extensions = certificate.extensions();
    EXPECT_TRUE(std::any_of(extensions.begin(), extensions.end(), [](const auto& extension) {
        return extension.name() == QLatin1String("basicConstraints") &&
               extension.value().toMap().value(QStringLiteral("ca")).toBool();
    }));
}

TEST(Certificates, ServerCertificateHoldsLoopbackAndTheExtraNames) {
    const auto made = makeServerCertificate(*makeAuthority("CA", now), {"dc1.contoso.test"}, now);
    ASSERT_TRUE(made.ok()) << made.error().toLine();
    const auto names = read(*made).subjectAlternativeNames();
    EXPECT_TRUE(names.contains(QSsl::DnsEntry, QStringLiteral("localhost")));
    EXPECT_TRUE(names.contains(QSsl::DnsEntry, QStringLiteral("dc1.contoso.test")));
    EXPECT_EQ(names.values(QSsl::IpAddressEntry).size(), 2);
}

TEST(Certificates, ServerCertificateIsValidFromYesterdayForAYear) {
    const auto certificate = read(*makeServerCertificate(*makeAuthority("CA", now), {}, now));
    EXPECT_EQ(certificate.effectiveDate().toMSecsSinceEpoch(), now - 86'400'000);
    EXPECT_EQ(certificate.expiryDate().toMSecsSinceEpoch(), now + 397LL * 86'400'000);
}

TEST(Certificates, EveryCertificateHasItsOwnSerialAndKey) {
    const auto authority = *makeAuthority("CA", now);
    const auto one = *makeServerCertificate(authority, {}, now);
    const auto two = *makeServerCertificate(authority, {}, now);
    EXPECT_NE(read(one).serialNumber(), read(two).serialNumber());
    EXPECT_NE(one.privateKeyPem, two.privateKeyPem);
}

TEST(Certificates, KeyIsOnTheCurveP256) {
    const auto made = *makeAuthority("CA", now);
    const QSslKey key(QByteArray::fromStdString(made.privateKeyPem), QSsl::Ec);
    EXPECT_EQ(key.length(), 256);
}

TEST(Certificates, RefusesAnAuthorityThatIsNoPem) {
    const auto made = makeServerCertificate({"nonsense", "nonsense"}, {}, now);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::InvalidInput);
}

TEST(Certificates, RefusesAKeyThatBelongsToAnotherCertificate) {
    const auto authority = *makeAuthority("CA", now);
    const auto one = *makeServerCertificate(authority, {}, now);
    const auto two = *makeServerCertificate(authority, {}, now);
    EXPECT_TRUE(checkServerCertificate(one).ok());
    const auto mixed = checkServerCertificate({one.certificatePem, two.privateKeyPem});
    ASSERT_FALSE(mixed.ok());
    EXPECT_EQ(mixed.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(mixed.error().nextStep, "");
}

}  // namespace hs::net
