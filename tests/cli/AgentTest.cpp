#include <signal.h>
#include <QFile>
#include <QFileInfo>

#include "core/service/AgentSocket.h"
#include "tests/cli/Background.h"

// The agent as systemd runs it: one process for a profile, by itself, until it is told to end.
namespace hs::cli::test {
namespace {

class Agent : public WithDoor {
protected:
    std::unique_ptr<Background> startAgent() const {
        return std::make_unique<Background>(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync-agent"),
                                            QStringList{"--profile-directory", profile()}, environment_);
    }
    QString profile() const { return state_["profileDirectory"].toString(); }
    QString socket() const { return profile() + "/agent.sock"; }
    QJsonObject status() const { return json({"agent", "status"}).object(); }
    bool running() const { return status()["running"].toBool(); }

    std::unique_ptr<Background> runningAgent() const {
        auto agent = startAgent();
        EXPECT_TRUE(comes([this] { return running(); })) << agent->err().constData();
        return agent;
    }
    bool cycleEnds() const {
        return comes([this] { return !runState().isEmpty() && runState() != "running"; });
    }
    /// An agent in the middle of a cycle that the tenant holds up for a minute.
    std::unique_ptr<Background> agentInTheMiddle() const {
        fault(R"({"kind":"delay","delayMs":60000,"times":1,"pathContains":"/users"})");
        auto agent = startAgent();
        // Whichever of the two the cycle begins with is the one that is held up.
        EXPECT_TRUE(comes([this] {
            return requests("GET /beta/users") + requests("GET /beta/users/delta") +
                       requests("GET /beta/users/delta()") >
                   0;
        })) << agent->err().constData();
        return agent;
    }
};

TEST_F(Agent, SaysItsVersion) {
    const Answer answer = run(HYBRIDSYNC_BIN_DIR "/hybridsync-agent", {"--version"}, environment_);
    EXPECT_EQ(answer.code, 0);
    EXPECT_TRUE(answer.out.startsWith("hybridsync-agent "));
}

TEST_F(Agent, IsNotRunningUntilItIsStarted) {
    const QJsonObject document = status();
    EXPECT_FALSE(document["running"].toBool(true));
    EXPECT_TRUE(document["meetsPrerequisite"].toBool());
}

TEST_F(Agent, AnswersThatItRunsWithItsOwnProcess) {
    const auto agent = runningAgent();
    const QJsonObject document = status();
    EXPECT_TRUE(document["running"].toBool());
    EXPECT_EQ(document["processId"].toInteger(), agent->process().processId());
    EXPECT_FALSE(document["host"].toString().isEmpty());
    EXPECT_TRUE(document["meetsPrerequisite"].toBool());
}

TEST_F(Agent, OpensItsSocketToItsOwnerAlone) {
    const auto agent = runningAgent();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFileInfo(socket()).permissions() & others);
}

TEST_F(Agent, AnswersNonsenseWithAnError) {
    const auto agent = runningAgent();
    const auto answer = service::askAgent(socket().toStdString(), "please");
    ASSERT_TRUE(answer.ok()) << answer.error().toLine();
    EXPECT_NE(answer->find("error"), std::string::npos);
    EXPECT_TRUE(running());
}

TEST_F(Agent, RunsACycleByItself) {
    const auto agent = startAgent();
    EXPECT_TRUE(cycleEnds()) << agent->err().constData();
    const QJsonObject cycle = newestRun();
    EXPECT_EQ(cycle["kind"].toString(), "full");
    EXPECT_EQ(cycle["state"].toString(), "succeeded");
    EXPECT_GT(cycle["written"].toInt(), 10);
}

TEST_F(Agent, WritesBackWhatTheCommandLineSwitchedOn) {
    enableWriteback();
    const QString dn = dnOf("Ada Lovelace");
    ASSERT_EQ(json({"provision", configuration_, dn, "--wait", "0"}).code, 0);
    const auto agent = startAgent();
    EXPECT_TRUE(cycleEnds()) << agent->err().constData();
    EXPECT_EQ(directoryValues(dn, "msDS-ExternalDirectoryObjectId").size(), 1);
}

TEST_F(Agent, LetsTheCommandLineWorkBesideIt) {
    const auto agent = runningAgent();
    const Answer answer = json({"provision", configuration_, dnOf("Grace Hopper")});
    EXPECT_EQ(answer.code, 0) << answer.err.constData() << answer.out.constData();
}

TEST_F(Agent, DropsItsSchemaWhenItIsRestartedByCommand) {
    const auto agent = runningAgent();
    const Answer answer = json({"agent", "restart"});
    EXPECT_EQ(answer.code, 0) << answer.err.constData();
    EXPECT_TRUE(answer.object()["running"].toBool());
    EXPECT_EQ(status()["processId"].toInteger(), agent->process().processId());
}

TEST_F(Agent, RefusesToRunTwiceForOneProfile) {
    const auto first = runningAgent();
    const auto second = startAgent();
    EXPECT_TRUE(second->ends());
    EXPECT_NE(second->process().exitCode(), 0);
    EXPECT_TRUE(second->err().contains("Another agent already works for this profile")) << second->err().constData();
    EXPECT_EQ(status()["processId"].toInteger(), first->process().processId());
}

TEST_F(Agent, RefusesAProfileThatCannotBeThere) {
    const QString file = home_.path() + "/file";
    ASSERT_TRUE(QFile(file).open(QIODevice::WriteOnly));
    const Answer answer =
        run(HYBRIDSYNC_BIN_DIR "/hybridsync-agent", {"--profile-directory", file + "/profile"}, environment_);
    EXPECT_EQ(answer.code, 5);
    EXPECT_TRUE(answer.err.contains(file.toUtf8())) << answer.err.constData();
}

TEST_F(Agent, CallsWrongUsageOne) {
    for (const char* wrong : {"--metrics=70000", "--metrics=x", "--frobnicate"}) {
        const Answer answer = run(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync-agent"), {wrong}, environment_);
        EXPECT_EQ(answer.code, 1) << wrong;
        EXPECT_FALSE(answer.err.isEmpty()) << wrong;
    }
}

TEST_F(Agent, EndsCleanlyOnSigterm) {
    const auto agent = runningAgent();
    agent->signal(SIGTERM);
    EXPECT_TRUE(agent->ends(5000));
    EXPECT_EQ(agent->process().exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(agent->process().exitCode(), 0);
    EXPECT_FALSE(QFile::exists(socket()));
    EXPECT_FALSE(running());
}

TEST_F(Agent, EndsCleanlyOnSigint) {
    const auto agent = runningAgent();
    agent->signal(SIGINT);
    EXPECT_TRUE(agent->ends(5000));
    EXPECT_EQ(agent->process().exitCode(), 0);
}

TEST_F(Agent, EndsWithinSecondsInTheMiddleOfACycle) {
    const auto agent = agentInTheMiddle();
    agent->signal(SIGTERM);
    EXPECT_TRUE(agent->ends(5000));
    EXPECT_EQ(agent->process().exitCode(), 0);
    EXPECT_EQ(runState(), "cancelled");
}

TEST_F(Agent, GivesWayToTheNextAfterItWasKilled) {
    const auto first = runningAgent();
    first->process().kill();
    EXPECT_TRUE(first->ends());
    EXPECT_TRUE(QFile::exists(socket())) << "a killed agent tidies nothing";
    EXPECT_FALSE(running());
    const auto second = runningAgent();
    EXPECT_EQ(status()["processId"].toInteger(), second->process().processId());
}

TEST_F(Agent, FinishesTheWorkOfAKilledOne) {
    const auto first = agentInTheMiddle();
    first->process().kill();
    EXPECT_TRUE(first->ends());
    const auto second = startAgent();
    EXPECT_TRUE(comes([this] { return runState() == "succeeded"; })) << second->err().constData();
    const QJsonArray runs = json({"run", "list", configuration_}).array();
    ASSERT_EQ(runs.size(), 2);
    EXPECT_EQ(runs[1].toObject()["state"].toString(), "interrupted");
    EXPECT_GT(runs[0].toObject()["written"].toInt(), 10);
}

TEST_F(Agent, RenewsATokenThatExpiredInTheMiddleOfACycle) {
    fault(R"({"kind":"delay","delayMs":1000,"times":1,"pathContains":"/users"})");
    const auto agent = startAgent();
    EXPECT_TRUE(comes([this] { return requests("GET /beta/users") > 0; }));
    door("POST", "tokens/expire");
    EXPECT_TRUE(cycleEnds()) << agent->err().constData();
    EXPECT_EQ(runState(), "succeeded") << agent->err().constData();
}

TEST_F(Agent, LogsOneJsonObjectALine) {
    const auto agent = startAgent();
    EXPECT_TRUE(comes([&agent] {
        agent->process().waitForReadyRead(100);
        return agent->err().contains("Cycle ended");
    })) << agent->err().constData();
    agent->signal(SIGTERM);
    EXPECT_TRUE(agent->ends());
    for (const QByteArray& line : agent->err().trimmed().split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        EXPECT_FALSE(entry["message"].toString().isEmpty()) << line.constData();
        EXPECT_FALSE(entry["level"].toString().isEmpty()) << line.constData();
    }
}

TEST_F(Agent, SaysInItsLogHowTheCycleEnded) {
    const auto agent = startAgent();
    EXPECT_TRUE(comes([&agent] {
        agent->process().waitForReadyRead(100);
        return agent->err().contains("Cycle ended");
    })) << agent->err().constData();
    for (const QByteArray& line : agent->err().split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry["message"].toString() != "Cycle ended") continue;
        EXPECT_TRUE(line.contains("succeeded")) << line.constData();
        EXPECT_TRUE(line.contains(configuration_.toUtf8())) << line.constData();
    }
}

TEST_F(Agent, KeepsEverySecretOutOfItsLog) {
    const auto agent = startAgent();
    EXPECT_TRUE(cycleEnds());
    agent->signal(SIGTERM);
    EXPECT_TRUE(agent->ends());
    const QByteArray said = agent->err() + agent->out();
    EXPECT_FALSE(said.isEmpty());
    for (const QByteArray& secret : secrets()) EXPECT_FALSE(said.contains(secret)) << "a secret is in the log";
    EXPECT_FALSE(said.contains("Bearer"));
}

TEST_F(Agent, LogsACycleThatCannotRunAndGoesOn) {
    QFile password(state_["ldap"].toObject()["passwordFile"].toString());
    ASSERT_TRUE(password.remove());
    const auto agent = startAgent();
    EXPECT_TRUE(comes([&agent] {
        agent->process().waitForReadyRead(100);
        return agent->err().contains("Cycle could not run");
    })) << agent->err().constData();
    EXPECT_TRUE(agent->err().contains("directory-password")) << agent->err().constData();
    EXPECT_TRUE(running());
}

}  // namespace
}  // namespace hs::cli::test
