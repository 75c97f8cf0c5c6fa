#include <QTableView>

#include "tests/ui/support/PageTest.h"
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
    QAbstractItemModel* rows() { return find<QTableView>("runsTable")->model(); }
    QString cell(int row, const QString& column) {
        for (int i = 0; i < rows()->columnCount(); ++i)
            if (rows()->headerData(i, Qt::Horizontal).toString() == column)
                return rows()->index(row, i).data().toString();
        return {};
    }

    RunsPage* page_ = nullptr;
};

}  // namespace

TEST_F(Runs, AreListedWithTheirNumbers) {
    open();
    EXPECT_EQ(rows()->rowCount(), 12);
    EXPECT_EQ(cell(0, QStringLiteral("Run")), QStringLiteral("42"));
    EXPECT_EQ(cell(0, QStringLiteral("State")), QStringLiteral("Succeeded"));
    EXPECT_EQ(cell(0, QStringLiteral("Written")), QStringLiteral("12"));
    EXPECT_EQ(cell(6, QStringLiteral("State")), QStringLiteral("Stopped by guard"));
}

TEST_F(Runs, SayWhoAskedAndWhatTheyAreBasedOn) {
    client_.runList[0].by = "ada";
    client_.runList[0].basis = 36;
    client_.runList[0].note = "Full instead of delta: the watermark has expired";
    client_.runList[1].kind = RunKind::Undo;
    client_.runList[1].basis = 31;
    open();
    EXPECT_EQ(cell(0, QStringLiteral("By")), QStringLiteral("ada"));
    EXPECT_EQ(cell(0, QStringLiteral("About")),
              QStringLiteral("Applies run 36. Full instead of delta: the watermark has expired"));
    EXPECT_EQ(cell(1, QStringLiteral("About")), QStringLiteral("Undoes run 31"));
}

TEST_F(Runs, MarkPreviews) {
    client_.runList[0].preview = true;
    client_.runList[0].state = RunState::Previewed;
    open();
    EXPECT_EQ(cell(0, QStringLiteral("Kind")), QStringLiteral("Full, preview"));
    EXPECT_EQ(cell(0, QStringLiteral("State")), QStringLiteral("Previewed"));
}

TEST_F(Runs, TellAnApplicationOfAnUndoFromAnUndo) {
    client_.runList[1].kind = client_.runList[0].kind = RunKind::Undo;
    client_.runList[1].preview = true;
    client_.runList[1].basis = 31;
    client_.runList[0].basis = client_.runList[1].id;
    open();
    EXPECT_EQ(cell(0, QStringLiteral("About")), QStringLiteral("Applies run 41"));
    EXPECT_EQ(cell(1, QStringLiteral("About")), QStringLiteral("Would undo run 31"));
}

TEST_F(Runs, SortByNumberAndNotByItsDigits) {
    open();
    find<QTableView>("runsTable")->sortByColumn(6, Qt::DescendingOrder);
    EXPECT_EQ(cell(0, QStringLiteral("Written")), QLocale().toString(1204));
    EXPECT_EQ(cell(1, QStringLiteral("Written")), QStringLiteral("41"));
}

TEST_F(Runs, AreFilteredByAnyWord) {
    open();
    type("runsFilter", QStringLiteral("guard"));
    EXPECT_EQ(rows()->rowCount(), 1);
}

TEST_F(Runs, AreReadAgainWhenOneEnds) {
    open();
    const int before = client_.count("runs");
    Event ended;
    ended.kind = Event::Kind::RunEnded;
    ended.configuration = sample::configurationName;
    client_.tell(ended);
    EXPECT_TRUE(comes([&] { return client_.count("runs") == before + 1; }));
}

TEST_F(Runs, OfOtherConfigurationsAreNotReadAgain) {
    open();
    const int before = client_.count("runs");
    Event ended;
    ended.kind = Event::Kind::RunEnded;
    ended.configuration = "fabrikam.test";
    client_.tell(ended);
    settle();
    EXPECT_EQ(client_.count("runs"), before);
}

TEST_F(Runs, OpenAtANumberBeforeTheListIsThere) {
    page_ = new RunsPage(client_, clock_);
    show(page_);
    page_->showConfiguration(QString::fromLatin1(sample::configurationName));
    page_->openRun(36);
    EXPECT_TRUE(comes([this] { return visible("changesTable"); }));
    EXPECT_EQ(labelOf("runTitle"), QStringLiteral("Run 36"));
    EXPECT_EQ(client_.count("run"), 0);
}

TEST_F(Runs, OpenARunThatIsOlderThanTheList) {
    open();
    client_.detail.run.id = 3;
    page_->openRun(3);
    EXPECT_TRUE(comes([this] { return visible("changesTable"); }));
    EXPECT_EQ(labelOf("runTitle"), QStringLiteral("Run 3"));
}

TEST_F(Runs, SayThatARunIsNotThere) {
    open();
    client_.failing["run"] = Error(ErrorCode::NotFound, "There is no run of this number.");
    page_->openRun(999);
    EXPECT_TRUE(comes([this] { return visible("runsError"); }));
    EXPECT_TRUE(visible("runsTable"));
}

TEST_F(Runs, SayThatThereIsNoneYet) {
    client_.runList.clear();
    open();
    EXPECT_TRUE(comes([this] { return visible("runsEmpty"); }));
}

}  // namespace hs::ui::test
