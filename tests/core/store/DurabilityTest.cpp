#include <csignal>
#include <filesystem>
#include <functional>
#include <set>
#include <thread>

#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::expectOk;
using test::manyLinks;
using test::valueOf;

namespace fs = std::filesystem;

class SqlStoreDurability : public test::StoreFixture {
protected:
    /// The files as a killed process leaves them: copied while the store is open.
    std::unique_ptr<SqlStore> storeAfterKill() {
        fs::create_directories(path("copy"));
        for (const char* end : {"", "-wal"})
            fs::copy_file(path() + end, path("copy/hybridsync.db") + end, fs::copy_options::overwrite_existing);
        return valueOf(SqlStore::open(path("copy/hybridsync.db"), clock_));
    }

    std::size_t countLinks(Store& store) {
        std::size_t count = 0;
        expectOk(store.eachLink("contoso.test", [&](Link&&) { ++count; }));
        return count;
    }

    /// Does `work` on a store of its own in a process that is then killed.
    void inKilledProcess(const std::function<void(SqlStore&)>& work) {
        store_.reset();
        ::testing::FLAGS_gtest_death_test_style = "fast";
        EXPECT_EXIT(
            {
                const auto store = SqlStore::open(path(), clock_);
                if (store.ok()) work(**store);
                std::raise(SIGKILL);
            },
            ::testing::KilledBySignal(SIGKILL), "");
        reopen();
    }
};

TEST_F(SqlStoreDurability, KeepsEveryCallThatHasReturned) {
    expectOk(store().saveLinks("contoso.test", manyLinks(100)));
    EXPECT_EQ(countLinks(*storeAfterKill()), 100U);
}

TEST_F(SqlStoreDurability, KeepsNothingOfATransactionThatWasOpen) {
    expectOk(store().saveLinks("contoso.test", manyLinks(100)));
    const auto other = connection(path());
    expectOk(other->transact([&]() -> Result<void> {
        HS_TRY(other->execute("DELETE FROM links", "delete"));
        EXPECT_EQ(countLinks(*storeAfterKill()), 100U);
        return {};
    }));
    EXPECT_EQ(countLinks(store()), 0U);
}

TEST_F(SqlStoreDurability, KeepsMarkedIntentsOfAKilledProcess) {
    const auto run = begunRun();
    std::vector<Change> changes{test::sampleChange(), test::sampleChange()};
    expectOk(store().appendChanges(run, changes));
    inKilledProcess([&](SqlStore& child) { (void)child.markIntent(run, std::vector<std::int64_t>{changes[0].id}); });
    EXPECT_EQ(changesOf(run, {}, Change::State::Intent).size(), 1U);
}

TEST_F(SqlStoreDurability, KeepsResultsOfAKilledProcess) {
    const auto run = begunRun();
    std::vector<Change> changes{test::sampleChange()};
    expectOk(store().appendChanges(run, changes));
    changes[0].state = Change::State::Done;
    changes[0].writtenAt = 77;
    inKilledProcess([&](SqlStore& child) { (void)child.updateChanges(changes); });
    EXPECT_EQ(changesOf(run), changes);
}

TEST_F(SqlStoreDurability, ClosesTheRunOfAKilledProcess) {
    inKilledProcess([&](SqlStore& child) {
        hs::Run run;
        run.configuration = "contoso.test";
        (void)child.beginRun(run);
    });
    expectOk(store().closeInterruptedRuns("contoso.test"));
    const auto runs = valueOf(store().runs("contoso.test", 1));
    EXPECT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs.at(0).state, RunState::Interrupted);
}

TEST_F(SqlStoreDurability, LeavesNothingBehindThatStopsTheNextProcess) {
    inKilledProcess(
        [&](SqlStore& child) { (void)child.eachLink("contoso.test", [](Link&&) { std::raise(SIGKILL); }); });
    expectOk(store().saveLinks("contoso.test", manyLinks(1)));
}

TEST_F(SqlStoreDurability, GivesEveryThreadItsOwnConnection) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([this, t] {
            for (int i = 0; i < 5; ++i) {
                expectOk(store().saveLinks("c" + std::to_string(t), manyLinks(200)));
                std::size_t count = 0;
                expectOk(store().eachLink("c" + std::to_string(t), [&](Link&&) { ++count; }));
                EXPECT_EQ(count, 200U);
            }
        });
    threads.clear();
    for (int t = 0; t < 4; ++t) EXPECT_EQ(linksOf("c" + std::to_string(t)).size(), 200U);
}

TEST_F(SqlStoreDurability, GivesTwoThreadsDifferentNumbers) {
    std::vector<std::int64_t> first;
    std::vector<std::int64_t> second;
    const auto beginMany = [this](std::vector<std::int64_t>& ids) {
        for (int i = 0; i < 25; ++i) ids.push_back(begunRun());
    };
    {
        const std::jthread one([&] { beginMany(first); });
        const std::jthread other([&] { beginMany(second); });
    }
    std::set<std::int64_t> all(first.begin(), first.end());
    all.insert(second.begin(), second.end());
    EXPECT_EQ(all.size(), 50U);
    EXPECT_EQ(*all.rbegin(), 50);
}

TEST_F(SqlStoreDurability, LetsOnlyOneOfTwoSavesWin) {
    const Configuration first = valueOf(store().saveConfiguration(test::sampleConfiguration()));
    bool one = false;
    bool other = false;
    {
        const std::jthread a([&] { one = store().saveConfiguration(first).ok(); });
        const std::jthread b([&] { other = store().saveConfiguration(first).ok(); });
    }
    EXPECT_NE(one, other);
    EXPECT_EQ(valueOf(store().configuration("contoso.test")).version, 2);
}

TEST_F(SqlStoreDurability, MayBeOpenTwiceInOneProcess) {
    const auto second = valueOf(SqlStore::open(path(), clock_));
    expectOk(second->saveLinks("contoso.test", manyLinks(2)));
    EXPECT_EQ(linksOf("contoso.test").size(), 2U);
}

TEST_F(SqlStoreDurability, MayBeDeletedAndMadeAgain) {
    expectOk(store().saveLinks("contoso.test", manyLinks(2)));
    store_.reset();
    fs::remove_all(path("store"));
    reopen();
    EXPECT_TRUE(linksOf("contoso.test").empty());
}

TEST_F(SqlStoreDurability, LeavesOneFileBehindWhenItIsClosed) {
    expectOk(store().saveLinks("contoso.test", manyLinks(2)));
    store_.reset();
    int files = 0;
    for (const auto& file : fs::directory_iterator(path("store"))) files += file.exists();
    EXPECT_EQ(files, 1);
}

}  // namespace
}  // namespace hs
