#include <QSqlDatabase>
#include <QSqlQuery>

#include "tests/cli/Unattended.h"

// What goes wrong in the weeks between two looks, and how it is taken back.
namespace hs::cli::test {
namespace {

class TakeBack : public Unattended {
protected:
    QString storePath() const { return state_["profileDirectory"].toString() + "/store.db"; }
    void inStore(const char* statement) const {
        {
            QSqlDatabase store = QSqlDatabase::addDatabase("QSQLITE", "by hand");
            store.setDatabaseName(storePath());
            EXPECT_TRUE(store.open() && QSqlQuery(store).exec(statement)) << statement;
        }
        QSqlDatabase::removeDatabase("by hand");
    }
    /// The full cycle that writes everybody's eight attributes back for the first time.
    QJsonObject firstWriteback() const {
        cycle({"--full"});
        const QJsonObject written = cycle({"--full"});
        EXPECT_GT(written["written"].toInt(), 5);
        return written;
    }
};

TEST_F(TakeBack, APreviewOfAnUndoWritesNothingAndIsAppliedLater) {
    cycle({"--full"});
    const QByteArray empty = directoryDump();
    const QJsonObject written = cycle({"--full"});
    const QByteArray full = directoryDump();
    const Answer preview = json({"run", "undo", runOf(written), "--preview"});
    ASSERT_EQ(preview.code, 0) << preview.err.constData();
    EXPECT_EQ(preview.object()["state"].toString(), "previewed");
    EXPECT_EQ(preview.object()["planned"].toInt(), written["written"].toInt());
    EXPECT_EQ(directoryDump(), full);
    EXPECT_FALSE(job()["paused"].toBool());
    const Answer applied = json({"run", "apply", runOf(preview.object())});
    EXPECT_EQ(applied.code, 0) << applied.err.constData();
    EXPECT_EQ(directoryDump(), empty);
}

TEST_F(TakeBack, OneChangeIsUndoneAndTheOthersStay) {
    const QJsonObject written = firstWriteback();
    const QString ada = dnOf("Ada Lovelace"), grace = dnOf("Grace Hopper");
    QString change;
    const QJsonObject shown = json({"run", "show", runOf(written)}).object();
    for (const QJsonValue each : shown["changes"].toArray())
        if (each.toObject()["target"].toObject()["name"].toString() == ada)
            change = QString::number(each.toObject()["id"].toInteger());
    ASSERT_FALSE(change.isEmpty()) << QJsonDocument(shown).toJson().left(2000).constData();
    const Answer undone = json({"run", "undo", runOf(written), "--change", change});
    ASSERT_EQ(undone.code, 0) << undone.err.constData();
    EXPECT_EQ(undone.object()["written"].toInt(), 1);
    EXPECT_TRUE(directoryValues(ada, "msDS-ExternalDirectoryObjectId").isEmpty());
    EXPECT_EQ(directoryValues(grace, "msDS-ExternalDirectoryObjectId").size(), 1);
}

TEST_F(TakeBack, TheLogSaysThatAnEntryIsMissing) {
    settle();
    ASSERT_EQ(json({"log", "verify"}).code, 0);
    inStore("DELETE FROM outcomes WHERE id = 5");
    const Answer broken = json({"log", "verify"});
    EXPECT_EQ(broken.code, 2);
    EXPECT_EQ(broken.object()["brokenAt"].toInteger(), 5);
}

TEST_F(TakeBack, RestartForgetsWatermarksAndTheNextCycleIsAFullOne) {
    settle();
    EXPECT_EQ(cycle()["kind"].toString(), "delta");
    ASSERT_EQ(json({"configuration", "restart", configuration_}).code, 0);
    const QJsonObject run = cycle();
    EXPECT_EQ(run["kind"].toString(), "full");
    EXPECT_TRUE(run["note"].toString().contains("Restart")) << run["note"].toString().toStdString();
    EXPECT_EQ(run["planned"].toInt(), 0) << "links stay, so nothing is written anew";
    EXPECT_EQ(cycle()["kind"].toString(), "delta");
}

TEST_F(TakeBack, ARefusedObjectWaitsInEscrowAndIsTriedAgain) {
    settle();
    const QString ada = dnOf("Ada Lovelace");
    setInDirectory(ada, "title", "Countess");
    fault(R"({"kind":"status","status":403,"times":1,"method":"PATCH","pathContains":"/users/"})");
    const QJsonObject failed = cycle({}, 2);
    EXPECT_EQ(failed["failed"].toInt(), 1);
    const QJsonArray escrows = json({"configuration", "escrows", configuration_}).array();
    ASSERT_EQ(escrows.size(), 1);
    EXPECT_TRUE(QJsonDocument(escrows).toJson().contains("Ada Lovelace"))
        << QJsonDocument(escrows).toJson().constData();
    EXPECT_EQ(cycle()["planned"].toInt(), 0) << "its time has not come";
    ASSERT_EQ(json({"configuration", "restart", configuration_}).code, 0);
    EXPECT_EQ(cycle()["written"].toInt(), 1);
    EXPECT_TRUE(json({"configuration", "escrows", configuration_}).array().isEmpty());
}

TEST_F(TakeBack, ASecondCycleAtTheSameTimeIsToldWhoWrites) {
    fault(R"({"kind":"delay","delayMs":60000,"times":1,"pathContains":"/$batch"})");
    const auto first = start({"cycle", configuration_, "--full", "--sandbox"});
    ASSERT_TRUE(comes([this] { return requests("POST /beta/$batch") > 0; })) << first->err().constData();
    const Answer second = json({"cycle", configuration_});
    EXPECT_EQ(second.code, 5) << second.err.constData();
    EXPECT_TRUE(second.err.contains(QByteArray::number(first->process().processId()))) << second.err.constData();
    EXPECT_TRUE(second.err.contains("Next:")) << second.err.constData();
    first->signal(SIGINT);
    ASSERT_TRUE(first->ends());
    settle();
}

TEST_F(TakeBack, AStoreOfANewerVersionIsRefusedAndDoctorNamesTheMend) {
    settle();
    inStore("UPDATE store_version SET version = 999");
    for (const QStringList& verb : {QStringList{"cycle", configuration_}, QStringList{"doctor", configuration_}}) {
        const Answer answer = json(verb);
        EXPECT_EQ(answer.code, 5) << verb.first().toStdString() << answer.out.constData() << answer.err.constData();
        EXPECT_TRUE((answer.err + answer.out).contains("newer")) << answer.err.constData() << answer.out.constData();
    }
}

}  // namespace
}  // namespace hs::cli::test
