// What could hurt, and what keeps it from happening: guards, departures, scope.
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

TEST(Guard, StopsAMassClearBeforeTheFirstWrite) {
    World world;
    world.configuration().guards.clears = 5;
    settledWith(world, 6);
    everybodyLosesTheirDepartment(world, 6);
    const std::string before = world.dump();
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::StoppedByGuard);
    EXPECT_EQ(run.counts.written, 0);
    EXPECT_EQ(run.counts.planned, 6);
    EXPECT_TRUE(run.error.message.starts_with("0 of 6 written")) << run.error.message;
    EXPECT_FALSE(run.error.nextStep.empty());
    EXPECT_EQ(world.dump(), before);
}

TEST(Guard, LetsOneFewerThanTheThresholdPass) {
    World world;
    world.configuration().guards.clears = 5;
    settledWith(world, 6);
    everybodyLosesTheirDepartment(world, 4);
    EXPECT_EQ(world.cycle().counts.written, 4);
}

TEST(Guard, CountsDisabledAccounts) {
    World world;
    world.configuration().properties.accidentalDeletionThreshold = 3;
    settledWith(world, 4);
    for (int i = 1; i <= 3; ++i) world.directory().user("p" + std::to_string(i)).with("userAccountControl", "514");
    EXPECT_EQ(world.cycle().state, RunState::StoppedByGuard);
    EXPECT_EQ(world.cloud().value("p1", "accountEnabled"), "True");
}

TEST(Guard, CountsDepartedObjects) {
    World world;
    world.configuration().properties.accidentalDeletionThreshold = 3;
    settledWith(world, 4);
    for (int i = 1; i <= 3; ++i) world.directory().remove("p" + std::to_string(i));
    EXPECT_EQ(world.cycle().state, RunState::StoppedByGuard);
    EXPECT_EQ(world.cloud().size(), 4u);
}

TEST(Guard, LetsEverythingPassWhenItIsSwitchedOff) {
    World world;
    world.configuration().properties.accidentalDeletionThreshold = 2;
    world.configuration().properties.preventAccidentalDeletion = false;
    settledWith(world, 3);
    everybodyLosesTheirDepartment(world, 3);
    EXPECT_EQ(world.cycle().counts.written, 3);
}

TEST(Guard, StopsTheWholePlanAndNotOnlyTheHarmfulPart) {
    World world;
    world.configuration().guards.clears = 2;
    settledWith(world, 3);
    everybodyLosesTheirDepartment(world, 2);
    world.directory().user("newcomer");
    world.cycle();
    EXPECT_FALSE(world.cloud().has("newcomer"));
}

TEST(Departure, OfADeletedUserDeletesTheCloudUser) {
    World world;
    settledWith(world, 2);
    world.directory().remove("p1");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_FALSE(world.cloud().has("p1"));
    EXPECT_TRUE(world.cloud().has("p2"));
    EXPECT_EQ(world.links().size(), 1u);
}

TEST(Departure, FromTheScopeDisablesTheCloudUserAndLeavesItInPlace) {
    World world;
    world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
    settledWith(world, 2);
    world.directory().user("p1").in("OU=Elsewhere,DC=contoso,DC=test");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_EQ(world.cloud().value("p1", "accountEnabled"), "False");
    EXPECT_EQ(world.cloud().value("p2", "accountEnabled"), "True");
}

TEST(Departure, IsOverWhenTheUserComesBack) {
    World world;
    world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
    settledWith(world, 1);
    world.directory().user("p1").in("OU=Elsewhere,DC=contoso,DC=test");
    world.cycle();
    world.cycle();
    world.directory().user("p1").in("OU=People,DC=contoso,DC=test");
    world.cycle();
    EXPECT_EQ(world.cloud().value("p1", "accountEnabled"), "True");
    EXPECT_EQ(world.cloud().size(), 1u);
}

TEST(Departure, IsDealtWithOnce) {
    World world;
    world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
    settledWith(world, 1);
    world.directory().user("p1").in("OU=Elsewhere,DC=contoso,DC=test");
    world.cycle();
    EXPECT_EQ(world.cycle().counts.planned, 0);
    EXPECT_TRUE(world.links().empty());
}

TEST(Departure, IsNotAChangedSourceAnchor) {
    World world;
    settledWith(world, 1);
    world.directory().user("p1").with("mS-DS-ConsistencyGuid", Value::binary("fedcba9876543210"));
    const std::string before = world.cloud().dump();
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_EQ(world.cloud().dump(), before);
}

TEST(Scope, SkipsWhoIsOutsideTheSelectedUnits) {
    World world;
    world.scopeToUnits({"OU=Sales,DC=contoso,DC=test"});
    world.directory().user("ada");
    world.directory().user("sam").in("OU=Berlin,OU=Sales,DC=contoso,DC=test");
    world.cycle();
    EXPECT_FALSE(world.cloud().has("ada"));
    EXPECT_TRUE(world.cloud().has("sam"));
}

TEST(Scope, ThatIsNoDistinguishedNameFailsTheRunInWords) {
    World world;
    world.configuration().scope = ScopeSettings::ofUnits({"People"});
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::Failed);
    EXPECT_EQ(run.error.code, ErrorCode::InvalidInput);
    EXPECT_EQ(run.error.object, "People");
}

TEST(Scope, LeavesOutCriticalSystemObjects) {
    World world;
    world.directory().user("krbtgt").with("isCriticalSystemObject", "TRUE");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.skipped, 1);
    EXPECT_EQ(world.cloud().size(), 0u);
}

}  // namespace
}  // namespace hs::world
