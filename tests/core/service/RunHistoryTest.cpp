#include "core/service/RunHistory.h"

#include <gtest/gtest.h>

#include "core/service/ProcessIdentity.h"
#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

class RunHistoryTest : public ::testing::Test {
protected:
    EnginePorts& ports() { return office.engine.ports(); }
    /// A run that says it is under way, by the program that holds the lease now.
    std::int64_t runOf(const std::string& holder) {
        hs::Run run;
        run.configuration = name;
        run.state = RunState::Running;
        run.startedAt = office.clock.now();
        run.fence = holder.empty() ? 0 : office.store->seizeLease(holder, 20000)->fence;
        return *office.store->beginRun(run);
    }
    RunState stateOf(std::int64_t run) {
        const RunState alone = RunHistory(ports()).one(run)->state;
        EXPECT_EQ(RunHistory(ports()).newest(name, 1)->front().state, alone);
        return alone;
    }
    std::string living() { return ProcessIdentity::own(ports().host).text(); }
    std::string dead() {
        auto identity = ProcessIdentity::own(ports().host);
        identity.mark += "1";
        return identity.text();
    }

    const std::string name = "contoso.test";
    Office office;
};

TEST_F(RunHistoryTest, ARunOfALivingProgramIsUnderWay) { EXPECT_EQ(stateOf(runOf(living())), RunState::Running); }

TEST_F(RunHistoryTest, ARunOfADeadProgramIsInterruptedAtOnce) {
    const auto run = runOf(dead());
    EXPECT_EQ(stateOf(run), RunState::Interrupted);
    EXPECT_FALSE(office.engine.jobs().status(name)->current.has_value());
    EXPECT_EQ(office.store->run(run)->state, RunState::Running) << "looking writes nothing";
}

TEST_F(RunHistoryTest, ARunWhoseRightWentToAnotherIsInterrupted) {
    const auto run = runOf("process elsewhere");
    ASSERT_TRUE(office.store->seizeLease(living(), 20000).ok());
    EXPECT_EQ(stateOf(run), RunState::Interrupted);
}

TEST_F(RunHistoryTest, ARunOfAFrozenMachineIsInterruptedWhenItsRightIsGone) {
    const auto run = runOf("process elsewhere");
    EXPECT_EQ(stateOf(run), RunState::Running) << "nobody can tell whether it lives";
    ASSERT_TRUE(office.store->releaseLease("process elsewhere").ok());
    EXPECT_EQ(stateOf(run), RunState::Interrupted);
}

TEST_F(RunHistoryTest, ARunThatTellsNobodysRightMayGoOn) { EXPECT_EQ(stateOf(runOf({})), RunState::Running); }

}  // namespace
}  // namespace hs::service::test
