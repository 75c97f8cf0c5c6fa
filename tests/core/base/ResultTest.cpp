#include "core/base/Result.h"

#include <memory>
#include <string>
#include <vector>

#include "tests/core/base/Expect.h"

namespace hs {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return Error(ErrorCode::InvalidInput, "odd");
    return number / 2;
}

Result<void> mustBeEven(int number) {
    HS_TRY(half(number));
    return {};
}

Result<int> quarter(int number) {
    HS_ASSIGN(const int once, half(number));
    HS_ASSIGN(const int twice, half(once));
    return twice;
}

Result<std::unique_ptr<int>> boxed(int number) {
    HS_ASSIGN(const int value, half(number));
    return std::make_unique<int>(value);
}

Result<std::vector<int>> halves(const std::vector<int>& numbers) {
    std::vector<int> all;
    for (const int number : numbers) { HS_ASSIGN(all.emplace_back(), half(number)); }
    return all;
}

TEST(Result, HoldsItsValue) {
    const Result<int> result = 7;
    EXPECT_TRUE(result.ok());
    EXPECT_EQ(result.value(), 7);
    EXPECT_EQ(*result, 7);
}

TEST(Result, HoldsItsError) {
    const Result<int> result = Error(ErrorCode::Denied, "no");
    EXPECT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Denied);
    EXPECT_EQ(result.error().message, "no");
}

TEST(Result, IsTrueInAConditionOnlyWhenOk) {
    EXPECT_TRUE(static_cast<bool>(half(2)));
    EXPECT_FALSE(static_cast<bool>(half(3)));
}

TEST(Result, LetsMembersOfItsValueBeCalled) {
    Result<std::string> result = std::string("abc");
    EXPECT_EQ(result->size(), 3U);
    result->append("d");
    EXPECT_EQ(*result, "abcd");
}

TEST(Result, GivesUpAMoveOnlyValue) {
    auto result = boxed(8);
    EXPECT_TRUE(result.ok());
    const std::unique_ptr<int> taken = *std::move(result);
    EXPECT_EQ(*taken, 4);
}

TEST(Result, GivesUpItsErrorByMove) {
    Result<int> result = Error(ErrorCode::Corrupt, "a text that is long enough to live on the heap");
    const Error taken = std::move(result).error();
    EXPECT_EQ(taken.message, "a text that is long enough to live on the heap");
}

TEST(Result, CopiesWithItsState) {
    const Result<int> good = 1;
    const Result<int> bad = Error(ErrorCode::Timeout, "late");
    const Result<int> goodCopy = good;
    const Result<int> badCopy = bad;
    EXPECT_EQ(*goodCopy, 1);
    EXPECT_EQ(badCopy.error().code, ErrorCode::Timeout);
}

TEST(ResultOfNothing, IsOkByDefault) {
    const Result<void> result;
    EXPECT_TRUE(result.ok());
    EXPECT_TRUE(static_cast<bool>(result));
}

TEST(ResultOfNothing, HoldsItsError) {
    const Result<void> result = Error(ErrorCode::NotFound, "gone");
    EXPECT_FALSE(result.ok());
    EXPECT_EQ(result.error().message, "gone");
}

TEST(HsTry, GoesOnAfterSuccess) { EXPECT_TRUE(mustBeEven(4).ok()); }

TEST(HsTry, LeavesWithTheError) {
    const auto result = mustBeEven(5);
    EXPECT_EQ(test::errorOf(result).message, "odd");
}

TEST(HsTry, MayStandInAnUnbracedIf) {
    const auto work = [](bool strict) -> Result<void> {
        if (strict) HS_TRY(mustBeEven(1));
        else HS_TRY(mustBeEven(2));
        return {};
    };
    EXPECT_FALSE(work(true).ok());
    EXPECT_TRUE(work(false).ok());
}

TEST(HsAssign, DeclaresTheValue) { EXPECT_EQ(test::valueOf(quarter(12)), 3); }

TEST(HsAssign, LeavesWithTheFirstError) {
    EXPECT_FALSE(quarter(3).ok());
    EXPECT_FALSE(quarter(6).ok());
}

TEST(HsAssign, AssignsToWhatExists) {
    EXPECT_EQ(test::valueOf(halves({2, 4, 6})), (std::vector<int>{1, 2, 3}));
    EXPECT_FALSE(halves({2, 3}).ok());
}

}  // namespace
}  // namespace hs
