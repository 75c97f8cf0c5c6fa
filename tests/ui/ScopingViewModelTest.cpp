#include "ui/scoping/ScopingViewModel.h"

#include "tests/ui/support/PageTest.h"

namespace hs::ui::test {

namespace {

using Op = ScopeOperator;

class Scoping : public ::testing::Test {
protected:
    void load() {
        model_.load(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return model_.report().has_value(); }));
    }
    /// Chooses units and adds one by name: something that can be saved.
    void edit() {
        model_.setMode(ScopeMode::OrganizationalUnits);
        model_.add(QStringLiteral("OU=Sales,DC=contoso,DC=test"));
    }

    FakeClient client_;
    ScopingViewModel model_{client_};
};

}  // namespace

TEST_F(Scoping, StartsFromWhatIsSaved) {
    client_.scopeReport.settings = ScopeSettings::ofUnits({"OU=People,DC=contoso,DC=test"});
    load();
    EXPECT_EQ(model_.draft(), client_.scopeReport.settings);
    EXPECT_FALSE(model_.isDirty());
    EXPECT_EQ(model_.saveObstacle(), QStringLiteral("Nothing has changed"));
}

TEST_F(Scoping, KeepsTheListOfAModeThatIsNotChosen) {
    client_.scopeReport.settings = ScopeSettings::ofUnits({"OU=People,DC=contoso,DC=test"});
    load();
    model_.setMode(ScopeMode::Groups);
    EXPECT_TRUE(model_.selected().empty());
    EXPECT_EQ(model_.saveObstacle(), QStringLiteral("Add a security group, or choose All users"));
    model_.setMode(ScopeMode::OrganizationalUnits);
    EXPECT_FALSE(model_.isDirty());
}

TEST_F(Scoping, AddsEachUnitOnce) {
    load();
    edit();
    model_.add(QStringLiteral("  ou=sales,dc=contoso,dc=test "));
    model_.add(QString());
    EXPECT_EQ(model_.selected().size(), 1u);
    model_.removeSelected(0);
    EXPECT_TRUE(model_.selected().empty());
    model_.setMode(ScopeMode::AllUsers);
    model_.add(QStringLiteral("OU=X,DC=contoso,DC=test"));
    EXPECT_FALSE(model_.isDirty()) << "all users are no list";
}

TEST_F(Scoping, SearchesUnitsOrGroupsAndTakesAHitWithItsGuid) {
    client_.scopeHits = {{{"CN=Pilot,DC=contoso,DC=test", "guid-1"}, "Pilot", "for trying"}};
    load();
    model_.setMode(ScopeMode::Groups);
    model_.search(QStringLiteral(" pil "));
    EXPECT_TRUE(comes([this] { return model_.hits().size() == 1; }));
    EXPECT_EQ(client_.lastScopeMode, ScopeMode::Groups);
    EXPECT_EQ(client_.lastSearch, "pil");
    model_.addHit(0);
    EXPECT_TRUE(model_.hits().empty());
    EXPECT_EQ(model_.selected().front().objectGuid, "guid-1");
    client_.scopeHits.clear();
    model_.search(QStringLiteral("x"));
    EXPECT_TRUE(comes([this] { return model_.searchNote() == QStringLiteral("Nothing was found"); }));
}

TEST_F(Scoping, SaysWhatIsMissing) {
    client_.scopeReport.settings.mode = ScopeMode::Groups;
    client_.scopeReport.settings.groups = {
        {"CN=Gone", "guid-1"}, {"CN=Old", "guid-2"}, {"CN=Three", "guid-3"}, {"CN=N", ""}};
    client_.scopeReport.places = {{{"CN=Gone", "guid-1"}, "", "", true, 0},
                                  {{"CN=Old", "guid-2"}, "CN=New", "guid-2", false, 5},
                                  {{"CN=Three", "guid-3"}, "CN=Three", "guid-3", false, 3}};
    client_.scopeReport.warnings = {"The selected security group CN=Gone cannot be found"};
    load();
    EXPECT_EQ(model_.warnings(), QStringList{QStringLiteral("The selected security group CN=Gone cannot be found.")});
    EXPECT_EQ(model_.remark(model_.selected()[0]), QStringLiteral("cannot be found"));
    EXPECT_EQ(model_.remark(model_.selected()[1]), QStringLiteral("now CN=New"));
    EXPECT_EQ(model_.remark(model_.selected()[2]), QStringLiteral("3 direct members"));
    EXPECT_TRUE(model_.remark(model_.selected()[3]).startsWith(QStringLiteral("by name")));
}

TEST_F(Scoping, EditsGroupsOfClauses) {
    load();
    model_.addGroup();
    model_.addClause(0);
    model_.addGroup();
    ASSERT_EQ(model_.draft().filter.size(), 2u);
    EXPECT_EQ(model_.draft().filter[0].clauses.size(), 2u);
    EXPECT_EQ(model_.saveObstacle(), QStringLiteral("Correct what is marked first"));
    model_.setClause(1, 0, {"department", Op::Equals, "Sales"});
    model_.removeClause(0, 1);
    model_.removeClause(0, 0);
    ASSERT_EQ(model_.draft().filter.size(), 1u) << "a group without clauses goes";
    EXPECT_EQ(model_.draft().filter[0].clauses[0].text(), "department EQUALS 'Sales'");
    EXPECT_EQ(model_.saveObstacle(), QString());
}

TEST_F(Scoping, SaysWhatIsWrongWithAClause) {
    const std::pair<ScopeClause, QString> clauses[] = {
        {{"", Op::IsNull, ""}, QStringLiteral("Enter an attribute")},
        {{"a", Op::Equals, ""}, QStringLiteral("Enter a value")},
        {{"a", Op::GreaterThan, "x"}, QStringLiteral("Enter a whole number")},
        {{"a", Op::GreaterThan, "-5"}, QString()},
        {{"a", Op::IsTrue, ""}, QString()}};
    for (const auto& [clause, problem] : clauses) EXPECT_EQ(ScopingViewModel::problemOf(clause), problem);
}

TEST_F(Scoping, TestsAnObjectByTheDraft) {
    client_.scopeTest.decision.reason = "In scope: all users";
    load();
    edit();
    model_.test(QStringLiteral(" CN=Ada "));
    EXPECT_TRUE(comes([this] { return model_.tested().has_value(); }));
    EXPECT_EQ(client_.lastSearch, "CN=Ada");
    ASSERT_TRUE(client_.lastScopeDraft.has_value());
    EXPECT_EQ(client_.lastScopeDraft->mode, ScopeMode::OrganizationalUnits);
    model_.removeSelected(0);
    EXPECT_FALSE(model_.tested().has_value()) << "it was for another draft";
}

TEST_F(Scoping, CountsBeforeItAsksWhetherToSave) {
    client_.impact.before = 20;
    client_.impact.after = 5;
    client_.impact.leaving = 15;
    client_.impact.deletionThreshold = 10;
    load();
    edit();
    int asked = 0;
    QObject::connect(&model_, &ScopingViewModel::confirmationDue, [&asked] { ++asked; });
    model_.requestSave();
    EXPECT_EQ(asked, 0);
    EXPECT_TRUE(comes([&asked] { return asked == 1; }));
    EXPECT_EQ(client_.count("scopeImpact"), 1);
    EXPECT_TRUE(model_.consequence().contains(QStringLiteral("The next cycle is a full one")));
    EXPECT_TRUE(model_.consequence().contains(QStringLiteral("15 would leave")));
    EXPECT_TRUE(model_.consequence().contains(QStringLiteral("threshold of 10")));
    model_.requestSave();
    EXPECT_EQ(asked, 2) << "counted already";
    EXPECT_EQ(client_.count("updateScope"), 0) << "nothing is saved before the answer";
}

TEST_F(Scoping, AsksNothingWhenTheCountFails) {
    client_.failing["scopeImpact"] = Error(ErrorCode::Unavailable, "gone");
    load();
    edit();
    int asked = 0;
    QObject::connect(&model_, &ScopingViewModel::confirmationDue, [&asked] { ++asked; });
    model_.requestSave();
    EXPECT_TRUE(comes([this] { return model_.countError().has_value(); }));
    EXPECT_EQ(asked, 0);
}

TEST_F(Scoping, SavesUnderTheVersionThatWasRead) {
    client_.scopeReport.version = 7;
    load();
    edit();
    model_.save();
    EXPECT_TRUE(comes([this] { return !model_.isDirty(); }));
    EXPECT_EQ(client_.lastVersion, 7);
    EXPECT_EQ(client_.lastScope.organizationalUnits.size(), 1u);
    EXPECT_EQ(model_.report()->version, 8);
}

TEST_F(Scoping, KeepsTheDraftWhenSavingFails) {
    client_.failing["updateScope"] = Error(ErrorCode::Conflict, "Someone else changed it");
    load();
    edit();
    model_.save();
    EXPECT_TRUE(comes([this] { return model_.saveError().has_value(); }));
    EXPECT_TRUE(model_.isDirty());
    model_.discard();
    EXPECT_FALSE(model_.isDirty());
    EXPECT_FALSE(model_.saveError().has_value());
}

TEST_F(Scoping, KeepsAnEditWhenItIsReadAgain) {
    load();
    edit();
    ++client_.scopeReport.version;
    model_.refresh();
    EXPECT_TRUE(comes([this] { return model_.report()->version == client_.scopeReport.version; }));
    EXPECT_EQ(model_.selected().size(), 1u);
}

TEST_F(Scoping, ForgetsTheDraftOfAnotherConfiguration) {
    load();
    edit();
    model_.load(QStringLiteral("fabrikam.test"));
    EXPECT_FALSE(model_.isDirty());
    EXPECT_TRUE(comes([this] { return model_.report().has_value(); }));
    EXPECT_EQ(model_.draft(), ScopeSettings());
}

TEST_F(Scoping, StopsCounting) {
    client_.held = {"scopeImpact"};
    load();
    model_.count();
    EXPECT_TRUE(model_.isCounting());
    EXPECT_EQ(model_.saveObstacle(), QStringLiteral("Who is in scope is being counted"));
    model_.stopCounting();
    client_.release();
    EXPECT_TRUE(comes([this] { return !model_.isCounting(); }));
    EXPECT_FALSE(model_.countError().has_value()) << "a person who stopped it knows";
}

}  // namespace hs::ui::test
