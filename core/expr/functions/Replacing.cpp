// Replace (expressions reference, 7.1).
#include "core/expr/Call.h"
#include "core/expr/Limits.h"
#include "core/expr/Pattern.h"
#include "core/expr/ReplaceMode.h"
#include "core/expr/Replacement.h"
#include "core/expr/Text.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

// Positions of the form with four to seven arguments.
constexpr std::size_t oldValue = 1, pattern = 2, groupName = 3, replacementValue = 4, replacementAttribute = 5,
                      templateText = 6;

bool isTooLong(const std::string& text) { return text.size() > limits::textCharacters * 4; }

/// In `text`, every occurrence of `wanted` becomes `replacement`.
Datum replaceOccurrences(Call& call, std::string_view text, std::string_view wanted, std::string_view replacement) {
    if (wanted.empty()) return Datum::text(text);
    std::string result;
    std::size_t from = 0;
    while (true) {
        const std::size_t found = findFirst(text, wanted, from);
        if (found == std::string_view::npos) break;
        result += text.substr(from, found - from);
        result += replacement;
        if (isTooLong(result)) return call.failTooLong();
        from = found + wanted.size();
    }
    if (from == 0) return Datum::text(text);
    result += text.substr(from);
    return call.keep(std::move(result));
}

std::string withControlCharacters(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == 'n') result += '\n';
        else if (next == 'r') result += '\r';
        else if (next == 't') result += '\t';
        else {
            result += text[i];
            continue;
        }
        ++i;
    }
    return result;
}

Datum replacePlain(Call& call) {
    return replaceOccurrences(call, call.text(0), call.evaluator().scratch().keep(withControlCharacters(call.text(1))),
                              withControlCharacters(call.text(2)));
}

Datum replaceMatches(Call& call, const Pattern& regex) {
    const Replacement* replacement = call.node().replacement;
    std::optional<Replacement> own;
    if (!replacement) {
        auto compiled = Replacement::compile(call.text(replacementValue), regex);
        if (!compiled) return call.fail("pattern", compiled.error().message);
        replacement = &own.emplace(std::move(compiled).value());
    }
    const std::string_view text = call.text(0);
    Pattern::Matches matches(regex, text);
    std::string result;
    std::size_t from = 0;
    while (matches.next()) {
        result += text.substr(from, matches.begin() - from);
        replacement->appendTo(result, matches);
        if (isTooLong(result)) return call.failTooLong();
        from = matches.end();
    }
    result += text.substr(from);
    return call.keep(std::move(result));
}

std::optional<int> groupOf(Call& call, const Pattern& regex) {
    const auto group = regex.groupByName(call.text(groupName));
    if (!group) {
        const std::string name = call[groupName].redacted() ? "[Redact]" : "'" + shortened(call.text(groupName)) + "'";
        call.fail("pattern", "the pattern has no group named " + name + ".");
    }
    return group;
}

Datum replaceGroup(Call& call, const Pattern& regex) {
    const auto group = groupOf(call, regex);
    if (!group) return Datum::stopped();
    const std::string_view text = call.text(0);
    Pattern::Matches matches(regex, text);
    std::string result;
    std::size_t from = 0;
    while (matches.next()) {
        const auto part = matches.group(*group);
        if (!part) continue;
        const std::size_t at = matches.offsetOf(*group);
        result += text.substr(from, at - from);
        result += call.text(replacementValue);
        if (isTooLong(result)) return call.failTooLong();
        from = at + part->size();
    }
    result += text.substr(from);
    return call.keep(std::move(result));
}

Datum replaceFallback(Call& call, const Pattern& regex) {
    const auto group = groupOf(call, regex);
    if (!group) return Datum::stopped();
    if (call.has(0) && !call.text(0).empty()) return call[0];
    if (!call.has(replacementAttribute)) return Datum();
    Pattern::Matches matches(regex, call.text(replacementAttribute));
    if (!matches.next()) return Datum();
    const auto part = matches.group(*group);
    return part ? Datum::text(*part) : Datum();
}

Datum replace(Call& call) {
    const ReplaceMode mode = replaceModeOf(call.evaluator().ast(), call.node());
    if (!call.has(0) && mode != ReplaceMode::Fallback) return Datum();
    switch (mode) {
        case ReplaceMode::Plain: return replacePlain(call);
        case ReplaceMode::Occurrences:
            return replaceOccurrences(call, call.text(0), call.text(oldValue), call.text(replacementValue));
        case ReplaceMode::Template:
            return replaceOccurrences(call, call.text(templateText), call.text(oldValue), call.text(0));
        case ReplaceMode::None: return Datum();
        case ReplaceMode::Matches:
        case ReplaceMode::Group:
        case ReplaceMode::Fallback: break;
    }
    const Pattern* regex = call.evaluator().pattern(call.node(), call.text(pattern));
    if (!regex) return Datum::stopped();
    if (mode == ReplaceMode::Matches) return replaceMatches(call, *regex);
    return mode == ReplaceMode::Group ? replaceGroup(call, *regex) : replaceFallback(call, *regex);
}

constexpr ParameterList forms[] = {
    {{"source"}, {"oldValue"}, {"newValue"}},
    {{{"source"},
      {"oldValue", Want::Text, Presence::Optional},
      {"regexPattern", Want::Text, Presence::Optional},
      {"regexGroupName", Want::Text, Presence::Optional},
      {"replacementValue", Want::Text, Presence::Optional},
      {"replacementAttributeName", Want::Text, Presence::Optional},
      {"template", Want::Text, Presence::Optional}},
     4},
};

constexpr Function rows[] = {
    {.name = "Replace",
     .forms = forms,
     .nulls = NullRule::Own,
     .doc = "Replaces a text, the matches of a regular expression, or one group of it.",
     .examples = {{R"(Replace("EN-US", "-", , , "_", , ))", R"("EN_US")"},
                  {R"(Replace("+1 (999) 888", , "[^0-9]", , "", , ))", R"("1999888")"},
                  {R"~(Replace("545 Tremont", , "(?<number>^\d*)", "number", "888", , ))~", R"("888 Tremont")"}},
     .apply = replace},
};

}  // namespace

std::span<const Function> replacingFunctions() { return rows; }

}  // namespace hs::expr
