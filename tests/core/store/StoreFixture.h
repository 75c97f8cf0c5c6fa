#pragma once

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

#include "core/store/SqlStore.h"
#include "tests/core/base/Expect.h"

namespace hs::test {

/// A clock that stands where the test puts it.
class StandingClock final : public Clock {
public:
    UnixMillis now() const override { return time; }
    std::chrono::steady_clock::time_point steady() const override { return {}; }
    bool sleepFor(std::chrono::milliseconds, std::stop_token) override { return true; }

    UnixMillis time = 1795568523004;
};

enum class Database { Sqlite, Postgresql };

/// A store in a directory or database of its own. `reopen` is what a restarted program sees.
class StoreFixture : public ::testing::Test {
protected:
    explicit StoreFixture(Database database = Database::Sqlite);

    std::string path(const std::string& name = "store/hybridsync.db") const;
    /// As SqlStore opens it.
    std::string location() const { return database_ == Database::Sqlite ? path() : onServer_; }
    Store& store() { return *store_; }
    void reopen();
    /// An empty store.
    void reopenAnew();

    /// A connection that goes around the store, as another program would.
    std::unique_ptr<Connection> connection(const std::string& file);
    /// The same, to this store.
    std::unique_ptr<Connection> aside();

    std::int64_t begunRun(const std::string& configuration = "contoso.test");
    std::vector<Change> changesOf(std::int64_t run, std::optional<RuleKind> rule = {},
                                  std::optional<Change::State> state = {});
    std::vector<Link> linksOf(const std::string& configuration);

    Database database_;
    std::string onServer_;
    QTemporaryDir directory_;
    StandingClock clock_;
    std::unique_ptr<SqlStore> store_;
};

/// The same behaviour on each database: every TEST_P runs on SQLite and on a real PostgreSQL server.
class StoreOnEveryDatabase : public StoreFixture, public ::testing::WithParamInterface<Database> {
protected:
    StoreOnEveryDatabase() : StoreFixture(GetParam()) {}
};

inline std::string nameOfDatabase(const ::testing::TestParamInfo<Database>& database) {
    return database.param == Database::Sqlite ? "sqlite" : "postgresql";
}

/// `count` links with anchors that differ, in the order of their anchors.
std::vector<Link> manyLinks(int count);

}  // namespace hs::test

#define ON_EVERY_DATABASE(Suite)                                                                                \
    INSTANTIATE_TEST_SUITE_P(Store, Suite,                                                                      \
                             ::testing::Values(::hs::test::Database::Sqlite, ::hs::test::Database::Postgresql), \
                             ::hs::test::nameOfDatabase)
