#include "core/net/Certificates.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <type_traits>

namespace hs::net {

namespace {

using Certificate = std::unique_ptr<std::remove_pointer_t<gnutls_x509_crt_t>, decltype(&gnutls_x509_crt_deinit)>;
using PrivateKey = std::unique_ptr<std::remove_pointer_t<gnutls_x509_privkey_t>, decltype(&gnutls_x509_privkey_deinit)>;

constexpr std::time_t day = 24 * 3600;

Certificate newCertificate() {
    gnutls_x509_crt_t handle = nullptr;
    gnutls_x509_crt_init(&handle);
    return {handle, gnutls_x509_crt_deinit};
}

PrivateKey newKey() {
    gnutls_x509_privkey_t handle = nullptr;
    gnutls_x509_privkey_init(&handle);
    return {handle, gnutls_x509_privkey_deinit};
}

gnutls_datum_t view(std::string_view text) {
    return {reinterpret_cast<unsigned char*>(const_cast<char*>(text.data())), static_cast<unsigned>(text.size())};
}

std::string take(gnutls_datum_t& text) {
    std::string result(reinterpret_cast<const char*>(text.data), text.size);
    gnutls_free(text.data);
    text.data = nullptr;
    return result;
}

/// Runs GnuTLS calls one after the other until one fails.
class Steps {
public:
    template <typename Call>
    Steps& then(Call call) {
        if (status_ >= 0) status_ = call();
        return *this;
    }
    bool ok() const { return status_ >= 0; }
    Error error(std::string message, ErrorCode code) const {
        return Error(code, std::move(message)).saying(gnutls_strerror(status_));
    }

private:
    int status_ = 0;
};

/// What every certificate of ours has: version 3, a random serial, a name, a period and its key.
void describe(Steps& steps, gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key, std::string_view name,
              std::time_t now, std::time_t lifetime) {
    std::array<unsigned char, 16> serial{};
    std::array<unsigned char, 20> keyId{};
    std::size_t keyIdSize = keyId.size();
    steps.then([&] { return gnutls_x509_crt_set_version(certificate, 3); })
        .then([&] { return gnutls_rnd(GNUTLS_RND_NONCE, serial.data(), serial.size()); })
        .then([&] {
            serial[0] = static_cast<unsigned char>((serial[0] & 0x3f) | 0x40);  // positive, and no leading zero
            return gnutls_x509_crt_set_serial(certificate, serial.data(), serial.size());
        })
        .then([&] {
            return gnutls_x509_crt_set_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name.data(),
                                                 static_cast<unsigned>(name.size()));
        })
        .then([&] { return gnutls_x509_crt_set_activation_time(certificate, now - day); })  // clocks differ
        .then([&] { return gnutls_x509_crt_set_expiration_time(certificate, now + lifetime); })
        .then([&] { return gnutls_x509_crt_set_key(certificate, key); })
        .then([&] { return gnutls_x509_crt_get_key_id(certificate, 0, keyId.data(), &keyIdSize); })
        .then([&] { return gnutls_x509_crt_set_subject_key_id(certificate, keyId.data(), keyIdSize); });
}

void generate(Steps& steps, gnutls_x509_privkey_t key) {
    steps.then([&] {
        return gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0);
    });
}

Result<CertificateAndKey> toPem(Steps& steps, gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key) {
    CertificateAndKey result;
    gnutls_datum_t text{};
    steps
        .then([&] {
            const int status = gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_PEM, &text);
            if (status >= 0) result.certificatePem = take(text);
            return status;
        })
        .then([&] {
            const int status =
                gnutls_x509_privkey_export2_pkcs8(key, GNUTLS_X509_FMT_PEM, nullptr, GNUTLS_PKCS_PLAIN, &text);
            if (status >= 0) result.privateKeyPem = take(text);
            return status;
        });
    if (!steps.ok()) return steps.error("Cannot make a certificate", ErrorCode::Internal);
    return result;
}

std::time_t seconds(UnixMillis time) { return static_cast<std::time_t>(time / 1000); }

void nameServer(Steps& steps, gnutls_x509_crt_t certificate, const std::vector<std::string>& extraDnsNames) {
    static constexpr std::array<unsigned char, 4> v4{127, 0, 0, 1};
    static constexpr std::array<unsigned char, 16> v6{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    const auto add = [&](gnutls_x509_subject_alt_name_t type, const void* value, std::size_t size) {
        steps.then([&] {
            return gnutls_x509_crt_set_subject_alt_name(certificate, type, value, static_cast<unsigned>(size),
                                                        GNUTLS_FSAN_APPEND);
        });
    };
    add(GNUTLS_SAN_DNSNAME, "localhost", 9);
    for (const auto& name : extraDnsNames) add(GNUTLS_SAN_DNSNAME, name.data(), name.size());
    add(GNUTLS_SAN_IPADDRESS, v4.data(), v4.size());
    add(GNUTLS_SAN_IPADDRESS, v6.data(), v6.size());
}

}  // namespace

Result<CertificateAndKey> makeAuthority(std::string_view name, UnixMillis now) {
    const auto certificate = newCertificate();
    const auto key = newKey();
    Steps steps;
    generate(steps, key.get());
    describe(steps, certificate.get(), key.get(), name, seconds(now), 3650 * day);
    steps.then([&] { return gnutls_x509_crt_set_basic_constraints(certificate.get(), 1, 0); })
        .then([&] {
            return gnutls_x509_crt_set_key_usage(certificate.get(), GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN);
        })
        .then([&] {
            return gnutls_x509_crt_sign2(certificate.get(), certificate.get(), key.get(), GNUTLS_DIG_SHA256, 0);
        });
    return toPem(steps, certificate.get(), key.get());
}

Result<CertificateAndKey> makeServerCertificate(const CertificateAndKey& authority,
                                                const std::vector<std::string>& extraDnsNames, UnixMillis now) {
    const auto issuer = newCertificate();
    const auto issuerKey = newKey();
    const auto certificate = newCertificate();
    const auto key = newKey();
    const auto issuerPem = view(authority.certificatePem);
    const auto issuerKeyPem = view(authority.privateKeyPem);
    std::array<unsigned char, 64> issuerId{};
    std::size_t issuerIdSize = issuerId.size();

    Steps steps;
    steps.then([&] { return gnutls_x509_crt_import(issuer.get(), &issuerPem, GNUTLS_X509_FMT_PEM); }).then([&] {
        return gnutls_x509_privkey_import2(issuerKey.get(), &issuerKeyPem, GNUTLS_X509_FMT_PEM, nullptr, 0);
    });
    if (!steps.ok()) return steps.error("The certificate authority is not valid PEM", ErrorCode::InvalidInput);

    generate(steps, key.get());
    describe(steps, certificate.get(), key.get(), "localhost", seconds(now), 397 * day);
    nameServer(steps, certificate.get(), extraDnsNames);
    steps.then([&] { return gnutls_x509_crt_set_basic_constraints(certificate.get(), 0, -1); })
        .then([&] { return gnutls_x509_crt_set_key_usage(certificate.get(), GNUTLS_KEY_DIGITAL_SIGNATURE); })
        .then([&] { return gnutls_x509_crt_set_key_purpose_oid(certificate.get(), GNUTLS_KP_TLS_WWW_SERVER, 0); })
        .then([&] { return gnutls_x509_crt_get_subject_key_id(issuer.get(), issuerId.data(), &issuerIdSize, nullptr); })
        .then([&] { return gnutls_x509_crt_set_authority_key_id(certificate.get(), issuerId.data(), issuerIdSize); })
        .then([&] {
            return gnutls_x509_crt_sign2(certificate.get(), issuer.get(), issuerKey.get(), GNUTLS_DIG_SHA256, 0);
        });
    return toPem(steps, certificate.get(), key.get());
}

Result<void> checkServerCertificate(const CertificateAndKey& certificate) {
    gnutls_certificate_credentials_t handle = nullptr;
    gnutls_certificate_allocate_credentials(&handle);
    const std::unique_ptr<std::remove_pointer_t<gnutls_certificate_credentials_t>,
                          decltype(&gnutls_certificate_free_credentials)>
        credentials(handle, gnutls_certificate_free_credentials);
    const auto chain = view(certificate.certificatePem);
    const auto key = view(certificate.privateKeyPem);
    Steps steps;
    steps.then([&] { return gnutls_certificate_set_x509_key_mem(handle, &chain, &key, GNUTLS_X509_FMT_PEM); });
    if (steps.ok()) return {};
    return steps.error("The server's certificate and private key cannot be used", ErrorCode::InvalidInput)
        .next(
            "Give a PEM certificate chain, own certificate first, and the matching PEM private key without password.");
}

}  // namespace hs::net
