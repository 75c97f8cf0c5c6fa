#include <QFile>

#include "tests/cli/Program.h"

// What scripts depend on: the words, the JSON shapes and the exit codes of the command line.
namespace hs::cli::test {
namespace {

QStringList words(const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

TEST_F(CommandLine, SaysItsVersion) {
    const Answer answer = hybridsync({QStringLiteral("--version")});
    EXPECT_EQ(answer.code, 0);
    EXPECT_TRUE(answer.out.startsWith("hybridsync "));
}

TEST_F(CommandLine, HelpsWithEveryVerb) {
    for (const char* verb : {"sandbox",
                             "sandbox up",
                             "sandbox status",
                             "sandbox down",
                             "configuration",
                             "configuration list",
                             "configuration show",
                             "configuration create",
                             "configuration set",
                             "configuration enable",
                             "configuration disable",
                             "configuration delete",
                             "configuration export",
                             "configuration import",
                             "configuration status",
                             "configuration settings",
                             "configuration pause",
                             "configuration resume",
                             "configuration restart",
                             "configuration clear-quarantine",
                             "configuration stop",
                             "configuration escrows",
                             "run apply",
                             "run undo",
                             "schema check",
                             "provision",
                             "cycle",
                             "run list",
                             "run show",
                             "log list",
                             "log export",
                             "log verify",
                             "eval",
                             "agent status",
                             "agent restart",
                             "doctor",
                             "mapping list",
                             "mapping set",
                             "mapping test",
                             "permissions"}) {
        const Answer answer = hybridsync(words(verb) << QStringLiteral("--help"));
        EXPECT_EQ(answer.code, 0) << verb;
        EXPECT_GT(answer.out.size(), 80) << verb;
    }
}

TEST_F(CommandLine, CallsWrongUsageOne) {
    for (const char* wrong : {"frobnicate", "provision", "configuration show", "run show notanumber",
                              "sandbox up --users 3", "mapping set x", "mapping set x mail --direct a --none",
                              "configuration set x --exchange-hybrid-writeback maybe"}) {
        const Answer answer = hybridsync(words(wrong));
        EXPECT_EQ(answer.code, 1) << wrong;
        EXPECT_TRUE(answer.out.isEmpty()) << wrong;
        EXPECT_FALSE(answer.err.isEmpty()) << wrong;
    }
}

TEST_F(CommandLine, HasNoConfigurationsInAFreshProfile) {
    const Answer answer = hybridsync(words("configuration list --json"));
    EXPECT_EQ(answer.code, 0);
    EXPECT_TRUE(answer.array().isEmpty());
}

TEST_F(CommandLine, CallsAnUnknownConfigurationWrongConfiguration) {
    const Answer answer = hybridsync(words("configuration show nobody"));
    EXPECT_EQ(answer.code, 5);
    EXPECT_TRUE(answer.err.contains("nobody")) << answer.err.constData();
}

TEST_F(CommandLine, EvaluatesToTextListNullAndBytes) {
    EXPECT_EQ(
        hybridsync({"eval", "Append([mail], \"!\")", "--set", "mail=\"ada\"", "--json"}).object()["value"].toString(),
        QStringLiteral("ada!"));
    EXPECT_EQ(hybridsync({"eval", "Split(\"a,b\", \",\")", "--json"}).object()["value"].toArray().size(), 2);
    EXPECT_TRUE(hybridsync({"eval", "[absent]", "--json"}).object()["value"].isNull());
    const QJsonObject bytes =
        hybridsync({"eval", "[h]", "--set", "h={\"binary\":\"AQI=\"}", "--json"}).object()["value"].toObject();
    EXPECT_EQ(bytes["binary"].toString(), QStringLiteral("AQI="));
}

TEST_F(CommandLine, KeepsAListOfOneAList) {
    const QJsonValue value =
        hybridsync({"eval", "[proxyAddresses]", "--set", "proxyAddresses=[\"smtp:a@b\"]", "--json"}).object()["value"];
    EXPECT_TRUE(value.isArray());
}

TEST_F(CommandLine, SaysThatAnExpressionIsIgnored) {
    const Answer answer = hybridsync({"eval", "IgnoreFlowIfNullOrEmpty([absent])", "--json"});
    EXPECT_EQ(answer.code, 0);
    EXPECT_TRUE(answer.object()["ignored"].toBool());
}

TEST_F(CommandLine, CallsAWrongExpressionFiveAndPointsAtIt) {
    const Answer answer = hybridsync({"eval", "Appnd([a], \"b\")", "--json"});
    EXPECT_EQ(answer.code, 5);
    const QJsonArray issues = answer.object()["issues"].toArray();
    ASSERT_FALSE(issues.isEmpty());
    EXPECT_EQ(issues[0].toObject()["severity"].toString(), QStringLiteral("error"));
    EXPECT_EQ(issues[0].toObject()["position"].toInt(), 1);
    EXPECT_TRUE(issues[0].toObject()["message"].toString().contains(QStringLiteral("Append")));
}

TEST_F(CommandLine, TakesTheTimeOfNowFromTheCaller) {
    const Answer answer = hybridsync({"eval", "Now()", "--now", "2021-07-02T15:33:38Z", "--json"});
    EXPECT_EQ(answer.object()["value"].toString(), QStringLiteral("7/2/2021 3:33:38 PM"));
}

TEST_F(CommandLine, ShowsTheValueOfEveryPartWithTrace) {
    const Answer answer = hybridsync({"eval", "ToUpper(Append(\"a\", \"b\"))", "--trace", "--json"});
    EXPECT_GE(answer.object()["trace"].toArray().size(), 2);
}

TEST_F(CommandLine, SaysThatNoSandboxRuns) {
    environment_.insert(QStringLiteral("HYBRIDSYNC_SANDBOX"), QStringLiteral("nosuch"));
    const Answer answer = hybridsync(words("configuration list --sandbox"));
    EXPECT_EQ(answer.code, 5);
    EXPECT_TRUE(answer.err.contains("sandbox up")) << answer.err.constData();
}

TEST_F(CommandLineInSandbox, UpPrintsWhereEverythingIs) {
    for (const char* member : {"profile", "configuration", "ldap", "tenant", "users"})
        EXPECT_TRUE(state_.contains(QLatin1String(member))) << member;
    const QJsonObject ldap = state_["ldap"].toObject();
    for (const char* member : {"url", "baseDn", "bindDn", "passwordFile"})
        EXPECT_TRUE(ldap.contains(QLatin1String(member))) << member;
    const QJsonObject tenant = state_["tenant"].toObject();
    for (const char* member :
         {"graphUrl", "authorityUrl", "tenantId", "clientId", "clientSecretFile", "userName", "passwordFile", "caFile"})
        EXPECT_TRUE(tenant.contains(QLatin1String(member))) << member;
}

TEST_F(CommandLineInSandbox, StartsWithWritebackDisabled) {
    const QJsonArray all = json(words("configuration list")).array();
    ASSERT_EQ(all.size(), 1);
    EXPECT_FALSE(all[0].toObject()["properties"].toObject()["exchangeHybridWriteback"].toBool(true));
}

TEST_F(CommandLineInSandbox, ChecksEightAttributesOnThreeClasses) {
    const QJsonObject check = json({"schema", "check", configuration_, "--refresh"}).object();
    EXPECT_TRUE(check["detected"].toBool()) << check["reason"].toString().toStdString();
    EXPECT_FALSE(check["server"].toString().isEmpty());
    EXPECT_FALSE(check["checkedAt"].toString().isEmpty());
    const QJsonArray attributes = check["attributes"].toArray();
    ASSERT_EQ(attributes.size(), 8);
    for (const QJsonValue attribute : attributes) {
        EXPECT_TRUE(attribute.toObject()["present"].toBool());
        EXPECT_EQ(attribute.toObject()["classes"].toObject().size(), 3);
        EXPECT_TRUE(attribute.toObject().contains("syntax"));
        EXPECT_TRUE(attribute.toObject().contains("singleValued"));
    }
}

TEST_F(CommandLineInSandbox, RefusesABadEmailAndAThresholdOfZero) {
    EXPECT_EQ(json({"configuration", "set", configuration_, "--notification-email", "nobody"}).code, 5);
    EXPECT_EQ(json({"configuration", "set", configuration_, "--accidental-deletion-threshold", "0"}).code, 5);
}

TEST_F(CommandLineInSandbox, KeepsTheBasicsItIsGiven) {
    const Answer answer = json({"configuration", "set", configuration_, "--notification-email", "ops@contoso.test",
                                "--accidental-deletion-threshold", "42", "--prevent-accidental-deletion", "off"});
    ASSERT_EQ(answer.code, 0) << answer.err.constData();
    const QJsonObject properties = json({"configuration", "show", configuration_}).object()["properties"].toObject();
    EXPECT_EQ(properties["notificationEmail"].toString(), QStringLiteral("ops@contoso.test"));
    EXPECT_EQ(properties["accidentalDeletionThreshold"].toInt(), 42);
    EXPECT_FALSE(properties["preventAccidentalDeletion"].toBool());
}

TEST_F(CommandLineInSandbox, ExportsADocumentWithoutSecretsThatImportsAgain) {
    const Answer exported = json({"configuration", "export", configuration_});
    ASSERT_EQ(exported.code, 0);
    QJsonObject document = exported.object();
    document["name"] = QStringLiteral("copy.test");
    document.remove("jobId");
    document["jobId"] = QString();
    const QString path = home_.path() + QStringLiteral("/copy.json");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(document).toJson());
    file.close();
    const Answer imported = json({"configuration", "import", path});
    EXPECT_EQ(imported.code, 0) << imported.err.constData();
    EXPECT_EQ(json(words("configuration list")).array().size(), 2);
    EXPECT_EQ(json(words("configuration delete copy.test")).code, 0);
    EXPECT_EQ(json(words("configuration list")).array().size(), 1);
}

TEST_F(CommandLineInSandbox, DoctorFindsNothingWrong) {
    const Answer answer = json({"doctor", configuration_});
    EXPECT_EQ(answer.code, 0) << answer.out.constData();
    EXPECT_GE(answer.array().size(), 5);
}

TEST_F(CommandLineInSandbox, AgentRestartDropsTheCachedSchema) {
    ASSERT_EQ(json({"schema", "check", configuration_, "--refresh"}).code, 0);
    EXPECT_FALSE(json(words("agent status")).object()["schemaReadAt"].toString().isEmpty());
    EXPECT_EQ(json(words("agent restart")).code, 0);
    EXPECT_TRUE(json(words("agent status")).object()["schemaReadAt"].toString().isEmpty());
}

}  // namespace
}  // namespace hs::cli::test
