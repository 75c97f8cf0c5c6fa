#include "core/service/ScopeCommands.h"

#include <gtest/gtest.h>

#include "core/service/LocalClient.h"
#include "tests/core/service/Office.h"

namespace hs::service::test {
namespace {

constexpr const char* name = "contoso.test";
constexpr const char* sales = "OU=Sales,DC=contoso,DC=test";
using Op = ScopeOperator;

class ScopeCommandsTest : public ::testing::Test {
protected:
    ScopeCommandsTest() {
        Schema& schema = office.connector.directorySide.liveSchema;
        for (const auto& [attribute, syntax, single] :
             {std::tuple{"department", "DirectoryString", true}, std::tuple{"employeeNumber", "Integer", true},
              std::tuple{"otherMail", "DirectoryString", false}, std::tuple{"accountExpires", "Integer", true},
              std::tuple{"msExchHideFromAddressLists", "Boolean", true}}) {
            AttributeSchema facts;
            facts.name = attribute;
            facts.syntax = syntax;
            facts.singleValued = single;
            schema.attributes[attribute] = facts;
            schema.classes["user"].insert(attribute);
        }
        AttributeSchema strange;
        strange.name = "dnsRecord";
        strange.syntax = "DirectoryString";
        strange.singleValued = true;
        schema.attributes["dnsRecord"] = strange;
        unit(sales);
        person("ada", sales, "Sales");
        person("sam", sales, "IT");
        person("eve", "DC=contoso,DC=test", "Sales");
    }

    std::string unit(const std::string& dn) {
        Object made;
        made.name = dn;
        return office.connector.directorySide.put(made).id;
    }
    std::string group(const std::string& dn, const std::vector<std::string>& members) {
        Object made;
        made.objectClass = ObjectClass::Group;
        made.name = dn;
        Values values;
        for (const std::string& member : members) values.push_back(Value::text(member));
        made.set("member", values);
        return office.connector.directorySide.put(made).id;
    }
    void person(const std::string& cn, const std::string& where, const std::string& department) {
        Object made;
        made.objectClass = ObjectClass::User;
        made.name = "CN=" + cn + "," + where;
        made.set("department", department);
        office.connector.directorySide.put(made);
    }
    static ScopeSettings filter(const ScopeClause& clause) {
        ScopeSettings settings;
        settings.filter = {{{clause}}};
        return settings;
    }
    ScopeCommands& commands() { return office.engine.scope(); }
    std::int64_t version() { return commands().show(name, {})->version; }
    Error refused(const ScopeSettings& settings) {
        const auto saved = commands().update(name, 0, settings, {});
        EXPECT_FALSE(saved.ok());
        EXPECT_EQ(commands().show(name, {})->settings, ScopeSettings());
        return saved.ok() ? Error() : saved.error();
    }

    Office office;
};

TEST_F(ScopeCommandsTest, KeepsSelectedUnitsByObjectGuid) {
    const auto saved = commands().update(name, version(), ScopeSettings::ofUnits({"ou=sales,dc=contoso,dc=test"}), {});
    ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    const auto stored = office.store->configuration(name);
    ASSERT_TRUE(stored.ok());
    ASSERT_EQ(stored->scope.organizationalUnits.size(), 1u);
    EXPECT_EQ(stored->scope.organizationalUnits[0].dn, sales) << "as the directory spells it";
    EXPECT_EQ(stored->scope.organizationalUnits[0].objectGuid, office.connector.directorySide.byName(sales)->id);
    EXPECT_EQ(saved->version, stored->version);
}

TEST_F(ScopeCommandsTest, TakesAUnitThatIsNamedTwiceOnce) {
    const auto saved = commands().update(name, 0, ScopeSettings::ofUnits({sales, "OU=SALES,DC=contoso,DC=test"}), {});
    ASSERT_TRUE(saved.ok());
    EXPECT_EQ(saved->settings.organizationalUnits.size(), 1u);
}

TEST_F(ScopeCommandsTest, RefusesAStaleVersion) {
    const std::int64_t read = version();
    ASSERT_TRUE(commands().update(name, read, filter({"department", Op::IsNotNull, ""}), {}).ok());
    const auto again = commands().update(name, read, {}, {});
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
}

TEST_F(ScopeCommandsTest, RefusesAUnitThatIsNotThere) {
    const Error error = refused(ScopeSettings::ofUnits({"OU=Nowhere,DC=contoso,DC=test"}));
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_EQ(error.object, "OU=Nowhere,DC=contoso,DC=test");
    EXPECT_FALSE(error.nextStep.empty());
}

TEST_F(ScopeCommandsTest, KeepsAUnitThatHasGoneMissingUntilItIsTakenOut) {
    ASSERT_TRUE(commands().update(name, 0, ScopeSettings::ofUnits({sales}), {}).ok());
    ScopeSettings settings = commands().show(name, {})->settings;
    office.connector.directorySide.erase(settings.organizationalUnits[0].objectGuid);
    const auto shown = commands().show(name, {});
    ASSERT_EQ(shown->warnings.size(), 1u);
    EXPECT_TRUE(shown->places[0].missing);
    settings.filter = {{{{"department", Op::IsNotNull, ""}}}};
    const auto saved = commands().update(name, 0, settings, {});
    ASSERT_TRUE(saved.ok()) << saved.error().toLine();
    EXPECT_EQ(saved->settings.organizationalUnits, settings.organizationalUnits);
}

TEST_F(ScopeCommandsTest, FollowsAUnitThatWasRenamed) {
    ASSERT_TRUE(commands().update(name, 0, ScopeSettings::ofUnits({sales}), {}).ok());
    Object renamed = *office.connector.directorySide.byName(sales);
    renamed.name = "OU=Vertrieb,DC=contoso,DC=test";
    office.connector.directorySide.put(renamed);
    const auto shown = commands().show(name, {});
    EXPECT_TRUE(shown->warnings.empty());
    EXPECT_EQ(shown->places[0].dn, "OU=Vertrieb,DC=contoso,DC=test");
}

TEST_F(ScopeCommandsTest, RefusesAGroupWithTooManyMembers) {
    std::vector<std::string> members;
    for (std::size_t i = 0; i <= mostGroupMembers; ++i)
        members.push_back("CN=" + std::to_string(i) + ",DC=contoso,DC=test");
    group("CN=Everyone,DC=contoso,DC=test", members);
    ScopeSettings settings;
    settings.mode = ScopeMode::Groups;
    settings.groups = {{"CN=Everyone,DC=contoso,DC=test", ""}};
    const Error error = refused(settings);
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_NE(error.message.find("50001 direct members; up to 50000"), std::string::npos) << error.message;
}

TEST_F(ScopeCommandsTest, RefusesASelectionOfNothing) {
    ScopeSettings settings;
    settings.mode = ScopeMode::Groups;
    EXPECT_EQ(refused(settings).code, ErrorCode::InvalidInput);
}

TEST_F(ScopeCommandsTest, ChecksTheFilterAgainstTheSchema) {
    const std::pair<ScopeClause, const char*> wrong[] = {
        {{"otherMail", Op::Equals, "x"}, "several values"},
        {{"proxyAddresses", Op::IsNotNull, ""}, "several values"},
        {{"accountExpires", Op::IsNotNull, ""}, "cannot be filtered on"},
        {{"departmnt", Op::Equals, "x"}, "no attribute departmnt"},
        {{"dnsRecord", Op::Equals, "x"}, "no user, inetOrgPerson or contact"},
        {{"msExchSafeSendersHash", Op::Equals, "x"}, "holds bytes"},
        {{"department", Op::IsTrue, ""}, "no boolean"},
        {{"employeeNumber", Op::GreaterThan, "ten"}, "no whole number"}};
    for (const auto& [clause, why] : wrong) {
        const Error error = refused(filter(clause));
        EXPECT_EQ(error.code, ErrorCode::InvalidInput) << clause.text();
        EXPECT_NE(error.message.find(why), std::string::npos) << error.message;
        EXPECT_EQ(error.attribute, clause.attribute.text());
        EXPECT_FALSE(error.nextStep.empty());
    }
    EXPECT_NE(refused(filter({"departmnt", Op::IsNull, ""})).nextStep.find("department?"), std::string::npos);
}

TEST_F(ScopeCommandsTest, TakesClausesThatFitTheSchema) {
    for (const ScopeClause& clause :
         {ScopeClause{"Department", Op::Equals, "x"}, ScopeClause{"employeeNumber", Op::GreaterThan, "10"},
          ScopeClause{"msExchHideFromAddressLists", Op::IsTrue, ""},
          ScopeClause{"msExchSafeSendersHash", Op::IsNull, ""}})
        EXPECT_TRUE(commands().update(name, 0, filter(clause), {}).ok()) << clause.text();
}

TEST_F(ScopeCommandsTest, OffersTheAttributesThatAFilterMayName) {
    const auto names = commands().attributes(name, {});
    ASSERT_TRUE(names.ok());
    const auto has = [&](const char* attribute) {
        return std::find(names->begin(), names->end(), attribute) != names->end();
    };
    EXPECT_TRUE(has("department") && has("mail"));
    EXPECT_FALSE(has("otherMail") || has("accountExpires") || has("dnsRecord"));
}

TEST_F(ScopeCommandsTest, TestsOneObjectByTheStoredScopeAndByADraft) {
    const auto stored = commands().test(name, std::nullopt, "CN=ada,OU=Sales,DC=contoso,DC=test", {});
    ASSERT_TRUE(stored.ok()) << stored.error().toLine();
    EXPECT_EQ(stored->decision.reason, "In scope: all users");
    const auto draft =
        commands().test(name, filter({"department", Op::Equals, "Sales"}), "CN=sam,OU=Sales,DC=contoso,DC=test", {});
    ASSERT_TRUE(draft.ok());
    EXPECT_FALSE(draft->decision.inScope());
    EXPECT_EQ(draft->decision.reason, "department EQUALS 'Sales' is false: the value is 'IT'");
    EXPECT_EQ(draft->decision.clauses.size(), 1u);
    EXPECT_EQ(commands().show(name, {})->settings, ScopeSettings()) << "only looked";
}

TEST_F(ScopeCommandsTest, SaysThatOnlyPeopleAreProvisioned) {
    const auto tested = commands().test(name, std::nullopt, sales, {});
    ASSERT_TRUE(tested.ok());
    EXPECT_FALSE(tested->decision.inScope());
    EXPECT_NE(tested->decision.reason.find("Only users"), std::string::npos);
    EXPECT_EQ(commands().test(name, std::nullopt, "CN=nobody,DC=contoso,DC=test", {}).error().code,
              ErrorCode::NotFound);
}

TEST_F(ScopeCommandsTest, CountsWhoWouldLeaveAndWhoWouldEnter) {
    ASSERT_TRUE(commands().update(name, 0, ScopeSettings::ofUnits({sales}), {}).ok());
    const auto impact = commands().impact(name, filter({"department", Op::Equals, "Sales"}), {});
    ASSERT_TRUE(impact.ok()) << impact.error().toLine();
    EXPECT_EQ(impact->before, 2);
    EXPECT_EQ(impact->after, 2);
    EXPECT_EQ(impact->leave, std::vector<std::string>{"CN=sam,OU=Sales,DC=contoso,DC=test"});
    EXPECT_EQ(impact->enter, std::vector<std::string>{"CN=eve,DC=contoso,DC=test"});
    EXPECT_EQ(impact->leaving, 1);
    EXPECT_FALSE(impact->guardStops());
}

TEST_F(ScopeCommandsTest, CountsAllAndNamesAHundredOfThoseWhoWouldLeave) {
    for (int i = 0; i < 500; ++i) person("p" + std::to_string(i), sales, "IT");
    const auto impact = commands().impact(name, filter({"department", Op::NotEquals, "IT"}), {});
    ASSERT_TRUE(impact.ok());
    EXPECT_EQ(impact->leaving, 501);
    EXPECT_EQ(impact->leave.size(), 100u);
    EXPECT_TRUE(impact->guardStops()) << "the default threshold is 500";
}

TEST_F(ScopeCommandsTest, CountsNobodyAsLeavingWhoseUnitCannotBeFound) {
    ASSERT_TRUE(commands().update(name, 0, ScopeSettings::ofUnits({sales}), {}).ok());
    ScopeSettings draft = commands().show(name, {})->settings;
    draft.organizationalUnits.push_back({"OU=Gone,DC=contoso,DC=test", "00112233-4455-6677-8899-aabbccddeeff"});
    draft.organizationalUnits.erase(draft.organizationalUnits.begin());
    const auto impact = commands().impact(name, draft, {});
    ASSERT_TRUE(impact.ok());
    EXPECT_EQ(impact->leaving, 0);
    EXPECT_EQ(impact->kept, 3);
    EXPECT_EQ(impact->warnings.size(), 1u);
}

TEST_F(ScopeCommandsTest, StopsCountingWhenTold) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(commands().impact(name, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
}

TEST_F(ScopeCommandsTest, FindsUnitsAndGroupsByName) {
    group("CN=Sales pilots,DC=contoso,DC=test", {});
    const auto units = commands().search(name, ScopeMode::OrganizationalUnits, "sal", {});
    ASSERT_TRUE(units.ok());
    ASSERT_EQ(units->size(), 1u);
    EXPECT_EQ(units->front().object.dn, sales);
    EXPECT_FALSE(units->front().object.objectGuid.empty());
    const auto groups = commands().search(name, ScopeMode::Groups, "sal", {});
    ASSERT_EQ(groups->size(), 1u);
    EXPECT_EQ(groups->front().name, "Sales pilots");
}

TEST_F(ScopeCommandsTest, ShowsTheSettingsWhenTheDirectoryIsGone) {
    ASSERT_TRUE(commands().update(name, 0, ScopeSettings::ofUnits({sales}), {}).ok());
    office.connector.directoryRefuses = Error(ErrorCode::Unavailable, "gone");
    const auto shown = commands().show(name, {});
    ASSERT_TRUE(shown.ok());
    EXPECT_EQ(shown->directory.code, ErrorCode::Unavailable);
    EXPECT_EQ(shown->settings.organizationalUnits.size(), 1u);
    EXPECT_EQ(commands().update(name, 0, {}, {}).error().code, ErrorCode::Unavailable);
}

TEST_F(ScopeCommandsTest, IdentifiesTheUnitsOfANewConfigurationWhereItCan) {
    ConfigurationDraft draft = Office::draft("fabrikam.test");
    draft.scope = ScopeSettings::ofUnits({sales, "OU=Later,DC=contoso,DC=test"});
    const auto created = office.engine.configurations().create(draft);
    ASSERT_TRUE(created.ok()) << created.error().toLine();
    EXPECT_EQ(created->scope.organizationalUnits[0].objectGuid, office.connector.directorySide.byName(sales)->id);
    EXPECT_EQ(created->scope.organizationalUnits[1].objectGuid, "");
    office.connector.directoryRefuses = Error(ErrorCode::Unavailable, "gone");
    draft.name = "offline.test";
    const auto offline = office.engine.configurations().create(draft);
    ASSERT_TRUE(offline.ok()) << "a directory that cannot be asked keeps nobody from making a configuration";
    EXPECT_EQ(offline->scope, draft.scope);
}

TEST_F(ScopeCommandsTest, RefusesAnImportedFilterThatCannotBeUsed) {
    Configuration imported = *office.store->configuration(name);
    imported.name = "imported.test";
    imported.scope.filter = {{{{"department", Op::RegexMatch, "("}}}};
    const auto saved = office.engine.configurations().import(imported);
    ASSERT_FALSE(saved.ok());
    EXPECT_NE(saved.error().message.find("invalid regular expression"), std::string::npos) << saved.error().message;
}

TEST_F(ScopeCommandsTest, AUnitThatIsGoneShowsInTheStatusOfTheJob) {
    ASSERT_TRUE(commands().update(name, 0, ScopeSettings::ofUnits({sales}), {}).ok());
    ASSERT_TRUE(office.engine.sync().runCycle({name, true, false, {}}, {}).ok());
    EXPECT_EQ(office.engine.jobs().status(name)->statusReason.find("cannot be found"), std::string::npos);
    office.connector.directorySide.erase(office.connector.directorySide.byName(sales)->id);
    const auto run = office.engine.sync().runCycle({name, false, false, {}}, {});
    ASSERT_TRUE(run.ok());
    EXPECT_EQ(run->state, RunState::Succeeded) << run->error.toLine();
    EXPECT_NE(office.engine.jobs().status(name)->statusReason.find("cannot be found"), std::string::npos);
}

TEST_F(ScopeCommandsTest, AnswersThroughTheClient) {
    EventRelay relay;
    LocalClient client(office.engine, relay);
    const auto answered = [](auto answer) {
        answer.waitForFinished();
        return answer.result();
    };
    const auto saved = answered(client.updateScope(name, version(), ScopeSettings::ofUnits({sales}), {}));
    ASSERT_TRUE(saved.ok());
    EXPECT_EQ(answered(client.scope(name, {}))->version, saved->version);
    EXPECT_TRUE(
        answered(client.testScope(name, std::nullopt, "CN=ada,OU=Sales,DC=contoso,DC=test", {}))->decision.inScope());
    EXPECT_EQ(answered(client.scopeImpact(name, {}, {}))->entering, 1);
    EXPECT_EQ(answered(client.searchScope(name, ScopeMode::OrganizationalUnits, "Sales", {}))->size(), 1u);
    EXPECT_FALSE(answered(client.scopeAttributes(name, {}))->empty());
}

}  // namespace
}  // namespace hs::service::test
