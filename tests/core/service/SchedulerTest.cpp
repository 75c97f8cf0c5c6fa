#include "core/service/Scheduler.h"

#include <gtest/gtest.h>

#include <latch>

#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

using namespace std::chrono_literals;

class SchedulerTest : public ::testing::Test {
protected:
    Scheduler scheduler(Scheduler::Options options = {}) {
        return Scheduler(
            office.engine.ports(),
            [this](const CycleRequest& request, std::stop_token, const std::function<void()>&) -> Result<hs::Run> {
                ran.push_back(request);
                office.clock.advance(takes);
                if (fails == request.configuration) return Error(ErrorCode::Unavailable, "gone");
                hs::Run run;
                run.configuration = request.configuration;
                return run;
            },
            std::move(options));
    }
    /// Lets the time pass as the scheduler's own thread would.
    void pass(Scheduler& one, std::chrono::milliseconds time) {
        const auto until = office.clock.steady() + time;
        while (office.clock.steady() < until)
            office.clock.advance(std::min(
                one.step({}), std::chrono::duration_cast<std::chrono::milliseconds>(until - office.clock.steady())));
    }
    JobState job() { return *office.store->jobState(name); }
    void save(const JobState& state) { ASSERT_TRUE(office.store->saveJobState(name, state).ok()); }
    void change(const std::function<void(Configuration&)>& how) {
        Configuration configuration = *office.store->configuration(name);
        how(configuration);
        ASSERT_TRUE(office.store->saveConfiguration(configuration).ok());
    }

    const std::string name = "contoso.test";
    Office office;
    std::vector<CycleRequest> ran;
    std::chrono::milliseconds takes{0};
    std::string fails;
};

TEST_F(SchedulerTest, RunsADeltaAtOnceAndSaysThatTheScheduleAsked) {
    Scheduler one = scheduler();
    one.step({});
    ASSERT_EQ(ran.size(), 1u);
    EXPECT_EQ(ran.front().configuration, name);
    EXPECT_FALSE(ran.front().full);
    EXPECT_FALSE(ran.front().preview);
    EXPECT_EQ(ran.front().by, "schedule");
}

TEST_F(SchedulerTest, ComparesEverybodyOnceADay) {
    JobState state = job();
    state.lastFullAt = office.clock.now();
    save(state);
    Scheduler one = scheduler();
    pass(one, 23h);
    ASSERT_GT(ran.size(), 10u);
    for (const CycleRequest& request : ran) EXPECT_FALSE(request.full);
    pass(one, 1h + 3min);
    EXPECT_TRUE(ran.back().full);
}

TEST_F(SchedulerTest, RunsAgainAnIntervalAfterTheEndOfTheLastCycle) {
    Scheduler one = scheduler();
    takes = 100s;
    one.step({});
    pass(one, 119s);
    EXPECT_EQ(ran.size(), 1u);
    pass(one, 2s);
    EXPECT_EQ(ran.size(), 2u);
}

TEST_F(SchedulerTest, StoresWhenTheNextCycleIsDue) {
    Scheduler one = scheduler();
    one.step({});
    EXPECT_EQ(job().nextRunAt, office.clock.now() + 120'000);
    EXPECT_EQ(one.nextRunAt(), job().nextRunAt);
}

TEST_F(SchedulerTest, WaitsForTheStoredTimeAfterARestartOfTheProgram) {
    JobState state = job();
    state.nextRunAt = office.clock.now() + 60'000;
    save(state);
    Scheduler one = scheduler();
    pass(one, 59s);
    EXPECT_TRUE(ran.empty());
    pass(one, 2s);
    EXPECT_EQ(ran.size(), 1u);
}

TEST_F(SchedulerTest, WaitsNoLongerThanAnIntervalWhenTheClockWasSetBack) {
    JobState state = job();
    state.nextRunAt = office.clock.now() + 365LL * 24 * 3600 * 1000;
    save(state);
    Scheduler one = scheduler();
    pass(one, 121s);
    EXPECT_EQ(ran.size(), 1u);
}

TEST_F(SchedulerTest, LeavesDisabledAndPausedConfigurationsAlone) {
    JobState state = job();
    state.paused = true;
    save(state);
    Scheduler one = scheduler();
    pass(one, 300s);
    EXPECT_TRUE(ran.empty());
    state.paused = false;
    save(state);
    change([](Configuration& configuration) { configuration.enabled = false; });
    pass(one, 300s);
    EXPECT_TRUE(ran.empty());
    EXPECT_EQ(one.nextRunAt(), 0);
}

TEST_F(SchedulerTest, RunsSoonAfterAnotherProgramResumedTheJob) {
    Scheduler one = scheduler();
    one.step({});
    JobState state = job();
    state.paused = true;
    save(state);
    pass(one, 10s);
    state.paused = false;
    save(state);
    pass(one, 3s);
    EXPECT_EQ(ran.size(), 2u);
}

TEST_F(SchedulerTest, RunsSoonAfterAnotherProgramRestartedTheJob) {
    JobState state = job();
    state.fullDue = false;
    save(state);
    Scheduler one = scheduler();
    one.step({});
    state = job();
    state.fullDue = true;
    save(state);
    pass(one, 3s);
    EXPECT_EQ(ran.size(), 2u);
}

TEST_F(SchedulerTest, DoesNotHurryAfterACycleThatLeftTheFullOneDue) {
    fails = name;
    Scheduler one = scheduler();
    one.step({});
    pass(one, 100s);
    EXPECT_EQ(ran.size(), 1u);
}

TEST_F(SchedulerTest, TakesANewIntervalAtOnce) {
    Scheduler one = scheduler();
    one.step({});
    change([](Configuration& configuration) { configuration.intervalSeconds = 30; });
    pass(one, 31s);
    EXPECT_EQ(ran.size(), 2u);
}

TEST_F(SchedulerTest, RunsAtOnceWhenItIsKicked) {
    Scheduler one = scheduler();
    one.step({});
    one.kick(name);
    one.step({});
    EXPECT_EQ(ran.size(), 2u);
    one.kick("another");
    one.step({});
    EXPECT_EQ(ran.size(), 2u);
    one.kick({});
    one.step({});
    EXPECT_EQ(ran.size(), 3u);
}

TEST_F(SchedulerTest, WaitsForTheNextAttemptOfAQuarantine) {
    JobState state = job();
    state.quarantine.reason = Quarantine::Reason::EncounteredQuarantineException;
    state.quarantine.nextAttempt = office.clock.now() + 3'600'000;
    save(state);
    Scheduler one = scheduler();
    pass(one, 3599s);
    EXPECT_TRUE(ran.empty());
    pass(one, 2s);
    EXPECT_EQ(ran.size(), 1u);
}

TEST_F(SchedulerTest, GoesOnWithTheOthersWhenOneFails) {
    ASSERT_TRUE(office.engine.configurations().create(Office::draft("fabrikam.test")).ok());
    fails = name;
    Scheduler one = scheduler();
    one.step({});
    ASSERT_EQ(ran.size(), 2u);
    EXPECT_NE(ran[0].configuration, ran[1].configuration);
}

TEST_F(SchedulerTest, RunsNothingWhileItMayNot) {
    bool may = false;
    Scheduler::Options options;
    options.mayRun = [&may] { return may; };
    Scheduler one = scheduler(options);
    pass(one, 300s);
    EXPECT_TRUE(ran.empty());
    may = true;
    one.step({});
    EXPECT_EQ(ran.size(), 1u);
}

TEST_F(SchedulerTest, ForgetsOldLogEntriesOnceADay) {
    Outcome old;
    hs::Run run;
    run.configuration = name;
    run.state = RunState::Succeeded;
    run.startedAt = run.endedAt = 1000;
    old.run = *office.store->beginRun(run);
    old.endedAt = 1000;
    ASSERT_TRUE(office.store->appendOutcomes({&old, 1}).ok());
    Scheduler one = scheduler();
    one.step({});
    EXPECT_EQ(*office.store->countOutcomes({}), 0);
}

TEST_F(SchedulerTest, StandsByWhileAnotherProgramMayWrite) {
    SystemClock real;
    Ownership ownership(*office.store, real, office.log, "host.contoso.test");
    office.engine.ports().ownership = &ownership;
    ASSERT_TRUE(office.store->takeLease("elsewhere:4711@boot-1-2", 600'000).ok());
    Scheduler::Options options;
    options.holdsRight = true;
    Scheduler one = scheduler(options);
    one.step({});
    EXPECT_TRUE(ran.empty());
    EXPECT_FALSE(one.writes());
    EXPECT_EQ(one.state(), "standby: held by process 4711 on elsewhere");
    ASSERT_TRUE(office.store->releaseLease("elsewhere:4711@boot-1-2").ok());
    one.step({});
    EXPECT_EQ(ran.size(), 1u);
    EXPECT_TRUE(one.writes());
}

TEST_F(SchedulerTest, IsAliveAsLongAsItMoves) {
    Scheduler one = scheduler();
    office.clock.advance(40s);
    EXPECT_FALSE(one.alive(30s));
    one.step({});
    EXPECT_TRUE(one.alive(30s));
}

}  // namespace
}  // namespace hs::service::test
