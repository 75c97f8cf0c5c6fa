#include <gtest/gtest.h>

#include "tests/core/expr/Evaluated.h"

namespace hs::expr::test {

TEST(Now, GivesTheClockOfTheCaller) { EXPECT_EQ(evaluated("Now()"), R"("7/2/2021 3:33:38 PM")"); }

TEST(Now, TakesNoArguments) { EXPECT_EQ(evaluated(R"(Now("x"))"), "error: Now takes 0 arguments, got 1."); }

TEST(Now, MayHaveABlankInItsParentheses) { EXPECT_EQ(evaluated("Now( )"), R"("7/2/2021 3:33:38 PM")"); }

TEST(DateAdd, AddsYears) { EXPECT_EQ(evaluated(R"(DateAdd("yyyy", 2, "2020-02-29"))"), R"("2/28/2022 12:00:00 AM")"); }

TEST(DateAdd, AddsQuarters) { EXPECT_EQ(evaluated(R"(DateAdd("q", 1, "2021-11-30"))"), R"("2/28/2022 12:00:00 AM")"); }

TEST(DateAdd, AddsMonthsToTheLastDay) {
    EXPECT_EQ(evaluated(R"(DateAdd("m", 1, "2024-01-31"))"), R"("2/29/2024 12:00:00 AM")");
}

TEST(DateAdd, SubtractsMonths) {
    EXPECT_EQ(evaluated(R"(DateAdd("m", -13, "2021-01-15"))"), R"("12/15/2019 12:00:00 AM")");
}

TEST(DateAdd, AddsWeeks) { EXPECT_EQ(evaluated(R"(DateAdd("ww", 2, "2021-01-01"))"), R"("1/15/2021 12:00:00 AM")"); }

TEST(DateAdd, TakesYForDays) { EXPECT_EQ(evaluated(R"(DateAdd("y", 1, "2021-01-01"))"), R"("1/2/2021 12:00:00 AM")"); }

TEST(DateAdd, TakesWForDays) { EXPECT_EQ(evaluated(R"(DateAdd("w", 1, "2021-01-01"))"), R"("1/2/2021 12:00:00 AM")"); }

TEST(DateAdd, AddsDays) { EXPECT_EQ(evaluated(R"(DateAdd("d", 1, "2021-12-31"))"), R"("1/1/2022 12:00:00 AM")"); }

TEST(DateAdd, AddsHours) { EXPECT_EQ(evaluated(R"(DateAdd("h", 25, "2021-01-01"))"), R"("1/2/2021 1:00:00 AM")"); }

TEST(DateAdd, AddsMinutes) { EXPECT_EQ(evaluated(R"(DateAdd("n", -1, "2021-01-01"))"), R"("12/31/2020 11:59:00 PM")"); }

TEST(DateAdd, AddsSeconds) { EXPECT_EQ(evaluated(R"(DateAdd("s", 61, "2021-01-01"))"), R"("1/1/2021 12:01:01 AM")"); }

TEST(DateAdd, KeepsTheTimeOfDay) {
    EXPECT_EQ(evaluated(R"(DateAdd("m", 1, "2021-01-31 10:20:30"))"), R"("2/28/2021 10:20:30 AM")");
}

TEST(DateAdd, RefusesAnotherInterval) {
    EXPECT_EQ(evaluated(R"(DateAdd("D", 1, Now()))"),
              "error: DateAdd: 'D' is not one of yyyy, q, m, y, d, w, ww, h, n, s.");
}

TEST(DateAdd, RefusesAComputedInterval) {
    EXPECT_EQ(evaluated("DateAdd([i], 1, Now())", R"({"i": "x"})"),
              "error: DateAdd: 'x' is not one of yyyy, q, m, y, d, w, ww, h, n, s.");
}

TEST(DateAdd, RefusesABareInterval) { EXPECT_EQ(evaluated("DateAdd(d, 1, Now())"), "error: Unknown name 'd'."); }

TEST(DateAdd, RefusesYearsBeyondTheCalendar) {
    EXPECT_EQ(evaluated(R"(DateAdd("yyyy", 8000, Now()))"), "error: DateAdd: date is out of range.");
}

TEST(DateAdd, RefusesAHugeNumberOfDays) {
    EXPECT_EQ(evaluated(R"(DateAdd("d", 9223372036854775807, Now()))"), "error: DateAdd: date is out of range.");
}

TEST(DateAdd, RefusesAHugeNumberOfYears) {
    EXPECT_EQ(evaluated(R"(DateAdd("yyyy", -9223372036854775808, Now()))"), "error: DateAdd: date is out of range.");
}

TEST(DateAdd, GivesNullForANullDate) { EXPECT_EQ(evaluated(R"(DateAdd("d", 1, [x]))"), "null"); }

TEST(DateAdd, GivesNullForAnEmptyDate) { EXPECT_EQ(evaluated(R"(DateAdd("d", 1, ""))"), "null"); }

TEST(DateAdd, RefusesTextThatIsNoDate) {
    EXPECT_EQ(evaluated(R"(DateAdd("d", 1, "soon"))"),
              "error: DateAdd: argument 3 (dateTime) must be a date, got 'soon'.");
}

TEST(DateAdd, RefusesANullValue) {
    EXPECT_EQ(evaluated(R"(DateAdd("d", [x], Now()))"),
              "error: DateAdd: argument 2 (value) must be a number, got null.");
}

TEST(DateAdd, SpreadsOverTheDates) {
    EXPECT_EQ(evaluated(R"(DateAdd("d", 1, [l]))", R"({"l": ["2021-01-01", "2021-01-02"]})"),
              R"(["1/2/2021 12:00:00 AM","1/3/2021 12:00:00 AM"])");
}

TEST(DateDiff, CountsWholeDaysElapsed) {
    EXPECT_EQ(evaluated(R"(DateDiff("d", "2021-01-01 23:00", "2021-01-02 23:00"))"), R"("1")");
}

TEST(DateDiff, CutsDaysTowardZero) {
    EXPECT_EQ(evaluated(R"(DateDiff("d", "2021-01-02 01:00", "2021-01-01 23:00"))"), R"("0")");
}

TEST(DateDiff, CountsCalendarYears) {
    EXPECT_EQ(evaluated(R"(DateDiff("yyyy", "2020-12-31", "2021-01-01"))"), R"("1")");
}

TEST(DateDiff, CountsCalendarMonths) { EXPECT_EQ(evaluated(R"(DateDiff("m", "2021-01-31", "2021-02-01"))"), R"("1")"); }

TEST(DateDiff, CountsWeeksBegunOnSunday) {
    EXPECT_EQ(evaluated(R"(DateDiff("ww", "2021-07-03", "2021-07-04"))"), R"("1")");
}

TEST(DateDiff, CountsNoWeekFromSundayToSaturday) {
    EXPECT_EQ(evaluated(R"(DateDiff("ww", "2021-07-04", "2021-07-10"))"), R"("0")");
}

TEST(DateDiff, CountsHoursNegative) {
    EXPECT_EQ(evaluated(R"(DateDiff("h", "2021-01-02", "2021-01-01"))"), R"("-24")");
}

TEST(DateDiff, CutsHoursTowardZero) {
    EXPECT_EQ(evaluated(R"(DateDiff("h", "2021-01-01 01:59", "2021-01-01 00:00"))"), R"("-1")");
}

TEST(DateDiff, CountsMinutes) { EXPECT_EQ(evaluated(R"(DateDiff("n", "2021-01-01", "2021-01-01 01:00"))"), R"("60")"); }

TEST(DateDiff, CountsSeconds) { EXPECT_EQ(evaluated(R"(DateDiff("s", "2021-01-01", "2021-01-01 00:01"))"), R"("60")"); }

TEST(DateDiff, KnowsNoQuarters) {
    EXPECT_EQ(evaluated(R"(DateDiff("q", Now(), Now()))"),
              "error: DateDiff: 'q' is not one of yyyy, m, d, ww, h, n, s.");
}

TEST(DateDiff, GivesNullForANullDate) { EXPECT_EQ(evaluated(R"(DateDiff("d", [x], Now()))"), "null"); }

TEST(DateDiff, GivesNullForAnEmptyDate) { EXPECT_EQ(evaluated(R"(DateDiff("d", Now(), ""))"), "null"); }

TEST(DateDiff, RefusesTextThatIsNoDate) {
    EXPECT_EQ(evaluated(R"(DateDiff("d", "soon", Now()))"),
              "error: DateDiff: argument 2 (date1) must be a date, got 'soon'.");
}

TEST(DateFromNum, ReadsFileTime) {
    EXPECT_EQ(evaluated(R"(DateFromNum("129699324000000000"))"), R"("1/1/2012 11:00:00 PM")");
}

TEST(DateFromNum, ReadsZero) { EXPECT_EQ(evaluated("DateFromNum(0)"), R"("1/1/1601 12:00:00 AM")"); }

TEST(DateFromNum, RefusesBefore1601) {
    EXPECT_EQ(evaluated("DateFromNum(-1)"), "error: DateFromNum: date is out of range.");
}

TEST(DateFromNum, RefusesNever) {
    EXPECT_EQ(evaluated(R"(DateFromNum("9223372036854775807"))"), "error: DateFromNum: date is out of range.");
}

TEST(DateFromNum, GivesNullForNull) { EXPECT_EQ(evaluated("DateFromNum([x])"), "null"); }

TEST(DateFromNum, GivesNullForEmptyText) { EXPECT_EQ(evaluated(R"(DateFromNum(""))"), "null"); }

TEST(DateFromNum, RefusesText) {
    EXPECT_EQ(evaluated(R"(DateFromNum("x"))"), "error: DateFromNum: argument 1 (value) must be a number, got 'x'.");
}

TEST(NumFromDate, WritesFileTime) {
    EXPECT_EQ(evaluated(R"(NumFromDate("2012-01-01 23:00:00"))"), R"("129699324000000000")");
}

TEST(NumFromDate, KeepsFractions) { EXPECT_EQ(evaluated(R"(NumFromDate("1601-01-01 00:00:00.0000001"))"), R"("1")"); }

TEST(NumFromDate, TakesADate) { EXPECT_EQ(evaluated("NumFromDate(DateFromNum(5))"), R"("5")"); }

TEST(NumFromDate, RefusesBefore1601) {
    EXPECT_EQ(evaluated(R"(NumFromDate("1600-12-31"))"), "error: NumFromDate: date is out of range.");
}

TEST(NumFromDate, GivesNullForNull) { EXPECT_EQ(evaluated("NumFromDate([x])"), "null"); }

TEST(Now, FailsWithoutAClock) {
    const Evaluation result = Expression::compile("Now()").evaluate(Object(), Environment());
    EXPECT_EQ(outcomeOf(result), "error: Now: no clock is available here.");
}

}  // namespace hs::expr::test
