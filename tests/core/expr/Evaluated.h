#pragma once

#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include "core/expr/Expression.h"

namespace hs::expr::test {

/// The clock of the reference's cases: 2021-07-02T15:33:38Z.
inline constexpr UnixMillis standingClock = 1'625'240'018'000;

/// A world that is the same in every run. `seed` drives the randomness.
Environment standingEnvironment(unsigned seed = 1);

/// The attributes of a JSON object: string, array of strings, null, or {"binary": base64}.
/// An array is a multi-valued attribute even with one value; `environment` learns that.
Object objectFrom(std::string_view bindings, Environment& environment);

/// The outcome as the reference's cases write it: a JSON string, array, null, {"ignore":true}, {"binary":"…"},
/// or for an error its first message after "error: ".
std::string outcomeOf(const Evaluation& evaluation);

/// Compiles, evaluates on the attributes of a JSON object, and returns the outcome.
std::string evaluated(std::string_view expression, std::string_view bindings = "{}");

/// The same, with all there is to know.
Evaluation evaluation(std::string_view expression, std::string_view bindings = "{}", bool withTrace = false);

/// The first error of compiling, with its place: "1:14: Unknown function …". "none" when there is none.
std::string firstIssue(std::string_view expression);

}  // namespace hs::expr::test
