#include "core/sync/Matcher.h"

#include <gtest/gtest.h>

#include "core/sync/DefaultRules.h"
#include "tests/world/MemoryEndpoint.h"

namespace hs::sync {
namespace {

class MatcherTest : public ::testing::Test {
protected:
    MatcherTest() : rule_(*CompiledRule::compile(provisioningRule())), matcher_(rule_, environment_) {
        ada_.objectClass = ObjectClass::User;
        ada_.name = "CN=Ada,DC=contoso,DC=test";
        ada_.anchor = "YW5jaG9yYW5jaG9yYW5jaA==";
        ada_.set("userPrincipalName", "ada@contoso.test");
        query_.classes = {ObjectClass::User};
        query_.attributes = {"userPrincipalName", "onPremisesImmutableId"};
    }

    std::string cloudUser(const std::string& principalName, const std::string& anchor = {}) {
        Object object;
        object.objectClass = ObjectClass::User;
        object.set("userPrincipalName", principalName);
        if (!anchor.empty()) object.set("onPremisesImmutableId", anchor);
        return cloud_.put(object).id;
    }

    Result<Match> match(const std::string& linkedId = {}) { return matcher_.match(ada_, linkedId, cloud_, query_, {}); }

    expr::Environment environment_;
    CompiledRule rule_;
    Matcher matcher_;
    Object ada_;
    world::MemoryEndpoint cloud_{Side::Cloud};
    Query query_;
};

TEST_F(MatcherTest, LooksForTheAnchorFirstAndThenForThePrincipalName) {
    const auto keys = matcher_.keys(ada_);
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys[0].attribute, AttributeName("onPremisesImmutableId"));
    EXPECT_EQ(keys[0].value, Value::text(ada_.anchor));
    EXPECT_EQ(keys[1].attribute, AttributeName("userPrincipalName"));
}

TEST_F(MatcherTest, LooksForAContactByMail) {
    ada_.objectClass = ObjectClass::Contact;
    ada_.set("mail", "ada@fabrikam.test");
    const auto keys = matcher_.keys(ada_);
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys[1].attribute, AttributeName("mail"));
}

TEST_F(MatcherTest, DoesNotLookForAnAttributeWithoutValue) {
    ada_.set("userPrincipalName", Values{});
    EXPECT_EQ(matcher_.keys(ada_).size(), 1u);
}

TEST_F(MatcherTest, FindsNothingInAnEmptyCloud) {
    const auto found = match();
    ASSERT_TRUE(found.ok());
    EXPECT_FALSE(found->target);
    EXPECT_EQ(found->trials.size(), 2u);
}

TEST_F(MatcherTest, FollowsTheLinkBeforeAnythingElse) {
    const std::string linked = cloudUser("renamed@contoso.test");
    cloudUser("ada@contoso.test");
    const auto found = match(linked);
    ASSERT_TRUE(found.ok());
    ASSERT_TRUE(found->target);
    EXPECT_EQ(found->target->id, linked);
    EXPECT_TRUE(found->linked);
    EXPECT_EQ(cloud_.counts.finds, 0);
}

TEST_F(MatcherTest, MatchesAgainWhenTheLinkedObjectHasVanished) {
    const std::string other = cloudUser("ada@contoso.test");
    const auto found = match("c0000000-0000-4000-8000-000000000000");
    ASSERT_TRUE(found.ok());
    ASSERT_TRUE(found->target);
    EXPECT_EQ(found->target->id, other);
    EXPECT_FALSE(found->linked);
}

TEST_F(MatcherTest, StopsAtTheFirstHit) {
    const std::string anchored = cloudUser("elsewhere@contoso.test", ada_.anchor);
    cloudUser("ada@contoso.test");
    const auto found = match();
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->target->id, anchored);
    EXPECT_EQ(found->trials.size(), 1u);
}

TEST_F(MatcherTest, RefusesSeveralHitsAndNamesThem) {
    cloudUser("one@contoso.test", ada_.anchor);
    cloudUser("two@contoso.test", ada_.anchor);
    const auto found = match();
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(found.error().message.starts_with("DuplicateTargetEntries"));
    EXPECT_NE(found.error().message.find("one@contoso.test, two@contoso.test"), std::string::npos);
    EXPECT_EQ(found.error().object, ada_.name);
    EXPECT_EQ(found.error().attribute, "onPremisesImmutableId");
    EXPECT_FALSE(found.error().nextStep.empty());
}

TEST_F(MatcherTest, RefusesAnObjectThatBelongsToSomebodyElse) {
    cloudUser("ada@contoso.test", "b3RoZXJvdGhlcm90aGVyIQ==");
    const auto found = match();
    ASSERT_FALSE(found.ok());
    EXPECT_TRUE(found.error().message.starts_with("EntryConflict"));
}

TEST_F(MatcherTest, PassesOnThatTheCloudCannotBeAsked) {
    world::Faults faults;
    faults.failCall(1, world::Faults::Moment::Before, Error(ErrorCode::Throttled, "slow down"));
    cloud_.faults = &faults;
    EXPECT_EQ(match().error().code, ErrorCode::Throttled);
}

TEST_F(MatcherTest, ChoosesAmongCandidatesAsItWouldInTheCloud) {
    cloudUser("ada@contoso.test");
    cloudUser("elsewhere@contoso.test", ada_.anchor);
    const auto candidates =
        cloud_.find({{}, query_.attributes, {}}, "userPrincipalName", Value::text("ada@contoso.test"), {});
    ASSERT_TRUE(candidates.ok());
    const auto found = matcher_.choose(ada_, {}, *candidates);
    ASSERT_TRUE(found.ok());
    ASSERT_TRUE(found->target);
    EXPECT_EQ(found->target->name, "ada@contoso.test");
}

TEST_F(MatcherTest, ChoosesNobodyAmongStrangers) {
    cloudUser("stranger@contoso.test");
    const auto candidates =
        cloud_.find({{}, query_.attributes, {}}, "userPrincipalName", Value::text("stranger@contoso.test"), {});
    const auto found = matcher_.choose(ada_, {}, *candidates);
    ASSERT_TRUE(found.ok());
    EXPECT_FALSE(found->target);
}

}  // namespace
}  // namespace hs::sync
