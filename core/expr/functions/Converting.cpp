// CBool, CNum, CStr, CDate, CGuid, StringFromGuid, StringFromSid (expressions reference, 6.6).
#include "core/base/Encoding.h"
#include "core/expr/Call.h"
#include "core/expr/DateText.h"
#include "core/expr/GuidText.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

Datum toBoolean(Call& call) {
    const auto truth = call.evaluator().condition(call.node().mark, call[0]);
    return truth ? Datum::boolean(*truth) : Datum::stopped();
}

Datum toNumber(Call& call) {
    if (call[0].isEmptyText()) return Datum();
    const auto number = asNumber(call[0]);
    if (!number) return call.fail("not-a-number", call.show(0) + " is not a number.");
    return Datum::number(*number);
}

Datum toText(Call& call) { return Datum::text(call.text(0)); }

Datum toDate(Call& call) {
    if (call[0].kind() == Datum::Kind::Date) return call[0];
    if (call[0].isEmptyText()) return Datum();
    const DateReading reading = call[0].isText() ? readDate(call[0].view()) : DateReading{};
    if (reading.state == DateReading::State::OutOfRange) return call.fail("date-range", "date is out of range.");
    if (reading.state == DateReading::State::NoDate) return call.fail("not-a-date", call.show(0) + " is not a date.");
    return Datum::date(reading.ticks);
}

Datum toGuid(Call& call) {
    if (call.text(0).empty()) return Datum();
    auto bytes = bytesOfGuid(call.text(0));
    if (!bytes) return call.fail("not-a-guid", call.show(0) + " is not a GUID.");
    return call.keepBytes(std::move(*bytes));
}

Datum stringFromGuid(Call& call) {
    const bool fits = call[0].kind() == Datum::Kind::Bytes && call[0].view().size() == 16;
    if (!fits) return call.fail("not-a-guid", "argument 1 (guid) must be 16 bytes.");
    return call.keep(guidText(call[0].view()));
}

/// "S-1-…" (MS-DTYP 2.4.2.1); nothing when the bytes are no security identifier.
std::optional<std::string> sidText(std::string_view sid) {
    const auto byte = [sid](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(sid[i])); };
    if (sid.size() < 8 || byte(0) != 1 || byte(1) > 15 || sid.size() != 8 + 4 * byte(1)) return std::nullopt;
    std::uint64_t authority = 0;
    for (std::size_t i = 2; i < 8; ++i) authority = authority << 8 | byte(i);
    std::string text = "S-1-";
    // An authority of more than 32 bits is written in hexadecimal.
    if (authority >> 32) text += "0x" + toHex(sid.substr(2, 6));
    else text += std::to_string(authority);
    for (std::size_t i = 8; i < sid.size(); i += 4)
        text += "-" + std::to_string(byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24);
    return text;
}

Datum stringFromSid(Call& call) {
    auto text = call[0].kind() == Datum::Kind::Bytes ? sidText(call[0].view()) : std::nullopt;
    if (!text) return call.fail("not-a-sid", "argument 1 (sid) must be the bytes of a security identifier.");
    return call.keep(std::move(*text));
}

constexpr Function rows[] = {
    {.name = "CBool",
     .parameters = {{"expression", Want::Any}},
     .nulls = NullRule::False,
     .doc = "True or False from a condition, a number, or a text that spells one.",
     .examples = {{R"(CBool("true"))", R"("True")"}},
     .apply = toBoolean},
    {.name = "CNum",
     .parameters = {{"value", Want::Any}},
     .doc = "The number that a text spells.",
     .examples = {{R"(CNum("0042"))", R"("42")"}},
     .apply = toNumber},
    {.name = "CStr",
     .parameters = {{"value"}},
     .doc = "The text form of a value.",
     .examples = {{"CStr(&HFF)", R"("255")"}},
     .apply = toText},
    {.name = "CDate",
     .parameters = {{"expression", Want::Any}},
     .doc = "The date that a text spells; without a zone it is UTC.",
     .examples = {{R"(CDate("2021-06-30+08:00"))", R"("6/29/2021 4:00:00 PM")"}},
     .apply = toDate},
    {.name = "CGuid",
     .parameters = {{"guid"}},
     .doc = "The 16 bytes of a GUID in the directory's order.",
     .examples = {{R"(ConvertToBase64(CGuid("00112233-4455-6677-8899-aabbccddeeff")))",
                   R"("MyIRAFVEd2aImaq7zN3u/w==")"}},
     .apply = toGuid},
    {.name = "StringFromGuid",
     .parameters = {{"guid", Want::Any}},
     .doc = "A GUID as text from its 16 bytes.",
     .examples = {{"StringFromGuid([objectGUID])", R"("00112233-4455-6677-8899-aabbccddeeff")",
                   R"({"objectGUID": {"binary": "MyIRAFVEd2aImaq7zN3u/w=="}})"}},
     .apply = stringFromGuid},
    {.name = "StringFromSid",
     .parameters = {{"sid", Want::Any}},
     .doc = "A security identifier as text from its bytes.",
     .examples = {{"StringFromSid([objectSid])", R"("S-1-5-32-544")",
                   R"({"objectSid": {"binary": "AQIAAAAAAAUgAAAAIAIAAA=="}})"}},
     .apply = stringFromSid},
};

}  // namespace

std::span<const Function> convertingFunctions() { return rows; }

}  // namespace hs::expr
