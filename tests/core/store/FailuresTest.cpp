#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include <filesystem>
#include <fstream>

#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

namespace fs = std::filesystem;

class SqlStoreFailures : public test::StoreFixture {
protected:
    void writeFile(const std::string& file, const std::string& content) {
        std::ofstream(file, std::ios::binary) << content;
    }

    /// Overwrites the middle of the closed store's file.
    void damage() {
        store_.reset();
        const auto size = static_cast<std::streamoff>(fs::file_size(path()));
        std::fstream file(path(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(4096);
        for (std::streamoff i = 4096; i < size; ++i) file.put('\x5A');
    }

    unsigned modeOf(const std::string& file) {
        struct stat status = {};
        EXPECT_EQ(::stat(file.c_str(), &status), 0);
        return status.st_mode & 0777;
    }
};

TEST_F(SqlStoreFailures, AreNotCausedByADirectoryThatIsMissing) {
    EXPECT_TRUE(SqlStore::open(path("a/b/c/store.db"), clock_).ok());
}

TEST_F(SqlStoreFailures, KeepTheFileFromOthers) {
    EXPECT_EQ(modeOf(path()), 0600U);
    EXPECT_EQ(modeOf(path("store")), 0700U);
}

TEST_F(SqlStoreFailures, KeepTheFilesBesideItFromOthers) {
    begunRun();
    EXPECT_EQ(modeOf(path() + "-wal"), 0600U);
    EXPECT_EQ(modeOf(path() + "-shm"), 0600U);
}

TEST_F(SqlStoreFailures, TakeTheRightsOfOthersAwayFromAnOldFile) {
    store_.reset();
    fs::permissions(path(), static_cast<fs::perms>(0644));
    reopen();
    EXPECT_EQ(modeOf(path()), 0600U);
}

TEST_F(SqlStoreFailures, NameAPathThatLeadsThroughAFile) {
    writeFile(path("file"), "not a directory");
    const Error error = errorOf(SqlStore::open(path("file/store.db"), clock_));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, path("file")));
    EXPECT_FALSE(error.nextStep.empty());
}

TEST_F(SqlStoreFailures, NameAPathThatIsADirectory) {
    const Error error = errorOf(SqlStore::open(directory_.path().toStdString(), clock_));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, directory_.path().toStdString()));
}

TEST_F(SqlStoreFailures, NameADirectoryWhereNothingCanBeMade) {
    const Error error = errorOf(SqlStore::open("/proc/hybridsync/store.db", clock_));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, "/proc/hybridsync"));
}

TEST_F(SqlStoreFailures, TellAFileThatIsNoStoreFromAStore) {
    writeFile(path("letter.txt"), std::string(5000, 'x'));
    const Error error = errorOf(SqlStore::open(path("letter.txt"), clock_));
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.nextStep, "hybridsync doctor"));
    EXPECT_TRUE(holds(error.message, path("letter.txt")));
}

TEST_F(SqlStoreFailures, DoNotChangeAFileThatIsNoStore) {
    writeFile(path("letter.txt"), std::string(5000, 'x'));
    EXPECT_FALSE(SqlStore::open(path("letter.txt"), clock_).ok());
    EXPECT_EQ(fs::file_size(path("letter.txt")), 5000U);
}

TEST_F(SqlStoreFailures, TellADamagedStore) {
    expectOk(store().saveLinks("contoso.test", test::manyLinks(2000)));
    damage();
    auto opened = SqlStore::open(path(), clock_);
    const Error error = opened.ok() ? errorOf((*opened)->eachLink("contoso.test", [](Link&&) {})) : opened.error();
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.nextStep, "hybridsync doctor"));
}

TEST_F(SqlStoreFailures, TellAChangeThatDoesNotDecode) {
    const auto run = begunRun();
    std::vector<Change> changes{test::sampleChange()};
    expectOk(store().appendChanges(run, changes));
    expectOk(connection(path())->execute("UPDATE changes SET body = x'8701'", "damage"));
    const Error error = errorOf(store().eachChange(run, {}, {}, [](Change&&) -> Result<void> { return {}; }));
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.message, "the change 1"));
}

TEST_F(SqlStoreFailures, TellAnOutcomeThatDoesNotDecode) {
    std::vector<Outcome> outcomes{test::sampleOutcome()};
    outcomes[0].run = begunRun();
    expectOk(store().appendOutcomes(outcomes));
    expectOk(connection(path())->execute("UPDATE outcomes SET body = x'00'", "damage"));
    EXPECT_EQ(errorOf(store().outcomes({})).code, ErrorCode::Corrupt);
}

TEST_F(SqlStoreFailures, TellARunThatDoesNotDecode) {
    const auto run = begunRun();
    expectOk(connection(path())->execute("UPDATE runs SET state = 77", "damage"));
    EXPECT_EQ(errorOf(store().run(run)).code, ErrorCode::Corrupt);
}

TEST_F(SqlStoreFailures, TellAConfigurationOrSchemaThatDoesNotDecode) {
    expectOk(connection(path())->execute("INSERT INTO configurations VALUES ('x', 1, 'no json')", "damage"));
    EXPECT_EQ(errorOf(store().configuration("x")).code, ErrorCode::Corrupt);
    EXPECT_EQ(errorOf(store().configurations()).code, ErrorCode::Corrupt);
    expectOk(connection(path())->execute("INSERT INTO schemas VALUES ('x', '[]')", "damage"));
    EXPECT_EQ(errorOf(store().schema("x")).code, ErrorCode::Corrupt);
}

TEST_F(SqlStoreFailures, SayThatTheDiskIsFull) {
    store_.reset();
    StoreLimits small;
    small.pages = 40;
    const auto full = valueOf(SqlStore::open(path(), clock_, small));
    const Error error = errorOf(full->saveLinks("contoso.test", test::manyLinks(10000)));
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_TRUE(holds(error.message, path()));
    EXPECT_TRUE(holds(error.nextStep, "Free space"));
}

TEST_F(SqlStoreFailures, StoreNothingOfACallThatFillsTheDisk) {
    store_.reset();
    StoreLimits small;
    small.pages = 40;
    store_ = valueOf(SqlStore::open(path(), clock_, small));
    expectOk(store().saveLinks("contoso.test", test::manyLinks(10)));
    EXPECT_FALSE(store().saveLinks("contoso.test", test::manyLinks(10000)).ok());
    EXPECT_EQ(linksOf("contoso.test").size(), 10U);
}

TEST_F(SqlStoreFailures, LetTheStoreWorkOnAfterAFullDisk) {
    store_.reset();
    StoreLimits small;
    small.pages = 40;
    store_ = valueOf(SqlStore::open(path(), clock_, small));
    EXPECT_FALSE(store().saveLinks("contoso.test", test::manyLinks(10000)).ok());
    expectOk(store().saveLinks("contoso.test", test::manyLinks(5)));
    EXPECT_EQ(linksOf("contoso.test").size(), 5U);
}

TEST_F(SqlStoreFailures, SayWhoMustStopWhenTheStoreIsLocked) {
    store_.reset();
    StoreLimits impatient;
    impatient.patience = std::chrono::milliseconds(0);
    store_ = valueOf(SqlStore::open(path(), clock_, impatient));
    const auto other = connection(path());
    const auto result = other->transact([&]() -> Result<void> {
        const Error error = errorOf(store().saveLinks("contoso.test", test::manyLinks(1)));
        EXPECT_EQ(error.code, ErrorCode::Unavailable);
        EXPECT_TRUE(holds(error.message, "locked"));
        EXPECT_TRUE(holds(error.nextStep, "try again"));
        return {};
    });
    expectOk(result);
    expectOk(store().saveLinks("contoso.test", test::manyLinks(1)));
}

TEST_F(SqlStoreFailures, LetOthersReadWhileSomeoneWrites) {
    expectOk(store().saveLinks("contoso.test", test::manyLinks(3)));
    const auto other = connection(path());
    expectOk(other->transact([&]() -> Result<void> {
        HS_TRY(other->execute("DELETE FROM links", "delete"));
        EXPECT_EQ(linksOf("contoso.test").size(), 3U);
        return {};
    }));
    EXPECT_TRUE(linksOf("contoso.test").empty());
}

/// What a child process that may not write more than `bytes` to a file says about its store.
std::string saidByALimitedProcess(const std::string& path, Clock& clock, rlim_t bytes) {
    int words[2] = {};
    EXPECT_EQ(::pipe(words), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto store = SqlStore::open(path, clock);
        const auto saved = store.ok() ? (*store)->saveLinks("contoso.test", test::manyLinks(20000)) : store.error();
        const std::string line =
            saved.ok() ? "stored" : std::string(toString(saved.error().code)) + ": " + saved.error().toLine();
        if (::write(words[1], line.data(), line.size()) < 0) ::_exit(1);
        ::_exit(0);
    }
    ::close(words[1]);
    std::string said;
    char letters[4096];
    for (ssize_t read = 0; (read = ::read(words[0], letters, sizeof letters)) > 0;)
        said.append(letters, static_cast<std::size_t>(read));
    ::close(words[0]);
    ::waitpid(child, nullptr, 0);
    return said;
}

TEST_F(SqlStoreFailures, SayThatNoMoreMayBeWrittenToTheDisk) {
    expectOk(store().saveLinks("contoso.test", test::manyLinks(10)));
    store_.reset();
    const std::string said = saidByALimitedProcess(path(), clock_, 400'000);
    EXPECT_TRUE(holds(said, "Unavailable"));
    EXPECT_TRUE(holds(said, path()));
    EXPECT_TRUE(holds(said, "ree space"));
    reopen();
    EXPECT_EQ(linksOf("contoso.test").size(), 10U);
    EXPECT_TRUE(valueOf(store().verifyLog({})).intact);
}

TEST_F(SqlStoreFailures, SayThatAReadOnlyFileMayNotBeWritten) {
    // Root may write to anything: what the account may not is tried as nobody, in a process of its own.
    store_.reset();
    fs::permissions(directory_.path().toStdString(), static_cast<fs::perms>(0755));
    fs::permissions(path("store"), static_cast<fs::perms>(0755));
    fs::permissions(path(), static_cast<fs::perms>(0444));
    ::testing::FLAGS_gtest_death_test_style = "fast";
    EXPECT_EXIT(
        {
            if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(3);
            const auto opened = SqlStore::open(path(), clock_);
            const bool told = !opened.ok() && opened.error().code == ErrorCode::Unavailable &&
                              holds(opened.error().message, path()) && !opened.error().nextStep.empty();
            ::_exit(told ? 0 : 4);
        },
        ::testing::ExitedWithCode(0), "");
}

TEST_F(SqlStoreFailures, TellAPageThatIsDamagedAndSayThatTheStoreIsDisposable) {
    expectOk(store().saveLinks("contoso.test", test::manyLinks(5000)));
    store_.reset();
    std::fstream file(path(), std::ios::binary | std::ios::in | std::ios::out);
    for (int page = 20; page < 100; ++page) {  // the first pages hold the shape: it opens
        file.seekp(page * 4096);
        file << std::string(64, '\x5A');
    }
    file.close();
    auto opened = SqlStore::open(path(), clock_);
    const Error error = opened.ok() ? errorOf((*opened)->eachLink("contoso.test", [](Link&&) {})) : opened.error();
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.nextStep, "hybridsync doctor"));
    EXPECT_TRUE(holds(error.nextStep, "may be deleted"));
    EXPECT_TRUE(holds(error.nextStep, "full cycle"));
}

TEST_F(SqlStoreFailures, CallAStoreThatLacksATableDamaged) {
    expectOk(connection(path())->execute("DROP TABLE escrows", "damage"));
    const Error error = errorOf(store().escrows("contoso.test"));
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_TRUE(holds(error.nextStep, "hybridsync doctor"));
}

}  // namespace
}  // namespace hs
