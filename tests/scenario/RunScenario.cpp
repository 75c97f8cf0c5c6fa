// How runs begin and end: previews, broken reads, stops, and what is told meanwhile.
#include <gtest/gtest.h>

#include "tests/world/World.h"

namespace hs::world {
namespace {

void settledWith(World& world, int people) {
    world.exchange().neverFills();
    world.populate(people);
    world.cycle();
}

void everybodyLosesTheirDepartment(World& world, int people) {
    for (int i = 1; i <= people; ++i) world.directory().user("p" + std::to_string(i)).without("department");
}

TEST(Preview, ChangesNothingOnEitherSide) {
    World world;
    world.populate(3);
    world.cycle();
    world.directory().user("p1").with("department", "Sales");
    world.directory().user("newcomer");
    world.directory().remove("p3");
    const std::string before = world.dump();
    const auto run = world.preview();
    EXPECT_EQ(run.state, RunState::Previewed);
    EXPECT_EQ(world.dump(), before);
    EXPECT_EQ(run.counts.written, 0);
    EXPECT_GT(run.counts.planned, 0);
}

TEST(Preview, ShowsThePlanThatTheNextCycleCarriesOut) {
    World world;
    world.populate(2);
    const auto planned = world.changes(world.preview().id);
    const auto written = world.changes(world.cycle().id);
    ASSERT_EQ(planned.size(), written.size());
    for (std::size_t i = 0; i < planned.size(); ++i) {
        EXPECT_EQ(planned[i].state, Change::State::Planned);
        EXPECT_EQ(planned[i].kind, written[i].kind);
        EXPECT_EQ(planned[i].source, written[i].source);
        EXPECT_EQ(planned[i].attributes.size(), written[i].attributes.size());
    }
}

TEST(Preview, LeavesLinksAndTheProvisioningLogAlone) {
    World world;
    world.populate(2);
    const auto run = world.preview();
    EXPECT_TRUE(world.links().empty());
    EXPECT_TRUE(world.outcomes(run.id).empty());
}

TEST(Preview, SaysWhenTheGuardWouldStopThePlan) {
    World world;
    world.configuration().guards.clears = 2;
    settledWith(world, 2);
    everybodyLosesTheirDepartment(world, 2);
    const auto run = world.preview();
    EXPECT_EQ(run.state, RunState::Previewed);
    EXPECT_FALSE(run.error.message.empty());
}

TEST(BrokenRead, OfTheDirectoryPlansAndWritesNothing) {
    World world;
    settledWith(world, 6);
    world.directory().user("p1").with("department", "Sales");
    world.directory().endpoint().pageSize = 2;
    world.directory().endpoint().readBreaksAfter = 3;
    const std::string before = world.dump();
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::Failed);
    EXPECT_EQ(run.error.code, ErrorCode::Unavailable);
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(run.counts.written, 0);
    EXPECT_EQ(world.dump(), before);
    for (const auto& change : world.changes(run.id)) EXPECT_EQ(change.state, Change::State::Skipped);
}

TEST(BrokenRead, OfTheCloudCreatesNobodyTwice) {
    World world;
    settledWith(world, 6);
    world.cloud().endpoint().pageSize = 2;
    world.cloud().endpoint().readBreaksAfter = 2;
    const std::string before = world.dump();
    EXPECT_EQ(world.cycle().state, RunState::Failed);
    EXPECT_EQ(world.dump(), before);
}

TEST(Stop, InTheMiddleOfWritingEndsCancelledAndTheNextCycleFinishes) {
    World world;
    world.exchange().neverFills();
    world.populate(20);
    std::stop_source stop;
    world.cloud().endpoint().onCall = [&] {
        if (world.cloud().endpoint().writes == 7) stop.request_stop();
    };
    const auto run = world.cycle(stop.get_token());
    EXPECT_EQ(run.state, RunState::Cancelled);
    EXPECT_GE(run.counts.written, 7);
    EXPECT_LT(run.counts.written, 20);
    EXPECT_EQ(static_cast<std::int64_t>(world.cloud().size()), run.counts.written);
    world.cloud().endpoint().onCall = nullptr;
    const auto rest = world.cycle();
    EXPECT_EQ(rest.state, RunState::Succeeded);
    EXPECT_EQ(rest.counts.written, 20 - run.counts.written);
    EXPECT_EQ(world.cloud().size(), 20u);
}

TEST(Stop, WithinAPageIsHonoured) {
    World world;
    world.populate(50);
    world.directory().endpoint().pageSize = 50;
    std::stop_source stop;
    int pages = 0;
    world.directory().endpoint().onCall = [&] {
        if (++pages == 2) stop.request_stop();
    };
    const auto run = world.cycle(stop.get_token());
    EXPECT_EQ(run.state, RunState::Cancelled);
    EXPECT_EQ(run.counts.readDirectory, 0);
    EXPECT_EQ(world.cloud().size(), 0u);
}

TEST(Stop, BeforeTheStartReadsNothing) {
    World world;
    world.populate(2);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(world.cycle(stop.get_token()).state, RunState::Cancelled);
    EXPECT_EQ(world.cloud().size(), 0u);
}

TEST(InterruptedRun, IsClosedWhenTheNextOneStarts) {
    World world;
    hs::Run left;
    left.configuration = "contoso.test";
    left.startedAt = 1;
    const auto id = world.store().beginRun(left);
    ASSERT_TRUE(id.ok());
    world.cycle();
    const auto closed = world.store().run(*id);
    ASSERT_TRUE(closed.ok());
    EXPECT_EQ(closed->state, RunState::Interrupted);
}

TEST(Events, TellTheRunFromStartToEnd) {
    World world;
    world.populate(3);
    const auto run = world.cycle();
    ASSERT_GE(world.events().events.size(), 2u);
    EXPECT_EQ(world.events().events.front().kind, Event::Kind::RunStarted);
    EXPECT_EQ(world.events().events.front().run.id, run.id);
    EXPECT_EQ(world.events().events.back().kind, Event::Kind::RunEnded);
    EXPECT_EQ(world.events().events.back().run.state, RunState::Succeeded);
    EXPECT_EQ(world.events().events.back().run.counts, run.counts);
}

TEST(Events, NameThePhasesInOrder) {
    World world;
    world.populate(3);
    world.cycle();
    Texts phases;
    for (const Event& event : world.events().of(Event::Kind::Progress))
        if (phases.empty() || phases.back() != event.phase) phases.push_back(event.phase);
    EXPECT_EQ(phases,
              (Texts{"Taking the watermarks", "Reading the links", "Reading Microsoft Entra ID",
                     "Reading the directory", "Looking for departed objects", "Writing to Microsoft Entra ID"}));
}

TEST(Events, ComeAtLeastEveryQuarterSecondWhileObjectsAreRead) {
    World world;
    world.populate(50);
    world.directory().endpoint().pageSize = 1;
    world.directory().endpoint().onCall = [&] { world.clock().advance(std::chrono::milliseconds(40)); };
    std::vector<UnixMillis> times;
    world.events().onEvent = [&](const Event&) { times.push_back(world.clock().now()); };
    world.cycle();
    for (std::size_t i = 1; i < times.size(); ++i) EXPECT_LE(times[i] - times[i - 1], 250);
    EXPECT_GT(times.size(), 8u);
}

TEST(Events, TellTheRateOfThePhase) {
    World world;
    world.populate(50);
    world.directory().endpoint().pageSize = 1;
    world.directory().endpoint().onCall = [&] { world.clock().advance(std::chrono::milliseconds(40)); };
    world.cycle();
    double rate = 0;
    for (const Event& event : world.events().of(Event::Kind::Progress))
        if (event.phase == "Reading the directory" && event.done > 20) rate = event.perSecond;
    EXPECT_NEAR(rate, 25, 2);
}

}  // namespace
}  // namespace hs::world
