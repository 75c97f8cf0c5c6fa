#include "core/graph/ExchangeAttributes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace hs::graph {

namespace {

using Type = CloudAttribute::Type;

std::size_t count(Type type) {
    const auto all = exchangeAttributes();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const CloudAttribute& one) { return one.type == type; }));
}

}  // namespace

TEST(ExchangeAttributes, AreNineWithDifferentNames) {
    std::set<std::string_view> names;
    for (const CloudAttribute& one : exchangeAttributes()) names.insert(one.name);
    EXPECT_EQ(names.size(), 9U);
}

TEST(ExchangeAttributes, ThreeAreBytesAndTwoAreNumbers) {
    EXPECT_EQ(count(Type::Binary), 3U);
    EXPECT_EQ(count(Type::Integer), 2U);
    EXPECT_EQ(count(Type::Text), 4U);
}

TEST(ExchangeAttributes, VoiceMailSettingsAndHoldsAreCollections) {
    EXPECT_TRUE(cloudAttribute("cloudMSExchUCVoiceMailSettings")->isCollection());
    EXPECT_TRUE(cloudAttribute("cloudMSExchUserHoldPolicies")->isCollection());
    EXPECT_FALSE(cloudAttribute("cloudMSExchSafeSendersHash")->isCollection());
}

TEST(ExchangeAttributes, ContactsHaveAnchorAndLegacyDnOnly) {
    std::set<std::string_view> onContacts;
    for (const CloudAttribute& one : exchangeAttributes())
        if (one.onContact) onContacts.insert(one.name);
    EXPECT_EQ(onContacts, (std::set<std::string_view>{"cloudAnchor", "cloudLegacyExchangeDN"}));
}

TEST(CloudAttribute, IsFoundInAnyLetterCase) {
    ASSERT_NE(cloudAttribute("MAILNICKNAME"), nullptr);
    EXPECT_EQ(cloudAttribute("MAILNICKNAME")->name, "mailNickname");
}

TEST(CloudAttribute, IsNothingForAnUnknownName) { EXPECT_EQ(cloudAttribute("extension_1_badge"), nullptr); }

TEST(CloudAttribute, UsersMayBeAskedForAnything) {
    EXPECT_TRUE(existsOn(ObjectClass::User, "extension_1_badge"));
    EXPECT_TRUE(existsOn(ObjectClass::InetOrgPerson, "userPrincipalName"));
}

TEST(CloudAttribute, ContactsAreAskedOnlyForWhatTheyHave) {
    EXPECT_TRUE(existsOn(ObjectClass::Contact, "proxyAddresses"));
    EXPECT_FALSE(existsOn(ObjectClass::Contact, "accountEnabled"));
    EXPECT_FALSE(existsOn(ObjectClass::Contact, "extension_1_badge"));
}

TEST(CloudAttribute, TheCloudKnowsNoInetOrgPerson) {
    EXPECT_EQ(cloudClass(ObjectClass::InetOrgPerson), ObjectClass::User);
    EXPECT_EQ(collectionPath(ObjectClass::InetOrgPerson), "/users");
    EXPECT_EQ(collectionPath(ObjectClass::Contact), "/contacts");
}

}  // namespace hs::graph
