#include <gtest/gtest.h>

#include "core/sync/Guard.h"
#include "core/sync/SchemaDetection.h"
#include "core/sync/Scope.h"
#include "tests/world/ExchangeSchema.h"
#include "tests/world/MemoryEndpoint.h"

namespace hs::sync {
namespace {

using world::exchangeSchema;

Object named(const std::string& dn) {
    Object object;
    object.name = dn;
    return object;
}

/// A directory in which these units exist.
Result<Scope> scopeOf(const std::vector<std::string>& units) {
    world::MemoryEndpoint directory(Side::Directory);
    for (const std::string& unit : units) {
        Object made;
        made.name = unit;
        directory.put(std::move(made));
    }
    return Scope::prepare(ScopeSettings::ofUnits(units), directory, {});
}

ScopeDecision decide(const std::vector<std::string>& units, const Object& object) {
    return scopeOf(units)->decide(object);
}

TEST(Scope, TakesEverybodyWhenNoUnitIsSelected) {
    const ScopeDecision decision = decide({}, named("CN=Ada,DC=contoso,DC=test"));
    EXPECT_TRUE(decision.inScope());
    EXPECT_EQ(decision.reason, "In scope: all users");
}

TEST(Scope, TakesASubtreeAndNamesIt) {
    const ScopeDecision decision = decide({"OU=Sales,DC=contoso,DC=test", "OU=People,DC=contoso,DC=test"},
                                          named("CN=Ada,OU=Berlin,ou=people,dc=Contoso,dc=test"));
    EXPECT_TRUE(decision.inScope());
    EXPECT_EQ(decision.reason, "In scope: OU=People,DC=contoso,DC=test");
}

TEST(Scope, LeavesOutANeighbourWithASimilarName) {
    const ScopeDecision decision =
        decide({"OU=People,DC=contoso,DC=test"}, named("CN=Ada,OU=OtherPeople,DC=contoso,DC=test"));
    EXPECT_FALSE(decision.inScope());
    EXPECT_EQ(decision.reason, "Not in any selected organizational unit");
}

TEST(Scope, RefusesAUnitThatIsNoNameAndSaysWhich) {
    const auto scope = scopeOf({"OU=People,DC=contoso,DC=test", "People"});
    ASSERT_FALSE(scope.ok());
    EXPECT_EQ(scope.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(scope.error().object, "People");
    EXPECT_FALSE(scope.error().nextStep.empty());
}

TEST(Scope, RefusesAnEmptyUnit) { EXPECT_FALSE(scopeOf({""}).ok()); }

TEST(Scope, LeavesOutLosersOfReplicationConflicts) {
    EXPECT_FALSE(decide({}, named("CN=Ada\\0ACNF:5f2b1c3d-0000-4000-8000-00000000000a,DC=contoso,DC=test")).inScope());
}

TEST(Scope, LeavesOutCriticalSystemObjects) {
    Object object = named("CN=krbtgt,DC=contoso,DC=test");
    object.set("isCriticalSystemObject", "TRUE");
    EXPECT_FALSE(decide({}, object).inScope());
    object.set("isCriticalSystemObject", "FALSE");
    EXPECT_TRUE(decide({}, object).inScope());
}

TEST(SchemaDetection, FindsTheExchangeSchema) {
    const SchemaCheck check = detectExchangeSchema(exchangeSchema());
    EXPECT_TRUE(check.detected);
    EXPECT_FALSE(check.reason.empty());
    EXPECT_EQ(check.server, "dc1.contoso.test");
    EXPECT_EQ(check.exchangeHint, "Exchange Server 2019 CU10 or later");
    EXPECT_GT(check.checkedAt, 0);
}

TEST(SchemaDetection, AlwaysListsTheEightAttributesInOrder) {
    for (const Schema& schema : {exchangeSchema(), Schema()}) {
        const SchemaCheck check = detectExchangeSchema(schema);
        ASSERT_EQ(check.attributes.size(), 8u);
        EXPECT_EQ(check.attributes.front().name, "msDS-ExternalDirectoryObjectId");
        EXPECT_EQ(check.attributes.back().name, "msExchUserHoldPolicies");
    }
}

TEST(SchemaDetection, TellsSyntaxAndWhetherSingleValued) {
    const SchemaCheck check = detectExchangeSchema(exchangeSchema());
    EXPECT_EQ(check.attributes[1].syntax, "DirectoryString");
    EXPECT_FALSE(check.attributes[1].singleValued);
    EXPECT_EQ(check.attributes[2].syntax, "Integer");
    EXPECT_TRUE(check.attributes[2].singleValued);
}

class MissingAttribute : public ::testing::TestWithParam<const char*> {};

TEST_P(MissingAttribute, IsNamedInTheReason) {
    const SchemaCheck check = detectExchangeSchema(exchangeSchema({GetParam()}));
    EXPECT_FALSE(check.detected);
    EXPECT_NE(check.reason.find(GetParam()), std::string::npos) << check.reason;
    EXPECT_NE(check.reason.find("dc1.contoso.test"), std::string::npos) << check.reason;
}

INSTANTIATE_TEST_SUITE_P(OfTheNine, MissingAttribute,
                         ::testing::Values("mailNickname", "msDS-ExternalDirectoryObjectId", "proxyAddresses",
                                           "msExchArchiveStatus", "msExchBlockedSendersHash",
                                           "msExchSafeRecipientsHash", "msExchSafeSendersHash",
                                           "msExchUCVoiceMailSettings", "msExchUserHoldPolicies"));

TEST(SchemaDetection, NamesTheClassThatDoesNotAllowAnAttribute) {
    Schema schema = exchangeSchema();
    schema.classes["inetOrgPerson"].erase("msExchArchiveStatus");
    const SchemaCheck check = detectExchangeSchema(schema);
    EXPECT_FALSE(check.detected);
    EXPECT_NE(check.reason.find("inetOrgPerson"), std::string::npos) << check.reason;
    EXPECT_NE(check.reason.find("msExchArchiveStatus"), std::string::npos) << check.reason;
    EXPECT_TRUE(check.attributes[2].user);
    EXPECT_FALSE(check.attributes[2].inetOrgPerson);
}

TEST(SchemaDetection, AsksOfContactsForTheirAddressesOnly) {
    Schema schema = exchangeSchema();
    schema.classes["contact"] = {"proxyAddresses"};
    EXPECT_TRUE(detectExchangeSchema(schema).detected);
    schema.classes["contact"].clear();
    EXPECT_FALSE(detectExchangeSchema(schema).detected);
}

TEST(SchemaDetection, ComparesMailNicknameWithoutCase) {
    Schema schema = exchangeSchema({"mailNickname"});
    schema.attributes["mailNickName"] = {};
    schema.classes["user"].insert("mailNickName");
    EXPECT_TRUE(detectExchangeSchema(schema).detected);
}

TEST(SchemaDetection, TellsAnUnreadableSchemaFromOneWithoutExchange) {
    EXPECT_NE(detectExchangeSchema(Schema()).reason.find("could not be read"), std::string::npos);
    EXPECT_NE(detectExchangeSchema(exchangeSchema({"mailNickname"})).reason.find("The Exchange schema is not there"),
              std::string::npos);
}

TEST(AgentPrerequisite, IsMetFromTheDocumentedVersionOn) {
    EXPECT_TRUE(meetsAgentPrerequisite("1.1.1107.0"));
    EXPECT_TRUE(meetsAgentPrerequisite("1.1.1108"));
    EXPECT_TRUE(meetsAgentPrerequisite("1.2"));
    EXPECT_TRUE(meetsAgentPrerequisite("2.0.0.0"));
}

TEST(AgentPrerequisite, IsNotMetBefore) {
    EXPECT_FALSE(meetsAgentPrerequisite("1.1.1106.9"));
    EXPECT_FALSE(meetsAgentPrerequisite("1.1.999.0"));
    EXPECT_FALSE(meetsAgentPrerequisite("0.9.2000.0"));
    EXPECT_FALSE(meetsAgentPrerequisite("1.1"));
}

TEST(AgentPrerequisite, IsNotMetByATextThatIsNoVersion) {
    for (const char* text :
         {"", "latest", "1.1.1107.x", "1..1107.0", "1.1.1107.0.5", "v1.1.1107.0", "1.1.1107.", "1.-1"})
        EXPECT_FALSE(meetsAgentPrerequisite(text)) << text;
}

Change disabling() {
    Change change;
    change.kind = ChangeKind::Disable;
    return change;
}

Change clearing(int attributes) {
    Change change;
    for (int i = 0; i < attributes; ++i) {
        AttributeChange attribute;
        attribute.operation = AttributeChange::Operation::Clear;
        change.attributes.push_back(attribute);
    }
    return change;
}

Configuration threshold(int number) {
    Configuration configuration;
    configuration.properties.accidentalDeletionThreshold = number;
    return configuration;
}

Configuration limits(int clears, int updates, int percent) {
    Configuration configuration;
    configuration.guards = {clears, updates, percent};
    return configuration;
}

void countUpdates(Guard& guard, int updates) {
    Change change;
    change.attributes.emplace_back();
    for (int i = 0; i < updates; ++i) guard.count(change);
}

constexpr std::int64_t many = 100000;

TEST(Guard, LetsAnEmptyPlanPass) { EXPECT_FALSE(Guard(threshold(1)).verdict(many)); }

TEST(Guard, PassesBelowTheThresholdAndTripsAtIt) {
    Guard guard(threshold(3));
    guard.count(disabling());
    guard.count(disabling());
    EXPECT_FALSE(guard.verdict(many));
    guard.count(disabling());
    ASSERT_TRUE(guard.verdict(many));
    EXPECT_TRUE(Guard::isRefusal(*guard.verdict(many)));
    EXPECT_EQ(guard.verdict(many)->message,
              "0 of 3 written: 3 objects would be disabled or deleted, and the accidental deletion threshold is 3");
}

TEST(Guard, CountsDeletesLikeDisables) {
    Guard guard(threshold(2));
    guard.count(disabling());
    Change change;
    change.kind = ChangeKind::Delete;
    guard.count(change);
    EXPECT_TRUE(guard.verdict(many));
}

TEST(Guard, CountsClearedAttributesUpToTheirOwnLimit) {
    Guard guard(limits(3, 0, 0));
    guard.count(clearing(2));
    EXPECT_FALSE(guard.verdict(many));
    guard.count(clearing(1));
    ASSERT_TRUE(guard.verdict(many));
    EXPECT_TRUE(guard.verdict(many)->message.starts_with("0 of 2 written: 3 attribute values would be cleared"));
}

TEST(Guard, DoesNotCountWhatIsNotWritten) {
    Guard guard(limits(1, 0, 0));
    Change change = clearing(2);
    for (AttributeChange& attribute : change.attributes) attribute.result = AttributeChange::Result::Failed;
    guard.count(change);
    EXPECT_FALSE(guard.verdict(many));
}

TEST(Guard, DoesNotMindUpdatesUnlessALimitIsSet) {
    Guard guard(threshold(1));
    countUpdates(guard, 1000);
    EXPECT_FALSE(guard.verdict(1000));
}

TEST(Guard, StopsAMassUpdateAtItsCount) {
    Guard guard(limits(0, 10, 0));
    countUpdates(guard, 9);
    EXPECT_FALSE(guard.verdict(many));
    countUpdates(guard, 1);
    EXPECT_TRUE(guard.verdict(many)->message.starts_with("0 of 10 written: 10 objects would be created or updated"));
}

TEST(Guard, StopsAMassUpdateAtItsShareOfTheObjectsInScope) {
    Guard guard(limits(0, 0, 20));
    countUpdates(guard, 39);
    EXPECT_FALSE(guard.verdict(200));
    countUpdates(guard, 1);
    EXPECT_TRUE(guard.verdict(200));
    EXPECT_FALSE(guard.verdict(201));
}

TEST(Guard, LooksAtSharesOnlyWhereTheyMeanSomething) {
    Guard guard(limits(0, 0, 20));
    countUpdates(guard, 99);
    EXPECT_FALSE(guard.verdict(99));
    EXPECT_TRUE(guard.verdict(100));
}

TEST(Guard, DoesNotCountARestoreAsAnything) {
    Guard guard(threshold(1));
    Change change;
    change.kind = ChangeKind::Restore;
    guard.count(change);
    EXPECT_FALSE(guard.verdict(many));
}

TEST(Guard, CanBeSwitchedOff) {
    Configuration configuration = threshold(1);
    configuration.properties.preventAccidentalDeletion = false;
    configuration.guards = {0, 0, 0};
    Guard guard(configuration);
    guard.count(disabling());
    guard.count(clearing(1000));
    EXPECT_FALSE(guard.verdict(many));
}

TEST(Guard, TakesANonsenseThresholdForOne) {
    Guard guard(threshold(0));
    EXPECT_FALSE(guard.verdict(many));
    guard.count(disabling());
    EXPECT_TRUE(guard.verdict(many));
}

}  // namespace
}  // namespace hs::sync
