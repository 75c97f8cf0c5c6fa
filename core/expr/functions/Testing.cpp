// IsNull … IsBitSet, Not (expressions reference, 6.6).
#include "core/base/Encoding.h"
#include "core/expr/Call.h"
#include "core/expr/Emptiness.h"
#include "core/expr/GuidText.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

Datum isNull(Call& call) { return Datum::boolean(call[0].isNull()); }
Datum isNullOrEmptyValue(Call& call) { return Datum::boolean(isNullOrEmpty(call[0])); }
Datum isPresent(Call& call) { return Datum::boolean(!isNullOrEmpty(call[0])); }
Datum isEmpty(Call& call) { return Datum::boolean(call[0].isEmptyText()); }

Datum isString(Call& call) {
    const Datum::Kind kind = call[0].kind();
    return Datum::boolean(kind != Datum::Kind::Null && kind != Datum::Kind::Bytes && kind != Datum::Kind::List);
}

Datum isNumeric(Call& call) { return Datum::boolean(asNumber(call[0]).has_value()); }
Datum isDate(Call& call) { return Datum::boolean(asDate(call[0]).has_value()); }

Datum isGuid(Call& call) { return Datum::boolean(call[0].isText() && bytesOfGuid(call[0].view()).has_value()); }

Datum isBitSet(Call& call) { return Datum::boolean((call.number(0) & call.number(1)) != 0); }

Datum negate(Call& call) {
    const Datum& source = call[0];
    const bool isTrue = (source.kind() == Datum::Kind::Boolean && source.truth()) ||
                        (source.isText() && equalsIgnoringAsciiCase(source.view(), "true"));
    return Datum::boolean(!isTrue);
}

constexpr ParameterList whole = {{"expression", Want::Whole}};

constexpr Function rows[] = {
    {.name = "IsNull",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True when there is no value.",
     .examples = {{"IsNull([displayName])", R"("True")"}},
     .apply = isNull},
    {.name = "IsNullOrEmpty",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True when there is no value, or only empty text.",
     .examples = {{R"(IsNullOrEmpty(""))", R"("True")"}},
     .apply = isNullOrEmptyValue},
    {.name = "IsPresent",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True when there is a value that is not empty text.",
     .examples = {{"IsPresent([mail])", R"("True")", R"({"mail": "ann@contoso.com"})"}},
     .apply = isPresent},
    {.name = "IsEmpty",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True for empty text; no value at all is not empty text.",
     .examples = {{R"(IsEmpty(""))", R"("True")"}, {"IsEmpty(NULL)", R"("False")"}},
     .apply = isEmpty},
    {.name = "IsString",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True for a single value that has a text form.",
     .examples = {{R"(IsString("a"))", R"("True")"}},
     .apply = isString},
    {.name = "IsNumeric",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True when CNum would succeed.",
     .examples = {{R"(IsNumeric("42"))", R"("True")"}, {R"(IsNumeric("12.5"))", R"("False")"}},
     .apply = isNumeric},
    {.name = "IsDate",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True when CDate would succeed.",
     .examples = {{R"(IsDate("2021-02-29"))", R"("False")"}},
     .apply = isDate},
    {.name = "IsGuid",
     .parameters = whole,
     .nulls = NullRule::Own,
     .doc = "True when CGuid would succeed.",
     .examples = {{R"(IsGuid("00112233-4455-6677-8899-aabbccddeeff"))", R"("True")"}},
     .apply = isGuid},
    {.name = "IsBitSet",
     .parameters = {{"value", Want::NumberOrNull}, {"flag", Want::Number}},
     .nulls = NullRule::False,
     .doc = "True when two numbers have a bit in common.",
     .examples = {{"IsBitSet(514, 2)", R"("True")"}},
     .apply = isBitSet},
    {.name = "Not",
     .parameters = {{"source", Want::Any}},
     .nulls = NullRule::Own,
     .doc = "False for True, and True for everything else.",
     .examples = {{R"(Not("True"))", R"("False")"}},
     .apply = negate},
};

}  // namespace

std::span<const Function> testingFunctions() { return rows; }

}  // namespace hs::expr
