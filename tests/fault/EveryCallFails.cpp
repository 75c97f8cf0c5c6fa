// The n-th port call fails, before or after it took effect, for n = 1, 2, 3 … until a run passes without a fault.
// Whatever failed: the next clean runs reach the end state of a world in which nothing failed, and nothing is twice.
#include <gtest/gtest.h>

#include <set>

#include "tests/world/World.h"

namespace hs::world {
namespace {

using Moment = Faults::Moment;

constexpr int enoughCalls = 400;

void people(World& world) {
    world.directory().user("ada").with("mail", "ada@contoso.test").with("department", "Engines");
    world.directory().inetOrgPerson("grace").with("mail", "grace@contoso.test");
    world.directory().contact("fabrikam").with("mailNickname", "fabrikam");
    world.directory().user("nora");
    world.directory().endpoint().pageSize = 2;
    world.cloud().endpoint().pageSize = 2;
}

/// Everything but the identifiers, which may be given in another order.
std::string endState(World& world) {
    std::string text;
    for (const char* name : {"ada", "grace", "fabrikam", "nora"}) {
        for (const char* attribute : {"userPrincipalName", "mail", "department", "accountEnabled", "usageLocation"})
            for (const std::string& value : world.cloud().values(name, attribute))
                text += std::string(name) + " " + attribute + " " + value + "\n";
        for (const char* attribute : {"proxyAddresses", "msDS-ExternalDirectoryObjectId", "msExchUCVoiceMailSettings",
                                      "msExchUserHoldPolicies", "msExchArchiveStatus"})
            text += std::string(name) + " " + attribute + " " +
                    std::to_string(world.directory().values(name, attribute).size()) + "\n";
    }
    return text + std::to_string(world.cloud().size());
}

std::string undisturbed() {
    World world;
    people(world);
    world.settle();
    return endState(world);
}

/// No person twice, no address twice.
void expectNothingTwice(World& world) {
    std::set<std::string> anchors;
    for (const Object& object : world.cloud().endpoint().objects())
        EXPECT_TRUE(anchors.insert(object.first("onPremisesImmutableId")).second) << object.name;
    std::set<std::string> links;
    for (const Link& link : world.links()) EXPECT_TRUE(links.insert(link.cloudId).second) << link.anchor;
    for (const Object& object : world.directory().endpoint().objects()) {
        std::set<std::string> addresses;
        for (const Value& value : object.values("proxyAddresses"))
            EXPECT_TRUE(addresses.insert(value.bytes()).second) << object.name;
    }
}

/// `prepare` builds the world up to the moment of the fault, `act` is what the fault hits.
template <typename Prepare, typename Act>
void failEveryCall(Moment moment, Prepare prepare, Act act) {
    const std::string expected = undisturbed();
    int faults = 0;
    for (int call = 1; call < enoughCalls; ++call) {
        SCOPED_TRACE("call " + std::to_string(call));
        World world;
        people(world);
        prepare(world);
        world.faults().failCall(call, moment);
        act(world);
        if (!world.faults().struck()) {
            EXPECT_GT(faults, 10);
            return;
        }
        ++faults;
        world.faults().none();
        world.settle();
        EXPECT_EQ(endState(world), expected);
        expectNothingTwice(world);
        if (::testing::Test::HasFailure()) return;
    }
    ADD_FAILURE() << "no run passed without a fault";
}

void nothing(World&) {}

void firstCycle(World& world) { world.cycle(); }

void cycle(World& world) {
    // The store itself may have refused: then there is no run, and that is the answer.
    const auto run = world.tryCycle();
    if (run.ok()) { EXPECT_NE(run->state, RunState::Running); }
}

TEST(EveryCallOfTheFirstCycleFails, BeforeItTakesEffect) { failEveryCall(Moment::Before, nothing, cycle); }

TEST(EveryCallOfTheFirstCycleFails, AfterItTookEffect) { failEveryCall(Moment::After, nothing, cycle); }

TEST(EveryCallOfTheWritebackCycleFails, BeforeItTakesEffect) { failEveryCall(Moment::Before, firstCycle, cycle); }

TEST(EveryCallOfTheWritebackCycleFails, AfterItTookEffect) { failEveryCall(Moment::After, firstCycle, cycle); }

void onDemand(World& world) {
    const auto first = world.tryProvision("ada");
    world.exchange().cycleEnded();
    const auto second = world.tryWriteback("ada");
    if (!world.faults().struck()) {
        ASSERT_TRUE(first.ok());
        ASSERT_TRUE(second.ok());
        EXPECT_EQ(first->status, StepStatus::Success);
        EXPECT_EQ(second->status, StepStatus::Success);
    }
}

TEST(EveryCallOfProvisionOnDemandFails, BeforeItTakesEffect) { failEveryCall(Moment::Before, nothing, onDemand); }

TEST(EveryCallOfProvisionOnDemandFails, AfterItTookEffect) { failEveryCall(Moment::After, nothing, onDemand); }

/// Everything at rest, then one of each sort: changed below, changed above, new, left, deleted.
void aDayLater(World& world) {
    world.settle();
    world.directory().user("ada").with("department", "Looms");
    world.cloud().user("grace").with("cloudMSExchArchiveStatus", "2");
    world.directory().user("mary").with("mail", "mary@contoso.test");
    world.directory().remove("nora");
}

void delta(World& world) {
    const auto run = world.tryDelta();
    if (run.ok()) { EXPECT_NE(run->state, RunState::Running); }
}

/// What a world ends in that `act` never disturbed.
std::string calmEnd() {
    World world;
    people(world);
    aDayLater(world);
    world.settle();
    return endState(world) + world.directory().value("mary", "msDS-ExternalDirectoryObjectId").substr(0, 5);
}

void expectJournalComplete(World& world) {
    const auto runs = world.store().runs("contoso.test", 100);
    ASSERT_TRUE(runs.ok());
    for (const auto& run : *runs) {
        EXPECT_NE(run.state, RunState::Running) << run.id;
        if (run.state != RunState::Succeeded && run.state != RunState::FinishedWithFailures) continue;
        for (const Change& change : world.changes(run.id))
            EXPECT_TRUE(change.state == Change::State::Done || change.state == Change::State::Failed) << change.id;
    }
}

template <typename Arm>
void failEveryCallOfADelta(Arm arm) {
    const std::string expected = calmEnd();
    for (int call = 1; call < enoughCalls; ++call) {
        SCOPED_TRACE("call " + std::to_string(call));
        World world;
        people(world);
        aDayLater(world);
        arm(world.faults(), call);
        delta(world);
        const bool struck = world.faults().struck();
        world.faults().none();
        // Deltas alone have to make up for it: a full cycle would hide what they miss.
        for (int i = 0; i < 6; ++i) world.delta();
        EXPECT_EQ(endState(world) + world.directory().value("mary", "msDS-ExternalDirectoryObjectId").substr(0, 5),
                  expected);
        EXPECT_EQ(world.cycle().counts.planned, 0) << "the deltas left nothing to do";
        expectNothingTwice(world);
        expectJournalComplete(world);
        if (!struck) {
            EXPECT_GT(call, 20);
            return;
        }
        if (::testing::Test::HasFailure()) return;
    }
    ADD_FAILURE() << "no run passed without a fault";
}

TEST(EveryCallOfADeltaFails, BeforeItTakesEffect) {
    failEveryCallOfADelta([](Faults& faults, int call) { faults.failCall(call, Moment::Before); });
}

TEST(EveryCallOfADeltaFails, AfterItTookEffect) {
    failEveryCallOfADelta([](Faults& faults, int call) { faults.failCall(call, Moment::After); });
}

TEST(EveryCallOfADeltaFails, AndEverythingAfterItAsForAKilledProcess) {
    failEveryCallOfADelta([](Faults& faults, int call) { faults.dieAtCall(call); });
}

TEST(AFaultyRun, NamesWhatWentWrong) {
    World world;
    people(world);
    world.faults().failCall(4, Moment::Before, Error(ErrorCode::Unavailable, "the line was cut").next("Mend the line"));
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::Failed);
    EXPECT_EQ(run.error.message, "the line was cut");
    EXPECT_EQ(run.error.nextStep, "Mend the line");
    EXPECT_EQ(run.counts.written, 0);
}

TEST(AFaultyRun, LeavesNothingRunningBehind) {
    World world;
    people(world);
    for (int call = 1; call < 30; ++call) {
        world.faults().failCall(call, Moment::After);
        const auto ignored = world.tryCycle();
        (void)ignored.ok();
    }
    world.faults().none();
    world.cycle();
    const auto runs = world.store().runs("contoso.test", 100);
    ASSERT_TRUE(runs.ok());
    for (const auto& run : *runs) EXPECT_NE(run.state, RunState::Running) << run.id;
}

}  // namespace
}  // namespace hs::world
