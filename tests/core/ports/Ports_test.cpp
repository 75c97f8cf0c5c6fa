// Ports are promises, not code; what they do carry is their defaults.
#include <gtest/gtest.h>

#include "core/ports/Endpoint.h"
#include "core/ports/EventSink.h"
#include "core/ports/Store.h"

namespace hs {
namespace {

TEST(Ports, AReceiptIsNoSuccessUntilSomebodySaysSo) { EXPECT_FALSE(Receipt().ok); }

TEST(Ports, AnEmptyFilterOfTheProvisioningLogMatchesEverything) {
    const OutcomeFilter filter;
    EXPECT_TRUE(filter.configuration.empty());
    EXPECT_FALSE(filter.run);
    EXPECT_TRUE(filter.text.empty());
    EXPECT_FALSE(filter.status);
    EXPECT_FALSE(filter.action);
    EXPECT_EQ(filter.beforeId, 0);
    EXPECT_EQ(filter.limit, 200);
}

TEST(Ports, AQueryWithoutBasesMeansTheWholeDirectory) { EXPECT_TRUE(Query().bases.empty()); }

TEST(Ports, AnEventKnowsNoNumbersUntilTheyAreKnown) {
    const Event event;
    EXPECT_EQ(event.kind, Event::Kind::Progress);
    EXPECT_EQ(event.total, 0);
    EXPECT_EQ(event.perSecond, 0);
}

TEST(Ports, NullEventsTakesEverything) {
    NullEvents events;
    EventSink& sink = events;
    for (const auto kind : {Event::Kind::RunStarted, Event::Kind::Progress, Event::Kind::RunEnded}) {
        Event event;
        event.kind = kind;
        sink.publish(event);
    }
    SUCCEED();
}

/// Planning is given the reading half only; this must never compile away.
template <typename T>
constexpr bool canApply = requires(T& side) {
    &T::apply;
};

TEST(Ports, TheReadingHalfCannotWrite) {
    EXPECT_FALSE(canApply<EndpointReader>);
    EXPECT_TRUE(canApply<Endpoint>);
}

}  // namespace
}  // namespace hs
