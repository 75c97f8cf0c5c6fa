#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/StatusLabel.h"
#include "ui/runs/PlanViewModel.h"
#include "ui/runs/RunView.h"
#include "ui/runs/RunsPage.h"
#include "ui/runs/RunsViewModel.h"

namespace hs::ui::test {

namespace {

class ARun : public PageTest {
protected:
    void SetUp() override {
        PageTest::SetUp();
        client_.plan = PlanCounts{};
        client_.plan.updates = client_.plan.writeback = 3;
        client_.plan.done = 2;
        client_.plan.failed = 1;
    }
    hs::Run& run() { return client_.runList.front(); }
    void makePreview() {
        run().preview = true;
        run().state = RunState::Previewed;
        run().counts.written = 0;
        client_.plan = PlanCounts{};
        client_.plan.creates = 3;
        client_.plan.updates = 806;
        client_.plan.disables = 2;
        client_.plan.deletes = 1;
        client_.plan.planned = client_.plan.writeback = 812;
        for (Change& change : client_.changeList) change.state = Change::State::Planned;
    }
    void makeGuarded() {
        makePreview();
        run().preview = false;
        run().state = RunState::StoppedByGuard;
        run().error = Error(ErrorCode::Denied, "0 of 812 written: 640 objects would be deleted; the threshold is 500.");
    }
    void open() {
        page_ = new RunsPage(client_, clock_);
        show(page_);
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        page_->openRun(run().id);
        EXPECT_TRUE(comes([this] { return page_->view().plan().counts().has_value() && visible("changesTable"); }));
        EXPECT_TRUE(comes([this] { return rows()->rowCount() > 0 || client_.changeList.empty(); }));
    }
    QAbstractItemModel* rows() { return find<QTableView>("changesTable")->model(); }
    /// Answers the box that a click is about to open.
    void answer(const char* button) {
        QTimer::singleShot(50, [this, button] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            ASSERT_NE(box, nullptr);
            question_ = box->text();
            details_ = box->informativeText();
            defaultCaption_ = box->defaultButton()->text();
            yes_ = box->findChild<QAbstractButton*>(QStringLiteral("confirmWriteButton"))->text();
            box->findChild<QAbstractButton*>(QString::fromLatin1(button))->click();
        });
    }
    hs::Run made(std::int64_t id) {
        hs::Run one = run();
        one.id = id;
        one.preview = false;
        one.state = RunState::Succeeded;
        one.error = {};
        one.basis = run().id;
        return one;
    }

    RunsPage* page_ = nullptr;
    QString question_, details_, defaultCaption_, yes_;
};

}  // namespace

TEST_F(ARun, OpensWithEnterAndShowsItsChanges) {
    page_ = new RunsPage(client_, clock_);
    show(page_);
    page_->showConfiguration(QString::fromLatin1(sample::configurationName));
    auto* table = find<QTableView>("runsTable");
    EXPECT_TRUE(comes([table] { return table->model()->rowCount() > 0; }));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_TRUE(comes([this] { return visible("changesTable") && rows()->rowCount() == 3; }));
    EXPECT_EQ(find<StatusLabel>("runState")->word(), QStringLiteral("Succeeded"));
    EXPECT_TRUE(comes([this] { return labelOf("runCounts").contains(QStringLiteral("2 written, 1 failed")); }));
}

TEST_F(ARun, SaysWhoAskedWhenAndWhatWasDifferent) {
    run().by = "schedule";
    run().note = "Full instead of delta: the watermark has expired";
    open();
    EXPECT_TRUE(labelOf("runFacts").contains(QStringLiteral("by schedule")));
    EXPECT_TRUE(labelOf("runFacts").contains(QStringLiteral("the watermark has expired")));
}

TEST_F(ARun, ShowsBeforeAfterAndTheKindOfChangeOfTheSelectedObject) {
    open();
    auto* table = find<QTableView>("changeAttributes");
    EXPECT_TRUE(comes([table] { return table->model()->rowCount() == 8; }));
    EXPECT_EQ(table->model()->index(1, 5).data().toString(), QStringLiteral("+ Add"));
    EXPECT_FALSE(table->isColumnHidden(5));
    auto* changes = find<QTableView>("changesTable");
    changes->setCurrentIndex(changes->model()->index(1, 0));
    EXPECT_TRUE(comes([table] { return table->model()->rowCount() == 2; }));
}

TEST_F(ARun, SaysWhyAnObjectFailed) {
    open();
    auto* changes = find<QTableView>("changesTable");
    changes->setCurrentIndex(changes->model()->index(2, 0));
    EXPECT_TRUE(comes([this] { return visible("changeError"); }));
    EXPECT_TRUE(labelOf("changeErrorMessage").contains(QStringLiteral("refused")));
}

TEST_F(ARun, ReadsItsChangesInPages) {
    const Change pattern = client_.changeList.front();
    client_.changeList.clear();
    for (int i = 0; i < 1200; ++i) {
        client_.changeList.push_back(pattern);
        client_.changeList.back().id = 100 + i;
    }
    open();
    EXPECT_EQ(rows()->rowCount(), 500);
    auto* table = find<QTableView>("changesTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_End);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1200; }));
    EXPECT_FALSE(rows()->canFetchMore({}));
    EXPECT_LT(page_->view().plan().model().bytes(), std::size_t(1200) * 400);
}

TEST_F(ARun, AsksTheEngineForTheFilteredChanges) {
    open();
    find<QComboBox>("changesState")->setCurrentIndex(3);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1; }));
    EXPECT_TRUE(comes([this] { return labelOf("changesCount") == QStringLiteral("1 of 3 changes"); }));
    find<QComboBox>("changesKind")->setCurrentIndex(1);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 0; }));
    find<QComboBox>("changesDirection")->setCurrentIndex(2);
    const ChangeFilter asked = page_->view().plan().filter();
    EXPECT_EQ(asked.run, run().id);
    EXPECT_EQ(asked.kind, ChangeKind::Create);
    EXPECT_EQ(asked.state, Change::State::Failed);
    EXPECT_EQ(asked.rule, RuleKind::Writeback);
}

TEST_F(ARun, SearchesAMomentAfterTheLastKey) {
    open();
    const int before = client_.count("countChanges");
    type("changesFilter", QStringLiteral("Turing"));
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1; }));
    EXPECT_EQ(client_.count("countChanges"), before + 1);
}

TEST_F(ARun, LeadsBackToTheList) {
    open();
    click("backToRuns");
    EXPECT_TRUE(visible("runsTable"));
}

TEST_F(ARun, LeadsToItsRowsInTheLog) {
    open();
    QSignalSpy asked(page_, &RunsPage::logRequested);
    click("showRunLog");
    EXPECT_EQ(asked.value(0).value(0).toLongLong(), run().id);
}

TEST_F(ARun, OfAPreviewNamesTheCountsBeforeItIsApplied) {
    makePreview();
    open();
    client_.applied = made(50);
    answer("cancelWrite");
    click("applyPlan");
    EXPECT_EQ(question_, QStringLiteral("Write 812 changes: 3 creates, 806 updates, 2 disables, 1 delete."));
    EXPECT_EQ(yes_, QStringLiteral("&Write 812 changes"));
    EXPECT_EQ(defaultCaption_, QStringLiteral("&Cancel"));
    EXPECT_EQ(client_.count("applyPlan"), 0);
}

TEST_F(ARun, OfAPreviewKeepsItsPlanOnEnter) {
    makePreview();
    open();
    QTimer::singleShot(50, [] { QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return); });
    click("applyPlan");
    EXPECT_EQ(client_.count("applyPlan"), 0);
}

TEST_F(ARun, OfAPreviewIsAppliedAndLeadsToTheRunThatDidIt) {
    makePreview();
    open();
    client_.applied = made(50);
    answer("confirmWriteButton");
    click("applyPlan");
    EXPECT_TRUE(comes([this] { return labelOf("runTitle") == QStringLiteral("Run 50"); }));
    EXPECT_EQ(client_.lastApply.run, run().id);
    EXPECT_FALSE(client_.lastApply.allow);
    EXPECT_TRUE(comes([this] { return visible("openRun42"); }));
}

TEST_F(ARun, LinksToTheRunIntoWhichChangedObjectsWerePlannedAgain) {
    run().note = "3 objects have changed since the preview; they were planned again as run 41";
    open();
    EXPECT_TRUE(comes([this] { return visible("openRun41"); }));
    click("openRun41");
    EXPECT_TRUE(comes([this] { return labelOf("runTitle") == QStringLiteral("Run 41"); }));
}

TEST_F(ARun, ThatWasAppliedSaysByWhichRunAndIsNotAppliedAgain) {
    makePreview();
    hs::Run applied = made(50);
    client_.runList.insert(client_.runList.begin(), applied);
    page_ = new RunsPage(client_, clock_);
    show(page_);
    page_->showConfiguration(QString::fromLatin1(sample::configurationName));
    page_->openRun(42);
    EXPECT_TRUE(comes([this] { return page_->view().plan().counts().has_value() && visible("openRun50"); }));
    EXPECT_FALSE(enabled("applyPlan"));
    EXPECT_EQ(find("applyPlan")->toolTip(), QStringLiteral("Run 50 has applied this plan"));
}

TEST_F(ARun, ThatAGuardStoppedSaysWhyAndIsAllowedOnce) {
    makeGuarded();
    open();
    EXPECT_TRUE(visible("runBanner"));
    EXPECT_TRUE(labelOf("runBannerMessage").contains(QStringLiteral("0 of 812 written")));
    client_.applied = made(50);
    answer("confirmWriteButton");
    click("applyPlan");
    EXPECT_TRUE(details_.contains(QStringLiteral("this plan only")));
    EXPECT_TRUE(comes([this] { return client_.count("applyPlan") == 1; }));
    EXPECT_TRUE(client_.lastApply.allow);
}

TEST_F(ARun, ShowsTheRefusalOfAnApplication) {
    makePreview();
    open();
    client_.failing["applyPlan"] = Error(ErrorCode::Conflict, "Run 50 has applied this plan.");
    answer("confirmWriteButton");
    click("applyPlan");
    EXPECT_TRUE(comes([this] { return visible("planError"); }));
    EXPECT_TRUE(labelOf("planErrorMessage").contains(QStringLiteral("Run 50")));
}

TEST_F(ARun, ShowsProgressWithNumbersAndStops) {
    makePreview();
    open();
    client_.held = {"applyPlan"};
    answer("confirmWriteButton");
    click("applyPlan");
    EXPECT_TRUE(comes([this] { return visible("runBusy"); }));
    Event progress;
    progress.configuration = sample::configurationName;
    progress.run = made(50);
    progress.phase = "Writing to Active Directory";
    progress.done = 400;
    progress.total = 812;
    progress.perSecond = 120;
    client_.tell(progress);
    EXPECT_TRUE(comes([this] {
        return labelOf("runBusySentence") == QStringLiteral("Writing to Active Directory: 400 of 812, 120/s");
    }));
    EXPECT_FALSE(enabled("applyPlan"));
    click("runBusyStop");
    EXPECT_TRUE(client_.lastStop.stop_requested());
    client_.release();
    EXPECT_TRUE(comes([this] { return !visible("runBusy"); }));
}

TEST_F(ARun, ThatRunsElsewhereIsStoppedWhereItRuns) {
    run().state = RunState::Running;
    open();
    EXPECT_TRUE(visible("runBusy"));
    click("runBusyStop");
    EXPECT_EQ(client_.count("stopRun"), 1);
}

TEST_F(ARun, IsUndoneByAPlanThatIsShownFirst) {
    open();
    client_.undone = made(60);
    client_.undone.kind = RunKind::Undo;
    client_.undone.preview = true;
    client_.undone.state = RunState::Previewed;
    click("undoRun");
    EXPECT_TRUE(comes([this] { return labelOf("runTitle") == QStringLiteral("Run 60"); }));
    EXPECT_TRUE(client_.lastUndo.preview);
    EXPECT_TRUE(client_.lastUndo.changes.empty());
    EXPECT_TRUE(labelOf("runBannerMessage").contains(QStringLiteral("takes back run 42")));
    EXPECT_TRUE(labelOf("runBannerMessage").contains(QStringLiteral("pauses the job")));
    EXPECT_EQ(client_.count("applyPlan"), 0);
}

TEST_F(ARun, OfAnUndoSaysBeforeItIsWrittenThatTheJobIsPaused) {
    makePreview();
    run().kind = RunKind::Undo;
    run().basis = 31;
    open();
    answer("cancelWrite");
    click("applyPlan");
    EXPECT_TRUE(details_.contains(QStringLiteral("The job is paused")));
}

TEST_F(ARun, OfAnUndoSaysAfterItThatTheJobRests) {
    run().kind = RunKind::Undo;
    run().basis = 31;
    client_.jobStatus.state.paused = true;
    open();
    EXPECT_TRUE(comes([this] { return visible("runBanner"); }));
    EXPECT_TRUE(labelOf("runBannerMessage").contains(QStringLiteral("The job is paused")));
}

TEST_F(ARun, TakesBackOnlyTheSelectedChanges) {
    open();
    auto* table = find<QTableView>("changesTable");
    table->clearSelection();
    EXPECT_FALSE(enabled("undoSelected"));
    table->selectRow(1);
    table->selectionModel()->select(table->model()->index(0, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    client_.undone = made(60);
    click("undoSelected");
    EXPECT_TRUE(comes([this] { return client_.count("undo") == 1; }));
    EXPECT_EQ(client_.lastUndo.changes, (std::vector<std::int64_t>{100, 101}));
}

TEST_F(ARun, ThatWroteNothingCannotBeUndoneAndSaysSo) {
    client_.plan.done = 0;
    open();
    EXPECT_FALSE(enabled("undoRun"));
    EXPECT_EQ(find("undoRun")->toolTip(), QStringLiteral("This run has written nothing"));
    EXPECT_FALSE(visible("applyPlan"));
}

TEST_F(ARun, ThatIsAPreviewOffersNoUndo) {
    makePreview();
    open();
    EXPECT_FALSE(visible("undoRun"));
    EXPECT_TRUE(labelOf("runBannerMessage").contains(QStringLiteral("Nothing was written")));
}

TEST_F(ARun, IsExportedWholeAsCsvJsonAndLdif) {
    makePreview();
    const Change pattern = client_.changeList.front();
    for (int i = 3; i < 1200; ++i) {
        client_.changeList.push_back(pattern);
        client_.changeList.back().id = 100 + i;
    }
    open();
    QTemporaryDir directory;
    QStringList done;
    ExportButton* button = page_->exportButton();
    button->setPathChooser([&directory](const QString& suggested) { return directory.filePath(suggested); });
    QObject::connect(button, &ExportButton::exported, page_, [&done](const QString& path) { done << path; });
    int count = 0;
    for (const char* action : {"exportCsv", "exportJson", "exportLdif"}) {
        button->findChild<QAction*>(QString::fromLatin1(action))->trigger();
        EXPECT_TRUE(comes([&] { return done.size() == count + 1; })) << action;
        ++count;
    }
    QFile json(directory.filePath(QStringLiteral("changes.json")));
    ASSERT_TRUE(json.open(QIODevice::ReadOnly));
    EXPECT_EQ(QJsonDocument::fromJson(json.readAll()).array().size(), 1200);
    QFile ldif(directory.filePath(QStringLiteral("changes.ldif")));
    ASSERT_TRUE(ldif.open(QIODevice::ReadOnly));
    EXPECT_TRUE(ldif.readAll().contains("changetype: modify"));
    QFile csv(directory.filePath(QStringLiteral("changes.csv")));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_GT(csv.readAll().count("\r\n"), 1200);
}

TEST_F(ARun, IsExportedAsItIsFiltered) {
    open();
    find<QComboBox>("changesState")->setCurrentIndex(3);
    EXPECT_TRUE(comes([this] { return rows()->rowCount() == 1; }));
    QTemporaryDir directory;
    bool done = false;
    ExportButton* button = page_->exportButton();
    button->setPathChooser([&directory](const QString& suggested) { return directory.filePath(suggested); });
    QObject::connect(button, &ExportButton::exported, page_, [&done] { done = true; });
    button->findChild<QAction*>(QStringLiteral("exportJson"))->trigger();
    EXPECT_TRUE(comes([&done] { return done; }));
    QFile json(directory.filePath(QStringLiteral("changes.json")));
    ASSERT_TRUE(json.open(QIODevice::ReadOnly));
    EXPECT_EQ(QJsonDocument::fromJson(json.readAll()).array().size(), 1);
}

TEST_F(ARun, StopsItsExportAndLeavesNoFile) {
    open();
    QTemporaryDir directory;
    client_.held = {"changes"};
    page_->exportButton()->setPathChooser(
        [&directory](const QString& suggested) { return directory.filePath(suggested); });
    page_->exportButton()->exportNow();
    EXPECT_TRUE(visible("exportingPlan"));
    click("exportingPlanStop");
    client_.release();
    settle();
    EXPECT_FALSE(visible("exportingPlan"));
    EXPECT_TRUE(QDir(directory.path()).isEmpty());
}

}  // namespace hs::ui::test
