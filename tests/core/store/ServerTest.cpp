#include <thread>

#include "tests/core/store/StoreFixture.h"
#include "tests/support/PostgresServer.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

/// What only a server can do to us.
class SqlStoreOnAServer : public test::StoreOnEveryDatabase {
protected:
    void hangUpOnEveryone() {
        expectOk(aside()->execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()", "hang up"));
    }
};

TEST_P(SqlStoreOnAServer, IsUnavailableOnceTheServerHasHungUpAndThereAgainTheNextTime) {
    begunRun();
    hangUpOnEveryone();
    const Error error = errorOf(store().run(1));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, "cannot be reached"));
    EXPECT_FALSE(error.nextStep.empty());
    EXPECT_EQ(valueOf(store().run(1)).id, 1);
}

TEST_P(SqlStoreOnAServer, StoresNothingOfACallWhoseServerHangsUp) {
    hangUpOnEveryone();
    EXPECT_EQ(errorOf(store().saveLinks("contoso.test", test::manyLinks(100))).code, ErrorCode::Unavailable);
    EXPECT_TRUE(linksOf("contoso.test").empty());
}

TEST_P(SqlStoreOnAServer, SaysWhichDatabaseIsNotThereButNotThePassword) {
    const auto location = test::PostgresServer::own().locationOf("hybridsync:top-secret", "nowhere");
    const Error error = errorOf(SqlStore::open(location, clock_));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, "/nowhere"));
    EXPECT_TRUE(holds(error.serverText, "nowhere"));
    EXPECT_TRUE(holds(error.nextStep, "store.url"));
    EXPECT_FALSE(holds(error.toLine(), "top-secret"));
}

TEST_P(SqlStoreOnAServer, SaysWhenNoServerAnswers) {
    const Error error = errorOf(SqlStore::open("postgresql://sync:top-secret@127.0.0.1:1/sync", clock_));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, "postgresql://sync@127.0.0.1:1/sync"));
    EXPECT_FALSE(holds(error.toLine(), "top-secret"));
}

TEST_P(SqlStoreOnAServer, SaysWhoMustStopWhenItIsLocked) {
    store_.reset();
    StoreLimits impatient;
    impatient.patience = std::chrono::milliseconds(0);
    store_ = valueOf(SqlStore::open(location(), clock_, impatient));
    const auto other = aside();
    expectOk(other->transact([&]() -> Result<void> {
        const Error error = errorOf(store().saveLinks("contoso.test", test::manyLinks(1)));
        EXPECT_EQ(error.code, ErrorCode::Unavailable);
        EXPECT_TRUE(holds(error.message, "locked"));
        EXPECT_TRUE(holds(error.nextStep, "try again"));
        return {};
    }));
    expectOk(store().saveLinks("contoso.test", test::manyLinks(1)));
}

TEST_P(SqlStoreOnAServer, SaysWhenItMayOnlyBeRead) {
    expectOk(aside()->execute("ALTER DATABASE postgres SET default_transaction_read_only = on", "close"));
    reopen();
    const Error error = errorOf(store().saveLinks("contoso.test", test::manyLinks(1)));
    // As the tests' server is one for all, what it was told is taken back.
    expectOk(aside()->execute("BEGIN READ WRITE; ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT",
                              "open"));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, "may not be written"));
    EXPECT_TRUE(holds(error.nextStep, "primary"));
}

TEST_P(SqlStoreOnAServer, RefusesAStoreOfANewerVersion) {
    expectOk(aside()->execute("UPDATE store_version SET version = 9999", "pretend"));
    EXPECT_EQ(errorOf(SqlStore::open(location(), clock_)).code, ErrorCode::Unsupported);
}

TEST_P(SqlStoreOnAServer, CallsAStoreWithoutItsTablesDamaged) {
    expectOk(aside()->execute("DROP TABLE links", "damage"));
    const Error error = errorOf(store().countLinks("contoso.test"));
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.nextStep, "hybridsync doctor"));
}

TEST_P(SqlStoreOnAServer, IsMadeOnceByProgramsThatOpenItAtTheSameTime) {
    store_.reset();
    reopenAnew();
    store_.reset();
    expectOk(aside()->execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public", "empty"));
    std::vector<int> opened(4, 0);
    {
        std::vector<std::jthread> programs;
        for (std::size_t i = 0; i < opened.size(); ++i)
            programs.emplace_back([&, i] {
                const auto store = SqlStore::open(location(), clock_);
                opened[i] = store.ok();
            });
    }
    EXPECT_EQ(opened, (std::vector<int>{1, 1, 1, 1}));
}

TEST_P(SqlStoreOnAServer, KeepsTheLastOfTwoLinksWithOneAnchor) {
    auto links = test::manyLinks(64);
    links[40].anchor = links[33].anchor;
    links[40].cloudId = "the last";
    expectOk(store().saveLinks("contoso.test", links));
    EXPECT_EQ(valueOf(store().link("contoso.test", links[33].anchor))->cloudId, "the last");
    EXPECT_EQ(valueOf(store().countLinks("contoso.test")), 63);
}

INSTANTIATE_TEST_SUITE_P(Store, SqlStoreOnAServer, ::testing::Values(test::Database::Postgresql), test::nameOfDatabase);

}  // namespace
}  // namespace hs
