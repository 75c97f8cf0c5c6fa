#include "app/sandbox/tenant/OpaqueToken.h"

#include <QByteArray>

#include <charconv>

#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr auto spelling = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr char between = '|';

std::string checksum(std::string_view text) { return std::to_string(fingerprint(text, 0x746f6b656e) & 0xffffff); }

}  // namespace

std::string sealToken(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields) text += field + between;
    text += checksum(text);
    return QByteArray::fromStdString(text).toBase64(spelling).toStdString();
}

std::optional<std::vector<std::string>> openToken(std::string_view token) {
    const std::string text =
        QByteArray::fromBase64(QByteArray(token.data(), static_cast<qsizetype>(token.size())), spelling).toStdString();
    const std::size_t last = text.rfind(between);
    if (last == std::string::npos || text.substr(last + 1) != checksum(std::string_view(text).substr(0, last + 1)))
        return std::nullopt;
    std::vector<std::string> fields;
    for (std::size_t at = 0; at <= last;) {
        const std::size_t end = text.find(between, at);
        fields.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return fields;
}

std::optional<std::uint64_t> numberIn(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace hs::sandbox
