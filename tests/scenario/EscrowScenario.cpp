// Objects that fail wait for their next try; jobs that fail are held back.
#include <gtest/gtest.h>

#include "tests/world/World.h"

namespace hs::world {
namespace {

std::vector<Escrow> escrows(World& world) { return world.store().escrows("contoso.test").value(); }
JobState job(World& world) { return world.store().jobState("contoso.test").value(); }

/// Ada's hash is refused by the directory.
void refuseAda(World& world) {
    world.directory().user("ada").with("mail", "ada@contoso.test");
    world.directory().user("grace").with("mail", "grace@contoso.test");
    world.cycle();
    world.directory().endpoint().refusedObjects["CN=ada,OU=People,DC=contoso,DC=test"] =
        Error(ErrorCode::Denied, "insufficient access rights");
    world.cycle();
}

TEST(EscrowOfAnObject, HoldsWhatFailedAndSaysWhenItIsTriedAgain) {
    World world;
    refuseAda(world);
    ASSERT_EQ(escrows(world).size(), 1u);
    const Escrow escrow = escrows(world).front();
    EXPECT_NE(escrow.name.find("ada"), std::string::npos);
    EXPECT_EQ(escrow.error.code, ErrorCode::Denied);
    EXPECT_EQ(escrow.nextTryAt - escrow.firstFailedAt, 6 * 3600 * 1000);
    EXPECT_FALSE(world.directory().values("grace", "proxyAddresses").empty());
}

TEST(EscrowOfAnObject, IsNotTriedByADeltaBeforeItsTime) {
    World world;
    refuseAda(world);
    (void)world.delta();  // the echo of what was written
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_EQ(run.counts.failed, 0);
    EXPECT_EQ(escrows(world).size(), 1u);
}

TEST(EscrowOfAnObject, IsTriedWhenItsTimeHasComeAndForgottenWhenItWorks) {
    World world;
    refuseAda(world);
    world.directory().endpoint().refusedObjects.clear();
    world.clock().advance(std::chrono::hours(6));
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_TRUE(escrows(world).empty());
    EXPECT_FALSE(world.directory().values("ada", "proxyAddresses").empty());
}

TEST(EscrowOfAnObject, CountsItsTriesFromTheFirstFailure) {
    World world;
    refuseAda(world);
    const UnixMillis first = escrows(world).front().firstFailedAt;
    world.clock().advance(std::chrono::hours(6));
    world.delta();
    const Escrow escrow = escrows(world).front();
    EXPECT_EQ(escrow.tries, 2);
    EXPECT_EQ(escrow.firstFailedAt, first);
    EXPECT_EQ(escrow.nextTryAt, first + 12 * 3600 * 1000);
}

TEST(EscrowOfAnObject, IsTriedAtOnceWhenTheObjectChangesOrEverybodyIsLookedAt) {
    World world;
    refuseAda(world);
    world.directory().endpoint().refusedObjects.clear();
    world.directory().user("ada").with("department", "Engines");
    world.delta();
    EXPECT_FALSE(world.directory().values("ada", "proxyAddresses").empty());
    EXPECT_TRUE(escrows(world).empty());
}

TEST(EscrowOfAnObject, IsForgottenWithItsObject) {
    World world;
    refuseAda(world);
    world.directory().remove("ada");
    world.delta();
    EXPECT_TRUE(escrows(world).empty());
}

TEST(AJobInQuarantine, WasHeldBackByAGuardAndNamesTheRun) {
    World world;
    world.populate(4);
    world.settle();
    world.configuration().properties.accidentalDeletionThreshold = 2;
    world.directory().remove("p1");
    world.directory().remove("p2");
    const hs::Run run = world.delta();
    EXPECT_EQ(job(world).quarantine.reason, Quarantine::Reason::TooManyDeletes);
    EXPECT_EQ(job(world).quarantine.run, run.id);
    EXPECT_GT(job(world).quarantine.nextAttempt, world.clock().now());
}

TEST(AJobInQuarantine, LeavesItByItselfWhenACycleSucceeds) {
    World world;
    world.populate(4);
    world.settle();
    world.faults().failCall(1, Faults::Moment::Before);
    world.directory().endpoint().readBreaksAfter = 1;
    world.faults().none();
    EXPECT_EQ(world.cycle().state, RunState::Failed);
    EXPECT_EQ(job(world).quarantine.reason, Quarantine::Reason::EncounteredQuarantineException);
    world.directory().endpoint().readBreaksAfter = 0;
    EXPECT_EQ(world.cycle().state, RunState::Succeeded);
    EXPECT_FALSE(job(world).quarantine.active());
}

TEST(AJobInQuarantine, IsDisabledAfterFourWeeks) {
    World world;
    world.populate(2);
    world.settle();
    world.directory().endpoint().readBreaksAfter = 1;
    world.cycle();
    world.clock().advance(std::chrono::hours(24 * 29));
    world.cycle();
    EXPECT_FALSE(world.store().configuration("contoso.test").value().enabled);
}

TEST(AJob, KeepsAPauseThatWasSetWhileItRan) {
    World world;
    world.populate(2);
    world.directory().endpoint().onCall = [&world] {
        JobState state = job(world);
        state.paused = true;
        (void)world.store().saveJobState("contoso.test", state).ok();
    };
    world.cycle();
    EXPECT_TRUE(job(world).paused);
    EXPECT_FALSE(job(world).fullDue);
}

TEST(AJob, AnswersARestartThatWasSelectedWhileItRanWithAnotherFullCycle) {
    World world;
    world.populate(2);
    world.settle();
    world.directory().endpoint().onCall = [&world] {
        world.clock().advance(std::chrono::milliseconds(1));
        JobState state = job(world);
        state.fullDue = true;
        state.restartedAt = world.clock().now();
        (void)world.store().saveJobState("contoso.test", state).ok();
    };
    world.cycle();
    world.directory().endpoint().onCall = nullptr;
    EXPECT_TRUE(job(world).fullDue);
    world.clock().advance(std::chrono::minutes(2));
    EXPECT_EQ(world.delta().kind, RunKind::Full);
    EXPECT_EQ(world.delta().kind, RunKind::Delta);
}

TEST(AJob, SurvivesAClockThatJumps) {
    World world;
    world.populate(3);
    world.settle();
    for (const int hours : {-50, 400, -900}) {
        world.clock().advance(std::chrono::hours(hours));
        world.directory().user("p1").with("department", "Jump " + std::to_string(hours));
        const hs::Run run = world.delta();
        EXPECT_EQ(run.state, RunState::Succeeded);
        EXPECT_EQ(run.counts.written, 1);
    }
}

}  // namespace
}  // namespace hs::world
