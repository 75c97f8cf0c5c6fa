#include "core/service/MappingCommands.h"

#include <gtest/gtest.h>

#include "core/sync/DefaultRules.h"
#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

class MappingCommandsTest : public ::testing::Test {
protected:
    MappingCommands& mappings() { return office.engine.mappings(); }
    std::vector<Mapping> withNickname(const std::string& expression) {
        std::vector<Mapping> list = sync::provisioningRule().mappings;
        for (Mapping& mapping : list)
            if (mapping.target == AttributeName("mailNickname")) {
                mapping.type = MappingType::Expression;
                mapping.expression = expression;
            }
        return list;
    }
    const std::string name = "contoso.test";
    Office office;
};

TEST_F(MappingCommandsTest, SavesAListAndTellsWhatIsEdited) {
    const auto before = mappings().sheet(name);
    ASSERT_TRUE(before.ok()) << before.error().toLine();
    EXPECT_FALSE(before->provisioning.edited);
    EXPECT_EQ(before->writeback.mappings.size(), 8u);
    ASSERT_TRUE(
        mappings().update(name, before->version, RuleKind::Provisioning, withNickname("Word([mail], 1, \"@\")")).ok());
    const auto after = mappings().sheet(name);
    EXPECT_TRUE(after->provisioning.edited);
    EXPECT_EQ(after->provisioning.defaults, before->provisioning.mappings);
    ASSERT_TRUE(mappings().update(name, 0, RuleKind::Provisioning, std::nullopt).ok());
    EXPECT_EQ(mappings().sheet(name)->provisioning.mappings, before->provisioning.mappings);
}

TEST_F(MappingCommandsTest, RefusesAStaleVersionAndAWrongList) {
    const auto version = mappings().sheet(name)->version;
    ASSERT_TRUE(mappings().update(name, version, RuleKind::Provisioning, withNickname("[mail]")).ok());
    EXPECT_EQ(mappings().update(name, version, RuleKind::Provisioning, withNickname("[cn]")).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(mappings().update(name, 0, RuleKind::Provisioning, withNickname("Wrod()")).error().attribute,
              "mailNickname");
    EXPECT_EQ(mappings().update("nowhere", 0, RuleKind::Provisioning, std::nullopt).error().code, ErrorCode::NotFound);
}

TEST_F(MappingCommandsTest, TriesADraftOnTypedValuesWithItsTrace) {
    MappingTrial trial;
    trial.configuration = name;
    trial.draft = withNickname("Word([mail], 2, \"@\")");
    trial.target = "mailNickname";
    Object ada;
    ada.set("mail", "ada@contoso.test");
    ada.set("mailNickname", "ada");
    trial.typed = ada;
    const auto impact = mappings().tryOut(trial, {});
    ASSERT_TRUE(impact.ok()) << impact.error().toLine();
    ASSERT_EQ(impact->samples.size(), 1u);
    EXPECT_EQ(impact->samples.front().before, "ada");
    EXPECT_EQ(impact->samples.front().after, "contoso.test");
    EXPECT_EQ(impact->differing, 1u);
    EXPECT_FALSE(impact->samples.front().trace.empty());
    EXPECT_EQ(mappings().sheet(name)->provisioning.edited, false);
}

}  // namespace
}  // namespace hs::service::test
