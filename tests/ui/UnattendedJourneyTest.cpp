#include <QTableView>

#include "core/ldap/LdapEndpoint.h"
#include "tests/ui/support/ConsoleOnServers.h"
#include "ui/shell/ConfigurationView.h"

// What an administrator does who comes by once a week, in the real window on real servers: watches a cycle, looks at a
// plan and applies it, finds one user in the log, takes the run back, meets the guard and releases it.
namespace hs::ui::test {

namespace {

class UnattendedJourney : public ConsoleOnServers {
protected:
    int rows(const char* table) const { return find<QTableView>(table)->model()->rowCount(); }
    /// Of the page in front: the window has a log of all configurations, too.
    template <typename Widget>
    Widget* onPage(const char* name) const {
        return window_->currentPage()->findChild<Widget*>(QString::fromLatin1(name));
    }
    int logRows() const { return onPage<QTableView>("logsTable")->model()->rowCount(); }
    bool runIsOpen(std::int64_t id) const {
        return page() == QStringLiteral("runsPage") && visible("runView") &&
               labelOf("runTitle") == QStringLiteral("Run %1").arg(id);
    }

    /// As the directory's administrator.
    void disable(const char* commonName) {
        DirectorySettings admin =
            assembly_->engine().ports().store.configuration(sandbox_->state().configuration).value().directory;
        admin.bindDn = sandbox_->directory().adminDn();
        NullLog log;
        ldap::LdapEndpoint directory(admin, sandbox_->directory().adminPassword(), system_, log);
        const auto found = directory.find({{ObjectClass::User, ObjectClass::InetOrgPerson}, {"title"}, {}}, "cn",
                                          Value::text(commonName), {});
        ASSERT_TRUE(found.ok() && !found->empty()) << commonName;
        AttributeChange row;
        row.target = "userAccountControl";
        row.after = {Value::text("514")};
        Change change;
        change.rule = RuleKind::Writeback;
        change.target = {Side::Directory, found->front().objectClass, found->front().id, found->front().name,
                         found->front().anchor};
        change.attributes = {row};
        const auto applied = directory.apply(std::span(&change, 1),
                                             [](std::size_t, Receipt&& receipt) -> Result<void> {
                                                 EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
                                                 return {};
                                             },
                                             {});
        EXPECT_TRUE(applied.ok());
    }
};

}  // namespace

TEST_F(UnattendedJourney, PreviewApplyFindInTheLogAndUndo) {
    ASSERT_NO_FATAL_FAILURE(begin());
    runFull();
    EXPECT_EQ(newest().counts.written, 60);

    // A preview is a plan that is stored and shown.
    const std::int64_t first = newest().id;
    click("previewRun");
    EXPECT_TRUE(comes([&] { return newest().id > first && newest().state == RunState::Previewed; }, patient));
    const hs::Run preview = newest();
    EXPECT_GT(preview.counts.planned, 20);
    EXPECT_TRUE(comes([this] { return visible("lookAtResult"); }, patient));
    click("lookAtResult");
    EXPECT_TRUE(
        comes([&] { return runIsOpen(preview.id) && rows("changesTable") > 0 && enabled("applyPlan"); }, patient));

    // Apply names what it will write, and writes that.
    QString asked;
    answer("confirmWriteButton", &asked);
    click("applyPlan");
    EXPECT_TRUE(comes([&] { return newest().id > preview.id && newest().state == RunState::Succeeded; }, patient));
    const hs::Run applied = newest();
    EXPECT_EQ(applied.basis, preview.id);
    EXPECT_EQ(applied.counts.written, preview.counts.planned);
    EXPECT_FALSE(asked.isEmpty());

    // One user in the log.
    choosePlace(QStringLiteral("Provisioning logs"));
    EXPECT_TRUE(comes([this] { return page() == QStringLiteral("logsPage") && logRows() > 50; }, patient));
    QTest::keyClicks(onPage<QLineEdit>("logsFilter"), QStringLiteral("lovelace"));
    EXPECT_TRUE(comes([this] { return logRows() == 2; }, patient));

    // And back.
    choosePlace(QStringLiteral("Runs"));
    EXPECT_TRUE(comes([this] { return page() == QStringLiteral("runsPage"); }, patient));
    if (!runIsOpen(applied.id)) window_->configurationView().openRun(applied.id);
    EXPECT_TRUE(comes([&] { return runIsOpen(applied.id) && enabled("undoRun"); }, patient));
    click("undoRun");
    EXPECT_TRUE(
        comes([&] { return newest().kind == RunKind::Undo && newest().state == RunState::Previewed; }, patient));
    const hs::Run inverse = newest();
    EXPECT_TRUE(comes([&] { return runIsOpen(inverse.id) && enabled("applyPlan"); }, patient));
    answer("confirmWriteButton");
    click("applyPlan");
    EXPECT_TRUE(comes([&] { return newest().id > inverse.id && newest().state == RunState::Succeeded; }, patient));
    EXPECT_EQ(newest().counts.written, applied.counts.written);
    choosePlace(QStringLiteral("Overview"));
    EXPECT_TRUE(comes([this] { return visible("pausedBanner"); }, patient));
    click("resumeJob");
    EXPECT_TRUE(comes([this] { return !visible("pausedBanner"); }, patient));
}

TEST_F(UnattendedJourney, TheGuardStopsAPlanAndIsReleasedForIt) {
    ASSERT_NO_FATAL_FAILURE(begin());
    runFull();
    change([](Configuration& configuration) { configuration.properties.accidentalDeletionThreshold = 2; });
    disable("Ada Lovelace");
    disable("Grace Hopper");
    runFull();
    const hs::Run stopped = newest();
    EXPECT_EQ(stopped.state, RunState::StoppedByGuard);
    EXPECT_EQ(stopped.counts.written, 0);
    EXPECT_TRUE(comes([this] { return visible("guardBanner"); }, patient));
    click("guardLookAtPlan");
    EXPECT_TRUE(comes([&] { return runIsOpen(stopped.id) && rows("changesTable") > 0; }, patient));
    choosePlace(QStringLiteral("Overview"));
    EXPECT_TRUE(comes([this] { return visible("guardBanner") && enabled("guardAllow"); }, patient));
    answer("confirmAllowButton");
    click("guardAllow");
    EXPECT_TRUE(comes([&] { return newest().basis == stopped.id && newest().state == RunState::Succeeded; }, patient));
    EXPECT_EQ(newest().counts.written, stopped.counts.planned);
    EXPECT_TRUE(comes([this] { return !visible("guardBanner"); }, patient));
}

TEST_F(UnattendedJourney, ACycleIsStoppedHalfWayAndGoesOn) {
    ASSERT_NO_FATAL_FAILURE(begin());
    sandbox::TenantFault held;
    held.kind = sandbox::TenantFault::Kind::Delay;
    held.delay = std::chrono::milliseconds(60000);
    held.pathContains = "/$batch";
    sandbox_->tenant().faults().add(held);
    click("runFull");
    EXPECT_TRUE(comes([this] { return visible("cycleBusy") && enabled("stopRun"); }, patient));
    EXPECT_TRUE(comes([this] { return newest().id > 0 && newest().state == RunState::Running; }, patient));
    click("stopRun");
    EXPECT_TRUE(comes([this] { return newest().state == RunState::Cancelled; }, patient))
        << toString(newest().state) << ' ' << newest().error.toLine();
    sandbox_->tenant().faults().clear();
    runFull();
    EXPECT_EQ(newest().state, RunState::Succeeded);
    EXPECT_EQ(assembly_->engine().ports().store.countLinks(sandbox_->state().configuration).value(), 60);
}

}  // namespace hs::ui::test
