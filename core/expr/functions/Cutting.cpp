// Append, Left, Right, Mid, Len, Trim, StripSpaces, PadLeft, PadRight, Word (expressions reference, 6.1).
#include "core/expr/Call.h"
#include "core/expr/Limits.h"
#include "core/expr/Text.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

Datum appendSuffix(Call& call) {
    if (!call.has(1)) return call[0];
    std::string joined(call.text(0));
    joined += call.text(1);
    return call.keep(std::move(joined));
}

/// How many characters of a text a count means: negative and too large both mean all.
std::size_t charactersToTake(std::string_view text, std::int64_t count) {
    if (count < 0 || static_cast<std::uint64_t>(count) > text.size()) return text.size();
    return static_cast<std::size_t>(count);
}

Datum left(Call& call) {
    const std::string_view text = call.text(0);
    return Datum::text(text.substr(0, offsetAfter(text, charactersToTake(text, call.number(1)))));
}

Datum right(Call& call) {
    const std::string_view text = call.text(0);
    const std::size_t all = characterCount(text);
    const std::size_t taken = std::min(charactersToTake(text, call.number(1)), all);
    return Datum::text(text.substr(offsetAfter(text, all - taken)));
}

Datum mid(Call& call) {
    const std::string_view text = call.text(0);
    const bool toTheEnd = !call.has(2);
    if (!toTheEnd && call.number(2) == 0) return Datum::text("");
    if (!toTheEnd && call.number(2) < 0) return call[0];
    const std::int64_t start = call.number(1);
    if (start <= 0 || static_cast<std::uint64_t>(start) > characterCount(text)) return call[0];
    const std::string_view rest = text.substr(offsetAfter(text, static_cast<std::size_t>(start - 1)));
    if (toTheEnd) return Datum::text(rest);
    return Datum::text(rest.substr(0, offsetAfter(rest, charactersToTake(rest, call.number(2)))));
}

Datum len(Call& call) { return Datum::number(static_cast<std::int64_t>(characterCount(call.text(0)))); }

Datum trimBoth(Call& call) { return Datum::text(trim(call.text(0))); }
Datum trimLeft(Call& call) { return Datum::text(trimStart(call.text(0))); }
Datum trimRight(Call& call) { return Datum::text(trimEnd(call.text(0))); }

Datum stripSpaces(Call& call) {
    std::string text(call.text(0));
    std::erase(text, ' ');
    return call.keep(std::move(text));
}

/// The characters that are missing to the wanted length; nothing when the result would be too long.
std::optional<std::string> padding(Call& call) {
    const std::size_t have = characterCount(call.text(0));
    const std::int64_t wanted = call.number(1);
    if (wanted <= 0 || static_cast<std::uint64_t>(wanted) <= have) return std::string();
    if (static_cast<std::uint64_t>(wanted) > limits::textCharacters) return std::nullopt;
    const std::size_t missing = static_cast<std::size_t>(wanted) - have;
    if (call.text(2).size() == 1) return std::string(missing, call.text(2).front());
    std::string pad;
    for (std::size_t i = 0; i < missing; ++i) pad += call.text(2);
    return pad;
}

Datum padLeft(Call& call) {
    auto pad = padding(call);
    if (!pad) return call.failTooLong();
    return call.keep(std::move(*pad) + std::string(call.text(0)));
}

Datum padRight(Call& call) {
    const auto pad = padding(call);
    if (!pad) return call.failTooLong();
    return call.keep(std::string(call.text(0)) + *pad);
}

Datum word(Call& call) {
    const std::string_view text = call.text(0), delimiters = call.text(2);
    if (!call.has(1) || call.number(1) < 1) return Datum::text("");
    std::u32string ends;
    for (std::size_t i = 0; i < delimiters.size(); i += characterAt(delimiters, i).size)
        ends += characterAt(delimiters, i).code;
    std::int64_t left = call.number(1);
    std::size_t start = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const Character next = characterAt(text, i);
        const bool delimits = ends.find(next.code) != std::u32string::npos;
        if (delimits && inside && --left == 0) return Datum::text(text.substr(start, i - start));
        if (!delimits && !inside) start = i;
        inside = !delimits;
        i += next.size;
    }
    return Datum::text(inside && left == 1 ? text.substr(start) : std::string_view());
}

constexpr Function rows[] = {
    {.name = "Append",
     .parameters = {{"source"}, {"suffix"}},
     .doc = "The source followed by the suffix. Nothing when there is no source.",
     .examples = {{R"(Append("john.doe", "@contoso.com"))", R"("john.doe@contoso.com")"}},
     .apply = appendSuffix},
    {.name = "Left",
     .parameters = {{"string"}, {"numChars", Want::Number}},
     .nulls = NullRule::EmptyText,
     .doc = "The first characters of a text.",
     .examples = {{R"(Left("John Doe", 3))", R"("Joh")"}},
     .apply = left},
    {.name = "Right",
     .parameters = {{"string"}, {"numChars", Want::Number}},
     .nulls = NullRule::EmptyText,
     .doc = "The last characters of a text.",
     .examples = {{R"(Right("John Doe", 3))", R"("Doe")"}},
     .apply = right},
    {.name = "Mid",
     .parameters = {{"source"}, {"start", Want::Number}, {"length", Want::Number, Presence::Optional}},
     .nulls = NullRule::EmptyText,
     .doc = "Characters from the middle of a text, counted from 1; the whole text when start lies outside it.",
     .examples = {{R"(Mid("John Doe", 3, 5))", R"("hn Do")"}, {R"(Mid("John", 3))", R"("hn")"}},
     .apply = mid},
    {.name = "Len",
     .parameters = {{"value"}},
     .nulls = NullRule::Zero,
     .doc = "The number of characters.",
     .examples = {{R"(Len("John Doe"))", R"("8")"}},
     .apply = len},
    {.name = "Trim",
     .parameters = {{"source"}},
     .doc = "The text without white space at its start and end.",
     .examples = {{R"(Trim(" Test "))", R"("Test")"}},
     .apply = trimBoth},
    {.name = "LTrim",
     .parameters = {{"source"}},
     .doc = "The text without white space at its start.",
     .examples = {{R"(LTrim(" Test "))", R"("Test ")"}},
     .apply = trimLeft},
    {.name = "RTrim",
     .parameters = {{"source"}},
     .doc = "The text without white space at its end.",
     .examples = {{R"(RTrim(" Test "))", R"(" Test")"}},
     .apply = trimRight},
    {.name = "StripSpaces",
     .parameters = {{"source"}},
     .doc = "The text without any blank.",
     .examples = {{R"(StripSpaces("Anna Maria"))", R"("AnnaMaria")"}},
     .apply = stripSpaces},
    {.name = "PadLeft",
     .parameters = {{"string"}, {"length", Want::Number}, {"padCharacter", Want::Character}},
     .nulls = NullRule::EmptyText,
     .doc = "The text filled to a length at its start.",
     .examples = {{R"(PadLeft("42", 6, "0"))", R"("000042")"}},
     .apply = padLeft},
    {.name = "PadRight",
     .parameters = {{"string"}, {"length", Want::Number}, {"padCharacter", Want::Character}},
     .nulls = NullRule::EmptyText,
     .doc = "The text filled to a length at its end.",
     .examples = {{R"(PadRight("User", 10, "0"))", R"("User000000")"}},
     .apply = padRight},
    {.name = "Word",
     .parameters = {{"string"}, {"wordNumber", Want::NumberOrNull}, {"delimiters"}},
     .nulls = NullRule::EmptyText,
     .doc = "A word of a text, counted from 1; empty when there are fewer words.",
     .examples = {{R"(Word("The quick brown fox", 3, " "))", R"("brown")"}},
     .apply = word},
};

}  // namespace

std::span<const Function> cuttingFunctions() { return rows; }

}  // namespace hs::expr
