#include <gtest/gtest.h>
#include <algorithm>
#include <set>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

namespace {

std::string textOf(std::string_view expression, unsigned seed) {
    const Evaluation result =
        Expression::compile(std::string(expression)).evaluate(Object(), standingEnvironment(seed));
    return result.values.empty() ? outcomeOf(result) : result.values.front().bytes();
}

std::size_t countOf(const std::string& text, bool (*fits)(char)) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), fits));
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isSmall(char c) { return c >= 'a' && c <= 'z'; }
bool isSpecial(char c) { return !isDigit(c) && !isCapital(c) && !isSmall(c); }

constexpr unsigned rounds = 50;

}  // namespace

TEST(RandomString, HasItsMinimums) {
    for (unsigned seed = 0; seed < rounds; ++seed) {
        const std::string text = textOf("RandomString(16, 2, 3, 4, 5)", seed);
        EXPECT_EQ(text.size(), 16u);
        EXPECT_GE(countOf(text, isDigit), 2u);
        EXPECT_GE(countOf(text, isSpecial), 3u);
        EXPECT_GE(countOf(text, isCapital), 4u);
        EXPECT_GE(countOf(text, isSmall), 5u);
    }
}

TEST(RandomString, FillsFromClassesWithAMinimumOnly) {
    for (unsigned seed = 0; seed < rounds; ++seed) {
        const std::string text = textOf("RandomString(20, 1, 0, 0, 1)", seed);
        EXPECT_EQ(countOf(text, isDigit) + countOf(text, isSmall), 20u);
    }
}

TEST(RandomString, HasNoSpecialCharactersWithoutAnyMinimum) {
    for (unsigned seed = 0; seed < rounds; ++seed)
        EXPECT_EQ(countOf(textOf("RandomString(20, 0, 0, 0, 0)", seed), isSpecial), 0u);
}

TEST(RandomString, AvoidsCharacters) {
    for (unsigned seed = 0; seed < rounds; ++seed)
        EXPECT_EQ(textOf(R"(RandomString(20, 1, 0, 0, 0, "013456789"))", seed), std::string(20, '2'));
}

TEST(RandomString, IsShuffled) {
    std::set<char> firsts;
    for (unsigned seed = 0; seed < rounds; ++seed) firsts.insert(textOf("RandomString(4, 1, 1, 1, 1)", seed).front());
    EXPECT_GT(firsts.size(), 5u);
}

TEST(RandomString, RepeatsWithTheSameRandomness) {
    EXPECT_EQ(textOf("RandomString(20, 1, 1, 1, 1)", 7), textOf("RandomString(20, 1, 1, 1, 1)", 7));
}

TEST(RandomString, RefusesLengthZero) {
    EXPECT_EQ(evaluated("RandomString(0, 0, 0, 0, 0)"), "error: RandomString: length must be 1 to 256, got '0'.");
}

TEST(RandomString, RefusesNegativeMinimums) {
    EXPECT_EQ(evaluated("RandomString(5, -1, 0, 0, 0)"), "error: RandomString: minimums must not be negative.");
}

TEST(RandomString, RefusesMinimumsAboveTheLength) {
    EXPECT_EQ(evaluated("RandomString(5, 2, 2, 2, 0)"),
              "error: RandomString: the minimums add up to more than the length.");
}

TEST(RandomString, RefusesMinimumsThatOverflow) {
    EXPECT_EQ(evaluated("RandomString(5, 9223372036854775807, 9223372036854775807, 2, 0)"),
              "error: RandomString: the minimums add up to more than the length.");
}

TEST(RandomString, RefusesANeededClassWithoutCharacters) {
    EXPECT_EQ(evaluated(R"(RandomString(5, 1, 0, 0, 1, "0123456789"))"),
              "error: RandomString: no characters are left to choose from.");
}

TEST(RandomString, DoesNotMindAnEmptyClassThatIsNotNeeded) {
    EXPECT_EQ(evaluated(R"(Len(RandomString(5, 0, 0, 0, 1, "0123456789")))"), R"("5")");
}

TEST(RandomString, RefusesANullLength) {
    EXPECT_EQ(evaluated("RandomString([x], 0, 0, 0, 0)"),
              "error: RandomString: argument 1 (length) must be a number, got null.");
}

TEST(RandomNum, IncludesBothBounds) {
    std::set<std::string> seen;
    for (unsigned seed = 0; seed < rounds; ++seed) seen.insert(textOf("RandomNum(1, 3)", seed));
    EXPECT_EQ(seen, (std::set<std::string>{"1", "2", "3"}));
}

TEST(RandomNum, MayBeNegative) { EXPECT_EQ(evaluated("RandomNum(-5, -5)"), R"("-5")"); }

TEST(RandomNum, ReachesOverAllNumbers) {
    EXPECT_EQ(evaluated("IsNumeric(RandomNum(-9223372036854775808, 9223372036854775807))"), R"("True")");
}

TEST(RandomNum, RefusesAStartAboveTheEnd) {
    EXPECT_EQ(evaluated("RandomNum(2, 1)"), "error: RandomNum: start must not be greater than end.");
}

TEST(RandomNum, EndsWithASourceThatNeverChanges) {
    Environment environment;
    environment.randomBytes = [](std::uint8_t* bytes, std::size_t count) {
        std::fill_n(bytes, count, std::uint8_t{0xFF});
    };
    const Evaluation result = Expression::compile("RandomNum(1, 3)").evaluate(Object(), environment);
    EXPECT_EQ(result.flow, Evaluation::Flow::Value);
}

TEST(Guid, DiffersFromOneToTheNext) { EXPECT_EQ(evaluated("Guid() = Guid()"), R"("False")"); }

TEST(Guid, IsOfVersionFour) {
    for (unsigned seed = 0; seed < rounds; ++seed) {
        const std::string guid = textOf("Guid()", seed);
        ASSERT_EQ(guid.size(), 36u);
        EXPECT_EQ(guid[14], '4');
        EXPECT_NE(std::string("89ab").find(guid[19]), std::string::npos);
    }
}

TEST(Guid, FailsWithoutRandomness) {
    const Evaluation result = Expression::compile("Guid()").evaluate(Object(), Environment());
    EXPECT_EQ(outcomeOf(result), "error: Guid: no random values are available here.");
}

}  // namespace hs::expr::test
