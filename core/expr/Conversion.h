#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/expr/Datum.h"
#include "core/expr/Scratch.h"

/// What a value is where another kind is wanted (expressions reference, 3.2 and 3.3).
namespace hs::expr {

/// Optional white space, [+-]digits or &H and hexadecimal digits, optional white space; 64 bit.
std::optional<std::int64_t> numberFrom(std::string_view text);

/// A number, or text that spells one. Booleans and dates are not numbers.
std::optional<std::int64_t> asNumber(const Datum& datum);

/// The text form; nothing for null, bytes and lists.
std::optional<std::string_view> asText(const Datum& datum, Scratch& scratch);

/// A date, or text that is read as one.
std::optional<Ticks> asDate(const Datum& datum);

/// True or False as a condition; null is False. Nothing when the value is neither.
std::optional<bool> asCondition(const Datum& datum);

/// As messages show values: 'text', null, 3 values, bytes, [Redact].
std::string shown(const Datum& datum);

/// As a trace shows results: "text", 512, (null), ["a", "b"], <48 bytes>, [Redact].
std::string displayed(const Datum& datum);

}  // namespace hs::expr
