#include <QTableView>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/StatusLabel.h"
#include "ui/runs/RunsPage.h"
#include "ui/runs/RunsViewModel.h"

namespace hs::ui::test {

namespace {

class Runs : public PageTest {
protected:
    void open() {
        page_ = new RunsPage(client_, clock_);
        show(page_);
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return client_.runList.empty() || rows()->rowCount() > 0; }));
    }
    void openRun() {
        open();
        auto* table = find<QTableView>("runsTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        EXPECT_TRUE(comes([this] { return visible("changesTable"); }));
    }
    QAbstractItemModel* rows() { return find<QTableView>("runsTable")->model(); }

    RunsPage* page_ = nullptr;
};

}  // namespace

TEST_F(Runs, AreListedWithTheirNumbers) {
    open();
    EXPECT_EQ(rows()->rowCount(), 12);
    EXPECT_EQ(rows()->index(0, 2).data().toString(), QStringLiteral("Succeeded"));
    EXPECT_EQ(rows()->index(0, 4).data().toString(), QStringLiteral("12"));
    EXPECT_EQ(rows()->index(6, 2).data().toString(), QStringLiteral("Stopped by guard"));
}

TEST_F(Runs, SortByNumberAndNotByItsDigits) {
    open();
    find<QTableView>("runsTable")->sortByColumn(4, Qt::DescendingOrder);
    EXPECT_EQ(rows()->index(0, 4).data().toString(), QLocale().toString(1204));
    EXPECT_EQ(rows()->index(1, 4).data().toString(), QStringLiteral("41"));
}

TEST_F(Runs, AreFilteredByAnyWord) {
    open();
    type("runsFilter", QStringLiteral("guard"));
    EXPECT_EQ(rows()->rowCount(), 1);
}

TEST_F(Runs, OpenWithEnterAndShowTheirChanges) {
    openRun();
    EXPECT_EQ(find<QTableView>("changesTable")->model()->rowCount(), 3);
    EXPECT_EQ(find<StatusLabel>("runState")->word(), QStringLiteral("Succeeded"));
    EXPECT_TRUE(labelOf("runCounts").contains(QStringLiteral("12 written")));
}

TEST_F(Runs, ShowBeforeAndAfterOfTheSelectedChange) {
    openRun();
    EXPECT_EQ(find<QTableView>("changeAttributes")->model()->rowCount(), 8);
    auto* changes = find<QTableView>("changesTable");
    changes->setCurrentIndex(changes->model()->index(1, 0));
    EXPECT_EQ(find<QTableView>("changeAttributes")->model()->rowCount(), 2);
}

TEST_F(Runs, NameTheGuardThatStoppedThem) {
    client_.detail.run = client_.runList[6];
    client_.detail.changes.clear();
    openRun();
    EXPECT_TRUE(visible("runError"));
    EXPECT_TRUE(labelOf("runErrorMessage").contains(QStringLiteral("640 of 1,204")));
}

TEST_F(Runs, LeadBackToTheList) {
    openRun();
    click("backToRuns");
    EXPECT_TRUE(visible("runsTable"));
}

TEST_F(Runs, SayThatThereIsNoneYet) {
    client_.runList.clear();
    open();
    EXPECT_TRUE(comes([this] { return visible("runsEmpty"); }));
}

}  // namespace hs::ui::test
