#include "core/net/Retry.h"

#include <gtest/gtest.h>

#include <QByteArray>

#include "core/net/HostGate.h"

namespace hs::net {

using std::chrono::milliseconds;

struct RetryCase {
    const char* name;
    TryOutcome outcome;
    std::optional<milliseconds> wait;  ///< with chance 0
};

class RetryTable : public testing::TestWithParam<RetryCase> {};

TEST_P(RetryTable, DecidesAsWritten) {
    EXPECT_EQ(RetryRules{}.waitBeforeNext(GetParam().outcome, 0.0), GetParam().wait);
}

INSTANTIATE_TEST_SUITE_P(
    Outcomes, RetryTable,
    testing::Values(RetryCase{"SuccessIsFinal", {200, true, 1, {}, {}}, {}},
                    RetryCase{"NotFoundIsFinal", {404, true, 1, {}, {}}, {}},
                    RetryCase{"TooManyRequestsForEveryVerb", {429, false, 1, {}, {}}, milliseconds(250)},
                    RetryCase{"TooManyRequestsAsAsked", {429, false, 1, {}, milliseconds(7000)}, milliseconds(7000)},
                    RetryCase{"ZeroSecondsAsAsked", {429, false, 1, {}, milliseconds(0)}, milliseconds(0)},
                    RetryCase{"UnavailableForIdempotent", {503, true, 1, {}, {}}, milliseconds(250)},
                    RetryCase{"UnavailableNotForOthers", {503, false, 1, {}, milliseconds(1000)}, {}},
                    RetryCase{"GatewayForIdempotent", {502, true, 1, {}, {}}, milliseconds(250)},
                    RetryCase{"GatewayTimeoutForIdempotent", {504, true, 1, {}, {}}, milliseconds(250)},
                    RetryCase{"ServerErrorForIdempotent", {500, true, 1, {}, {}}, milliseconds(250)},
                    RetryCase{"ServerErrorNotForOthers", {500, false, 1, {}, {}}, {}},
                    RetryCase{"NotImplementedIsFinal", {501, true, 1, {}, {}}, {}},
                    RetryCase{"StorageFullIsFinal", {507, true, 1, {}, {}}, {}},
                    RetryCase{"DroppedForIdempotent", {0, true, 1, {}, {}}, milliseconds(250)},
                    RetryCase{"DroppedNotForOthers", {0, false, 1, {}, {}}, {}},
                    RetryCase{"DoublesEachTime", {429, false, 3, {}, {}}, milliseconds(1000)},
                    RetryCase{"LastTryIsFinal", {429, true, 5, {}, {}}, {}},
                    RetryCase{"TotalWaitUsedUp", {429, true, 2, milliseconds(119800), {}}, {}},
                    RetryCase{"AsksForMoreThanTheTotalWait", {429, true, 1, {}, milliseconds(120001)}, {}},
                    RetryCase{
                        "AsksForTheWholeTotalWait", {429, true, 1, {}, milliseconds(120000)}, milliseconds(120000)}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(RetryRules, LeavesTheUpperHalfOfTheBackOffToChance) {
    const RetryRules rules;
    EXPECT_EQ(rules.backOff(1, 0.0), milliseconds(250));
    EXPECT_EQ(rules.backOff(1, 0.5), milliseconds(375));
    EXPECT_LE(rules.backOff(1, 0.999999), milliseconds(500));
}

TEST(RetryRules, CapsTheBackOff) { EXPECT_EQ(RetryRules{}.backOff(1000, 0.0), milliseconds(15000)); }

constexpr UnixMillis now = 1'795'568'523'000;  // Wed, 25 Nov 2026 01:02:03 GMT

struct RetryAfterCase {
    const char* text;
    std::optional<milliseconds> wait;
};

class RetryAfterTable : public testing::TestWithParam<RetryAfterCase> {};

TEST_P(RetryAfterTable, ReadsBothForms) { EXPECT_EQ(parseRetryAfter(GetParam().text, now), GetParam().wait); }

INSTANTIATE_TEST_SUITE_P(Texts, RetryAfterTable,
                         testing::Values(RetryAfterCase{"0", milliseconds(0)},
                                         RetryAfterCase{"10", milliseconds(10000)},
                                         RetryAfterCase{" 2 ", milliseconds(2000)}, RetryAfterCase{"-1", {}},
                                         RetryAfterCase{"", {}}, RetryAfterCase{"soon", {}}, RetryAfterCase{"1.5", {}},
                                         RetryAfterCase{"99999999999999999999", milliseconds(366LL * 86400 * 1000)},
                                         RetryAfterCase{"Wed, 25 Nov 2026 01:02:33 GMT", milliseconds(30000)},
                                         RetryAfterCase{"Wed, 25 Nov 2026 01:00:00 GMT", milliseconds(0)},
                                         RetryAfterCase{"Wed, 25 Nov 2026 01:02:33", {}}));

TEST(RetryAfter, DoesNotFallIntoTheHourThatSummerTimeSkips) {
    const auto before = qgetenv("TZ");
    qputenv("TZ", "Europe/Berlin");
    const auto wait = parseRetryAfter("Sun, 29 Mar 2026 02:30:00 GMT", 1'774'751'400'000 - 5000);
    if (before.isNull()) qunsetenv("TZ");
    else qputenv("TZ", before);
    EXPECT_EQ(wait, milliseconds(5000));
}

TEST(HostGate, OpensForOtherHostsAtOnce) {
    HostGate gate;
    gate.close("a", HostGate::TimePoint(std::chrono::hours(1)));
    EXPECT_EQ(gate.opensAt("b"), HostGate::TimePoint::min());
}

TEST(HostGate, IsNotOpenedSoonerByASecondShorterWait) {
    HostGate gate;
    gate.close("a", HostGate::TimePoint(std::chrono::hours(2)));
    gate.close("a", HostGate::TimePoint(std::chrono::hours(1)));
    EXPECT_EQ(gate.opensAt("a"), HostGate::TimePoint(std::chrono::hours(2)));
}

}  // namespace hs::net
