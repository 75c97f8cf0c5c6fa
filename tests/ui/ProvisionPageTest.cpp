#include <QCheckBox>
#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/ExportButton.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/StepList.h"
#include "ui/provision/ProvisionPage.h"
#include "ui/provision/ProvisionViewModel.h"

namespace hs::ui::test {

namespace {

class ProvisionOnDemand : public PageTest {
protected:
    void open(bool writeback = true) {
        client_.summaries[0].configuration.properties.exchangeHybridWriteback = writeback;
        page_ = new ProvisionPage(client_);
        show(page_);
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        settle();
    }
    void provision() {
        open();
        type("userDn", QString::fromLatin1(sample::ada));
        click("provisionUser");
        EXPECT_TRUE(comes([this] { return allMarks(Mood::Success); }));
    }
    void preview() {
        open();
        type("userDn", QString::fromLatin1(sample::ada));
        click("previewUser");
        EXPECT_TRUE(comes([this] { return visible("previewBanner"); }));
    }
    bool allMarks(Mood mood) {
        auto* steps = find<StepList>("stepList");
        if (steps->steps().size() != 4) return false;
        for (int i = 0; i < 4; ++i)
            if (steps->shownMood(i) != mood) return false;
        return true;
    }
    void writeback() {
        provision();
        click("nextToWriteback");
        EXPECT_TRUE(comes([this] { return enabled("retryWriteback"); }));
    }
    QAbstractItemModel* table() { return find<QTableView>("writebackTable")->model(); }

    ProvisionPage* page_ = nullptr;
};

}  // namespace

TEST_F(ProvisionOnDemand, AsksForAUserFirst) {
    open();
    EXPECT_TRUE(visible("provisionEmpty"));
    EXPECT_FALSE(enabled("provisionUser"));
    EXPECT_FALSE(find("provisionUser")->toolTip().isEmpty());
}

TEST_F(ProvisionOnDemand, OffersThePeopleItFindsWhileTyping) {
    open();
    type("userDn", QStringLiteral("ada"));
    EXPECT_TRUE(comes([this] { return visible("userHits"); }));
    EXPECT_EQ(find<QListWidget>("userHits")->count(), 2);
    EXPECT_TRUE(find<QListWidget>("userHits")->item(0)->text().contains(QStringLiteral("ada@contoso.test")));
}

TEST_F(ProvisionOnDemand, TakesTheDistinguishedNameOfAHitByKeyboard) {
    open();
    type("userDn", QStringLiteral("ada"));
    EXPECT_TRUE(comes([this] { return visible("userHits"); }));
    QTest::keyClick(find("userDn"), Qt::Key_Down);
    QTest::keyClick(find("userHits"), Qt::Key_Return);
    EXPECT_EQ(find<QLineEdit>("userDn")->text(), QString::fromLatin1(sample::ada));
    EXPECT_FALSE(visible("userHits"));
    EXPECT_EQ(QApplication::focusWidget(), find("userDn"));
}

TEST_F(ProvisionOnDemand, ClosesTheHitsWithEscape) {
    open();
    type("userDn", QStringLiteral("ada"));
    EXPECT_TRUE(comes([this] { return visible("userHits"); }));
    QTest::keyClick(find("userDn"), Qt::Key_Escape);
    EXPECT_FALSE(visible("userHits"));
}

TEST_F(ProvisionOnDemand, SearchesWithEnterOnAName) {
    open();
    type("userDn", QStringLiteral("a"));
    QTest::keyClick(find("userDn"), Qt::Key_Return);
    EXPECT_TRUE(comes([this] { return visible("userHits"); }));
    EXPECT_EQ(client_.count("provisionOnDemand"), 0);
}

TEST_F(ProvisionOnDemand, ProvisionsWithEnterOnADistinguishedName) {
    open();
    type("userDn", QString::fromLatin1(sample::ada));
    QTest::keyClick(find("userDn"), Qt::Key_Return);
    EXPECT_TRUE(comes([this] { return client_.count("provisionOnDemand") == 1; }));
}

TEST_F(ProvisionOnDemand, ShowsFourGreenCheckMarksOneByOne) {
    open();
    type("userDn", QString::fromLatin1(sample::ada));
    click("provisionUser");
    auto* steps = find<StepList>("stepList");
    EXPECT_TRUE(comes([steps] { return steps->steps().size() == 4 && steps->shownMood(0) == Mood::Success; }));
    EXPECT_NE(steps->shownMood(3), Mood::Success);
    EXPECT_TRUE(comes([this] { return allMarks(Mood::Success); }));
    for (const char* name : {"viewDetailsImport", "viewDetailsScope", "viewDetailsMatch", "viewDetailsPerform"})
        EXPECT_TRUE(visible(name)) << name;
}

TEST_F(ProvisionOnDemand, ShowsTheDetailsOfAStepInAPanel) {
    provision();
    click("viewDetailsImport");
    auto* panel = find<SidePanel>("stepPanel");
    EXPECT_TRUE(panel->isOpen());
    QStringList words;
    for (QLabel* label : panel->findChildren<QLabel*>()) words << label->text();
    EXPECT_TRUE(words.contains(QStringLiteral("smtp:a.lovelace@contoso.test")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(panel->isOpen());
}

TEST_F(ProvisionOnDemand, ShowsTheErrorOfAFailedStep) {
    client_.provisioned.status = StepStatus::Failure;
    client_.provisioned.steps[3].status = StepStatus::Failure;
    client_.provisioned.steps[3].error =
        Error(ErrorCode::Denied, "Graph refused the write.").on(sample::ada).saying("Authorization_RequestDenied");
    open();
    type("userDn", QString::fromLatin1(sample::ada));
    click("provisionUser");
    EXPECT_TRUE(comes([this] { return find<QWidget>("stepList") && visible("viewDetailsPerform"); }));
    click("viewDetailsPerform");
    EXPECT_EQ(labelOf("stepErrorMessage"), QStringLiteral("Graph refused the write."));
    EXPECT_EQ(labelOf("stepErrorWhere"), QString::fromLatin1(sample::ada));
    EXPECT_FALSE(visible("stepErrorServerText"));
    EXPECT_TRUE(comes([this] { return visible("stepErrorDetails"); }));
    click("stepErrorDetails");
    EXPECT_TRUE(labelOf("stepErrorServerText").startsWith(QStringLiteral("Authorization_RequestDenied")));
    EXPECT_FALSE(enabled("nextToWriteback"));
}

TEST_F(ProvisionOnDemand, SaysBesideNextWhyItCannotGoOn) {
    open(false);
    type("userDn", QString::fromLatin1(sample::ada));
    click("provisionUser");
    EXPECT_TRUE(comes([this] { return allMarks(Mood::Success); }));
    EXPECT_FALSE(enabled("nextToWriteback"));
    EXPECT_TRUE(labelOf("nextReason").contains(QStringLiteral("writeback is off")));
}

TEST_F(ProvisionOnDemand, AppliesExactlyThePlanOfAPreview) {
    preview();
    client_.applied.id = 44;
    client_.applied.counts.written = 1;
    click("applyThisPlan");
    EXPECT_TRUE(comes([this] { return visible("appliedBanner"); }));
    EXPECT_EQ(client_.lastApply.run, client_.provisioned.run);
    EXPECT_FALSE(client_.lastApply.allow);
    EXPECT_FALSE(visible("previewBanner"));
    EXPECT_TRUE(labelOf("appliedBannerMessage").contains(QStringLiteral("run 44")));
    EXPECT_TRUE(enabled("nextToWriteback"));
}

TEST_F(ProvisionOnDemand, LeadsToTheRunThatAppliedThePlan) {
    preview();
    client_.applied.id = 44;
    QSignalSpy asked(page_, &ProvisionPage::runRequested);
    click("applyThisPlan");
    EXPECT_TRUE(comes([this] { return visible("viewAppliedRun"); }));
    click("viewAppliedRun");
    EXPECT_EQ(asked.value(0).value(0).toLongLong(), 44);
}

TEST_F(ProvisionOnDemand, SaysThatAPlanWasNotWrittenBecauseTheUserHasChanged) {
    preview();
    client_.applied.counts.written = 0;
    client_.applied.note = "1 object has changed since the preview; it was planned again as run 45";
    click("applyThisPlan");
    EXPECT_TRUE(comes([this] { return visible("appliedBanner"); }));
    EXPECT_TRUE(labelOf("appliedBannerMessage").contains(QStringLiteral("planned again as run 45")));
    EXPECT_FALSE(enabled("nextToWriteback"));
}

TEST_F(ProvisionOnDemand, ShowsWhyAPlanCannotBeApplied) {
    preview();
    client_.failing["applyPlan"] = Error(ErrorCode::Conflict, "Run 44 has applied this plan.");
    click("applyThisPlan");
    EXPECT_TRUE(comes([this] { return visible("provisionError"); }));
    EXPECT_TRUE(visible("previewBanner"));
}

TEST_F(ProvisionOnDemand, OffersNoPlanThatHasNothingToWrite) {
    client_.provisioned.action = ChangeKind::None;
    preview();
    EXPECT_FALSE(enabled("applyThisPlan"));
    EXPECT_EQ(find("applyThisPlan")->toolTip(), QStringLiteral("The plan has nothing to write"));
}

TEST_F(ProvisionOnDemand, CanStopWritingAPlan) {
    preview();
    client_.held = {"applyPlan"};
    click("applyThisPlan");
    EXPECT_TRUE(visible("provisionBusy"));
    click("provisionBusyStop");
    EXPECT_TRUE(client_.lastStop.stop_requested());
    client_.release();
    EXPECT_TRUE(comes([this] { return !visible("provisionBusy"); }));
}

TEST_F(ProvisionOnDemand, SaysThatAPreviewWroteNothing) {
    open();
    type("userDn", QString::fromLatin1(sample::ada));
    click("previewUser");
    EXPECT_TRUE(comes([this] { return visible("previewBanner"); }));
    EXPECT_TRUE(client_.lastOnDemand.preview);
    EXPECT_FALSE(enabled("nextToWriteback"));
}

TEST_F(ProvisionOnDemand, OffersToProvisionAlthoughOutOfScope) {
    client_.provisioned.status = StepStatus::Skipped;
    client_.provisioned.steps[1].status = StepStatus::Skipped;
    open();
    type("userDn", QString::fromLatin1(sample::ada));
    click("provisionUser");
    EXPECT_TRUE(comes([this] { return visible("applyOutOfScope"); }));
    click("applyOutOfScope");
    client_.provisioned = sample::provisioned();
    click("provisionUser");
    EXPECT_TRUE(comes([this] { return client_.lastOnDemand.applyOutOfScope; }));
}

TEST_F(ProvisionOnDemand, CanBeStoppedWhileTheStepsRun) {
    client_.held = {"provisionOnDemand"};
    open();
    type("userDn", QString::fromLatin1(sample::ada));
    click("provisionUser");
    EXPECT_TRUE(visible("provisionBusyStop"));
    const std::stop_token stop = client_.lastStop;
    click("provisionBusyStop");
    EXPECT_TRUE(stop.stop_requested());
    client_.release();
    EXPECT_TRUE(comes([this] { return visible("provisionError"); }));
}

TEST_F(ProvisionOnDemand, StartsWritebackByItselfOnNext) {
    provision();
    client_.held = {"writebackOnDemand"};
    click("nextToWriteback");
    EXPECT_EQ(find<QTabWidget>("provisionTabs")->currentIndex(), 1);
    EXPECT_TRUE(visible("writebackBusy"));
    EXPECT_TRUE(labelOf("writebackBusySentence").endsWith(QStringLiteral("0 s of at most 2 min")));
    EXPECT_EQ(client_.count("writebackOnDemand"), 1);
}

TEST_F(ProvisionOnDemand, KeepsTheSecondTabClosedBeforeNext) {
    provision();
    EXPECT_FALSE(find<QTabWidget>("provisionTabs")->isTabEnabled(1));
}

TEST_F(ProvisionOnDemand, StopsTheWaitAndOffersRetry) {
    provision();
    client_.held = {"writebackOnDemand"};
    click("nextToWriteback");
    click("writebackBusyStop");
    client_.release();
    EXPECT_TRUE(comes([this] { return visible("writebackError"); }));
    client_.held.clear();
    click("retryWriteback");
    EXPECT_TRUE(comes([this] { return table()->rowCount() == 8; }));
    EXPECT_EQ(client_.count("writebackOnDemand"), 2);
}

TEST_F(ProvisionOnDemand, ShowsARowForEachOfTheEightAttributes) {
    writeback();
    ASSERT_EQ(table()->rowCount(), 8);
    const auto cell = [this](int row, int column) { return table()->index(row, column).data().toString(); };
    EXPECT_EQ(cell(0, 0), QStringLiteral("cloudAnchor"));
    EXPECT_EQ(cell(0, 1), QStringLiteral("msDS-ExternalDirectoryObjectId"));
    EXPECT_EQ(cell(0, 2), QStringLiteral("(empty)"));
    EXPECT_EQ(cell(0, 4), QStringLiteral("Written"));
    EXPECT_EQ(cell(1, 2), QStringLiteral("2 values"));
    EXPECT_TRUE(cell(1, 3).startsWith(QStringLiteral("+ x500:/o=ExchangeLabs")));
    EXPECT_EQ(cell(5, 2), QStringLiteral("48 bytes"));
    EXPECT_EQ(cell(5, 3), QStringLiteral("(kept)"));
    EXPECT_EQ(cell(5, 4), QStringLiteral("Kept: the mailbox is on premises"));
    EXPECT_EQ(cell(7, 4), QStringLiteral("Failed: insufficient access rights"));
    EXPECT_EQ(find<StatusLabel>("writebackVerdict")->word(),
              QStringLiteral("Success: 4 written, 1 unchanged, 2 kept, 1 failed"));
}

TEST_F(ProvisionOnDemand, FillsTheTableWhileItIsWritten) {
    provision();
    client_.held = {"writebackOnDemand"};
    click("nextToWriteback");
    Event event;
    event.kind = Event::Kind::AttributesChanged;
    event.configuration = sample::configurationName;
    event.run.kind = RunKind::OnDemand;
    event.attributes = {sample::attributes().front()};
    client_.tell(event);
    EXPECT_EQ(table()->rowCount(), 1);
}

TEST_F(ProvisionOnDemand, ShowsTheWholeValuesOfTheSelectedAttribute) {
    writeback();
    auto* view = find<QTableView>("writebackTable");
    view->setCurrentIndex(view->model()->index(1, 0));
    EXPECT_TRUE(visible("writebackTableValues"));
    const QString after = find<QPlainTextEdit>("writebackTableValuesAfter")->toPlainText();
    EXPECT_TRUE(after.contains(QStringLiteral("  SMTP:ada@contoso.test")));
    EXPECT_TRUE(after.contains(
        QStringLiteral("+ x500:/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/")));
}

TEST_F(ProvisionOnDemand, ExportsTheTableAsJsonAndCsv) {
    writeback();
    QTemporaryDir directory;
    auto* exporter = page_->exportButton();
    ASSERT_NE(exporter, nullptr);
    exporter->setPathChooser([&directory](const QString& suggested) { return directory.filePath(suggested); });
    for (QAction* action : exporter->findChildren<QAction*>())
        if (action->objectName() == QStringLiteral("exportJson") || action->objectName() == QStringLiteral("exportCsv"))
            action->trigger();
    QFile json(directory.filePath(QStringLiteral("writeback.json")));
    ASSERT_TRUE(json.open(QIODevice::ReadOnly));
    EXPECT_TRUE(json.readAll().contains("\"cloudLegacyExchangeDN\""));
    QFile csv(directory.filePath(QStringLiteral("writeback.csv")));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    const QByteArray text = csv.readAll();
    EXPECT_TRUE(text.startsWith("\"Entra attribute\",\"AD attribute\",\"Before\",\"After\",\"Result\",\"Change\"\r\n"));
    EXPECT_EQ(text.count("\r\n"), 9);
    EXPECT_TRUE(text.contains("x500:/o=ExchangeLabs"));
}

TEST_F(ProvisionOnDemand, StartsOverForAnotherObject) {
    writeback();
    click("provisionAnother");
    EXPECT_TRUE(visible("provisionEmpty"));
    EXPECT_TRUE(find<QLineEdit>("userDn")->text().isEmpty());
    EXPECT_EQ(QApplication::focusWidget(), find("userDn"));
}

TEST_F(ProvisionOnDemand, CanBeWalkedFromEndToEndByKeyboardAlone) {
    open();
    QTest::keyClicks(find("userDn"), QStringLiteral("ada"));
    EXPECT_TRUE(comes([this] { return visible("userHits"); }));
    QTest::keyClick(find("userDn"), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_TRUE(comes([this] { return allMarks(Mood::Success); }));
    const auto tabTo = [this](const char* name) {
        for (int i = 0; i < 30 && QApplication::focusWidget() != find(name); ++i)
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : root_.get(), Qt::Key_Tab);
        EXPECT_EQ(QApplication::focusWidget(), find(name)) << name;
    };
    tabTo("nextToWriteback");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_TRUE(comes([this] { return enabled("retryWriteback"); }));
    tabTo("writebackTable");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    EXPECT_TRUE(visible("writebackTableValues"));
    tabTo("provisionAnother");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_TRUE(visible("provisionEmpty"));
}

}  // namespace hs::ui::test
