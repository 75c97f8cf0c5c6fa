#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hs {

/// RFC 4648 base64 with padding.
std::string toBase64(std::string_view bytes);

/// The bytes of strictly padded base64; nothing when the text is not valid.
std::optional<std::string> fromBase64(std::string_view text);

/// Lower-case hexadecimal, two digits a byte.
std::string toHex(std::string_view bytes);

/// "8-4-4-4-12" in lower case from 16 bytes in directory order (first three fields little-endian, MS-DTYP 2.3.4.2).
/// Empty when there are not 16 bytes.
std::string guidText(std::string_view bytes);

/// 16 bytes in directory order from "8-4-4-4-12"; nothing when the text is no GUID.
std::optional<std::string> guidBytes(std::string_view text);

/// A fast 64-bit fingerprint (not cryptographic) that is the same on every machine and in every version.
/// Chain by passing the previous result as `seed`.
std::uint64_t fingerprint(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL);

/// True for well-formed UTF-8 (RFC 3629).
bool isUtf8(std::string_view bytes);

/// Unicode simple case folding of UTF-8 text, culture-invariant; for comparing, not for display.
std::string foldCase(std::string_view utf8);

/// ASCII lower case; for attribute names and the like.
std::string asciiLower(std::string_view text);

/// Without the blanks and tabs around it.
std::string_view trimmed(std::string_view text);

/// Equal without regard to ASCII case.
bool equalsIgnoringAsciiCase(std::string_view left, std::string_view right);

}  // namespace hs
