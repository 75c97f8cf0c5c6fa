#include "core/auth/Proof.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>
#include <cstdint>

namespace hs::auth {

namespace {

std::string base64Url(const QByteArray& bytes) {
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
}

}  // namespace

std::string randomToken() {
    std::array<std::uint32_t, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    return base64Url(QByteArray(reinterpret_cast<const char*>(bits.data()), sizeof bits));
}

std::string challengeOf(std::string_view verifier) {
    const QByteArray bytes(verifier.data(), static_cast<qsizetype>(verifier.size()));
    return base64Url(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
}

}  // namespace hs::auth
