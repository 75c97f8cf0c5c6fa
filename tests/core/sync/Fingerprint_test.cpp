#include "core/sync/Fingerprint.h"

#include <gtest/gtest.h>

#include "tests/core/sync/PlanStory.h"

namespace hs::sync {
namespace {

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
