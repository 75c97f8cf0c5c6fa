// What a run wrote can be taken back, exactly, and nothing that somebody wrote since.
#include "tests/scenario/Plans.h"

namespace hs::world {
namespace {

TEST(Undo, RestoresEveryValueThatWritebackWrote) {
    World world;
    readyForWriteback(world);
    const std::string before = world.dump();
    const hs::Run written = world.cycle();
    EXPECT_NE(world.dump(), before);
    const hs::Run run = undo(world, written.id);
    EXPECT_EQ(run.state, RunState::Succeeded) << run.error.toLine();
    EXPECT_EQ(run.kind, RunKind::Undo);
    EXPECT_EQ(run.basis, written.id);
    EXPECT_EQ(run.counts.written, written.counts.written);
    EXPECT_EQ(world.dump(), before);
}

TEST(Undo, RestoresEveryValueThatProvisioningWrote) {
    World world;
    readyForWriteback(world);
    world.settle();
    world.directory().user("ada").with("department", "Analysis").without("mail");
    world.directory().inetOrgPerson("grace").without("department");
    const std::string before = world.cloud().dump();
    const hs::Run written = world.cycle();
    EXPECT_NE(world.cloud().dump(), before);
    undo(world, written.id);
    EXPECT_EQ(world.cloud().dump(), before);
}

TEST(Undo, OfAFirstCycleDeletesWhatItCreated) {
    World world;
    world.populate(2);
    const hs::Run written = world.cycle();
    undo(world, written.id);
    EXPECT_EQ(world.cloud().size(), 0u);
    EXPECT_TRUE(world.links().empty());
}

TEST(Undo, OfADeletionRestoresTheObjectWithItsIdAndItsLink) {
    World world;
    world.exchange().neverFills();
    world.populate(2);
    world.settle();
    const std::string before = world.cloud().dump();
    world.directory().remove("p2");
    const hs::Run written = world.cycle();
    EXPECT_EQ(world.links().size(), 1u);
    undo(world, written.id);
    EXPECT_EQ(world.cloud().dump(), before);
    EXPECT_EQ(world.links().size(), 2u);
}

TEST(Undo, OfADisableTurnsTheAccountOn) {
    World world;
    world.exchange().neverFills();
    world.populate(1);
    world.settle();
    world.directory().user("p1").with("userAccountControl", "514");
    const hs::Run written = world.cycle();
    EXPECT_EQ(world.cloud().value("p1", "accountEnabled"), "False");
    undo(world, written.id);
    EXPECT_EQ(world.cloud().value("p1", "accountEnabled"), "True");
}

TEST(Undo, LeavesAValueAloneThatHasChangedSinceAndListsBoth) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    world.directory().user("ada").with("msDS-ExternalDirectoryObjectId", "somebody else's");
    const hs::Run run = undo(world, written.id);
    EXPECT_EQ(world.directory().value("ada", "msDS-ExternalDirectoryObjectId"), "somebody else's");
    std::string reason;
    for (const Change& change : world.changes(run.id))
        if (change.target.name == world.directory().dn("ada"))
            reason = rowOf(change.attributes, "msDS-ExternalDirectoryObjectId").reason;
    EXPECT_TRUE(holds(reason, "holds somebody else's, and the run wrote ")) << reason;
    EXPECT_TRUE(world.directory().values("ada", "proxyAddresses").empty());
}

TEST(Undo, TakesOnlyOurOwnAddressAway) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    Texts addresses = world.directory().values("ada", "proxyAddresses");
    addresses.push_back("smtp:added.since@contoso.test");
    world.directory().user("ada").with("proxyAddresses", addresses);
    undo(world, written.id);
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses"), Texts{"smtp:added.since@contoso.test"});
}

TEST(Undo, OfChosenChangesTouchesNothingElse) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    std::int64_t chosen = 0;
    for (const Change& change : world.changes(written.id))
        if (change.target.name == world.directory().dn("ada")) chosen = change.id;
    const hs::Run run = undo(world, written.id, {chosen});
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_TRUE(world.directory().values("ada", "proxyAddresses").empty());
    EXPECT_FALSE(world.directory().values("grace", "proxyAddresses").empty());
}

TEST(Undo, CanBeUndone) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    const std::string after = world.dump();
    const hs::Run first = undo(world, written.id);
    const hs::Run second = undo(world, first.id);
    EXPECT_EQ(second.basis, first.id);
    EXPECT_EQ(world.dump(), after);
}

TEST(Undo, OfADeletionCanBeUndone) {
    World world;
    world.populate(1);
    const hs::Run written = world.cycle();
    const std::string after = world.cloud().dump();
    const hs::Run first = undo(world, written.id);
    undo(world, first.id);
    EXPECT_EQ(world.cloud().dump(), after);
}

TEST(Undo, OfAnUndoneUndoIsPossibleAgain) {
    World world;
    readyForWriteback(world);
    const std::string before = world.dump();
    const hs::Run written = world.cycle();
    undo(world, undo(world, written.id).id);
    undo(world, written.id);
    EXPECT_EQ(world.dump(), before);
}

TEST(Undo, MakesTheNextCycleLookAgain) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    const std::string after = world.dump();
    undo(world, written.id);
    EXPECT_EQ(world.cycle().counts.written, written.counts.written);
    EXPECT_EQ(world.dump(), after);
}

TEST(Undo, OfAnApplicationIsPossible) {
    World world;
    readyForWriteback(world);
    const std::string before = world.dump();
    const hs::Run applied = apply(world, world.preview().id);
    undo(world, applied.id);
    EXPECT_EQ(world.dump(), before);
}

TEST(UndoPreview, WritesNothing) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    const std::string after = world.dump();
    const hs::Run plan = came(tryUndo(world, written.id, {}, true));
    EXPECT_EQ(plan.state, RunState::Previewed);
    EXPECT_EQ(plan.counts.planned, written.counts.written);
    EXPECT_EQ(world.dump(), after);
}

TEST(UndoPreview, CanBeApplied) {
    World world;
    readyForWriteback(world);
    const std::string before = world.dump();
    const hs::Run written = world.cycle();
    const hs::Run plan = came(tryUndo(world, written.id, {}, true));
    const hs::Run run = apply(world, plan.id);
    EXPECT_EQ(run.kind, RunKind::Undo);
    EXPECT_EQ(world.dump(), before);
}

TEST(UndoPreview, ThatIsAppliedLeavesValuesAloneThatHaveChangedSince) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    const hs::Run plan = came(tryUndo(world, written.id, {}, true));
    world.directory().user("ada").with("msDS-ExternalDirectoryObjectId", "somebody else's");
    apply(world, plan.id);
    EXPECT_EQ(world.directory().value("ada", "msDS-ExternalDirectoryObjectId"), "somebody else's");
    EXPECT_TRUE(world.directory().values("ada", "proxyAddresses").empty());
}

TEST(Undo, IsHeldByTheGuardWithItsPlan) {
    World world;
    world.populate(3);
    const hs::Run written = world.cycle();
    world.configuration().properties.accidentalDeletionThreshold = 3;
    const hs::Run run = undo(world, written.id);
    EXPECT_EQ(run.state, RunState::StoppedByGuard);
    EXPECT_EQ(world.cloud().size(), 3u);
    EXPECT_EQ(apply(world, run.id, true).counts.written, 3);
    EXPECT_EQ(world.cloud().size(), 0u);
}

TEST(Undo, OfWhatWasUndoneCompletelyIsRefused) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    undo(world, written.id);
    EXPECT_TRUE(holds(refused(tryUndo(world, written.id)).message, "has been undone already"));
}

TEST(Undo, OfAPreviewIsRefused) {
    World world;
    world.populate(1);
    const Error error = refused(tryUndo(world, world.preview().id));
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_TRUE(holds(error.message, "is a preview"));
}

TEST(Undo, OfARunThatWroteNothingIsRefused) {
    World world;
    EXPECT_TRUE(holds(refused(tryUndo(world, world.cycle().id)).message, "wrote nothing"));
}

TEST(Undo, OfARunningRunIsRefused) {
    World world;
    hs::Run running;
    running.configuration = world.configuration().name;
    const auto id = world.store().beginRun(running);
    ASSERT_TRUE(id.ok());
    EXPECT_TRUE(holds(refused(tryUndo(world, *id)).message, "is still running"));
}

TEST(Undo, OfAnotherConfigurationsRunIsRefused) {
    World world;
    world.populate(1);
    const hs::Run written = world.cycle();
    world.configuration().name = "fabrikam.test";
    EXPECT_TRUE(holds(refused(tryUndo(world, written.id)).message, "belongs to the configuration contoso.test"));
}

TEST(Undo, OfAChangeThatIsNotInTheJournalIsRefused) {
    World world;
    world.populate(1);
    const hs::Run written = world.cycle();
    EXPECT_EQ(refused(tryUndo(world, written.id, {4711})).code, ErrorCode::InvalidInput);
}

TEST(Undo, GoesByWhatTheTargetHoldsNow) {
    World world;
    readyForWriteback(world);
    const hs::Run written = world.cycle();
    world.directory().remove("ada");
    const hs::Run run = undo(world, written.id);
    EXPECT_EQ(run.counts.written, written.counts.written - 1);
    EXPECT_EQ(run.counts.skipped, 1);
}

}  // namespace
}  // namespace hs::world
