// InStr, InStrRev (expressions reference, 6.3).
#include "core/expr/Call.h"
#include "core/expr/LetterCase.h"
#include "core/expr/Text.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

constexpr std::string_view compareTypes[] = {"vbBinaryCompare", "vbTextCompare"};

/// The two texts as they are compared; lower case has as many characters as the original.
struct Compared {
    std::string lowerText, lowerWanted;
    std::string_view text, wanted;
};

void prepare(Call& call, Compared& compared) {
    compared.text = call.text(0);
    compared.wanted = call.text(1);
    if (call.option(3, compareTypes[0]) != "vbTextCompare") return;
    compared.text = compared.lowerText = lowerCase(compared.text);
    compared.wanted = compared.lowerWanted = lowerCase(compared.wanted);
}

Datum position(std::size_t number) { return Datum::number(static_cast<std::int64_t>(number)); }

/// False, and the evaluation has failed, when the argument start is there and below 1.
bool checkStart(Call& call) {
    if (!call.has(2) || call.number(2) >= 1) return true;
    call.failArgument(2, "too-small", "1 or more, got " + call.show(2) + ".");
    return false;
}

Datum inStr(Call& call) {
    if (!checkStart(call)) return Datum::stopped();
    if (!call.has(1) || call.text(0).empty()) return position(0);
    Compared compared;
    prepare(call, compared);
    const auto start = static_cast<std::uint64_t>(call.has(2) ? call.number(2) : 1);
    if (start > characterCount(compared.text)) return position(0);
    const std::size_t from = offsetAfter(compared.text, static_cast<std::size_t>(start - 1));
    const std::size_t found = findFirst(compared.text, compared.wanted, from);
    if (found == std::string_view::npos) return position(0);
    return position(characterCount(compared.text.substr(0, found)) + 1);
}

Datum inStrRev(Call& call) {
    if (!checkStart(call)) return Datum::stopped();
    if (!call.has(1) || call.text(0).empty()) return position(0);
    Compared compared;
    prepare(call, compared);
    const std::size_t all = characterCount(compared.text);
    std::size_t end = all;
    if (call.has(2) && static_cast<std::uint64_t>(call.number(2)) < all) end = static_cast<std::size_t>(call.number(2));
    if (compared.wanted.empty()) return position(end);
    const std::string_view searched = compared.text.substr(0, offsetAfter(compared.text, end));
    const std::size_t found = findLast(searched, compared.wanted);
    if (found == std::string_view::npos) return position(0);
    return position(characterCount(searched.substr(0, found)) + 1);
}

constexpr ParameterList parameters = {{"value1"},
                                      {"value2"},
                                      {"start", Want::Number, Presence::Optional},
                                      {"compareType", Want::Option, Presence::Optional, compareTypes, true}};

constexpr Function rows[] = {
    {.name = "InStr",
     .parameters = parameters,
     .nulls = NullRule::Zero,
     .doc = "The position of the first value2 in value1, counted from 1; 0 when there is none.",
     .examples = {{R"(InStr("The quick brown fox", "quick"))", R"("5")"},
                  {R"(InStr("repEated", "e", 3, vbTextCompare))", R"("4")"}},
     .apply = inStr},
    {.name = "InStrRev",
     .parameters = parameters,
     .nulls = NullRule::Zero,
     .doc = "The position of the last value2 in value1, counted from 1; 0 when there is none.",
     .examples = {{R"(InStrRev("abbcdbbbef", "bb"))", R"("7")"}},
     .apply = inStrRev},
};

}  // namespace

std::span<const Function> searchingFunctions() { return rows; }

}  // namespace hs::expr
