#include <algorithm>
#include <thread>

#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

constexpr std::int64_t hour = 3'600'000;

class SqlStoreLease : public test::StoreOnEveryDatabase {
protected:
    /// A run that writes under this fence, with one planned change.
    std::vector<Change> plannedUnder(std::int64_t fence) {
        hs::Run run;
        run.configuration = "contoso.test";
        run.fence = fence;
        run_ = valueOf(store().beginRun(run));
        std::vector<Change> changes{test::sampleChange()};
        changes[0].state = Change::State::Planned;
        expectOk(store().appendChanges(run_, changes));
        return changes;
    }

    Result<void> marked(const std::vector<Change>& changes) {
        return store().markIntent(run_, std::vector<std::int64_t>{changes[0].id});
    }

    std::int64_t run_ = 0;
};

TEST_P(SqlStoreLease, IsHeldByNobodyAtFirst) { EXPECT_FALSE(valueOf(store().lease()).has_value()); }

TEST_P(SqlStoreLease, IsHeldByWhoTookIt) {
    const Lease taken = valueOf(store().takeLease("dc1:77", hour));
    EXPECT_EQ(taken.holder, "dc1:77");
    EXPECT_GT(taken.fence, 0);
    EXPECT_EQ(valueOf(store().lease()), taken);
}

TEST_P(SqlStoreLease, EndsByTheDatabasesClock) {
    // The store's own clock stands in another year than this machine's: what counts is neither of ours.
    clock_.time = 0;
    const auto before = SystemClock().now();
    const Lease taken = valueOf(store().takeLease("dc1:77", hour));
    EXPECT_GE(taken.expiresAt, before + hour - 1000);
    EXPECT_LE(taken.expiresAt, SystemClock().now() + hour + 1000);
}

TEST_P(SqlStoreLease, IsRefusedToOthersWhileItIsHeld) {
    expectOk(store().releaseLease("nobody"));
    valueOf(store().takeLease("dc1:77", hour));
    const Error error = errorOf(store().takeLease("dc2:88", hour));
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_TRUE(holds(error.message, "dc1:77"));
    EXPECT_TRUE(holds(error.message, "since 20"));
    EXPECT_FALSE(error.nextStep.empty());
}

TEST_P(SqlStoreLease, IsRenewedUnderTheSameFence) {
    const Lease first = valueOf(store().takeLease("dc1:77", hour));
    const Lease second = valueOf(store().takeLease("dc1:77", 2 * hour));
    EXPECT_EQ(second.fence, first.fence);
    EXPECT_GT(second.expiresAt, first.expiresAt);
}

TEST_P(SqlStoreLease, KeepsItsFenceWhenItExpiredAndNobodyTookIt) {
    const Lease first = valueOf(store().takeLease("dc1:77", -1));
    EXPECT_FALSE(valueOf(store().lease()).has_value());
    EXPECT_EQ(valueOf(store().takeLease("dc1:77", hour)).fence, first.fence);
}

TEST_P(SqlStoreLease, GoesToAnotherOnceItHasExpired) {
    const Lease first = valueOf(store().takeLease("dc1:77", -1));
    const Lease second = valueOf(store().takeLease("dc2:88", hour));
    EXPECT_GT(second.fence, first.fence);
    EXPECT_EQ(errorOf(store().takeLease("dc1:77", hour)).code, ErrorCode::Conflict);
}

TEST_P(SqlStoreLease, GoesToAnotherOnceItIsReleased) {
    const Lease first = valueOf(store().takeLease("dc1:77", hour));
    expectOk(store().releaseLease("dc1:77"));
    EXPECT_FALSE(valueOf(store().lease()).has_value());
    EXPECT_GT(valueOf(store().takeLease("dc2:88", hour)).fence, first.fence);
}

TEST_P(SqlStoreLease, HasANewFenceForTheSameHolderAfterARelease) {
    const Lease first = valueOf(store().takeLease("dc1:77", hour));
    expectOk(store().releaseLease("dc1:77"));
    EXPECT_GT(valueOf(store().takeLease("dc1:77", hour)).fence, first.fence);
}

TEST_P(SqlStoreLease, IsReleasedByItsHolderOnly) {
    const Lease taken = valueOf(store().takeLease("dc1:77", hour));
    expectOk(store().releaseLease("dc2:88"));
    EXPECT_EQ(valueOf(store().lease()), taken);
}

TEST_P(SqlStoreLease, IsSeizedFromAHolderThatLives) {
    const Lease first = valueOf(store().takeLease("dc1:77", hour));
    const Lease second = valueOf(store().seizeLease("dc2:88", hour));
    EXPECT_GT(second.fence, first.fence);
    EXPECT_EQ(valueOf(store().lease()), second);
}

TEST_P(SqlStoreLease, SurvivesARestart) {
    const Lease taken = valueOf(store().takeLease("dc1:77", hour));
    reopen();
    EXPECT_EQ(valueOf(store().lease()), taken);
}

TEST_P(SqlStoreLease, NeedsAHolder) {
    EXPECT_EQ(errorOf(store().takeLease("", hour)).code, ErrorCode::InvalidInput);
    EXPECT_EQ(errorOf(store().seizeLease("", hour)).code, ErrorCode::InvalidInput);
}

TEST_P(SqlStoreLease, GoesToExactlyOneOfManyThatAskAtOnce) {
    // Every thread has a connection of its own, as every program has.
    std::vector<int> won(4, 0);
    std::vector<ErrorCode> refusals(4, ErrorCode::Internal);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < won.size(); ++t)
            threads.emplace_back([&, t] {
                const auto taken = store().takeLease("holder " + std::to_string(t), hour);
                won[t] = taken.ok();
                if (!taken.ok()) refusals[t] = taken.error().code;
            });
    }
    EXPECT_EQ(std::count(won.begin(), won.end(), 1), 1);
    EXPECT_EQ(std::count(refusals.begin(), refusals.end(), ErrorCode::Conflict), 3);
}

TEST_P(SqlStoreLease, HasAnotherFenceForEachOfManyThatSeizeItAtOnce) {
    std::vector<std::int64_t> fences(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < fences.size(); ++t)
            threads.emplace_back(
                [&, t] { fences[t] = valueOf(store().seizeLease("holder " + std::to_string(t), hour)).fence; });
    }
    std::sort(fences.begin(), fences.end());
    EXPECT_EQ(std::unique(fences.begin(), fences.end()), fences.end());
}

TEST_P(SqlStoreLease, LetsARunWriteThatTookNone) {
    valueOf(store().takeLease("dc1:77", hour));
    expectOk(marked(plannedUnder(0)));
}

TEST_P(SqlStoreLease, LetsARunWriteUnderItsFence) {
    const Lease taken = valueOf(store().takeLease("dc1:77", hour));
    const auto changes = plannedUnder(taken.fence);
    valueOf(store().takeLease("dc1:77", hour));
    expectOk(marked(changes));
}

TEST_P(SqlStoreLease, StopsARunWhoseLeaseAnotherHasTakenOver) {
    const Lease taken = valueOf(store().takeLease("dc1:77", hour));
    const auto changes = plannedUnder(taken.fence);
    valueOf(store().seizeLease("dc2:88", hour));
    const Error error = errorOf(marked(changes));
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_TRUE(holds(error.message, "dc2:88"));
    EXPECT_TRUE(changesOf(run_, {}, Change::State::Intent).empty());
}

TEST_P(SqlStoreLease, StopsARunEvenWhenTheOtherHasGivenItBack) {
    const Lease taken = valueOf(store().takeLease("dc1:77", hour));
    const auto changes = plannedUnder(taken.fence);
    valueOf(store().seizeLease("dc2:88", hour));
    expectOk(store().releaseLease("dc2:88"));
    EXPECT_EQ(errorOf(marked(changes)).code, ErrorCode::Conflict);
}

TEST_P(SqlStoreLease, KnowsNoRunThatIsNotThere) {
    const auto changes = plannedUnder(0);
    run_ = 77;
    EXPECT_EQ(errorOf(marked(changes)).code, ErrorCode::NotFound);
}

ON_EVERY_DATABASE(SqlStoreLease);

}  // namespace
}  // namespace hs
