#include "app/sandbox/tenant/SigningKey.h"

#include <QByteArray>

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>

#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr unsigned keyBits = 2048;

gnutls_privkey_t handle(const void* key) { return static_cast<gnutls_privkey_t>(const_cast<void*>(key)); }

std::string_view view(const gnutls_datum_t& bytes) {
    return {reinterpret_cast<const char*>(bytes.data), static_cast<std::size_t>(bytes.size)};
}

Error failed(std::string_view what, int code) {
    return Error(ErrorCode::Internal, "The sandbox's authority cannot " + std::string(what) + ".")
        .saying(gnutls_strerror(code));
}

}  // namespace

std::string base64Url(std::string_view bytes) {
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

void SigningKey::Free::operator()(void* key) const { gnutls_privkey_deinit(handle(key)); }

Result<SigningKey> SigningKey::make() {
    SigningKey made;
    gnutls_privkey_t key = nullptr;
    if (const int code = gnutls_privkey_init(&key); code < 0) return failed("make a key", code);
    made.key_.reset(key);
    if (const int code = gnutls_privkey_generate(key, GNUTLS_PK_RSA, keyBits, 0); code < 0)
        return failed("make a key", code);
    gnutls_datum_t modulus{}, exponent{};
    const int code = gnutls_privkey_export_rsa_raw2(key, &modulus, &exponent, nullptr, nullptr, nullptr, nullptr,
                                                    nullptr, nullptr, GNUTLS_EXPORT_FLAG_NO_LZ);
    if (code < 0) return failed("show its key", code);
    made.modulus_ = base64Url(view(modulus));
    made.exponent_ = base64Url(view(exponent));
    made.keyId_ = base64Url(view(modulus).substr(0, 20));
    gnutls_free(modulus.data);
    gnutls_free(exponent.data);
    return made;
}

Result<std::string> SigningKey::sign(std::string_view text) const {
    gnutls_datum_t signature{};
    std::string bytes(text);
    const gnutls_datum_t signedText{reinterpret_cast<unsigned char*>(bytes.data()),
                                    static_cast<unsigned>(bytes.size())};
    const int code = gnutls_privkey_sign_data(handle(key_.get()), GNUTLS_DIG_SHA256, 0, &signedText, &signature);
    if (code < 0) return failed("sign a token", code);
    std::string result(view(signature));
    gnutls_free(signature.data);
    return result;
}

std::string SigningKey::publicJwk() const {
    return R"({"kty":"RSA","use":"sig","alg":"RS256","kid":)" + jsonText(keyId_) + ",\"n\":" + jsonText(modulus_) +
           ",\"e\":" + jsonText(exponent_) + '}';
}

}  // namespace hs::sandbox
