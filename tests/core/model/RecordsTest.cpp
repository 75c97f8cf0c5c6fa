#include <gtest/gtest.h>

#include "tests/core/model/Samples.h"

namespace hs {
namespace {

AttributeChange attributeWith(AttributeChange::Result result) {
    AttributeChange attribute;
    attribute.result = result;
    return attribute;
}

TEST(Mapping, AppliesToTheClassesItNames) {
    Mapping mapping;
    mapping.classes = {ObjectClass::User, ObjectClass::Contact};
    EXPECT_TRUE(mapping.appliesTo(ObjectClass::User));
    EXPECT_TRUE(mapping.appliesTo(ObjectClass::Contact));
    EXPECT_FALSE(mapping.appliesTo(ObjectClass::InetOrgPerson));
}

TEST(Mapping, AppliesToEveryClassWhenItNamesNone) {
    for (const auto objectClass :
         {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact, ObjectClass::Other})
        EXPECT_TRUE(Mapping().appliesTo(objectClass));
}

TEST(Rule, FlowsFromDirectoryToCloudWhenProvisioning) {
    Rule rule;
    rule.kind = RuleKind::Provisioning;
    EXPECT_EQ(rule.sourceSide(), Side::Directory);
    EXPECT_EQ(rule.targetSide(), Side::Cloud);
}

TEST(Rule, FlowsFromCloudToDirectoryWhenWritingBack) {
    Rule rule;
    rule.kind = RuleKind::Writeback;
    EXPECT_EQ(rule.sourceSide(), Side::Cloud);
    EXPECT_EQ(rule.targetSide(), Side::Directory);
}

TEST(Change, WritesWhenAnAttributeIsPlanned) {
    Change change;
    change.attributes = {attributeWith(AttributeChange::Result::Unchanged),
                         attributeWith(AttributeChange::Result::Planned)};
    EXPECT_TRUE(change.writes());
}

TEST(Change, DoesNotWriteWhenEverythingIsKeptOrUnchanged) {
    Change change;
    change.attributes = {attributeWith(AttributeChange::Result::Unchanged),
                         attributeWith(AttributeChange::Result::Kept)};
    EXPECT_FALSE(change.writes());
}

TEST(Change, DoesNotWriteWithoutAttributes) {
    Change change;
    EXPECT_FALSE(change.writes());
    change.kind = ChangeKind::None;
    EXPECT_FALSE(change.writes());
}

TEST(Change, WritesWhenTheObjectItselfComesOrGoes) {
    for (const auto kind : {ChangeKind::Create, ChangeKind::Disable, ChangeKind::Delete}) {
        Change change;
        change.kind = kind;
        EXPECT_TRUE(change.writes()) << toString(kind);
    }
}

TEST(Schema, FindsAttributesWithoutCase) {
    const Schema schema = test::sampleSchema();
    const AttributeSchema* found = schema.attribute("PROXYADDRESSES");
    EXPECT_NE(found, nullptr);
    EXPECT_EQ(found == nullptr ? "" : found->name, "proxyAddresses");
    EXPECT_EQ(schema.attribute("mailNickname"), nullptr);
}

TEST(Schema, SaysWhatAClassAllows) {
    const Schema schema = test::sampleSchema();
    EXPECT_TRUE(schema.allows("User", "msexcharchivestatus"));
    EXPECT_FALSE(schema.allows("contact", "msExchArchiveStatus"));
    EXPECT_FALSE(schema.allows("noSuchClass", "proxyAddresses"));
}

TEST(Run, LastsFromItsStartToItsEnd) { EXPECT_EQ(test::sampleRun().durationMs(), 2500); }

TEST(Run, HasLastedNothingWhileItRuns) {
    hs::Run run = test::sampleRun();
    run.endedAt = 0;
    EXPECT_EQ(run.durationMs(), 0);
}

TEST(AttributeName, ComparesWithoutCaseAndKeepsItsSpelling) {
    const AttributeName name = "mailNickname";
    EXPECT_EQ(name, AttributeName("MAILNICKNAME"));
    EXPECT_EQ(name.text(), "mailNickname");
    EXPECT_FALSE(name == AttributeName("mail"));
    EXPECT_FALSE(name < AttributeName("MAILNICKNAME"));
    EXPECT_TRUE(AttributeName("MAIL") < AttributeName("mailNickname"));
}

}  // namespace
}  // namespace hs
