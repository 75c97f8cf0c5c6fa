#include <gtest/gtest.h>

#include "tests/core/sync/PlanStory.h"

namespace hs::sync {
namespace {

using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

struct Provisioning : PlanStory {
    Provisioning() : PlanStory(provisioningRule()) {
        source.set("userPrincipalName", "ada@contoso.test");
        source.set("displayName", "Ada");
        source.set("sAMAccountName", "ada");
        source.set("userAccountControl", "512");
    }
};

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

}  // namespace
}  // namespace hs::sync
