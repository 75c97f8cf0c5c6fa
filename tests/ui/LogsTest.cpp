#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/CopyableIdentifier.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/Texts.h"
#include "ui/kit/Toast.h"
#include "ui/kit/Words.h"
#include "ui/logs/LogsPage.h"
#include "ui/logs/LogsViewModel.h"

namespace hs::ui::test {

namespace {

class ProvisioningLogs : public PageTest {
protected:
    void open() {
        page_ = new LogsPage(client_, clock_);
        show(page_);
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return !page_->viewModel().isLoading(); }));
    }
    QAbstractItemModel* rows() { return find<QTableView>("logsTable")->model(); }
    void openRow(int row) {
        auto* table = find<QTableView>("logsTable");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, 0));
        QTest::keyClick(table, Qt::Key_Return);
        EXPECT_TRUE(comes([this] { return find<SidePanel>("logPanel")->isOpen() || visible("logsError"); }));
    }

    void exportAs(const char* action) {
        page_->exportButton()->setPathChooser(
            [this](const QString& suggested) { return directory_.filePath(suggested); });
        QObject::connect(page_->exportButton(), &ExportButton::exported, page_,
                         [this](const QString& path) { exported_ = path; });
        page_->exportButton()->findChild<QAction*>(QString::fromLatin1(action))->trigger();
    }
    QByteArray file(const char* name) {
        QFile read(directory_.filePath(QString::fromLatin1(name)));
        EXPECT_TRUE(read.open(QIODevice::ReadOnly)) << name;
        return read.readAll();
    }

    LogsPage* page_ = nullptr;
    QTemporaryDir directory_;
    QString exported_;
};

}  // namespace

TEST_F(ProvisioningLogs, HaveThePortalsColumns) {
    open();
    QStringList titles;
    for (int i = 0; i < rows()->columnCount(); ++i) titles << rows()->headerData(i, Qt::Horizontal).toString();
    EXPECT_EQ(titles.join(QLatin1Char('|')),
              QStringLiteral("Date|Identity|Action|Source system|Target system|Status|Run"));
}

TEST_F(ProvisioningLogs, SayWhichWayAnObjectWent) {
    open();
    EXPECT_EQ(rows()->index(0, 3).data().toString(), QStringLiteral("Microsoft Entra ID"));
    EXPECT_EQ(rows()->index(0, 4).data().toString(), QStringLiteral("Active Directory"));
    EXPECT_EQ(rows()->index(2, 5).data().toString(), QStringLiteral("Failure"));
}

TEST_F(ProvisioningLogs, AskTheEngineForOneStatus) {
    open();
    find<QComboBox>("logsStatus")->setCurrentIndex(2);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1; }));
    EXPECT_EQ(client_.lastFilter.status, StepStatus::Failure);
}

TEST_F(ProvisioningLogs, AskTheEngineForOneAction) {
    open();
    find<QComboBox>("logsAction")->setCurrentIndex(1);
    EXPECT_TRUE(comes([this] { return client_.lastFilter.action == ChangeKind::Create; }));
}

TEST_F(ProvisioningLogs, SearchAMomentAfterTheLastKey) {
    open();
    const int before = client_.count("outcomes");
    type("logsFilter", QStringLiteral("Turing"));
    EXPECT_TRUE(comes([this] { return client_.lastFilter.text == "Turing"; }));
    EXPECT_EQ(client_.count("outcomes"), before + 1);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1; }));
}

TEST_F(ProvisioningLogs, SayThatNothingMatches) {
    open();
    type("logsFilter", QStringLiteral("nobody"));
    EXPECT_TRUE(comes([this] { return visible("logsEmpty"); }));
}

TEST_F(ProvisioningLogs, ReadTheNextPageAfterTheOldestRow) {
    client_.log = sample::log(1100);
    open();
    EXPECT_EQ(rows()->rowCount(), 500);
    EXPECT_TRUE(rows()->canFetchMore({}));
    rows()->fetchMore({});
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1000; }));
    EXPECT_EQ(client_.lastFilter.beforeId, client_.log[499].first);
    rows()->fetchMore({});
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1100; }));
    EXPECT_FALSE(rows()->canFetchMore({}));
}

TEST_F(ProvisioningLogs, AskForNothingWhileAPageIsOnItsWay) {
    client_.log = sample::log(1100);
    open();
    const int before = client_.count("outcomes");
    client_.held = {"outcomes"};
    rows()->fetchMore({});
    rows()->fetchMore({});
    EXPECT_FALSE(rows()->canFetchMore({}));
    EXPECT_EQ(client_.count("outcomes"), before + 1);
    client_.release();
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1000; }));
}

TEST_F(ProvisioningLogs, SayHowManyEntriesMatchOfHowMany) {
    client_.log = sample::log(12);
    open();
    EXPECT_TRUE(comes([this] { return labelOf("logsCount") == QStringLiteral("12 entries"); }));
    find<QComboBox>("logsStatus")->setCurrentIndex(2);
    EXPECT_TRUE(comes([this] { return labelOf("logsCount") == QStringLiteral("2 of 12 entries"); }));
}

TEST_F(ProvisioningLogs, AskTheEngineForOneTargetSystem) {
    open();
    find<QComboBox>("logsTarget")->setCurrentIndex(2);
    EXPECT_EQ(client_.lastFilter.rule, RuleKind::Writeback);
}

TEST_F(ProvisioningLogs, AskTheEngineForTheLastHour) {
    open();
    find<QComboBox>("logsRange")->setCurrentIndex(1);
    EXPECT_EQ(client_.lastFilter.from, sample::now() - 3'600'000);
    EXPECT_EQ(client_.lastFilter.until, 0);
}

TEST_F(ProvisioningLogs, OfferTwoTimesForACustomRange) {
    open();
    EXPECT_FALSE(visible("logsFrom"));
    find<QComboBox>("logsRange")->setCurrentIndex(4);
    EXPECT_TRUE(visible("logsFrom"));
    find<QDateTimeEdit>("logsFrom")->setDateTime(QDateTime::fromMSecsSinceEpoch(sample::now() - 600'000));
    EXPECT_EQ(client_.lastFilter.from, sample::now() - 600'000);
    EXPECT_GT(client_.lastFilter.until, client_.lastFilter.from);
}

TEST_F(ProvisioningLogs, AskTheEngineForOneRun) {
    open();
    type("logsRun", QStringLiteral("41"));
    EXPECT_TRUE(comes([this] { return client_.lastFilter.run == 41; }));
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 3; }));
}

TEST_F(ProvisioningLogs, OpenAtARun) {
    open();
    page_->showRun(QString::fromLatin1(sample::configurationName), 42);
    EXPECT_TRUE(comes([this] { return client_.lastFilter.run == 42; }));
    EXPECT_EQ(find<QLineEdit>("logsRun")->text(), QStringLiteral("42"));
}

TEST_F(ProvisioningLogs, OpenAtAPersonAndForgetTheOtherFilters) {
    open();
    find<QComboBox>("logsStatus")->setCurrentIndex(2);
    page_->showFor(QString::fromLatin1(sample::configurationName), QStringLiteral("Turing"));
    EXPECT_TRUE(comes([this] { return client_.lastFilter.text == "Turing"; }));
    EXPECT_FALSE(client_.lastFilter.status.has_value());
}

TEST_F(ProvisioningLogs, GoToTheOldestEntryPageByPage) {
    client_.log = sample::log(2100);
    open();
    auto* table = find<QTableView>("logsTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_End);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 2100; }));
    EXPECT_TRUE(comes([table] { return table->currentIndex().row() == 2099; }));
    EXPECT_FALSE(visible("readingLogs"));
}

TEST_F(ProvisioningLogs, SayHowFarTheyAreOnTheWayToTheOldestAndStop) {
    client_.log = sample::log(2100);
    open();
    client_.held = {"outcomes"};
    click("goToOldest");
    EXPECT_TRUE(visible("readingLogs"));
    EXPECT_TRUE(labelOf("readingLogsSentence").contains(QLocale().toString(2100)));
    click("readingLogsStop");
    client_.held.clear();
    client_.release();
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1000; }));
    settle();
    EXPECT_EQ(rows()->rowCount(), 1000);
}

TEST_F(ProvisioningLogs, OpenARowWithEnterInFourTabs) {
    open();
    openRow(2);
    EXPECT_TRUE(find<SidePanel>("logPanel")->isOpen());
    auto* tabs = find<QTabWidget>("outcomeTabs");
    QStringList titles;
    for (int i = 0; i < tabs->count(); ++i) titles << tabs->tabText(i);
    EXPECT_EQ(titles.join(QLatin1Char('|')),
              QStringLiteral("Steps|Troubleshooting && Recommendations|Modified Properties|Summary"));
}

TEST_F(ProvisioningLogs, RecommendWhatToDoAboutAFailure) {
    open();
    openRow(2);
    find<QTabWidget>("outcomeTabs")->setCurrentIndex(1);
    EXPECT_TRUE(visible("outcomeError"));
    EXPECT_TRUE(labelOf("outcomeErrorNextStep").contains(QStringLiteral("Grant the sync account")));
    EXPECT_TRUE(labelOf("outcomeErrorWhere").contains(QStringLiteral("msExchUserHoldPolicies")));
}

TEST_F(ProvisioningLogs, ShowTheModifiedProperties) {
    open();
    openRow(0);
    EXPECT_EQ(find<QTableView>("modifiedProperties")->model()->rowCount(), 8);
}

TEST_F(ProvisioningLogs, ExportEverythingThatMatchesAndNotOnlyWhatWasRead) {
    client_.log = sample::log(1100);
    open();
    EXPECT_EQ(rows()->rowCount(), 500);
    exportAs("exportCsv");
    EXPECT_TRUE(comes([this] { return !exported_.isEmpty(); }));
    EXPECT_EQ(file("provisioning-logs.csv").count("\r\n"), 1101);
}

TEST_F(ProvisioningLogs, ExportThreeFilesJoinedByTheChangeId) {
    open();
    exportAs("exportCsv");
    EXPECT_TRUE(comes([this] { return !exported_.isEmpty(); }));
    EXPECT_TRUE(file("provisioning-logs.csv").startsWith("\"ChangeId\","));
    EXPECT_TRUE(file("provisioning-logs.csv").contains("\"1000\","));
    EXPECT_TRUE(file("provisioning-logs_ModifiedProperties.csv").contains("\"1000\",\"msExchArchiveStatus\""));
    EXPECT_TRUE(file("provisioning-logs_ProvisioningSteps.csv").contains("\"999\",\"1\",\"import\""));
}

TEST_F(ProvisioningLogs, ExportOnlyWhatTheFilterLeaves) {
    open();
    find<QComboBox>("logsStatus")->setCurrentIndex(2);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1; }));
    exportAs("exportJson");
    EXPECT_TRUE(comes([this] { return !exported_.isEmpty(); }));
    const QJsonArray entries = QJsonDocument::fromJson(file("provisioning-logs.json")).array();
    ASSERT_EQ(entries.size(), 1);
    EXPECT_EQ(entries.first()[QStringLiteral("status")].toString(), QStringLiteral("failure"));
}

TEST_F(ProvisioningLogs, SayHowFarAnExportIsAndWriteNothingWhenItIsStopped) {
    client_.log = sample::log(1100);
    open();
    client_.held = {"outcomes"};
    exportAs("exportJson");
    EXPECT_TRUE(visible("exportingLogs"));
    EXPECT_TRUE(labelOf("exportingLogsSentence").contains(QLocale().toString(1100)));
    EXPECT_FALSE(enabled("exportLogs"));
    click("exportingLogsStop");
    client_.release();
    settle();
    EXPECT_FALSE(visible("exportingLogs"));
    EXPECT_FALSE(QFile::exists(directory_.filePath(QStringLiteral("provisioning-logs.json"))));
    EXPECT_TRUE(exported_.isEmpty());
}

TEST_F(ProvisioningLogs, LeaveTheFileThatWasThereWhenAnExportFails) {
    open();
    QFile before(directory_.filePath(QStringLiteral("provisioning-logs.json")));
    ASSERT_TRUE(before.open(QIODevice::WriteOnly));
    before.write("yesterday");
    before.close();
    client_.failing["outcomes"] = Error(ErrorCode::Unavailable, "The store is locked.");
    exportAs("exportJson");
    EXPECT_TRUE(comes([this] { return !visible("exportingLogs") && enabled("exportLogs"); }));
    EXPECT_EQ(file("provisioning-logs.json"), QByteArray("yesterday"));
}

TEST_F(ProvisioningLogs, SayThatAFileCannotBeWritten) {
    open();
    page_->exportButton()->setPathChooser(
        [](const QString& suggested) { return QStringLiteral("/nowhere/") + suggested; });
    page_->exportButton()->exportNow();
    EXPECT_TRUE(comes([this] { return page_->findChild<Toast*>() != nullptr; }));
    EXPECT_FALSE(visible("exportingLogs"));
}

TEST_F(ProvisioningLogs, ShowTheSummaryWithAChangeIdToCopyAndWhoAsked) {
    client_.runList.front().by = "schedule";
    open();
    openRow(0);
    EXPECT_TRUE(comes([this] { return page_->findChild<CopyableIdentifier*>(QStringLiteral("outcomeChangeId")); }));
    EXPECT_EQ(find<CopyableIdentifier>("outcomeChangeId")->identifier(), QStringLiteral("1000"));
    QStringList lines;
    for (const auto* label : page_->findChildren<ElidedLabel*>()) lines << label->fullText();
    EXPECT_TRUE(lines.contains(QStringLiteral("schedule")));
}

TEST_F(ProvisioningLogs, LeadFromAnEntryToItsRun) {
    open();
    QSignalSpy asked(page_, &LogsPage::runRequested);
    openRow(0);
    EXPECT_TRUE(comes([this] { return page_->findChild<QWidget*>(QStringLiteral("showInRun")) != nullptr; }));
    find<QAbstractButton>("showInRun")->click();
    EXPECT_TRUE(comes([&asked] { return asked.count() == 1; }));
    EXPECT_EQ(asked.value(0).value(0).toString(), QString::fromLatin1(sample::configurationName));
    EXPECT_EQ(asked.value(0).value(1).toLongLong(), 42);
}

TEST_F(ProvisioningLogs, OfAllConfigurationsFindTheOneARunBelongsTo) {
    page_ = new LogsPage(client_, clock_);
    show(page_);
    page_->showConfiguration({});
    QSignalSpy asked(page_, &LogsPage::runRequested);
    page_->viewModel().findRun(42);
    EXPECT_TRUE(comes([&asked] { return asked.count() == 1; }));
    EXPECT_EQ(asked.value(0).value(0).toString(), QString::fromLatin1(sample::configurationName));
}

TEST_F(ProvisioningLogs, SayThatARunOfNoConfigurationIsGone) {
    page_ = new LogsPage(client_, clock_);
    show(page_);
    page_->showConfiguration({});
    page_->viewModel().findRun(7);
    EXPECT_TRUE(comes([this] { return visible("logsError"); }));
}

TEST_F(ProvisioningLogs, SayThatAnEntryWasRemovedByRetention) {
    open();
    client_.log.erase(client_.log.begin());
    openRow(0);
    EXPECT_TRUE(comes([this] { return visible("logsError"); }));
    EXPECT_TRUE(labelOf("logsErrorMessage").contains(QStringLiteral("retention")));
}

TEST_F(ProvisioningLogs, SayThatTheChainIsIntactAndShowItsHead) {
    client_.verdict = sample::verdict();
    open();
    click("verifyLog");
    EXPECT_TRUE(comes([this] { return visible("logVerdict"); }));
    EXPECT_TRUE(labelOf("logVerdictMessage").contains(QStringLiteral("intact")));
    EXPECT_EQ(find<CopyableIdentifier>("logHead")->identifier(), text(client_.verdict.head));
    click("dismissVerdict");
    EXPECT_FALSE(visible("logVerdict"));
}

TEST_F(ProvisioningLogs, NameTheEntryWhereTheChainIsBroken) {
    client_.verdict = sample::verdict();
    client_.verdict.intact = false;
    client_.verdict.brokenAt = 77;
    client_.verdict.problem = "its content does not match its hash.";
    open();
    click("verifyLog");
    EXPECT_TRUE(comes([this] { return visible("logVerdict"); }));
    EXPECT_TRUE(labelOf("logVerdictMessage").contains(QStringLiteral("broken at entry 77: its content")));
    EXPECT_FALSE(visible("logHead"));
}

TEST_F(ProvisioningLogs, CanStopVerifying) {
    open();
    client_.held = {"verifyLog"};
    click("verifyLog");
    EXPECT_TRUE(visible("verifyingLog"));
    EXPECT_FALSE(enabled("verifyLog"));
    click("verifyingLogStop");
    EXPECT_TRUE(client_.lastStop.stop_requested());
    client_.release();
    EXPECT_TRUE(comes([this] { return enabled("verifyLog"); }));
    EXPECT_FALSE(visible("logVerdict"));
}

TEST_F(ProvisioningLogs, SayThatTheyCouldNotBeReadAndTryAgain) {
    client_.failing["outcomes"] = Error(ErrorCode::Corrupt, "The store is damaged.");
    open();
    EXPECT_TRUE(visible("logsError"));
    client_.failing.clear();
    click("retryLogs");
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 6; }));
    EXPECT_FALSE(visible("logsError"));
}

TEST(Recommendations, SayThatNothingNeedsToBeDoneAfterSuccess) {
    EXPECT_EQ(LogsViewModel::recommendations(sample::provisioned()).size(), 1);
}

TEST(Recommendations, NameTheAttributeThatWasNotWritten) {
    const QStringList said = LogsViewModel::recommendations(sample::writtenBack());
    EXPECT_TRUE(said.first().contains(QStringLiteral("msExchUserHoldPolicies")));
}

}  // namespace hs::ui::test
