// The edges of delta cycles: whatever they meet, a full cycle afterwards finds nothing that they left.
#include <gtest/gtest.h>

#include "core/base/Encoding.h"
#include "tests/world/World.h"

namespace hs::world {
namespace {

void settled(World& world, int people = 4) {
    world.populate(people);
    world.settle();
}

std::string anchorBytes(World& world, const std::string& name) { return *guidBytes(world.directory().user(name).id()); }

/// The object is deleted, and made again under its old source anchor. Returns its new id.
std::string madeAgain(World& world, const std::string& name) {
    Object object = world.directory().user(name).object();
    object.set("mS-DS-ConsistencyGuid", Value::binary(anchorBytes(world, name)));
    world.directory().remove(name);
    object.id.clear();
    return world.directory().endpoint().put(object).id;
}

TEST(AnObjectMadeAgainUnderItsAnchor, KeepsItsCloudObjectAndItsLinkFollowsIt) {
    World world;
    settled(world);
    const std::string cloudId = world.cloud().user("p1").id();
    const std::string newId = madeAgain(world, "p1");
    world.delta();
    EXPECT_EQ(world.cloud().user("p1").id(), cloudId);
    int found = 0;
    for (const Link& link : world.links()) found += link.cloudId == cloudId && link.directoryId == newId;
    EXPECT_EQ(found, 1);
}

TEST(AnObjectMadeAgainUnderItsAnchor, IsMissedWhenItIsDeletedLater) {
    World world;
    settled(world);
    madeAgain(world, "p1");
    world.delta();
    world.directory().remove("p1");
    world.delta();
    EXPECT_FALSE(world.cloud().has("p1"));
    EXPECT_EQ(world.cloud().size(), 3u);
}

TEST(AnObjectMadeAgainUnderItsAnchor, IsMissedByADeltaThoughAFullCycleMetIt) {
    World world;
    settled(world);
    madeAgain(world, "p1");
    world.cycle();
    world.directory().remove("p1");
    world.delta();
    EXPECT_FALSE(world.cloud().has("p1"));
}

TEST(AChangedGroup, IsNobodysAffair) {
    World world;
    settled(world);
    Object group;
    group.objectClass = ObjectClass::Group;
    group.name = "CN=Engineers,OU=People,DC=contoso,DC=test";
    group.set("cn", "Engineers");
    world.directory().endpoint().put(group);
    const auto run = world.delta();
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(run.counts.failed, 0);
    EXPECT_EQ(world.cloud().size(), 4u);
}

TEST(ACloudObjectThatLostItsLink, FindsItsDirectoryObjectByTheAnchor) {
    World world;
    settled(world);
    const std::string anchor = world.cloud().value("p1", "onPremisesImmutableId");
    ASSERT_TRUE(world.store().removeLinks("contoso.test", std::vector<std::string>{anchor}).ok());
    world.cloud().user("p1").with("cloudMSExchArchiveStatus", "2");
    world.delta();
    EXPECT_EQ(world.directory().value("p1", "msExchArchiveStatus"), "2");
    EXPECT_EQ(world.links().size(), 4u);
}

TEST(ACloudObjectReplacedByHand, IsMatchedAndNotCreatedBesideIt) {
    World world;
    settled(world);
    Object replacement = world.cloud().user("p1").object();
    world.cloud().remove("p1");
    replacement.id.clear();
    replacement.set("onPremisesImmutableId", Values{});
    const std::string newId = world.cloud().endpoint().put(replacement).id;
    world.delta();
    EXPECT_EQ(world.cloud().size(), 4u);
    EXPECT_EQ(world.cloud().user("p1").id(), newId);
    EXPECT_FALSE(world.cloud().value("p1", "onPremisesImmutableId").empty());
}

TEST(ANewContact, IsCreatedOnceByADelta) {
    World world;
    settled(world);
    world.directory().contact("fabrikam");
    EXPECT_EQ(world.delta().counts.written, 1);
    world.delta();
    EXPECT_EQ(world.cloud().size(), 5u);
}

TEST(AChangeDuringADelta, IsMetByTheNextOne) {
    World world;
    settled(world);
    world.directory().user("p1").with("department", "Sales");
    bool done = false;
    world.events().onEvent = [&](const Event& event) {
        if (event.phase != "Planning" || done) return;
        done = true;
        world.directory().user("p2").with("department", "Legal");
    };
    world.delta();
    world.events().onEvent = nullptr;
    EXPECT_TRUE(done);
    world.delta();
    EXPECT_EQ(world.cloud().value("p2", "department"), "Legal");
}

TEST(ADelta, BecomesFullWhenVeryManyHaveChanged) {
    World world;
    world.exchange().neverFills();
    world.populate(5'100);
    world.directory().endpoint().pageSize = world.cloud().endpoint().pageSize = 5'000;
    world.cycle();
    for (int i = 1; i <= 5'100; ++i) world.directory().user("p" + std::to_string(i)).with("department", "Sales");
    const auto run = world.delta();  // and everybody's first write comes back as an echo
    EXPECT_EQ(run.kind, RunKind::Full);
    EXPECT_NE(run.note.find("have changed"), std::string::npos) << run.note;
    EXPECT_EQ(run.counts.written, 5'100);
}

TEST(AFullCycle, FetchesNobodyAgainWhomItHasJustRead) {
    World world;
    world.populate(30);
    world.cycle();  // creates; Exchange Online fills
    const int fetched = world.cloud().endpoint().counts.fetchedIds;
    EXPECT_GT(world.cycle().counts.written, 0);  // writes back
    EXPECT_EQ(world.cloud().endpoint().counts.fetchedIds, fetched);
}

TEST(AnEscrow, DoesNotWaitForATimeThatAClockShowedBeforeItWasSetBack) {
    World world;
    settled(world);
    world.clock().advance(std::chrono::hours(24 * 365));
    world.cloud().endpoint().refusedObjects["p1@contoso.test"] = Error(ErrorCode::Denied, "no rights");
    world.directory().user("p1").with("department", "Sales");
    EXPECT_EQ(world.delta().counts.failed, 1);
    world.cloud().endpoint().refusedObjects.clear();
    world.clock().advance(-std::chrono::hours(24 * 365));
    EXPECT_EQ(world.delta().counts.written, 1);
}

}  // namespace
}  // namespace hs::world
