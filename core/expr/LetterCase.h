#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hs::expr {

/// Which letters belong together. Turkic tells dotted from dotless i.
enum class CaseRules { Invariant, Turkic };

/// The rules of a culture such as "tr-TR"; nothing when the text is no culture name.
std::optional<CaseRules> caseRulesOf(std::string_view culture);

/// One-to-one Unicode case mapping. Invariant leaves U+0130, U+0131 and U+017F alone, so that no text changes its
/// letters by a round trip; ß has no single upper-case letter and stays.
char32_t lowerCase(char32_t code, CaseRules rules = CaseRules::Invariant);
char32_t upperCase(char32_t code, CaseRules rules = CaseRules::Invariant);

std::string lowerCase(std::string_view text, CaseRules rules = CaseRules::Invariant);
std::string upperCase(std::string_view text, CaseRules rules = CaseRules::Invariant);

/// Proper case as .NET's title casing: lower case, then the first letter of each word in upper case.
std::string properCase(std::string_view text);

/// Proper case where only the given characters end a word, and the first character of a word is raised.
std::string properCase(std::string_view text, std::string_view separators);

}  // namespace hs::expr
