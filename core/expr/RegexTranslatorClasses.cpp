// The part of RegexTranslator that reads escapes of single characters and character classes.
#include "core/expr/RegexErrors.h"
#include "core/expr/RegexTranslator.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isOctal(char c) { return c >= '0' && c <= '7'; }
bool isAsciiWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// A character as it may stand inside a class of RE2.
std::string classSpelling(char32_t code) {
    std::string text;
    constexpr std::string_view special = "\\]^[-";
    if (code < 0x80 && special.find(static_cast<char>(code)) != std::string_view::npos) text += '\\';
    append(text, code);
    return text;
}

constexpr std::string_view refusedLetters = "GKRXCZhHQEN";

}  // namespace

Result<char32_t> RegexTranslator::takeHex(std::size_t digits) {
    char32_t code = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const int digit = hexValue(peek(i));
        if (digit < 0) return invalidPattern("too few hexadecimal digits after \\" + std::string(1, pattern_[at_ - 1]));
        code = code * 16 + static_cast<char32_t>(digit);
    }
    at_ += digits;
    return code;
}

/// An escape that means one character; stands on the backslash.
Result<char32_t> RegexTranslator::takeCharacterEscape() {
    ++at_;
    if (atEnd()) return invalidPattern("\\ at the end");
    const char letter = peek();
    if (isOctal(letter)) {
        char32_t code = 0;
        for (int i = 0; i < 3 && isOctal(peek()); ++i) code = code * 8 + static_cast<char32_t>(pattern_[at_++] - '0');
        return code & 0xFF;
    }
    if (!isAsciiWord(letter)) return takeCharacter();
    ++at_;
    switch (letter) {
        case 't': return U'\t';
        case 'n': return U'\n';
        case 'r': return U'\r';
        case 'f': return U'\f';
        case 'v': return U'\v';
        case 'a': return U'\a';
        case 'e': return char32_t{0x1B};
        case 'x': return takeHex(2);
        case 'c': {
            const char32_t control = static_cast<unsigned char>(peek()) & ~0x20u;
            if (control < U'@' || control > U'_') return invalidPattern("unknown control character after \\c");
            ++at_;
            return control - U'@';
        }
        case 'u': {
            HS_ASSIGN(const char32_t high, takeHex(4));
            if (high < 0xD800 || high > 0xDFFF) return high;
            if (high > 0xDBFF || !startsWith("\\u")) return invalidPattern("half of a surrogate pair");
            at_ += 2;
            HS_ASSIGN(const char32_t low, takeHex(4));
            if (low < 0xDC00 || low > 0xDFFF) return invalidPattern("half of a surrogate pair");
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        }
        default: break;
    }
    const std::string escape = "\\" + std::string(1, letter);
    if (refusedLetters.find(letter) != std::string_view::npos) return missingConstruct(escape);
    return invalidPattern("unknown escape " + escape);
}

/// \p{…} or \P{…}, taken over as it is; stands on the backslash.
Result<std::string> RegexTranslator::takeCategory() {
    const std::size_t end = pattern_.find('}', at_);
    if (peek(2) != '{' || end == std::string_view::npos) return invalidPattern("\\p and \\P need {…}");
    const std::string category(pattern_.substr(at_, end + 1 - at_));
    for (const char c : category.substr(3, category.size() - 4))
        if (!isAsciiWord(c)) return invalidPattern("'" + category + "' is no category or script");
    at_ = end + 1;
    return category;
}

Result<RegexTranslator::ClassAtom> RegexTranslator::takeClassAtom() {
    ClassAtom atom;
    if (peek() != '\\') {
        atom.character = takeCharacter();
        return atom;
    }
    atom.isSet = true;
    switch (peek(1)) {
        case 'w': atom.set = R"(\p{L}\p{Mn}\p{Nd}\p{Pc})"; break;
        case 'd': atom.set = R"(\p{Nd})"; break;
        case 'D': atom.set = R"(\P{Nd})"; break;
        case 's': atom.set = R"(\t-\r\x{85}\p{Z})"; break;
        case 'W':
        case 'S': return missingConstruct("\\" + std::string(1, peek(1)) + " inside […]");
        case 'b':
            atom.isSet = false;
            atom.character = U'\b';
            break;
        case 'p':
        case 'P': {
            HS_ASSIGN(atom.set, takeCategory());
            return atom;
        }
        default: {
            atom.isSet = false;
            HS_ASSIGN(atom.character, takeCharacterEscape());
            return atom;
        }
    }
    at_ += 2;
    return atom;
}

Result<void> RegexTranslator::translateClassRange() {
    if (startsWith("[:") && pattern_.find(":]", at_ + 2) != std::string_view::npos)
        return missingConstruct("POSIX classes");
    if (startsWith("-[")) return missingConstruct("class subtraction");
    HS_ASSIGN(const ClassAtom from, takeClassAtom());
    if (from.isSet) {
        out_ += from.set;
        return {};
    }
    out_ += classSpelling(from.character);
    const bool range = peek() == '-' && peek(1) != ']' && peek(1) != '[' && at_ + 1 < pattern_.size();
    if (!range) return {};
    ++at_;
    HS_ASSIGN(const ClassAtom to, takeClassAtom());
    if (to.isSet) return invalidPattern("a range in […] cannot end with a set");
    if (to.character < from.character) return invalidPattern("a range in […] is in the wrong order");
    out_ += '-' + classSpelling(to.character);
    return {};
}

Result<void> RegexTranslator::translateClass() {
    out_ += '[';
    ++at_;
    if (peek() == '^') {
        out_ += '^';
        ++at_;
    }
    bool first = true;
    while (!atEnd() && (first || peek() != ']')) {
        first = false;
        HS_TRY(translateClassRange());
    }
    if (atEnd()) return invalidPattern("missing ]");
    ++at_;
    out_ += ']';
    quantifiable_ = true;
    return {};
}

}  // namespace hs::expr
