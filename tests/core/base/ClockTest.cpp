#include "core/base/Clock.h"

#include <gtest/gtest.h>

#include <future>

namespace hs {
namespace {

using namespace std::chrono_literals;

TEST(Iso8601, WritesUtcWithMilliseconds) {
    EXPECT_EQ(toIso8601(1), "1970-01-01T00:00:00.001Z");
    EXPECT_EQ(toIso8601(1795568523004), "2026-11-25T01:02:03.004Z");
}

TEST(Iso8601, IsEmptyForNever) { EXPECT_EQ(toIso8601(0), ""); }

TEST(Iso8601, WritesTimesBefore1970) { EXPECT_EQ(toIso8601(-1), "1969-12-31T23:59:59.999Z"); }

TEST(Iso8601, ReadsWhatItWrites) {
    for (const UnixMillis time : {UnixMillis{1}, UnixMillis{1795568523004}, UnixMillis{-86400000}})
        EXPECT_EQ(fromIso8601(toIso8601(time)), time);
}

TEST(Iso8601, ReadsWithoutFractions) { EXPECT_EQ(fromIso8601("2026-11-25T01:02:03Z"), 1795568523000); }

TEST(Iso8601, TakesATimeWithoutZoneAsUtc) { EXPECT_EQ(fromIso8601("2026-11-25T01:02:03"), 1795568523000); }

TEST(Iso8601, CountsAnOffsetIn) { EXPECT_EQ(fromIso8601("2026-11-25T02:02:03+01:00"), 1795568523000); }

TEST(Iso8601, IsZeroForWhatIsNoTime) {
    for (const char* text : {"", "yesterday", "2026-13-01T00:00:00Z", "2026-11-25T25:00:00Z"})
        EXPECT_EQ(fromIso8601(text), 0) << text;
}

TEST(SystemClock, KnowsThatItIsLaterThan2020) {
    SystemClock clock;
    EXPECT_GT(clock.now(), 1577836800000);
}

TEST(SystemClock, NeverGoesBackInSteadyTime) {
    SystemClock clock;
    const auto first = clock.steady();
    EXPECT_LE(first, clock.steady());
}

TEST(SystemClock, WaitsTheWholeTimeWhenNobodyStopsIt) {
    SystemClock clock;
    const auto before = clock.steady();
    EXPECT_TRUE(clock.sleepFor(5ms, std::stop_token()));
    EXPECT_GE(clock.steady() - before, 5ms);
}

TEST(SystemClock, DoesNotWaitWhenItIsStoppedAlready) {
    SystemClock clock;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(clock.sleepFor(1h, stop.get_token()));
}

TEST(SystemClock, WakesWhenSomeoneStopsIt) {
    SystemClock clock;
    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] { return clock.sleepFor(1h, stop.get_token()); });
    stop.request_stop();
    EXPECT_FALSE(waiting.get());
}

}  // namespace
}  // namespace hs
