#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>

#include "tests/cli/Unattended.h"

// What an administrator does who comes by once a week: looks at a plan, applies it, takes it back, releases a guard,
// and reads the log. By command line, against real servers.
namespace hs::cli::test {
namespace {

TEST_F(Unattended, ACycleAfterAFullOneIsADeltaAndReadsOnlyWhatChanged) {
    settle();
    cycle();
    setInDirectory(dnOf("Ada Lovelace"), "title", "Countess");
    const QJsonObject delta = cycle();
    EXPECT_EQ(delta["kind"].toString(), "delta");
    EXPECT_EQ(delta["written"].toInt(), 1);
    EXPECT_EQ(delta["read"].toObject()["directory"].toInt(), 1);
    EXPECT_EQ(cycle()["planned"].toInt(), 0);
}

TEST_F(Unattended, AnExpiredWatermarkBecomesAFullCycleThatSaysSo) {
    settle();
    door("POST", "delta/expire");
    const QJsonObject run = cycle();
    EXPECT_EQ(run["kind"].toString(), "full");
    EXPECT_TRUE(run["note"].toString().contains("Microsoft Entra ID")) << run["note"].toString().toStdString();
    EXPECT_EQ(run["written"].toInt(), 0);
}

TEST_F(Unattended, APreviewWritesNothingAndItsLdifIsWhatApplyWrites) {
    cycle({"--full"});
    const QByteArray before = directoryDump();
    const QJsonObject preview = cycle({"--full", "--preview"});
    EXPECT_EQ(preview["state"].toString(), "previewed");
    EXPECT_GT(preview["planned"].toInt(), 5);
    EXPECT_EQ(directoryDump(), before);

    const Answer ldif = hybridsync({"run", "show", runOf(preview), "--format", "ldif", "--sandbox"});
    ASSERT_EQ(ldif.code, 0) << ldif.err.constData();
    const Answer replayed = ldapmodify(ldif.out);
    ASSERT_EQ(replayed.code, 0) << replayed.err.constData();
    // Everything is there already: applying finds nothing left to write.
    const Answer applied = json({"run", "apply", runOf(preview)});
    EXPECT_EQ(applied.code, 0) << applied.err.constData();
    EXPECT_EQ(applied.object()["written"].toInt(), 0);
    EXPECT_EQ(cycle({"--full"})["planned"].toInt(), 0);
}

TEST_F(Unattended, APlanIsAppliedOnce) {
    cycle({"--full"});
    const QJsonObject preview = cycle({"--full", "--preview"});
    const Answer applied = json({"run", "apply", runOf(preview)});
    ASSERT_EQ(applied.code, 0) << applied.err.constData();
    EXPECT_EQ(applied.object()["written"].toInt(), preview["planned"].toInt());
    EXPECT_EQ(applied.object()["basis"].toInteger(), preview["run"].toInteger());
    EXPECT_EQ(cycle({"--full"})["planned"].toInt(), 0);
    const Answer again = json({"run", "apply", runOf(preview)});
    EXPECT_EQ(again.code, 5);
    EXPECT_TRUE(again.err.contains("applied already by run")) << again.err.constData();
}

TEST_F(Unattended, AnObjectThatChangedSinceThePreviewIsLeftAloneAndPlannedAgain) {
    settle();
    const QString ada = dnOf("Ada Lovelace");
    setInDirectory(ada, "title", "Countess");
    const QJsonObject preview = cycle({"--preview"});
    ASSERT_EQ(preview["planned"].toInt(), 1);
    setInDirectory(ada, "title", "Programmer");
    const Answer applied = json({"run", "apply", runOf(preview)});
    EXPECT_EQ(applied.object()["written"].toInt(), 0) << applied.out.left(800).constData();
    EXPECT_TRUE(applied.object()["note"].toString().contains("planned again as run")) << applied.out.constData();
    EXPECT_EQ(cycle()["written"].toInt(), 1);
}

TEST_F(Unattended, AGuardWritesNothingAndIsReleasedForThatPlanOnly) {
    const QJsonObject stopped = guardedRun();
    EXPECT_EQ(stopped["state"].toString(), "stoppedByGuard");
    EXPECT_EQ(stopped["written"].toInt(), 0);
    EXPECT_TRUE(stopped["error"].toObject()["message"].toString().startsWith("0 of "));
    EXPECT_EQ(job()["quarantine"].toObject()["reason"].toString(), "TooManyDeletes");
    const Answer refused = json({"run", "apply", runOf(stopped)});
    EXPECT_EQ(refused.code, 3);
    EXPECT_TRUE(refused.err.contains("0 of ")) << refused.err.constData();
    const Answer allowed = json({"run", "apply", runOf(stopped), "--allow"});
    ASSERT_EQ(allowed.code, 0) << allowed.err.constData();
    EXPECT_EQ(allowed.object()["written"].toInt(), 2);
    EXPECT_FALSE(job().contains("quarantine"));
    // The guard itself is as it was.
    setInDirectory(dnOf("Grace Hopper"), "userAccountControl", "514");
    setInDirectory(dnOf("Nora Nomail"), "userAccountControl", "514");
    EXPECT_EQ(cycle({}, 3)["written"].toInt(), 0);
}

TEST_F(Unattended, UndoRestoresTheDirectoryAndPausesTheJob) {
    cycle({"--full"});
    const QByteArray before = directoryDump();
    const QJsonObject written = cycle({"--full"});
    ASSERT_GT(written["written"].toInt(), 5);
    const Answer undone = json({"run", "undo", runOf(written)});
    ASSERT_EQ(undone.code, 0) << undone.err.constData() << undone.out.left(800).constData();
    EXPECT_EQ(directoryDump(), before);
    EXPECT_TRUE(job()["paused"].toBool());
    EXPECT_EQ(json({"run", "undo", runOf(written)}).code, 5) << "undone already";
    ASSERT_EQ(json({"run", "undo", runOf(undone.object())}).code, 0) << "an undo can be undone";
    EXPECT_NE(directoryDump(), before);
    EXPECT_EQ(json({"configuration", "resume", configuration_}).code, 0);
    EXPECT_FALSE(job()["paused"].toBool());
    EXPECT_EQ(cycle({"--full"})["planned"].toInt(), 0);
}

TEST_F(Unattended, UndoRefusesWhatItCannotMean) {
    cycle({"--full"});
    const QJsonObject preview = cycle({"--full", "--preview"});
    const QJsonObject written = cycle({"--full"});
    const Answer ofPreview = json({"run", "undo", runOf(preview)});
    EXPECT_EQ(ofPreview.code, 5);
    EXPECT_TRUE(ofPreview.err.contains("preview")) << ofPreview.err.constData();
    const Answer unknown = json({"run", "undo", runOf(written), "--change", "999999"});
    EXPECT_EQ(unknown.code, 5);
    EXPECT_TRUE(unknown.err.contains("999999")) << unknown.err.constData();
    EXPECT_EQ(json({"run", "undo", "424242"}).code, 5);
    EXPECT_FALSE(job()["paused"].toBool());
}

TEST_F(Unattended, UndoLeavesWhatSomebodyChangedSinceAndListsIt) {
    cycle({"--full"});
    const QJsonObject written = cycle({"--full"});
    const QString ada = dnOf("Ada Lovelace");
    setInDirectory(ada, "msExchArchiveStatus", "7");
    const Answer undone = json({"run", "undo", runOf(written)});
    EXPECT_EQ(directoryValues(ada, "msExchArchiveStatus"), QStringList{"7"});
    EXPECT_TRUE(undone.out.contains("Changed since")) << undone.out.left(800).constData();
    EXPECT_TRUE(directoryValues(ada, "msDS-ExternalDirectoryObjectId").isEmpty());
}

/// The records of RFC 4180 text.
QList<QStringList> records(const QByteArray& csv) {
    QList<QStringList> all;
    QStringList row;
    QString field;
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') field += text[++i];
            else if (c == '"') quoted = false;
            else field += c;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row << std::exchange(field, {});
        } else if (c == '\n') {
            row << std::exchange(field, {});
            all << std::exchange(row, {});
        } else if (c != '\r') {
            field += c;
        }
    }
    return all;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

TEST_F(Unattended, TheLogIsExportedAsThreeFilesThatJoin) {
    settle();
    const QString path = home_.filePath("log.csv");
    ASSERT_EQ(hybridsync({"log", "export", configuration_, "--format", "csv", "--output", path, "--sandbox"}).code, 0);
    const auto logs = records(contentOf(path));
    const auto steps = records(contentOf(home_.filePath("log_ProvisioningSteps.csv")));
    const auto properties = records(contentOf(home_.filePath("log_ModifiedProperties.csv")));
    ASSERT_GT(logs.size(), 20);
    QSet<QString> ids;
    for (qsizetype i = 1; i < logs.size(); ++i) ids << logs[i].first();
    EXPECT_EQ(ids.size(), logs.size() - 1) << "each change id once";
    for (const auto* file : {&steps, &properties}) {
        ASSERT_GT(file->size(), 20);
        for (qsizetype i = 1; i < file->size(); ++i) {
            EXPECT_TRUE(ids.contains((*file)[i].first()));
            EXPECT_EQ((*file)[i].size(), file->front().size());
        }
    }
}

TEST_F(Unattended, TheLogIsSearchedAndExportedAsJsonAndLdif) {
    settle();
    const QJsonArray found = json({"log", "list", configuration_, "--text", "lovelace"}).array();
    EXPECT_EQ(found.size(), 2);
    EXPECT_EQ(json({"log", "list", configuration_, "--text", "lovelace", "--action", "create"}).array().size(), 1);
    EXPECT_TRUE(json({"log", "list", configuration_, "--until", "2020-01-01"}).array().isEmpty());
    EXPECT_EQ(json({"log", "list", configuration_, "--since", "yesterday"}).code, 5);
    const Answer whole = hybridsync({"log", "export", configuration_, "--format", "json", "--sandbox"});
    EXPECT_GT(QJsonDocument::fromJson(whole.out).array().size(), 20);
    const Answer ldif = hybridsync({"log", "export", configuration_, "--format", "ldif", "--sandbox"});
    EXPECT_EQ(ldapmodify(ldif.out, {"-n"}).code, 0);
}

TEST_F(Unattended, TheLogSaysWhenItWasTouched) {
    settle();
    const Answer intact = json({"log", "verify"});
    EXPECT_EQ(intact.code, 0);
    EXPECT_TRUE(intact.object()["intact"].toBool());
    EXPECT_EQ(intact.object()["head"].toString().size(), 64);
    {
        QSqlDatabase store = QSqlDatabase::addDatabase("QSQLITE", "tampering");
        store.setDatabaseName(state_["profileDirectory"].toString() + "/store.db");
        ASSERT_TRUE(store.open());
        ASSERT_TRUE(QSqlQuery(store).exec("UPDATE outcomes SET status = 1 WHERE id = 7"));
    }
    QSqlDatabase::removeDatabase("tampering");
    const Answer broken = json({"log", "verify"});
    EXPECT_EQ(broken.code, 2);
    EXPECT_FALSE(broken.object()["intact"].toBool());
    EXPECT_EQ(broken.object()["brokenAt"].toInteger(), 7);
}

TEST_F(Unattended, AnUnreachableTenantIsQuarantinedUntilSomebodyClearsIt) {
    settle();
    fault(R"({"kind":"status","status":503,"retryAfter":0,"times":1000,"pathContains":"/users"})");
    EXPECT_EQ(json({"cycle", configuration_, "--full"}).code, 6);
    EXPECT_EQ(job()["status"].toString(), "Quarantine");
    EXPECT_EQ(job()["quarantine"].toObject()["reason"].toString(), "EncounteredQuarantineException");
    door("DELETE", "faults");
    EXPECT_EQ(json({"configuration", "clear-quarantine", configuration_}).code, 0);
    EXPECT_FALSE(job().contains("quarantine"));
    EXPECT_EQ(cycle()["state"].toString(), "succeeded");
}

TEST_F(Unattended, ACycleOfTheAgentIsStoppedFromOutsideAndGoesOnWhereItWas) {
    fault(R"({"kind":"delay","delayMs":60000,"times":1,"pathContains":"/$batch"})");
    Background agent(QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync-agent"),
                     {"--profile-directory", state_["profileDirectory"].toString()}, environment_);
    ASSERT_TRUE(comes([this] { return requests("POST /beta/$batch") > 0; })) << agent.err().constData();
    EXPECT_EQ(job()["current"].toObject()["by"].toString(), "schedule");
    EXPECT_EQ(json({"configuration", "pause", configuration_}).code, 0);
    EXPECT_EQ(json({"configuration", "stop", configuration_}).code, 0);
    EXPECT_TRUE(comes([this] { return runState() == "cancelled"; })) << runState().toStdString();
    door("DELETE", "faults");
    settle();
    EXPECT_EQ(directoryValues(dnOf("Ada Lovelace"), "msDS-ExternalDirectoryObjectId").size(), 1);
}

TEST_F(Unattended, WrongSettingsAreNamedAndChangeNothing) {
    const QJsonObject before = json({"configuration", "export", configuration_}).object();
    const QList<QStringList> wrong = {{"--interval", "29"},
                                      {"--interval", "86401"},
                                      {"--guard-clears", "-1"},
                                      {"--guard-update-percent", "101"},
                                      {"--log-retention", "-1"},
                                      {"--mail-server", "localhost", "--mail-port", "0"},
                                      {"--mail-server", "localhost", "--mail-from", "nobody"}};
    for (const QStringList& options : wrong) {
        const Answer answer = json(QStringList{"configuration", "settings", configuration_} + options);
        EXPECT_EQ(answer.code, 5) << options.join(' ').toStdString();
        EXPECT_TRUE(answer.err.contains("Attribute:")) << answer.err.constData();
        EXPECT_TRUE(answer.err.contains("Next:")) << answer.err.constData();
    }
    EXPECT_EQ(json({"configuration", "export", configuration_}).object(), before);
    EXPECT_EQ(json({"configuration", "settings", configuration_, "--interval", "300"}).code, 0);
    EXPECT_EQ(job()["intervalSeconds"].toInt(), 300);
}

TEST_F(Unattended, TheStoreIsDisposable) {
    settle();
    const QByteArray before = directoryDump();
    const QString store = state_["profileDirectory"].toString() + "/store.db";
    const Answer exported = json({"configuration", "export", configuration_});
    QFile document(home_.filePath("configuration.json"));
    ASSERT_TRUE(document.open(QIODevice::WriteOnly));
    document.write(exported.out);
    document.close();
    for (const char* suffix : {"", "-wal", "-shm"}) QFile::remove(store + suffix);
    ASSERT_EQ(json({"configuration", "import", document.fileName()}).code, 0);
    settle();
    EXPECT_EQ(directoryDump(), before);
    EXPECT_EQ(newestRun()["written"].toInt(), 0);
}

TEST_F(Unattended, ACorruptStoreIsRefusedWithTheMend) {
    settle();
    const QString path = state_["profileDirectory"].toString() + "/store.db";
    for (const char* suffix : {"-wal", "-shm"}) QFile::remove(path + suffix);
    QFile store(path);
    ASSERT_TRUE(store.open(QIODevice::ReadWrite));
    store.write(QByteArray(4096, 'x'));
    store.close();
    const Answer answer = json({"cycle", configuration_});
    EXPECT_EQ(answer.code, 5) << answer.out.constData();
    EXPECT_TRUE(answer.err.contains("doctor")) << answer.err.constData();
}

}  // namespace
}  // namespace hs::cli::test
