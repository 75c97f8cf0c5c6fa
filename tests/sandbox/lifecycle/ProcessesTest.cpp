#include <gtest/gtest.h>

#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "app/sandbox/BackgroundProgram.h"
#include "app/sandbox/FileLock.h"
#include "app/sandbox/OtherProcess.h"
#include "app/sandbox/PrivateFiles.h"
#include "app/sandbox/SandboxRegistry.h"

namespace hs::sandbox {
namespace {

namespace fs = std::filesystem;

class Processes : public ::testing::Test {
protected:
    std::string path(const char* name) { return place.filePath(QString::fromLatin1(name)).toStdString(); }

    /// A process that waits until it is told to end.
    static std::int64_t waiting(QProcess& process) {
        process.start(QStringLiteral("/bin/cat"), QStringList());
        EXPECT_TRUE(process.waitForStarted());
        return process.processId();
    }

    QTemporaryDir place;
};

TEST_F(Processes, ALockIsHeldByOneAndKnownToAll) {
    EXPECT_FALSE(FileLock::holder(path("lock")).has_value());
    {
        const auto lock = FileLock::take(path("lock"), FileLock::Wait::No);
        ASSERT_TRUE(lock.ok());
        EXPECT_EQ(FileLock::holder(path("lock")), ::getpid());
        EXPECT_EQ(FileLock::take(path("lock"), FileLock::Wait::No).error().code, ErrorCode::Conflict);
        EXPECT_EQ(FileLock::holder(path("lock")), ::getpid()) << "asking does not break it";
    }
    EXPECT_FALSE(FileLock::holder(path("lock")).has_value());
    EXPECT_TRUE(FileLock::take(path("lock"), FileLock::Wait::Yes).ok());
}

TEST_F(Processes, AMovedLockIsHeldOn) {
    auto first = FileLock::take(path("lock"), FileLock::Wait::No);
    ASSERT_TRUE(first.ok());
    {
        const FileLock moved = *std::move(first);
        EXPECT_TRUE(FileLock::holder(path("lock")).has_value());
    }
    EXPECT_FALSE(FileLock::holder(path("lock")).has_value());
}

TEST_F(Processes, AChildDoesNotInheritALock) {
    QProcess child;
    {
        const auto lock = FileLock::take(path("lock"), FileLock::Wait::No);
        ASSERT_TRUE(lock.ok());
        waiting(child);
    }
    EXPECT_FALSE(FileLock::holder(path("lock")).has_value());
    child.closeWriteChannel();
    EXPECT_TRUE(child.waitForFinished(10000));
}

TEST_F(Processes, AHolderMayRemoveItsLockAndTheNextMakesItAnew) {
    auto first = FileLock::take(path("lock"), FileLock::Wait::No);
    ASSERT_TRUE(first.ok());
    fs::remove(path("lock"));
    const auto second = FileLock::take(path("lock"), FileLock::Wait::No);
    EXPECT_TRUE(second.ok());
    EXPECT_TRUE(FileLock::holder(path("lock")).has_value());
}

TEST_F(Processes, ALockInNoDirectoryIsDenied) {
    EXPECT_EQ(FileLock::take(path("none/lock"), FileLock::Wait::No).error().code, ErrorCode::Denied);
}

TEST_F(Processes, AnotherProcessIsSeenToEnd) {
    QProcess child;
    const OtherProcess seen(waiting(child));
    EXPECT_TRUE(seen.exists());
    EXPECT_FALSE(seen.waitForEnd(0));
    child.closeWriteChannel();
    EXPECT_TRUE(seen.waitForEnd(10000));
    child.waitForFinished(10000);
}

TEST_F(Processes, AProcessThatDoesNotExistHasEnded) {
    const OtherProcess nobody(0);
    EXPECT_FALSE(nobody.exists());
    EXPECT_TRUE(nobody.waitForEnd(0));
    EXPECT_TRUE(nobody.end(SIGTERM, 0));
}

TEST_F(Processes, ACommandLineIsReadWhole) {
    QProcess child;
    child.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("read nothing"), QStringLiteral("/a/mark")});
    ASSERT_TRUE(child.waitForStarted());
    const OtherProcess seen(child.processId());
    EXPECT_TRUE(seen.commandLineHas("/a/mark"));
    EXPECT_FALSE(seen.commandLineHas("/another/mark"));
    child.closeWriteChannel();
    EXPECT_TRUE(child.waitForFinished(10000));
}

TEST_F(Processes, ABackgroundProgramHasASessionOfItsOwnAndWritesToItsLog) {
    const auto pid = startInBackground(
        "/bin/sh", {"-c", "echo said; echo complained >&2; read nothing < \"$0\"", path("pipe")}, path("log"));
    ASSERT_TRUE(pid.ok());
    EXPECT_NE(::getsid(static_cast<pid_t>(*pid)), ::getsid(0));
    const OtherProcess program(*pid);
    EXPECT_TRUE(program.waitForEnd(10000));
    EXPECT_TRUE(program.end(SIGKILL, 10000));
    EXPECT_TRUE(readWhole(path("log"))->starts_with("said\ncomplained\n"));
    EXPECT_EQ(fs::status(path("log")).permissions() & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Processes, ABackgroundProgramHearsSigtermThoughItsStarterBlocksIt) {
    sigset_t blocked, before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &blocked, &before);
    const auto pid =
        startInBackground("/bin/sh", {"-c", "mkfifo \"$0\"; read nothing < \"$0\"", path("pipe")}, path("log"));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ASSERT_TRUE(pid.ok());
    EXPECT_TRUE(OtherProcess(*pid).end(SIGTERM, 10000));
}

TEST_F(Processes, AMissingProgramDoesNotStart) {
    EXPECT_EQ(startInBackground("/nowhere/program", {}, path("log")).error().code, ErrorCode::Unavailable);
}

TEST_F(Processes, AFileIsWaitedForUntilItAppears) {
    const auto pid = startInBackground(
        "/bin/sh",
        {"-c", "touch \"$0.new\"; mv \"$0.new\" \"$0\"; mkfifo \"$0.pipe\"; read x < \"$0.pipe\"", path("ready")},
        path("log"));
    ASSERT_TRUE(pid.ok());
    EXPECT_TRUE(waitForFile(place.path().toStdString(), "ready", *pid, 20000).ok());
    EXPECT_TRUE(OtherProcess(*pid).end(SIGKILL, 10000));
}

TEST_F(Processes, AFileThatIsThereIsNotWaitedFor) {
    ASSERT_TRUE(writePrivately(path("ready"), "").ok());
    EXPECT_TRUE(waitForFile(place.path().toStdString(), "ready", 0, 0).ok());
}

TEST_F(Processes, AProgramThatEndsWithoutItsFileIsUnavailable) {
    const auto pid = startInBackground("/bin/true", {}, path("log"));
    ASSERT_TRUE(pid.ok());
    EXPECT_EQ(waitForFile(place.path().toStdString(), "ready", *pid, 20000).error().code, ErrorCode::Unavailable);
}

TEST_F(Processes, AFileThatNeverAppearsIsATimeout) {
    QProcess child;
    const std::int64_t pid = waiting(child);
    EXPECT_EQ(waitForFile(place.path().toStdString(), "ready", pid, 30).error().code, ErrorCode::Timeout);
    child.closeWriteChannel();
    EXPECT_TRUE(child.waitForFinished(10000));
}

TEST_F(Processes, OwnProgramIsThisOneUnlessTheNamedOneLiesBeside) {
    const std::string own = fs::read_symlink("/proc/self/exe").string();
    EXPECT_EQ(ownProgram("no-such-program-beside"), own);
    EXPECT_EQ(ownProgram(fs::path(own).filename().string()), own);
}

class Registry : public Processes {
protected:
    void SetUp() override { ::setenv("XDG_RUNTIME_DIR", place.path().toStdString().c_str(), 1); }
    void TearDown() override { ::unsetenv("XDG_RUNTIME_DIR"); }
};

TEST_F(Registry, LiesInTheRuntimeDirectoryAndIsPrivate) {
    ASSERT_TRUE(SandboxRegistry::open().ok());
    const std::string root = place.path().toStdString() + "/hybridsync-" + std::to_string(::getuid());
    EXPECT_EQ(fs::status(root).permissions() & fs::perms::mask, fs::perms::owner_all);
}

TEST_F(Registry, ADeadEntryIsTidiedUpAndALivingOneIsNot) {
    const auto registry = SandboxRegistry::open();
    ASSERT_TRUE(registry.ok());
    const auto dead = registry->add(), living = registry->add();
    ASSERT_TRUE(dead.ok() && living.ok());
    const auto lock = FileLock::take(living->lockPath(), FileLock::Wait::No);
    ASSERT_TRUE(lock.ok());
    registry->tidyUnlessBusy();
    EXPECT_FALSE(fs::exists(dead->directory));
    EXPECT_TRUE(fs::exists(living->directory));
    ASSERT_EQ(registry->entries().size(), 1U);
    EXPECT_EQ(registry->entries().front().server, ::getpid());
}

TEST_F(Registry, NobodyTidiesUpWhileAnotherStarts) {
    const auto registry = SandboxRegistry::open();
    ASSERT_TRUE(registry.ok());
    const auto starting = registry->add();
    ASSERT_TRUE(starting.ok());
    {
        const auto alone = registry->exclusive();
        ASSERT_TRUE(alone.ok());
        registry->tidyUnlessBusy();
        EXPECT_TRUE(fs::exists(starting->directory));
    }
    registry->tidyUnlessBusy();
    EXPECT_FALSE(fs::exists(starting->directory));
}

TEST_F(Registry, IsMadeAgainForWhoeverComesAfterItWasLeft) {
    const auto registry = SandboxRegistry::open();
    ASSERT_TRUE(registry.ok());
    registry->tidyUnlessBusy();
    EXPECT_TRUE(registry->entries().empty());
    EXPECT_TRUE(registry->exclusive().ok());
    EXPECT_TRUE(registry->add().ok());
}

TEST_F(Registry, AnEntryWithoutStateIsNotRunningYet) {
    const auto registry = SandboxRegistry::open();
    ASSERT_TRUE(registry.ok());
    const auto entry = registry->add();
    ASSERT_TRUE(entry.ok());
    const auto lock = FileLock::take(entry->lockPath(), FileLock::Wait::No);
    EXPECT_TRUE(registry->running().empty());
    ASSERT_TRUE(writePrivately(entry->statePath(), "{\"half\":").ok());
    EXPECT_TRUE(registry->running().empty()) << "nor is one whose state does not read";
}

TEST_F(Registry, IdsDiffer) {
    const auto registry = SandboxRegistry::open();
    ASSERT_TRUE(registry.ok());
    const auto one = registry->add(), two = registry->add();
    ASSERT_TRUE(one.ok() && two.ok());
    EXPECT_NE(one->id, two->id);
    EXPECT_EQ(one->id.size(), 8U);
}

TEST(States, WithoutAMemberAreCorrupt) {
    SandboxState state;
    QJsonObject document = state.toJson();
    EXPECT_TRUE(SandboxState::fromJson(document).ok());
    document.remove(QStringLiteral("profile"));
    EXPECT_EQ(SandboxState::fromJson(document).error().code, ErrorCode::Corrupt);
    EXPECT_EQ(SandboxState::fromJson({}).error().code, ErrorCode::Corrupt);
}

}  // namespace
}  // namespace hs::sandbox
