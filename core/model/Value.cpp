#include "core/model/Value.h"

#include <charconv>

#include "core/base/Encoding.h"

namespace hs {

std::optional<std::int64_t> Value::asInteger() const {
    if (kind_ == Kind::Binary || kind_ == Kind::Boolean || bytes_.empty()) return std::nullopt;
    std::int64_t number = 0;
    const char* end = bytes_.data() + bytes_.size();
    const auto [stop, error] = std::from_chars(bytes_.data(), end, number);
    if (error != std::errc() || stop != end) return std::nullopt;
    return number;
}

std::optional<bool> Value::asBoolean() const {
    if (kind_ == Kind::Binary) return std::nullopt;
    if (equalsIgnoringAsciiCase(bytes_, "true")) return true;
    if (equalsIgnoringAsciiCase(bytes_, "false")) return false;
    return std::nullopt;
}

std::string Value::display() const { return isBinary() ? toBase64(bytes_) : bytes_; }

}  // namespace hs
