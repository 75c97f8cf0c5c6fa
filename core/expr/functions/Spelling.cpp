// ToLower, ToUpper, LCase, UCase, PCase, NormalizeDiacritics, ReplaceChars (expressions reference, 6.2).
#include <optional>

#include "core/expr/Call.h"
#include "core/expr/Diacritics.h"
#include "core/expr/LetterCase.h"
#include "core/expr/Limits.h"
#include "core/expr/Text.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

template <std::string (*mapping)(std::string_view, CaseRules)>
Datum mapCase(Call& call) {
    auto rules = std::optional(CaseRules::Invariant);
    if (call.has(1)) rules = caseRulesOf(call.text(1));
    if (!rules) return call.fail("culture", call.show(1) + " is not a culture name.");
    return call.keep(mapping(call.text(0), *rules));
}

Datum pCase(Call& call) {
    return call.keep(call.has(1) ? properCase(call.text(0), call.text(1)) : properCase(call.text(0)));
}

Datum normalizeDiacritics(Call& call) {
    if (isAscii(call.text(0))) return call[0];
    return call.keep(withoutDiacritics(call.text(0)));
}

struct CharacterRule {
    char32_t source;
    std::string_view target;
};

/// Splits "x:target,y:target"; nothing, and the entry that is wrong, when the pattern has another form.
std::optional<std::vector<CharacterRule>> characterRules(std::string_view pattern, std::string_view& wrong) {
    std::vector<CharacterRule> rules;
    while (true) {
        const std::size_t comma = pattern.find(',');
        const std::string_view entry = wrong = pattern.substr(0, comma);
        const std::size_t colon = entry.find(':');
        const bool fits = colon != std::string_view::npos && isOneCharacter(entry.substr(0, colon)) &&
                          entry.find(':', colon + 1) == std::string_view::npos;
        if (!fits) return std::nullopt;
        rules.push_back({characterAt(entry, 0).code, entry.substr(colon + 1)});
        if (comma == std::string_view::npos) return rules;
        pattern.remove_prefix(comma + 1);
    }
}

std::string withoutWhiteSpace(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const Character next = characterAt(text, i);
        if (!isWhiteSpace(next.code)) result += text.substr(i, next.size);
        i += next.size;
    }
    return result;
}

Datum replaceChars(Call& call) {
    const std::string pattern = withoutWhiteSpace(call.text(1));
    if (pattern.empty()) return call[0];
    std::string_view wrong;
    const auto rules = characterRules(pattern, wrong);
    if (!rules) {
        const std::string entry = call[1].redacted() ? "[Redact]" : "'" + shortened(wrong) + "'";
        return call.fail("replace-chars", entry + " is not of the form source:target.");
    }
    const std::string_view text = call.text(0);
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const Character next = characterAt(text, i);
        std::string_view target = text.substr(i, next.size);
        for (const CharacterRule& rule : *rules) {
            if (rule.source != next.code) continue;
            target = rule.target;
            break;
        }
        result += target;
        if (result.size() > limits::textCharacters * 4) return call.failTooLong();
        i += next.size;
    }
    return call.keep(std::move(result));
}

constexpr Function rows[] = {
    {.name = "ToLower",
     .parameters = {{"source"}, {"culture", Want::Text, Presence::Optional}},
     .doc = "The text in lower case; the cultures tr and az have their own rules for i.",
     .examples = {{R"(ToLower("TeSt"))", R"("test")"}, {R"(ToLower("TITLE", "tr-TR"))", R"("tıtle")"}},
     .apply = mapCase<lowerCase>},
    {.name = "ToUpper",
     .parameters = {{"source"}, {"culture", Want::Text, Presence::Optional}},
     .doc = "The text in upper case; the cultures tr and az have their own rules for i.",
     .examples = {{R"(ToUpper("TeSt"))", R"("TEST")"}},
     .apply = mapCase<upperCase>},
    {.name = "LCase",
     .parameters = {{"source"}},
     .doc = "The text in lower case.",
     .examples = {{R"(LCase("TeSt"))", R"("test")"}},
     .apply = mapCase<lowerCase>},
    {.name = "UCase",
     .parameters = {{"source"}},
     .doc = "The text in upper case.",
     .examples = {{R"(UCase("TeSt"))", R"("TEST")"}},
     .apply = mapCase<upperCase>},
    {.name = "PCase",
     .parameters = {{"source"}, {"wordSeparators", Want::Text, Presence::Optional}},
     .doc = "The text in proper case: each word begins with a capital, the rest is in lower case.",
     .examples = {{R"(PCase("PABLO GONSALVES"))", R"("Pablo Gonsalves")"},
                  {R"(PCase("PINTO-DE'SILVA", " '-"))", R"("Pinto-De'Silva")"}},
     .apply = pCase},
    {.name = "NormalizeDiacritics",
     .parameters = {{"source"}},
     .doc = "Latin letters with accents become plain ones; other scripts stay.",
     .examples = {{R"(NormalizeDiacritics("Zoë Ærøskøbing"))", R"("Zoe AEroeskoebing")"}},
     .apply = normalizeDiacritics},
    {.name = "ReplaceChars",
     .parameters = {{"string"}, {"replacePattern"}},
     .doc = "Replaces single characters by a list such as \"å:a,ö:oe\".",
     .examples = {{R"(ReplaceChars("Räksmörgås", "å:a,ä:a,ö:o"))", R"("Raksmorgas")"}},
     .apply = replaceChars},
};

}  // namespace

std::span<const Function> spellingFunctions() { return rows; }

}  // namespace hs::expr
