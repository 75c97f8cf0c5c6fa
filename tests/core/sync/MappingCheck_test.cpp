#include "core/sync/MappingCheck.h"

#include <gtest/gtest.h>

#include <functional>

#include "core/model/MappingNames.h"
#include "core/sync/DefaultRules.h"

namespace hs::sync {
namespace {

Schema directorySchema() {
    Schema schema;
    for (const char* name : {"displayName", "cn", "givenName", "sn", "mail", "title", "userPrincipalName", "company"}) {
        schema.attributes[name] = {name, {}, "DirectoryString", true, {}};
        for (const char* each : {"user", "inetOrgPerson", "contact"}) schema.classes[each].insert(name);
    }
    schema.classes["contact"].erase("userPrincipalName");
    return schema;
}

Schema cloudSchema() {
    Schema schema;
    for (const Mapping& mapping : provisioningRule().mappings) {
        schema.attributes[mapping.target] = {mapping.target.text(), {}, "DirectoryString", true, {}};
        for (const ObjectClass each : mapping.allClasses())
            schema.classes[std::string(toString(each))].insert(mapping.target);
    }
    return schema;
}

struct Case {
    const char* name;
    std::function<void(std::vector<Mapping>&)> change;
    const char* message;  ///< part of the first error; empty = there is none
    const char* target;   ///< whose it is; empty = the list's
};

Mapping& at(std::vector<Mapping>& mappings, const char* target) {
    Mapping* mapping = mappingFor(mappings, target, {ObjectClass::User, ObjectClass::InetOrgPerson});
    if (mapping == nullptr) throw std::out_of_range(target);
    return *mapping;
}

Mapping to(const char* target, std::string expression) {
    Mapping mapping;
    mapping.target = target;
    mapping.expression = std::move(expression);
    mapping.classes = {ObjectClass::User};
    return mapping;
}

const Case cases[] = {
    {"theDefaults", [](auto&) {}, "", ""},
    {"aDomainStripped", [](auto& all) { at(all, "jobTitle").expression = "Word([mail],1,\"@\")"; }, "", ""},
    {"aTargetTwice", [](auto& all) { all.push_back(to("jobTitle", "[title]")); }, "target of another mapping",
     "jobTitle"},
    {"aTargetTwiceInAnotherCase", [](auto& all) { all.push_back(to("JOBTITLE", "[title]")); },
     "target of another mapping", "JOBTITLE"},
    {"theSameTargetForOthers", [](auto& all) { at(all, "companyName").expression = "[title]"; }, "", ""},
    {"anUnknownTarget", [](auto& all) { all.push_back(to("jobTitel", "[title]")); }, "Did you mean 'jobTitle'?",
     "jobTitel"},
    {"noTarget", [](auto& all) { all.push_back(to("", "[title]")); }, "has no target", ""},
    {"anExtension", [](auto& all) { all.push_back(to("extension_ab12_grade", "[title]")); }, "", ""},
    {"aTargetThatTheClassLacks",
     [](auto& all) {
         all.push_back(to("usageLocation", "[c]"));
         all.back().classes = {ObjectClass::Contact};
     },
     "cannot be written on contact objects", "usageLocation"},
    {"anUnknownFunction", [](auto& all) { at(all, "jobTitle").expression = "Wrd([title],1,\" \")"; },
     "Unknown function 'Wrd'. Did you mean 'Word'?", "jobTitle"},
    {"anOpenText", [](auto& all) { at(all, "jobTitle").expression = "\"open"; }, "Text is not closed", "jobTitle"},
    {"aWrongOneSwitchedOff",
     [](auto& all) {
         at(all, "jobTitle").expression = "Wrd(";
         at(all, "jobTitle").enabled = false;
     },
     "", ""},
    {"anUnknownSourceIsAWarning", [](auto& all) { at(all, "jobTitle").expression = "[titel]"; }, "", ""},
    {"aDirectOneWithoutSource",
     [](auto& all) {
         at(all, "jobTitle").type = MappingType::Direct;
         at(all, "jobTitle").expression = "[]";
     },
     "needs a source attribute", "jobTitle"},
    {"oneOfTypeNone",
     [](auto& all) {
         at(all, "jobTitle").type = MappingType::None;
         at(all, "jobTitle").expression = "";
     },
     "", ""},
    {"twoOfOnePrecedence", [](auto& all) { at(all, "mail").matchingPrecedence = 2; }, "matching precedence 2", "mail"},
    {"aNegativePrecedence", [](auto& all) { at(all, "mail").matchingPrecedence = -1; }, "is negative", "mail"},
    {"noAnchor", [](auto& all) { all.erase(all.begin()); }, "no mapping to onPremisesImmutableId", ""},
    {"theAnchorSwitchedOff", [](auto& all) { all.front().enabled = false; }, "no mapping to onPremisesImmutableId", ""},
    {"nothingToMatchBy",
     [](auto& all) {
         for (Mapping& each : all) each.matchingPrecedence = 0;
     },
     "no matching attribute", ""},
};

class MappingCheckTest : public ::testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(Table, MappingCheckTest, ::testing::ValuesIn(cases),
                         [](const auto& one) { return one.param.name; });

TEST_P(MappingCheckTest, SaysWhatIsWrong) {
    Rule rule = provisioningRule();
    GetParam().change(rule.mappings);
    const Schema directory = directorySchema(), cloud = cloudSchema();
    const auto verdict = verdictOf(rule, checkMappings(rule, &directory, &cloud));
    if (*GetParam().message == '\0') {
        EXPECT_TRUE(verdict.ok()) << verdict.error().toLine();
        return;
    }
    ASSERT_FALSE(verdict.ok());
    EXPECT_EQ(verdict.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(verdict.error().message.find(GetParam().message), std::string::npos) << verdict.error().toLine();
    EXPECT_EQ(verdict.error().attribute, GetParam().target);
    EXPECT_FALSE(verdict.error().nextStep.empty());
}

TEST(MappingCheck, WarnsOfAnAttributeThatTheClassDoesNotHave) {
    Rule rule = provisioningRule();
    Mapping* mail = mappingFor(rule.mappings, "mail", {ObjectClass::Contact});
    mail->type = MappingType::Expression;
    mail->expression = "Coalesce([mail], [userPrincipalName])";
    const Schema directory = directorySchema();
    const auto findings = checkMappings(rule, &directory, nullptr);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_FALSE(findings.front().isError);
    EXPECT_EQ(findings.front().position, 17u);
    EXPECT_NE(findings.front().message.find("[userPrincipalName]"), std::string::npos);
}

TEST(MappingCheck, ConcludesNothingFromASchemaItDoesNotKnow) {
    const Schema unknown;
    Rule rule = provisioningRule();
    rule.mappings.push_back(to("anything", "[whatever]"));
    EXPECT_TRUE(checkMappings(rule, &unknown, &unknown).empty());
    EXPECT_TRUE(checkMappings(rule, nullptr, nullptr).empty());
}

TEST(MappingFor, SplitsWhatIsForOthersToo) {
    std::vector<Mapping> mappings = provisioningRule().mappings;
    const std::size_t before = mappings.size();
    Mapping* name = mappingFor(mappings, "displayName", {ObjectClass::Contact});
    ASSERT_NE(name, nullptr);
    EXPECT_EQ(name->classes, std::vector<ObjectClass>{ObjectClass::Contact});
    EXPECT_EQ(mappings.size(), before + 1);
    EXPECT_TRUE(verdictOf(provisioningRule(), checkMappings(provisioningRule(), nullptr, nullptr)).ok());
    EXPECT_EQ(mappingFor(mappings, "usageLocation", {ObjectClass::Contact}), nullptr);
}

TEST(ExpressionOf, AConstantIsReadAsItIsWritten) {
    for (const char* text : {"", "plain", "with \"quotes\"", "back\\slash", "\\\"", "äöü"})
        EXPECT_EQ(constantOf(expressionOf(MappingType::Constant, text)), text);
    EXPECT_EQ(expressionOf(MappingType::Direct, "mail"), "[mail]");
}

}  // namespace
}  // namespace hs::sync
