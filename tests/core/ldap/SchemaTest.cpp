#include <gtest/gtest.h>

#include "core/ldap/LdapEndpoint.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

const char* const userOnly[] = {"msDS-ExternalDirectoryObjectId", "msExchBlockedSendersHash",
                                "msExchSafeRecipientsHash",       "msExchSafeSendersHash",
                                "msExchUCVoiceMailSettings",      "msExchUserHoldPolicies"};

TEST(LiveSchema, ShowsTheEightAttributesOfAnExchangeForest) {
    TestDirectory directory(10);
    const auto schema = directory.endpoint()->schema({});
    ASSERT_TRUE(schema.ok()) << schema.error().toLine();
    for (const char* name : userOnly)
        for (const char* className : {"user", "inetOrgPerson", "contact"})
            EXPECT_TRUE(schema->allows(className, name)) << name;
    EXPECT_TRUE(schema->allows("contact", "proxyAddresses"));
    EXPECT_TRUE(schema->allows("user", "msExchArchiveStatus"));
    EXPECT_FALSE(schema->allows("contact", "msExchArchiveStatus"));
    EXPECT_TRUE(schema->allows("User", "MAILNICKNAME"));
}

TEST(LiveSchema, KnowsSyntaxMultiplicityAndLongestValue) {
    TestDirectory directory(10);
    const auto schema = directory.endpoint()->schema({});
    ASSERT_TRUE(schema.ok());
    const AttributeSchema* hash = schema->attribute("msExchSafeSendersHash");
    const AttributeSchema* addresses = schema->attribute("proxyAddresses");
    ASSERT_TRUE(hash && addresses);
    EXPECT_EQ(hash->syntax, "OctetString");
    EXPECT_TRUE(hash->singleValued);
    EXPECT_EQ(hash->rangeUpper, 32000);
    EXPECT_EQ(hash->oid, "1.2.840.113556.1.4.7000.102.50765");
    EXPECT_EQ(addresses->syntax, "DirectoryString");
    EXPECT_FALSE(addresses->singleValued);
    EXPECT_EQ(addresses->rangeUpper, 1123);
    EXPECT_EQ(schema->attribute("msExchArchiveStatus")->syntax, "Integer");
    EXPECT_EQ(schema->attribute("isCriticalSystemObject")->syntax, "Boolean");
    EXPECT_EQ(schema->attribute("manager")->syntax, "DN");
}

TEST(LiveSchema, SaysWhereAndWhenItWasReadAndWhichExchangeExtendedIt) {
    TestDirectory directory(10);
    const UnixMillis before = SystemClock().now();
    const auto schema = directory.endpoint()->schema({});
    ASSERT_TRUE(schema.ok());
    EXPECT_EQ(schema->server, "dc1.contoso.test");
    EXPECT_GE(schema->readAt, before);
    EXPECT_EQ(schema->exchangeHint, "Exchange Server 2019 CU10 or later");
}

TEST(LiveSchema, LacksExchangeWhereItIsNot) {
    sandbox::SlapdSettings settings;
    settings.exchangeSchema = false;
    TestDirectory directory(20, settings);
    const auto schema = directory.endpoint()->schema({});
    ASSERT_TRUE(schema.ok());
    EXPECT_EQ(schema->attribute("mailNickname"), nullptr);
    EXPECT_EQ(schema->attribute("msExchArchiveStatus"), nullptr);
    EXPECT_FALSE(schema->allows("user", "msDS-ExternalDirectoryObjectId"));
    EXPECT_TRUE(schema->allows("user", "proxyAddresses"));
    EXPECT_EQ(schema->exchangeHint, "");
    EXPECT_EQ(readAll(*directory.endpoint(), everyone()).size(), 20u);  // people are readable all the same
}

TEST(LiveSchema, ShowsAnAttributeThatOneClassLacks) {
    sandbox::SlapdSettings settings;
    settings.schemaGaps = {{"msExchArchiveStatus", "inetOrgPerson"}};
    TestDirectory directory(10, settings);
    const auto schema = directory.endpoint()->schema({});
    ASSERT_TRUE(schema.ok());
    EXPECT_TRUE(schema->allows("user", "msExchArchiveStatus"));
    EXPECT_FALSE(schema->allows("inetOrgPerson", "msExchArchiveStatus"));
    EXPECT_TRUE(schema->allows("inetOrgPerson", "msExchSafeSendersHash"));
}

TEST(LiveSchema, ShowsAnAttributeThatIsMissingAltogether) {
    sandbox::SlapdSettings settings;
    settings.schemaGaps = {{"msExchUserHoldPolicies", ""}};
    TestDirectory directory(10, settings);
    const auto schema = directory.endpoint()->schema({});
    ASSERT_TRUE(schema.ok());
    EXPECT_EQ(schema->attribute("msExchUserHoldPolicies"), nullptr);
    EXPECT_NE(schema->attribute("msExchUCVoiceMailSettings"), nullptr);
}

TEST(LiveSchema, IsReadAnewEachTime) {
    TestDirectory directory(10);
    const auto endpoint = directory.endpoint();
    const auto first = endpoint->schema({});
    const auto second = endpoint->schema({});
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_GE(second->readAt, first->readAt);
    EXPECT_EQ(second->attributes, first->attributes);
}

}  // namespace
}  // namespace hs::ldap
