#pragma once

#include <cstddef>

/// What an expression may cost (expressions reference, section 11). Exactly at a limit is allowed.
///
/// Together they make every evaluation total: whatever is written, it ends, in bounded time and bounded memory.
namespace hs::expr::limits {

inline constexpr std::size_t expressionCharacters = 10'000;
inline constexpr int nesting = 100;  ///< each call and each parenthesis is one level
inline constexpr std::size_t textCharacters = 1'000'000;
inline constexpr std::size_t listValues = 10'000;
inline constexpr std::size_t steps = 1'000'000;
inline constexpr std::size_t patternCharacters = 1'000;
inline constexpr int patternRepetitions = 1'000;
inline constexpr int randomCharacters = 256;

/// Characters that all functions of one evaluation together may make, and may read. The reference limits one text
/// and one list; a list of long texts, and a long text that is read a million times, need these bounds as well.
inline constexpr std::size_t madeCharacters = 256'000'000;
inline constexpr std::size_t readCharacters = 2'000'000'000;

/// What compiling a pattern that is not a constant counts for, in characters made.
inline constexpr std::size_t patternCost = 100'000;

/// A trace is for people: more steps than this are left out.
inline constexpr std::size_t traceSteps = 2'000;

/// Values longer than this are shortened where they are shown (issues, trace).
inline constexpr std::size_t shownCharacters = 200;

}  // namespace hs::expr::limits
