#include <QClipboard>
#include <QTableView>

#include "tests/ui/support/PageTest.h"
#include "ui/job/JobViewModel.h"
#include "ui/kit/Button.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/Texts.h"
#include "ui/overview/OverviewPage.h"

namespace hs::ui::test {

namespace {

class Overview : public PageTest {
protected:
    void open() {
        page_ = new OverviewPage(client_, clock_);
        show(page_, QSize(1100, 1000));
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(comes([this] { return page_->viewModel().status().has_value(); }));
        settle();
    }
    void openWith(const Quarantine& quarantine, const char* status) {
        client_.jobStatus.state.quarantine = quarantine;
        client_.jobStatus.status = status;
        open();
        EXPECT_TRUE(
            comes([this] { return page_->viewModel().heldPlan().has_value() || !page_->viewModel().isHeldByGuard(); }));
    }
    Event progress(std::int64_t done, std::int64_t total, double rate) {
        Event event;
        event.kind = Event::Kind::Progress;
        event.configuration = sample::configurationName;
        event.run = sample::runs().front();
        event.run.state = RunState::Running;
        event.run.by = "schedule";
        event.run.startedAt = sample::now() - 125'000;
        event.run.counts.written = 77;
        event.phase = "Reading the directory";
        event.done = done;
        event.total = total;
        event.perSecond = rate;
        return event;
    }

    OverviewPage* page_ = nullptr;
};

}  // namespace

TEST_F(Overview, ShowsStatusLastAndNextRun) {
    open();
    EXPECT_EQ(find<StatusLabel>("overviewStatus")->word(), QStringLiteral("Healthy"));
    EXPECT_EQ(labelOf("overviewLastRun"), QStringLiteral("2 min ago, Succeeded"));
    EXPECT_EQ(labelOf("overviewNextRun"), QStringLiteral("in 1 min"));
    EXPECT_FALSE(find("overviewLastRun")->toolTip().isEmpty());
}

TEST_F(Overview, ShowsOwnerIntervalAndLinkedObjects) {
    open();
    EXPECT_EQ(find<ElidedLabel>("overviewOwner")->fullText(), QStringLiteral("Agent on dc1"));
    EXPECT_EQ(labelOf("overviewInterval"), QStringLiteral("every 2 min"));
    EXPECT_EQ(labelOf("overviewInScope"), QStringLiteral("%1 objects").arg(QLocale().toString(1204)));
}

TEST_F(Overview, CopiesTheJobId) {
    open();
    click("jobIdCopy");
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("AD2AADProvisioning.6c3f0a9d1e2b4c5d8e7f60718293a4b5"));
}

TEST_F(Overview, ShowsTheNumbersOfTheLastRun) {
    open();
    EXPECT_EQ(labelOf("countWritten"), QStringLiteral("12"));
    EXPECT_EQ(labelOf("countFailed"), QStringLiteral("0"));
}

TEST_F(Overview, TellsPhaseNumberAndRateOfTheRunningCycle) {
    open();
    client_.held = {"runCycle"};
    page_->viewModel().runFull();
    EXPECT_TRUE(visible("cycleBusy"));
    client_.tell(progress(12'400, 30'000, 8'100));
    const QLocale locale;
    EXPECT_EQ(labelOf("cycleBusySentence"),
              QStringLiteral("Reading the directory: %1 of %2, %3 per second")
                  .arg(locale.toString(12'400), locale.toString(30'000), locale.toString(8'100)));
    EXPECT_EQ(labelOf("cycleKind"), QStringLiteral("Full cycle, by the schedule, 2 min 5 s"));
    EXPECT_EQ(labelOf("countWritten"), QStringLiteral("77"));
}

TEST_F(Overview, StopsTheCycle) {
    open();
    client_.held = {"runCycle"};
    page_->viewModel().runFull();
    const std::stop_token stop = client_.lastStop;
    click("cycleBusyStop");
    EXPECT_TRUE(stop.stop_requested());
    client_.release();
    EXPECT_TRUE(comes([this] { return visible("cycleError"); }));
}

TEST_F(Overview, SaysWhatTheRunDidAndLeadsToItsPlan) {
    open();
    qint64 asked = 0;
    QObject::connect(page_, &OverviewPage::runRequested, [&asked](qint64 run) { asked = run; });
    page_->viewModel().preview(true);
    EXPECT_TRUE(comes([this] { return visible("cycleResult"); }));
    EXPECT_TRUE(client_.lastCycle.preview);
    EXPECT_TRUE(labelOf("cycleResultMessage").contains(QStringLiteral("12 written")));
    click("lookAtResult");
    EXPECT_EQ(asked, 42);
}

TEST_F(Overview, StopsARunThatWasStartedElsewhere) {
    open();
    client_.tell(progress(10, 20, 0));
    EXPECT_TRUE(visible("cycleBusy"));
    click("cycleBusyStop");
    EXPECT_EQ(client_.count("stopRun"), 1);
    EXPECT_FALSE(enabled("cycleBusyStop"));
    Event ended = progress(20, 20, 0);
    ended.kind = Event::Kind::RunEnded;
    client_.tell(ended);
    EXPECT_FALSE(visible("cycleBusy"));
}

TEST_F(Overview, ShowsARunOfAnotherProgramThatItHearsNoEventsOf) {
    client_.jobStatus.current = progress(0, 0, 0).run;
    client_.jobStatus.live = progress(300, 600, 0);
    open();
    EXPECT_TRUE(visible("cycleBusy"));
    EXPECT_EQ(labelOf("cycleBusySentence"), QStringLiteral("Reading the directory: 300 of 600"));
    client_.jobStatus.current.reset();
    page_->viewModel().refreshStatus();
    EXPECT_TRUE(comes([this] { return !visible("cycleBusy"); }));
}

TEST_F(Overview, ShowsHowFreshEachAttributeIs) {
    open();
    EXPECT_EQ(labelOf("freshness0Written"), QStringLiteral("1 min ago"));
    EXPECT_EQ(labelOf("freshness2Seen"), QStringLiteral("1 min ago"));
    EXPECT_EQ(labelOf("freshness2Written"), QStringLiteral("never"));
    EXPECT_EQ(find<StatusLabel>("freshness4")->mood(), Mood::Pending);
    EXPECT_EQ(labelOf("freshness7Failed"), QStringLiteral("1 min ago"));
    EXPECT_EQ(find<StatusLabel>("freshness7")->mood(), Mood::Danger);
}

TEST_F(Overview, OpensTheListOfObjectsThatWaitForTheirNextTry) {
    open();
    EXPECT_EQ(find<QAbstractButton>("viewEscrows")->text(), QStringLiteral("2 objects wait for their next try"));
    click("viewEscrows");
    auto* rows = find<QTableView>("escrowsTable")->model();
    EXPECT_TRUE(comes([rows] { return rows->rowCount() == 2; }));
    EXPECT_EQ(rows->index(0, 0).data().toString(), QString::fromLatin1(sample::ada));
    EXPECT_EQ(rows->index(0, 2).data().toString(), QStringLiteral("7 h ago"));
    EXPECT_EQ(rows->index(0, 3).data().toString(), QStringLiteral("in 5 h"));
    EXPECT_EQ(rows->index(0, 4).data().toString(), QStringLiteral("2"));
    EXPECT_TRUE(labelOf("escrowErrorWhere").contains(QStringLiteral("msExchUserHoldPolicies")));
}

TEST_F(Overview, ExplainsAQuarantineWithTheServersWordsUnderDetails) {
    openWith(sample::quarantine(), "Quarantine");
    const QString said = labelOf("quarantineBannerMessage");
    EXPECT_TRUE(said.contains(QStringLiteral("3 failed tries"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("the next attempt is in 2 h"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("Enter the new password"))) << said.toStdString();
    EXPECT_FALSE(visible("quarantineBannerDetailsText"));
    click("quarantineBannerDetails");
    EXPECT_TRUE(labelOf("quarantineBannerDetailsText").contains(QStringLiteral("data 52e")));
    EXPECT_TRUE(visible("quarantineBannerDetailsText"));
}

TEST_F(Overview, ClearsAQuarantine) {
    openWith(sample::quarantine(), "Quarantine");
    click("clearQuarantine");
    EXPECT_TRUE(comes([this] { return !visible("quarantineBanner"); }));
    EXPECT_EQ(client_.count("clearQuarantine"), 1);
    EXPECT_EQ(find<StatusLabel>("overviewStatus")->word(), QStringLiteral("Healthy"));
}

TEST_F(Overview, RunsNowInSpiteOfAQuarantine) {
    openWith(sample::quarantine(), "Quarantine");
    click("quarantineRunNow");
    EXPECT_EQ(client_.count("runCycle"), 1);
    EXPECT_FALSE(client_.lastCycle.full);
}

TEST_F(Overview, SaysWhatAGuardHoldsBackAndLeadsToThePlan) {
    openWith(sample::guardHold(), "Delete threshold exceeded");
    const QString said = labelOf("guardBannerMessage");
    EXPECT_TRUE(said.contains(QStringLiteral("0 of 812 written"))) << said.toStdString();
    EXPECT_FALSE(visible("quarantineBanner"));
    qint64 asked = 0;
    QObject::connect(page_, &OverviewPage::runRequested, [&asked](qint64 run) { asked = run; });
    click("guardLookAtPlan");
    EXPECT_EQ(asked, 36);
}

TEST_F(Overview, AllowsThePlanOnlyAfterAQuestionWithItsCounts) {
    openWith(sample::guardHold(), "Delete threshold exceeded");
    QString said;
    answer("confirmAllowCancel", &said);
    click("guardAllow");
    EXPECT_EQ(client_.count("applyPlan"), 0);
    EXPECT_TRUE(said.contains(QStringLiteral("240 deletes")) && said.contains(QStringLiteral("400 disables")))
        << said.toStdString();
    answer("confirmAllowButton");
    click("guardAllow");
    EXPECT_EQ(client_.lastApply.run, 36);
    EXPECT_TRUE(client_.lastApply.allow);
}

TEST_F(Overview, ExplainsHowAPlanIsRejected) {
    openWith(sample::guardHold(), "Delete threshold exceeded");
    click("guardReject");
    EXPECT_TRUE(visible("rejectedBanner"));
    QString said;
    answer("confirmRestartButton", &said);
    click("guardPlanAgain");
    EXPECT_EQ(client_.count("restartJob"), 1);
    EXPECT_TRUE(said.contains(QStringLiteral("links"))) << said.toStdString();
}

TEST_F(Overview, SaysWhoPausedAndResumes) {
    client_.pause(sample::configurationName);
    open();
    EXPECT_TRUE(labelOf("pausedBannerMessage").contains(QStringLiteral("admin@contoso.onmicrosoft.com")));
    EXPECT_EQ(labelOf("overviewNextRun"), QStringLiteral("None: the schedule is paused"));
    click("resumeJob");
    EXPECT_TRUE(comes([this] { return !visible("pausedBanner"); }));
}

TEST_F(Overview, SaysThatNothingStartsCyclesByItself) {
    client_.jobStatus.agentRuns = client_.jobStatus.scheduled = false;
    client_.jobStatus.owner.clear();
    open();
    EXPECT_TRUE(labelOf("scheduleBannerMessage").startsWith(QStringLiteral("Nothing starts cycles by itself")));
    EXPECT_EQ(find<ElidedLabel>("overviewOwner")->fullText(), QStringLiteral("Nobody"));
    click("runCyclesHere");
    EXPECT_EQ(client_.count("setLocalSchedule on"), 1);
    EXPECT_TRUE(labelOf("scheduleBannerMessage").startsWith(QStringLiteral("This console starts the cycles")));
    click("runCyclesHere");
    EXPECT_EQ(client_.count("setLocalSchedule off"), 1);
}

TEST_F(Overview, SaysWhichAgentStandsBy) {
    service::AgentStatus second = sample::agent();
    second.host = "dc2";
    second.active = false;
    client_.agentList.push_back(second);
    open();
    EXPECT_TRUE(comes([this] { return visible("standbyBanner"); }));
    EXPECT_TRUE(labelOf("standbyBannerMessage").contains(QStringLiteral("dc2")));
}

TEST_F(Overview, SaysWhyACommandDidNotWork) {
    client_.pause(sample::configurationName);
    open();
    client_.failing["resume"] = Error(ErrorCode::Unavailable, "The store is locked.");
    click("resumeJob");
    EXPECT_TRUE(comes([this] { return visible("commandError"); }));
    EXPECT_TRUE(visible("pausedBanner"));
}

TEST_F(Overview, OffersTheActionThatResolvesItsStatus) {
    client_.jobStatus.status = "Never run";
    client_.jobStatus.last.reset();
    open();
    EXPECT_EQ(labelOf("overviewLastRun"), QStringLiteral("never"));
    click("statusAction");
    EXPECT_TRUE(client_.lastCycle.preview && client_.lastCycle.full);
}

TEST_F(Overview, TellsTheRunHistoryToTheScreenReader) {
    open();
    EXPECT_TRUE(find("runHistory")->accessibleDescription().contains(QStringLiteral("Stopped by guard")));
}

TEST_F(Overview, LeadsToTheRuns) {
    open();
    bool asked = false;
    QObject::connect(page_, &OverviewPage::runsRequested, [&asked] { asked = true; });
    click("viewRuns");
    EXPECT_TRUE(asked);
}

}  // namespace hs::ui::test
