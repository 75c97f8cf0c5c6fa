#include "core/store/Migrations.h"
#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

class SqlStoreVersions : public test::StoreOnEveryDatabase {
protected:
    Configuration saved(Configuration configuration, const SaveNote& note = {}) {
        return valueOf(store().saveConfiguration(configuration, note));
    }
};

TEST_P(SqlStoreVersions, KeepEverySaveWithWhoWhenAndWhat) {
    const Configuration first = saved(test::sampleConfiguration(), {"ada@contoso.test", "Configuration created"});
    clock_.time += 60'000;
    Configuration next = first;
    next.intervalSeconds = 3600;
    const Configuration second = saved(next, {"grace@contoso.test", "Settings changed"});
    const std::vector<ConfigurationVersion> expected{
        {second, clock_.time, {"grace@contoso.test", "Settings changed"}},
        {first, clock_.time - 60'000, {"ada@contoso.test", "Configuration created"}}};
    EXPECT_EQ(valueOf(store().configurationVersions("contoso.test")), expected);
    reopen();
    EXPECT_EQ(valueOf(store().configurationVersion("contoso.test", 1)), expected[1]);
}

TEST_P(SqlStoreVersions, LeaveNoTraceOfARefusedSave) {
    const Configuration first = saved(test::sampleConfiguration());
    saved(first);
    EXPECT_EQ(errorOf(store().saveConfiguration(first)).code, ErrorCode::Conflict);
    EXPECT_EQ(valueOf(store().configurationVersions("contoso.test")).size(), 2U);
}

TEST_P(SqlStoreVersions, AreNotFoundBeyondTheLast) {
    saved(test::sampleConfiguration());
    const Error error = errorOf(store().configurationVersion("contoso.test", 2));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_TRUE(holds(error.message, "only 1 to 1")) << error.message;
    EXPECT_EQ(errorOf(store().configurationVersions("fabrikam.test")).code, ErrorCode::NotFound);
}

TEST_P(SqlStoreVersions, GoWithTheirConfiguration) {
    saved(test::sampleConfiguration());
    expectOk(store().deleteConfiguration("contoso.test"));
    EXPECT_EQ(errorOf(store().configurationVersions("contoso.test")).code, ErrorCode::NotFound);
    EXPECT_EQ(saved(test::sampleConfiguration()).version, 1);
    EXPECT_EQ(valueOf(store().configurationVersions("contoso.test")).size(), 1U);
}

TEST_P(SqlStoreVersions, BeginWithWhatStoodBeforeThereWasAHistory) {
    const Configuration first = saved(test::sampleConfiguration());
    {
        const auto around = aside();
        expectOk(around->execute("DROP TABLE configuration_versions", "take the history away"));
        expectOk(around->execute("UPDATE store_version SET version = 4", "take the history away"));
    }
    reopen();
    const auto versions = valueOf(store().configurationVersions("contoso.test"));
    ASSERT_EQ(versions.size(), 1U);
    EXPECT_EQ(versions[0].configuration, first);
    EXPECT_EQ(versions[0].savedAt, 0);
}

ON_EVERY_DATABASE(SqlStoreVersions);

}  // namespace
}  // namespace hs
