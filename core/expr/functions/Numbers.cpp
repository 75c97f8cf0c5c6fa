// BitAnd, BitOr (expressions reference, 6.7).
#include "core/expr/Call.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

Datum bitAnd(Call& call) { return call.has(1) ? Datum::number(call.number(0) & call.number(1)) : Datum(); }
Datum bitOr(Call& call) { return call.has(1) ? Datum::number(call.number(0) | call.number(1)) : Datum(); }

constexpr Function rows[] = {
    {.name = "BitAnd",
     .parameters = {{"value1", Want::NumberOrNull}, {"value2", Want::NumberOrNull}},
     .doc = "The bits that both numbers have.",
     .examples = {{"BitAnd(&HF, &HF7)", R"("7")"}},
     .apply = bitAnd},
    {.name = "BitOr",
     .parameters = {{"value1", Want::NumberOrNull}, {"value2", Want::NumberOrNull}},
     .doc = "The bits that either number has.",
     .examples = {{"BitOr(16, 3)", R"("19")"}},
     .apply = bitOr},
};

}  // namespace

std::span<const Function> numberFunctions() { return rows; }

}  // namespace hs::expr
