#include <QClipboard>

#include "tests/ui/support/PageTest.h"
#include "ui/kit/StatusLabel.h"
#include "ui/overview/OverviewPage.h"
#include "ui/overview/OverviewViewModel.h"

namespace hs::ui::test {

namespace {

class Overview : public PageTest {
protected:
    void open() {
        page_ = new OverviewPage(client_, clock_);
        show(page_);
        page_->showConfiguration(QString::fromLatin1(sample::configurationName));
        EXPECT_TRUE(
            comes([this] { return page_->viewModel().summary().has_value() && page_->viewModel().nextRunAt() > 0; }));
        settle();
    }
    Event progress(std::int64_t done, std::int64_t total, double rate) {
        Event event;
        event.kind = Event::Kind::Progress;
        event.configuration = sample::configurationName;
        event.run = sample::runs().front();
        event.run.state = RunState::Running;
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
    page_->viewModel().runFull(false);
    EXPECT_TRUE(visible("cycleBusy"));
    client_.tell(progress(12'400, 30'000, 8'100));
    const QLocale locale;
    EXPECT_EQ(labelOf("cycleBusySentence"),
              QStringLiteral("Reading the directory: %1 of %2, %3 per second")
                  .arg(locale.toString(12'400), locale.toString(30'000), locale.toString(8'100)));
    EXPECT_EQ(labelOf("countWritten"), QStringLiteral("77"));
}

TEST_F(Overview, StopsTheCycle) {
    open();
    client_.held = {"runCycle"};
    page_->viewModel().runFull(false);
    const std::stop_token stop = client_.lastStop;
    click("cycleBusyStop");
    EXPECT_TRUE(stop.stop_requested());
    client_.release();
    EXPECT_TRUE(comes([this] { return visible("cycleError"); }));
}

TEST_F(Overview, SaysWhatTheRunDid) {
    open();
    page_->viewModel().runFull(true);
    EXPECT_TRUE(comes([this] { return visible("cycleResult"); }));
    EXPECT_TRUE(client_.lastCycle.preview);
    EXPECT_TRUE(labelOf("cycleResultMessage").contains(QStringLiteral("12 written")));
}

TEST_F(Overview, ShowsARunThatWasStartedElsewhereWithoutAStop) {
    open();
    client_.tell(progress(10, 20, 0));
    EXPECT_TRUE(visible("cycleBusy"));
    EXPECT_FALSE(enabled("cycleBusyStop"));
    Event ended = progress(20, 20, 0);
    ended.kind = Event::Kind::RunEnded;
    client_.tell(ended);
    EXPECT_FALSE(visible("cycleBusy"));
}

TEST_F(Overview, ShowsHowFreshEachAttributeIs) {
    open();
    const auto& all = page_->viewModel().freshness();
    ASSERT_EQ(all.size(), 8u);
    EXPECT_GT(all[0].writtenAt, 0);
    EXPECT_EQ(all[2].writtenAt, 0);
    EXPECT_GT(all[2].seenAt, 0);
    EXPECT_GT(all[7].failedAt, 0);
    EXPECT_EQ(find<StatusLabel>("freshness7")->mood(), Mood::Danger);
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
