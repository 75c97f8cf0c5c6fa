#include <gtest/gtest.h>

#include "core/service/ConfigurationCommands.h"
#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

class ConfigurationHistory : public ::testing::Test {
protected:
    ConfigurationCommands& commands() { return office.engine.configurations(); }
    Configuration stored() { return commands().show("contoso.test")->configuration; }
    /// Version 2: another address, saved by root.
    void changeAddress() {
        Properties properties = stored().properties;
        properties.notificationEmail = "ops@contoso.test";
        const auto saved = commands().updateProperties("contoso.test", 0, properties, {});
        ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    }
    Office office;
};

TEST_F(ConfigurationHistory, TellsWhoSavedWhat) {
    changeAddress();
    office.signIn.person = Account{"admin@contoso.test", "tenant", 1};
    ASSERT_TRUE(commands().setEnabled("contoso.test", false).ok());
    const auto history = commands().history("contoso.test");
    ASSERT_TRUE(history.ok());
    ASSERT_EQ(history->size(), 3u);
    EXPECT_EQ((*history)[0].note, (SaveNote{"admin@contoso.test", "Configuration disabled"}));
    EXPECT_EQ((*history)[1].note, (SaveNote{"root", "Properties changed"}));
    EXPECT_EQ((*history)[1].configuration.properties.notificationEmail, "ops@contoso.test");
}

TEST_F(ConfigurationHistory, ComparesWithWhatIsStoredNow) {
    changeAddress();
    const auto changes = commands().differences("contoso.test", 1, 0);
    ASSERT_TRUE(changes.ok());
    const std::vector<MemberChange> expected{{"properties.notificationEmail", "\"\"", "\"ops@contoso.test\""}};
    EXPECT_EQ(*changes, expected);
    EXPECT_EQ(commands().differences("contoso.test", 1, 9).error().code, ErrorCode::NotFound);
}

TEST_F(ConfigurationHistory, RestoresAsANewVersion) {
    changeAddress();
    const auto restored = commands().restore("contoso.test", 1, 2, {});
    ASSERT_TRUE(restored.ok()) << restored.error().toLine();
    EXPECT_EQ(restored->version, 3);
    EXPECT_EQ(restored->properties.notificationEmail, "");
    EXPECT_EQ(commands().history("contoso.test")->front().note.what, "Version 1 restored");
}

TEST_F(ConfigurationHistory, LeavesSecretsAndTheSwitchAsTheyAre) {
    Configuration changed = stored();
    changed.directory.passwordRef = "vault:newer";
    changed.properties.notificationEmail = "ops@contoso.test";
    changed.enabled = false;
    ASSERT_TRUE(office.store->saveConfiguration(changed).ok());
    const auto restored = commands().restore("contoso.test", 1, 0, {});
    ASSERT_TRUE(restored.ok()) << restored.error().toLine();
    EXPECT_EQ(restored->directory.passwordRef, "vault:newer");
    EXPECT_FALSE(restored->enabled);
    EXPECT_EQ(restored->properties.notificationEmail, "");
}

TEST_F(ConfigurationHistory, RefusesToRestoreOverWhatSomeoneElseSaved) {
    changeAddress();
    EXPECT_EQ(commands().restore("contoso.test", 1, 1, {}).error().code, ErrorCode::Conflict);
}

TEST_F(ConfigurationHistory, SaysThatNothingDiffers) {
    const auto restored = commands().restore("contoso.test", 1, 0, {});
    ASSERT_FALSE(restored.ok());
    EXPECT_EQ(restored.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(commands().history("contoso.test")->size(), 1u);
}

TEST_F(ConfigurationHistory, DoesNotSwitchWritebackOnWithoutItsSchema) {
    Configuration on = stored();
    on.properties.exchangeHybridWriteback = true;
    ASSERT_TRUE(office.store->saveConfiguration(on).ok());
    Properties off = on.properties;
    off.exchangeHybridWriteback = false;
    ASSERT_TRUE(commands().updateProperties("contoso.test", 0, off, {}).ok());
    office.connector.directorySide.liveSchema = Schema();
    const auto restored = commands().restore("contoso.test", 2, 0, {});
    ASSERT_FALSE(restored.ok());
    EXPECT_EQ(restored.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(restored.error().attribute, "exchangeHybridWriteback");
}

TEST_F(ConfigurationHistory, ReplacesByADocumentOfTheSameVersion) {
    Configuration document = stored();
    document.intervalSeconds = 600;
    document.jobId = "another";
    const auto replaced = commands().replace(document, {});
    ASSERT_TRUE(replaced.ok()) << replaced.error().toLine();
    EXPECT_EQ(replaced->intervalSeconds, 600);
    EXPECT_EQ(replaced->version, 2);
    EXPECT_EQ(replaced->jobId, "");
}

TEST_F(ConfigurationHistory, RefusesADocumentOfAnOlderVersion) {
    Configuration document = stored();
    changeAddress();
    document.intervalSeconds = 600;
    const auto replaced = commands().replace(document, {});
    ASSERT_FALSE(replaced.ok());
    EXPECT_EQ(replaced.error().code, ErrorCode::Conflict);
    EXPECT_NE(replaced.error().nextStep.find("configuration diff contoso.test 1"), std::string::npos);
}

TEST_F(ConfigurationHistory, RefusesADocumentWithAWrongInterval) {
    Configuration document = stored();
    document.intervalSeconds = 1;
    EXPECT_EQ(commands().replace(document, {}).error().code, ErrorCode::InvalidInput);
}

}  // namespace
}  // namespace hs::service::test
