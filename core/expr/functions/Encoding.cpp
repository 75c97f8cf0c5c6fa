// ConvertToBase64, ConvertFromBase64, ConvertToUTF8Hex, ConvertFromUTF8Hex (expressions reference, 6.6).
#include "core/base/Encoding.h"

#include "core/expr/Call.h"
#include "core/expr/Text.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

constexpr std::string_view encodings[] = {"Unicode", "ASCII", "UTF8"};

std::string utf16Bytes(std::string_view text) {
    std::string bytes;
    const auto unit = [&bytes](char32_t value) {
        bytes += static_cast<char>(value & 0xFF);
        bytes += static_cast<char>(value >> 8 & 0xFF);
    };
    for (std::size_t i = 0; i < text.size();) {
        const Character next = characterAt(text, i);
        if (next.code < 0x10000) {
            unit(next.code);
        } else {
            unit(0xD800 + ((next.code - 0x10000) >> 10));
            unit(0xDC00 + ((next.code - 0x10000) & 0x3FF));
        }
        i += next.size;
    }
    return bytes;
}

std::optional<std::string> fromUtf16Bytes(std::string_view bytes) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto unit = [bytes](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]) | static_cast<unsigned char>(bytes[i + 1])
                                                                                << 8);
    };
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (code >= 0xDC00 && code <= 0xDFFF) return std::nullopt;
        if (code >= 0xD800 && code <= 0xDBFF) {
            i += 2;
            if (i >= bytes.size() || unit(i) < 0xDC00 || unit(i) > 0xDFFF) return std::nullopt;
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i) - 0xDC00);
        }
        append(text, code);
    }
    return text;
}

std::optional<std::string> decoded(std::string bytes, std::string_view encoding) {
    if (encoding == "Unicode") return fromUtf16Bytes(bytes);
    const bool valid = encoding == "ASCII" ? isAscii(bytes) : isUtf8(bytes);
    if (!valid) return std::nullopt;
    return bytes;
}

std::optional<std::string> bytesOfHex(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    const auto valueOf = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = valueOf(digits[i]), low = valueOf(digits[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

/// The octets that are encoded: bytes as they are, text by `encode`. Nothing for a null.
template <typename Encode>
std::optional<std::string> octets(Call& call, Encode encode) {
    if (call[0].kind() == Datum::Kind::Bytes) return std::string(call[0].view());
    const auto text = asText(call[0], call.evaluator().scratch());
    return text ? std::optional<std::string>(encode(*text)) : std::nullopt;
}

Datum convertToBase64(Call& call) {
    const auto bytes = octets(call, utf16Bytes);
    if (!bytes) return Datum();
    return call.keep(toBase64(*bytes));
}

Datum convertFromBase64(Call& call) {
    std::string digits;
    for (std::size_t i = 0; i < call.text(0).size();) {
        const Character next = characterAt(call.text(0), i);
        if (!isWhiteSpace(next.code)) digits += call.text(0).substr(i, next.size);
        i += next.size;
    }
    auto bytes = fromBase64(digits);
    if (!bytes) return call.fail("decode", "source is not valid base64.");
    const std::string_view encoding = call.option(1, "Unicode");
    auto text = decoded(std::move(*bytes), encoding);
    if (!text) return call.fail("decode", "the bytes are not valid " + std::string(encoding) + ".");
    return call.keep(std::move(*text));
}

Datum convertToUtf8Hex(Call& call) {
    auto bytes = octets(call, [](std::string_view text) { return std::string(text); });
    if (!bytes) return Datum();
    std::string digits = toHex(*bytes);
    for (char& c : digits)
        if (c >= 'a') c = static_cast<char>(c - 32);
    return call.keep(std::move(digits));
}

Datum convertFromUtf8Hex(Call& call) {
    auto bytes = bytesOfHex(call.text(0));
    if (!bytes) return call.fail("decode", "source is not valid hexadecimal.");
    if (!isUtf8(*bytes)) return call.fail("decode", "the bytes are not valid UTF8.");
    return call.keep(std::move(*bytes));
}

constexpr Function rows[] = {
    {.name = "ConvertToBase64",
     .parameters = {{"source", Want::Any}},
     .doc = "Base64 of bytes, or of the UTF-16 form of a text.",
     .examples = {{R"(ConvertToBase64("Hello world!"))", R"("SABlAGwAbABvACAAdwBvAHIAbABkACEA")"}},
     .apply = convertToBase64},
    {.name = "ConvertFromBase64",
     .parameters = {{"source"}, {"encoding", Want::Option, Presence::Optional, encodings, true}},
     .doc = "The text that Base64 holds; its encoding is Unicode unless given.",
     .examples = {{R"(ConvertFromBase64("SGVsbG8gd29ybGQh", UTF8))", R"("Hello world!")"}},
     .apply = convertFromBase64},
    {.name = "ConvertToUTF8Hex",
     .parameters = {{"source", Want::Any}},
     .doc = "Hexadecimal digits of bytes, or of the UTF-8 form of a text.",
     .examples = {{R"(ConvertToUTF8Hex("Hello world!"))", R"("48656C6C6F20776F726C6421")"}},
     .apply = convertToUtf8Hex},
    {.name = "ConvertFromUTF8Hex",
     .parameters = {{"source"}},
     .doc = "The text whose UTF-8 form the hexadecimal digits are.",
     .examples = {{R"(ConvertFromUTF8Hex("48656C6C6F"))", R"("Hello")"}},
     .apply = convertFromUtf8Hex},
};

}  // namespace

std::span<const Function> encodingFunctions() { return rows; }

}  // namespace hs::expr
