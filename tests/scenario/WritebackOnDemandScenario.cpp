// The second half of provision on demand: the wait for Exchange Online, then the eight attributes.
#include <gtest/gtest.h>

#include "tests/world/World.h"

namespace hs::world {
namespace {

using Options = sync::OnDemand::Options;
using Verdict = AttributeChange::Result;
using namespace std::chrono_literals;

void ada(World& world) { world.directory().user("ada").with("mail", "ada@contoso.test").with("department", "Engines"); }

TEST(WritebackOnDemand, WaitsForExchangeOnlineAndWritesTheEightAttributes) {
    World world;
    ada(world);
    world.exchange().fillsAfter(20s);
    world.provision("ada");
    const Outcome outcome = world.writeback("ada");
    EXPECT_EQ(outcome.status, StepStatus::Success);
    ASSERT_EQ(outcome.attributes.size(), 8u);
    for (const AttributeChange& row : outcome.attributes) EXPECT_EQ(row.result, Verdict::Written) << row.target.text();
    EXPECT_EQ(world.directory().values("ada", "msDS-ExternalDirectoryObjectId").size(), 1u);
    EXPECT_GE(world.clock().slept(), 15s);
    EXPECT_LT(world.clock().slept(), 30s);
}

TEST(WritebackOnDemand, TellsTheWaitAtLeastEveryQuarterSecond) {
    World world;
    ada(world);
    world.exchange().fillsAfter(10s);
    world.provision("ada");
    std::vector<std::int64_t> told;
    world.events().onEvent = [&](const Event& event) {
        if (event.kind != Event::Kind::Progress) return;
        told.push_back(event.done);
        EXPECT_EQ(event.total, 120'000);
        EXPECT_EQ(event.phase, "Waiting for Exchange Online to fill the attributes");
    };
    world.writeback("ada");
    ASSERT_GT(told.size(), 30u);
    for (std::size_t i = 1; i < told.size(); ++i) EXPECT_LE(told[i] - told[i - 1], 250);
}

TEST(WritebackOnDemand, AsksMoreRarelyTheLongerItTakes) {
    World world;
    ada(world);
    world.exchange().neverFills();
    world.provision("ada");
    world.cloud().endpoint().counts = {};
    world.writeback("ada");
    EXPECT_LT(world.cloud().endpoint().counts.fetches, 120 / 3 + 15);
    EXPECT_GT(world.cloud().endpoint().counts.fetches, 120 / 3 - 5);
}

TEST(WritebackOnDemand, EndsWithAWarningWhenNothingComes) {
    World world;
    ada(world);
    world.exchange().neverFills();
    world.provision("ada");
    Options options;
    options.longestWait = 30s;
    const Outcome outcome = world.writeback("ada", options);
    EXPECT_EQ(outcome.status, StepStatus::Warning);
    EXPECT_EQ(world.clock().slept(), 30s);
    ASSERT_EQ(outcome.attributes.size(), 8u);
    for (const AttributeChange& row : outcome.attributes) EXPECT_EQ(row.result, Verdict::Kept) << row.target.text();
    EXPECT_NE(outcome.steps.front().summary.find("cloudAnchor, cloudLegacyExchangeDN within 30 s"), std::string::npos)
        << outcome.steps.front().summary;
}

TEST(WritebackOnDemand, SkipsAUserWithoutLicenceAndMailAtOnce) {
    World world;
    world.directory().user("nora");
    world.provision("nora");
    const Outcome outcome = world.writeback("nora");
    EXPECT_EQ(outcome.status, StepStatus::Skipped);
    EXPECT_EQ(world.clock().slept(), 0s);
    EXPECT_NE(outcome.steps.front().summary.find("licence"), std::string::npos);
}

TEST(WritebackOnDemand, WaitsForALicensedUserWithoutMail) {
    World world;
    world.directory().user("nora");
    world.provision("nora");
    world.cloud().user("nora").with("assignedLicenses", "exchange");
    EXPECT_EQ(world.writeback("nora").status, StepStatus::Warning);
    EXPECT_EQ(world.clock().slept(), 120s);
}

TEST(WritebackOnDemand, DoesNotMistakeUnknownLicencesForNone) {
    World world;
    world.directory().user("nora");
    world.provision("nora");
    world.cloud().endpoint().unanswered["assignedLicenses"] = "no right to read licences";
    EXPECT_EQ(world.writeback("nora").status, StepStatus::Warning);
}

TEST(WritebackOnDemand, IsSkippedWhenWritebackIsOff) {
    World world;
    ada(world);
    world.configuration().properties.exchangeHybridWriteback = false;
    world.provision("ada");
    const Outcome outcome = world.writeback("ada");
    EXPECT_EQ(outcome.status, StepStatus::Skipped);
    EXPECT_NE(outcome.steps.front().summary.find("switched off"), std::string::npos);
}

TEST(WritebackOnDemand, IsSkippedWithTheReasonOfTheSchemaCheck) {
    World world;
    ada(world);
    world.provision("ada");
    world.schema().detected = false;
    world.schema().reason = "dc1 has no attribute mailNickname";
    const Outcome outcome = world.writeback("ada");
    EXPECT_EQ(outcome.status, StepStatus::Skipped);
    EXPECT_NE(outcome.steps.front().summary.find("dc1 has no attribute mailNickname"), std::string::npos);
}

TEST(WritebackOnDemand, OfAContactWaitsForTheLegacyDnOnly) {
    World world;
    world.directory().contact("fabrikam");
    world.provision("fabrikam");
    world.cloud().contact("fabrikam").with("cloudLegacyExchangeDN", "/o=ExchangeLabs/cn=fabrikam");
    const Outcome outcome = world.writeback("fabrikam");
    EXPECT_EQ(outcome.status, StepStatus::Success);
    ASSERT_EQ(outcome.attributes.size(), 1u);
    EXPECT_EQ(world.directory().values("fabrikam", "proxyAddresses"), Texts{"x500:/o=ExchangeLabs/cn=fabrikam"});
}

TEST(WritebackOnDemand, NamesTheObjectThatAlreadyHoldsTheAddress) {
    World world;
    ada(world);
    world.provision("ada");
    world.exchange().cycleEnded();
    const std::string x500 = "X500:" + ExchangeOnline::legacyDn(world.cloud().user("ada").object());
    world.directory().contact("thief").with("proxyAddresses", Texts{x500});
    const Outcome outcome = world.writeback("ada");
    EXPECT_EQ(outcome.status, StepStatus::Failure);
    EXPECT_EQ(rowOf(outcome.attributes, "proxyAddresses").result, Verdict::Failed);
    EXPECT_NE(rowOf(outcome.attributes, "proxyAddresses").reason.find("CN=thief"), std::string::npos);
    EXPECT_EQ(rowOf(outcome.attributes, "msExchArchiveStatus").result, Verdict::Written);
}

TEST(WritebackOnDemand, SaysWhyTheHashesOfAnOnPremisesMailboxAreKept) {
    World world;
    ada(world);
    world.exchange().onPremises("ada@contoso.test");
    world.provision("ada");
    world.exchange().cycleEnded();
    const AttributeChange row = rowOf(world.writeback("ada").attributes, "msExchSafeSendersHash");
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_NE(row.reason.find("on premises"), std::string::npos) << row.reason;
}

TEST(WritebackOnDemand, SaysWhichSourceIsUnknown) {
    World world;
    ada(world);
    world.provision("ada");
    world.exchange().cycleEnded();
    world.cloud().endpoint().unanswered["cloudMSExchRecipientDisplayType"] = "the tenant does not offer it";
    const AttributeChange row = rowOf(world.writeback("ada").attributes, "msExchSafeSendersHash");
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_EQ(row.reason, "cloudMSExchRecipientDisplayType is unknown: the tenant does not offer it");
}

TEST(WritebackOnDemand, ReadsBackWhatTheDirectoryHolds) {
    World world;
    ada(world);
    world.provision("ada");
    world.exchange().cycleEnded();
    world.directory().user("ada").with("proxyAddresses", Texts{"SMTP:ada@contoso.test"});
    const AttributeChange row = rowOf(world.writeback("ada").attributes, "proxyAddresses");
    ASSERT_EQ(row.after.size(), 2u);
    EXPECT_EQ(row.after.front(), Value::text("SMTP:ada@contoso.test"));
    EXPECT_EQ(row.before.size(), 1u);
}

TEST(WritebackOnDemand, TellsTheTableBeforeAndAfterWriting) {
    World world;
    ada(world);
    world.provision("ada");
    world.exchange().cycleEnded();
    world.events().events.clear();
    world.writeback("ada");
    const auto tables = world.events().of(Event::Kind::AttributesChanged);
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(rowOf(tables.front().attributes, "msExchArchiveStatus").result, Verdict::Planned);
    EXPECT_EQ(rowOf(tables.back().attributes, "msExchArchiveStatus").result, Verdict::Written);
}

TEST(WritebackOnDemand, PreviewsWithoutWaitingOrWriting) {
    World world;
    ada(world);
    world.provision("ada");
    world.exchange().cycleEnded();
    const std::string before = world.dump();
    Options options;
    options.preview = true;
    const Outcome outcome = world.writeback("ada", options);
    EXPECT_EQ(rowOf(outcome.attributes, "msExchArchiveStatus").result, Verdict::Planned);
    EXPECT_EQ(world.dump(), before);
    EXPECT_EQ(world.clock().slept(), 0s);
}

TEST(WritebackOnDemand, BeforeProvisioningSaysToProvisionFirst) {
    World world;
    ada(world);
    const Outcome outcome = world.writeback("ada");
    EXPECT_EQ(outcome.status, StepStatus::Failure);
    EXPECT_EQ(outcome.error.nextStep, "Provision the object first");
}

TEST(WritebackOnDemand, StopsWaitingWhenStopped) {
    World world;
    ada(world);
    world.exchange().neverFills();
    world.provision("ada");
    std::stop_source stop;
    world.clock().onSleep = [&] {
        if (world.clock().slept() >= 5s) stop.request_stop();
    };
    const Outcome outcome = world.writeback("ada", {}, stop.get_token());
    EXPECT_EQ(outcome.status, StepStatus::Failure);
    EXPECT_EQ(outcome.error.code, ErrorCode::Cancelled);
    EXPECT_LT(world.clock().slept(), 5500ms);
}

TEST(WritebackOnDemand, SurvivesATenantThatIsBusyForAWhile) {
    World world;
    ada(world);
    world.exchange().fillsAfter(5s);
    world.provision("ada");
    int looks = 0;
    world.clock().onSleep = [&] {
        if (++looks == 3) world.faults().failCall(1, Faults::Moment::Before, Error(ErrorCode::Throttled, "slow down"));
    };
    EXPECT_EQ(world.writeback("ada").status, StepStatus::Success);
}

TEST(WritebackOnDemand, ASecondTimeFindsEverythingUnchanged) {
    World world;
    ada(world);
    world.provision("ada");
    world.exchange().cycleEnded();
    world.writeback("ada");
    const std::string before = world.dump();
    const Outcome outcome = world.writeback("ada");
    EXPECT_EQ(outcome.status, StepStatus::Success);
    for (const AttributeChange& row : outcome.attributes)
        EXPECT_EQ(row.result, Verdict::Unchanged) << row.target.text();
    EXPECT_EQ(world.dump(), before);
}

}  // namespace
}  // namespace hs::world
