#include "tests/cli/Program.h"

namespace hs::cli::test {
namespace {

class MappingVerb : public CommandLineInSandbox {
protected:
    Answer mapping(QStringList words) const {
        words.prepend(QStringLiteral("mapping"));
        words.insert(2, configuration_);
        return json(words);
    }
    QJsonObject mappingTo(const QString& target, const QString& objectClass = QStringLiteral("user")) const {
        const QJsonArray rules =
            mapping({QStringLiteral("list"), QStringLiteral("--class"), objectClass}).object()["rules"].toArray();
        for (const QJsonValue rule : rules)
            for (const QJsonValue one : rule.toObject()["mappings"].toArray())
                if (one.toObject()["target"].toString() == target) return one.toObject();
        return {};
    }
};

TEST_F(MappingVerb, ListsTheDefaultsOfBothRules) {
    const Answer answer = mapping({"list"});
    EXPECT_EQ(answer.code, 0);
    const QJsonArray rules = answer.object()["rules"].toArray();
    ASSERT_EQ(rules.size(), 2);
    EXPECT_EQ(rules[1].toObject()["mappings"].toArray().size(), 8);
    EXPECT_FALSE(rules[0].toObject()["edited"].toBool());
    EXPECT_EQ(mappingTo("surname")["expression"].toString(), "[sn]");
}

TEST_F(MappingVerb, ChangesWhatTheNextCycleWrites) {
    ASSERT_EQ(json({"cycle", configuration_, "--full"}).code, 0);
    EXPECT_EQ(json({"cycle", configuration_}).object()["kind"].toString(), "delta");
    const Answer set = mapping({"set", "jobTitle", "--expression", "ToUpper([displayName])"});
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    const QJsonObject cycle = json({"cycle", configuration_}).object();
    EXPECT_EQ(cycle["kind"].toString(), "full");
    EXPECT_GT(cycle["written"].toInt(), 0);
    EXPECT_EQ(json({"cycle", configuration_}).object()["kind"].toString(), "delta");
    ASSERT_EQ(mapping({"set", "--restore-defaults", "--rule", "provisioning"}).code, 0);
    EXPECT_EQ(mappingTo("jobTitle")["expression"].toString(), "[title]");
}

TEST_F(MappingVerb, AddsSwitchesOffAndDeletes) {
    ASSERT_EQ(mapping({"set", "country", "--constant", "France", "--default", "Spain", "--apply", "create"}).code, 0);
    QJsonObject added = mappingTo("country");
    EXPECT_EQ(added["type"].toString(), "constant");
    EXPECT_EQ(added["expression"].toString(), "\"France\"");
    EXPECT_TRUE(added["onlyOnCreate"].toBool());
    EXPECT_TRUE(mappingTo("country", "contact").isEmpty());
    ASSERT_EQ(mapping({"set", "country", "--off", "Not yet"}).code, 0);
    EXPECT_EQ(mappingTo("country")["disabledReason"].toString(), "Not yet");
    ASSERT_EQ(mapping({"set", "country", "--delete"}).code, 0);
    EXPECT_TRUE(mappingTo("country").isEmpty());
    EXPECT_EQ(mapping({"set", "country", "--delete"}).code, 5);
}

TEST_F(MappingVerb, RefusesWhatCannotBeSaved) {
    const Answer wrong = mapping({"set", "mailNickname", "--expression", "Wrod([mail], 1, \"@\")"});
    EXPECT_EQ(wrong.code, 5);
    EXPECT_TRUE(wrong.err.contains("Word")) << wrong.err.toStdString();
    const Answer target = mapping({"set", "mailNicknam", "--direct", "mail"});
    EXPECT_EQ(target.code, 5);
    EXPECT_TRUE(target.err.contains("Did you mean mailNickname?")) << target.err.toStdString();
    EXPECT_EQ(mapping({"set", "proxyAddresses", "--delete"}).code, 5);
    EXPECT_EQ(mapping({"set", "proxyAddresses", "--match", "1"}).code, 5);
    EXPECT_EQ(mapping({"set", "onPremisesImmutableId", "--delete"}).code, 5);
    EXPECT_FALSE(mapping({"list"}).object()["rules"].toArray()[0].toObject()["edited"].toBool());
}

TEST_F(MappingVerb, TriesADraftOnOneObjectWithItsTrace) {
    const QString dn = dnOf("Ada Lovelace");
    const Answer answer = mapping({"test", "mailNickname", "--object", dn, "--expression", "Word([mail], 2, \"@\")"});
    ASSERT_EQ(answer.code, 0) << answer.err.toStdString();
    const QJsonObject sample = answer.object()["objects"].toArray()[0].toObject();
    EXPECT_EQ(sample["after"].toString(), directoryValues(dn, "mail").first().section('@', 1));
    EXPECT_TRUE(sample["differs"].toBool());
    EXPECT_EQ(sample["trace"].toArray()[0].toObject()["expression"].toString(), "Word([mail], 2, \"@\")");
    EXPECT_EQ(mapping({"test", "mailNickname", "--object", "CN=Nobody,DC=contoso,DC=test"}).code, 5);
}

TEST_F(MappingVerb, TellsWhoWouldChange) {
    const Answer same = mapping({"test", "mailNickname", "--limit", "5"});
    ASSERT_EQ(same.code, 0) << same.err.toStdString();
    EXPECT_EQ(same.object()["objects"].toArray().size(), 5);
    EXPECT_EQ(same.object()["differing"].toInt(), 0);
    const Answer other = mapping({"test", "mailNickname", "--limit", "5", "--expression", "\"x\""});
    EXPECT_EQ(other.object()["differing"].toInt(), 5);
}

TEST_F(MappingVerb, SwitchesAWritebackMappingOff) {
    ASSERT_EQ(mapping({"set", "msExchArchiveStatus", "--off", "The archive moves later"}).code, 0);
    const QJsonObject off = mappingTo("msExchArchiveStatus");
    EXPECT_FALSE(off["enabled"].toBool());
    EXPECT_EQ(off["disabledReason"].toString(), "The archive moves later");
    EXPECT_EQ(off["flow"].toString(), "replace");
    const QByteArray grants = json({"permissions", configuration_}).out;
    EXPECT_FALSE(grants.contains("msExchArchiveStatus"));
    ASSERT_EQ(mapping({"set", "msExchArchiveStatus", "--on"}).code, 0);
    EXPECT_TRUE(mappingTo("msExchArchiveStatus")["enabled"].toBool());
    EXPECT_FALSE(mapping({"list"}).object()["rules"].toArray()[1].toObject()["edited"].toBool());
}

}  // namespace
}  // namespace hs::cli::test
