// Cycles that cost what changed, not what exists.
#include <gtest/gtest.h>

#include "tests/world/World.h"

namespace hs::world {
namespace {

/// Twelve people in both worlds, written back, nothing left to do.
void settled(World& world, int people = 12) {
    world.populate(people);
    world.settle();
}

TEST(DeltaCycle, IsAFullOneTheFirstTimeAndSaysSo) {
    World world;
    world.populate(3);
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Full);
    EXPECT_NE(run.note.find("first cycle"), std::string::npos) << run.note;
    EXPECT_EQ(world.cloud().size(), 3u);
}

TEST(DeltaCycle, ReadsNothingWhereNothingHasChanged) {
    World world;
    settled(world);
    const auto directory = world.directory().endpoint().counts, cloud = world.cloud().endpoint().counts;
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_EQ(run.state, RunState::Succeeded);
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(world.directory().endpoint().counts.reads, directory.reads);
    EXPECT_EQ(world.cloud().endpoint().counts.reads, cloud.reads);
    EXPECT_EQ(world.directory().endpoint().counts.fetchedIds, directory.fetchedIds);
}

TEST(DeltaCycle, BringsAChangedUserToTheCloudAndReadsNobodyElse) {
    World world;
    settled(world);
    const int fetched = world.directory().endpoint().counts.fetchedIds;
    world.directory().user("p3").with("department", "Engines");
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_EQ(run.counts.readDirectory, 1);
    EXPECT_EQ(world.cloud().value("p3", "department"), "Engines");
    EXPECT_LE(world.directory().endpoint().counts.fetchedIds - fetched, 3);
}

TEST(DeltaCycle, WritesAChangedCloudAttributeBack) {
    World world;
    settled(world);
    world.cloud().user("p5").with("cloudMSExchArchiveStatus", "2");
    const hs::Run run = world.delta();
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_EQ(world.directory().value("p5", "msExchArchiveStatus"), "2");
}

TEST(DeltaCycle, TakesItsOwnWritesComingBackForAnEcho) {
    World world;
    settled(world);
    world.directory().user("p3").with("department", "Engines");
    world.cloud().user("p4").with("cloudMSExchArchiveStatus", "2");
    EXPECT_EQ(world.delta().counts.written, 2);
    const hs::Run echo = world.delta();
    EXPECT_EQ(echo.kind, RunKind::Delta);
    EXPECT_EQ(echo.counts.planned, 0);
    EXPECT_TRUE(world.outcomes(echo.id).empty());
    EXPECT_EQ(world.delta().counts.readDirectory, 0);
}

TEST(DeltaCycle, CreatesANewUserAndWritesBackWhenExchangeOnlineIsReady) {
    World world;
    settled(world);
    world.directory().user("ada").with("mail", "ada@contoso.test");
    EXPECT_EQ(world.delta().counts.written, 1);
    EXPECT_TRUE(world.cloud().has("ada"));
    const hs::Run second = world.delta();
    EXPECT_EQ(second.kind, RunKind::Delta);
    EXPECT_EQ(second.counts.written, 1);
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses").size(), 1u);
}

TEST(DeltaCycle, MatchesANewUserWithTheCloudUserThatIsThereAlready) {
    World world;
    settled(world);
    world.cloud().user("ada").with("onPremisesImmutableId", Texts{});
    ASSERT_EQ(world.delta().counts.planned, 0);
    const std::size_t before = world.cloud().size();
    world.directory().user("ada");
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_EQ(world.cloud().size(), before);
    EXPECT_FALSE(world.cloud().value("ada", "onPremisesImmutableId").empty());
}

TEST(DeltaCycle, DisablesWhoLeftTheScopeAndTakesThemBack) {
    World world;
    world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
    settled(world);
    world.directory().user("p2").in("OU=Elsewhere,DC=contoso,DC=test");
    EXPECT_EQ(world.delta().counts.written, 1);
    EXPECT_EQ(world.cloud().value("p2", "accountEnabled"), "False");
    world.directory().user("p2").in("OU=People,DC=contoso,DC=test");
    EXPECT_EQ(world.delta().counts.written, 1);
    EXPECT_EQ(world.cloud().value("p2", "accountEnabled"), "True");
}

TEST(DeltaCycle, DeletesWhoWasDeleted) {
    World world;
    settled(world);
    world.directory().remove("p2");
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_FALSE(world.cloud().has("p2"));
    EXPECT_EQ(world.cloud().size(), 11u);
    EXPECT_EQ(world.links().size(), 11u);
}

TEST(DeltaCycle, ComparesTheIdsWhenTheDirectoryCannotSayWhoWasRemoved) {
    World world;
    settled(world);
    world.directory().endpoint().hidesRemovals = true;
    world.directory().remove("p2");
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_EQ(run.counts.written, 1);
    EXPECT_FALSE(world.cloud().has("p2"));
}

TEST(DeltaCycle, CreatesAgainWhatWasDeletedInTheCloudByHand) {
    World world;
    settled(world);
    world.cloud().remove("p2");
    EXPECT_EQ(world.delta().kind, RunKind::Delta);
    EXPECT_TRUE(world.cloud().has("p2"));
}

TEST(DeltaCycle, RepairsAValueThatWasChangedByHandInTheDirectory) {
    World world;
    settled(world);
    world.directory().user("p2").with("msExchArchiveStatus", "7");
    EXPECT_EQ(world.delta().counts.written, 1);
    EXPECT_EQ(world.directory().value("p2", "msExchArchiveStatus"), "1");
}

TEST(DeltaCycle, HandlesAChangeOnBothSidesAtOnce) {
    World world;
    settled(world);
    world.directory().user("p2").with("department", "Engines");
    world.cloud().user("p2").with("cloudMSExchArchiveStatus", "2");
    world.delta();
    EXPECT_EQ(world.cloud().value("p2", "department"), "Engines");
    EXPECT_EQ(world.directory().value("p2", "msExchArchiveStatus"), "2");
    EXPECT_EQ(world.delta().counts.planned, 0);
}

TEST(DeltaCycle, ReadsEverybodyWhenAWatermarkHasExpiredAndNamesTheSide) {
    for (const bool ofTheDirectory : {true, false}) {
        World world;
        settled(world);
        world.directory().user("p2").with("department", "Engines");
        (ofTheDirectory ? world.directory() : world.cloud()).endpoint().marksExpired = true;
        const hs::Run run = world.delta();
        EXPECT_EQ(run.kind, RunKind::Full);
        EXPECT_NE(run.note.find(ofTheDirectory ? "the directory" : "Microsoft Entra ID"), std::string::npos)
            << run.note;
        EXPECT_EQ(run.counts.written, 1);
        (ofTheDirectory ? world.directory() : world.cloud()).endpoint().marksExpired = false;
        EXPECT_EQ(world.delta().kind, RunKind::Delta);
    }
}

TEST(DeltaCycle, ReadsEverybodyWhereASideDoesNotTrackChanges) {
    World world;
    world.directory().endpoint().tracksChanges = false;
    settled(world);
    world.directory().user("p2").with("department", "Engines");
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Full);
    EXPECT_EQ(run.counts.written, 1);
}

TEST(DeltaCycle, ReadsEverybodyWhenTheScopeHasChanged) {
    World world;
    settled(world);
    world.scopeToUnits({"OU=People,DC=contoso,DC=test"});
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Full);
    EXPECT_NE(run.note.find("scope"), std::string::npos) << run.note;
}

TEST(DeltaCycle, ReadsEverybodyAfterRestart) {
    World world;
    settled(world);
    JobState job = world.store().jobState("contoso.test").value();
    job.fullDue = true;
    ASSERT_TRUE(world.store().saveJobState("contoso.test", job).ok());
    EXPECT_EQ(world.delta().kind, RunKind::Full);
    EXPECT_EQ(world.delta().kind, RunKind::Delta);
}

TEST(DeltaCycle, ReadsEverybodyWhenVeryManyAreNew) {
    World world;
    settled(world, 1);
    world.populate(600);
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Full);
    EXPECT_EQ(run.counts.written, 599);
}

TEST(DeltaCycle, GoesOnWhereItWasWhenItWasStoppedOrHeldBack) {
    World world;
    settled(world);
    world.configuration().properties.accidentalDeletionThreshold = 2;
    world.directory().remove("p1");
    world.directory().remove("p2");
    EXPECT_EQ(world.delta().state, RunState::StoppedByGuard);
    world.configuration().properties.accidentalDeletionThreshold = 10;
    const hs::Run run = world.delta();
    EXPECT_EQ(run.kind, RunKind::Delta);
    EXPECT_EQ(run.counts.written, 2);
    EXPECT_EQ(world.cloud().size(), 10u);
}

TEST(DeltaCycle, PlansNothingFromAnIncompleteAnswer) {
    World world;
    settled(world);
    world.directory().remove("p1");
    for (int call = 1; call < 40; ++call) {
        const std::string before = world.dump();
        world.faults().failCall(call, Faults::Moment::Before);
        const auto run = world.tryDelta();
        world.faults().none();
        if (run.ok() && run->state == RunState::Succeeded) break;
        if (run.ok() && run->counts.planned == 0) { EXPECT_EQ(world.dump(), before) << "call " << call; }
    }
    world.settle();
    EXPECT_EQ(world.cloud().size(), 11u);
}

TEST(DeltaCycle, MovesNoWatermarkInAPreview) {
    World world;
    settled(world);
    world.directory().user("p2").with("department", "Engines");
    const hs::Run preview = world.previewDelta();
    EXPECT_EQ(preview.state, RunState::Previewed);
    EXPECT_EQ(preview.counts.planned, 1);
    EXPECT_EQ(world.cloud().value("p2", "department"), "Research");
    EXPECT_EQ(world.delta().counts.written, 1);
}

TEST(DeltaCycle, ReportsTwinsThatAppear) {
    World world;
    const Value anchor = Value::binary("0123456789abcdef");
    world.directory().user("p2").with("mS-DS-ConsistencyGuid", anchor);
    settled(world);
    world.directory().user("copy").with("mS-DS-ConsistencyGuid", anchor);
    const hs::Run run = world.delta();
    EXPECT_GE(run.counts.failed, 2);
    EXPECT_EQ(run.counts.written, 0);
}

TEST(DeltaCycle, KeepsFreshnessOfTheAttributesItMeets) {
    World world;
    settled(world);
    const UnixMillis before = world.clock().now();
    world.clock().advance(std::chrono::hours(1));
    world.cloud().user("p2").with("cloudMSExchArchiveStatus", "2");
    world.delta();
    const auto rows = world.store().freshness("contoso.test").value();
    EXPECT_EQ(rows.size(), 8u);
    for (const AttributeFreshness& row : rows) {
        if (row.target == "msExchArchiveStatus") {
            EXPECT_GT(row.writtenAt, before);
            EXPECT_GT(row.seenAt, before);
        }
        if (row.target == "msExchSafeSendersHash") { EXPECT_LE(row.writtenAt, before); }
    }
}

}  // namespace
}  // namespace hs::world
