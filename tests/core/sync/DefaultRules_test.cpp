#include "core/sync/DefaultRules.h"

#include <gtest/gtest.h>

#include "core/sync/CompiledRule.h"
#include "core/sync/Rulebook.h"

namespace hs::sync {
namespace {

Mapping mappingTo(const Rule& rule, const AttributeName& target, ObjectClass objectClass = ObjectClass::User) {
    for (const Mapping& mapping : rule.mappings)
        if (mapping.target == target && mapping.appliesTo(objectClass)) return mapping;
    return {};
}

bool contains(const std::vector<AttributeName>& names, const char* name) {
    return std::find(names.begin(), names.end(), AttributeName(name)) != names.end();
}

MappingSettings withoutArchiveStatus() {
    Mapping off;
    off.target = "MSEXCHARCHIVESTATUS";
    off.enabled = false;
    MappingSettings settings;
    settings.writeback = {off};
    return settings;
}

TEST(WritebackRule, HasTheEightMappingsInTheirOrder) {
    const Rule rule = writebackRule();
    ASSERT_EQ(rule.mappings.size(), 8u);
    for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(rule.mappings[i].target, writebackTargets()[i]);
}

TEST(WritebackRule, HasSeventeenRowsByObjectClass) {
    std::size_t rows = 0;
    for (const Mapping& mapping : writebackRule().mappings)
        for (const ObjectClass objectClass : {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact})
            rows += mapping.appliesTo(objectClass);
    EXPECT_EQ(rows, 17u);
}

TEST(WritebackRule, GivesContactsTheirAddressOnly) {
    for (const Mapping& mapping : writebackRule().mappings)
        EXPECT_EQ(mapping.appliesTo(ObjectClass::Contact), mapping.target == AttributeName("proxyAddresses"));
}

TEST(WritebackRule, HasNoRowForGroups) {
    for (const Mapping& mapping : writebackRule().mappings) EXPECT_FALSE(mapping.appliesTo(ObjectClass::Group));
}

TEST(WritebackRule, MapsTwoAttributesDirectlyAndSixByExpression) {
    int direct = 0;
    for (const Mapping& mapping : writebackRule().mappings) direct += mapping.type == MappingType::Direct;
    EXPECT_EQ(direct, 2);
    EXPECT_EQ(mappingTo(writebackRule(), "msDS-ExternalDirectoryObjectId").expression, "[cloudAnchor]");
    EXPECT_EQ(mappingTo(writebackRule(), "msExchArchiveStatus").expression, "[cloudMSExchArchiveStatus]");
}

TEST(WritebackRule, SpellsTheExpressionsAsDocumented) {
    const Rule rule = writebackRule();
    EXPECT_EQ(
        mappingTo(rule, "proxyAddresses").expression,
        R"(IgnoreFlowIfNullOrEmpty(Switch([cloudLegacyExchangeDN], Append("x500:", [cloudLegacyExchangeDN]), "", "")))");
    EXPECT_EQ(mappingTo(rule, "msExchBlockedSendersHash").expression,
              R"(IgnoreFlowIfNullOrEmpty(Switch([cloudSOAExchMailbox], "", "True", [cloudMSExchBlockedSendersHash])))");
    EXPECT_EQ(mappingTo(rule, "msExchSafeRecipientsHash").expression,
              R"(IgnoreFlowIfNullOrEmpty(Switch([cloudSOAExchMailbox], "", "True", [cloudMSExchSafeRecipientsHash])))");
    EXPECT_EQ(mappingTo(rule, "msExchSafeSendersHash").expression,
              R"(IgnoreFlowIfNullOrEmpty(Switch([cloudSOAExchMailbox], "", "True", [cloudMSExchSafeSendersHash])))");
    EXPECT_EQ(mappingTo(rule, "msExchUCVoiceMailSettings").expression,
              "IgnoreFlowIfNullOrEmpty([cloudMSExchUCVoiceMailSettings])");
    EXPECT_EQ(mappingTo(rule, "msExchUserHoldPolicies").expression,
              "IgnoreFlowIfNullOrEmpty([cloudMSExchUserHoldPolicies])");
}

TEST(WritebackRule, AddsMergesAndReplaces) {
    for (const Mapping& mapping : writebackRule().mappings) {
        const FlowKind expected = mapping.target == AttributeName("proxyAddresses")              ? FlowKind::AddValue
                                  : mapping.target == AttributeName("msExchUCVoiceMailSettings") ? FlowKind::MergeByKey
                                                                                                 : FlowKind::Replace;
        EXPECT_EQ(mapping.flow, expected) << mapping.target.text();
    }
}

TEST(WritebackRule, DerivesTheGate) {
    const Rule rule = writebackRule();
    ASSERT_EQ(rule.derived.size(), 1u);
    EXPECT_EQ(rule.derived.front().target, AttributeName("cloudSOAExchMailbox"));
}

TEST(WritebackRule, SwitchesOffWhatAnAdministratorSwitchedOff) {
    const Rule rule = ruleOf(withoutArchiveStatus(), RuleKind::Writeback);
    EXPECT_FALSE(mappingTo(rule, "msExchArchiveStatus").enabled);
    EXPECT_TRUE(mappingTo(rule, "proxyAddresses").enabled);
    EXPECT_EQ(rule.mappings.size(), 8u);
}

TEST(WritebackRule, TakesOnlyExpressionAndSwitchFromAnAdministrator) {
    Mapping edited;
    edited.target = "proxyAddresses";
    edited.expression = "[mail]";
    edited.flow = FlowKind::Replace;
    edited.classes = {ObjectClass::Contact};
    MappingSettings settings;
    settings.writeback = {edited};
    const Mapping mapping = mappingTo(ruleOf(settings, RuleKind::Writeback), "proxyAddresses");
    EXPECT_EQ(mapping.expression, "[mail]");
    EXPECT_EQ(mapping.flow, FlowKind::AddValue);
    EXPECT_EQ(mapping.classes.size(), 3u);
    EXPECT_EQ(ruleOf(settings, RuleKind::Writeback).mappings.size(), 8u);
}

TEST(ProvisioningRule, IsAnAdministratorsListWhereThereIsOne) {
    MappingSettings settings;
    settings.provisioning = {provisioningRule().mappings.front()};
    EXPECT_EQ(ruleOf(settings, RuleKind::Provisioning).mappings.size(), 1u);
    EXPECT_EQ(ruleOf({}, RuleKind::Provisioning), provisioningRule());
    EXPECT_EQ(ruleOf({}, RuleKind::Writeback), writebackRule());
}

TEST(ProvisioningRule, MatchesByAnchorFirst) {
    const Rule rule = provisioningRule();
    EXPECT_EQ(mappingTo(rule, "onPremisesImmutableId").matchingPrecedence, 1);
    EXPECT_EQ(mappingTo(rule, "userPrincipalName").matchingPrecedence, 2);
    EXPECT_EQ(mappingTo(rule, "mail", ObjectClass::Contact).matchingPrecedence, 2);
    EXPECT_EQ(mappingTo(rule, "mail", ObjectClass::User).matchingPrecedence, 0);
}

TEST(ProvisioningRule, GivesContactsNoAccount) {
    const Rule rule = provisioningRule();
    for (const char* name : {"userPrincipalName", "accountEnabled", "usageLocation"})
        EXPECT_TRUE(mappingTo(rule, name, ObjectClass::Contact).target.empty()) << name;
}

TEST(ProvisioningRule, MapsEachTargetOnceForEachClass) {
    const Rule rule = provisioningRule();
    for (const ObjectClass objectClass : {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact})
        for (const Mapping& one : rule.mappings) {
            const auto same = std::count_if(rule.mappings.begin(), rule.mappings.end(), [&](const Mapping& other) {
                return other.target == one.target && other.appliesTo(objectClass);
            });
            EXPECT_LE(same, 1) << one.target.text();
        }
}

TEST(CompiledRule, CompilesBothDefaultRules) {
    EXPECT_TRUE(CompiledRule::compile(provisioningRule()).ok());
    EXPECT_TRUE(CompiledRule::compile(writebackRule()).ok());
}

TEST(CompiledRule, ReadsRealSourceAttributesOnlyAndEachOnce) {
    const auto rule = CompiledRule::compile(writebackRule());
    ASSERT_TRUE(rule.ok());
    EXPECT_FALSE(contains(rule->sourceAttributes(), "cloudSOAExchMailbox"));
    EXPECT_TRUE(contains(rule->sourceAttributes(), "cloudMSExchRecipientDisplayType"));
    EXPECT_EQ(rule->sourceAttributes().size(), 9u);
    EXPECT_EQ(rule->targetAttributes().size(), 8u);
}

TEST(CompiledRule, DoesNotAskTheDirectoryForTheSourceAnchor) {
    const auto rule = CompiledRule::compile(provisioningRule());
    ASSERT_TRUE(rule.ok());
    EXPECT_FALSE(contains(rule->sourceAttributes(), "sourceAnchor"));
    EXPECT_TRUE(contains(rule->sourceAttributes(), "userAccountControl"));
}

TEST(CompiledRule, DoesNotReadWhatOnlyASwitchedOffMappingNeeds) {
    const auto rule = CompiledRule::compile(ruleOf(withoutArchiveStatus(), RuleKind::Writeback));
    ASSERT_TRUE(rule.ok());
    EXPECT_FALSE(contains(rule->sourceAttributes(), "cloudMSExchArchiveStatus"));
    EXPECT_FALSE(contains(rule->targetAttributes(), "msExchArchiveStatus"));
    EXPECT_EQ(rule->mappings().size(), 8u);
}

TEST(CompiledRule, NamesTheTargetAndShowsTheExpressionThatIsWrong) {
    Rule rule = provisioningRule();
    rule.mappings[1].expression = "Coalesce([displayName], ";
    const auto compiled = CompiledRule::compile(rule);
    ASSERT_FALSE(compiled.ok());
    EXPECT_EQ(compiled.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(compiled.error().attribute, rule.mappings[1].target.text());
    EXPECT_NE(compiled.error().message.find("Coalesce([displayName], "), std::string::npos);
    EXPECT_NE(compiled.error().message.find('^'), std::string::npos);
    EXPECT_FALSE(compiled.error().nextStep.empty());
}

TEST(CompiledRule, LetsASwitchedOffMappingWaitForItsRepair) {
    Rule rule = provisioningRule();
    rule.mappings[1].expression = "Coalesce(";
    rule.mappings[1].enabled = false;
    EXPECT_TRUE(CompiledRule::compile(rule).ok());
}

TEST(CompiledRule, LeavesOutMappingsOfTypeNone) {
    Rule rule = provisioningRule();
    const std::size_t before = CompiledRule::compile(rule)->mappings().size();
    rule.mappings[2].type = MappingType::None;
    EXPECT_EQ(CompiledRule::compile(rule)->mappings().size(), before - 1);
}

SchemaCheck detected() {
    SchemaCheck schema;
    schema.detected = true;
    return schema;
}

TEST(Rulebook, HasNoWritebackUnlessItIsOnAndTheSchemaIsThere) {
    Configuration configuration;
    EXPECT_EQ(Rulebook::prepare(configuration, detected())->writeback(), nullptr);
    configuration.properties.exchangeHybridWriteback = true;
    EXPECT_EQ(Rulebook::prepare(configuration, {})->writeback(), nullptr);
    EXPECT_NE(Rulebook::prepare(configuration, detected())->writeback(), nullptr);
}

TEST(Rulebook, ReadsWritebackAttributesOnlyWithWriteback) {
    Configuration configuration;
    EXPECT_FALSE(contains(Rulebook::prepare(configuration, detected())->cloudQuery().attributes, "cloudAnchor"));
    configuration.properties.exchangeHybridWriteback = true;
    const auto book = Rulebook::prepare(configuration, detected());
    EXPECT_TRUE(contains(book->cloudQuery().attributes, "cloudAnchor"));
    EXPECT_TRUE(contains(book->directoryQuery().attributes, "proxyAddresses"));
}

TEST(Rulebook, TakesOtherFingerprintsWhenTheMappingsChange) {
    Configuration configuration;
    configuration.properties.exchangeHybridWriteback = true;
    Object object;
    object.set("displayName", "Ada");
    const auto print = Rulebook::prepare(configuration, detected())->directoryPrint(object);
    configuration.mappings = withoutArchiveStatus();
    EXPECT_NE(Rulebook::prepare(configuration, detected())->directoryPrint(object), print);
}

TEST(Rulebook, HasAnotherMarkForAnyEditOfAMapping) {
    Configuration configuration;
    const auto mark = [&] { return Rulebook::prepare(configuration, {})->mark(); };
    const std::uint64_t before = mark();
    const std::vector<Mapping> defaults = provisioningRule().mappings;
    configuration.mappings.provisioning = defaults;
    EXPECT_EQ(mark(), before);
    const auto edited = [&](auto&& edit) {
        configuration.mappings.provisioning = defaults;
        edit(configuration.mappings.provisioning->at(1));
        return mark();
    };
    EXPECT_NE(edited([](Mapping& m) { m.expression = "[cn]"; }), before);
    EXPECT_NE(edited([](Mapping& m) { m.onlyOnCreate = true; }), before);
    EXPECT_NE(edited([](Mapping& m) { m.matchingPrecedence = 9; }), before);
    EXPECT_NE(edited([](Mapping& m) { m.defaultValue = "x"; }), before);
    EXPECT_NE(edited([](Mapping& m) { m.classes = {ObjectClass::User}; }), before);
    EXPECT_NE(edited([](Mapping& m) { m.enabled = false; }), before);
    EXPECT_NE(edited([](Mapping& m) { m.type = MappingType::None; }), before);
}

TEST(Rulebook, DoesNotCountTheScopeQuestionAsAMappedAttribute) {
    Object object, critical;
    critical.set("isCriticalSystemObject", "TRUE");
    const auto book = Rulebook::prepare({}, {});
    EXPECT_TRUE(contains(book->directoryQuery().attributes, "isCriticalSystemObject"));
    EXPECT_EQ(book->directoryPrint(object), book->directoryPrint(critical));
}

}  // namespace
}  // namespace hs::sync
