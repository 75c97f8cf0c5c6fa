#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Text as the language sees it: a sequence of code points in UTF-8, without any normalisation.
///
/// Directories hold what they like, so every function also takes text that is not well-formed UTF-8: a byte that
/// belongs to no character counts as one character and is copied as it is.
namespace hs::expr {

struct Character {
    char32_t code = 0;  ///< U+FFFD for a byte that belongs to no character
    std::uint8_t size = 1;
    bool valid = true;
};

/// The character that starts at byte `offset`, which must lie inside the text.
Character characterAt(std::string_view text, std::size_t offset);

std::size_t characterCount(std::string_view text);

/// True when the text has more characters than `limit`; cheap for short texts.
bool isLongerThan(std::string_view text, std::size_t limit);

/// The byte offset after the first `count` characters; the size of the text when it has fewer.
std::size_t offsetAfter(std::string_view text, std::size_t count);

void append(std::string& text, char32_t code);

/// The Unicode property White_Space.
bool isWhiteSpace(char32_t code);

bool isAscii(std::string_view text);

std::string_view trimStart(std::string_view text);
std::string_view trimEnd(std::string_view text);
inline std::string_view trim(std::string_view text) { return trimEnd(trimStart(text)); }

/// The first occurrence at or after byte `from`, or npos. Linear whatever the texts are.
std::size_t findFirst(std::string_view text, std::string_view wanted, std::size_t from = 0);

/// The last occurrence, or npos. Linear whatever the texts are.
std::size_t findLast(std::string_view text, std::string_view wanted);

/// True for a text of exactly one character.
bool isOneCharacter(std::string_view text);

/// "1,000,000": as counts appear in messages.
std::string grouped(std::size_t number);

/// The text with U+FFFD in place of every byte that belongs to no character.
std::string wellFormed(std::string text);

/// At most `limits::shownCharacters` characters, with an ellipsis where something is left out; always UTF-8.
std::string shortened(std::string_view text);

}  // namespace hs::expr
