#include "core/store/Migrations.h"

#include <QTemporaryDir>

#include <future>

#include "core/store/RecordCodec.h"
#include "core/store/StoreFile.h"
#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

class Migrations : public ::testing::Test {
protected:
    std::string path() const { return directory_.path().toStdString() + "/hybridsync.db"; }

    std::unique_ptr<Connection> opened(const std::string& name = "one") {
        return valueOf(Connection::open(Dialect::sqlite(), StoreLocation::at(path()), name, StoreLimits()));
    }

    int countOf(Connection& connection, const std::string& table) {
        const auto statement = valueOf(connection.statement("SELECT count(*) FROM " + table, "count"));
        EXPECT_TRUE(valueOf(statement->next()));
        return static_cast<int>(statement->integer(0));
    }

    QTemporaryDir directory_;
    const std::vector<Migration> two_{{1, {"CREATE TABLE a (x INTEGER)", "INSERT INTO a VALUES (1)"}},
                                      {2, {"INSERT INTO a VALUES (2)", "CREATE TABLE b (body {bytes})"}}};
};

TEST_F(Migrations, HaveVersionsWithoutGaps) {
    int expected = 1;
    for (const auto& migration : storeMigrations()) EXPECT_EQ(migration.version, expected++);
}

TEST_F(Migrations, BringAnEmptyFileToToday) {
    const auto connection = opened();
    expectOk(migrate(*connection, storeMigrations()));
    EXPECT_EQ(valueOf(storeVersion(*connection)), storeMigrations().back().version);
}

TEST_F(Migrations, ApplyEveryStepInOrder) {
    const auto connection = opened();
    expectOk(migrate(*connection, two_));
    EXPECT_EQ(valueOf(storeVersion(*connection)), 2);
    EXPECT_EQ(countOf(*connection, "a"), 2);
    EXPECT_EQ(countOf(*connection, "b"), 0);
}

TEST_F(Migrations, DoNothingTheSecondTime) {
    const auto connection = opened();
    expectOk(migrate(*connection, two_));
    expectOk(migrate(*connection, two_));
    EXPECT_EQ(countOf(*connection, "a"), 2);
}

TEST_F(Migrations, GoOnFromWhereAnOlderVersionStood) {
    const auto connection = opened();
    expectOk(migrate(*connection, std::span(two_).first(1)));
    EXPECT_EQ(valueOf(storeVersion(*connection)), 1);
    expectOk(migrate(*connection, two_));
    EXPECT_EQ(countOf(*connection, "a"), 2);
}

TEST_F(Migrations, LeaveNothingOfAStepThatFails) {
    const auto connection = opened();
    const std::vector<Migration> broken{two_[0], {2, {"INSERT INTO a VALUES (2)", "INSERT INTO nowhere VALUES (1)"}}};
    EXPECT_FALSE(migrate(*connection, broken).ok());
    EXPECT_EQ(valueOf(storeVersion(*connection)), 1);
    EXPECT_EQ(countOf(*connection, "a"), 1);
}

TEST_F(Migrations, AreDoneOnceByTwoPrograms) {
    // Each thread is a program of its own; both find an empty file.
    const auto first = opened("first");
    const auto migrated = [this](const std::string& name) {
        const auto connection = opened(name);
        return migrate(*connection, two_).ok();
    };
    auto one = std::async(std::launch::async, migrated, "second");
    auto other = std::async(std::launch::async, migrated, "third");
    EXPECT_TRUE(one.get());
    EXPECT_TRUE(other.get());
    EXPECT_EQ(countOf(*first, "a"), 2);
}

TEST_F(Migrations, RefuseAStoreOfANewerVersion) {
    const auto connection = opened();
    expectOk(migrate(*connection, two_));
    const Error error = errorOf(migrate(*connection, std::span(two_).first(1)));
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_TRUE(holds(error.message, path()));
    EXPECT_TRUE(holds(error.nextStep, "Update Hybrid Sync"));
}

TEST_F(Migrations, LeaveANewerStoreUntouched) {
    const auto connection = opened();
    expectOk(migrate(*connection, two_));
    EXPECT_FALSE(migrate(*connection, std::span(two_).first(1)).ok());
    EXPECT_EQ(valueOf(storeVersion(*connection)), 2);
}

TEST_F(Migrations, AreRefusedByTheStoreItselfWhenItIsNewer) {
    test::StandingClock clock;
    EXPECT_TRUE(SqlStore::open(path(), clock).ok());
    expectOk(opened()->execute("UPDATE store_version SET version = 9999", "pretend"));
    EXPECT_EQ(errorOf(SqlStore::open(path(), clock)).code, ErrorCode::Unsupported);
}

TEST_F(Migrations, KeepWhatAnOldStoreHolds) {
    // A store as the first release left it: its first step only, with a link in it.
    {
        const auto connection = opened();
        expectOk(migrate(*connection, std::span(storeMigrations()).first(1)));
        expectOk(connection->execute("INSERT INTO links VALUES ('contoso.test', 'AAEC', 'd', 'c', 1, 2)", "fill"));
    }
    test::StandingClock clock;
    const auto store = valueOf(SqlStore::open(path(), clock));
    const auto link = valueOf(store->link("contoso.test", "AAEC"));
    EXPECT_EQ(link, (Link{"AAEC", "d", "c", 1, 2}));
}

/// A store as version 2 left it, with a run, a change and an outcome in it.
class StoreOfVersionTwo : public Migrations {
protected:
    StoreOfVersionTwo() {
        const auto connection = opened("old");
        expectOk(migrate(*connection, std::span(storeMigrations()).first(2)));
        expectOk(
            connection->execute("INSERT INTO runs VALUES (1, 'contoso.test', 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 100,"
                                " 200, '{}')",
                                "fill"));
        CborWriter body;
        encode(test::sampleChange(), body);
        const auto change = valueOf(connection->statement("INSERT INTO changes VALUES (1, 1, 1, 0, ?)", "fill"));
        expectOk(change->bindBytes(body.written()).run());
        for (int id = 1; id <= 2; ++id) {
            body.clear();
            Outcome outcome = test::sampleOutcome();
            outcome.change = 0;
            encode(outcome, body);
            const auto insert = valueOf(
                connection->statement("INSERT INTO outcomes VALUES (?, 1, 1, 3, 'cn=ada' || char(10), ?)", "fill"));
            expectOk(insert->bind(id).bindBytes(body.written()).run());
        }
        expectOk(connection->execute("UPDATE counters SET taken = 2 WHERE name = 'outcomes'", "fill"));
        store_ = valueOf(SqlStore::open(path(), clock_));
    }

    test::StandingClock clock_;
    std::unique_ptr<SqlStore> store_;
};

TEST_F(StoreOfVersionTwo, KeepsItsRuns) {
    const hs::Run run = valueOf(store_->run(1));
    EXPECT_EQ(run.counts, (RunCounts{1, 2, 3, 4, 5, 6, 7}));
    EXPECT_EQ(run.basis, 0);
    EXPECT_EQ(run.by, "");
    EXPECT_EQ(run.fence, 0);
}

TEST_F(StoreOfVersionTwo, FindsItsChangesByTheNewFilters) {
    ChangeFilter filter;
    filter.run = 1;
    filter.kind = test::sampleChange().kind;
    filter.text = "OU=PEOPLE";
    const auto changes = valueOf(store_->changes(filter));
    EXPECT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.at(0).target, test::sampleChange().target);
}

TEST_F(StoreOfVersionTwo, FindsItsOutcomesByTheNewFilters) {
    OutcomeFilter filter;
    filter.rule = test::sampleOutcome().rule;
    filter.from = test::sampleOutcome().endedAt;
    filter.until = filter.from + 1;
    EXPECT_EQ(valueOf(store_->countOutcomes(filter)), 2);
}

TEST_F(StoreOfVersionTwo, HasAnIntactLogThatGoesOn) {
    Outcome outcome = test::sampleOutcome();
    outcome.run = 1;
    outcome.change = 0;
    expectOk(store_->appendOutcomes({&outcome, 1}));
    EXPECT_EQ(outcome.id, 3);
    const LogVerdict verdict = valueOf(store_->verifyLog({}));
    EXPECT_TRUE(verdict.intact) << verdict.problem;
    EXPECT_EQ(verdict.entries, 3);
}

TEST_F(StoreOfVersionTwo, GrantsALease) { EXPECT_EQ(valueOf(store_->takeLease("dc1:77", 1000)).fence, 1); }

}  // namespace
}  // namespace hs
