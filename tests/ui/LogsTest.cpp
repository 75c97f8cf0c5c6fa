#include <QComboBox>
#include <QFile>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/SidePanel.h"
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
    }

    LogsPage* page_ = nullptr;
};

}  // namespace

TEST_F(ProvisioningLogs, HaveThePortalsColumns) {
    open();
    QStringList titles;
    for (int i = 0; i < rows()->columnCount(); ++i) titles << rows()->headerData(i, Qt::Horizontal).toString();
    EXPECT_EQ(titles.join(QLatin1Char('|')), QStringLiteral("Date|Identity|Action|Source system|Target system|Status"));
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
    client_.log = sample::log(450);
    open();
    EXPECT_EQ(rows()->rowCount(), 200);
    EXPECT_TRUE(rows()->canFetchMore({}));
    rows()->fetchMore({});
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 400; }));
    EXPECT_EQ(client_.lastFilter.beforeId, 801);
    rows()->fetchMore({});
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 450; }));
    EXPECT_FALSE(rows()->canFetchMore({}));
}

TEST_F(ProvisioningLogs, OpenARowWithEnterInFourTabs) {
    open();
    openRow(2);
    EXPECT_TRUE(find<SidePanel>("logPanel")->isOpen());
    auto* tabs = find<QTabWidget>("outcomeTabs");
    QStringList titles;
    for (int i = 0; i < tabs->count(); ++i) titles << tabs->tabText(i);
    EXPECT_EQ(titles.join(QLatin1Char('|')),
              QStringLiteral("Steps|Troubleshooting and recommendations|Modified properties|Summary"));
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

TEST_F(ProvisioningLogs, ExportWhatTheyShow) {
    open();
    QTemporaryDir directory;
    page_->exportButton()->setPathChooser(
        [&directory](const QString& suggested) { return directory.filePath(suggested); });
    page_->exportButton()->exportNow();
    QFile csv(directory.filePath(QStringLiteral("provisioning-logs.csv")));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_EQ(csv.readAll().count("\r\n"), 7);
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
