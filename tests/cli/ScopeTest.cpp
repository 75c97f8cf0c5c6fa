#include <QFile>

#include "tests/cli/Program.h"

// Who is in scope, by command line, against a real directory.
namespace hs::cli::test {
namespace {

const char* const groupDn = "CN=Pilot,OU=Groups,DC=contoso,DC=test";

class ScopeVerb : public CommandLineInSandbox {
protected:
    void SetUp() override {
        CommandLineInSandbox::SetUp();
        ada_ = dnOf("Ada Lovelace");
        unit_ = ada_.mid(ada_.indexOf(",OU=", 0, Qt::CaseInsensitive) + 1);
    }

    /// A verb of scope on the sandbox's configuration.
    Answer scope(const char* verb, const QStringList& arguments = {}) const {
        return json(QStringList{"scope", verb, configuration_} + arguments);
    }
    QJsonObject done(const char* verb, const QStringList& arguments = {}) const {
        const Answer answer = scope(verb, arguments);
        EXPECT_EQ(answer.code, 0) << answer.err.constData();
        return answer.object();
    }
    void change(const QByteArray& ldif) const {
        const Answer answer = ldapmodify(ldif);
        EXPECT_EQ(answer.code, 0) << answer.err.constData();
    }
    QJsonObject cycle(const QStringList& options = {}) const {
        const Answer answer = json(QStringList{"cycle", configuration_} + options);
        EXPECT_EQ(answer.code, 0) << answer.err.constData();
        return answer.object();
    }
    QJsonArray filter() const { return done("show")["scope"].toObject()["filter"].toArray(); }
    QString file(const QByteArray& content) const {
        QFile out(home_.filePath("scope.json"));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(content);
        return out.fileName();
    }

    QString ada_, unit_;
};

TEST_F(ScopeVerb, ShowsAllUsersAtFirst) {
    const QJsonObject shown = done("show");
    EXPECT_EQ(shown["configuration"].toString(), configuration_);
    EXPECT_EQ(shown["scope"].toObject()["mode"].toString(), "allUsers");
    EXPECT_TRUE(shown["warnings"].toArray().isEmpty());
    const Answer people = hybridsync({"scope", "show", configuration_, "--sandbox"});
    EXPECT_TRUE(people.out.contains("All users")) << people.out.constData();
    EXPECT_EQ(done("count")["after"].toInt(), 20);
}

TEST_F(ScopeVerb, KeepsAUnitByItsGuidWhenItIsRenamed) {
    const QJsonObject saved = done("set", {"--ou", unit_.toUpper()});
    const QJsonObject selected = saved["selected"].toArray().first().toObject();
    EXPECT_EQ(selected["dn"].toString(), unit_);
    EXPECT_EQ(selected["objectGUID"].toString().size(), 36);
    EXPECT_EQ(cycle()["kind"].toString(), "full");
    const int before = done("count")["after"].toInt();
    EXPECT_GT(before, 0);
    EXPECT_LT(before, 20);

    change("dn: " + unit_.toUtf8() + "\nchangetype: modrdn\nnewrdn: OU=Renamed\ndeleteoldrdn: 1\n");
    const QJsonObject shown = done("show");
    EXPECT_TRUE(shown["warnings"].toArray().isEmpty());
    EXPECT_TRUE(
        shown["selected"].toArray().first().toObject()["dn"].toString().startsWith("OU=Renamed,", Qt::CaseInsensitive));
    EXPECT_EQ(done("count")["after"].toInt(), before);
    const QJsonObject run = cycle();
    EXPECT_EQ(run["kind"].toString(), "full") << "where the unit is has changed";
    EXPECT_EQ(done("count")["after"].toInt(), before);
    EXPECT_TRUE(done("test", {dnOf("Ada Lovelace")})["inScope"].toBool());
}

TEST_F(ScopeVerb, LeavesPeopleAsTheyAreWhenTheUnitIsDeleted) {
    change(
        "dn: OU=Late,DC=contoso,DC=test\nchangetype: add\nobjectClass: organizationalUnit\nou: Late\n"
        "objectGUID: 0123456789abcdef\n");
    change("dn: " + ada_.toUtf8() + "\nchangetype: modrdn\nnewrdn: " + ada_.section(',', 0, 0).toUtf8() +
           "\ndeleteoldrdn: 0\nnewsuperior: OU=Late,DC=contoso,DC=test\n");
    done("set", {"--ou", "OU=Late,DC=contoso,DC=test"});
    EXPECT_EQ(cycle()["written"].toInt(), 1);
    change("dn: " + ada_.section(',', 0, 0).toUtf8() + ",OU=Late,DC=contoso,DC=test\nchangetype: modrdn\nnewrdn: " +
           ada_.section(',', 0, 0).toUtf8() + "\ndeleteoldrdn: 0\nnewsuperior: " + unit_.toUtf8() + "\n");
    change("dn: OU=Late,DC=contoso,DC=test\nchangetype: delete\n");
    EXPECT_EQ(done("show")["warnings"].toArray().size(), 1);
    const QJsonObject run = cycle();
    EXPECT_EQ(run["planned"].toInt(), 0) << "unknown is keep";
    EXPECT_EQ(done("test", {ada_})["standing"].toString(), "kept");
    const Answer people = hybridsync({"scope", "show", configuration_, "--sandbox"});
    EXPECT_TRUE(people.out.contains("cannot be found")) << people.out.constData();
    done("set", {"--ou", "OU=Groups,DC=contoso,DC=test"});
    EXPECT_EQ(cycle()["written"].toInt(), 1) << "now it is known: she has left";
}

TEST_F(ScopeVerb, TakesTheDirectMembersOfAGroup) {
    change(QByteArray("dn: ") + groupDn + "\nchangetype: add\nobjectClass: group\ncn: Pilot\ngroupType: -2147483646\n" +
           "objectGUID: fedcba9876543210\nmember: " + ada_.toUtf8() + "\n");
    const QJsonObject saved = done("set", {"--group", groupDn});
    EXPECT_EQ(saved["selected"].toArray().first().toObject()["members"].toInt(), 1);
    EXPECT_EQ(done("count")["after"].toInt(), 1);
    EXPECT_EQ(cycle()["written"].toInt(), 1);
    const QString grace = dnOf("Grace Hopper");
    EXPECT_FALSE(done("test", {grace})["inScope"].toBool());
    change(QByteArray("dn: ") + groupDn + "\nchangetype: modify\nadd: member\nmember: " + grace.toUtf8() + "\n-\n");
    EXPECT_EQ(cycle()["kind"].toString(), "full") << "nobody but the group has changed";
    EXPECT_TRUE(done("test", {grace})["inScope"].toBool());
    const Answer notAGroup = scope("set", {"--group", unit_});
    EXPECT_EQ(notAGroup.code, 5);
    EXPECT_TRUE(notAGroup.err.contains("is no security group")) << notAGroup.err.constData();
}

TEST_F(ScopeVerb, FiltersByClausesAndSaysWhichOneDecided) {
    const QStringList values = directoryValues(ada_, "department");
    ASSERT_EQ(values.size(), 1);
    done("set", {"--filter", "department EQUALS \"" + values.first() + "\""});
    EXPECT_TRUE(done("test", {ada_})["inScope"].toBool());
    done("set", {"--filter", "department EQUALS \"Nowhere\""});
    const QJsonObject tested = done("test", {ada_});
    EXPECT_FALSE(tested["inScope"].toBool());
    EXPECT_EQ(tested["reason"].toString(),
              "department EQUALS 'Nowhere' is false: the value is '" + values.first() + "'");
    EXPECT_EQ(tested["clauses"].toArray().size(), 1);
    done("set", {"--no-filter"});
    EXPECT_TRUE(filter().isEmpty());
}

TEST_F(ScopeVerb, PutsClausesIntoGroups) {
    const auto sizes = [this](const QStringList& options) {
        done("set", options);
        QStringList all;
        for (const QJsonValue group : filter()) all << QString::number(group.toObject()["clauses"].toArray().size());
        return all.join(' ');
    };
    const QString a = "mail IS NOT NULL", b = "title IS NOT NULL", c = "department IS NULL";
    EXPECT_EQ(sizes({"--filter", a, "--filter", b}), "2");
    EXPECT_EQ(sizes({"--filter", a, "--filter", b, "--or", "--filter", c}), "2 1");
    EXPECT_EQ(sizes({"--filter", a, "--filter", b, "--filter", c, "--or"}), "1 1 1");
}

TEST_F(ScopeVerb, ComparesADraftWithoutSavingIt) {
    const QString draft = file(
        "{\"filter\": [{\"clauses\": [{\"attribute\": \"department\", \"operator\": \"EQUALS\","
        " \"operand\": \"Nowhere\"}]}]}");
    const QJsonObject impact = done("count", {"--draft", draft});
    EXPECT_EQ(impact["before"].toInt(), 20);
    EXPECT_EQ(impact["after"].toInt(), 0);
    EXPECT_EQ(impact["leaving"].toObject()["count"].toInt(), 20);
    EXPECT_EQ(impact["leaving"].toObject()["first"].toArray().size(), 20);
    EXPECT_FALSE(impact["guard"].toObject()["stops"].toBool());
    EXPECT_FALSE(done("test", {ada_, "--draft", draft})["inScope"].toBool());
    EXPECT_TRUE(filter().isEmpty());
    const Answer people = hybridsync({"scope", "count", configuration_, "--draft", draft, "--sandbox"});
    EXPECT_TRUE(people.out.contains("20 objects would leave")) << people.out.constData();
}

TEST_F(ScopeVerb, TakesWhatItHasShown) {
    done("set", {"--ou", unit_, "--filter", "mail IS NOT NULL"});
    const Answer shown = scope("show");
    done("set", {"--all", "--no-filter"});
    EXPECT_EQ(done("set", {"--file", file(shown.out)})["scope"], shown.object()["scope"]);
}

TEST_F(ScopeVerb, RefusesWhatCannotBeUsedAndSaysWhatToDo) {
    const std::pair<QStringList, const char*> wrong[] = {
        {{"--filter", "departmnt EQUALS x"}, "Did you mean department?"},
        {{"--filter", "proxyAddresses EQUALS x"}, "several values"},
        {{"--filter", "department LIKE x"}, "no operator that is known"},
        {{"--filter", "department REGEX MATCH ("}, "invalid regular expression"},
        {{"--ou", "OU=Nowhere,DC=contoso,DC=test"}, "There is no organizational unit"},
        {{"--ou", "People"}, "is no distinguished name"},
        {{"--ou", ada_}, "is no organizational unit"},
        {{"--file", home_.filePath("missing.json")}, "cannot be read"},
        {{}, "was not told what to change"}};
    for (const auto& [arguments, why] : wrong) {
        const Answer answer = scope("set", arguments);
        EXPECT_EQ(answer.code, 5) << arguments.join(' ').toStdString();
        EXPECT_TRUE(answer.err.contains(why)) << answer.err.constData();
    }
    EXPECT_EQ(scope("set", {"--all", "--ou", unit_}).code, 1);
    EXPECT_EQ(scope("set", {"--or"}).code, 1);
    EXPECT_EQ(scope("test", {"CN=Nobody,DC=contoso,DC=test"}).code, 5);
    EXPECT_EQ(done("show")["scope"].toObject()["mode"].toString(), "allUsers");
}

TEST_F(ScopeVerb, ThatMakesManyLeaveIsStoppedByTheGuard) {
    cycle();
    EXPECT_EQ(json({"configuration", "set", configuration_, "--accidental-deletion-threshold", "3"}).code, 0);
    const QString draft = file(R"({"filter": [{"clauses": [{"attribute": "department", "operator": "IS NULL"}]}]})");
    EXPECT_TRUE(done("count", {"--draft", draft})["guard"].toObject()["stops"].toBool());
    done("set", {"--file", draft});
    const Answer stopped = json({"cycle", configuration_});
    EXPECT_EQ(stopped.code, 3);
    EXPECT_EQ(stopped.object()["written"].toInt(), 0);
}

}  // namespace
}  // namespace hs::cli::test
