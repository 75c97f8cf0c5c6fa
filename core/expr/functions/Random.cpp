// RandomNum, Guid, RandomString (expressions reference, 6.7).
#include <array>
#include <cstring>

#include "core/base/Encoding.h"
#include "core/expr/Call.h"
#include "core/expr/Limits.h"
#include "core/expr/Text.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view specials = R"(~!@#$%^&*_-+=`|\(){}[]:;"'<>,.?/)";
constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view smalls = "abcdefghijklmnopqrstuvwxyz";

bool hasRandomness(Call& call) {
    if (call.evaluator().environment().randomBytes) return true;
    call.fail("random", "no random values are available here.");
    return false;
}

std::uint64_t randomWord(Call& call) {
    std::uint8_t bytes[8] = {};
    call.evaluator().environment().randomBytes(bytes, sizeof bytes);
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// An unbiased number from 0 to `last`. A source that never gives a usable word must not hold the evaluation up.
std::uint64_t randomUpTo(Call& call, std::uint64_t last) {
    if (last == UINT64_MAX) return randomWord(call);
    const std::uint64_t count = last + 1;
    const std::uint64_t usable = UINT64_MAX - (UINT64_MAX % count + 1) % count;
    std::uint64_t word = randomWord(call);
    for (int attempt = 0; attempt < 100 && word > usable; ++attempt) word = randomWord(call);
    return word % count;
}

Datum randomNum(Call& call) {
    if (call.number(0) > call.number(1)) return call.fail("random", "start must not be greater than end.");
    if (!hasRandomness(call)) return Datum::stopped();
    const auto start = static_cast<std::uint64_t>(call.number(0)), end = static_cast<std::uint64_t>(call.number(1));
    return Datum::number(static_cast<std::int64_t>(start + randomUpTo(call, end - start)));
}

Datum guid(Call& call) {
    if (!hasRandomness(call)) return Datum::stopped();
    std::array<std::uint8_t, 16> bytes{};
    call.evaluator().environment().randomBytes(bytes.data(), bytes.size());
    // guidText wants the directory's order, in which the version stands in byte 7.
    bytes[7] = static_cast<std::uint8_t>((bytes[7] & 0x0F) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return call.keep(guidText({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

/// A kind of characters, how many of them there must be, and which of them may be used.
struct CharacterClass {
    std::string_view all;
    std::int64_t minimum = 0;
    std::string usable;
};
using Classes = std::array<CharacterClass, 4>;

std::string without(std::string_view all, std::string_view avoided) {
    std::string usable;
    for (const char c : all)
        if (avoided.find(c) == std::string_view::npos) usable += c;
    return usable;
}

/// What is wrong with the arguments; empty when nothing is.
std::string complaint(Call& call, const Classes& classes) {
    if (call.number(0) < 1 || call.number(0) > limits::randomCharacters)
        return "length must be 1 to 256, got " + call.show(0) + ".";
    std::int64_t sum = 0;
    for (const CharacterClass& each : classes) {
        if (each.minimum < 0) return "minimums must not be negative.";
        sum += std::min<std::int64_t>(each.minimum, 1000);
    }
    if (sum > call.number(0)) return "the minimums add up to more than the length.";
    for (const CharacterClass& each : classes)
        if (each.minimum > 0 && each.usable.empty()) return "no characters are left to choose from.";
    return {};
}

Datum randomString(Call& call) {
    Classes classes = {{{digits, call.number(1), {}},
                        {specials, call.number(2), {}},
                        {capitals, call.number(3), {}},
                        {smalls, call.number(4), {}}}};
    bool anyMinimum = false;
    for (CharacterClass& each : classes) {
        each.usable = without(each.all, call.text(5));
        anyMinimum = anyMinimum || each.minimum > 0;
    }
    std::string filling;
    for (const CharacterClass& each : classes)
        if (anyMinimum ? each.minimum > 0 : each.all != specials) filling += each.usable;
    std::string wrong = complaint(call, classes);
    if (wrong.empty() && filling.empty()) wrong = "no characters are left to choose from.";
    if (!wrong.empty()) return call.fail("random", wrong);
    if (!hasRandomness(call)) return Datum::stopped();

    const auto pick = [&call](const std::string& from) { return from[randomUpTo(call, from.size() - 1)]; };
    std::string text;
    for (const CharacterClass& each : classes)
        for (std::int64_t i = 0; i < each.minimum; ++i) text += pick(each.usable);
    while (text.size() < static_cast<std::size_t>(call.number(0))) text += pick(filling);
    for (std::size_t i = text.size() - 1; i > 0; --i) std::swap(text[i], text[randomUpTo(call, i)]);
    return call.keep(std::move(text));
}

constexpr Function rows[] = {
    {.name = "RandomNum",
     .parameters = {{"start", Want::Number}, {"end", Want::Number}},
     .nulls = NullRule::Own,
     .doc = "A random number between two bounds, both included.",
     .examples = {{"RandomNum(7, 7)", R"("7")"}},
     .apply = randomNum},
    {.name = "Guid",
     .nulls = NullRule::Own,
     .doc = "A random GUID.",
     .examples = {{"Len(Guid())", R"("36")"}},
     .apply = guid},
    {.name = "RandomString",
     .parameters = {{"length", Want::Number},
                    {"minimumNumbers", Want::Number},
                    {"minimumSpecialCharacters", Want::Number},
                    {"minimumCapital", Want::Number},
                    {"minimumLowerCase", Want::Number},
                    {"charactersToAvoid", Want::Text, Presence::Optional}},
     .nulls = NullRule::Own,
     .doc = "A random text, such as a first password, with so many characters of each kind.",
     .examples = {{"Len(RandomString(12, 2, 1, 1, 1))", R"("12")"}},
     .apply = randomString},
};

}  // namespace

std::span<const Function> randomFunctions() { return rows; }

}  // namespace hs::expr
