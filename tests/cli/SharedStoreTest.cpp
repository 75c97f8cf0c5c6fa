#include <signal.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include "core/service/AgentSocket.h"
#include "core/service/AgentWire.h"
#include "tests/cli/Background.h"
#include "tests/support/PostgresServer.h"

// Two agents of two machines on one PostgreSQL store: each has a profile directory of its own, and nothing but the
// database tells them of each other.
namespace hs::cli::test {
namespace {

class SharedStore : public WithDoor {
protected:
    void SetUp() override {
        WithDoor::SetUp();
        const QString location = QString::fromStdString(hs::test::PostgresServer::own().emptyDatabase());
        for (const char* machine : {"one", "two"}) makeProfile(QLatin1String(machine), location);
        const Answer document = json({"configuration", "export", configuration_});
        QFile file(home_.filePath("configuration.json"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(document.out) > 0);
        file.close();
        const Answer imported = on("one", {"configuration", "import", file.fileName()});
        ASSERT_EQ(imported.code, 0) << imported.err.constData();
        ASSERT_EQ(on("one", {"configuration", "set", configuration_, "--exchange-hybrid-writeback", "on"}).code, 0);
    }

    void makeProfile(const QString& name, const QString& location) {
        const QString directory = home_.filePath(name);
        ASSERT_TRUE(QDir().mkpath(directory));
        ASSERT_TRUE(QFile::link(state_["profileDirectory"].toString() + "/vault", directory + "/vault"));
        QFile url(directory + "/store.url");
        ASSERT_TRUE(url.open(QIODevice::WriteOnly) && url.write(location.toUtf8()) > 0);
        url.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    Answer on(const QString& machine, QStringList arguments) const {
        return hybridsync(arguments << "--profile" << machine << "--json");
    }
    std::unique_ptr<Background> agentOn(const QString& machine) const {
        return std::make_unique<Background>(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync-agent"),
                                            QStringList{"--profile", machine}, environment_);
    }
    std::optional<service::AgentReport> report(const QString& machine) const {
        const auto line =
            service::askAgent(home_.filePath(machine + "/agent.sock").toStdString(), "{\"command\":\"status\"}");
        if (!line.ok()) return std::nullopt;
        const auto said = service::AgentLine::parse(*line);
        if (!said.ok() || !said->result) return std::nullopt;
        const auto read = service::agentReportFrom(*said->result);
        return read.ok() ? std::optional(*read) : std::nullopt;
    }
    bool writes(const QString& machine) const {
        const auto found = report(machine);
        return found && found->writes;
    }
    bool standsBy(const QString& machine) const {
        const auto found = report(machine);
        return found && found->state.rfind("standby: held by process ", 0) == 0;
    }
    QJsonArray runs(const QString& machine) const { return on(machine, {"run", "list", configuration_}).array(); }
    QJsonObject newestOf(const QString& machine) const { return runs(machine).first().toObject(); }

    /// Everybody once in the cloud, and the directory's own word that each was written back.
    void expectEverybodyOnce(const QString& machine) const {
        // The first one creates, and Exchange Online fills what the next one writes back.
        EXPECT_EQ(on(machine, {"cycle", configuration_, "--full"}).code, 0);
        const Answer quiet = on(machine, {"cycle", configuration_, "--full"});
        EXPECT_EQ(quiet.code, 0) << quiet.err.constData();
        const QJsonObject read = quiet.object()["read"].toObject();
        EXPECT_EQ(read["cloud"].toInt(), read["directory"].toInt()) << quiet.out.constData();
        EXPECT_EQ(on(machine, {"log", "verify"}).code, 0);
        EXPECT_EQ(directoryValues(dnOf("Ada Lovelace"), "msDS-ExternalDirectoryObjectId").size(), 1);
    }
};

TEST_F(SharedStore, OneWritesAndTheOtherTakesOverWhenItIsKilled) {
    const auto one = agentOn("one");
    ASSERT_TRUE(comes([&] { return writes("one") && newestOf("one")["state"].toString() == "succeeded"; }))
        << one->err().constData();
    const auto two = agentOn("two");
    ASSERT_TRUE(comes([&] { return standsBy("two"); })) << two->err().constData();
    one->process().kill();
    ASSERT_TRUE(one->ends());
    EXPECT_TRUE(comes([&] { return writes("two"); })) << two->err().constData();
    expectEverybodyOnce("two");
}

/// A frozen machine: its process is neither dead nor alive, its lease expires, and when it thaws it must not write.
TEST_F(SharedStore, AFrozenWriterIsReplacedWithinThirtySecondsAndWritesNothingWhenItThaws) {
    fault(R"({"kind":"delay","delayMs":3000,"times":1,"pathContains":"/$batch"})");
    const auto one = agentOn("one");
    ASSERT_TRUE(comes([&] { return requests("POST /beta/$batch") > 0; })) << one->err().constData();
    one->signal(SIGSTOP);
    QElapsedTimer frozen;
    frozen.start();
    const auto two = agentOn("two");
    ASSERT_TRUE(comes([&] { return writes("two"); }, 60000)) << two->err().constData();
    EXPECT_LE(frozen.elapsed(), 30000);
    ASSERT_TRUE(comes([&] { return newestOf("two")["state"].toString() == "succeeded"; })) << two->err().constData();
    const auto before = runs("two").size();

    one->signal(SIGCONT);
    ASSERT_TRUE(comes([&] { return standsBy("one"); })) << one->err().constData();
    EXPECT_TRUE(writes("two"));
    EXPECT_TRUE(comes([&] { return one->err().contains("right to write is lost"); })) << one->err().constData();
    EXPECT_EQ(runs("two").size(), before) << "the thawed agent began a run";
    expectEverybodyOnce("two");
}

TEST_F(SharedStore, TheCommandLineOfTheOtherMachineIsToldWhoWrites) {
    const auto one = agentOn("one");
    ASSERT_TRUE(comes([&] { return writes("one"); })) << one->err().constData();
    const Answer answer = hybridsync({"cycle", configuration_, "--full", "--profile", "two"});
    EXPECT_NE(answer.code, 0);
    EXPECT_TRUE(answer.err.contains(QByteArray::number(one->process().processId()))) << answer.err.constData();
    EXPECT_TRUE(answer.err.contains("Next:")) << answer.err.constData();
}

}  // namespace
}  // namespace hs::cli::test
