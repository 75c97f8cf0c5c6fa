#include "core/sync/Quarantine.h"

#include <gtest/gtest.h>

#include "core/sync/EscrowBook.h"

namespace hs::sync {
namespace {

using Reason = Quarantine::Reason;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr UnixMillis noon = 1'700'000'000'000;

UnixMillis after(std::chrono::milliseconds time) { return noon + time.count(); }

struct Row {
    const char* says;
    OperationTally tally;
    std::optional<Reason> reason;
};

class QuarantineArithmetic : public ::testing::TestWithParam<Row> {};

TEST_P(QuarantineArithmetic, IsTheDocumentedOne) {
    EXPECT_EQ(judgeQuarantine(GetParam().tally), GetParam().reason) << GetParam().says;
}

INSTANTIATE_TEST_SUITE_P(
    Table, QuarantineArithmetic,
    ::testing::Values(
        Row{"45,000 failed", {1'000'000, 45'000, 0}, Reason::EncounteredBaseEscrowThreshold},
        Row{"30,000 failed of 35,000", {5'000, 30'000, 0}, Reason::EncounteredEscrowProportionThreshold},
        Row{"20,000 failed of 100,000", {80'000, 20'000, 0}, std::nullopt},
        Row{"4,000 failed and nothing else", {0, 4'000, 0}, std::nullopt},
        Row{"40,000 failed with 21,000 references",
            {1'000'000, 40'000, 21'000},
            Reason::EncounteredTotalEscrowThreshold},
        Row{"4,999 failed: not looked at", {0, 4'999, 0}, std::nullopt},
        Row{"5,000 failed of 5,000", {0, 5'000, 0}, Reason::EncounteredEscrowProportionThreshold},
        Row{"exactly 40 percent", {6'000, 4'000 + 1'000 - 1'000, 0}, std::nullopt},
        Row{"exactly 40 percent of many", {7'500, 5'000, 0}, std::nullopt},
        Row{"one more than 40 percent", {7'499, 5'000, 0}, Reason::EncounteredEscrowProportionThreshold},
        Row{"exactly 40,000 of very many", {1'000'000, 40'000, 0}, std::nullopt},
        Row{"40,001 of very many", {1'000'000, 40'001, 0}, Reason::EncounteredBaseEscrowThreshold},
        Row{"59,999 with references", {1'000'000, 39'999, 20'000}, std::nullopt},
        Row{"60,000 with references", {1'000'000, 40'000, 20'000}, Reason::EncounteredTotalEscrowThreshold},
        Row{"only references", {100'000, 0, 70'000}, std::nullopt}));

Run runWith(RunState state, ErrorCode code = ErrorCode::Internal) {
    Run run;
    run.id = 9;
    run.state = state;
    if (state == RunState::Failed || state == RunState::StoppedByGuard) run.error = Error(code, "why");
    return run;
}

Quarantine step(const Quarantine& before, const Run& run, UnixMillis now = noon) {
    return quarantineAfter(before, run, {100, 0, 0}, seconds(120), now);
}

TEST(QuarantineAfter, IsEnteredAtOnceForWrongCredentialsAndUnreachableServers) {
    for (const ErrorCode code :
         {ErrorCode::Unauthenticated, ErrorCode::Denied, ErrorCode::Unavailable, ErrorCode::Timeout})
        EXPECT_EQ(step({}, runWith(RunState::Failed, code)).reason, Reason::EncounteredQuarantineException);
}

TEST(QuarantineAfter, IsNotEnteredForADefectOfOurs) {
    EXPECT_FALSE(step({}, runWith(RunState::Failed, ErrorCode::Internal)).active());
}

TEST(QuarantineAfter, NamesTheRunAGuardHoldsBack) {
    const Quarantine held = step({}, runWith(RunState::StoppedByGuard, ErrorCode::Conflict));
    EXPECT_EQ(held.reason, Reason::TooManyDeletes);
    EXPECT_EQ(held.run, 9);
}

TEST(QuarantineAfter, IsLeftByARunThatSucceeds) {
    const Quarantine held = step({}, runWith(RunState::Failed, ErrorCode::Unavailable));
    EXPECT_FALSE(step(held, runWith(RunState::Succeeded)).active());
    EXPECT_EQ(step(held, runWith(RunState::Succeeded)).seriesCount, 0);
}

TEST(QuarantineAfter, StaysAsItIsWhenARunIsStopped) {
    const Quarantine held = step({}, runWith(RunState::Failed, ErrorCode::Unavailable));
    EXPECT_EQ(step(held, runWith(RunState::Cancelled)), held);
}

TEST(QuarantineAfter, TriesMoreAndMoreRarelyDownToOnceADay) {
    Quarantine held;
    UnixMillis last = 0;
    for (int tries = 1; tries <= 14; ++tries) {
        held = step(held, runWith(RunState::Failed, ErrorCode::Unavailable));
        const UnixMillis wait = held.nextAttempt - noon;
        EXPECT_GE(wait, last);
        EXPECT_LE(wait, std::chrono::milliseconds(hours(24)).count());
        last = wait;
    }
    EXPECT_EQ(last, std::chrono::milliseconds(hours(24)).count());
    EXPECT_EQ(held.seriesCount, 14);
    EXPECT_EQ(held.seriesBegan, noon);
}

TEST(QuarantineAfter, GivesUpAfterMoreThanFourWeeks) {
    const Quarantine held = step({}, runWith(RunState::Failed, ErrorCode::Unavailable));
    EXPECT_FALSE(isGivenUp(held, after(hours(24 * 28))));
    EXPECT_TRUE(isGivenUp(held, after(hours(24 * 28) + seconds(1))));
    EXPECT_FALSE(isGivenUp({}, after(hours(24 * 100))));
}

struct Try {
    std::chrono::milliseconds age, next;
};

class RetrySchedule : public ::testing::TestWithParam<Try> {};

TEST_P(RetrySchedule, FollowsTheFirstFailure) {
    const UnixMillis next = nextTry(noon, Error(ErrorCode::Denied, "no right"), after(GetParam().age));
    EXPECT_EQ(next, GetParam().next == std::chrono::milliseconds(-1) ? 0 : after(GetParam().next));
}

INSTANTIATE_TEST_SUITE_P(Table, RetrySchedule,
                         ::testing::Values(Try{minutes(0), hours(6)}, Try{hours(6), hours(12)},
                                           Try{hours(7), hours(12)}, Try{hours(12), hours(24)},
                                           Try{hours(24), hours(48)}, Try{hours(30), hours(48)},
                                           Try{hours(48), hours(72)}, Try{hours(24 * 27), hours(24 * 28)},
                                           Try{hours(24 * 28), std::chrono::milliseconds(-1)}));

TEST(RetrySchedule, TriesWhatMayMendItselfAfterFortyMinutes) {
    EXPECT_EQ(nextTry(noon, Error(ErrorCode::Timeout, "slow"), noon), after(minutes(40)));
    EXPECT_EQ(nextTry(noon, Error(ErrorCode::Throttled, "busy"), after(hours(50))), after(hours(50) + minutes(40)));
}

TEST(RetrySchedule, IsNotConfusedByAClockThatWasSetBack) {
    EXPECT_EQ(nextTry(noon, Error(ErrorCode::Denied, "no right"), noon - 1000), after(hours(6)));
}

}  // namespace
}  // namespace hs::sync
