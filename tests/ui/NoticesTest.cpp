#include <QCheckBox>

#include "tests/ui/support/PageTest.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NoticesViewModel.h"

namespace hs::ui::test {

namespace {

class Notices : public PageTest {
protected:
    void SetUp() override {
        PageTest::SetUp();
        QObject::connect(&notices_, &NoticesViewModel::noticed,
                         [this](Mood, const QString& title, const QString& words, const QString&) {
                             titles_ << title;
                             words_ << words;
                         });
    }
    Event event(Event::Kind kind, RunState state, std::int64_t done = 0, std::int64_t total = 0) {
        Event made;
        made.kind = kind;
        made.configuration = sample::configurationName;
        made.run = sample::runs().front();
        made.run.state = state;
        made.phase = "Writing";
        made.done = done;
        made.total = total;
        return made;
    }
    void end(RunState state) { client_.tell(event(Event::Kind::RunEnded, state)); }
    void settleAnswers() { QTest::qWait(5); }

    NoticesViewModel notices_{client_};
    QStringList titles_, words_;
};

}  // namespace

TEST_F(Notices, SayThatACycleRunsAndHowFarItIs) {
    client_.tell(event(Event::Kind::Progress, RunState::Running, 41, 100));
    EXPECT_TRUE(notices_.isRunning());
    EXPECT_EQ(notices_.runningSentence(), QStringLiteral("contoso.test: Full cycle 41 %"));
    end(RunState::Succeeded);
    EXPECT_FALSE(notices_.isRunning());
    EXPECT_TRUE(notices_.runningSentence().isEmpty());
}

TEST_F(Notices, KeepQuietAboutARunThatWentWell) {
    end(RunState::Succeeded);
    settleAnswers();
    EXPECT_TRUE(titles_.isEmpty());
}

TEST_F(Notices, TellOfARunWithFailures) {
    end(RunState::FinishedWithFailures);
    EXPECT_EQ(titles_, QStringList{QStringLiteral("contoso.test: finished with failures")});
    EXPECT_TRUE(words_.first().contains(QStringLiteral("failed")));
}

TEST_F(Notices, TellOfAQuarantineOnceForEachReason) {
    client_.jobStatus.state.quarantine = sample::quarantine();
    end(RunState::Failed);
    EXPECT_TRUE(comes([this] { return titles_.size() == 1; }));
    EXPECT_EQ(titles_.first(), QStringLiteral("contoso.test: quarantine"));
    end(RunState::Failed);
    settleAnswers();
    EXPECT_EQ(titles_.size(), 1);
    client_.jobStatus.state.quarantine = sample::guardHold();
    end(RunState::StoppedByGuard);
    EXPECT_TRUE(comes([this] { return titles_.size() == 2; }));
    EXPECT_EQ(titles_.last(), QStringLiteral("contoso.test: stopped by a guard"));
}

TEST_F(Notices, TellAgainAfterTheQuarantineWasOver) {
    client_.jobStatus.state.quarantine = sample::quarantine();
    end(RunState::Failed);
    EXPECT_TRUE(comes([this] { return titles_.size() == 1; }));
    client_.jobStatus.state.quarantine = {};
    end(RunState::Succeeded);
    settleAnswers();
    client_.jobStatus.state.quarantine = sample::quarantine();
    end(RunState::Failed);
    EXPECT_TRUE(comes([this] { return titles_.size() == 2; }));
}

TEST_F(Notices, CanBeSwitchedOff) {
    notices_.setEnabled(false);
    client_.jobStatus.state.quarantine = sample::quarantine();
    end(RunState::FinishedWithFailures);
    settleAnswers();
    EXPECT_TRUE(titles_.isEmpty());
}

TEST_F(Notices, SayNothingAboutPreviews) {
    Event preview = event(Event::Kind::RunEnded, RunState::FinishedWithFailures);
    preview.run.preview = true;
    client_.tell(preview);
    settleAnswers();
    EXPECT_TRUE(titles_.isEmpty());
}

TEST_F(Notices, StandInTheTitleOfTheWindow) {
    auto* window = new MainWindow(client_, clock_, nullptr);
    show(window, QSize(1280, 860));
    client_.tell(event(Event::Kind::Progress, RunState::Running, 1, 2));
    EXPECT_TRUE(window->windowTitle().startsWith(QStringLiteral("contoso.test: Full cycle 50 %")));
    end(RunState::Succeeded);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Hybrid Sync"));
}

TEST_F(Notices, AreSwitchedOffInTheSettings) {
    auto* window = new MainWindow(client_, clock_, nullptr);
    show(window, QSize(1280, 860));
    window->go(QStringLiteral("settings"));
    EXPECT_TRUE(find<QCheckBox>("desktopNotices")->isChecked());
    click("desktopNotices");
    EXPECT_FALSE(window->notices().isEnabled());
}

}  // namespace hs::ui::test
