#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/NavigationList.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/StatusLabel.h"
#include "ui/shell/ConfigurationView.h"
#include "ui/shell/MainWindow.h"

namespace hs::ui::test {

namespace {

class Window : public PageTest {
protected:
    void open(QSettings* settings = nullptr, QSize size = QSize(1280, 860)) {
        window_ = new MainWindow(client_, clock_, settings);
        show(window_, size);
        settle();
    }
    void openConfiguration(const char* place = "overview") {
        open();
        window_->openConfiguration(QString::fromLatin1(sample::configurationName), QString::fromLatin1(place));
        EXPECT_TRUE(comes([this] { return enabled("deleteConfiguration") && enabled("restartJob"); }));
        QTest::qWait(5);
    }
    QString page() { return window_->currentPage() ? window_->currentPage()->objectName() : QString(); }

    MainWindow* window_ = nullptr;
};

}  // namespace

TEST_F(Window, StartsWithTheConfigurations) {
    open();
    EXPECT_EQ(page(), QStringLiteral("configurationsPage"));
    EXPECT_EQ(window_->minimumSize(), QSize(960, 640));
}

TEST_F(Window, StartsWithTheTwoWaysInWhenThereIsNoConfiguration) {
    client_.summaries.clear();
    open();
    EXPECT_TRUE(comes([this] { return page() == QStringLiteral("connectPage"); }));
    EXPECT_FALSE(visible("cancelNew"));
}

TEST_F(Window, GoesWhereTheNavigationPoints) {
    open();
    auto* navigation = find<NavigationList>("navigation");
    navigation->setFocus();
    QTest::keyClick(navigation, Qt::Key_Down);
    EXPECT_EQ(page(), QStringLiteral("agentsPage"));
    QTest::keyClick(navigation, Qt::Key_Down);
    EXPECT_EQ(page(), QStringLiteral("logsPage"));
    QTest::keyClick(navigation, Qt::Key_Down);
    EXPECT_EQ(page(), QStringLiteral("settingsPage"));
}

TEST_F(Window, OpensAConfigurationWithEnter) {
    open();
    auto* table = find<QTableView>("configurationsTable");
    EXPECT_TRUE(comes([table] { return table->model()->rowCount() == 1; }));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_EQ(page(), QStringLiteral("overviewPage"));
    EXPECT_TRUE(
        comes([this] { return labelOf("connectionInFront").contains(QStringLiteral("contoso.onmicrosoft.com")); }));
}

TEST_F(Window, LeadsThroughThePagesOfAConfiguration) {
    openConfiguration();
    auto* navigation = find<NavigationList>("configurationNavigation");
    for (const char* place : {"provision", "scoping", "mapping", "logs", "runs"}) {
        window_->openConfiguration(QString::fromLatin1(sample::configurationName), QString::fromLatin1(place));
        EXPECT_EQ(page(), QString::fromLatin1(place) + QStringLiteral("Page"));
        EXPECT_EQ(navigation->selected(), QString::fromLatin1(place));
    }
}

TEST_F(Window, ShowsPropertiesBesideTheOverview) {
    openConfiguration();
    find<QTabWidget>("configurationTabs")->setCurrentIndex(1);
    EXPECT_EQ(page(), QStringLiteral("propertiesPage"));
    EXPECT_TRUE(comes([this] { return enabled("editBasics"); }));
}

TEST_F(Window, LeadsBackByTheBreadcrumb) {
    openConfiguration();
    click("breadcrumb0");
    EXPECT_EQ(page(), QStringLiteral("configurationsPage"));
}

TEST_F(Window, RunsFullAndShowsTheCycle) {
    openConfiguration("mapping");
    client_.held = {"runCycle"};
    click("runFull");
    EXPECT_EQ(page(), QStringLiteral("overviewPage"));
    EXPECT_TRUE(visible("cycleBusy"));
    EXPECT_FALSE(client_.lastCycle.preview);
    EXPECT_FALSE(enabled("runFull"));
    client_.release();
    EXPECT_TRUE(comes([this] { return enabled("runFull"); }));
}

TEST_F(Window, PreviewsARun) {
    openConfiguration();
    click("previewRun");
    EXPECT_TRUE(client_.lastCycle.preview);
}

TEST_F(Window, RunsADeltaCycleByKey) {
    openConfiguration("mapping");
    client_.held = {"runCycle"};
    QTest::keyClick(window_, Qt::Key_R, Qt::ControlModifier);
    EXPECT_EQ(page(), QStringLiteral("overviewPage"));
    EXPECT_EQ(client_.count("runCycle"), 1);
    EXPECT_FALSE(client_.lastCycle.full || client_.lastCycle.preview);
    client_.release();
}

TEST_F(Window, PreviewsADeltaFromTheMenu) {
    openConfiguration();
    click("previewMenuButton");
    auto* action = window_->findChild<QAction*>(QStringLiteral("previewDelta"));
    ASSERT_NE(action, nullptr);
    action->trigger();
    EXPECT_TRUE(client_.lastCycle.preview);
    EXPECT_FALSE(client_.lastCycle.full);
}

TEST_F(Window, PausesAndResumes) {
    openConfiguration();
    click("togglePause");
    EXPECT_TRUE(comes([this] { return find("togglePause")->accessibleName() == QStringLiteral("Resume"); }));
    EXPECT_TRUE(visible("pausedBanner"));
    EXPECT_TRUE(enabled("runDelta"));
    click("togglePause");
    EXPECT_TRUE(comes([this] { return find("togglePause")->accessibleName() == QStringLiteral("Pause"); }));
}

TEST_F(Window, RestartsOnlyAfterAQuestion) {
    openConfiguration();
    answer("confirmRestartCancel");
    click("restartJob");
    EXPECT_EQ(client_.count("restartJob"), 0);
    answer("confirmRestartButton");
    click("restartJob");
    EXPECT_EQ(client_.count("restartJob"), 1);
}

TEST_F(Window, StopsFromTheCommands) {
    openConfiguration();
    EXPECT_FALSE(enabled("stopRun"));
    client_.held = {"runCycle"};
    click("runDelta");
    EXPECT_TRUE(enabled("stopRun"));
    const std::stop_token stop = client_.lastStop;
    click("stopRun");
    EXPECT_TRUE(stop.stop_requested());
    client_.release();
}

TEST_F(Window, LeadsFromAFinishedRunToItsChanges) {
    openConfiguration();
    click("runFull");
    EXPECT_TRUE(comes([this] { return visible("cycleResult"); }));
    click("lookAtResult");
    EXPECT_EQ(page(), QStringLiteral("runsPage"));
}

TEST_F(Window, ClosesAnOpenPanelWithEscapeFromAnywhere) {
    openConfiguration("properties");
    EXPECT_TRUE(comes([this] { return enabled("editBasics"); }));
    click("editBasics");
    EXPECT_TRUE(find<SidePanel>("basicsPanel")->isOpen());
    find("configurationNavigation")->setFocus();
    QTest::keyClick(find("configurationNavigation"), Qt::Key_Escape);
    EXPECT_FALSE(find<SidePanel>("basicsPanel")->isOpen());
}

TEST_F(Window, ReachesTheNavigationByTabFromThePencilAfterApply) {
    openConfiguration("properties");
    EXPECT_TRUE(comes([this] { return enabled("editBasics"); }));
    find("editBasics")->setFocus();
    QTest::keyClick(find("editBasics"), Qt::Key_Space);
    type("notificationEmail", QStringLiteral("other@contoso.test"));
    QTest::keyClick(find("notificationEmail"), Qt::Key_Return);
    EXPECT_TRUE(comes([this] { return !find<SidePanel>("basicsPanel")->isOpen(); }));
    EXPECT_EQ(QApplication::focusWidget(), find("editBasics"));
    int tabs = 0;
    QStringList way;
    while (tabs < 20 && QApplication::focusWidget() != find("configurationNavigation")) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        way << QApplication::focusWidget()->objectName();
        ++tabs;
    }
    EXPECT_LT(tabs, 20) << way.join(QStringLiteral(", ")).toStdString();
}

TEST_F(Window, DisablesAndEnablesAConfiguration) {
    openConfiguration();
    click("toggleEnabled");
    EXPECT_TRUE(comes([this] { return find("toggleEnabled")->accessibleName() == QStringLiteral("Enable"); }));
    EXPECT_FALSE(enabled("runFull"));
    click("toggleEnabled");
    EXPECT_TRUE(comes([this] { return enabled("runFull"); }));
}

TEST_F(Window, NamesCountsBeforeItDeletesAndDefaultsToCancel) {
    openConfiguration();
    QString said;
    answer("cancelDelete", &said);
    click("deleteConfiguration");
    EXPECT_TRUE(said.contains(QStringLiteral("1 configuration")) && said.contains(QLocale().toString(1204)))
        << said.toStdString();
    EXPECT_EQ(client_.count("deleteConfiguration"), 0);
}

TEST_F(Window, KeepsAConfigurationOnEnterInTheDeleteBox) {
    openConfiguration();
    QTimer::singleShot(50, [] { QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return); });
    click("deleteConfiguration");
    EXPECT_EQ(client_.count("deleteConfiguration"), 0);
}

TEST_F(Window, DeletesAfterConfirmationAndGoesBack) {
    openConfiguration();
    answer("confirmDeleteButton");
    click("deleteConfiguration");
    EXPECT_TRUE(comes([this] { return page() == QStringLiteral("connectPage"); }));  // it was the last one
    EXPECT_EQ(client_.count("deleteConfiguration"), 1);
}

TEST_F(Window, SignsInAndOut) {
    openConfiguration();
    EXPECT_EQ(find<StatusLabel>("account")->word(), QStringLiteral("Not signed in"));
    click("signIn");
    EXPECT_TRUE(comes(
        [this] { return find<StatusLabel>("account")->word() == QStringLiteral("admin@contoso.onmicrosoft.com"); }));
    click("signIn");
    EXPECT_TRUE(comes([this] { return find<StatusLabel>("account")->word() == QStringLiteral("Not signed in"); }));
}

TEST_F(Window, CanCancelASignIn) {
    openConfiguration();
    client_.held = {"signIn"};
    click("signIn");
    EXPECT_EQ(find("signIn")->accessibleName(), QStringLiteral("Cancel sign-in"));
    const std::stop_token stop = client_.lastStop;
    click("signIn");
    EXPECT_TRUE(stop.stop_requested());
}

TEST_F(Window, SaysWhetherAnAgentWorks) {
    open();
    EXPECT_TRUE(comes([this] { return find<StatusLabel>("agentStatus")->word() == QStringLiteral("Agent up"); }));
}

TEST_F(Window, RefreshesWithF5) {
    open();
    const int before = client_.count("configurations");
    QTest::keyClick(window_, Qt::Key_F5);
    EXPECT_EQ(client_.count("configurations"), before + 1);
}

TEST_F(Window, JumpsToTheFilterWithCtrlF) {
    openConfiguration("logs");
    find<NavigationList>("configurationNavigation")->setFocus();
    QTest::keyClick(window_, Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(QApplication::focusWidget(), window_->currentPage()->filterField());
}

TEST_F(Window, ExportsWithCtrlE) {
    openConfiguration("runs");
    QString asked;
    window_->currentPage()->exportButton()->setPathChooser([&asked](const QString& suggested) {
        asked = suggested;
        return QString();
    });
    EXPECT_TRUE(comes([this] { return find<QTableView>("runsTable")->model()->rowCount() > 0; }));
    QTest::keyClick(window_, Qt::Key_E, Qt::ControlModifier);
    EXPECT_EQ(asked, QStringLiteral("runs.csv"));
}

TEST_F(Window, RemembersPlaceConfigurationAndTheme) {
    QTemporaryDir directory;
    QSettings settings(directory.filePath(QStringLiteral("console.ini")), QSettings::IniFormat);
    open(&settings);
    EXPECT_TRUE(comes([this] { return find<QTableView>("configurationsTable")->model()->rowCount() == 1; }));
    window_->openConfiguration(QString::fromLatin1(sample::configurationName), QStringLiteral("runs"));
    window_->close();
    open(&settings);
    EXPECT_TRUE(comes([this] { return page() == QStringLiteral("runsPage"); }));
    window_->go(QStringLiteral("settings"));
    click("themeDark");
    EXPECT_EQ(settings.value(QStringLiteral("appearance/theme")).toString(), QStringLiteral("dark"));
}

TEST_F(Window, MakesRoomByShowingIconsOfTheFirstNavigation) {
    open(nullptr, QSize(960, 640));
    auto* navigation = find<NavigationList>("navigation");
    EXPECT_FALSE(navigation->isCompact());
    window_->openConfiguration(QString::fromLatin1(sample::configurationName));
    EXPECT_TRUE(navigation->isCompact());
}

TEST_F(Window, AsksForASandbox) {
    client_.summaries.clear();
    open();
    EXPECT_TRUE(comes([this] { return page() == QStringLiteral("connectPage"); }));
    bool asked = false;
    QObject::connect(window_, &MainWindow::sandboxRequested, [&asked] { asked = true; });
    click("startSandbox");
    EXPECT_TRUE(asked);
}

}  // namespace hs::ui::test
