#include "core/service/AgentDesk.h"

#include <gtest/gtest.h>

#include <latch>

#include "core/service/AgentSocket.h"
#include "core/service/LocalClient.h"
#include "core/service/Metrics.h"
#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

constexpr std::chrono::milliseconds patience{20000};

/// An agent, and a console of the same profile, in one process: both on one store, each with an engine of its own.
class AgentDeskTest : public ::testing::Test {
protected:
    EnginePorts portsOf(Clock& clock, EventSink& events, bool isConsole) {
        EnginePorts ports = office.engine.ports();
        return EnginePorts{
            ports.store,  ports.connector,   ports.vault, ports.signIn, clock,     ports.log,         events,
            ports.mailer, ports.randomBytes, ports.host,  "ada",        isConsole, isConsole ? 2 : 1, 0};
    }
    CycleRequest cycle(bool preview = false) const {
        CycleRequest request;
        request.configuration = name;
        request.full = true;
        request.preview = preview;
        return request;
    }
    /// Holds every read of a side until it is stopped; `reading` counts down when one began.
    void holdReads() {
        office.connector.onRead = [this](std::stop_token stop) {
            if (!begun.exchange(true)) reading.count_down();
            while (!stop.stop_requested()) std::this_thread::yield();
        };
    }

    const std::string name = "contoso.test";
    Office office;
    SystemClock real;
    std::string socket = office.folder.path().toStdString() + "/agent.sock";
    std::atomic<bool> begun{false};
    std::latch reading{1};
    EventRelay agentRelay;
    Engine agentEngine{portsOf(real, agentRelay, false)};
    LocalClient agent{agentEngine, agentRelay};
    Scheduler scheduler{agentEngine.ports(), LocalClient::cyclesOf(agent, real), {}};
    AgentDesk desk{agent, agentRelay, scheduler};
    std::unique_ptr<AgentDoor> door = *AgentDoor::open(
        socket, real, [this](const std::string& line, const auto& visitor) { desk.take(line, visitor); });
    EventRelay relay;
    Engine engine{portsOf(real, relay, true)};
    LocalClient console{engine, relay, std::make_unique<AgentLink>(socket, real, relay)};
};

TEST_F(AgentDeskTest, LetsTheAgentRunTheCycleOfAConsoleAndShowsItsProgress) {
    office.addAda();
    std::atomic<int> told{0}, done{0};
    const auto here = relay.subscribe([&told](const Event&) { ++told; });
    const auto there = agentRelay.subscribe([&done](const Event&) { ++done; });
    const auto run = console.runCycle(cycle(), {}).result();
    ASSERT_TRUE(run.ok()) << run.error().toLine();
    EXPECT_EQ(run->state, RunState::Succeeded);
    EXPECT_GT(done, 0) << "the agent did it";
    EXPECT_EQ(told, done) << "the console heard all of it";
}

TEST_F(AgentDeskTest, RunsItHereWhenNoAgentAnswers) {
    door.reset();
    std::atomic<int> done{0};
    const auto there = agentRelay.subscribe([&done](const Event&) { ++done; });
    EXPECT_TRUE(console.runCycle(cycle(), {}).result().ok());
    EXPECT_EQ(done, 0);
}

TEST_F(AgentDeskTest, ProvisionsOnDemandThroughTheAgent) {
    OnDemandRequest request;
    request.configuration = name;
    request.dn = office.addAda();
    const auto outcome = console.provisionOnDemand(request, {}).result();
    ASSERT_TRUE(outcome.ok()) << outcome.error().toLine();
    EXPECT_EQ(outcome->status, StepStatus::Success);
    EXPECT_EQ(outcome->steps.size(), 4u);
}

TEST_F(AgentDeskTest, PassesErrorsOnWithAllTheirMembers) {
    CycleRequest request = cycle();
    request.configuration = "nowhere";
    const auto here = agent.runCycle(request, {}).result();
    const auto there = console.runCycle(request, {}).result();
    ASSERT_FALSE(there.ok());
    EXPECT_EQ(there.error(), here.error());
}

TEST_F(AgentDeskTest, SaysWhoWorksForTheJob) {
    const auto job = console.job(name).result();
    ASSERT_TRUE(job.ok()) << job.error().toLine();
    EXPECT_TRUE(job->agentRuns);
    const auto agents = console.agents().result();
    ASSERT_TRUE(agents.ok());
    EXPECT_FALSE(agents->front().isConsole);
    door.reset();
    EXPECT_FALSE(console.job(name).result()->agentRuns);
    EXPECT_TRUE(console.agents().result()->front().isConsole);
}

TEST_F(AgentDeskTest, RestartsTheAgentFromTheConsole) {
    ASSERT_TRUE(console.checkSchema(name, true, {}).result().ok());
    const auto status = console.restartAgent().result();
    ASSERT_TRUE(status.ok()) << status.error().toLine();
    EXPECT_FALSE(status->isConsole);
    EXPECT_FALSE(office.store->schema(name)->has_value());
}

TEST_F(AgentDeskTest, StopsACycleWhenTheConsoleStopsIt) {
    holdReads();
    std::stop_source stop;
    auto answer = console.runCycle(cycle(), stop.get_token());
    reading.wait();
    stop.request_stop();
    const auto run = answer.result();
    ASSERT_TRUE(run.ok()) << run.error().toLine();
    EXPECT_EQ(run->state, RunState::Cancelled) << "the console hears what was done so far";
}

TEST_F(AgentDeskTest, StopsARunThatSomebodyElseStarted) {
    holdReads();
    auto answer = agent.runCycle(cycle(), {});
    reading.wait();
    EXPECT_TRUE(console.stopRun(name).result().ok());
    EXPECT_EQ(answer.result()->state, RunState::Cancelled);
    EXPECT_EQ(console.stopRun(name).result().error().code, ErrorCode::NotFound);
}

TEST_F(AgentDeskTest, EndsThePreviewOfAVisitorThatLeaves) {
    holdReads();
    std::latch ended(1);
    const auto there = agentRelay.subscribe([&ended](const Event& event) {
        if (event.kind == Event::Kind::RunEnded) ended.count_down();
    });
    {
        AgentSocket visitor = *AgentSocket::connect(socket);
        ASSERT_TRUE(visitor.send(AgentRequest{"cycle", toJson(cycle(true))}.line()).ok());
        reading.wait();
    }
    ended.wait();
    EXPECT_EQ(office.store->runs(name, 1)->front().state, RunState::Cancelled);
}

TEST_F(AgentDeskTest, GoesOnWithTheCycleOfAVisitorThatLeaves) {
    std::latch go(1), ended(1);
    office.connector.onRead = [&](std::stop_token) {
        if (!begun.exchange(true)) reading.count_down();
        go.wait();
    };
    const auto there = agentRelay.subscribe([&ended](const Event& event) {
        if (event.kind == Event::Kind::RunEnded) ended.count_down();
    });
    {
        AgentSocket visitor = *AgentSocket::connect(socket);
        ASSERT_TRUE(visitor.send(AgentRequest{"cycle", toJson(cycle())}.line()).ok());
        reading.wait();
    }
    EXPECT_TRUE(askAgent(socket, AgentRequest{"status", {}}.line()).ok());
    go.count_down();
    ended.wait();
    EXPECT_EQ(office.store->runs(name, 1)->front().state, RunState::Succeeded);
}

TEST_F(AgentDeskTest, TellsASubscriberWhatGoesOnFirst) {
    holdReads();
    auto answer = agent.runCycle(cycle(), {});
    reading.wait();
    AgentSocket visitor = *AgentSocket::connect(socket);
    ASSERT_TRUE(visitor.send(AgentRequest{"subscribe", {}}.line()).ok());
    const auto line = visitor.next(patience, {});
    ASSERT_TRUE(line.ok()) << line.error().toLine();
    const auto said = AgentLine::parse(*line);
    ASSERT_TRUE(said.ok() && said->event.has_value());
    EXPECT_EQ(said->event->configuration, name);
    EXPECT_TRUE(console.job(name).result()->live.has_value());
    EXPECT_TRUE(console.stopRun(name).result().ok());
    answer.waitForFinished();
}

TEST_F(AgentDeskTest, KeepsTheTwoEnginesOnOneStoreApartByTheLease) {
    Ownership agents(*office.store, real, office.log, office.engine.ports().host);
    agentEngine.ports().ownership = &agents;
    Ownership others(*office.store, real, office.log, "dc2", "dc2:4711@boot-1-2", std::chrono::seconds(20));
    engine.ports().ownership = &others;
    const auto claim = others.claim();
    ASSERT_TRUE(claim.ok());
    const auto refused = agent.runCycle(cycle(), {}).result();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_NE(refused.error().message.find("dc2"), std::string::npos);
}

class WrongRequests : public AgentDeskTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(WrongRequests, AreRefusedWithWhatToDo) {
    const auto line = askAgent(socket, GetParam());
    ASSERT_TRUE(line.ok()) << line.error().toLine();
    const auto said = AgentLine::parse(*line);
    ASSERT_TRUE(said.ok() && said->error.has_value()) << *line;
    EXPECT_FALSE(said->error->message.empty());
    EXPECT_TRUE(askAgent(socket, "{\"command\":\"status\"}").ok());
}

INSTANTIATE_TEST_SUITE_P(AgentDesk, WrongRequests,
                         ::testing::Values("please", "{}", "{\"command\":\"dance\"}", "{\"command\":\"cycle\"}",
                                           "{\"command\":\"cycle\",\"arguments\":{\"configuration\":7}}",
                                           "{\"command\":\"undo\",\"arguments\":{\"run\":\"x\"}}",
                                           "{\"command\":\"apply\",\"arguments\":{\"run\":4711}}",
                                           "{\"command\":\"stop\",\"arguments\":{\"configuration\":\"nowhere\"}}"));

TEST_F(AgentDeskTest, FollowsAnAgentFromTheConsole) {
    EventRelay following;
    std::latch heard(1);
    std::atomic<bool> told{false};
    const auto listener = following.subscribe([&](const Event& event) {
        if (event.kind == Event::Kind::RunEnded && !told.exchange(true)) heard.count_down();
    });
    AgentLink link(socket, real, following);
    link.follow();
    // Until the subscription stands there is nobody to hear a cycle; so there are as many as it takes.
    while (!told) ASSERT_TRUE(agent.runCycle(cycle(), {}).result().ok());
    heard.wait();
    EXPECT_TRUE(told);
}

TEST_F(AgentDeskTest, CountsRunsForPrometheus) {
    office.addAda();
    Metrics metrics(agentEngine.ports(), agentRelay);
    ASSERT_TRUE(agent.runCycle(cycle(), {}).result().ok());
    const std::string page = metrics.text();
    EXPECT_NE(page.find("hybridsync_runs_total{configuration=\"contoso.test\",result=\"succeeded\"} 1\n"),
              std::string::npos)
        << page;
    EXPECT_NE(page.find("hybridsync_objects_written_total{configuration=\"contoso.test\"} 1\n"), std::string::npos);
    EXPECT_NE(page.find(",attribute=\"displayName\",result=\"written\"} 1\n"), std::string::npos) << page;
    EXPECT_NE(page.find("hybridsync_run_duration_seconds_bucket{configuration=\"contoso.test\",le=\"+Inf\"} 1\n"),
              std::string::npos);
    EXPECT_NE(page.find("hybridsync_quarantine{configuration=\"contoso.test\"} 0\n"), std::string::npos);
    EXPECT_NE(page.find("hybridsync_escrows{configuration=\"contoso.test\"} 0\n"), std::string::npos);
    EXPECT_EQ(metrics.text(), metrics.text()) << "looking changes nothing";
}

TEST_F(AgentDeskTest, RunsCyclesHereOnlyWhileNoAgentAnswers) {
    EXPECT_TRUE(console.setLocalSchedule(true).result().ok());
    std::latch ended(1);
    std::atomic<bool> told{false};
    const auto here = relay.subscribe([&](const Event& event) {
        if (event.kind == Event::Kind::RunEnded && !told.exchange(true)) ended.count_down();
    });
    EXPECT_FALSE(told);
    door.reset();
    ended.wait();
    const auto job = console.job(name).result();
    EXPECT_TRUE(job->scheduled);
    EXPECT_TRUE(console.setLocalSchedule(false).result().ok());
    EXPECT_FALSE(console.job(name).result()->scheduled);
}

}  // namespace
}  // namespace hs::service::test
