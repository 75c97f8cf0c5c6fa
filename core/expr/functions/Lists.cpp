// Contains, Count, Item, ItemOrNull, RemoveDuplicates, Split (expressions reference, 6.4).
#include <set>

#include "core/expr/Call.h"
#include "core/expr/LetterCase.h"
#include "core/expr/Limits.h"
#include "core/expr/Text.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

constexpr std::string_view caseTypes[] = {"CaseInsensitive", "CaseSensitive"};

/// A value as the list that a parameter for lists makes of it.
std::span<const Datum> itemsOf(const Datum& datum) {
    if (datum.isList()) return datum.items();
    return {&datum, datum.isNull() ? std::size_t{0} : std::size_t{1}};
}

Datum contains(Call& call) {
    if (!call.has(1)) return Datum::number(0);
    Scratch& scratch = call.evaluator().scratch();
    const auto searched = asText(call[1], scratch);
    if (!searched) return call.failArgument(1, "not-text", "text, got bytes.");
    const bool ignoresCase = call.option(2, "CaseSensitive") == "CaseInsensitive";
    const std::string wanted = ignoresCase ? lowerCase(*searched) : std::string(*searched);
    std::int64_t index = 0;
    for (const Datum& item : itemsOf(call[0])) {
        ++index;
        const auto text = asText(item, scratch);
        if (!text) return call.failArgument(0, "not-text", "text, got bytes.");
        if (!call.evaluator().chargeRead(call.node().mark, text->size() + 1)) return Datum::stopped();
        const std::string lower = ignoresCase ? lowerCase(*text) : std::string();
        const std::string_view held = ignoresCase ? std::string_view(lower) : *text;
        const bool whole = item.kind() == Datum::Kind::Reference || call[1].kind() == Datum::Kind::Reference;
        const bool found = whole ? held == wanted : findFirst(held, wanted) != std::string_view::npos;
        if (found) return Datum::number(index);
    }
    return Datum::number(0);
}

Datum count(Call& call) { return Datum::number(static_cast<std::int64_t>(itemsOf(call[0]).size())); }

/// The value at the index, or nothing when there is none.
const Datum* itemAt(Call& call) {
    const auto items = itemsOf(call[0]);
    const std::int64_t index = call.number(1);
    if (index < 1 || static_cast<std::uint64_t>(index) > items.size()) return nullptr;
    return &items[static_cast<std::size_t>(index - 1)];
}

Datum item(Call& call) {
    if (const Datum* found = itemAt(call)) return *found;
    return call.fail("index", "index " + std::to_string(call.number(1)) + " is out of range; there are " +
                                  std::to_string(itemsOf(call[0]).size()) + " values.");
}

Datum itemOrNull(Call& call) {
    const Datum* found = itemAt(call);
    return found ? *found : Datum();
}

Datum removeDuplicates(Call& call) {
    if (!call[0].isList()) return call[0];
    if (!call.evaluator().chargeRead(call.node().mark, call[0].items().size())) return Datum::stopped();
    std::set<std::pair<bool, std::string_view>> seen;
    std::vector<Datum> kept;
    for (const Datum& value : call[0].items()) {
        const bool bytes = value.kind() == Datum::Kind::Bytes;
        const auto text = bytes ? value.view() : asText(value, call.evaluator().scratch()).value_or(std::string_view());
        if (seen.emplace(bytes, text).second) kept.push_back(value);
    }
    return call.keep(std::move(kept));
}

Datum split(Call& call) {
    if (call.has(2) && call.number(2) < 1)
        return call.failArgument(2, "too-small", "1 or more, got " + call.show(2) + ".");
    std::string_view rest = call.text(0);
    if (rest.empty()) return Datum();
    const std::size_t most = call.has(2) ? static_cast<std::size_t>(call.number(2)) : limits::listValues + 1;
    std::vector<Datum> items;
    while (items.size() <= limits::listValues) {
        const std::size_t end = items.size() + 1 < most ? findFirst(rest, call.text(1)) : std::string_view::npos;
        items.push_back(Datum::text(trim(rest.substr(0, end))));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + call.text(1).size());
    }
    return call.keep(std::move(items));
}

constexpr Function rows[] = {
    {.name = "Contains",
     .parameters = {{"attribute", Want::Whole},
                    {"search", Want::Any},
                    {"caseType", Want::Option, Presence::Optional, caseTypes, true}},
     .nulls = NullRule::Zero,
     .doc = "The index of the first value that contains a text; 0 when there is none.",
     .examples = {{R"(Contains([proxyAddresses], "SMTP:"))", R"("2")",
                   R"({"proxyAddresses": ["smtp:b@c.d", "SMTP:a@b.c"]})"}},
     .apply = contains},
    {.name = "Count",
     .parameters = {{"attribute", Want::Whole}},
     .nulls = NullRule::Zero,
     .doc = "The number of values.",
     .examples = {{"Count([proxyAddresses])", R"("2")", R"({"proxyAddresses": ["smtp:b@c.d", "SMTP:a@b.c"]})"}},
     .apply = count},
    {.name = "Item",
     .parameters = {{"attribute", Want::Whole}, {"index", Want::Number}},
     .nulls = NullRule::Own,
     .doc = "The value at an index, counted from 1. An index without a value is an error.",
     .examples = {{"Item([otherPhone], 2)", R"("34")", R"({"otherPhone": ["12", "34"]})"}},
     .apply = item},
    {.name = "ItemOrNull",
     .parameters = {{"attribute", Want::Whole}, {"index", Want::Number}},
     .nulls = NullRule::Own,
     .doc = "The value at an index, counted from 1; null when there is none.",
     .examples = {{"ItemOrNull([otherPhone], 3)", "null", R"({"otherPhone": ["12", "34"]})"}},
     .apply = itemOrNull},
    {.name = "RemoveDuplicates",
     .parameters = {{"attribute", Want::Whole}},
     .doc = "Each value once, at its first place.",
     .examples = {{"RemoveDuplicates([otherPhone])", R"(["12", "34"])", R"({"otherPhone": ["12", "34", "12"]})"}},
     .apply = removeDuplicates},
    {.name = "Split",
     .parameters = {{"source"}, {"delimiter", Want::Character}, {"limit", Want::Number, Presence::Optional}},
     .doc = "The parts of a text between delimiters, trimmed, as a list.",
     .examples = {{R"(Split("one, two", ","))", R"(["one", "two"])"}},
     .apply = split},
};

}  // namespace

std::span<const Function> listFunctions() { return rows; }

}  // namespace hs::expr
