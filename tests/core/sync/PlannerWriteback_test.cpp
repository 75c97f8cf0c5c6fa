#include <gtest/gtest.h>

#include "tests/core/sync/PlanStory.h"

namespace hs::sync {
namespace {

using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

struct Writeback : PlanStory {
    Writeback() : PlanStory(writebackRule()) {}
};

SchemaCheck schemaWithout(const std::string& name) {
    SchemaCheck schema;
    schema.server = "dc1.contoso.test";
    for (const AttributeName& target : writebackTargets()) {
        const bool there = target.text() != name;
        schema.attributes.push_back({target.text(), there, there, there, there, "", true});
    }
    return schema;
}

TEST(PlannerWriteback, HasOneRowForEachOfTheEightMappingsOfAUser) {
    EXPECT_EQ(Writeback().plan().attributes.size(), 8u);
}

TEST(PlannerWriteback, HasOneRowForAContact) {
    Writeback story;
    story.directoryClass = ObjectClass::Contact;
    const Change change = story.plan();
    ASSERT_EQ(change.attributes.size(), 1u);
    EXPECT_EQ(change.attributes.front().target, AttributeName("proxyAddresses"));
}

TEST(PlannerWriteback, PlansNothingForAnEmptyCloudObject) {
    const Change change = Writeback().plan();
    EXPECT_EQ(change.kind, ChangeKind::None);
    EXPECT_FALSE(change.writes());
}

TEST(PlannerWriteback, NeverCreates) {
    const Change change = Writeback().create();
    EXPECT_EQ(change.kind, ChangeKind::None);
    EXPECT_FALSE(change.writes());
}

TEST(PlannerWriteback, NamesBothObjectsOnTheirOwnSides) {
    const Change change = Writeback().plan();
    EXPECT_EQ(change.source.side, Side::Cloud);
    EXPECT_EQ(change.source.id, "c1");
    EXPECT_EQ(change.target.side, Side::Directory);
    EXPECT_EQ(change.target.id, "d1");
}

TEST(PlannerWriteback, AddsTheX500ValueAndNothingElse) {
    Writeback story;
    story.source.set("cloudLegacyExchangeDN", "/o=E/cn=a");
    story.target.set("proxyAddresses", texts({"SMTP:ada@contoso.test"}));
    const AttributeChange row = story.row("proxyAddresses");
    EXPECT_EQ(row.operation, Operation::Add);
    EXPECT_EQ(row.payload, texts({"x500:/o=E/cn=a"}));
    EXPECT_EQ(row.after, texts({"SMTP:ada@contoso.test", "x500:/o=E/cn=a"}));
}

TEST(PlannerWriteback, ComparesTheX500ValueWithItsPrefix) {
    Writeback story;
    story.source.set("cloudLegacyExchangeDN", "/o=E/cn=a");
    story.target.set("proxyAddresses", texts({"/o=E/cn=a", "smtp:/o=E/cn=a"}));
    EXPECT_EQ(story.row("proxyAddresses").result, Verdict::Planned);
}

TEST(PlannerWriteback, WritesTheLegacyDnByteForByte) {
    Writeback story;
    const std::string dn = "/o=ExchangeLabs/cn=Recipients/cn=ab (é) Jürgen";
    story.source.set("cloudLegacyExchangeDN", dn);
    EXPECT_EQ(story.row("proxyAddresses").payload, texts({"x500:" + dn}));
}

TEST(PlannerWriteback, FailsTwoValuesForASingleValuedTargetAndNamesBoth) {
    Writeback story;
    story.source.set("cloudAnchor", texts({"User_a", "User_b"}));
    const Change change = story.plan();
    const AttributeChange row = PlanStory::rowIn(change, "msDS-ExternalDirectoryObjectId");
    EXPECT_EQ(row.result, Verdict::Failed);
    EXPECT_EQ(row.reason, "msDS-ExternalDirectoryObjectId takes one value, but cloudAnchor gives 2");
    EXPECT_EQ(change.state, Change::State::Failed);
    EXPECT_EQ(change.error.attribute, "msDS-ExternalDirectoryObjectId");
    EXPECT_EQ(change.error.object, "ada@contoso.test");
    EXPECT_FALSE(change.error.nextStep.empty());
}

TEST(PlannerWriteback, OneFailingAttributeDoesNotStopTheOthers) {
    Writeback story;
    story.source.set("cloudAnchor", texts({"User_a", "User_b"}));
    story.source.set("cloudMSExchArchiveStatus", Value::integer(1));
    const Change change = story.plan();
    EXPECT_EQ(change.kind, ChangeKind::Update);
    EXPECT_EQ(change.state, Change::State::Planned);
    EXPECT_TRUE(change.writes());
    EXPECT_FALSE(change.error.message.empty());
}

TEST(PlannerWriteback, SaysThatTheMailboxIsOnPremises) {
    Writeback story;
    story.source.set("cloudMSExchRecipientDisplayType", Value::integer(6));
    story.source.set("cloudMSExchSafeSendersHash", Value::binary("aaaa"));
    const AttributeChange row = story.row("msExchSafeSendersHash");
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_NE(row.reason.find("The mailbox is on premises"), std::string::npos);
    EXPECT_NE(row.reason.find("is 6"), std::string::npos);
}

TEST(PlannerWriteback, SkipsTheHashesWithTheReasonWhenTheDisplayTypeIsUnknown) {
    Writeback story;
    story.source.setUnknown("cloudMSExchRecipientDisplayType", "beta is switched off");
    story.source.set("cloudMSExchSafeSendersHash", Value::binary("aaaa"));
    for (const char* name : {"msExchSafeSendersHash", "msExchSafeRecipientsHash", "msExchBlockedSendersHash"}) {
        const AttributeChange row = story.row(name);
        EXPECT_EQ(row.result, Verdict::Kept);
        EXPECT_EQ(row.reason, "cloudMSExchRecipientDisplayType is unknown: beta is switched off");
    }
}

TEST(PlannerWriteback, KeepsTheHashWhenItAloneIsUnknown) {
    Writeback story;
    story.source.set("cloudMSExchRecipientDisplayType", Value::integer(0));
    story.source.setUnknown("cloudMSExchSafeSendersHash", "not offered");
    story.target.set("msExchSafeSendersHash", Value::binary("bbbb"));
    const AttributeChange row = story.row("msExchSafeSendersHash");
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_NE(row.reason.find("cloudMSExchSafeSendersHash"), std::string::npos) << row.reason;
}

class OpenGate : public ::testing::TestWithParam<std::int64_t> {};

TEST_P(OpenGate, LetsTheHashThrough) {
    Writeback story;
    story.source.set("cloudMSExchRecipientDisplayType", Value::integer(GetParam()));
    story.source.set("cloudMSExchSafeSendersHash", Value::binary("aaaa"));
    EXPECT_EQ(story.row("msExchSafeSendersHash").result, Verdict::Planned);
}

INSTANTIATE_TEST_SUITE_P(CloudMailboxes, OpenGate,
                         ::testing::Values(0, 2, 7, 8, 10, 16, 17, 18, 1073741824, 1073741840));

class ClosedGate : public ::testing::TestWithParam<std::int64_t> {};

TEST_P(ClosedGate, KeepsTheHash) {
    Writeback story;
    story.source.set("cloudMSExchRecipientDisplayType", Value::integer(GetParam()));
    story.source.set("cloudMSExchSafeSendersHash", Value::binary("aaaa"));
    EXPECT_EQ(story.row("msExchSafeSendersHash").result, Verdict::Kept);
}

INSTANTIATE_TEST_SUITE_P(OtherRecipients, ClosedGate, ::testing::Values(1, 3, 5, 6, 9, 19, -2147483642, -2147481850));

TEST(PlannerWriteback, AnAbsentDisplayTypeClosesTheGate) {
    Writeback story;
    story.source.set("cloudMSExchSafeSendersHash", Value::binary("aaaa"));
    const AttributeChange row = story.row("msExchSafeSendersHash");
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_NE(row.reason.find("has no value"), std::string::npos) << row.reason;
}

struct Limit {
    const char* target;
    const char* source;
    std::size_t longest;
    bool binary;
};

class Limits : public ::testing::TestWithParam<Limit> {
protected:
    AttributeChange rowWith(std::size_t length) const {
        Writeback story;
        story.source.set("cloudMSExchRecipientDisplayType", Value::integer(0));
        std::string bytes(length, 'a');
        if (AttributeName(GetParam().target) == AttributeName("proxyAddresses")) bytes.resize(length - 5);
        if (AttributeName(GetParam().target) == AttributeName("msExchUCVoiceMailSettings")) bytes.replace(0, 2, "k=");
        story.source.set(GetParam().source, GetParam().binary ? Value::binary(bytes) : Value::text(bytes));
        return story.row(GetParam().target);
    }
};

TEST_P(Limits, TakesTheLongestValue) { EXPECT_EQ(rowWith(GetParam().longest).result, Verdict::Planned); }

TEST_P(Limits, FailsOneMoreWithTheLimitAndTheLength) {
    const AttributeChange row = rowWith(GetParam().longest + 1);
    EXPECT_EQ(row.result, Verdict::Failed);
    EXPECT_NE(row.reason.find(std::to_string(GetParam().longest)), std::string::npos) << row.reason;
    EXPECT_NE(row.reason.find(std::to_string(GetParam().longest + 1)), std::string::npos) << row.reason;
}

INSTANTIATE_TEST_SUITE_P(
    OfTheTargets, Limits,
    ::testing::Values(Limit{"msDS-ExternalDirectoryObjectId", "cloudAnchor", 256, false},
                      Limit{"proxyAddresses", "cloudLegacyExchangeDN", 1123, false},
                      Limit{"msExchBlockedSendersHash", "cloudMSExchBlockedSendersHash", 4000, true},
                      Limit{"msExchSafeRecipientsHash", "cloudMSExchSafeRecipientsHash", 12000, true},
                      Limit{"msExchSafeSendersHash", "cloudMSExchSafeSendersHash", 32000, true},
                      Limit{"msExchUCVoiceMailSettings", "cloudMSExchUCVoiceMailSettings", 1123, false},
                      Limit{"msExchUserHoldPolicies", "cloudMSExchUserHoldPolicies", 40, false}));

TEST(PlannerWriteback, CountsCharactersAndNotBytes) {
    Writeback story;
    std::string name;
    for (int i = 0; i < 256; ++i) name += "ü";
    story.source.set("cloudAnchor", name);
    EXPECT_EQ(story.row("msDS-ExternalDirectoryObjectId").result, Verdict::Planned);
}

TEST(PlannerWriteback, WarnsOfAHashThatIsNoMultipleOfFourBytesAndWritesIt) {
    Writeback story;
    story.source.set("cloudMSExchRecipientDisplayType", Value::integer(0));
    story.source.set("cloudMSExchSafeSendersHash", Value::binary("abcde"));
    const AttributeChange row = story.row("msExchSafeSendersHash");
    EXPECT_EQ(row.result, Verdict::Planned);
    EXPECT_NE(row.reason.find("no multiple of 4"), std::string::npos);
}

TEST(PlannerWriteback, WarnsOfAHashThatIsNotAscendingAndWritesIt) {
    Writeback story;
    story.source.set("cloudMSExchRecipientDisplayType", Value::integer(0));
    story.source.set("cloudMSExchSafeSendersHash", Value::binary(std::string("\2\0\0\0\1\0\0\0", 8)));
    const AttributeChange row = story.row("msExchSafeSendersHash");
    EXPECT_EQ(row.result, Verdict::Planned);
    EXPECT_NE(row.reason.find("not ascending"), std::string::npos);
}

TEST(PlannerWriteback, ReadsTheWordsOfAHashAsLittleEndian) {
    Writeback story;
    story.source.set("cloudMSExchRecipientDisplayType", Value::integer(0));
    story.source.set("cloudMSExchSafeSendersHash", Value::binary(std::string("\xff\0\0\0\0\1\0\0", 8)));
    EXPECT_EQ(story.row("msExchSafeSendersHash").reason, "");
}

TEST(PlannerWriteback, SwitchesAMappingOffWhoseTargetTheSchemaLacks) {
    Writeback story;
    story.source.set("cloudMSExchArchiveStatus", Value::integer(1));
    const SchemaCheck schema = schemaWithout("msExchArchiveStatus");
    const AttributeChange row = story.row("msExchArchiveStatus", &schema);
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_EQ(row.reason, "dc1.contoso.test has no attribute msExchArchiveStatus in its schema");
}

TEST(PlannerWriteback, SwitchesAMappingOffThatTheClassDoesNotAllow) {
    Writeback story;
    story.source.set("cloudMSExchArchiveStatus", Value::integer(1));
    SchemaCheck schema = schemaWithout("nothing");
    for (auto& attribute : schema.attributes)
        if (attribute.name == "msExchArchiveStatus") attribute.inetOrgPerson = false;
    story.directoryClass = ObjectClass::InetOrgPerson;
    EXPECT_NE(story.row("msExchArchiveStatus", &schema).reason.find("inetOrgPerson"), std::string::npos);
    story.directoryClass = ObjectClass::User;
    EXPECT_EQ(story.row("msExchArchiveStatus", &schema).result, Verdict::Planned);
}

TEST(PlannerWriteback, DoesNotGuessAPresentValueThatIsUnknown) {
    Writeback story;
    story.source.set("cloudMSExchArchiveStatus", Value::integer(1));
    story.target.setUnknown("msExchArchiveStatus", "no right to read it");
    const AttributeChange row = story.row("msExchArchiveStatus");
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_NE(row.reason.find("no right to read it"), std::string::npos);
}

TEST(PlannerWriteback, DropsEmptyTextsFromAList) {
    Writeback story;
    story.source.set("cloudMSExchUserHoldPolicies", texts({"", "mbxaa:1", ""}));
    EXPECT_EQ(story.row("msExchUserHoldPolicies").after, texts({"mbxaa:1"}));
}

TEST(PlannerWriteback, WritesAValueOnceThatTheCloudGivesTwice) {
    Writeback story;
    story.source.set("cloudMSExchUserHoldPolicies", texts({"mbxaa:1", "mbxaa:1", "mbxbb:1"}));
    EXPECT_EQ(story.row("msExchUserHoldPolicies").after, texts({"mbxaa:1", "mbxbb:1"}));
}

TEST(PlannerWriteback, KeepsOtherProductsKeysAndTheirOrder) {
    Writeback story;
    story.source.set("cloudMSExchUCVoiceMailSettings", texts({"ExchangeHostedVoiceMail=1", "NewKey=2"}));
    story.target.set("msExchUCVoiceMailSettings",
                     texts({"CsHostedVoiceMail=1", "exchangehostedvoicemail=0", "Other=x", "odd value"}));
    EXPECT_EQ(story.row("msExchUCVoiceMailSettings").after,
              texts({"CsHostedVoiceMail=1", "ExchangeHostedVoiceMail=1", "Other=x", "odd value", "NewKey=2"}));
}

TEST(PlannerWriteback, FoldsAKeyThatIsThereTwice) {
    Writeback story;
    story.source.set("cloudMSExchUCVoiceMailSettings", texts({"K=1"}));
    story.target.set("msExchUCVoiceMailSettings", texts({"K=0", "Other=x", "k=2"}));
    EXPECT_EQ(story.row("msExchUCVoiceMailSettings").after, texts({"K=1", "Other=x"}));
}

}  // namespace
}  // namespace hs::sync
