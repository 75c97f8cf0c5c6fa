#include "core/model/Object.h"

#include <gtest/gtest.h>

namespace hs {
namespace {

TEST(Object, HasNothingAtFirst) {
    const Object object;
    EXPECT_FALSE(object.has("mail"));
    EXPECT_EQ(object.first("mail"), "");
    EXPECT_TRUE(object.values("mail").empty());
    EXPECT_EQ(object.unknownReason("mail"), nullptr);
}

TEST(Object, FindsAttributesWithoutCase) {
    Object object;
    object.set("mailNickname", "ada");
    EXPECT_TRUE(object.has("MAILNICKNAME"));
    EXPECT_EQ(object.first("mailnickname"), "ada");
}

TEST(Object, ReplacesValuesThatAreSetAgain) {
    Object object;
    object.set("mail", "old");
    object.set("MAIL", "new");
    EXPECT_EQ(object.attributes().size(), 1U);
    EXPECT_EQ(object.first("mail"), "new");
}

TEST(Object, KeepsTheOrderOfValues) {
    Object object;
    const Values values{Value::text("b"), Value::text("a")};
    object.set("proxyAddresses", values);
    EXPECT_EQ(object.values("proxyAddresses"), values);
}

TEST(Object, MakesAnAttributeAbsentByAnEmptyList) {
    Object object;
    object.set("mail", "x");
    object.set("mail", Values{});
    EXPECT_FALSE(object.has("mail"));
    EXPECT_TRUE(object.attributes().empty());
}

TEST(Object, SaysWhyAnAttributeIsUnknown) {
    Object object;
    object.setUnknown("cloudAnchor", "Exchange Online did not answer");
    EXPECT_NE(object.unknownReason("CLOUDANCHOR"), nullptr);
    EXPECT_EQ(*object.unknownReason("cloudAnchor"), "Exchange Online did not answer");
}

TEST(Object, ForgetsValuesThatBecomeUnknown) {
    Object object;
    object.set("mail", "x");
    object.setUnknown("mail", "gone");
    EXPECT_FALSE(object.has("mail"));
}

TEST(Object, ForgetsThatAnAttributeWasUnknownOnceItHasValues) {
    Object object;
    object.setUnknown("mail", "late");
    object.set("mail", "x");
    EXPECT_EQ(object.unknownReason("mail"), nullptr);
}

TEST(Object, RemembersOneReasonForEachAttribute) {
    Object object;
    object.setUnknown("mail", "first");
    object.setUnknown("mail", "second");
    EXPECT_EQ(object.unknown().size(), 1U);
    EXPECT_EQ(*object.unknownReason("mail"), "second");
}

TEST(Value, KeepsNumbersAndTruthsAsText) {
    EXPECT_EQ(Value::integer(-5).bytes(), "-5");
    EXPECT_EQ(Value::boolean(true).bytes(), "True");
    EXPECT_EQ(Value::boolean(false).bytes(), "False");
}

TEST(Value, ReadsNumbersFromText) {
    EXPECT_EQ(Value::text("-5").asInteger(), -5);
    EXPECT_EQ(Value::integer(7).asInteger(), 7);
    EXPECT_EQ(Value::text("5x").asInteger(), std::nullopt);
    EXPECT_EQ(Value::text("").asInteger(), std::nullopt);
    EXPECT_EQ(Value::text("99999999999999999999").asInteger(), std::nullopt);
    EXPECT_EQ(Value::binary("5").asInteger(), std::nullopt);
}

TEST(Value, ReadsTruthsInAnyCase) {
    EXPECT_EQ(Value::text("TRUE").asBoolean(), true);
    EXPECT_EQ(Value::text("false").asBoolean(), false);
    EXPECT_EQ(Value::text("yes").asBoolean(), std::nullopt);
    EXPECT_EQ(Value::binary("true").asBoolean(), std::nullopt);
}

TEST(Value, ShowsBytesAsBase64) {
    EXPECT_EQ(Value::binary("foo").display(), "Zm9v");
    EXPECT_EQ(Value::text("foo").display(), "foo");
}

TEST(Value, IsTheSameAcrossKindsOfText) {
    EXPECT_TRUE(Value::text("1").sameAs(Value::integer(1)));
    EXPECT_FALSE(Value::text("1").sameAs(Value::binary("1")));
    EXPECT_FALSE(Value::text("1") == Value::integer(1));
}

}  // namespace
}  // namespace hs
