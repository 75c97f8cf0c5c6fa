#include "core/sync/MappingCheck.h"

#include <gtest/gtest.h>

#include "core/expr/Expression.h"
#include "core/model/MappingText.h"
#include "core/sync/CloudSchema.h"
#include "core/sync/DefaultRules.h"

namespace hs::sync {
namespace {

Mapping toNickname() {
    Mapping mapping;
    mapping.target = "mailNickname";
    mapping.expression = "Word([mail], 1, \"@\")";
    mapping.classes = {ObjectClass::User};
    return mapping;
}

std::string complaint(RuleKind rule, const std::vector<Mapping>& mappings) {
    const auto checked = checkMappings(rule, mappings);
    return checked.ok() ? "" : checked.error().message;
}

TEST(MappingCheck, TakesTheDefaultsOfBothRules) {
    EXPECT_EQ(complaint(RuleKind::Provisioning, provisioningRule().mappings), "");
    EXPECT_EQ(complaint(RuleKind::Writeback, writebackRule().mappings), "");
}

TEST(MappingCheck, RefusesATargetTwiceOnOneClassOnly) {
    std::vector<Mapping> mappings = provisioningRule().mappings;
    Mapping more = toNickname();
    mappings.push_back(more);
    EXPECT_EQ(complaint(RuleKind::Provisioning, mappings), "mailNickname is the target of another mapping already.");
    mappings.back().target = "MAILNICKNAME";
    EXPECT_NE(complaint(RuleKind::Provisioning, mappings), "");
    mappings.back().target = "mobilePhone";
    EXPECT_EQ(complaint(RuleKind::Provisioning, mappings), "");
}

TEST(MappingCheck, SuggestsTheTargetThatWasMeant) {
    Mapping mapping = toNickname();
    mapping.target = "mailNicknam";
    EXPECT_EQ(checkMapping(RuleKind::Provisioning, mapping).error().message,
              "Microsoft Entra ID has no attribute mailNicknam on users that provisioning writes. Did you mean "
              "mailNickname?");
    mapping.target = "msExchArchiveStatu";
    EXPECT_NE(checkMapping(RuleKind::Writeback, mapping).error().message.find("Did you mean msExchArchiveStatus?"),
              std::string::npos);
}

TEST(MappingCheck, GivesContactsNoTargetOfUsers) {
    Mapping mapping = toNickname();
    mapping.target = "usageLocation";
    EXPECT_TRUE(checkMapping(RuleKind::Provisioning, mapping).ok());
    mapping.classes = {ObjectClass::Contact};
    EXPECT_FALSE(checkMapping(RuleKind::Provisioning, mapping).ok());
}

TEST(MappingCheck, SaysWhereAnExpressionIsWrong) {
    Mapping mapping = toNickname();
    mapping.expression = "Wrod([mail], 1, \"@\")";
    const auto checked = checkMapping(RuleKind::Provisioning, mapping);
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(checked.error().attribute, "mailNickname");
    EXPECT_NE(checked.error().message.find("1:1"), std::string::npos);
    EXPECT_NE(checked.error().message.find("Word"), std::string::npos);
}

struct Wrong {
    const char* name;
    void (*spoil)(Mapping&);
};

class MappingCheckOf : public testing::TestWithParam<Wrong> {};

TEST_P(MappingCheckOf, IsRefused) {
    Mapping mapping = toNickname();
    GetParam().spoil(mapping);
    EXPECT_FALSE(checkMapping(RuleKind::Provisioning, mapping).ok());
}

INSTANTIATE_TEST_SUITE_P(Table, MappingCheckOf,
                         testing::Values(Wrong{"noTarget", [](Mapping& m) { m.target = ""; }},
                                         Wrong{"noClass", [](Mapping& m) { m.classes.clear(); }},
                                         Wrong{"group", [](Mapping& m) { m.classes = {ObjectClass::Group}; }},
                                         Wrong{"noSource", [](Mapping& m) { m.type = MappingType::Direct; }},
                                         Wrong{"emptyConstant",
                                               [](Mapping& m) {
                                                   m.type = MappingType::Constant;
                                                   m.expression = "\"\"";
                                               }},
                                         Wrong{"noExpression", [](Mapping& m) { m.expression.clear(); }},
                                         Wrong{"negativePrecedence", [](Mapping& m) { m.matchingPrecedence = -1; }}),
                         [](const auto& wrong) { return std::string(wrong.param.name); });

TEST(MappingCheck, WantsAMatchingAttributeForEachClass) {
    std::vector<Mapping> mappings = provisioningRule().mappings;
    for (Mapping& mapping : mappings) {
        if (mapping.appliesTo(ObjectClass::User)) mapping.matchingPrecedence = 0;
    }
    EXPECT_EQ(complaint(RuleKind::Provisioning, mappings), "No mapping matches objects of class user.");
}

TEST(MappingCheck, KeepsTheSourceAnchor) {
    std::vector<Mapping> mappings = provisioningRule().mappings;
    ASSERT_EQ(mappings.front().target, AttributeName("onPremisesImmutableId"));
    mappings.front().enabled = false;
    EXPECT_EQ(complaint(RuleKind::Provisioning, mappings),
              "The source anchor would not reach objects of class user any more.");
}

TEST(MappingCheck, QuotesConstantsAsTheLanguageReadsThem) {
    for (const std::string text : {"US", "say \"hi\"", "C:\\temp\\", "Zoë"}) {
        const std::string expression = constantExpression(text);
        EXPECT_EQ(constantOf(expression), text);
        const auto evaluation = expr::Expression::compile(expression).evaluate(Object(), {});
        ASSERT_EQ(evaluation.values.size(), 1u);
        EXPECT_EQ(evaluation.values.front().bytes(), text);
    }
    EXPECT_EQ(constantOf("\"a\" & \"b\""), "");
    EXPECT_EQ(constantOf("[mail]"), "");
}

TEST(CloudSchema, HasEveryDefaultTarget) {
    for (const Mapping& mapping : provisioningRule().mappings)
        for (const ObjectClass objectClass : mapping.classes) {
            const auto known = cloudTargets(objectClass);
            EXPECT_NE(std::find(known.begin(), known.end(), mapping.target.text()), known.end())
                << mapping.target.text();
        }
}

}  // namespace
}  // namespace hs::sync
