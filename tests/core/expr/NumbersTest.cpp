#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(BitAnd, GivesCommonBits) { EXPECT_EQ(evaluated("BitAnd(&HF, &HF7)"), R"("7")"); }

TEST(BitAnd, TakesTextThatSpellsNumbers) { EXPECT_EQ(evaluated(R"(BitAnd("514", "&H2"))"), R"("2")"); }

TEST(BitAnd, IsTwosComplement) { EXPECT_EQ(evaluated("BitAnd(-1, 255)"), R"("255")"); }

TEST(BitAnd, GivesNullForANullFirst) { EXPECT_EQ(evaluated("BitAnd([x], 1)"), "null"); }

TEST(BitAnd, GivesNullForANullSecond) { EXPECT_EQ(evaluated("BitAnd(1, [x])"), "null"); }

TEST(BitAnd, GivesNullForAnEmptySecond) { EXPECT_EQ(evaluated(R"(BitAnd(1, ""))"), "null"); }

TEST(BitAnd, RefusesText) {
    EXPECT_EQ(evaluated(R"(BitAnd(1, "abc"))"), "error: BitAnd: argument 2 (value2) must be a number, got 'abc'.");
}

TEST(BitAnd, PairsLists) {
    EXPECT_EQ(evaluated("BitAnd([l], [m])", R"({"l": ["3", "3"], "m": ["1", "2"]})"), R"(["1","2"])");
}

TEST(BitOr, GivesAllBits) { EXPECT_EQ(evaluated("BitOr(&H10, 3)"), R"("19")"); }

TEST(BitOr, IsTwosComplement) { EXPECT_EQ(evaluated("BitOr(-2, 1)"), R"("-1")"); }

TEST(BitOr, GivesNullForNull) { EXPECT_EQ(evaluated("BitOr(1, [x])"), "null"); }

}  // namespace hs::expr::test
