#include "core/expr/Text.h"

#include <algorithm>
#include <cstring>

#include "core/base/Encoding.h"
#include "core/expr/Limits.h"

namespace hs::expr {

namespace {

constexpr char32_t replacement = 0xFFFD;

int continuationBytes(unsigned char lead) {
    if (lead >= 0xC2 && lead <= 0xDF) return 1;
    if (lead >= 0xE0 && lead <= 0xEF) return 2;
    if (lead >= 0xF0 && lead <= 0xF4) return 3;
    return -1;
}

bool isInRange(char32_t code, int extra) {
    if (code >= 0xD800 && code <= 0xDFFF) return false;
    if (extra == 2) return code >= 0x800;
    if (extra == 3) return code >= 0x10000 && code <= 0x10FFFF;
    return true;
}

/// How many bytes from `offset` on are surely ASCII: whole words, because most text is and long text must be quick.
std::size_t asciiRun(std::string_view text, std::size_t offset) {
    const std::size_t start = offset;
    std::uint64_t word = 0;
    while (offset + sizeof word <= text.size()) {
        std::memcpy(&word, text.data() + offset, sizeof word);
        if (word & 0x8080808080808080ULL) break;
        offset += sizeof word;
    }
    return offset - start;
}

}  // namespace

Character characterAt(std::string_view text, std::size_t offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (lead < 0x80) return {lead, 1, true};
    const int extra = continuationBytes(lead);
    if (extra < 0 || text.size() - offset <= static_cast<std::size_t>(extra)) return {replacement, 1, false};
    char32_t code = lead & (0x3Fu >> extra);
    for (int i = 1; i <= extra; ++i) {
        const auto next = static_cast<unsigned char>(text[offset + static_cast<std::size_t>(i)]);
        if ((next & 0xC0) != 0x80) return {replacement, 1, false};
        code = (code << 6) | (next & 0x3Fu);
    }
    if (!isInRange(code, extra)) return {replacement, 1, false};
    return {code, static_cast<std::uint8_t>(extra + 1), true};
}

std::size_t characterCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t run = asciiRun(text, i);
        i += run > 0 ? run : characterAt(text, i).size;
        count += run > 0 ? run : 1;
    }
    return count;
}

bool isLongerThan(std::string_view text, std::size_t limit) {
    return text.size() > limit && characterCount(text) > limit;
}

std::size_t offsetAfter(std::string_view text, std::size_t count) {
    std::size_t i = 0;
    while (count > 0 && i < text.size()) {
        const std::size_t run = count < sizeof(std::uint64_t) ? 0 : std::min(asciiRun(text, i), count);
        i += run > 0 ? run : characterAt(text, i).size;
        count -= run > 0 ? run : 1;
    }
    return i;
}

void append(std::string& text, char32_t code) {
    const auto byte = [&text](char32_t bits) { text += static_cast<char>(bits); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

bool isWhiteSpace(char32_t code) {
    if (code < 0x80) return code == 0x20 || (code >= 0x09 && code <= 0x0D);
    return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view trimStart(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const Character next = characterAt(text, i);
        if (!isWhiteSpace(next.code)) break;
        i += next.size;
    }
    return text.substr(i);
}

std::string_view trimEnd(std::string_view text) {
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
            --start;
        const Character last = characterAt(text, start);
        if (!last.valid || start + last.size != text.size() || !isWhiteSpace(last.code)) break;
        text.remove_suffix(last.size);
    }
    return text;
}

std::size_t findFirst(std::string_view text, std::string_view wanted, std::size_t from) {
    if (from > text.size()) return std::string_view::npos;
    if (wanted.empty()) return from;
    // memmem is a two-way search: std::string_view::find is quadratic on texts made to be slow.
    const void* found = memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
    if (!found) return std::string_view::npos;
    return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::size_t findLast(std::string_view text, std::string_view wanted) {
    if (wanted.empty()) return text.size();
    const std::string backwards(text.rbegin(), text.rend());
    const std::string wantedBackwards(wanted.rbegin(), wanted.rend());
    const std::size_t found = findFirst(backwards, wantedBackwards);
    if (found == std::string_view::npos) return found;
    return text.size() - found - wanted.size();
}

bool isOneCharacter(std::string_view text) { return !text.empty() && characterAt(text, 0).size == text.size(); }

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
    return digits;
}

std::string wellFormed(std::string text) {
    if (isUtf8(text)) return text;
    std::string result;
    for (std::size_t i = 0; i < text.size(); i += characterAt(text, i).size) append(result, characterAt(text, i).code);
    return result;
}

std::string shortened(std::string_view text) {
    std::string shown;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        if (count == limits::shownCharacters) return shown + "…";
        const Character next = characterAt(text, i);
        append(shown, next.code);
        i += next.size;
    }
    return shown;
}

}  // namespace hs::expr
