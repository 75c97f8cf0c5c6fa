#include "core/expr/LetterCase.h"

#include <QChar>

#include "core/base/Encoding.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

constexpr char32_t dottedCapitalI = 0x130;
constexpr char32_t dotlessSmallI = 0x131;
constexpr char32_t longS = 0x17F;

bool isAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Greek letters with iota below: Qt knows only their mapping to two letters, Unicode also has one to a single one.
char32_t upperGreekWithIota(char32_t code) {
    if ((code >= 0x1F80 && code <= 0x1F87) || (code >= 0x1F90 && code <= 0x1F97) || (code >= 0x1FA0 && code <= 0x1FA7))
        return code + 8;
    if (code == 0x1FB3 || code == 0x1FC3 || code == 0x1FF3) return code + 9;
    return code;
}

template <typename Mapping>
std::string mapped(std::string_view text, Mapping mapping) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Character next = characterAt(text, i);
        if (next.valid) append(result, mapping(next.code));
        else result += text[i];
        i += next.size;
    }
    return result;
}

bool endsWord(char32_t code) {
    if (code == U'\'') return false;
    switch (QChar::category(code)) {
        case QChar::Separator_Space:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Punctuation_Connector:
        case QChar::Punctuation_Dash:
        case QChar::Punctuation_Open:
        case QChar::Punctuation_Close:
        case QChar::Punctuation_InitialQuote:
        case QChar::Punctuation_FinalQuote:
        case QChar::Punctuation_Other:
        case QChar::Symbol_Math:
        case QChar::Symbol_Currency:
        case QChar::Symbol_Modifier:
        case QChar::Symbol_Other: return true;
        default: return false;
    }
}

}  // namespace

std::optional<CaseRules> caseRulesOf(std::string_view culture) {
    std::size_t letters = 0;
    for (const char c : culture) {
        if (c == '-' && letters > 0) letters = 0;
        else if (isAsciiLetter(c)) ++letters;
        else return std::nullopt;
    }
    if (letters == 0) return std::nullopt;
    const std::string_view language = culture.substr(0, culture.find('-'));
    const bool turkic = equalsIgnoringAsciiCase(language, "tr") || equalsIgnoringAsciiCase(language, "az");
    return turkic ? CaseRules::Turkic : CaseRules::Invariant;
}

char32_t lowerCase(char32_t code, CaseRules rules) {
    if (rules == CaseRules::Turkic) {
        if (code == U'I') return dotlessSmallI;
        if (code == dottedCapitalI) return U'i';
    }
    if (code < 0x80) return code >= U'A' && code <= U'Z' ? code + 32 : code;
    return code == dottedCapitalI ? code : QChar::toLower(code);
}

char32_t upperCase(char32_t code, CaseRules rules) {
    if (rules == CaseRules::Turkic) {
        if (code == U'i') return dottedCapitalI;
        if (code == dotlessSmallI) return U'I';
    }
    if (code < 0x80) return code >= U'a' && code <= U'z' ? code - 32 : code;
    if (code == dotlessSmallI || code == longS) return code;
    const char32_t upper = QChar::toUpper(code);
    return upper == code ? upperGreekWithIota(code) : upper;
}

std::string lowerCase(std::string_view text, CaseRules rules) {
    return mapped(text, [rules](char32_t code) { return lowerCase(code, rules); });
}

std::string upperCase(std::string_view text, CaseRules rules) {
    return mapped(text, [rules](char32_t code) { return upperCase(code, rules); });
}

std::string properCase(std::string_view text) {
    bool raised = false;  // has this word its capital already?
    return mapped(text, [&raised](char32_t code) {
        const char32_t lower = lowerCase(code);
        if (endsWord(lower)) {
            raised = false;
            return lower;
        }
        if (raised || !QChar::isLetter(lower)) return lower;
        raised = true;
        return upperCase(lower);
    });
}

std::string properCase(std::string_view text, std::string_view separators) {
    std::u32string ends;
    for (std::size_t i = 0; i < separators.size(); i += characterAt(separators, i).size)
        ends += characterAt(separators, i).code;
    bool first = true;
    return mapped(text, [&](char32_t code) {
        const char32_t lower = lowerCase(code);
        if (ends.find(lower) != std::u32string::npos) {
            first = true;
            return lower;
        }
        const char32_t result = first ? upperCase(lower) : lower;
        first = false;
        return result;
    });
}

}  // namespace hs::expr
