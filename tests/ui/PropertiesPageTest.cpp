#include <QCheckBox>
#include <QSpinBox>
#include <QTableView>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/StatusLabel.h"
#include "ui/properties/PropertiesPage.h"
#include "ui/properties/PropertiesViewModel.h"

namespace hs::ui::test {

namespace {

class Basics : public PageTest {
protected:
    void open() {
        page_ = new PropertiesPage(client_, clock_);
        show(page_);
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return enabled("editBasics") && !page_->viewModel().isCheckingSchema(); }));
    }
    void edit() {
        open();
        find("editBasics")->setFocus();
        click("editBasics");
        QTest::qWait(200);  // the slide
    }
    bool panelIsOpen() { return find<SidePanel>("basicsPanel")->isOpen(); }
    QCheckBox* box() { return find<QCheckBox>("exchangeHybridWriteback"); }

    PropertiesPage* page_ = nullptr;
};

}  // namespace

TEST_F(Basics, ShowsWhatIsSaved) {
    open();
    EXPECT_EQ(labelOf("basicsEmail"), QStringLiteral("ops@contoso.test"));
    EXPECT_EQ(labelOf("basicsPrevent"), QStringLiteral("On, threshold 500"));
    EXPECT_EQ(find<StatusLabel>("basicsWriteback")->word(), QStringLiteral("Disabled"));
}

TEST_F(Basics, OpensThePanelWithThePencil) {
    edit();
    EXPECT_TRUE(panelIsOpen());
    EXPECT_EQ(find<QLineEdit>("notificationEmail")->text(), QStringLiteral("ops@contoso.test"));
    EXPECT_EQ(find<QSpinBox>("accidentalDeletionThreshold")->value(), 500);
    EXPECT_EQ(find<SidePanel>("basicsPanel")->width(), 430);  // 420 and its shadow
}

TEST_F(Basics, KeepsApplyDisabledUntilSomethingChanged) {
    edit();
    EXPECT_FALSE(enabled("applyBasics"));
    EXPECT_FALSE(find("applyBasics")->toolTip().isEmpty());
    click("preventAccidentalDeletion");
    EXPECT_TRUE(enabled("applyBasics"));
    click("preventAccidentalDeletion");
    EXPECT_FALSE(enabled("applyBasics"));
}

TEST_F(Basics, KeepsApplyDisabledWhileTheAddressIsWrongAndSaysSo) {
    edit();
    type("notificationEmail", QStringLiteral("nobody"));
    EXPECT_FALSE(enabled("applyBasics"));
    EXPECT_TRUE(visible("basicsProblem"));
}

TEST_F(Basics, DisablesTheThresholdWhenNothingIsPrevented) {
    edit();
    click("preventAccidentalDeletion");
    EXPECT_FALSE(enabled("accidentalDeletionThreshold"));
}

TEST_F(Basics, DisablesTheWritebackBoxWithoutASchemaAndSaysWhyInPlace) {
    client_.schema = sample::undetectedSchema();
    edit();
    EXPECT_FALSE(box()->isEnabled());
    EXPECT_TRUE(visible("writebackReason"));
    const QString said = labelOf("writebackReasonMessage");
    EXPECT_TRUE(said.contains(QStringLiteral("msExchArchiveStatus is not allowed on inetOrgPerson")))
        << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("Read from dc1.contoso.test at"))) << said.toStdString();
    EXPECT_EQ(box()->accessibleDescription(), said);
}

TEST_F(Basics, EnablesTheWritebackBoxAfterRecheck) {
    client_.schema = sample::undetectedSchema();
    edit();
    client_.liveSchema = sample::detectedSchema();
    click("recheckSchema");
    EXPECT_TRUE(comes([this] { return box()->isEnabled(); }));
}

TEST_F(Basics, SaysThatTheSchemaIsBeingReadDuringRecheck) {
    client_.schema = sample::undetectedSchema();
    edit();
    client_.held = {"checkSchema live"};
    click("recheckSchema");
    EXPECT_TRUE(labelOf("writebackReasonMessage").startsWith(QStringLiteral("Reading the schema")));
    EXPECT_FALSE(enabled("recheckSchema"));
    client_.release();
    EXPECT_TRUE(comes([this] { return enabled("recheckSchema"); }));
}

TEST_F(Basics, RestartsTheAgentFromThePanel) {
    client_.schema = sample::undetectedSchema();
    client_.liveSchema = sample::detectedSchema();
    edit();
    click("restartAgent");
    EXPECT_TRUE(comes([this] { return box()->isEnabled(); }));
    EXPECT_EQ(client_.count("restartAgent"), 1);
}

TEST_F(Basics, ExplainsHowToExtendTheSchema) {
    client_.schema = sample::undetectedSchema();
    edit();
    EXPECT_FALSE(visible("extendSchemaHelp"));
    click("howToExtendSchema");
    EXPECT_TRUE(visible("extendSchemaHelp"));
    QString help;
    for (QLabel* line : find("extendSchemaHelp")->findChildren<QLabel*>()) help += line->text();
    for (const char* part : {"Extend the Active Directory schema", "1.1.1107.0 or later", "Restart the agent"})
        EXPECT_TRUE(help.contains(QString::fromLatin1(part))) << part;
}

TEST_F(Basics, ShowsInThePageThatWritebackWasEnabledAndByWhom) {
    edit();
    click("exchangeHybridWriteback");
    click("applyBasics");
    EXPECT_TRUE(comes([this] { return !panelIsOpen(); }));
    EXPECT_TRUE(client_.lastProperties.exchangeHybridWriteback);
    EXPECT_EQ(find<StatusLabel>("basicsWriteback")->word(), QStringLiteral("Enabled"));
    EXPECT_TRUE(labelOf("basicsWritebackSince").startsWith(QStringLiteral("Since ")));
    EXPECT_TRUE(labelOf("basicsWritebackSince").endsWith(QStringLiteral("by admin@contoso.onmicrosoft.com")));
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
}

TEST_F(Basics, StaysOpenWithTheErrorWhenApplyFails) {
    client_.failing["updateProperties"] = Error(ErrorCode::Conflict, "Somebody else saved it.");
    edit();
    click("exchangeHybridWriteback");
    click("applyBasics");
    EXPECT_TRUE(comes([this] { return visible("applyError"); }));
    EXPECT_TRUE(panelIsOpen());
    EXPECT_EQ(labelOf("applyErrorMessage"), QStringLiteral("Somebody else saved it."));
}

TEST_F(Basics, AppliesWithEnter) {
    edit();
    type("notificationEmail", QStringLiteral("team@contoso.test"));
    QTest::keyClick(find("notificationEmail"), Qt::Key_Return);
    EXPECT_TRUE(comes([this] { return !panelIsOpen(); }));
    EXPECT_EQ(client_.lastProperties.notificationEmail, "team@contoso.test");
}

TEST_F(Basics, ClosesWithEscapeAndGivesTheFocusBack) {
    edit();
    QTest::keyClick(find("notificationEmail"), Qt::Key_Escape);
    EXPECT_TRUE(comes([this] { return !panelIsOpen(); }));
    EXPECT_EQ(client_.count("updateProperties"), 0);
    EXPECT_EQ(QApplication::focusWidget(), find("editBasics"));
}

TEST_F(Basics, ForgetsTheDraftOnCancel) {
    edit();
    click("exchangeHybridWriteback");
    click("cancelBasics");
    EXPECT_TRUE(comes([this] { return !panelIsOpen(); }));
    QTest::qWait(200);
    click("editBasics");
    EXPECT_FALSE(box()->isChecked());
    EXPECT_FALSE(enabled("applyBasics"));
}

TEST_F(Basics, KeepsTheFocusInsideThePanel) {
    edit();
    auto* panel = find<SidePanel>("basicsPanel");
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        EXPECT_TRUE(panel->isAncestorOf(QApplication::focusWidget())) << "after " << i + 1 << " tabs";
    }
}

TEST_F(Basics, ShowsEightAttributesByThreeClasses) {
    client_.schema = sample::undetectedSchema();
    open();
    auto* table = find<QTableView>("schemaTable")->model();
    EXPECT_EQ(table->rowCount(), 8);
    EXPECT_EQ(table->index(2, 0).data().toString(), QStringLiteral("msExchArchiveStatus"));
    EXPECT_EQ(table->index(2, 1).data().toString(), QStringLiteral("Yes"));
    EXPECT_EQ(table->index(2, 2).data().toString(), QStringLiteral("No"));
    EXPECT_EQ(table->index(2, 3).data().toString(), QStringLiteral("Not needed"));
    EXPECT_EQ(table->index(2, 5).data().toString(), QStringLiteral("Not allowed on inetOrgPerson"));
    EXPECT_EQ(find<StatusLabel>("schemaStatus")->word(), QStringLiteral("Not detected"));
}

TEST_F(Basics, SaysWhatWentWrongWhenTheConfigurationCannotBeRead) {
    client_.failing["configuration"] = Error(ErrorCode::Unavailable, "The store is locked.");
    page_ = new PropertiesPage(client_, clock_);
    show(page_);
    page_->showConfiguration(QString::fromLatin1(sample::configurationName));
    EXPECT_TRUE(comes([this] { return visible("propertiesError"); }));
    EXPECT_FALSE(enabled("editBasics"));
}

}  // namespace hs::ui::test
