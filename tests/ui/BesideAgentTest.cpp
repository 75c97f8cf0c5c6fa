#include <QProcess>
#include <QTabBar>
#include <QTabWidget>

#include "tests/ui/support/ConsoleOnServers.h"
#include "ui/shell/ConfigurationView.h"

// The console beside other programs of the same profile: an agent that works, an agent that dies, a second console.
namespace hs::ui::test {

namespace {

class BesideAgent : public ConsoleOnServers {
protected:
    void TearDown() override {
        agent_.kill();
        agent_.waitForFinished();
        ConsoleOnServers::TearDown();
    }

    void startAgent() {
        agent_.setStandardErrorFile(QProcess::nullDevice());
        agent_.start(
            QStringLiteral(HYBRIDSYNC_BIN_DIR "/hybridsync-agent"),
            {QStringLiteral("--profile-directory"), QString::fromStdString(sandbox_->state().profileDirectory)});
        ASSERT_TRUE(agent_.waitForStarted());
    }
    /// The next batch waits for a minute, with the cycle in the middle of its work.
    void holdTheNextBatch() {
        sandbox::TenantFault held;
        held.kind = sandbox::TenantFault::Kind::Delay;
        held.delay = std::chrono::milliseconds(60000);
        held.pathContains = "/$batch";
        sandbox_->tenant().faults().add(held);
    }
    /// An agent whose first cycle stands still.
    void agentInTheMiddleOfACycle() {
        holdTheNextBatch();
        startAgent();
        ASSERT_TRUE(
            comes([this] { return newest().by == "schedule" && newest().state == RunState::Running; }, patient));
    }

    QProcess agent_;
};

}  // namespace

TEST_F(BesideAgent, ShowsTheCycleOfTheAgentAndStopsIt) {
    ASSERT_NO_FATAL_FAILURE(begin());
    ASSERT_NO_FATAL_FAILURE(agentInTheMiddleOfACycle());
    EXPECT_TRUE(comes([this] { return visible("cycleBusy") && enabled("stopRun"); }, patient));
    EXPECT_TRUE(comes(
        [this] { return labelOf("overviewOwner").contains(QStringLiteral("agent"), Qt::CaseInsensitive); }, patient))
        << labelOf("overviewOwner").toStdString();
    EXPECT_TRUE(comes([this] { return labelOf("countDirectory") == QStringLiteral("60"); }, patient))
        << labelOf("countDirectory").toStdString();
    click("stopRun");
    EXPECT_TRUE(comes([this] { return newest().state == RunState::Cancelled; }, patient));
    EXPECT_TRUE(comes([this] { return !visible("cycleBusy") && enabled("runFull"); }, patient));
}

TEST_F(BesideAgent, SendsItsCycleToTheAgent) {
    ASSERT_NO_FATAL_FAILURE(begin());
    startAgent();
    EXPECT_TRUE(comes([this] { return newest().by == "schedule" && newest().state == RunState::Succeeded; }, patient));
    runFull();
    EXPECT_EQ(newest().state, RunState::Succeeded);
    EXPECT_NE(newest().by, "schedule");
    EXPECT_NE(newest().fence, 0);
}

TEST_F(BesideAgent, GoesOnByItselfWhenTheAgentIsKilledInTheMiddle) {
    ASSERT_NO_FATAL_FAILURE(begin());
    ASSERT_NO_FATAL_FAILURE(agentInTheMiddleOfACycle());
    const std::int64_t killed = newest().id;
    EXPECT_TRUE(comes([this] { return visible("cycleBusy"); }, patient));
    agent_.kill();
    ASSERT_TRUE(agent_.waitForFinished());
    sandbox_->tenant().faults().clear();
    EXPECT_TRUE(comes([this] { return !visible("cycleBusy") && enabled("runFull"); }, patient))
        << "the page still shows a cycle that nobody runs";
    runFull();
    EXPECT_EQ(newest().state, RunState::Succeeded);
    EXPECT_EQ(run(killed).state, RunState::Interrupted);
    EXPECT_EQ(assembly_->engine().ports().store.countLinks(sandbox_->state().configuration).value(), 60);
}

TEST_F(BesideAgent, TwoConsolesSeeEachOthersWorkAndLoseNoSetting) {
    ASSERT_NO_FATAL_FAILURE(begin());
    wiring::AssemblyOptions engine;
    engine.isConsole = true;
    auto opened = wiring::Assembly::open({sandbox_->state().profile, sandbox_->state().profileDirectory}, engine);
    ASSERT_TRUE(opened.ok()) << opened.error().toLine();
    const auto second = *std::move(opened);
    const std::string name = sandbox_->state().configuration;

    // A cycle of the other one shows here, and its numbers when it is done.
    service::CycleRequest request;
    request.configuration = name;
    request.full = true;
    auto theirs = second->client().runCycle(request, {});
    EXPECT_TRUE(comes([&] { return theirs.isFinished(); }, patient));
    EXPECT_TRUE(comes([this] { return labelOf("overviewInScope").contains(QStringLiteral("60")); }, patient))
        << labelOf("overviewInScope").toStdString();

    // What this one read before the other saved is not written over it.
    auto* tabs = find<QTabWidget>("configurationTabs")->tabBar();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    EXPECT_TRUE(comes([this] { return page() == QStringLiteral("propertiesPage") && enabled("editBasics"); }, patient));
    click("editBasics");
    EXPECT_TRUE(comes([this] { return visible("notificationEmail"); }, patient));
    Properties properties = second->engine().ports().store.configuration(name).value().properties;
    properties.notificationEmail = "theirs@contoso.test";
    ASSERT_TRUE(second->engine().configurations().updateProperties(name, 0, properties, {}).ok());
    type("notificationEmail", QStringLiteral("ours@contoso.test"));
    click("applyBasics");
    EXPECT_TRUE(comes([this] { return visible("applyError"); }, patient));
    EXPECT_EQ(second->engine().ports().store.configuration(name).value().properties.notificationEmail,
              "theirs@contoso.test");
}

}  // namespace hs::ui::test
