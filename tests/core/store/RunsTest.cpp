#include "tests/core/model/Samples.h"
#include "tests/core/store/StoreFixture.h"

namespace hs {
namespace {

using test::errorOf;
using test::expectOk;
using test::holds;
using test::valueOf;

class SqlStoreRuns : public test::StoreOnEveryDatabase {};

TEST_P(SqlStoreRuns, HaveNumbersFromOne) {
    EXPECT_EQ(begunRun(), 1);
    EXPECT_EQ(begunRun(), 2);
    EXPECT_EQ(begunRun("fabrikam.test"), 3);
}

TEST_P(SqlStoreRuns, GoOnCountingAfterARestart) {
    begunRun();
    reopen();
    EXPECT_EQ(begunRun(), 2);
}

TEST_P(SqlStoreRuns, ComeBackAsTheyBegan) {
    hs::Run run = test::sampleRun();
    run.id = valueOf(store().beginRun(run));
    EXPECT_EQ(valueOf(store().run(run.id)), run);
}

TEST_P(SqlStoreRuns, ComeBackAsTheyWereUpdated) {
    hs::Run run = test::sampleRun();
    run.id = begunRun();
    expectOk(store().updateRun(run));
    EXPECT_EQ(valueOf(store().run(run.id)), run);
}

TEST_P(SqlStoreRuns, KeepNoErrorWhereThereIsNone) { EXPECT_EQ(valueOf(store().run(begunRun())).error, Error()); }

TEST_P(SqlStoreRuns, AreNotFoundUnderAnotherNumber) {
    EXPECT_EQ(errorOf(store().run(99)).code, ErrorCode::NotFound);
    hs::Run run;
    run.id = 99;
    const Error error = errorOf(store().updateRun(run));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_TRUE(holds(error.message, "99"));
}

TEST_P(SqlStoreRuns, AreListedNewestFirst) {
    begunRun();
    begunRun("fabrikam.test");
    begunRun();
    const auto runs = valueOf(store().runs("contoso.test", 10));
    EXPECT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs.front().id, 3);
    EXPECT_EQ(runs.back().id, 1);
}

TEST_P(SqlStoreRuns, AreListedUpToTheLimit) {
    for (int i = 0; i < 5; ++i) begunRun();
    EXPECT_EQ(valueOf(store().runs("contoso.test", 2)).size(), 2U);
    EXPECT_TRUE(valueOf(store().runs("contoso.test", 0)).empty());
    EXPECT_TRUE(valueOf(store().runs("contoso.test", -1)).empty());
}

TEST_P(SqlStoreRuns, AreClosedAsInterruptedAfterAKill) {
    const auto id = begunRun();
    reopen();
    clock_.time += 5000;
    expectOk(store().closeInterruptedRuns("contoso.test"));
    const hs::Run run = valueOf(store().run(id));
    EXPECT_EQ(run.state, RunState::Interrupted);
    EXPECT_EQ(run.endedAt, clock_.time);
    EXPECT_EQ(run.durationMs(), 5000);
}

TEST_P(SqlStoreRuns, StayAsTheyEndedWhenOthersAreClosed) {
    hs::Run run = test::sampleRun();
    run.id = valueOf(store().beginRun(run));
    expectOk(store().closeInterruptedRuns("contoso.test"));
    EXPECT_EQ(valueOf(store().run(run.id)), run);
}

TEST_P(SqlStoreRuns, OfOtherConfigurationsGoOnRunning) {
    const auto other = begunRun("fabrikam.test");
    expectOk(store().closeInterruptedRuns("contoso.test"));
    EXPECT_EQ(valueOf(store().run(other)).state, RunState::Running);
}

TEST_P(SqlStoreRuns, KeepCountsBeyondFourBillion) {
    hs::Run run;
    run.configuration = "contoso.test";
    run.counts.readDirectory = 5'000'000'000;
    EXPECT_EQ(valueOf(store().run(valueOf(store().beginRun(run)))).counts.readDirectory, 5'000'000'000);
}

TEST_P(SqlStoreRuns, AreFoundByWhatTheyAreBasedOn) {
    const auto preview = begunRun();
    hs::Run based;
    based.configuration = "contoso.test";
    based.basis = preview;
    const auto first = valueOf(store().beginRun(based));
    const auto second = valueOf(store().beginRun(based));
    std::vector<std::int64_t> ids;
    for (const auto& run : valueOf(store().runsBasedOn(preview))) ids.push_back(run.id);
    EXPECT_EQ(ids, (std::vector<std::int64_t>{second, first}));
    EXPECT_TRUE(valueOf(store().runsBasedOn(first)).empty());
}

ON_EVERY_DATABASE(SqlStoreRuns);

}  // namespace
}  // namespace hs
