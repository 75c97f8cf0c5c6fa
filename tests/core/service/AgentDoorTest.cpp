#include "core/service/AgentDoor.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <latch>
#include <mutex>
#include <optional>
#include <vector>

#include "core/service/AgentSocket.h"
#include "core/service/AgentWire.h"

namespace hs::service {
namespace {

constexpr std::chrono::milliseconds patience{20000};

class AgentDoorTest : public ::testing::Test {
protected:
    std::string path() const { return directory_.path().toStdString() + "/agent.sock"; }
    std::unique_ptr<AgentDoor> open(AgentDoor::Host host) {
        auto door = AgentDoor::open(path(), clock_, std::move(host));
        EXPECT_TRUE(door.ok()) << door.error().toLine();
        return *std::move(door);
    }
    std::unique_ptr<AgentDoor> echo() {
        return open([](const std::string& line, const auto& visitor) { visitor->answer("heard " + line); });
    }
    AgentSocket visit() { return *AgentSocket::connect(path()); }

    QTemporaryDir directory_;
    SystemClock clock_;
};

TEST_F(AgentDoorTest, AnswersALine) {
    const auto door = echo();
    const auto answer = askAgent(path(), "status");
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(*answer, "heard status");
}

TEST_F(AgentDoorTest, SaysThatNoAgentRunsWhenNobodyListens) {
    const auto answer = askAgent(path(), "status");
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(answer.error().nextStep.empty());
}

TEST_F(AgentDoorTest, RefusesASecondAgentOnTheSameProfile) {
    const auto first = echo();
    const auto second = AgentDoor::open(path(), clock_, [](const std::string&, const auto&) {});
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
}

TEST_F(AgentDoorTest, TakesOverTheSocketOfAKilledAgent) {
    std::ofstream(path()) << "a file nobody answers on";
    const auto next = echo();
    EXPECT_EQ(*askAgent(path(), "new"), "heard new");
}

TEST_F(AgentDoorTest, IsOpenToTheOwnerAlone) {
    const auto door = echo();
    struct stat status {};
    ASSERT_EQ(::stat(path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(AgentDoorTest, RemovesTheSocketWhenItCloses) {
    echo().reset();
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(AgentDoorTest, RefusesAPathThatTheSystemCannotHold) {
    const auto door = AgentDoor::open("/tmp/" + std::string(200, 'x'), clock_, [](const std::string&, const auto&) {});
    ASSERT_FALSE(door.ok());
    EXPECT_EQ(door.error().code, ErrorCode::InvalidInput);
}

TEST_F(AgentDoorTest, TellsLinesInOrderBeforeTheAnswer) {
    const auto door = open([](const std::string&, const auto& visitor) {
        for (int i = 0; i < 100; ++i) visitor->tell(std::to_string(i));
        visitor->answer("done");
    });
    AgentSocket visitor = visit();
    ASSERT_TRUE(visitor.send("go").ok());
    for (int i = 0; i < 100; ++i) EXPECT_EQ(*visitor.next(patience, {}), std::to_string(i));
    EXPECT_EQ(*visitor.next(patience, {}), "done");
    EXPECT_EQ(visitor.next(patience, {}).error().code, ErrorCode::Unavailable) << "closed after the last line";
}

TEST_F(AgentDoorTest, AnswersFromAnotherThreadLater) {
    std::jthread later;
    const auto door = open([&later](const std::string&, const auto& visitor) {
        later = std::jthread([visitor] { visitor->answer("later"); });
    });
    EXPECT_EQ(*askAgent(path(), "go"), "later");
}

TEST_F(AgentDoorTest, LearnsThatAVisitorHasLeft) {
    std::latch left(1);
    std::latch asked(1);
    std::optional<std::stop_callback<std::function<void()>>> callback;
    const auto door = open([&](const std::string&, const auto& visitor) {
        callback.emplace(visitor->gone(), [&left] { left.count_down(); });
        asked.count_down();
    });
    {
        AgentSocket visitor = visit();
        ASSERT_TRUE(visitor.send("go").ok());
        asked.wait();
    }
    left.wait();
    EXPECT_TRUE(left.try_wait());
}

TEST_F(AgentDoorTest, LetsGoOfWhatAVisitKeepsWhenItEnds) {
    std::latch released(1);
    const auto door = open([&](const std::string&, const auto& visitor) {
        visitor->keep(
            std::shared_ptr<void>(&released, [](void* latch) { static_cast<std::latch*>(latch)->count_down(); }));
        visitor->answer("done");
    });
    EXPECT_EQ(*askAgent(path(), "go"), "done");
    released.wait();
    EXPECT_TRUE(released.try_wait());
}

TEST_F(AgentDoorTest, NeverWaitsForASlowReader) {
    const std::string longLine(100'000, 'x');
    std::latch told(1);
    const auto door = open([&](const std::string& line, const auto& visitor) {
        if (line != "slow") return visitor->answer("heard " + line);
        for (int i = 0; i < 5000; ++i) visitor->tell(longLine);  // far more than any buffer holds
        told.count_down();
    });
    AgentSocket slow = visit();
    ASSERT_TRUE(slow.send("slow").ok());
    told.wait();
    EXPECT_EQ(*askAgent(path(), "other"), "heard other");
    EXPECT_EQ(*slow.next(patience, {}), longLine);
}

TEST_F(AgentDoorTest, SurvivesHalfALine) {
    const auto door = echo();
    {
        AgentSocket half = visit();
        ASSERT_TRUE(half.send("{\"comm\nand more that nobody listens to").ok());
    }
    { AgentSocket silent = visit(); }
    EXPECT_EQ(*askAgent(path(), "whole"), "heard whole");
}

TEST_F(AgentDoorTest, RefusesALineOfMoreThanAMebibyteAndGoesOn) {
    const auto door = echo();
    AgentSocket talker = visit();
    (void)talker.send(std::string((1 << 20) + 10, 'x')).ok();
    const auto answer = talker.next(patience, {});
    ASSERT_TRUE(answer.ok()) << answer.error().toLine();
    EXPECT_EQ(AgentLine::parse(*answer)->error->code, ErrorCode::InvalidInput);
    EXPECT_EQ(*askAgent(path(), "short"), "heard short");
}

TEST_F(AgentDoorTest, ServesFiftyVisitorsAtOnce) {
    std::mutex mutex;
    std::vector<std::shared_ptr<AgentDoor::Visitor>> waiting;
    const auto door = open([&](const std::string&, const auto& visitor) {
        const std::lock_guard lock(mutex);
        waiting.push_back(visitor);
        if (waiting.size() < 50) return;
        for (const auto& one : waiting) one->answer("all are here");
    });
    std::vector<AgentSocket> visitors;
    for (int i = 0; i < 50; ++i) {
        visitors.push_back(visit());
        ASSERT_TRUE(visitors.back().send("wait").ok());
    }
    for (AgentSocket& visitor : visitors) EXPECT_EQ(*visitor.next(patience, {}), "all are here");
}

TEST_F(AgentDoorTest, TellsTheOneTooManyToComeBack) {
    const auto door = echo();
    std::vector<AgentSocket> visitors;
    for (int i = 0; i < 64; ++i) visitors.push_back(visit());
    AgentSocket late = visit();
    const auto answer = late.next(patience, {});
    ASSERT_TRUE(answer.ok()) << answer.error().toLine();
    EXPECT_EQ(AgentLine::parse(*answer)->error->code, ErrorCode::Throttled);
}

TEST_F(AgentDoorTest, StopsWaitingForAnAgentWhenItsCallerStops) {
    const auto door = open([](const std::string&, const auto&) {});
    AgentSocket visitor = visit();
    ASSERT_TRUE(visitor.send("go").ok());
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(visitor.next(patience, source.get_token()).error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hs::service
