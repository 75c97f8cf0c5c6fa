#include "core/service/ConfigurationCommands.h"

#include <gtest/gtest.h>

#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

class ConfigurationCommandsTest : public ::testing::Test {
protected:
    ConfigurationCommands& commands() { return office.engine.configurations(); }
    Properties properties() { return commands().show("contoso.test")->configuration.properties; }
    Office office;
};

TEST_F(ConfigurationCommandsTest, ListsWhatIsStoredAsNeverRun) {
    const auto all = commands().list();
    ASSERT_TRUE(all.ok());
    ASSERT_EQ(all->size(), 1u);
    EXPECT_EQ(all->front().status, "Never run");
}

TEST_F(ConfigurationCommandsTest, CreatesWithSecretsInTheVaultAndReferencesInTheStore) {
    const auto created = commands().create(Office::draft("fabrikam.test"));
    ASSERT_TRUE(created.ok()) << created.error().toLine();
    EXPECT_EQ(office.vault.secrets.at(created->directory.passwordRef), "directory password");
    EXPECT_EQ(office.vault.secrets.at(created->tenant.clientSecretRef), "client secret");
    EXPECT_EQ(created->jobId, "AD2AADProvisioning." + std::string("07070707070707070707070707070707"));
    EXPECT_FALSE(created->properties.exchangeHybridWriteback);
}

TEST_F(ConfigurationCommandsTest, RefusesANameThatIsTaken) {
    const auto created = commands().create(Office::draft("contoso.test"));
    ASSERT_FALSE(created.ok());
    EXPECT_EQ(created.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(office.vault.secrets.empty()) << "nothing is kept of what was refused";
}

struct WrongDraft {
    const char* field;
    void (*spoil)(ConfigurationDraft&);
};

class WrongDrafts : public ::testing::TestWithParam<WrongDraft> {};

TEST_P(WrongDrafts, AreRefusedByTheNameOfTheField) {
    Office office;
    ConfigurationDraft draft = Office::draft("fabrikam.test");
    GetParam().spoil(draft);
    const auto created = office.engine.configurations().create(draft);
    ASSERT_FALSE(created.ok());
    EXPECT_EQ(created.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(created.error().attribute, GetParam().field);
    EXPECT_FALSE(created.error().nextStep.empty());
}

INSTANTIATE_TEST_SUITE_P(
    ConfigurationCommands, WrongDrafts,
    ::testing::Values(WrongDraft{"name", [](ConfigurationDraft& draft) { draft.name = ""; }},
                      WrongDraft{"name", [](ConfigurationDraft& draft) { draft.name = "../etc"; }},
                      WrongDraft{"url", [](ConfigurationDraft& draft) { draft.directory.url = "http://dc1"; }},
                      WrongDraft{"baseDn", [](ConfigurationDraft& draft) { draft.directory.baseDn = "contoso.test"; }},
                      WrongDraft{"graphUrl",
                                 [](ConfigurationDraft& draft) { draft.tenant.graphUrl = "http://graph.example"; }},
                      WrongDraft{"tenantId", [](ConfigurationDraft& draft) { draft.tenant.tenantId = ""; }},
                      WrongDraft{"clientId", [](ConfigurationDraft& draft) { draft.tenant.clientId = ""; }}));

class EmailAddresses : public ::testing::TestWithParam<std::pair<const char*, bool>> {};

TEST_P(EmailAddresses, AreOneAddressOrNone) {
    Properties properties;
    properties.notificationEmail = GetParam().first;
    EXPECT_EQ(validateProperties(properties).ok(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(ConfigurationCommands, EmailAddresses,
                         ::testing::Values(std::pair{"", true}, std::pair{"ops@contoso.test", true},
                                           std::pair{"ops", false}, std::pair{"@contoso.test", false},
                                           std::pair{"ops@", false}, std::pair{"a@b@c", false},
                                           std::pair{"a b@c.test", false}, std::pair{"a@b.test,c@d.test", false}));

TEST_F(ConfigurationCommandsTest, EnablesWritebackWhenTheSchemaIsDetectedAndSaysByWhom) {
    Properties wanted = properties();
    wanted.exchangeHybridWriteback = true;
    const auto saved = commands().updateProperties("contoso.test", 0, wanted, {});
    ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    EXPECT_TRUE(saved->properties.exchangeHybridWriteback);
    EXPECT_EQ(saved->properties.writebackChangedBy, "root");
    EXPECT_EQ(saved->properties.writebackChangedAt, office.clock.now());
}

TEST_F(ConfigurationCommandsTest, NamesTheSignedInPersonAsTheOneWhoChangedIt) {
    office.signIn.person = Account{"admin@contoso.test", "tenant", 1};
    Properties wanted = properties();
    wanted.exchangeHybridWriteback = true;
    EXPECT_EQ(commands().updateProperties("contoso.test", 0, wanted, {})->properties.writebackChangedBy,
              "admin@contoso.test");
}

TEST_F(ConfigurationCommandsTest, RefusesToEnableWritebackWithoutTheSchemaAndNamesTheAttribute) {
    office.connector.directorySide.liveSchema = world::exchangeSchema({"msExchArchiveStatus"});
    Properties wanted = properties();
    wanted.exchangeHybridWriteback = true;
    const auto saved = commands().updateProperties("contoso.test", 0, wanted, {});
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().code, ErrorCode::Unsupported);
    EXPECT_NE(saved.error().message.find("msExchArchiveStatus"), std::string::npos) << saved.error().message;
    EXPECT_NE(saved.error().nextStep.find("1.1.1107.0"), std::string::npos);
    EXPECT_FALSE(properties().exchangeHybridWriteback);
}

TEST_F(ConfigurationCommandsTest, DisablesWritebackWhateverTheSchemaSays) {
    Properties wanted = properties();
    wanted.exchangeHybridWriteback = true;
    ASSERT_TRUE(commands().updateProperties("contoso.test", 0, wanted, {}).ok());
    office.connector.directoryRefuses = Error(ErrorCode::Unavailable, "gone");
    wanted.exchangeHybridWriteback = false;
    EXPECT_TRUE(commands().updateProperties("contoso.test", 0, wanted, {}).ok());
}

TEST_F(ConfigurationCommandsTest, RefusesASaveOverSomebodyElsesChange) {
    const std::int64_t version = commands().show("contoso.test")->configuration.version;
    ASSERT_TRUE(commands().setEnabled("contoso.test", false).ok());
    const auto saved = commands().updateProperties("contoso.test", version, properties(), {});
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().code, ErrorCode::Conflict);
}

TEST_F(ConfigurationCommandsTest, RemovesItsOwnSecretsButNobodyElses) {
    const auto created = commands().create(Office::draft("fabrikam.test"));
    ASSERT_TRUE(created.ok());
    ASSERT_TRUE(commands().remove("fabrikam.test").ok());
    EXPECT_TRUE(office.vault.secrets.empty());
    EXPECT_EQ(commands().show("fabrikam.test").error().code, ErrorCode::NotFound);
}

TEST_F(ConfigurationCommandsTest, ImportsWithWritebackOff) {
    Configuration document = commands().show("contoso.test")->configuration;
    document.name = "copy.test";
    document.properties.exchangeHybridWriteback = true;
    const auto imported = commands().import(document);
    ASSERT_TRUE(imported.ok()) << imported.error().toLine();
    EXPECT_FALSE(imported->properties.exchangeHybridWriteback);
}

TEST_F(ConfigurationCommandsTest, SaysFailingAndWhyAfterAFailedCycle) {
    hs::Run run;
    run.configuration = "contoso.test";
    run.state = RunState::Failed;
    run.error = Error(ErrorCode::Unavailable, "dc1 is gone");
    ASSERT_TRUE(office.store->beginRun(run).ok());
    const auto summary = commands().show("contoso.test");
    EXPECT_EQ(summary->status, "Failing");
    EXPECT_NE(summary->statusReason.find("dc1 is gone"), std::string::npos);
}

}  // namespace
}  // namespace hs::service::test
