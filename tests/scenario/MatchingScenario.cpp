// Who belongs to whom: links, anchors, soft matches, and what must not be guessed.
#include <gtest/gtest.h>

#include "core/base/Encoding.h"
#include "tests/world/World.h"

namespace hs::world {
namespace {

TEST(SoftMatch, TakesOverACloudUserWithTheSamePrincipalName) {
    World world;
    world.cloud().user("ada").with("displayName", "Ada in the cloud");
    const std::string id = world.cloud().user("ada").id();
    world.directory().user("ada").with("displayName", "Ada Lovelace");
    world.cycle();
    EXPECT_EQ(world.cloud().size(), 1u);
    EXPECT_EQ(world.cloud().user("ada").id(), id);
    EXPECT_EQ(world.cloud().value("ada", "displayName"), "Ada Lovelace");
    EXPECT_FALSE(world.cloud().value("ada", "onPremisesImmutableId").empty());
}

TEST(SoftMatch, ComparesWithoutCase) {
    World world;
    world.cloud().user("ada");
    world.directory().user("ada").with("userPrincipalName", "ADA@Contoso.test");
    world.cycle();
    EXPECT_EQ(world.cloud().size(), 1u);
}

TEST(SoftMatch, FindsAContactByItsMailAddress) {
    World world;
    world.cloud().contact("fabrikam");
    world.directory().contact("fabrikam").with("givenName", "Fabrikam");
    world.cycle();
    EXPECT_EQ(world.cloud().size(), 1u);
    EXPECT_EQ(world.cloud().value("fabrikam", "givenName"), "Fabrikam");
}

TEST(SoftMatch, DoesNotTurnAContactIntoAUser) {
    World world;
    world.cloud().contact("ada").with("userPrincipalName", "ada@contoso.test");
    world.directory().user("ada");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.planned, 1);
    EXPECT_EQ(world.changes(run.id).front().kind, ChangeKind::Create);
}

TEST(SoftMatch, DoesNotTakeAnObjectThatBelongsToAnotherAnchor) {
    World world;
    world.cloud().user("ada").with("onPremisesImmutableId", toBase64("somebody else's!"));
    world.directory().user("ada");
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_EQ(world.cloud().value("ada", "onPremisesImmutableId"), toBase64("somebody else's!"));
    const auto outcomes = world.outcomes(run.id);
    ASSERT_EQ(outcomes.size(), 1u);
    EXPECT_EQ(outcomes.front().error.code, ErrorCode::Conflict);
    EXPECT_NE(outcomes.front().error.message.find("EntryConflict"), std::string::npos);
    EXPECT_EQ(outcomes.front().source.name, world.directory().dn("ada"));
}

TEST(SoftMatch, RefusesToChooseBetweenSeveralHits) {
    World world;
    for (const char* name : {"one", "two"}) world.cloud().contact(name).with("mail", "sales@fabrikam.test");
    world.directory().contact("sales").with("mail", "sales@fabrikam.test");
    const auto run = world.cycle();
    const auto outcomes = world.outcomes(run.id);
    ASSERT_EQ(outcomes.size(), 1u);
    EXPECT_NE(outcomes.front().error.message.find("DuplicateTargetEntries"), std::string::npos);
    EXPECT_EQ(world.cloud().size(), 2u);
}

TEST(SoftMatch, DoesNotGiveOneCloudObjectToTwoDirectoryObjects) {
    World world;
    world.cloud().contact("sales").with("mail", "sales@fabrikam.test");
    for (const char* name : {"one", "two"}) world.directory().contact(name).with("mail", "sales@fabrikam.test");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.failed, 1);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_EQ(world.cloud().size(), 1u);
}

TEST(Links, SurviveARenameOnBothSides) {
    World world;
    world.directory().user("ada").with("mail", "ada@contoso.test");
    world.settle();
    const std::string id = world.cloud().user("ada").id();
    world.directory().user("ada").with("userPrincipalName", "ada.king@contoso.test").in("OU=Moved,DC=contoso,DC=test");
    world.cycle();
    EXPECT_EQ(world.cloud().user("ada.king").id(), id);
    EXPECT_EQ(world.cloud().size(), 1u);
}

TEST(Links, HoldEvenWhenTheCloudAnchorWasClearedByHand) {
    World world;
    world.directory().user("ada");
    world.cycle();
    world.cloud().user("ada").without("onPremisesImmutableId");
    world.cycle();
    EXPECT_EQ(world.cloud().size(), 1u);
    EXPECT_FALSE(world.cloud().value("ada", "onPremisesImmutableId").empty());
}

TEST(Links, AVanishedCloudObjectIsMatchedAgainAndThenCreated) {
    World world;
    world.directory().user("ada");
    world.cycle();
    const std::string before = world.cloud().user("ada").id();
    world.cloud().remove("ada");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.written, 1);
    ASSERT_TRUE(world.cloud().has("ada"));
    EXPECT_NE(world.cloud().user("ada").id(), before);
    EXPECT_EQ(world.links().front().cloudId, world.cloud().user("ada").id());
}

TEST(Links, AVanishedCloudObjectIsReplacedByItsSuccessorOfTheSameName) {
    World world;
    world.directory().user("ada");
    world.cycle();
    world.cloud().remove("ada");
    world.cloud().user("ada");
    world.cycle();
    EXPECT_EQ(world.cloud().size(), 1u);
    EXPECT_EQ(world.links().front().cloudId, world.cloud().user("ada").id());
}

TEST(DuplicateAnchors, InTheDirectoryFailBothObjectsAndWriteNeither) {
    World world;
    world.directory().endpoint().pageSize = 1;
    for (const char* name : {"ada", "copy"})
        world.directory().user(name).with("mS-DS-ConsistencyGuid", Value::binary("0123456789abcdef"));
    world.directory().user("grace");
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_EQ(run.counts.failed, 2);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_FALSE(world.cloud().has("ada"));
    EXPECT_FALSE(world.cloud().has("copy"));
    EXPECT_TRUE(world.cloud().has("grace"));
    std::vector<std::string> failed;
    for (const Outcome& outcome : world.outcomes(run.id))
        if (outcome.status == StepStatus::Failure) failed.push_back(outcome.source.name);
    std::sort(failed.begin(), failed.end());
    EXPECT_EQ(failed, (Texts{world.directory().dn("ada"), world.directory().dn("copy")}));
}

TEST(DuplicateAnchors, InTheCloudFailBothObjects) {
    World world;
    const std::string anchor = toBase64(*guidBytes(world.directory().user("ada").id()));
    for (const char* name : {"one", "two"}) world.cloud().user(name).with("onPremisesImmutableId", anchor);
    const std::string before = world.cloud().dump();
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_EQ(world.cloud().dump(), before);
    std::vector<std::string> targets;
    for (const Outcome& outcome : world.outcomes(run.id)) targets.push_back(outcome.target.id);
    std::sort(targets.begin(), targets.end());
    EXPECT_EQ(targets, (Texts{world.cloud().user("one").id(), world.cloud().user("two").id()}));
}

TEST(Creation, AConflictInTheCloudIsAnOutcomeOfThatObjectAlone) {
    World world;
    world.populate(2);
    world.cloud().endpoint().refusedObjects["p1@contoso.test"] =
        Error(ErrorCode::Conflict, "Another object with the same value exists");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.failed, 1);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_TRUE(world.cloud().has("p2"));
}

TEST(Creation, WithoutAPrincipalNameFailsAndNamesTheAttribute) {
    World world;
    world.directory().user("ada").without("userPrincipalName");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.failed, 1);
    const auto outcomes = world.outcomes(run.id);
    ASSERT_EQ(outcomes.size(), 1u);
    EXPECT_EQ(outcomes.front().error.attribute, "userPrincipalName");
    EXPECT_FALSE(outcomes.front().error.nextStep.empty());
}

}  // namespace
}  // namespace hs::world
