#include <gtest/gtest.h>

#include "core/sync/Fingerprint.h"
#include "tests/core/sync/PlanStory.h"

namespace hs::sync {
namespace {

using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

struct Writeback : PlanStory {
    Writeback() : PlanStory(writebackRule()) {}
};
struct Provisioning : PlanStory {
    Provisioning() : PlanStory(provisioningRule()) {
        source.set("userPrincipalName", "ada@contoso.test");
        source.set("displayName", "Ada");
        source.set("sAMAccountName", "ada");
        source.set("userAccountControl", "512");
    }
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

INSTANTIATE_TEST_SUITE_P(CloudMailboxes, OpenGate, ::testing::Values(0, 2, 7, 8, 10, 16, 17, 18, 1073741824, 1073741840));

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

INSTANTIATE_TEST_SUITE_P(OfTheTargets, Limits,
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

TEST(PlannerProvisioning, CreatesWithEveryMappedAttributeThatHasAValue) {
    const Change change = Provisioning().create();
    EXPECT_EQ(change.kind, ChangeKind::Create);
    EXPECT_EQ(change.target.side, Side::Cloud);
    EXPECT_EQ(change.target.name, "ada@contoso.test");
    EXPECT_EQ(change.target.anchor, "YW5jaG9yYW5jaG9yYW5jaA==");
    EXPECT_EQ(PlanStory::rowIn(change, "onPremisesImmutableId").after, texts({"YW5jaG9yYW5jaG9yYW5jaA=="}));
    EXPECT_EQ(PlanStory::rowIn(change, "accountEnabled").after, Values{Value::boolean(true)});
    EXPECT_EQ(PlanStory::rowIn(change, "department").result, Verdict::Unchanged);
}

TEST(PlannerProvisioning, MakesAnInetOrgPersonAUser) {
    Provisioning story;
    story.source.objectClass = story.directoryClass = ObjectClass::InetOrgPerson;
    EXPECT_EQ(story.create().target.objectClass, ObjectClass::User);
}

TEST(PlannerProvisioning, NamesANewContactByItsMailAddress) {
    Provisioning story;
    story.source.objectClass = story.directoryClass = ObjectClass::Contact;
    story.source.set("mail", "sales@fabrikam.test");
    const Change change = story.create();
    EXPECT_EQ(change.kind, ChangeKind::Create);
    EXPECT_EQ(change.target.objectClass, ObjectClass::Contact);
    EXPECT_EQ(change.target.name, "sales@fabrikam.test");
    EXPECT_EQ(PlanStory::rowIn(change, "mailNickname").after, texts({"sales"}));
    EXPECT_TRUE(PlanStory::rowIn(change, "userPrincipalName").target.empty());
}

TEST(PlannerProvisioning, FallsBackFromMailNicknameToAccountNameToLocalPart) {
    Provisioning story;
    EXPECT_EQ(PlanStory::rowIn(story.create(), "mailNickname").after, texts({"ada"}));
    story.source.set("sAMAccountName", Values{});
    story.source.set("userPrincipalName", "countess@contoso.test");
    EXPECT_EQ(PlanStory::rowIn(story.create(), "mailNickname").after, texts({"countess"}));
    story.source.set("mailNickname", "lovelace");
    EXPECT_EQ(PlanStory::rowIn(story.create(), "mailNickname").after, texts({"lovelace"}));
}

TEST(PlannerProvisioning, UsesTheDefaultOnlyWhenCreating) {
    Provisioning story;
    EXPECT_EQ(PlanStory::rowIn(story.create(), "usageLocation").after, texts({"US"}));
    story.target.set("usageLocation", "FR");
    EXPECT_EQ(story.row("usageLocation").result, Verdict::Kept);
}

TEST(PlannerProvisioning, PrefersTheExchangeUsageLocation) {
    Provisioning story;
    story.source.set("c", "DE");
    story.source.set("msExchUsageLocation", "CH");
    EXPECT_EQ(PlanStory::rowIn(story.create(), "usageLocation").after, texts({"CH"}));
}

TEST(PlannerProvisioning, ClearsWhatTheSourceNoLongerHas) {
    Provisioning story;
    story.target.set("department", "Engines");
    const AttributeChange row = story.row("department");
    EXPECT_EQ(row.operation, Operation::Clear);
    EXPECT_EQ(row.result, Verdict::Planned);
    EXPECT_TRUE(row.after.empty());
}

TEST(PlannerProvisioning, TakesAnEmptyTextForAClear) {
    Provisioning story;
    story.source.set("department", "");
    story.target.set("department", "Engines");
    EXPECT_EQ(story.row("department").operation, Operation::Clear);
}

TEST(PlannerProvisioning, NeverClearsForAnUnknownSource) {
    Provisioning story;
    story.source.setUnknown("department", "no right");
    story.target.set("department", "Engines");
    const AttributeChange row = story.row("department");
    EXPECT_EQ(row.result, Verdict::Kept);
    EXPECT_EQ(row.reason, "department is unknown: no right");
}

TEST(PlannerProvisioning, NeverClearsWhatTheTargetCannotBeWithout) {
    Provisioning story;
    story.source.set("userPrincipalName", Values{});
    story.target.set("userPrincipalName", "ada@contoso.test");
    EXPECT_EQ(story.row("userPrincipalName").result, Verdict::Kept);
}

TEST(PlannerProvisioning, FailsACreateThatLacksARequiredAttribute) {
    Provisioning story;
    story.source.set("userPrincipalName", Values{});
    const Change change = story.create();
    EXPECT_EQ(change.kind, ChangeKind::None);
    EXPECT_EQ(change.state, Change::State::Failed);
    EXPECT_EQ(change.error.attribute, "userPrincipalName");
    EXPECT_FALSE(change.writes());
}

TEST(PlannerProvisioning, IsADisableWhenItTurnsTheAccountOff) {
    Provisioning story;
    story.source.set("userAccountControl", "514");
    story.target.set("accountEnabled", Value::boolean(true));
    EXPECT_EQ(story.plan().kind, ChangeKind::Disable);
    story.target.set("accountEnabled", Value::boolean(false));
    EXPECT_NE(story.plan().kind, ChangeKind::Disable);
}

TEST(PlannerProvisioning, ReadsTheDisabledBitAmongOthers) {
    Provisioning story;
    story.source.set("userAccountControl", std::to_string(512 + 2 + 65536));
    EXPECT_EQ(PlanStory::rowIn(story.create(), "accountEnabled").after, Values{Value::boolean(false)});
    story.source.set("userAccountControl", std::to_string(512 + 65536));
    EXPECT_EQ(PlanStory::rowIn(story.create(), "accountEnabled").after, Values{Value::boolean(true)});
}

TEST(PlannerProvisioning, TakesTrueAndtrueForTheSame) {
    Provisioning story;
    story.target.set("accountEnabled", "true");
    EXPECT_EQ(story.row("accountEnabled").result, Verdict::Unchanged);
}

TEST(PlannerProvisioning, TakesPrincipalNamesOfAnotherLetterCaseForTheSame) {
    Provisioning story;
    story.target.set("userPrincipalName", "ADA@contoso.test");
    EXPECT_EQ(story.row("userPrincipalName").result, Verdict::Unchanged);
}

TEST(PlannerProvisioning, TakesDisplayNamesOfAnotherLetterCaseForDifferent) {
    Provisioning story;
    story.target.set("displayName", "ADA");
    EXPECT_EQ(story.row("displayName").result, Verdict::Planned);
}

TEST(PlannerProvisioning, FailsAnOverlongValueAloneAndStillCreates) {
    Provisioning story;
    story.source.set("department", std::string(65, 'x'));
    const Change change = story.create();
    EXPECT_EQ(change.kind, ChangeKind::Create);
    EXPECT_EQ(PlanStory::rowIn(change, "department").result, Verdict::Failed);
    EXPECT_EQ(change.error.attribute, "department");
}

TEST(Fingerprint, DoesNotDependOnTheOrderOfAttributesOrValues) {
    Object one, two;
    one.set("a", texts({"1", "2"}));
    one.set("b", "x");
    two.set("b", "x");
    two.set("A", texts({"2", "1"}));
    EXPECT_EQ(fingerprintOf(one, {"a", "b"}), fingerprintOf(two, {"b", "a"}));
}

TEST(Fingerprint, TellsValuesAttributesClassesAndNamesApart) {
    Object object;
    object.set("a", "1");
    const auto print = fingerprintOf(object, {"a", "b"});
    Object other = object;
    other.set("a", "2");
    EXPECT_NE(fingerprintOf(other, {"a", "b"}), print);
    other = Object();
    other.set("b", "1");
    EXPECT_NE(fingerprintOf(other, {"a", "b"}), print);
    other = object;
    other.name = "CN=x";
    EXPECT_NE(fingerprintOf(other, {"a", "b"}), print);
    other = object;
    other.objectClass = ObjectClass::Contact;
    EXPECT_NE(fingerprintOf(other, {"a", "b"}), print);
}

TEST(Fingerprint, DoesNotMistakeTwoValuesForAnotherPair) {
    Object one, two;
    one.set("a", texts({"x", "x"}));
    two.set("a", texts({"x"}));
    EXPECT_NE(fingerprintOf(one, {"a"}), fingerprintOf(two, {"a"}));
}

TEST(Fingerprint, IgnoresAttributesItWasNotAskedFor) {
    Object one, two;
    one.set("a", "1");
    two.set("a", "1");
    two.set("noise", "1");
    EXPECT_EQ(fingerprintOf(one, {"a"}), fingerprintOf(two, {"a"}));
}

TEST(Fingerprint, IsZeroWhenAnAttributeIsUnknown) {
    Object object;
    object.set("a", "1");
    object.setUnknown("b", "no right");
    EXPECT_EQ(fingerprintOf(object, {"a", "b"}), 0u);
    EXPECT_NE(fingerprintOf(object, {"a"}), 0u);
}

TEST(Fingerprint, TellsBytesFromTheSameText) {
    Object one, two;
    one.set("a", Value::text("abcd"));
    two.set("a", Value::binary("abcd"));
    EXPECT_NE(fingerprintOf(one, {"a"}), fingerprintOf(two, {"a"}));
}

TEST(Fingerprint, TakesANumberForItsText) {
    Object one, two;
    one.set("a", Value::integer(1));
    two.set("a", Value::text("1"));
    EXPECT_EQ(fingerprintOf(one, {"a"}), fingerprintOf(two, {"a"}));
}

TEST(AfterChange, IsTheObjectAsItWillBe) {
    Provisioning story;
    story.target.set("department", "Engines");
    story.source.set("title", "Analyst");
    const Object after = afterChange(story.target, story.plan());
    EXPECT_FALSE(after.has("department"));
    EXPECT_EQ(after.first("jobTitle"), "Analyst");
    EXPECT_EQ(after.id, story.target.id);
}

TEST(AfterChange, OfACreateHasNameAnchorAndClass) {
    const Object after = afterChange({}, Provisioning().create());
    EXPECT_EQ(after.name, "ada@contoso.test");
    EXPECT_EQ(after.anchor, "YW5jaG9yYW5jaG9yYW5jaA==");
    EXPECT_EQ(after.objectClass, ObjectClass::User);
}

TEST(AfterChange, LeavesOutWhatFailedOrWasKept) {
    Writeback story;
    story.source.set("cloudAnchor", texts({"User_a", "User_b"}));
    story.source.set("cloudMSExchArchiveStatus", Value::integer(1));
    const Object after = afterChange(story.target, story.plan());
    EXPECT_FALSE(after.has("msDS-ExternalDirectoryObjectId"));
    EXPECT_EQ(after.first("msExchArchiveStatus"), "1");
}

}  // namespace
}  // namespace hs::sync
