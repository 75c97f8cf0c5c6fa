#include "core/graph/Entropy.h"

#include <QRandomGenerator>
#include <array>
#include <string_view>
#include <vector>

#include "core/base/Encoding.h"

namespace hs::graph {

Entropy systemEntropy() {
    return [](std::size_t count) {
        // In one piece: every single call on the system's generator costs most of a microsecond.
        std::vector<quint32> words((count + sizeof(quint32) - 1) / sizeof(quint32));
        QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
        return std::string(reinterpret_cast<const char*>(words.data()), count);
    };
}

std::string newRequestId(const Entropy& entropy) {
    std::string bytes = entropy(16);
    // Version and variant of RFC 4122. The first three fields are little-endian in this form: byte 7 is the high one.
    bytes[7] = static_cast<char>((bytes[7] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return guidText(bytes);
}

Secret newPassword(const Entropy& entropy) {
    // 64 characters in all, so that a byte modulo the length favours none of them.
    static constexpr std::array<std::string_view, 4> kinds{"ABCDEFGHJKLMNPQR", "abcdefghijkmnpqr", "2345678923456789",
                                                           "!#%*+-=?@^_~.:;,"};
    const std::string bytes = entropy(32);
    std::string password;
    password.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        // The first four positions take one kind each; the rest let the byte's upper bits choose.
        const std::string_view kind = kinds[i < kinds.size() ? i : (byte >> 4) % kinds.size()];
        password.push_back(kind[byte % kind.size()]);
    }
    return Secret(std::move(password));
}

}  // namespace hs::graph
