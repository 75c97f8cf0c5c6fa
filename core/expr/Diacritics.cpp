#include "core/expr/Diacritics.h"

#include <QChar>
#include <QList>
#include <QString>

#include "core/expr/Text.h"

namespace hs::expr {

namespace {

struct Replaced {
    char32_t base;
    std::string_view letters;
};

constexpr Replaced replaced[] = {
    {U'æ', "ae"}, {U'Æ', "AE"}, {U'ø', "oe"}, {U'Ø', "OE"}, {U'ß', "ss"}, {U'ł', "l"}, {U'Ł', "L"},
    {U'ı', "i"},  {U'œ', "oe"}, {U'Œ', "OE"}, {U'đ', "d"},  {U'Đ', "D"},  {U'ð', "d"}, {U'Ð', "D"},
    {U'þ', "th"}, {U'Þ', "TH"}, {U'ħ', "h"},  {U'Ħ', "H"},  {U'ŧ', "t"},  {U'Ŧ', "T"}, {U'ẞ', "SS"},
};

bool isMark(char32_t code) { return code >= 0x300 && QChar::category(code) == QChar::Mark_NonSpacing; }

/// The first character of the canonical decomposition.
char32_t baseOf(char32_t code) {
    if (code < 0xC0) return code;
    const QString decomposed = QString::fromUcs4(&code, 1).normalized(QString::NormalizationForm_D);
    const auto characters = decomposed.toUcs4();
    return characters.isEmpty() ? code : static_cast<char32_t>(characters.front());
}

/// The plain spelling of a base, or nothing when it is no Latin letter.
std::string plain(char32_t base) {
    const bool latin = (base >= U'a' && base <= U'z') || (base >= U'A' && base <= U'Z');
    if (latin) return std::string(1, static_cast<char>(base));
    for (const Replaced& entry : replaced)
        if (entry.base == base) return std::string(entry.letters);
    return {};
}

}  // namespace

std::string withoutDiacritics(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Character first = characterAt(text, i);
        std::size_t end = i + first.size;
        while (end < text.size() && isMark(characterAt(text, end).code)) end += characterAt(text, end).size;
        const std::string letters = first.valid ? plain(baseOf(first.code)) : std::string();
        if (letters.empty()) result += text.substr(i, end - i);
        else result += letters;
        i = end;
    }
    return result;
}

}  // namespace hs::expr
