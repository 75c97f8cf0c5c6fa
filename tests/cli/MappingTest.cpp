#include "tests/cli/Unattended.h"

// Attribute mappings from the command line: looked at, changed, tried on somebody, written, and taken back.
namespace hs::cli::test {
namespace {

class MappingVerb : public Unattended {
protected:
    void SetUp() override {
        Unattended::SetUp();
        ASSERT_EQ(json({"schema", "check", configuration_, "--refresh"}).code, 0);
    }
    Answer mapping(const QString& verb, QStringList more) const {
        return json(QStringList{"mapping", verb, configuration_} + more);
    }
    QJsonObject shown(const QString& target, const QStringList& more = {}) const {
        for (const QJsonValue each : mapping("list", more).object()["mappings"].toArray())
            if (each.toObject()["target"].toString() == target) return each.toObject();
        ADD_FAILURE() << "no mapping to " << target.toStdString();
        return {};
    }
};

TEST_F(MappingVerb, ListsTheDefaultsOfBothRules) {
    const QJsonObject provisioning = mapping("list", {}).object();
    EXPECT_FALSE(provisioning["edited"].toBool());
    EXPECT_TRUE(provisioning["findings"].toArray().isEmpty()) << QJsonDocument(provisioning).toJson().constData();
    EXPECT_EQ(mapping("list", {"--rule", "writeback"}).object()["mappings"].toArray().size(), 8);
    EXPECT_EQ(shown("usageLocation")["defaultValue"].toString(), "US");
}

TEST_F(MappingVerb, AChangedExpressionIsTriedSavedAndWrittenByTheNextCycleOverEverybody) {
    settle();
    const QString ada = dnOf("Ada Lovelace");
    const QStringList strip{"jobTitle", "--expression", "Word([mail],1,\"@\")"};
    const Answer trial = mapping("test", strip + QStringList{"--object", ada});
    ASSERT_EQ(trial.code, 0) << trial.err.constData();
    const QString account = directoryValues(ada, "mail").value(0).section('@', 0, 0);
    EXPECT_EQ(trial.object()["value"].toString(), account);
    EXPECT_EQ(trial.object()["after"].toArray().first().toString(), account);
    EXPECT_GE(trial.object()["trace"].toArray().size(), 2);
    EXPECT_EQ(cycle()["planned"].toInt(), 0) << "trying writes nothing";

    ASSERT_EQ(mapping("set", strip).code, 0);
    EXPECT_TRUE(mapping("list", {}).object()["edited"].toBool());
    const QJsonObject written = cycle();
    EXPECT_EQ(written["kind"].toString(), "full") << "a changed rule is compared with everybody";
    EXPECT_GT(written["written"].toInt(), 5);
    EXPECT_EQ(cycle()["planned"].toInt(), 0);

    ASSERT_EQ(mapping("set", {"--restore-defaults"}).code, 0);
    EXPECT_FALSE(mapping("list", {}).object()["edited"].toBool());
    EXPECT_EQ(cycle()["written"].toInt(), written["written"].toInt()) << "what was there before comes back";
}

TEST_F(MappingVerb, ATypeADefaultAndAMatchingPrecedenceAreKept) {
    ASSERT_EQ(mapping("set", {"officeLocation", "--constant", "Say \"hi\"", "--apply", "create"}).code, 0);
    ASSERT_EQ(mapping("set", {"city", "--direct", "st", "--default", "Berlin"}).code, 0);
    EXPECT_EQ(shown("officeLocation")["expression"].toString(), "\"Say \\\"hi\\\"\"");
    EXPECT_TRUE(shown("officeLocation")["onlyOnCreate"].toBool());
    EXPECT_EQ(shown("city")["source"].toString(), "st");
    EXPECT_EQ(shown("city")["defaultValue"].toString(), "Berlin");
    ASSERT_EQ(mapping("set", {"city", "--delete"}).code, 0);
    EXPECT_EQ(mapping("set", {"city", "--delete"}).code, 5) << "it is gone";
    ASSERT_EQ(mapping("set", {"city", "--direct", "l"}).code, 0);
}

TEST_F(MappingVerb, AMappingOfContactsLeavesTheOneOfUsersAlone) {
    ASSERT_EQ(
        mapping("set", {"displayName", "--class", "contact", "--expression", "Append([cn], \" (contact)\")"}).code, 0);
    EXPECT_EQ(shown("displayName", {"--class", "user"})["expression"].toString(), "Coalesce([displayName], [cn])");
    EXPECT_TRUE(shown("displayName", {"--class", "contact"})["expression"].toString().startsWith("Append"));
}

TEST_F(MappingVerb, AWritebackMappingIsSwitchedOffWithAReasonThatEveryResultShows) {
    cycle({"--full"});
    ASSERT_EQ(mapping("set", {"msExchArchiveStatus", "--rule", "writeback", "--off", "Archives are set here"}).code, 0);
    const Answer outcome = json({"provision", configuration_, dnOf("Ada Lovelace")});
    ASSERT_EQ(outcome.code, 0) << outcome.err.constData();
    EXPECT_TRUE(outcome.out.contains("This mapping is switched off: Archives are set here")) << outcome.out.constData();
    EXPECT_TRUE(directoryValues(dnOf("Ada Lovelace"), "msExchArchiveStatus").isEmpty());
    ASSERT_EQ(mapping("set", {"msExchArchiveStatus", "--rule", "writeback", "--on"}).code, 0);
    EXPECT_FALSE(mapping("list", {"--rule", "writeback"}).object()["edited"].toBool());
}

TEST_F(MappingVerb, WhatIsWrongIsNamedAndChangesNothing) {
    const QByteArray before = json({"configuration", "export", configuration_}).out;
    const QList<std::pair<QStringList, const char*>> wrong = {
        {{"jobTitel", "--direct", "title"}, "Did you mean 'jobTitle'?"},
        {{"jobTitle", "--expression", "Wrd([mail])"}, "Did you mean 'Word'?"},
        {{"city", "--class", "contact", "--direct", "l"}, "cannot be written on contact objects"},
        {{"mail", "--match", "2"}, "matching precedence 2"},
        {{"onPremisesImmutableId", "--delete"}, "onPremisesImmutableId"},
        {{"nothing", "--off", "because"}, "no mapping to nothing"},
        {{"department", "--rule", "writeback", "--direct", "cloudAnchor"}, "cannot be added"},
        {{"proxyAddresses", "--rule", "writeback", "--delete"}, "cannot be added to, removed"}};
    for (const auto& [options, words] : wrong) {
        const Answer answer = mapping("set", options);
        EXPECT_EQ(answer.code, 5) << options.join(' ').toStdString() << answer.err.constData();
        EXPECT_TRUE(answer.err.contains(words)) << options.join(' ').toStdString() << answer.err.constData();
        EXPECT_TRUE(answer.err.contains("Next:")) << answer.err.constData();
    }
    EXPECT_EQ(json({"configuration", "export", configuration_}).out, before);
    EXPECT_EQ(mapping("set", {}).code, 1) << "no target";
}

TEST_F(MappingVerb, AWritebackExpressionIsTriedOnTheCloudTwin) {
    settle();
    const QString ada = dnOf("Ada Lovelace");
    const Answer trial = mapping("test", {"msExchSafeSendersHash", "--rule", "writeback", "--object", ada});
    ASSERT_EQ(trial.code, 0) << trial.err.constData();
    EXPECT_EQ(trial.object()["result"].toString(), "unchanged");
    EXPECT_FALSE(trial.object()["value"].toObject()["binary"].toString().isEmpty()) << trial.out.constData();
    EXPECT_EQ(mapping("test", {"jobTitle", "--object", "CN=Nobody,DC=contoso,DC=test"}).code, 5);
}

}  // namespace
}  // namespace hs::cli::test
