#include <QFile>

#include "tests/cli/Program.h"

// A configuration as a document, and its versions.
namespace hs::cli::test {
namespace {

class DocumentAndHistory : public CommandLineInSandbox {
protected:
    QJsonObject exported() const { return json({"configuration", "export", configuration_}).object(); }
    QString written(const QJsonObject& document) const {
        const QString path = home_.path() + QStringLiteral("/document.json");
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QJsonDocument(document).toJson());
        return path;
    }
};

TEST_F(DocumentAndHistory, AChangeIsListedComparedAndTakenBack) {
    const QJsonArray before = json({"configuration", "history", configuration_}).array();
    ASSERT_FALSE(before.isEmpty());
    const int first = before[0].toObject()["version"].toInt();
    ASSERT_EQ(json({"configuration", "set", configuration_, "--notification-email", "new@contoso.test"}).code, 0);

    const QJsonArray after = json({"configuration", "history", configuration_}).array();
    ASSERT_EQ(after.size(), before.size() + 1);
    EXPECT_EQ(after[0].toObject()["what"].toString(), QStringLiteral("Properties changed"));
    EXPECT_FALSE(after[0].toObject()["by"].toString().isEmpty());
    EXPECT_FALSE(after[0].toObject()["savedAt"].toString().isEmpty());

    const QString number = QString::number(first);
    const QJsonArray changes = json({"configuration", "diff", configuration_, number}).array();
    ASSERT_EQ(changes.size(), 1);
    EXPECT_EQ(changes[0].toObject()["member"].toString(), QStringLiteral("properties.notificationEmail"));
    EXPECT_EQ(changes[0].toObject()["after"].toString(), QStringLiteral("new@contoso.test"));

    ASSERT_EQ(json({"configuration", "restore", configuration_, number}).code, 0);
    EXPECT_TRUE(json({"configuration", "diff", configuration_, number}).array().isEmpty());
    EXPECT_EQ(json({"configuration", "diff", configuration_, number, QString::number(first + 1)}).array().size(), 1);
    EXPECT_EQ(json({"configuration", "restore", configuration_, "99"}).code, 5);
}

TEST_F(DocumentAndHistory, ADocumentReplacesTheVersionItWasExportedAt) {
    QJsonObject document = exported();
    EXPECT_EQ(document["formatVersion"].toInt(), 1);
    document["intervalSeconds"] = 600;
    const QString path = written(document);
    const Answer taken = json({"configuration", "import", path});
    EXPECT_NE(taken.code, 0);
    EXPECT_TRUE(taken.err.contains("--replace")) << taken.err.constData();
    ASSERT_EQ(json({"configuration", "import", path, "--replace"}).code, 0);
    EXPECT_EQ(exported()["intervalSeconds"].toInt(), 600);
    document["intervalSeconds"] = 900;
    const Answer stale = json({"configuration", "import", written(document), "--replace"});
    EXPECT_NE(stale.code, 0);
    EXPECT_TRUE(stale.err.contains("configuration diff")) << stale.err.constData();
}

TEST_F(DocumentAndHistory, ASecretInPlainAndANewerFormAreRefused) {
    QJsonObject document = exported();
    QJsonObject tenant = document["tenant"].toObject();
    tenant["clientSecretRef"] = QStringLiteral("hunter2");
    document["tenant"] = tenant;
    const Answer plain = json({"configuration", "import", written(document)});
    EXPECT_EQ(plain.code, 5);
    EXPECT_FALSE(plain.err.contains("hunter2")) << plain.err.constData();
    document["formatVersion"] = 2;
    const Answer newer = json({"configuration", "import", written(document)});
    EXPECT_NE(newer.code, 0);
    EXPECT_TRUE(newer.err.contains("Update Hybrid Sync")) << newer.err.constData();
}

}  // namespace
}  // namespace hs::cli::test
