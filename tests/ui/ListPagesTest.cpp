#include <QComboBox>
#include <QMenu>
#include <QRadioButton>
#include <QTableView>

#include "tests/ui/support/PageTest.h"
#include "ui/agents/AgentsPage.h"
#include "ui/configurations/ConfigurationsPage.h"
#include "ui/kit/Mood.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Table.h"
#include "ui/kit/TableRoles.h"
#include "ui/mapping/MappingPage.h"
#include "ui/settings/SettingsPage.h"

namespace hs::ui::test {

namespace {

class Configurations : public PageTest {
protected:
    void open() {
        service::ConfigurationSummary second = sample::summary();
        second.configuration.name = "fabrikam.test";
        second.status = "Quarantine";
        second.agent.clear();
        second.inScope = 310;
        client_.summaries.push_back(second);
        page_ = new ConfigurationsPage(client_, clock_);
        show(page_);
        page_->refresh();
        EXPECT_TRUE(comes([this] { return rows()->rowCount() == 2; }));
    }
    QAbstractItemModel* rows() { return find<QTableView>("configurationsTable")->model(); }
    void again() {
        const int asked = client_.count("job");
        page_->refresh();
        EXPECT_TRUE(comes([this, asked] { return client_.count("job") == asked + 2; }));
        settle();
    }
    /// Opens the menu of the first row by key, presses the entry of this name, and gives the names of all entries.
    QStringList menu(const char* press = nullptr) {
        settle();
        auto* table = find<Table>("configurationsTable");
        QMenu menu;
        Q_EMIT table->menuRequested(&menu, 0);
        QStringList names;
        for (QAction* action : menu.actions()) {
            if (!action->isEnabled()) continue;
            names << action->objectName();
            if (press && action->objectName() == QLatin1String(press)) action->trigger();
        }
        return names;
    }

    ConfigurationsPage* page_ = nullptr;
};

class Agents : public PageTest {
protected:
    void open() {
        page_ = new AgentsPage(client_, clock_);
        show(page_);
        page_->refresh();
        EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1; }));
    }
    QString cell(int column) { return rows()->index(0, column).data().toString(); }
    QAbstractItemModel* rows() { return find<QTableView>("agentsTable")->model(); }

    AgentsPage* page_ = nullptr;
};

class SmallPages : public PageTest {};

}  // namespace

TEST_F(Configurations, ShowStateScopeAndAgent) {
    open();
    EXPECT_EQ(rows()->index(0, 1).data().toString(), QStringLiteral("Healthy"));
    EXPECT_EQ(rows()->index(0, 3).data().toString(), QStringLiteral("1 min ago"));
    EXPECT_TRUE(comes([this] { return rows()->index(0, 4).data().toString() == QStringLiteral("in 1 min"); }));
    EXPECT_EQ(rows()->index(1, 6).data().toString(), QStringLiteral("none"));
}

TEST_F(Configurations, AreFoundByPartOfTheirName) {
    open();
    type("configurationsSearch", QStringLiteral("fabri"));
    EXPECT_EQ(rows()->rowCount(), 1);
    EXPECT_EQ(rows()->index(0, 0).data().toString(), QStringLiteral("fabrikam.test"));
}

TEST_F(Configurations, OpenWithEnterEvenWhenFiltered) {
    open();
    QString opened;
    QObject::connect(page_, &ConfigurationsPage::configurationOpened,
                     [&opened](const QString& name) { opened = name; });
    type("configurationsSearch", QStringLiteral("fabri"));
    auto* table = find<QTableView>("configurationsTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_EQ(opened, QStringLiteral("fabrikam.test"));
}

TEST_F(Configurations, ShowTheStatusAndNextRunOfTheirJobs) {
    client_.jobStatus.status = "Delete threshold exceeded";
    client_.jobStatus.state.quarantine = sample::guardHold();
    open();
    EXPECT_TRUE(
        comes([this] { return rows()->index(0, 1).data().toString() == QStringLiteral("Delete threshold exceeded"); }));
    EXPECT_EQ(rows()->index(0, 1).data(MoodRole).toInt(), int(Mood::Warning));
    EXPECT_EQ(rows()->index(0, 4).data().toString(), QStringLiteral("When somebody decides about the plan"));
}

TEST_F(Configurations, OfferOnlyTheCommandsThatFitInTheirMenu) {
    open();
    const QStringList healthy = menu();
    EXPECT_TRUE(healthy.contains(QStringLiteral("menuViewLogs")) && healthy.contains(QStringLiteral("menuRunDelta")));
    EXPECT_FALSE(healthy.contains(QStringLiteral("menuClearQuarantine")));
    client_.jobStatus.state.quarantine = sample::guardHold();
    again();
    const QStringList held = menu();
    EXPECT_TRUE(held.contains(QStringLiteral("menuClearQuarantine")));
    EXPECT_TRUE(held.contains(QStringLiteral("menuAllowDeletes")));
}

TEST_F(Configurations, ArePausedAndResumedFromTheirMenu) {
    open();
    menu("menuTogglePause");
    EXPECT_EQ(client_.lastJob, "contoso.test");
    EXPECT_TRUE(comes([this] { return rows()->index(0, 1).data().toString() == QStringLiteral("Paused"); }));
    menu("menuTogglePause");
    EXPECT_TRUE(comes([this] { return rows()->index(0, 1).data().toString() == QStringLiteral("Healthy"); }));
}

TEST_F(Configurations, LeaveQuarantineFromTheirMenu) {
    client_.jobStatus.state.quarantine = sample::quarantine();
    open();
    menu("menuClearQuarantine");
    EXPECT_EQ(client_.count("clearQuarantine"), 1);
}

TEST_F(Configurations, LeadToTheirLogsFromTheMenu) {
    open();
    QString asked;
    QObject::connect(page_, &ConfigurationsPage::logsRequested, [&asked](const QString& name) { asked = name; });
    menu("menuViewLogs");
    EXPECT_EQ(asked, QStringLiteral("contoso.test"));
}

TEST_F(Configurations, SayWhenTheyWereRead) {
    open();
    EXPECT_TRUE(labelOf("configurationsUpdated").startsWith(QStringLiteral("updated ")));
}

TEST_F(Configurations, SayWhatIsWrongAndTryAgain) {
    open();
    client_.failing["configurations"] = Error(ErrorCode::Unavailable, "The store is locked.");
    click("refreshConfigurations");
    EXPECT_TRUE(comes([this] { return visible("configurationsError"); }));
    client_.failing.clear();
    click("retryConfigurations");
    EXPECT_TRUE(comes([this] { return !visible("configurationsError"); }));
}

TEST_F(Agents, ShowTheirVersionAgainstThePrerequisite) {
    open();
    EXPECT_EQ(cell(0), QStringLiteral("dc1"));
    EXPECT_EQ(cell(1), QStringLiteral("Active"));
    EXPECT_EQ(cell(7), QStringLiteral("1.1.2334.0, meets 1.1.1107.0"));
    EXPECT_EQ(cell(4), QStringLiteral("12 min ago"));
}

TEST_F(Agents, SayThatTheConsoleDoesTheWork) {
    client_.agentList[0].isConsole = true;
    client_.agentList[0].nextRunAt = 0;
    open();
    EXPECT_EQ(cell(0), QStringLiteral("dc1 (this console)"));
    EXPECT_EQ(cell(3), QStringLiteral("no schedule"));
}

TEST_F(Agents, SayWhatTheyDoNow) {
    client_.jobStatus.current = sample::runs().front();
    open();
    EXPECT_TRUE(comes([this] { return cell(2) == QStringLiteral("contoso.test: Full cycle"); }));
    Event event;
    event.configuration = sample::configurationName;
    event.run = sample::runs().front();
    event.phase = "Reading the directory";
    event.done = 300;
    event.total = 600;
    client_.tell(event);
    EXPECT_EQ(cell(2), QStringLiteral("contoso.test: Full cycle, Reading the directory, 300 of 600"));
    event.kind = Event::Kind::RunEnded;
    client_.tell(event);
    EXPECT_EQ(cell(2), QStringLiteral("Waits for the next cycle"));
    EXPECT_EQ(labelOf("agentsOwner"), QStringLiteral("Right to write: Agent on dc1"));
}

TEST_F(Agents, StandByWhileAnotherOneIsActive) {
    service::AgentStatus second = sample::agent();
    second.host = "dc2";
    second.active = false;
    client_.agentList.insert(client_.agentList.begin(), second);
    page_ = new AgentsPage(client_, clock_);
    show(page_);
    page_->refresh();
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 2; }));
    EXPECT_EQ(cell(1), QStringLiteral("Standby"));
    EXPECT_EQ(cell(2), QStringLiteral("Waits to take over"));
}

TEST_F(Agents, AreInactiveWhenNoneWorks) {
    client_.agentList[0].active = false;
    open();
    EXPECT_EQ(cell(1), QStringLiteral("Inactive"));
}

TEST_F(Agents, RestartOnlyAfterAQuestion) {
    open();
    answer("confirmRestartAgentCancel");
    click("restartAgentNow");
    EXPECT_EQ(client_.count("restartAgent"), 0);
    answer("confirmRestartAgentButton");
    click("restartAgentNow");
    EXPECT_TRUE(comes([this] { return client_.count("restartAgent") == 1 && enabled("restartAgentNow"); }));
}

TEST_F(Agents, SayWhyTheyCouldNotRestart) {
    open();
    client_.failing["restartAgent"] = Error(ErrorCode::Unavailable, "The agent does not answer.");
    answer("confirmRestartAgentButton");
    click("restartAgentNow");
    EXPECT_TRUE(comes([this] { return visible("agentsError"); }));
}

TEST_F(SmallPages, MappingShowsTheEightAttributesAndFiltersThem) {
    auto* page = new MappingPage(client_);
    show(page);
    page->showConfiguration(QString::fromLatin1(sample::configurationName));
    settle();
    auto* list = find<QComboBox>("mappingList");
    list->setCurrentIndex(list->count() - 1);
    auto* table = find<QTableView>("mappingTable");
    EXPECT_EQ(table->model()->rowCount(), 8);
    type("mappingFilter", QStringLiteral("proxy"));
    EXPECT_EQ(table->model()->rowCount(), 1);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_TRUE(find<SidePanel>("mappingPanel")->isOpen());
}

TEST_F(SmallPages, SettingsTellTheChosenTheme) {
    auto* page = new SettingsPage(ThemeChoice::Light);
    show(page);
    EXPECT_TRUE(find<QRadioButton>("themeLight")->isChecked());
    ThemeChoice chosen = ThemeChoice::System;
    QObject::connect(page, &SettingsPage::themeChosen, [&chosen](ThemeChoice theme) { chosen = theme; });
    click("themeDark");
    EXPECT_EQ(chosen, ThemeChoice::Dark);
}

}  // namespace hs::ui::test
