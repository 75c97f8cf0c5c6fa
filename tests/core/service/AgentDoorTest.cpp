#include "core/service/AgentDoor.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <QTemporaryDir>

#include <filesystem>
#include <fstream>

namespace hs::service {
namespace {

class AgentDoorTest : public ::testing::Test {
protected:
    std::string path() const { return directory_.path().toStdString() + "/agent.sock"; }
    QTemporaryDir directory_;
};

TEST_F(AgentDoorTest, AnswersALine) {
    const auto door = AgentDoor::open(path(), [](const std::string& line) { return "heard " + line; });
    ASSERT_TRUE(door.ok());
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
    const auto first = AgentDoor::open(path(), [](const std::string&) { return std::string("{}"); });
    ASSERT_TRUE(first.ok());
    const auto second = AgentDoor::open(path(), [](const std::string&) { return std::string("{}"); });
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
}

TEST_F(AgentDoorTest, TakesOverTheSocketOfAKilledAgent) {
    std::ofstream(path()) << "a file nobody answers on";
    const auto next = AgentDoor::open(path(), [](const std::string&) { return std::string("new"); });
    ASSERT_TRUE(next.ok());
    EXPECT_EQ(*askAgent(path(), "status"), "new");
}

TEST_F(AgentDoorTest, IsOpenToTheOwnerAlone) {
    const auto door = AgentDoor::open(path(), [](const std::string&) { return std::string("{}"); });
    ASSERT_TRUE(door.ok());
    struct stat status {};
    ASSERT_EQ(::stat(path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(AgentDoorTest, RemovesTheSocketWhenItCloses) {
    {
        const auto door = AgentDoor::open(path(), [](const std::string&) { return std::string("{}"); });
    }
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(AgentDoorTest, RefusesAPathThatTheSystemCannotHold) {
    const auto door =
        AgentDoor::open("/tmp/" + std::string(200, 'x'), [](const std::string&) { return std::string(); });
    ASSERT_FALSE(door.ok());
    EXPECT_EQ(door.error().code, ErrorCode::InvalidInput);
}

}  // namespace
}  // namespace hs::service
