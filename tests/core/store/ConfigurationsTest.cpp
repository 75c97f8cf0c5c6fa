#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

class SqlStoreConfigurations : public test::StoreOnEveryDatabase {
protected:
    Configuration saved(Configuration configuration = test::sampleConfiguration()) {
        return valueOf(store().saveConfiguration(configuration));
    }
};

Configuration named(const std::string& name) {
    Configuration configuration = test::sampleConfiguration();
    configuration.name = name;
    return configuration;
}

TEST_P(SqlStoreConfigurations, AreNoneAtFirst) { EXPECT_TRUE(valueOf(store().configurations()).empty()); }

TEST_P(SqlStoreConfigurations, ComeBackAsTheyWereSaved) {
    Configuration expected = test::sampleConfiguration();
    expected.version = 1;
    EXPECT_EQ(saved(), expected);
    EXPECT_EQ(valueOf(store().configuration("contoso.test")), expected);
}

TEST_P(SqlStoreConfigurations, SurviveARestart) {
    const Configuration before = saved();
    reopen();
    EXPECT_EQ(valueOf(store().configuration("contoso.test")), before);
}

TEST_P(SqlStoreConfigurations, AreListedByName) {
    saved(named("fabrikam.test"));
    saved(named("adatum.test"));
    saved(named("contoso.test"));
    std::vector<std::string> names;
    for (const auto& configuration : valueOf(store().configurations())) names.push_back(configuration.name);
    EXPECT_EQ(names, (std::vector<std::string>{"adatum.test", "contoso.test", "fabrikam.test"}));
}

TEST_P(SqlStoreConfigurations, CountTheirVersionsUp) {
    Configuration first = saved();
    first.enabled = true;
    const Configuration second = saved(first);
    EXPECT_EQ(second.version, 2);
    EXPECT_TRUE(valueOf(store().configuration("contoso.test")).enabled);
}

TEST_P(SqlStoreConfigurations, RefuseASaveOfAnOldVersion) {
    const Configuration first = saved();
    saved(first);
    const Error error = errorOf(store().saveConfiguration(first));
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_TRUE(holds(error.message, "contoso.test"));
    EXPECT_FALSE(error.nextStep.empty());
}

TEST_P(SqlStoreConfigurations, KeepTheNewerFormAfterARefusedSave) {
    Configuration first = saved();
    Configuration newer = first;
    newer.intervalSeconds = 3600;
    saved(newer);
    EXPECT_FALSE(store().saveConfiguration(first).ok());
    EXPECT_EQ(valueOf(store().configuration("contoso.test")).intervalSeconds, 3600);
}

TEST_P(SqlStoreConfigurations, RefuseToInsertANameThatExists) {
    saved();
    EXPECT_EQ(errorOf(store().saveConfiguration(test::sampleConfiguration())).code, ErrorCode::Conflict);
}

TEST_P(SqlStoreConfigurations, RefuseToUpdateWhatIsNotThere) {
    Configuration gone = test::sampleConfiguration();
    gone.version = 3;
    EXPECT_EQ(errorOf(store().saveConfiguration(gone)).code, ErrorCode::NotFound);
}

TEST_P(SqlStoreConfigurations, NeedAName) {
    EXPECT_EQ(errorOf(store().saveConfiguration(Configuration())).code, ErrorCode::InvalidInput);
}

TEST_P(SqlStoreConfigurations, AreNotFoundUnderAnotherName) {
    saved();
    const Error error = errorOf(store().configuration("fabrikam.test"));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_TRUE(holds(error.message, "fabrikam.test"));
}

TEST_P(SqlStoreConfigurations, KeepNamesBeyondAscii) {
    saved(named("þing's \"test\""));
    EXPECT_EQ(valueOf(store().configuration("þing's \"test\"")).name, "þing's \"test\"");
}

TEST_P(SqlStoreConfigurations, AreGoneOnceDeleted) {
    saved();
    expectOk(store().deleteConfiguration("contoso.test"));
    EXPECT_TRUE(valueOf(store().configurations()).empty());
    EXPECT_EQ(errorOf(store().deleteConfiguration("contoso.test")).code, ErrorCode::NotFound);
}

TEST_P(SqlStoreConfigurations, TakeTheirLinksAndSchemaAlongWhenDeleted) {
    saved();
    expectOk(store().saveLinks("contoso.test", test::manyLinks(3)));
    expectOk(store().saveSchema("contoso.test", test::sampleSchema()));
    expectOk(store().deleteConfiguration("contoso.test"));
    EXPECT_TRUE(linksOf("contoso.test").empty());
    EXPECT_EQ(valueOf(store().schema("contoso.test")), std::nullopt);
}

TEST_P(SqlStoreConfigurations, LeaveOthersAloneWhenDeleted) {
    saved();
    saved(named("fabrikam.test"));
    expectOk(store().saveLinks("fabrikam.test", test::manyLinks(2)));
    expectOk(store().deleteConfiguration("contoso.test"));
    EXPECT_EQ(linksOf("fabrikam.test").size(), 2U);
}

TEST_P(SqlStoreConfigurations, LeaveTheirJournalBehindWhenDeleted) {
    saved();
    const auto run = begunRun();
    std::vector<Change> changes{test::sampleChange()};
    expectOk(store().appendChanges(run, changes));
    expectOk(store().deleteConfiguration("contoso.test"));
    EXPECT_EQ(valueOf(store().runs("contoso.test", 10)).size(), 1U);
    EXPECT_EQ(changesOf(run).size(), 1U);
}

TEST_P(SqlStoreConfigurations, MayBeMadeAgainAfterDeleting) {
    saved();
    expectOk(store().deleteConfiguration("contoso.test"));
    EXPECT_EQ(saved().version, 1);
}

TEST_P(SqlStoreConfigurations, KeepSchemasWithEveryMember) {
    expectOk(store().saveSchema("contoso.test", test::sampleSchema()));
    EXPECT_EQ(valueOf(store().schema("contoso.test")), test::sampleSchema());
}

TEST_P(SqlStoreConfigurations, KeepTheLatestSchema) {
    Schema schema = test::sampleSchema();
    expectOk(store().saveSchema("contoso.test", schema));
    schema.readAt += 1000;
    expectOk(store().saveSchema("contoso.test", schema));
    EXPECT_EQ(valueOf(store().schema("contoso.test"))->readAt, schema.readAt);
}

TEST_P(SqlStoreConfigurations, HaveNoSchemaUntilItIsRead) {
    EXPECT_EQ(valueOf(store().schema("contoso.test")), std::nullopt);
}

TEST_P(SqlStoreConfigurations, ForgetASchemaThatIsDropped) {
    expectOk(store().saveSchema("contoso.test", test::sampleSchema()));
    expectOk(store().dropSchema("contoso.test"));
    expectOk(store().dropSchema("contoso.test"));
    EXPECT_EQ(valueOf(store().schema("contoso.test")), std::nullopt);
}

ON_EVERY_DATABASE(SqlStoreConfigurations);

}  // namespace
}  // namespace hs
