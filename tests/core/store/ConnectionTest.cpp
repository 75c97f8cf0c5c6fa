#include "core/store/Connection.h"

#include <QTemporaryDir>

#include <thread>

#include "core/store/Migrations.h"
#include "core/store/ThreadConnections.h"
#include "tests/core/base/Expect.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

class ConnectionTest : public ::testing::Test {
protected:
    ConnectionTest() {
        connection_ =
            valueOf(Connection::open(Dialect::sqlite(), StoreLocation::at(path()), "connection tests", StoreLimits()));
        expectOk(connection_->execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, photo BLOB)", "set up"));
    }

    std::string path() const { return directory_.path().toStdString() + "/people.db"; }

    std::int64_t insert(std::int64_t id, const std::string& name, const std::string& photo = {}) {
        const auto write = valueOf(connection_->statement("INSERT INTO people VALUES (?, ?, ?)", "insert"));
        expectOk(write->bind(id).bind(name).bindBytes(photo).run());
        return write->rowsAffected();
    }

    std::int64_t count() {
        const auto rows = valueOf(connection_->statement("SELECT count(*) FROM people", "count"));
        EXPECT_TRUE(valueOf(rows->next()));
        return rows->integer(0);
    }

    QTemporaryDir directory_;
    std::unique_ptr<Connection> connection_;
};

TEST_F(ConnectionTest, KeepsTextAndBytesExactly) {
    const std::string photo("\x00\xFF\x80'", 4);
    EXPECT_EQ(insert(1, "Zoë ' \" ; --", photo), 1);
    const auto row = valueOf(connection_->statement("SELECT name, photo FROM people WHERE id = ?", "read"));
    EXPECT_TRUE(valueOf(row->bind(1).next()));
    EXPECT_EQ(row->text(0), "Zoë ' \" ; --");
    EXPECT_EQ(row->bytes(1), photo);
}

TEST_F(ConnectionTest, StepsThroughRowsToTheEnd) {
    insert(1, "a");
    insert(2, "b");
    const auto rows = valueOf(connection_->statement("SELECT id FROM people ORDER BY id", "read"));
    EXPECT_TRUE(valueOf(rows->next()));
    EXPECT_TRUE(valueOf(rows->next()));
    EXPECT_EQ(rows->integer(0), 2);
    EXPECT_FALSE(valueOf(rows->next()));
}

TEST_F(ConnectionTest, BindsAgainFromTheLeftAfterARun) {
    const auto write = valueOf(connection_->statement("INSERT INTO people VALUES (?, ?, ?)", "insert"));
    for (int id = 1; id <= 3; ++id) expectOk(write->bind(id).bind("x").bindBytes("y").run());
    EXPECT_EQ(count(), 3);
}

TEST_F(ConnectionTest, LetsGoOfItsLocksWhenAStatementDies) {
    insert(1, "a");
    {
        const auto rows = valueOf(connection_->statement("SELECT id FROM people", "read"));
        EXPECT_TRUE(valueOf(rows->next()));
    }
    expectOk(connection_->execute("DROP TABLE people", "drop"));
}

TEST_F(ConnectionTest, StoresAllOfATransaction) {
    expectOk(connection_->transact([&]() -> Result<void> {
        insert(1, "a");
        insert(2, "b");
        return {};
    }));
    EXPECT_EQ(count(), 2);
}

TEST_F(ConnectionTest, StoresNothingOfATransactionThatFails) {
    const auto result = connection_->transact([&]() -> Result<void> {
        insert(1, "a");
        return Error(ErrorCode::Cancelled, "changed my mind");
    });
    EXPECT_EQ(errorOf(result).message, "changed my mind");
    EXPECT_EQ(count(), 0);
}

TEST_F(ConnectionTest, WorksOnAfterATransactionThatFails) {
    EXPECT_FALSE(connection_->transact([]() -> Result<void> { return Error(ErrorCode::Cancelled, "no"); }).ok());
    expectOk(connection_->transact([&]() -> Result<void> {
        insert(1, "a");
        return {};
    }));
    EXPECT_EQ(count(), 1);
}

TEST_F(ConnectionTest, CallsADuplicateKeyAConflict) {
    insert(1, "a");
    const auto write = valueOf(connection_->statement("INSERT INTO people (id) VALUES (?)", "add a person"));
    const Error error = errorOf(write->bind(1).run());
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_TRUE(holds(error.message, "add a person"));
    EXPECT_FALSE(error.serverText.empty());
}

TEST_F(ConnectionTest, CallsAStatementThatDoesNotParseADefect) {
    const Error error = errorOf(connection_->statement("SELEKT", "ask"));
    EXPECT_EQ(error.code, ErrorCode::Internal);
    EXPECT_TRUE(holds(error.message, path()));
    EXPECT_EQ(errorOf(connection_->execute("SELEKT", "ask")).code, ErrorCode::Internal);
}

TEST_F(ConnectionTest, GivesOutNumbersOnce) {
    expectOk(migrate(*connection_, storeMigrations()));
    EXPECT_EQ(valueOf(connection_->transact([&] { return connection_->takeNumbers("runs", 1); })), 1);
    EXPECT_EQ(valueOf(connection_->transact([&] { return connection_->takeNumbers("runs", 10); })), 2);
    EXPECT_EQ(valueOf(connection_->transact([&] { return connection_->takeNumbers("runs", 1); })), 12);
    EXPECT_EQ(valueOf(connection_->transact([&] { return connection_->takeNumbers("changes", 1); })), 1);
}

TEST_F(ConnectionTest, KnowsNoOtherCounters) {
    expectOk(migrate(*connection_, storeMigrations()));
    EXPECT_EQ(errorOf(connection_->takeNumbers("sheep", 1)).code, ErrorCode::Corrupt);
}

TEST_F(ConnectionTest, IsOpenedOnceByEachThread) {
    ThreadConnections connections(Dialect::sqlite(), StoreLocation::at(path()), StoreLimits());
    Connection* mine = valueOf(connections.own());
    EXPECT_EQ(valueOf(connections.own()), mine);
    Connection* other = nullptr;
    std::thread([&] { other = valueOf(connections.own()); }).join();
    EXPECT_NE(other, nullptr);
    EXPECT_NE(other, mine);
}

TEST_F(ConnectionTest, SaysWhichDriverIsMissing) {
    Dialect dialect = Dialect::sqlite();
    dialect.driver = "QNOSUCHDATABASE";
    const Error error = errorOf(Connection::open(dialect, StoreLocation::at(path()), "no driver", StoreLimits()));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, "QNOSUCHDATABASE"));
    EXPECT_TRUE(holds(error.nextStep, "Install"));
}

}  // namespace
}  // namespace hs
