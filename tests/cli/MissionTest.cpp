#include <QFile>

#include "tests/cli/Program.h"

// The two procedures of the product, by command line, against real servers.
namespace hs::cli::test {
namespace {

const char* const eight[] = {"msDS-ExternalDirectoryObjectId", "proxyAddresses",           "msExchArchiveStatus",
                             "msExchBlockedSendersHash",       "msExchSafeRecipientsHash", "msExchSafeSendersHash",
                             "msExchUCVoiceMailSettings",      "msExchUserHoldPolicies"};

QJsonObject rowOf(const QJsonObject& report, const QString& target) {
    for (const QJsonValue row : report["writeback"].toObject()["attributes"].toArray())
        if (row.toObject()["target"].toString() == target) return row.toObject();
    return {};
}

class Mission : public CommandLineInSandbox {
protected:
    void SetUp() override {
        CommandLineInSandbox::SetUp();
        enableWriteback();
    }

    QJsonObject provision(const QString& dn) const {
        const Answer answer = json({"provision", configuration_, dn});
        EXPECT_EQ(answer.code, 0) << answer.err.constData() << answer.out.constData();
        return answer.array().first().toObject();
    }

    /// The directory holds exactly what the table says was written or already there.
    void expectTableIsTrue(const QJsonObject& report, const QString& dn) const {
        for (const QJsonValue row : report["writeback"].toObject()["attributes"].toArray()) {
            const QString target = row.toObject()["target"].toString();
            QStringList claimed;
            for (const QJsonValue value : row.toObject()["after"].toArray()) claimed << value.toVariant().toString();
            const QString result = row.toObject()["result"].toString();
            if (result == QStringLiteral("written") || result == QStringLiteral("unchanged")) {
                EXPECT_EQ(directoryValues(dn, target), claimed) << target.toStdString();
            }
        }
    }
};

TEST_F(Mission, ProvisionsAUserInFourStepsAndWritesEightAttributesBack) {
    const QString dn = dnOf(QStringLiteral("Ada Lovelace"));
    const QJsonObject report = provision(dn);
    EXPECT_EQ(report["result"].toString(), QStringLiteral("success"));
    const QJsonArray steps = report["steps"].toArray();
    ASSERT_EQ(steps.size(), 4);
    const char* const names[] = {"import", "scope", "match", "perform"};
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(steps[i].toObject()["name"].toString(), QLatin1String(names[i]));
        EXPECT_EQ(steps[i].toObject()["status"].toString(), QStringLiteral("success"));
    }
    ASSERT_EQ(report["writeback"].toObject()["attributes"].toArray().size(), 8);
    for (const char* attribute : eight)
        EXPECT_EQ(rowOf(report, QLatin1String(attribute))["result"].toString(), QStringLiteral("written")) << attribute;
    expectTableIsTrue(report, dn);
}

TEST_F(Mission, WritesNothingTheSecondTime) {
    const QString dn = dnOf(QStringLiteral("Ada Lovelace"));
    provision(dn);
    const QJsonObject again = provision(dn);
    for (const QJsonValue row : again["writeback"].toObject()["attributes"].toArray())
        EXPECT_NE(row.toObject()["result"].toString(), QStringLiteral("written"))
            << row.toObject()["target"].toString().toStdString();
}

TEST_F(Mission, ServesAnInetOrgPersonAsWell) {
    const QString dn = dnOf(QStringLiteral("Grace Hopper"));
    const QJsonObject report = provision(dn);
    EXPECT_EQ(report["writeback"].toObject()["attributes"].toArray().size(), 8);
    EXPECT_EQ(directoryValues(dn, QStringLiteral("msDS-ExternalDirectoryObjectId")).size(), 1);
    expectTableIsTrue(report, dn);
}

TEST_F(Mission, GivesAContactTheX500AddressAlone) {
    const QString dn = dnOf(QStringLiteral("Contact Fabrikam"));
    const QStringList before = directoryValues(dn, QStringLiteral("proxyAddresses"));
    const QJsonObject report = provision(dn);
    ASSERT_EQ(report["writeback"].toObject()["attributes"].toArray().size(), 1);
    const QStringList after = directoryValues(dn, QStringLiteral("proxyAddresses"));
    ASSERT_EQ(after.size(), before.size() + 1);
    EXPECT_EQ(after.mid(0, before.size()), before);
    EXPECT_TRUE(after.last().startsWith(QStringLiteral("x500:/o=ExchangeLabs")));
    EXPECT_TRUE(directoryValues(dn, QStringLiteral("msDS-ExternalDirectoryObjectId")).isEmpty());
}

TEST_F(Mission, KeepsEveryOtherAddressInItsOldOrder) {
    const QString dn = dnOf(QStringLiteral("Ada Lovelace"));
    const QStringList before = directoryValues(dn, QStringLiteral("proxyAddresses"));
    ASSERT_GE(before.size(), 2);
    provision(dn);
    EXPECT_EQ(directoryValues(dn, QStringLiteral("proxyAddresses")).mid(0, before.size()), before);
}

TEST_F(Mission, AddsNoX500ThatIsThereInAnotherCase) {
    const QString dn = dnOf(QStringLiteral("Xavier Fivehundred"));
    const QStringList before = directoryValues(dn, QStringLiteral("proxyAddresses"));
    const QJsonObject report = provision(dn);
    EXPECT_EQ(rowOf(report, QStringLiteral("proxyAddresses"))["result"].toString(), QStringLiteral("unchanged"));
    EXPECT_EQ(directoryValues(dn, QStringLiteral("proxyAddresses")), before);
}

TEST_F(Mission, KeepsTheHashesOfAMailboxOnPremises) {
    const QString dn = dnOf(QStringLiteral("Otto Onprem"));
    const QJsonObject report = provision(dn);
    for (const char* hash : {"msExchBlockedSendersHash", "msExchSafeRecipientsHash", "msExchSafeSendersHash"}) {
        const QJsonObject row = rowOf(report, QLatin1String(hash));
        EXPECT_EQ(row["result"].toString(), QStringLiteral("kept")) << hash;
        EXPECT_TRUE(row["reason"].toString().contains(QStringLiteral("on premises")))
            << row["reason"].toString().toStdString();
    }
    EXPECT_EQ(rowOf(report, QStringLiteral("proxyAddresses"))["result"].toString(), QStringLiteral("written"));
}

TEST_F(Mission, PreviewWritesNothing) {
    const QString dn = dnOf(QStringLiteral("Ada Lovelace"));
    const Answer answer = json({"provision", configuration_, dn, "--preview"});
    EXPECT_EQ(answer.code, 0) << answer.err.constData();
    EXPECT_TRUE(directoryValues(dn, QStringLiteral("msDS-ExternalDirectoryObjectId")).isEmpty());
    const QJsonObject cycle = json({"cycle", configuration_, "--full", "--preview"}).object();
    EXPECT_EQ(cycle["read"].toObject()["cloud"].toInt(-1), 0) << "the preview created nobody";
}

TEST_F(Mission, TwoFullCyclesServeEverybodyAndAThirdWritesNothing) {
    const QJsonObject first = json({"cycle", configuration_, "--full"}).object();
    EXPECT_EQ(first["state"].toString(), QStringLiteral("succeeded")) << first["failed"].toInt();
    EXPECT_GT(first["written"].toInt(), 15);
    const QJsonObject second = json({"cycle", configuration_, "--full"}).object();
    EXPECT_GT(second["written"].toInt(), 0);
    EXPECT_EQ(second["failed"].toInt(), 0);
    const QJsonObject third = json({"cycle", configuration_, "--full"}).object();
    EXPECT_EQ(third["planned"].toInt(), 0);
    EXPECT_EQ(third["written"].toInt(), 0);
    EXPECT_EQ(directoryValues(dnOf(QStringLiteral("Ada Lovelace")), QStringLiteral("msExchSafeSendersHash")).size(), 1);
}

TEST_F(Mission, ListsAndShowsItsRuns) {
    const QJsonObject cycle = json({"cycle", configuration_, "--full"}).object();
    const QJsonArray runs = json({"run", "list", configuration_}).array();
    ASSERT_FALSE(runs.isEmpty());
    EXPECT_EQ(runs[0].toObject()["run"], cycle["run"]);
    const QJsonObject shown = json({"run", "show", QString::number(cycle["run"].toInteger())}).object();
    EXPECT_EQ(shown["changes"].toArray().size(), cycle["planned"].toInt());
}

TEST_F(Mission, ExportsTheLogAsCsvAndJson) {
    provision(dnOf(QStringLiteral("Ada Lovelace")));
    const QString path = home_.path() + QStringLiteral("/log.csv");
    EXPECT_EQ(hybridsync({"log", "export", configuration_, "--sandbox", "--format", "csv", "--output", path}).code, 0);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("Ada Lovelace"));
    EXPECT_FALSE(hybridsync({"log", "export", configuration_, "--sandbox", "--format", "json"}).array().isEmpty());
}

TEST_F(Mission, ProvisionsTheNamesOfACsvFile) {
    const QString path = home_.path() + QStringLiteral("/people.csv");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("name,dn\nAda,\"" + dnOf(QStringLiteral("Ada Lovelace")).toUtf8() + "\"\nGrace,\"" +
               dnOf(QStringLiteral("Grace Hopper")).toUtf8() + "\"\n");
    file.close();
    const Answer answer = json({"provision", configuration_, "--from-csv", path});
    EXPECT_EQ(answer.code, 0) << answer.err.constData();
    EXPECT_EQ(answer.array().size(), 2);
}

TEST_F(Mission, WorksForNamesWithUmlautsAndApostrophes) {
    for (const char* name : {"Jürgen Weiß", "Łukasz Bjørnsen", "Işıl Kaya", "Siobhán O'Brien"}) {
        const QString dn = dnOf(QString::fromUtf8(name));
        const QJsonObject report = provision(dn);
        EXPECT_EQ(report["result"].toString(), QStringLiteral("success")) << name;
        expectTableIsTrue(report, dn);
    }
}

TEST_F(CommandLineInSandbox, ProvisionsWithoutWritebackWhileItIsDisabled) {
    const QString dn = dnOf(QStringLiteral("Ada Lovelace"));
    const Answer answer = json({"provision", configuration_, dn});
    EXPECT_EQ(answer.code, 0) << answer.err.constData();
    EXPECT_TRUE(directoryValues(dn, QStringLiteral("msDS-ExternalDirectoryObjectId")).isEmpty());
}

}  // namespace
}  // namespace hs::cli::test
