#include <signal.h>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include "core/service/AgentSocket.h"
#include "core/service/AgentWire.h"
#include "tests/cli/Background.h"

// Several programs on one store: exactly one writes.
namespace hs::cli::test {
namespace {

class SeveralPrograms : public WithDoor {
protected:
    /// Another profile on the same store and with the same secrets, as a second machine would have it.
    QString otherProfile(const QString& name) {
        const QString other = home_.path() + "/" + name;
        EXPECT_TRUE(QDir().mkpath(other));
        for (const char* shared : {"store.db", "vault"}) {
            QFile::remove(other + "/" + shared);
            EXPECT_TRUE(QFile::link(profile() + "/" + shared, other + "/" + shared));
        }
        return other;
    }
    QString profile() const { return state_["profileDirectory"].toString(); }
    std::unique_ptr<Background> agentOf(const QString& directory, const QStringList& more = {}) const {
        return std::make_unique<Background>(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync-agent"),
                                            QStringList{"--profile-directory", directory} + more, environment_);
    }
    static std::optional<service::AgentReport> report(const QString& directory) {
        const auto line = service::askAgent(directory.toStdString() + "/agent.sock", "{\"command\":\"status\"}");
        if (!line.ok()) return std::nullopt;
        const auto said = service::AgentLine::parse(*line);
        if (!said.ok() || !said->result) return std::nullopt;
        const auto read = service::agentReportFrom(*said->result);
        return read.ok() ? std::optional(*read) : std::nullopt;
    }
    static bool writes(const QString& directory) {
        const auto found = report(directory);
        return found && found->writes;
    }
    static bool standsBy(const QString& directory) {
        const auto found = report(directory);
        return found && found->state.rfind("standby: held by process ", 0) == 0;
    }
};

TEST_F(SeveralPrograms, OneOfTwoAgentsWritesAndTheOtherStandsBy) {
    const auto first = agentOf(profile());
    ASSERT_TRUE(comes([this] { return writes(profile()); })) << first->err().constData();
    const QString other = otherProfile(QStringLiteral("other"));
    const auto second = agentOf(other);
    EXPECT_TRUE(comes([&] { return standsBy(other); })) << second->err().constData();
    EXPECT_FALSE(writes(other));
    EXPECT_TRUE(writes(profile()));
}

TEST_F(SeveralPrograms, TheOtherTakesOverWhenTheWriterIsKilled) {
    auto first = agentOf(profile());
    ASSERT_TRUE(comes([this] { return writes(profile()); })) << first->err().constData();
    const QString other = otherProfile(QStringLiteral("other"));
    const auto second = agentOf(other);
    ASSERT_TRUE(comes([&] { return standsBy(other); })) << second->err().constData();
    first->process().kill();
    ASSERT_TRUE(first->ends());
    EXPECT_TRUE(comes([&] { return writes(other); })) << second->err().constData();
}

TEST_F(SeveralPrograms, TheOtherTakesOverWhenTheWriterEnds) {
    auto first = agentOf(profile());
    ASSERT_TRUE(comes([this] { return writes(profile()); })) << first->err().constData();
    const QString other = otherProfile(QStringLiteral("other"));
    const auto second = agentOf(other);
    ASSERT_TRUE(comes([&] { return standsBy(other); })) << second->err().constData();
    first->signal(SIGTERM);
    ASSERT_TRUE(first->ends());
    EXPECT_TRUE(comes([&] { return writes(other); })) << second->err().constData();
}

TEST_F(SeveralPrograms, TheCommandLineSendsItsCycleToTheAgentOfItsProfile) {
    const auto agent = agentOf(profile());
    ASSERT_TRUE(comes([this] { return writes(profile()); })) << agent->err().constData();
    const Answer answer = json({"cycle", configuration_, "--full"});
    EXPECT_EQ(answer.code, 0) << answer.err.constData();
    EXPECT_EQ(answer.object()["state"].toString(), "succeeded");
}

TEST_F(SeveralPrograms, TheCommandLineOfAnotherProfileIsToldWhoWrites) {
    const auto agent = agentOf(profile());
    ASSERT_TRUE(comes([this] { return writes(profile()); })) << agent->err().constData();
    environment_.insert("HYBRIDSYNC_HOME", home_.path());
    otherProfile(QStringLiteral("third"));
    const Answer answer = hybridsync({"cycle", configuration_, "--full", "--profile", "third"});
    EXPECT_NE(answer.code, 0);
    EXPECT_TRUE(answer.err.contains(QByteArray::number(agent->process().processId()))) << answer.err.constData();
    EXPECT_TRUE(answer.err.contains("Next:")) << answer.err.constData();
}

TEST_F(SeveralPrograms, TheAgentLooksAgainOnSighup) {
    const auto agent = agentOf(profile());
    ASSERT_TRUE(comes([this] { return writes(profile()) && runState() == "succeeded"; })) << agent->err().constData();
    const int before = newestRun()["run"].toInt();
    agent->signal(SIGHUP);
    EXPECT_TRUE(comes([&] { return newestRun()["run"].toInt() > before; })) << agent->err().constData();
}

TEST_F(SeveralPrograms, TheAgentServesItsMetricsOnLoopback) {
    QTcpServer free;
    ASSERT_TRUE(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    const auto agent = agentOf(profile(), {"--metrics", QString::number(port)});
    QByteArray page;
    EXPECT_TRUE(comes([&] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (!socket.waitForConnected(1000)) return false;
        socket.write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        page.clear();
        while (socket.waitForReadyRead(2000)) page += socket.readAll();
        return page.contains("hybridsync_runs_total{");
    })) << page.constData()
        << agent->err().constData();
    EXPECT_TRUE(page.contains("hybridsync_last_success_timestamp_seconds") && page.contains("hybridsync_quarantine{"))
        << page.constData();
}

}  // namespace
}  // namespace hs::cli::test
