#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hs {

/// One value of one attribute, as both sides can hold it: text (UTF-8), a whole number, a boolean or bytes.
/// Numbers and booleans keep their text form ("512", "True"), because that is what mappings and directories see.
class Value {
public:
    enum class Kind : std::uint8_t { Text, Integer, Boolean, Binary };

    Value() = default;
    static Value text(std::string utf8) { return Value(Kind::Text, std::move(utf8)); }
    static Value integer(std::int64_t number) { return Value(Kind::Integer, std::to_string(number)); }
    static Value boolean(bool truth) { return Value(Kind::Boolean, truth ? "True" : "False"); }
    static Value binary(std::string bytes) { return Value(Kind::Binary, std::move(bytes)); }

    Kind kind() const { return kind_; }
    bool isBinary() const { return kind_ == Kind::Binary; }

    /// The text form, or the raw bytes of a binary value.
    const std::string& bytes() const { return bytes_; }

    /// The number of an Integer, or of a text that spells one ("-5"); nothing otherwise.
    std::optional<std::int64_t> asInteger() const;

    /// The truth of a Boolean, or of "true"/"false" in any case; nothing otherwise.
    std::optional<bool> asBoolean() const;

    /// For people: the text, or base64 of bytes.
    std::string display() const;

    /// Same bytes and both binary or both not: a directory's "1" equals the cloud's 1.
    bool sameAs(const Value& other) const { return isBinary() == other.isBinary() && bytes_ == other.bytes_; }

    auto operator<=>(const Value&) const = default;

private:
    Value(Kind kind, std::string bytes) : kind_(kind), bytes_(std::move(bytes)) {}

    Kind kind_ = Kind::Text;
    std::string bytes_;
};

/// The values of one attribute, in the order the side gave them. Empty means the attribute is absent.
using Values = std::vector<Value>;

}  // namespace hs
