// A directory full of people meets an empty tenant.
#include <gtest/gtest.h>

#include "core/base/Encoding.h"
#include "tests/world/World.h"

namespace hs::world {
namespace {

std::string directoryAnchor(World& world, const std::string& name) {
    return toBase64(*guidBytes(world.directory().user(name).id()));
}

TEST(FirstCycle, CreatesEveryUserInTheCloud) {
    World world;
    world.populate(3);
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::Succeeded);
    EXPECT_EQ(run.counts.readDirectory, 3);
    EXPECT_EQ(run.counts.readCloud, 0);
    EXPECT_EQ(run.counts.planned, 3);
    EXPECT_EQ(run.counts.written, 3);
    EXPECT_EQ(world.cloud().size(), 3u);
}

TEST(FirstCycle, CarriesTheUsualAttributes) {
    World world;
    world.directory()
        .user("ada")
        .with("mail", "ada@contoso.test")
        .with("givenName", "Ada")
        .with("sn", "Lovelace")
        .with("displayName", "Ada Lovelace")
        .with("title", "Analyst")
        .with("department", "Engines")
        .with("company", "Contoso")
        .with("physicalDeliveryOfficeName", "12a")
        .with("l", "London")
        .with("telephoneNumber", "+44 20 1234")
        .with("c", "GB");
    world.cycle();
    EXPECT_EQ(world.cloud().value("ada", "userPrincipalName"), "ada@contoso.test");
    EXPECT_EQ(world.cloud().value("ada", "displayName"), "Ada Lovelace");
    EXPECT_EQ(world.cloud().value("ada", "givenName"), "Ada");
    EXPECT_EQ(world.cloud().value("ada", "surname"), "Lovelace");
    EXPECT_EQ(world.cloud().value("ada", "mail"), "ada@contoso.test");
    EXPECT_EQ(world.cloud().value("ada", "jobTitle"), "Analyst");
    EXPECT_EQ(world.cloud().value("ada", "department"), "Engines");
    EXPECT_EQ(world.cloud().value("ada", "companyName"), "Contoso");
    EXPECT_EQ(world.cloud().value("ada", "officeLocation"), "12a");
    EXPECT_EQ(world.cloud().value("ada", "city"), "London");
    EXPECT_EQ(world.cloud().value("ada", "businessPhones"), "+44 20 1234");
    EXPECT_EQ(world.cloud().value("ada", "usageLocation"), "GB");
    EXPECT_EQ(world.cloud().value("ada", "accountEnabled"), "True");
    EXPECT_EQ(world.cloud().value("ada", "mailNickname"), "ada");
    EXPECT_EQ(world.cloud().value("ada", "onPremisesImmutableId"), directoryAnchor(world, "ada"));
}

TEST(FirstCycle, GivesTheUsageLocationUsWhenTheDirectoryKnowsNoCountry) {
    World world;
    world.directory().user("ada").with("mail", "ada@contoso.test");
    world.cycle();
    EXPECT_EQ(world.cloud().value("ada", "usageLocation"), "US");
}

TEST(FirstCycle, PrefersTheConsistencyGuidAsAnchor) {
    World world;
    world.directory().user("ada").with("mS-DS-ConsistencyGuid", Value::binary("0123456789abcdef"));
    world.cycle();
    EXPECT_EQ(world.cloud().value("ada", "onPremisesImmutableId"), toBase64("0123456789abcdef"));
}

TEST(FirstCycle, FallsBackToTheCommonNameForTheDisplayName) {
    World world;
    world.directory().user("ada").without("displayName");
    world.cycle();
    EXPECT_EQ(world.cloud().value("ada", "displayName"), "ada");
}

TEST(FirstCycle, ProvisionsADisabledAccountAsDisabled) {
    World world;
    world.directory().user("ada").with("userAccountControl", "514");
    world.cycle();
    EXPECT_EQ(world.cloud().value("ada", "accountEnabled"), "False");
}

TEST(FirstCycle, LinksWhatItCreates) {
    World world;
    world.directory().user("ada");
    world.cycle();
    ASSERT_EQ(world.links().size(), 1u);
    const Link link = world.links().front();
    EXPECT_EQ(link.anchor, directoryAnchor(world, "ada"));
    EXPECT_EQ(link.directoryId, world.directory().user("ada").id());
    EXPECT_EQ(link.cloudId, world.cloud().user("ada").id());
    EXPECT_NE(link.directoryPrint, 0u);
    EXPECT_NE(link.cloudPrint, 0u);
}

TEST(FirstCycle, JournalsWhatItWroteWithBeforeAndAfter) {
    World world;
    world.directory().user("ada").with("department", "Engines");
    const auto run = world.cycle();
    const auto changes = world.changes(run.id);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes.front().state, Change::State::Done);
    EXPECT_EQ(changes.front().kind, ChangeKind::Create);
    const AttributeChange row = rowOf(changes.front().attributes, "department");
    EXPECT_EQ(row.result, AttributeChange::Result::Written);
    EXPECT_TRUE(row.before.empty());
    EXPECT_EQ(row.after, Values{Value::text("Engines")});
}

TEST(FirstCycle, AppendsOneOutcomeForEachChangedObject) {
    World world;
    world.populate(2);
    const auto run = world.cycle();
    const auto outcomes = world.outcomes(run.id);
    ASSERT_EQ(outcomes.size(), 2u);
    EXPECT_EQ(outcomes.front().status, StepStatus::Success);
    EXPECT_EQ(outcomes.front().action, ChangeKind::Create);
}

TEST(SecondCycle, PlansAndWritesNothing) {
    World world;
    world.exchange().neverFills();
    world.populate(5);
    world.cycle();
    const std::string before = world.dump();
    const auto second = world.cycle();
    EXPECT_EQ(second.state, RunState::Succeeded);
    EXPECT_EQ(second.counts.planned, 0);
    EXPECT_EQ(second.counts.written, 0);
    EXPECT_EQ(second.counts.unchanged, 5);
    EXPECT_TRUE(world.changes(second.id).empty());
    EXPECT_TRUE(world.outcomes(second.id).empty());
    EXPECT_EQ(world.dump(), before);
}

TEST(SecondCycle, NeedsNoFetchOfSingleObjects) {
    World world;
    world.exchange().neverFills();
    world.populate(5);
    world.cycle();
    world.cloud().endpoint().counts = {};
    world.directory().endpoint().counts = {};
    world.cycle();
    EXPECT_EQ(world.cloud().endpoint().counts.fetches, 0);
    EXPECT_EQ(world.cloud().endpoint().counts.finds, 0);
    EXPECT_EQ(world.directory().endpoint().counts.fetches, 0);
    EXPECT_EQ(world.directory().endpoint().counts.finds, 0);
}

TEST(SecondCycle, CarriesWhatChangedInTheDirectoryAndNothingElse) {
    World world;
    world.exchange().neverFills();
    world.populate(5);
    world.cycle();
    world.directory().user("p3").with("department", "Sales");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.planned, 1);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_EQ(run.counts.unchanged, 4);
    EXPECT_EQ(world.cloud().value("p3", "department"), "Sales");
    ASSERT_EQ(world.changes(run.id).size(), 1u);
    EXPECT_EQ(world.changes(run.id).front().attributes.size(), 1u);
}

TEST(SecondCycle, RepairsWhatSomebodyChangedInTheCloud) {
    World world;
    world.exchange().neverFills();
    world.populate(2);
    world.cycle();
    world.cloud().user("p1").with("department", "Tampered");
    world.cycle();
    EXPECT_EQ(world.cloud().value("p1", "department"), "Research");
}

TEST(SecondCycle, ClearsInTheCloudWhatTheDirectoryNoLongerHas) {
    World world;
    world.populate(1);
    world.settle();
    world.directory().user("p1").without("department");
    world.cycle();
    EXPECT_TRUE(world.cloud().values("p1", "department").empty());
}

TEST(SecondCycle, FindsItsWayWithoutTheStateDatabase) {
    World world;
    world.populate(3);
    world.settle();
    const std::string settled = world.dump();
    std::vector<std::string> anchors;
    for (const Link& link : world.links()) anchors.push_back(link.anchor);
    EXPECT_TRUE(world.store().removeLinks("contoso.test", anchors).ok());
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(world.dump(), settled);
    EXPECT_EQ(world.links().size(), 3u);
}

}  // namespace
}  // namespace hs::world
