#include <signal.h>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "tests/cli/Background.h"

// Servers that fail in the middle, a person who presses Ctrl+C, a disk without room: nothing is lost and it converges.
namespace hs::cli::test {
namespace {

class BadWeather : public WithDoor {
protected:
    void SetUp() override {
        WithDoor::SetUp();
        enableWriteback();
    }
    Answer cycle() const { return json({"cycle", configuration_, "--full"}); }

    /// Cycles until one has nothing to do; how many that took.
    int cyclesUntilQuiet() const {
        for (int count = 1; count <= 5; ++count) {
            const Answer answer = cycle();
            EXPECT_EQ(answer.code, 0) << answer.err.constData() << answer.out.left(600).constData();
            if (answer.object()["planned"].toInt(-1) == 0) return count;
        }
        return 99;
    }
    /// Everybody of the directory is in the tenant once, and Ada's attributes are written back.
    void expectConverged() const {
        door("DELETE", "faults");
        EXPECT_LE(cyclesUntilQuiet(), 4);
        const QJsonObject last = newestRun();
        EXPECT_EQ(last["read"].toObject()["cloud"].toInt(), last["read"].toObject()["directory"].toInt());
        EXPECT_EQ(directoryValues(dnOf("Ada Lovelace"), "msDS-ExternalDirectoryObjectId").size(), 1);
        EXPECT_EQ(directoryValues(dnOf("Ada Lovelace"), "msExchSafeSendersHash").size(), 1);
    }
};

TEST_F(BadWeather, ThrottlingDelaysACycleAndNothingElse) {
    fault(R"({"kind":"status","status":429,"retryAfter":1,"times":2,"pathContains":"/users"})");
    fault(R"({"kind":"status","status":429,"retryAfter":0,"times":2,"pathContains":"/$batch"})");
    EXPECT_EQ(cycle().code, 0);
    expectConverged();
}

TEST_F(BadWeather, ThrottledPartsOfABatchAreTriedAgain) {
    fault(R"({"kind":"status","status":429,"retryAfter":0,"times":5,"method":"POST","pathContains":"/beta/users"})");
    const Answer answer = cycle();
    EXPECT_EQ(answer.code, 0) << answer.out.left(600).constData();
    expectConverged();
}

TEST_F(BadWeather, AnUnavailableServiceIsAskedAgain) {
    fault(R"({"kind":"status","status":503,"retryAfter":0,"times":2,"pathContains":"/users"})");
    fault(R"({"kind":"status","status":503,"times":1,"pathContains":"/$batch"})");
    EXPECT_EQ(cycle().code, 0);
    expectConverged();
}

TEST_F(BadWeather, CutConnectionsAreOpenedAgain) {
    fault(R"({"kind":"cut","times":2,"pathContains":"/users"})");
    fault(R"({"kind":"cut","times":1,"pathContains":"/$batch"})");
    cycle();
    expectConverged();
}

TEST_F(BadWeather, AnAnswerLostAfterTheWorkMakesNobodyTwice) {
    fault(R"({"kind":"cutAfter","times":2,"pathContains":"/$batch"})");
    cycle();
    expectConverged();
}

TEST_F(BadWeather, HalfAnAnswerConcludesNothing) {
    ASSERT_EQ(cycle().code, 0);
    fault(R"({"kind":"truncate","times":1,"method":"GET","pathContains":"/users"})");
    const Answer answer = cycle();
    EXPECT_EQ(answer.object()["written"].toInt(), answer.code == 0 ? answer.object()["planned"].toInt() : 0);
    expectConverged();
}

TEST_F(BadWeather, AnAnswerThatIsNotGraphsConcludesNothing) {
    ASSERT_EQ(cycle().code, 0);
    fault(R"({"kind":"wrongJson","times":1,"method":"GET","pathContains":"/users"})");
    const Answer answer = cycle();
    EXPECT_NE(answer.code, 0);
    EXPECT_EQ(answer.object()["written"].toInt(), 0) << answer.out.left(600).constData();
    expectConverged();
}

TEST_F(BadWeather, AServiceThatStaysAwayIsUnreachable) {
    fault(R"({"kind":"status","status":503,"retryAfter":0,"times":1000,"pathContains":"/users"})");
    const Answer answer = cycle();
    EXPECT_EQ(answer.code, 6) << answer.out.left(600).constData() << answer.err.constData();
    EXPECT_EQ(newestRun()["state"].toString(), "failed");
    expectConverged();
}

TEST_F(BadWeather, ARefusedTokenIsRenewedSilently) {
    fault(R"({"kind":"status","status":401,"times":1,"pathContains":"/users"})");
    const Answer answer = cycle();
    EXPECT_EQ(answer.code, 0) << answer.out.left(600).constData();
    EXPECT_TRUE(answer.err.isEmpty()) << answer.err.constData();
}

TEST_F(BadWeather, ATokenThatExpiresInTheMiddleIsRenewedSilently) {
    fault(R"({"kind":"delay","delayMs":1000,"times":1,"pathContains":"/users"})");
    const auto running = start({"cycle", configuration_, "--full", "--sandbox", "--json"});
    EXPECT_TRUE(comes([this] { return requests("GET /beta/users") > 0; }));
    door("POST", "tokens/expire");
    EXPECT_TRUE(running->ends(30000));
    EXPECT_EQ(running->process().exitCode(), 0) << running->err().constData();
    EXPECT_TRUE(running->err().isEmpty()) << running->err().constData();
}

TEST_F(BadWeather, CtrlCInTheMiddleOfACycleIsCancelledAndTheNextGoesOn) {
    fault(R"({"kind":"delay","delayMs":60000,"times":1,"pathContains":"/$batch"})");
    const auto running = start({"cycle", configuration_, "--full", "--sandbox", "--json"});
    EXPECT_TRUE(comes([this] { return requests("POST /beta/$batch") > 0; }));
    running->signal(SIGINT);
    EXPECT_TRUE(running->ends(5000));
    EXPECT_EQ(running->process().exitCode(), 7) << running->err().constData();
    EXPECT_EQ(runState(), "cancelled");
    expectConverged();
}

TEST_F(BadWeather, AKilledCycleIsInterruptedAndTheNextGoesOn) {
    fault(R"({"kind":"delay","delayMs":60000,"times":1,"pathContains":"/$batch"})");
    const auto running = start({"cycle", configuration_, "--full", "--sandbox"});
    EXPECT_TRUE(comes([this] { return requests("POST /beta/$batch") > 0; }));
    running->process().kill();
    EXPECT_TRUE(running->ends());
    door("DELETE", "faults");
    EXPECT_EQ(cycle().code, 0);
    const QJsonArray runs = json({"run", "list", configuration_}).array();
    ASSERT_EQ(runs.size(), 2);
    EXPECT_EQ(runs[1].toObject()["state"].toString(), "interrupted");
    expectConverged();
}

/// Exchange Online that takes an hour.
class SlowExchange : public WithDoor {
protected:
    void SetUp() override {
        up({"--exchange-delay", "3600"});
        enableWriteback();
        dn_ = dnOf("Ada Lovelace");
    }
    /// `provision` in the middle of its wait.
    std::unique_ptr<Background> waiting(const char* seconds = "60") const {
        auto running = start({"provision", configuration_, dn_, "--wait", seconds, "--sandbox"});
        EXPECT_TRUE(comes([&running] {
            running->process().waitForReadyRead(100);
            return running->err().contains("Waiting for Exchange Online");
        })) << running->err().constData();
        return running;
    }
    QString dn_;
};

TEST_F(SlowExchange, CtrlCEndsTheWaitAtOnce) {
    const auto running = waiting();
    running->signal(SIGINT);
    EXPECT_TRUE(running->ends(3000));
    EXPECT_EQ(running->process().exitCode(), 7) << running->err().constData();
}

TEST_F(SlowExchange, SigtermEndsTheWaitAtOnce) {
    const auto running = waiting();
    running->signal(SIGTERM);
    EXPECT_TRUE(running->ends(3000));
    EXPECT_EQ(running->process().exitCode(), 7) << running->err().constData();
}

TEST_F(SlowExchange, KeepsAJournalEntryOfWhatWasCancelled) {
    const auto running = waiting();
    running->signal(SIGINT);
    EXPECT_TRUE(running->ends(3000));
    const QJsonArray log = hybridsync({"log", "export", configuration_, "--sandbox"}).array();
    ASSERT_EQ(log.size(), 2) << "one of provisioning, one of the writeback that was stopped";
    EXPECT_EQ(log[1].toObject()["status"].toString(), "success");
    EXPECT_NE(log[0].toObject()["status"].toString(), "success");
    EXPECT_TRUE(QJsonDocument(log[0].toObject()).toJson().contains("ancelled"));
    EXPECT_EQ(runState(), "cancelled");
}

TEST_F(SlowExchange, LeavesNoHalfWrittenUserBehind) {
    const auto running = waiting();
    running->signal(SIGINT);
    EXPECT_TRUE(running->ends(3000));
    EXPECT_TRUE(directoryValues(dn_, "msDS-ExternalDirectoryObjectId").isEmpty());
}

TEST_F(SlowExchange, SaysWhatIsMissingWhenTheWaitIsOver) {
    const Answer answer = json({"provision", configuration_, dn_, "--wait", "1"});
    EXPECT_TRUE(answer.out.contains("cloudLegacyExchangeDN")) << answer.out.constData();
    EXPECT_TRUE(directoryValues(dn_, "msExchSafeSendersHash").isEmpty());
}

TEST_F(SlowExchange, GoesOnWhenExchangeOnlineFillsDuringTheWait) {
    const auto running = waiting();
    const QByteArray legacy = "/o=ExchangeLabs/cn=Recipients/cn=ada";
    door("PATCH", "users/ada.lovelace@contoso.test",
         "{\"cloudAnchor\":\"User_1\",\"cloudLegacyExchangeDN\":\"" + legacy + "\"}");
    EXPECT_TRUE(running->ends(15000));
    EXPECT_EQ(running->process().exitCode(), 0) << running->err().constData() << running->out().constData();
    EXPECT_TRUE(directoryValues(dn_, "proxyAddresses").contains("x500:" + legacy));
}

/// No room for the store: no file of this process may grow past a limit.
class FullDisk : public BadWeather {
protected:
    Answer limited(int kilobytes, const QStringList& arguments) const {
        const QString script = QString("trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\"").arg(kilobytes * 2);
        return run("sh", QStringList{"-c", script, HYBRIDSYNC_BIN_DIR "/hybridsync"} + arguments, environment_);
    }
};

TEST_F(FullDisk, IsSaidWithTheNameOfTheStoreAndWhatToDo) {
    const Answer answer = limited(40, {"cycle", configuration_, "--full", "--sandbox", "--json"});
    EXPECT_EQ(answer.code, 6) << answer.out.left(600).constData() << answer.err.constData();
    EXPECT_TRUE((answer.err + answer.out).contains("store.db")) << answer.err.constData();
    EXPECT_TRUE((answer.err + answer.out).contains("space")) << answer.err.constData();
}

TEST_F(FullDisk, LosesNothing) {
    limited(40, {"cycle", configuration_, "--full", "--sandbox", "--json"});
    const QJsonObject shown = json({"configuration", "show", configuration_}).object();
    EXPECT_TRUE(shown["properties"].toObject()["exchangeHybridWriteback"].toBool());
    expectConverged();
}

TEST_F(FullDisk, OfTheExportLeavesNoHalfFile) {
    EXPECT_LE(cyclesUntilQuiet(), 4);
    ASSERT_GT(hybridsync({"log", "export", configuration_, "--sandbox"}).out.size(), 64 * 1024);
    const QString path = home_.path() + "/log.json";
    const Answer answer = limited(64, {"log", "export", configuration_, "--sandbox", "--output", path});
    EXPECT_EQ(answer.code, 5) << answer.err.constData();
    EXPECT_TRUE(answer.err.contains("log.json")) << answer.err.constData();
    EXPECT_FALSE(QFile::exists(path));
}

class Secrets : public BadWeather {
protected:
    static void expectNone(const QList<QByteArray>& secrets, const QByteArray& text, const char* where) {
        EXPECT_FALSE(text.isEmpty()) << where;
        for (const QByteArray& secret : secrets) EXPECT_FALSE(text.contains(secret)) << "a secret is in " << where;
        for (const char* word : {"Bearer ", "access_token", "client_secret", "refresh_token"})
            EXPECT_FALSE(text.contains(word)) << word << " is in " << where;
    }
};

TEST_F(Secrets, AreNowhereAfterAWholeMission) {
    const QString dn = dnOf("Ada Lovelace");
    const Answer provision = hybridsync({"provision", configuration_, dn, "--sandbox", "--verbose"});
    EXPECT_EQ(provision.code, 0) << provision.err.constData();
    const Answer whole = hybridsync({"cycle", configuration_, "--full", "--sandbox", "--verbose"});
    EXPECT_EQ(whole.code, 0) << whole.err.constData();
    const Answer doctor = hybridsync({"doctor", configuration_, "--sandbox", "--verbose"});
    const Answer exported = hybridsync({"log", "export", configuration_, "--sandbox"});
    const Answer document = json({"configuration", "export", configuration_});
    expectNone(secrets(), provision.out + provision.err, "the answer of provision");
    expectNone(secrets(), whole.out + whole.err, "the answer of cycle");
    expectNone(secrets(), doctor.out + doctor.err, "the answer of doctor");
    expectNone(secrets(), exported.out, "the exported log");
    expectNone(secrets(), document.out, "the exported configuration");
    const QDir profile(state_["profileDirectory"].toString());
    for (const QString& name : profile.entryList({"store.db*"}, QDir::Files)) {
        QFile file(profile.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        if (file.size() > 0) expectNone(secrets(), file.readAll(), qPrintable(name));
    }
}

TEST_F(Secrets, AreNotInTheWordsOfAFailureEither) {
    const QString path = state_["tenant"].toObject()["clientSecretFile"].toString();
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("a wrong word that is secret");
    file.close();
    const Answer answer = hybridsync({"cycle", configuration_, "--full", "--sandbox", "--verbose"});
    EXPECT_EQ(answer.code, 4) << answer.err.constData();
    expectNone({"a wrong word that is secret"}, answer.out + answer.err, "the refusal");
}

}  // namespace
}  // namespace hs::cli::test
