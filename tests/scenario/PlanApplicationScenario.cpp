// A stored plan is looked at first and written later: exactly that plan, and nothing that has changed since.
#include "tests/scenario/Plans.h"

namespace hs::world {
namespace {

TEST(Preview, LeavesBothSidesAndTheLinksExactlyAsTheyWere) {
    World world;
    readyForWriteback(world);
    world.directory().user("ada").with("department", "Analysis");
    const std::string before = world.dump();
    const auto links = world.links();
    EXPECT_GT(world.preview().counts.planned, 0);
    EXPECT_EQ(world.dump(), before);
    EXPECT_EQ(world.links(), links);
}

/// The same story twice: once with a cycle, once with a preview that is applied.
template <typename Story>
void applyingEqualsTheCycle(Story story) {
    World cycled, applied;
    story(cycled);
    story(applied);
    cycled.cycle();
    const hs::Run plan = applied.preview();
    const hs::Run run = apply(applied, plan.id);
    applied.exchange().cycleEnded();
    EXPECT_EQ(run.state, RunState::Succeeded) << run.error.toLine();
    EXPECT_EQ(run.counts.written, plan.counts.planned);
    EXPECT_EQ(run.basis, plan.id);
    EXPECT_EQ(run.kind, plan.kind);
    EXPECT_EQ(applied.dump(), cycled.dump());
    EXPECT_EQ(applied.links(), cycled.links());
    EXPECT_EQ(applied.cycle().counts.planned, cycled.cycle().counts.planned);
}

TEST(Applying, AFirstPlanEndsWhereTheCycleEnds) {
    applyingEqualsTheCycle([](World& world) { world.populate(3); });
}

TEST(Applying, APlanOfWritebackEndsWhereTheCycleEnds) { applyingEqualsTheCycle(readyForWriteback); }

TEST(Applying, APlanWithBothHalvesEndsWhereTheCycleEnds) {
    applyingEqualsTheCycle([](World& world) {
        readyForWriteback(world);
        world.directory().user("ada").with("department", "Analysis");
    });
}

TEST(Applying, APlanWithDeparturesEndsWhereTheCycleEnds) {
    applyingEqualsTheCycle([](World& world) {
        world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
        world.populate(3);
        world.settle();
        world.directory().remove("p1");
        world.directory().user("p2").in("OU=Elsewhere,DC=contoso,DC=test");
    });
}

TEST(Applying, WritesTheLogOfWhatItDid) {
    World world;
    world.populate(2);
    const hs::Run run = apply(world, world.preview().id);
    EXPECT_EQ(world.outcomes(run.id).size(), 2u);
    EXPECT_EQ(run.by, "ada");
}

TEST(Applying, APreviewOnDemandProvisionsThatObject) {
    World world;
    world.directory().user("ada").with("mail", "ada@contoso.test");
    const Outcome preview = world.provision("ada", {.preview = true});
    EXPECT_FALSE(world.cloud().has("ada"));
    const hs::Run run = apply(world, preview.run);
    EXPECT_EQ(run.kind, RunKind::OnDemand);
    EXPECT_TRUE(world.cloud().has("ada"));
}

TEST(Applying, APreviewOnDemandThatWasMadeOutOfScopeNeedsNoScope) {
    World world;
    world.scopeToUnits({"OU=Sales,DC=contoso,DC=test"});
    world.directory().user("ada");
    const Outcome preview = world.provision("ada", {.preview = true, .applyOutOfScope = true});
    EXPECT_EQ(apply(world, preview.run).counts.written, 1);
}

TEST(Applying, APreviewOfWritebackOnDemandWritesBack) {
    World world;
    readyForWriteback(world);
    const Outcome preview = world.writeback("ada", {.preview = true});
    EXPECT_EQ(apply(world, preview.run).counts.written, 1);
    EXPECT_TRUE(holds(world.directory().value("ada", "proxyAddresses"), "x500:"));
}

TEST(Drift, LeavesAnObjectAloneWhoseSourceHasChanged) {
    World world;
    readyForWriteback(world);
    world.settle();
    world.directory().user("ada").with("department", "Analysis");
    world.directory().inetOrgPerson("grace").with("department", "Languages");
    const hs::Run plan = world.preview();
    world.directory().user("ada").with("department", "Sales");
    const hs::Run run = apply(world, plan.id);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_EQ(run.counts.skipped, 1);
    EXPECT_EQ(world.cloud().value("ada", "department"), "Engines");
    EXPECT_EQ(world.cloud().value("grace", "department"), "Languages");
}

TEST(Drift, NamesBothValuesAndTheRunThatPlannedTheObjectAgain) {
    World world;
    readyForWriteback(world);
    world.settle();
    world.directory().user("ada").with("department", "Analysis");
    const hs::Run plan = world.preview();
    world.directory().user("ada").with("department", "Sales");
    const hs::Run run = apply(world, plan.id);
    const auto changes = world.changes(run.id);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes.front().state, Change::State::Skipped);
    EXPECT_EQ(changes.front().error.message,
              "Changed since the preview: department would become Sales, and was planned as Analysis");
    EXPECT_EQ(run.note,
              "1 object has changed since the preview; it was planned again as run " + std::to_string(run.id + 1));
}

TEST(Drift, IsAPlanOfItsOwnThatCanBeApplied) {
    World world;
    readyForWriteback(world);
    world.settle();
    world.directory().user("ada").with("department", "Analysis");
    const hs::Run plan = world.preview();
    world.directory().user("ada").with("department", "Sales");
    const hs::Run run = apply(world, plan.id);
    const auto based = world.store().runsBasedOn(run.id);
    ASSERT_TRUE(based.ok());
    ASSERT_EQ(based->size(), 1u);
    EXPECT_EQ(based->front().state, RunState::Previewed);
    EXPECT_EQ(apply(world, based->front().id).counts.written, 1);
    EXPECT_EQ(world.cloud().value("ada", "department"), "Sales");
}

TEST(Drift, OfTheTargetIsNotOverwritten) {
    World world;
    readyForWriteback(world);
    world.settle();
    world.directory().user("ada").with("department", "Analysis");
    const hs::Run plan = world.preview();
    world.cloud().user("ada").with("department", "Somebody else's");
    EXPECT_EQ(apply(world, plan.id).counts.written, 0);
    EXPECT_EQ(world.cloud().value("ada", "department"), "Somebody else's");
}

TEST(Drift, OfAnObjectThatHasVanishedIsSaid) {
    World world;
    world.populate(2);
    const hs::Run plan = world.preview();
    world.directory().remove("p1");
    const hs::Run run = apply(world, plan.id);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_FALSE(world.cloud().has("p1"));
    EXPECT_TRUE(holds(world.changes(run.id).front().error.message, "has vanished since the preview"));
}

TEST(Drift, OfAnObjectThatHasLeftTheScopeIsSaid) {
    World world;
    world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
    world.populate(1);
    const hs::Run plan = world.preview();
    world.directory().user("p1").in("OU=Elsewhere,DC=contoso,DC=test");
    const hs::Run run = apply(world, plan.id);
    EXPECT_EQ(run.counts.written, 0);
    EXPECT_TRUE(holds(world.changes(run.id).front().error.message, "has left the scope since the preview"));
}

TEST(Drift, OfADepartedUserWhoIsBackKeepsTheAccountOn) {
    World world;
    world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
    world.exchange().neverFills();
    world.populate(1);
    world.settle();
    world.directory().user("p1").in("OU=Elsewhere,DC=contoso,DC=test");
    const hs::Run plan = world.preview();
    world.directory().user("p1").in("OU=People,DC=contoso,DC=test");
    EXPECT_EQ(apply(world, plan.id).counts.written, 0);
    EXPECT_EQ(world.cloud().value("p1", "accountEnabled"), "True");
}

TEST(Applying, NeverCreatesTwice) {
    World world;
    world.populate(2);
    const hs::Run plan = world.preview();
    world.cycle();
    const hs::Run run = apply(world, plan.id);
    EXPECT_EQ(run.counts.unchanged, 2);
    EXPECT_EQ(run.counts.written, 0);
    EXPECT_EQ(world.cloud().size(), 2u);
}

TEST(Applying, ASecondTimeIsRefusedAndNamesTheRunThatDidIt) {
    World world;
    world.populate(1);
    const hs::Run plan = world.preview();
    const hs::Run first = apply(world, plan.id);
    const Error error = refused(tryApply(world, plan.id));
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_EQ(error.message,
              "Run " + std::to_string(plan.id) + " was applied already by run " + std::to_string(first.id));
}

TEST(Applying, AfterACancelledApplicationWritesTheRest) {
    World world;
    world.populate(3);
    const hs::Run plan = world.preview();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(came(tryApply(world, plan.id, false, stop.get_token())).state, RunState::Cancelled);
    EXPECT_EQ(apply(world, plan.id).counts.written, 3);
}

TEST(Applying, WritesNothingUnderALeaseThatAnotherHasTakenOver) {
    World world;
    world.populate(2);
    const hs::Run plan = world.preview();
    const auto mine = world.store().takeLease("this agent", 60000);
    ASSERT_TRUE(mine.ok());
    EXPECT_TRUE(world.store().seizeLease("another agent", 60000).ok());
    const hs::Run run = came(sync::PlanApplication(world.context()).apply({plan.id, false, "ada", mine->fence}, {}));
    EXPECT_EQ(run.state, RunState::Failed);
    EXPECT_EQ(run.error.code, ErrorCode::Conflict);
    EXPECT_EQ(world.cloud().size(), 0u);
}

TEST(Applying, PutsWhatFailsIntoEscrow) {
    World world;
    world.populate(1);
    const hs::Run plan = world.preview();
    world.cloud().endpoint().refusedAttributes.emplace("department", Error(ErrorCode::Denied, "no right"));
    EXPECT_EQ(apply(world, plan.id).state, RunState::FinishedWithFailures);
    const auto escrows = world.store().escrows(world.configuration().name);
    ASSERT_TRUE(escrows.ok());
    EXPECT_EQ(escrows->size(), 1u);
}

TEST(Applying, ARunThatIsNoPlanIsRefused) {
    World world;
    world.populate(1);
    EXPECT_EQ(refused(tryApply(world, world.cycle().id)).code, ErrorCode::InvalidInput);
    EXPECT_EQ(refused(tryApply(world, 4711)).code, ErrorCode::NotFound);
}

TEST(Applying, AnEmptyPlanIsRefused) {
    World world;
    EXPECT_TRUE(holds(refused(tryApply(world, world.preview().id)).message, "holds no change"));
}

TEST(Applying, APlanOfAnotherConfigurationIsRefused) {
    World world;
    world.populate(1);
    const hs::Run plan = world.preview();
    world.configuration().name = "fabrikam.test";
    EXPECT_TRUE(holds(refused(tryApply(world, plan.id)).message, "belongs to the configuration contoso.test"));
}

void stoppedByTheGuard(World& world) {
    world.exchange().neverFills();
    world.populate(4);
    world.settle();
    world.configuration().properties.accidentalDeletionThreshold = 3;
    for (const char* name : {"p1", "p2", "p3"}) world.directory().remove(name);
}

TEST(AGuardStoppedRun, KeepsItsPlan) {
    World world;
    stoppedByTheGuard(world);
    const hs::Run run = world.cycle();
    EXPECT_EQ(run.state, RunState::StoppedByGuard);
    for (const Change& change : world.changes(run.id)) EXPECT_EQ(change.state, Change::State::Planned);
    EXPECT_EQ(world.changes(run.id).size(), 3u);
}

TEST(AGuardStoppedRun, IsNotWrittenWithoutAllow) {
    World world;
    stoppedByTheGuard(world);
    const Error error = refused(tryApply(world, world.cycle().id));
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_TRUE(holds(error.message, "0 of 3 written")) << error.message;
    EXPECT_EQ(world.cloud().size(), 4u);
}

TEST(AGuardStoppedRun, IsWrittenWhenItIsAllowed) {
    World world;
    stoppedByTheGuard(world);
    const hs::Run run = apply(world, world.cycle().id, true);
    EXPECT_EQ(run.state, RunState::Succeeded);
    EXPECT_EQ(run.counts.written, 3);
    EXPECT_EQ(world.cloud().size(), 1u);
}

TEST(AGuardStoppedRun, IsAllowedForThatPlanOnly) {
    World world;
    stoppedByTheGuard(world);
    apply(world, world.cycle().id, true);
    world.configuration().properties.accidentalDeletionThreshold = 1;
    world.directory().remove("p4");
    EXPECT_EQ(world.cycle().state, RunState::StoppedByGuard);
}

}  // namespace
}  // namespace hs::world
