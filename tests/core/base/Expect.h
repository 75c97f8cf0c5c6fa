#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "core/base/Result.h"

namespace hs::test {

/// The value of a result that must be ok; a failed one fails the test with its error and gives an empty value.
template <typename T>
T valueOf(Result<T> result) {
    EXPECT_TRUE(result.ok()) << (result.ok() ? std::string() : result.error().toLine());
    return result.ok() ? *std::move(result) : T{};
}

inline void expectOk(const Result<void>& result) {
    EXPECT_TRUE(result.ok()) << (result.ok() ? std::string() : result.error().toLine());
}

/// The error of a result that must have failed; an ok one fails the test and gives an empty error.
template <typename T>
Error errorOf(const Result<T>& result) {
    EXPECT_FALSE(result.ok());
    return result.ok() ? Error() : result.error();
}

/// Says whether `text` holds `part`, with both in the failure.
inline ::testing::AssertionResult holds(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "\"" << text << "\" does not hold \"" << part << "\"";
}

}  // namespace hs::test
