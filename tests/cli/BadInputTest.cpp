#include <QDir>
#include <QFile>

#include "tests/cli/Program.h"

// Each failure: a clear message with object and next step, the right exit code, nothing lost.
namespace hs::cli::test {
namespace {

class WithoutExchange : public CommandLineInSandbox {
protected:
    void SetUp() override { up({QStringLiteral("--no-exchange-schema")}); }
};

TEST_F(WithoutExchange, TheCheckBoxStaysOffAndSaysWhichAttributeIsMissing) {
    const Answer answer = json({"configuration", "set", configuration_, "--exchange-hybrid-writeback", "on"});
    EXPECT_EQ(answer.code, 5);
    EXPECT_TRUE(answer.err.contains("mailNickname")) << answer.err.constData();
    EXPECT_TRUE(answer.err.contains("1.1.1107.0")) << answer.err.constData();
    const QJsonObject check = json({"schema", "check", configuration_}).object();
    EXPECT_FALSE(check["detected"].toBool(true));
    EXPECT_FALSE(check["reason"].toString().isEmpty());
}

class BadInput : public CommandLineInSandbox {
protected:
    void overwrite(const QString& path, const QByteArray& content) const {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }
};

TEST_F(BadInput, AnUnknownDnFailsThatObject) {
    const QString dn = QStringLiteral("CN=Nobody,OU=People,DC=contoso,DC=test");
    const Answer answer = json({"provision", configuration_, dn});
    EXPECT_EQ(answer.code, 2);
    const QJsonObject report = answer.array().first().toObject();
    EXPECT_EQ(report["result"].toString(), QStringLiteral("failure"));
    EXPECT_EQ(report["steps"].toArray()[0].toObject()["status"].toString(), QStringLiteral("failure"));
}

TEST_F(BadInput, TextThatIsNoDnFailsThatObject) {
    const Answer answer = json({"provision", configuration_, "Ada Lovelace"});
    EXPECT_EQ(answer.code, 2) << answer.out.constData();
    EXPECT_TRUE(answer.out.contains("no distinguished name"));
}

TEST_F(BadInput, OneWrongDnDoesNotStopTheOthers) {
    const Answer answer =
        json({"provision", configuration_, "CN=Nobody,DC=contoso,DC=test", dnOf(QStringLiteral("Ada Lovelace"))});
    EXPECT_EQ(answer.code, 2);
    ASSERT_EQ(answer.array().size(), 2);
    EXPECT_EQ(answer.array()[1].toObject()["result"].toString(), QStringLiteral("success"));
}

TEST_F(BadInput, AWrongDirectoryPasswordIsNotAuthorised) {
    overwrite(state_["ldap"].toObject()["passwordFile"].toString(), "wrong");
    const Answer answer = json({"provision", configuration_, "CN=Ada Lovelace,DC=contoso,DC=test"});
    EXPECT_EQ(answer.code, 4) << answer.out.constData() << answer.err.constData();
}

TEST_F(BadInput, AWrongClientSecretIsNotAuthorised) {
    const QString dn = dnOf(QStringLiteral("Ada Lovelace"));
    overwrite(state_["tenant"].toObject()["clientSecretFile"].toString(), "wrong");
    const Answer answer = json({"provision", configuration_, dn});
    EXPECT_EQ(answer.code, 4) << answer.out.constData() << answer.err.constData();
    EXPECT_TRUE(answer.out.contains("AADSTS") || answer.err.contains("AADSTS"));
}

TEST_F(BadInput, AServerThatIsGoneIsUnreachable) {
    QJsonObject document = json({"configuration", "export", configuration_}).object();
    QJsonObject directory = document["directory"].toObject();
    directory["url"] = QStringLiteral("ldaps://127.0.0.1:1");
    document["directory"] = directory;
    document["name"] = QStringLiteral("gone.test");
    const QString path = home_.path() + QStringLiteral("/gone.json");
    overwrite(path, QJsonDocument(document).toJson());
    ASSERT_EQ(json({"configuration", "import", path}).code, 0);
    const Answer answer = json({"schema", "check", "gone.test", "--refresh"});
    EXPECT_EQ(answer.code, 6) << answer.err.constData();
    EXPECT_EQ(json({"cycle", "gone.test", "--full"}).code, 6);
}

TEST_F(BadInput, AnUntrustedCertificateIsRefusedAndNamed) {
    QJsonObject document = json({"configuration", "export", configuration_}).object();
    QJsonObject tenant = document["tenant"].toObject();
    tenant["caFile"] = QString();
    document["tenant"] = tenant;
    document["name"] = QStringLiteral("untrusted.test");
    const QString path = home_.path() + QStringLiteral("/untrusted.json");
    overwrite(path, QJsonDocument(document).toJson());
    ASSERT_EQ(json({"configuration", "import", path}).code, 0);
    const Answer answer = json({"doctor", "untrusted.test"});
    EXPECT_NE(answer.code, 0);
    EXPECT_TRUE(answer.out.toLower().contains("certificate")) << answer.out.constData();
}

TEST_F(BadInput, AnUnknownMemberOfADocumentIsRefusedByName) {
    QJsonObject document = json({"configuration", "export", configuration_}).object();
    document["name"] = QStringLiteral("typo.test");
    document["exchangeHybridWritebak"] = true;
    const QString path = home_.path() + QStringLiteral("/typo.json");
    overwrite(path, QJsonDocument(document).toJson());
    const Answer answer = json({"configuration", "import", path});
    EXPECT_EQ(answer.code, 5);
    EXPECT_TRUE(answer.err.contains("exchangeHybridWritebak")) << answer.err.constData();
}

TEST_F(BadInput, ACorruptStoreIsRefusedAndKept) {
    const QString store = home_.path() + QStringLiteral("/default");
    ASSERT_TRUE(QDir().mkpath(store));
    overwrite(store + QStringLiteral("/store.db"), QByteArray(8192, 'x'));
    const Answer answer = hybridsync({"configuration", "list"});
    EXPECT_EQ(answer.code, 5);
    EXPECT_TRUE(answer.err.contains("store.db")) << answer.err.constData();
    QFile file(store + QStringLiteral("/store.db"));
    EXPECT_EQ(file.size(), 8192);
}

TEST_F(BadInput, ACycleOfADisabledConfigurationIsRefused) {
    ASSERT_EQ(json({"configuration", "disable", configuration_}).code, 0);
    const Answer answer = json({"cycle", configuration_, "--full"});
    EXPECT_EQ(answer.code, 5);
    EXPECT_TRUE(answer.err.contains("Enable it")) << answer.err.constData();
}

}  // namespace
}  // namespace hs::cli::test
