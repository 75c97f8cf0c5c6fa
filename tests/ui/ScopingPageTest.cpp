#include "ui/scoping/ScopingPage.h"

#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRadioButton>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/Banner.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/scoping/ScopingViewModel.h"

namespace hs::ui::test {

namespace {

class ScopingFilters : public PageTest {
protected:
    void open() {
        auto* page = new ScopingPage(client_);
        show(page, QSize(1100, 1200));
        page->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return enabled("scopeAllUsers"); }));
    }
    QStringList selected() const {
        QStringList names;
        for (auto* label : root_->findChildren<ElidedLabel*>())
            if (label->objectName().startsWith(QStringLiteral("scopeSelected")) && label->isVisible())
                names << label->fullText();
        return names;
    }
    void choose(const char* box, ScopeOperator op) {
        auto* operators = find<QComboBox>(box);
        operators->setCurrentIndex(operators->findData(static_cast<int>(op)));
    }
};

}  // namespace

TEST_F(ScopingFilters, TakesEverybodyAtFirst) {
    open();
    EXPECT_TRUE(find<QRadioButton>("scopeAllUsers")->isChecked());
    EXPECT_FALSE(visible("scopeDn"));
    EXPECT_FALSE(enabled("saveScope"));
    EXPECT_FALSE(visible("scopeWarning"));
}

TEST_F(ScopingFilters, AddsUnitsByNameAndRemovesThem) {
    open();
    click("scopeUnits");
    EXPECT_FALSE(enabled("addScope"));
    type("scopeDn", QStringLiteral("OU=Sales,DC=contoso,DC=test"));
    click("addScope");
    type("scopeDn", QStringLiteral("OU=Legal,DC=contoso,DC=test"));
    QTest::keyClick(find("scopeDn"), Qt::Key_Return);
    EXPECT_EQ(selected(), (QStringList{QStringLiteral("OU=Sales,DC=contoso,DC=test"),
                                       QStringLiteral("OU=Legal,DC=contoso,DC=test")}));
    EXPECT_TRUE(enabled("saveScope"));
    click("removeScope0");
    settle();
    EXPECT_EQ(selected(), QStringList{QStringLiteral("OU=Legal,DC=contoso,DC=test")});
}

TEST_F(ScopingFilters, FindsAGroupByName) {
    client_.scopeHits = {{{"CN=Pilot,OU=Groups,DC=contoso,DC=test", "g"}, "Pilot", "First wave"}};
    open();
    click("scopeGroups");
    type("scopeDn", QStringLiteral("Pil"));
    click("searchScope");
    EXPECT_TRUE(comes([this] { return visible("scopeHits"); }));
    auto* hits = find<QListWidget>("scopeHits");
    QTest::mouseClick(hits->viewport(), Qt::LeftButton, {}, hits->visualItemRect(hits->item(0)).center());
    EXPECT_EQ(selected(), QStringList{QStringLiteral("CN=Pilot,OU=Groups,DC=contoso,DC=test")});
    EXPECT_FALSE(visible("scopeHits"));
}

TEST_F(ScopingFilters, WarnsOfAUnitThatIsGone) {
    client_.scopeReport.settings = ScopeSettings::ofUnits({"OU=Gone,DC=contoso,DC=test"});
    client_.scopeReport.settings.organizationalUnits[0].objectGuid = "g";
    client_.scopeReport.places = {{client_.scopeReport.settings.organizationalUnits[0], "", "", true, 0}};
    client_.scopeReport.warnings = {"The selected organizational unit OU=Gone,DC=contoso,DC=test cannot be found"};
    open();
    EXPECT_TRUE(visible("scopeWarning"));
    EXPECT_TRUE(find<Banner>("scopeWarning")->message().contains(QStringLiteral("OU=Gone")));
    EXPECT_EQ(labelOf("scopeRemark0"), QStringLiteral("cannot be found"));
}

TEST_F(ScopingFilters, SaysThatTheDirectoryCouldNotBeAsked) {
    client_.scopeReport.directory = Error(ErrorCode::Unavailable, "No route");
    open();
    EXPECT_TRUE(visible("scopeUnchecked"));
}

TEST_F(ScopingFilters, EditsClauses) {
    client_.scopeNames = {"department", "title"};
    open();
    click("addGroup");
    EXPECT_TRUE(visible("clauseProblem0_0"));
    type("clauseAttribute0_0", QStringLiteral("department"));
    type("clauseOperand0_0", QStringLiteral("Sales"));
    EXPECT_FALSE(visible("clauseProblem0_0"));
    click("addClause0");
    type("clauseAttribute0_1", QStringLiteral("title"));
    choose("clauseOperator0_1", ScopeOperator::IsNotNull);
    EXPECT_FALSE(visible("clauseOperand0_1"));
    click("addGroup");
    type("clauseAttribute1_0", QStringLiteral("employeeNumber"));
    choose("clauseOperator1_0", ScopeOperator::GreaterThan);
    type("clauseOperand1_0", QStringLiteral("x"));
    EXPECT_EQ(find<StatusLabel>("clauseProblem1_0")->word(), QStringLiteral("Enter a whole number"));
    EXPECT_FALSE(enabled("saveScope"));
    type("clauseOperand1_0", QStringLiteral("5"));
    auto* page = static_cast<ScopingPage*>(root_.get());
    const auto& filter = page->viewModel().draft().filter;
    ASSERT_EQ(filter.size(), 2u);
    EXPECT_EQ(filter[0].clauses[1].text(), "title IS NOT NULL");
    EXPECT_EQ(filter[1].clauses[0].text(), "employeeNumber Greater_Than '5'");
    EXPECT_TRUE(enabled("saveScope"));
}

TEST_F(ScopingFilters, OffersNoOperatorThatNobodyCanExplain) {
    client_.scopeReport.settings.filter = {{{{"department", ScopeOperator::InList, "a;b"}}}};
    open();
    EXPECT_GE(find<QComboBox>("clauseOperator0_0")->findText(QStringLiteral("&")), 0) << "a document may hold it";
    click("addClause0");
    EXPECT_LT(find<QComboBox>("clauseOperator0_1")->findText(QStringLiteral("&")), 0);
}

TEST_F(ScopingFilters, TestsAnObjectAndShowsTheClauseThatDecided) {
    client_.scopeTest.decision.reason = "department EQUALS 'Sales' is false: the value is 'IT'";
    client_.scopeTest.decision.clauses = {{0, "department EQUALS 'Sales'", false, "the value is 'IT'"}};
    open();
    EXPECT_FALSE(enabled("testScope"));
    type("scopeTestDn", QStringLiteral("CN=Ada,DC=contoso,DC=test"));
    click("testScope");
    EXPECT_TRUE(comes([this] { return visible("scopeVerdict"); }));
    EXPECT_EQ(find<StatusLabel>("scopeVerdict")->word(), QStringLiteral("Not in scope"));
    EXPECT_EQ(labelOf("scopeReason"), QStringLiteral("department EQUALS 'Sales' is false: the value is 'IT'"));
    EXPECT_TRUE(visible("scopeFinding0"));
    client_.failing["testScope"] = Error(ErrorCode::NotFound, "There is no such object");
    click("testScope");
    EXPECT_TRUE(comes([this] { return visible("scopeTestError"); }));
}

TEST_F(ScopingFilters, CountsAndNamesWhoWouldLeave) {
    client_.impact.before = 1204;
    client_.impact.after = 700;
    client_.impact.leaving = 504;
    client_.impact.leave = {"CN=Ada,DC=contoso,DC=test", "CN=Sam,DC=contoso,DC=test"};
    open();
    click("addGroup");
    click("countScope");
    EXPECT_TRUE(comes([this] { return visible("scopeLeaving"); }));
    EXPECT_TRUE(find<QPlainTextEdit>("scopeLeaving")->toPlainText().contains(QStringLiteral("CN=Sam")));
    EXPECT_TRUE(labelOf("scopeNumbers").contains(QLocale().toString(1204)));
    EXPECT_TRUE(find<Banner>("scopeGuard")->message().contains(QStringLiteral("threshold is 500")));
    EXPECT_FALSE(visible("scopeEntering"));
    click("removeClause0_0");
    EXPECT_TRUE(comes([this] { return !visible("scopeLeaving"); })) << "the numbers were of another draft";
}

TEST_F(ScopingFilters, SavesAfterSayingWhatItCauses) {
    client_.impact.leaving = 3;
    open();
    click("scopeUnits");
    type("scopeDn", QStringLiteral("OU=Sales,DC=contoso,DC=test"));
    click("addScope");
    QString said;
    answer("confirmScopeButton", &said);
    click("saveScope");
    EXPECT_TRUE(comes([this] { return client_.count("updateScope") == 1; }));
    EXPECT_TRUE(said.contains(QStringLiteral("full one"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("3 would leave"))) << said.toStdString();
    EXPECT_TRUE(comes([this] { return !enabled("saveScope"); }));
    EXPECT_EQ(client_.lastScope.mode, ScopeMode::OrganizationalUnits);
}

TEST_F(ScopingFilters, SavesNothingWhenThePersonDoesNotWantIt) {
    open();
    click("scopeUnits");
    type("scopeDn", QStringLiteral("OU=Sales,DC=contoso,DC=test"));
    click("addScope");
    answer("confirmScopeCancel");
    click("saveScope");
    QTest::qWait(50);
    EXPECT_EQ(client_.count("updateScope"), 0);
    click("discardScope");
    EXPECT_TRUE(find<QRadioButton>("scopeAllUsers")->isChecked());
}

TEST_F(ScopingFilters, ShowsWhyItCannotBeSaved) {
    client_.failing["updateScope"] = Error(ErrorCode::Conflict, "Someone else changed it");
    open();
    click("scopeUnits");
    type("scopeDn", QStringLiteral("OU=Sales,DC=contoso,DC=test"));
    click("addScope");
    answer("confirmScopeButton");
    click("saveScope");
    EXPECT_TRUE(comes([this] { return visible("scopeSaveError"); }));
    EXPECT_EQ(selected().size(), 1) << "the draft stays";
}

}  // namespace hs::ui::test
