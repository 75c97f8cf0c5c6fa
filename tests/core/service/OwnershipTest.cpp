#include "core/service/Ownership.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QTemporaryDir>

#include <latch>

#include "core/service/ProcessIdentity.h"
#include "core/store/SqlStore.h"

namespace hs::service {
namespace {

using namespace std::chrono_literals;

TEST(ProcessIdentity, IsReadAsItIsWritten) {
    const auto own = ProcessIdentity::own("dc1.contoso.test");
    EXPECT_EQ(ProcessIdentity::parse(own.text()), own);
    EXPECT_EQ(own.processId, ::getpid());
}

TEST(ProcessIdentity, IsNotReadFromAnythingElse) {
    for (const char* text : {"", "host", "host:12", "host:x@1", ":12@1", "host:-4@1", "host:0@1", "host:99999999999@1"})
        EXPECT_FALSE(ProcessIdentity::parse(text).has_value()) << text;
}

TEST(ProcessIdentity, OfThisProcessIsAlive) { EXPECT_FALSE(ProcessIdentity::own("here").isDeadHere("here")); }

TEST(ProcessIdentity, OfAProcessThatEndedIsDead) {
    auto identity = ProcessIdentity::own("here");
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    identity.processId = child;
    EXPECT_TRUE(identity.isDeadHere("here"));
}

TEST(ProcessIdentity, OfAnEarlierProcessWithThisIdIsDead) {
    auto identity = ProcessIdentity::own("here");
    identity.mark += "1";
    EXPECT_TRUE(identity.isDeadHere("here"));
}

TEST(ProcessIdentity, OfAnEarlierBootIsDead) {
    auto identity = ProcessIdentity::own("here");
    identity.mark[0] = identity.mark[0] == 'f' ? 'e' : 'f';
    EXPECT_TRUE(identity.isDeadHere("here"));
}

TEST(ProcessIdentity, IsNeverCalledDeadOnAnotherMachineOrInAnotherContainer) {
    auto identity = ProcessIdentity::own("elsewhere");
    identity.mark += "1";
    EXPECT_FALSE(identity.isDeadHere("here"));
    identity.host = "here";
    identity.mark = identity.mark.substr(0, 8) + "-1-77";
    EXPECT_FALSE(identity.isDeadHere("here"));
    identity.mark = "nonsense";
    EXPECT_FALSE(identity.isDeadHere("here"));
}

class OwnershipTest : public ::testing::Test {
protected:
    Ownership here(std::chrono::milliseconds lifetime = 20s) { return {*store_, clock_, log_, "here", lifetime}; }
    Ownership elsewhere(std::chrono::milliseconds lifetime = 20s) {
        return {*store_, clock_, log_, "elsewhere", "elsewhere:4711@boot-1-2", lifetime};
    }

    QTemporaryDir folder_;
    SystemClock clock_;
    NullLog log_;
    std::unique_ptr<SqlStore> store_ =
        std::move(SqlStore::open(folder_.path().toStdString() + "/store.db", clock_)).value();
};

TEST_F(OwnershipTest, BelongsToOneProgramAtATime) {
    Ownership first = here(), second = elsewhere();
    const auto claim = first.claim();
    ASSERT_TRUE(claim.ok()) << claim.error().toLine();
    const auto refused = second.claim();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().object, first.holder());
    EXPECT_NE(refused.error().message.find(std::to_string(::getpid())), std::string::npos) << refused.error().message;
    EXPECT_FALSE(refused.error().nextStep.empty());
}

TEST_F(OwnershipTest, IsSharedByTheCommandsOfOneProgram) {
    Ownership ownership = here();
    const auto first = ownership.claim();
    const auto second = ownership.claim();
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_GT(first->fence(), 0);
    EXPECT_EQ(first->fence(), second->fence());
}

TEST_F(OwnershipTest, IsGivenBackWithTheLastClaim) {
    Ownership first = here(), second = elsewhere();
    {
        auto claim = first.claim();
        auto another = first.claim();
        ASSERT_TRUE(claim.ok() && another.ok());
        *claim = {};
        EXPECT_FALSE(second.claim().ok());
    }
    EXPECT_FALSE(store_->lease()->has_value());
    EXPECT_TRUE(second.claim().ok());
}

TEST_F(OwnershipTest, GrowsItsFenceWithEveryHolder) {
    Ownership first = here(), second = elsewhere();
    const std::int64_t before = first.claim()->fence();
    const std::int64_t after = second.claim()->fence();
    EXPECT_GT(after, before);
}

TEST_F(OwnershipTest, IsRenewedAsLongAsItIsHeld) {
    Ownership ownership = here(200ms);
    const auto claim = ownership.claim();
    ASSERT_TRUE(claim.ok());
    const UnixMillis first = (*store_->lease())->expiresAt;
    UnixMillis now = first;
    while (now == first && claim->valid()) {
        const auto lease = store_->lease();
        if (lease.ok() && *lease) now = (*lease)->expiresAt;
        std::this_thread::yield();
    }
    EXPECT_GT(now, first);
    EXPECT_TRUE(claim->valid());
}

TEST_F(OwnershipTest, TellsWhatRunsThatItIsLost) {
    Ownership ownership = here(200ms);
    const auto claim = ownership.claim();
    ASSERT_TRUE(claim.ok());
    std::latch lost(1);
    const std::stop_callback onLoss(claim->lost(), [&lost] { lost.count_down(); });
    ASSERT_TRUE(store_->seizeLease("elsewhere:4711@boot-1-2", 600'000).ok());
    lost.wait();
    EXPECT_FALSE(claim->valid());
}

TEST_F(OwnershipTest, LeavesTheLeaseToWhoeverTookIt) {
    Ownership ownership = here(200ms);
    {
        const auto claim = ownership.claim();
        ASSERT_TRUE(claim.ok());
        std::latch lost(1);
        const std::stop_callback onLoss(claim->lost(), [&lost] { lost.count_down(); });
        ASSERT_TRUE(store_->seizeLease("elsewhere:4711@boot-1-2", 600'000).ok());
        lost.wait();
    }
    const auto lease = store_->lease();
    ASSERT_TRUE(lease.ok() && lease->has_value());
    EXPECT_EQ((*lease)->holder, "elsewhere:4711@boot-1-2");
}

TEST_F(OwnershipTest, IsTakenFromADeadProgramOfThisMachineAtOnce) {
    auto dead = ProcessIdentity::own("here");
    dead.mark += "1";
    ASSERT_TRUE(store_->takeLease(dead.text(), 600'000).ok());
    const std::int64_t before = (*store_->lease())->fence;
    Ownership ownership = here();
    const auto claim = ownership.claim();
    ASSERT_TRUE(claim.ok()) << claim.error().toLine();
    EXPECT_GT(claim->fence(), before);
}

TEST(EitherStop, StopsWithEitherOfTheTwo) {
    std::stop_source first, second;
    const EitherStop one(first.get_token(), second.get_token());
    EXPECT_FALSE(one.token().stop_requested());
    second.request_stop();
    EXPECT_TRUE(one.token().stop_requested());
    const EitherStop late(first.get_token(), second.get_token());
    EXPECT_TRUE(late.token().stop_requested());
}

}  // namespace
}  // namespace hs::service
