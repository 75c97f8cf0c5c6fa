// Exchange Online fills the cloud, and the values come home to Active Directory.
#include <gtest/gtest.h>

#include "core/base/Encoding.h"
#include "tests/world/World.h"

namespace hs::world {
namespace {

using Verdict = AttributeChange::Result;

/// Ada is in both worlds, and Exchange Online has filled her attributes; nothing is written back yet.
void adaHasACloudMailbox(World& world) {
    world.directory().user("ada").with("mail", "ada@contoso.test");
    world.cycle();
}

std::string x500(World& world, const std::string& name) {
    return "x500:" + ExchangeOnline::legacyDn(world.cloud().user(name).object());
}

TEST(Writeback, WritesTheEightAttributesOfAUserWithACloudMailbox) {
    World world;
    adaHasACloudMailbox(world);
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::Succeeded);
    EXPECT_EQ(run.counts.written, 1);
    const Object& cloud = world.cloud().user("ada").object();
    EXPECT_EQ(world.directory().value("ada", "msDS-ExternalDirectoryObjectId"), "User_" + cloud.id);
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses"), Texts{x500(world, "ada")});
    EXPECT_EQ(world.directory().value("ada", "msExchArchiveStatus"), "1");
    EXPECT_EQ(world.directory().value("ada", "msExchBlockedSendersHash"), toBase64(ExchangeOnline::hash(2, cloud)));
    EXPECT_EQ(world.directory().value("ada", "msExchSafeRecipientsHash"), toBase64(ExchangeOnline::hash(3, cloud)));
    EXPECT_EQ(world.directory().value("ada", "msExchSafeSendersHash"), toBase64(ExchangeOnline::hash(10, cloud)));
    EXPECT_EQ(world.directory().value("ada", "msExchUCVoiceMailSettings"), "ExchangeHostedVoiceMail=1");
    EXPECT_EQ(world.directory().values("ada", "msExchUserHoldPolicies").size(), 2u);
}

TEST(Writeback, WritesToAnInetOrgPersonAsToAUser) {
    World world;
    world.directory().inetOrgPerson("grace").with("mail", "grace@contoso.test");
    world.settle();
    EXPECT_EQ(world.directory().value("grace", "msDS-ExternalDirectoryObjectId"),
              "User_" + world.cloud().user("grace").id());
}

TEST(Writeback, GivesAContactItsX500AddressAndNothingElse) {
    World world;
    world.directory().contact("fabrikam").with("proxyAddresses", Texts{"SMTP:fabrikam@contoso.test"});
    world.settle();
    EXPECT_EQ(world.directory().values("fabrikam", "proxyAddresses"),
              (Texts{"SMTP:fabrikam@contoso.test", x500(world, "fabrikam")}));
    EXPECT_TRUE(world.directory().values("fabrikam", "msDS-ExternalDirectoryObjectId").empty());
}

TEST(Writeback, WaitsForExchangeOnlineOverSeveralCycles) {
    World world;
    world.exchange().fillsAfterCycles(3);
    adaHasACloudMailbox(world);
    world.cycle();
    world.cycle();
    EXPECT_TRUE(world.directory().values("ada", "proxyAddresses").empty());
    world.cycle();
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses").size(), 1u);
}

TEST(Writeback, WritesNothingInTheCycleAfterIt) {
    World world;
    adaHasACloudMailbox(world);
    world.cycle();
    const std::string before = world.dump();
    world.cloud().endpoint().counts = {};
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(world.cloud().endpoint().counts.fetches, 0);
    EXPECT_EQ(world.dump(), before);
}

TEST(Writeback, DoesNotRunWhenItIsSwitchedOff) {
    World world;
    world.configuration().properties.exchangeHybridWriteback = false;
    adaHasACloudMailbox(world);
    world.cycle();
    EXPECT_TRUE(world.directory().values("ada", "msDS-ExternalDirectoryObjectId").empty());
}

TEST(Writeback, CatchesUpWhenItIsSwitchedOnLater) {
    World world;
    world.configuration().properties.exchangeHybridWriteback = false;
    adaHasACloudMailbox(world);
    world.cycle();
    world.configuration().properties.exchangeHybridWriteback = true;
    world.cycle();
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses").size(), 1u);
}

TEST(Writeback, DoesNotRunWithoutTheExchangeSchema) {
    World world;
    world.schema().detected = false;
    adaHasACloudMailbox(world);
    world.cycle();
    EXPECT_TRUE(world.directory().values("ada", "proxyAddresses").empty());
}

TEST(Writeback, LeavesOutAMappingAnAdministratorSwitchedOff) {
    World world;
    Mapping off;
    off.target = "msExchArchiveStatus";
    off.enabled = false;
    off.disabledReason = "The archive moves later";
    world.configuration().mappings.writeback = {off};
    adaHasACloudMailbox(world);
    world.cycle();
    EXPECT_TRUE(world.directory().values("ada", "msExchArchiveStatus").empty());
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses").size(), 1u);
}

TEST(Gate, KeepsTheHashesOfAnOnPremisesMailbox) {
    World world;
    world.exchange().onPremises("otto@contoso.test");
    world.directory()
        .user("otto")
        .with("mail", "otto@contoso.test")
        .with("msExchSafeSendersHash", Value::binary("ABCD"));
    world.settle();
    EXPECT_EQ(world.directory().value("otto", "msExchSafeSendersHash"), toBase64("ABCD"));
    EXPECT_TRUE(world.directory().values("otto", "msExchBlockedSendersHash").empty());
}

TEST(Gate, LetsTheX500AddressAndTheAnchorThrough) {
    World world;
    world.exchange().onPremises("otto@contoso.test");
    world.directory().user("otto").with("mail", "otto@contoso.test");
    world.settle();
    EXPECT_EQ(world.directory().values("otto", "proxyAddresses"), Texts{x500(world, "otto")});
    EXPECT_EQ(world.directory().values("otto", "msDS-ExternalDirectoryObjectId").size(), 1u);
}

TEST(Gate, OpensWhenTheMailboxMovesToTheCloud) {
    World world;
    world.exchange().onPremises("otto@contoso.test");
    world.directory().user("otto").with("mail", "otto@contoso.test");
    world.settle();
    world.cloud().user("otto").with("cloudMSExchRecipientDisplayType", Value::integer(0));
    world.cycle();
    EXPECT_EQ(world.directory().values("otto", "msExchSafeSendersHash").size(), 1u);
}

TEST(Unknown, NeverClearsAnything) {
    World world;
    adaHasACloudMailbox(world);
    world.settle();
    const std::string before = world.directory().dump();
    for (const char* name :
         {"cloudAnchor", "cloudLegacyExchangeDN", "cloudMSExchArchiveStatus", "cloudMSExchRecipientDisplayType",
          "cloudMSExchSafeSendersHash", "cloudMSExchUCVoiceMailSettings", "cloudMSExchUserHoldPolicies"})
        world.cloud().endpoint().unanswered[name] = "the tenant does not offer it";
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.planned, 0);
    EXPECT_EQ(world.directory().dump(), before);
}

TEST(Unknown, DoesNotKeepTheOtherAttributesBack) {
    World world;
    adaHasACloudMailbox(world);
    world.cloud().endpoint().unanswered["cloudMSExchRecipientDisplayType"] = "the tenant does not offer it";
    world.cycle();
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses").size(), 1u);
    EXPECT_TRUE(world.directory().values("ada", "msExchSafeSendersHash").empty());
}

TEST(Empty, CloudValuesThatVanishAreKeptInTheDirectory) {
    World world;
    adaHasACloudMailbox(world);
    world.cycle();
    const std::string before = world.directory().dump();
    for (const char* name :
         {"cloudAnchor", "cloudLegacyExchangeDN", "cloudMSExchArchiveStatus", "cloudMSExchSafeSendersHash",
          "cloudMSExchUCVoiceMailSettings", "cloudMSExchUserHoldPolicies"})
        world.cloud().user("ada").without(name);
    world.cycle();
    EXPECT_EQ(world.directory().dump(), before);
}

TEST(ProxyAddresses, KeepTheirOrderAndTheirPrimary) {
    World world;
    const Texts before{"smtp:old@contoso.test", "SMTP:ada@contoso.test", "X500:/o=Old/cn=ada", "sip:ada@contoso.test"};
    world.directory().user("ada").with("mail", "ada@contoso.test").with("proxyAddresses", before);
    world.settle();
    Texts expected = before;
    expected.push_back(x500(world, "ada"));
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses"), expected);
}

TEST(ProxyAddresses, AreLeftAloneWhenTheX500IsThereInAnotherLetterCase) {
    World world;
    adaHasACloudMailbox(world);
    std::string there = x500(world, "ada");
    for (char& c : there)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    world.directory().user("ada").with("proxyAddresses", Texts{there});
    world.cycle();
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses"), Texts{there});
}

TEST(ProxyAddresses, GainASecondX500WhenTheLegacyDnChanges) {
    World world;
    adaHasACloudMailbox(world);
    world.cycle();
    const std::string first = x500(world, "ada");
    world.cloud().user("ada").with("cloudLegacyExchangeDN", "/o=ExchangeLabs/cn=moved");
    world.cycle();
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses"), (Texts{first, "x500:/o=ExchangeLabs/cn=moved"}));
}

TEST(ProxyAddresses, AreNotGivenAValueAnotherObjectHolds) {
    World world;
    adaHasACloudMailbox(world);
    world.directory().contact("thief").with("proxyAddresses", Texts{x500(world, "ada")});
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_TRUE(world.directory().values("ada", "proxyAddresses").empty());
    EXPECT_EQ(world.directory().values("ada", "msDS-ExternalDirectoryObjectId").size(), 1u);
    std::string reason;
    for (const Outcome& outcome : world.outcomes(run.id))
        if (outcome.rule == RuleKind::Writeback) reason = rowOf(outcome.attributes, "proxyAddresses").reason;
    EXPECT_NE(reason.find("CN=thief"), std::string::npos) << reason;
}

TEST(ProxyAddresses, AreNotGivenTheSameValueTwiceInOneRun) {
    World world;
    for (const char* name : {"ada", "eve"})
        world.directory().user(name).with("mail", std::string(name) + "@contoso.test");
    world.cycle();
    for (const char* name : {"ada", "eve"}) world.cloud().user(name).with("cloudLegacyExchangeDN", "/o=Same/cn=same");
    const auto run = world.cycle();
    EXPECT_EQ(run.counts.failed, 1);
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses").size() +
                  world.directory().values("eve", "proxyAddresses").size(),
              1u);
}

TEST(VoiceMail, KeepsTheKeyOfTheOtherProduct) {
    World world;
    adaHasACloudMailbox(world);
    world.directory().user("ada").with("msExchUCVoiceMailSettings",
                                       Texts{"CsHostedVoiceMail=1", "ExchangeHostedVoiceMail=0"});
    world.cycle();
    EXPECT_EQ(world.directory().values("ada", "msExchUCVoiceMailSettings"),
              (Texts{"CsHostedVoiceMail=1", "ExchangeHostedVoiceMail=1"}));
}

TEST(HoldPolicies, AreReplacedAsASet) {
    World world;
    adaHasACloudMailbox(world);
    world.directory().user("ada").with("msExchUserHoldPolicies", Texts{"UniHold"});
    world.cycle();
    EXPECT_EQ(world.directory().values("ada", "msExchUserHoldPolicies"),
              world.cloud().values("ada", "cloudMSExchUserHoldPolicies"));
}

TEST(HoldPolicies, AreNotWrittenForAnotherOrder) {
    World world;
    adaHasACloudMailbox(world);
    world.cycle();
    const Texts there = world.directory().values("ada", "msExchUserHoldPolicies");
    world.cloud().user("ada").with("cloudMSExchUserHoldPolicies", Texts{there.rbegin(), there.rend()});
    EXPECT_EQ(world.cycle().counts.planned, 0);
}

TEST(Rights, OneRefusedAttributeDoesNotSinkTheOthers) {
    World world;
    adaHasACloudMailbox(world);
    world.directory().endpoint().refusedAttributes["msExchArchiveStatus"] =
        Error(ErrorCode::Denied, "insufficient access rights").next("Grant write on msExchArchiveStatus");
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_EQ(world.directory().values("ada", "proxyAddresses").size(), 1u);
    const auto changes = world.changes(run.id);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(rowOf(changes.front().attributes, "msExchArchiveStatus").result, Verdict::Failed);
    EXPECT_EQ(rowOf(changes.front().attributes, "proxyAddresses").result, Verdict::Written);
    EXPECT_EQ(changes.front().error.attribute, "msExchArchiveStatus");
    EXPECT_EQ(changes.front().error.nextStep, "Grant write on msExchArchiveStatus");
}

TEST(Rights, ARefusedObjectIsTriedAgainInTheNextCycle) {
    World world;
    adaHasACloudMailbox(world);
    world.directory().endpoint().refusedObjects[world.directory().dn("ada")] =
        Error(ErrorCode::Denied, "adminCount = 1");
    EXPECT_EQ(world.cycle().counts.failed, 1);
    world.directory().endpoint().refusedObjects.clear();
    EXPECT_EQ(world.cycle().counts.written, 1);
}

TEST(ReadBack, ADirectoryThatDropsAValueSilentlyIsFoundOut) {
    World world;
    adaHasACloudMailbox(world);
    world.directory().endpoint().dropsWrites = true;
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    const auto changes = world.changes(run.id);
    ASSERT_EQ(changes.size(), 1u);
    const AttributeChange row = rowOf(changes.front().attributes, "msExchArchiveStatus");
    EXPECT_EQ(row.result, Verdict::Failed);
    EXPECT_EQ(row.reason, "After the write the target holds nothing, not 1");
}

TEST(TooLong, AValueBeyondTheLimitFailsAloneAndSaysHowLong) {
    World world;
    adaHasACloudMailbox(world);
    world.cloud().user("ada").with("cloudLegacyExchangeDN", "/" + std::string(1200, 'x'));
    const auto run = world.cycle();
    EXPECT_EQ(run.state, RunState::FinishedWithFailures);
    EXPECT_TRUE(world.directory().values("ada", "proxyAddresses").empty());
    EXPECT_EQ(world.directory().values("ada", "msDS-ExternalDirectoryObjectId").size(), 1u);
    const auto changes = world.changes(run.id);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_NE(changes.front().error.message.find("1206 characters"), std::string::npos)
        << changes.front().error.message;
    EXPECT_NE(changes.front().error.message.find("1123"), std::string::npos);
}

}  // namespace
}  // namespace hs::world
