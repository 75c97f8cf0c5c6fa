#include "core/ldap/Subschema.h"

#include <gtest/gtest.h>

#include "core/ldap/ExchangeVersion.h"
#include "core/ldap/RangeOption.h"

namespace hs::ldap {
namespace {

TEST(Subschema, ReadsAnAttributeAsTheStandardWritesIt) {
    const auto parsed = SchemaDescription::parse(
        "( 2.5.4.4 NAME ( 'sn' 'surname' ) DESC 'RFC4519: last (family) name' SUP name EQUALITY caseIgnoreMatch "
        "SYNTAX 1.3.6.1.4.1.1466.115.121.1.15{64} SINGLE-VALUE X-ORIGIN 'RFC 4519' )");
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(parsed->oid, "2.5.4.4");
    EXPECT_EQ(parsed->names, (std::vector<std::string>{"sn", "surname"}));
    EXPECT_EQ(parsed->superiors, std::vector<std::string>{"name"});
    EXPECT_EQ(parsed->syntax, "1.3.6.1.4.1.1466.115.121.1.15");
    EXPECT_EQ(parsed->length, 64);
    EXPECT_TRUE(parsed->singleValued);
    EXPECT_TRUE(parsed->isNamed("Surname"));
}

TEST(Subschema, ToleratesTheQuotedSyntaxOfActiveDirectory) {
    const auto parsed = SchemaDescription::parse(
        "( 1.2.840.113556.1.4.7000.102.51602 NAME 'msExchArchiveStatus' SYNTAX '1.3.6.1.4.1.1466.115.121.1.27' "
        "SINGLE-VALUE )");
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(syntaxName(parsed->syntax), "Integer");
    EXPECT_TRUE(parsed->singleValued);
}

TEST(Subschema, IsNotMisledByParenthesesInADescription) {
    const auto parsed =
        SchemaDescription::parse("( 1.2.3 NAME 'x' DESC 'a ) SUP y ( b' SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 )");
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(syntaxName(parsed->syntax), "Boolean");
    EXPECT_TRUE(parsed->superiors.empty());
}

TEST(Subschema, RefusesHalfADescription) {
    EXPECT_FALSE(SchemaDescription::parse("( 1.2.3 NAME 'x' MAY ( a $ b").has_value());
    EXPECT_FALSE(SchemaDescription::parse("").has_value());
    EXPECT_FALSE(SchemaDescription::parse("nonsense").has_value());
}

TEST(Subschema, InheritsTheSyntaxOfASuperiorAttribute) {
    const Schema schema = schemaOf(
        {{"( 2.5.4.41 NAME 'name' SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )", "( 2.5.4.4 NAME 'sn' SUP name )"}, {}, {}},
        false);
    ASSERT_NE(schema.attribute("SN"), nullptr);
    EXPECT_EQ(schema.attribute("sn")->syntax, "DirectoryString");
}

const std::vector<std::string> personClasses = {
    "( 2.5.6.6 NAME 'person' SUP top STRUCTURAL MUST cn MAY ( sn $ telephoneNumber ) )",
    "( 1.2.840.113556.1.5.9 NAME 'user' SUP person STRUCTURAL MAY mail )",
    "( 2.16.840.1.113730.3.2.2 NAME 'inetOrgPerson' SUP user STRUCTURAL MAY employeeNumber )",
    "( 1.2.840.113556.1.3.46 NAME 'mailRecipient' SUP top AUXILIARY MAY ( mailNickname $ msExchUserHoldPolicies ) )",
};

TEST(Subschema, GivesAClassWhatItInherits) {
    const Schema schema = schemaOf({{}, personClasses, {}}, false);
    EXPECT_TRUE(schema.allows("inetOrgPerson", "cn"));
    EXPECT_TRUE(schema.allows("inetOrgPerson", "MAIL"));
    EXPECT_TRUE(schema.allows("inetOrgPerson", "employeeNumber"));
    EXPECT_FALSE(schema.allows("user", "employeeNumber"));
}

TEST(Subschema, GivesAClassItsAuxiliaryClassesAttributes) {
    const Schema schema =
        schemaOf({{}, personClasses, {"( 1.2.840.113556.1.5.9 NAME 'user' AUX mailRecipient MAY info )"}}, false);
    EXPECT_TRUE(schema.allows("user", "mailNickname"));
    EXPECT_TRUE(schema.allows("user", "info"));
}

TEST(Subschema, InheritsContentRulesOnlyWhereTheServerDoes) {
    const SubschemaEntry entry{{}, personClasses, {"( 1.2.840.113556.1.5.9 NAME 'user' AUX mailRecipient )"}};
    EXPECT_TRUE(schemaOf(entry, true).allows("inetOrgPerson", "mailNickname"));
    EXPECT_FALSE(schemaOf(entry, false).allows("inetOrgPerson", "mailNickname"));
}

TEST(Subschema, FindsAnAttributeUnderItsOtherNames) {
    const Schema schema = schemaOf(
        {{"( 2.5.4.4 NAME ( 'sn' 'surname' ) SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )"}, personClasses, {}}, false);
    EXPECT_TRUE(schema.allows("user", "surname"));
    EXPECT_NE(schema.attribute("surname"), nullptr);
}

TEST(Subschema, SurvivesAClassThatInheritsItself) {
    const Schema schema = schemaOf({{}, {"( 1.2.3 NAME 'user' SUP user MAY cn )"}, {}}, true);
    EXPECT_TRUE(schema.allows("user", "cn"));
}

TEST(ExchangeVersion, NamesKnownSchemaVersions) {
    EXPECT_EQ(exchangeVersion(17003), "Exchange Server 2019 CU10 or later");
    EXPECT_EQ(exchangeVersion(15334), "Exchange Server 2016 CU21 or later");
    EXPECT_EQ(exchangeVersion(14622), "Exchange Server 2007 SP2 or Exchange Server 2010");
}

TEST(ExchangeVersion, PlacesUnknownSchemaVersionsBetweenKnownOnes) {
    EXPECT_EQ(exchangeVersion(15320), "an Exchange version after Exchange Server 2016");
    EXPECT_EQ(exchangeVersion(18000), "an Exchange version newer than Exchange Server 2019");
    EXPECT_EQ(exchangeVersion(1), "an Exchange version older than 2000");
}

TEST(RangeOption, TellsWhereTheNextPieceBegins) {
    const auto range = RangeOption::parse("member;range=0-1499");
    ASSERT_TRUE(range.has_value());
    EXPECT_EQ(range->attribute, "member");
    EXPECT_EQ(range->next, 1500u);
}

TEST(RangeOption, KnowsTheLastPiece) {
    const auto range = RangeOption::parse("proxyAddresses;Range=1500-*");
    ASSERT_TRUE(range.has_value());
    EXPECT_FALSE(range->next.has_value());
}

TEST(RangeOption, IsNotSeenWhereNoneIs) {
    EXPECT_FALSE(RangeOption::parse("member").has_value());
    EXPECT_FALSE(RangeOption::parse("userCertificate;binary").has_value());
    EXPECT_FALSE(RangeOption::parse("member;range=x").has_value());
}

TEST(RangeOption, AsksForEverythingFromAPlaceOn) { EXPECT_EQ(RangeOption::ask("member", 1500), "member;range=1500-*"); }

}  // namespace
}  // namespace hs::ldap
