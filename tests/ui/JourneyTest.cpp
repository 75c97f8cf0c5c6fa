#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include "tests/ui/support/ConsoleOnServers.h"
#include "ui/kit/SidePanel.h"
#include "ui/kit/StatusLabel.h"
#include "ui/kit/StepList.h"

// The two procedures of the product as a person walks them: the real window, the real engine, real servers.
namespace hs::ui::test {

namespace {

class Journey : public ConsoleOnServers {
protected:
    void begin(bool exchangeSchema = true) {
        sandbox::SandboxOptions options;
        options.users = 20;
        options.exchangeDelaySeconds = 1;
        options.exchangeSchema = exchangeSchema;
        ASSERT_NO_FATAL_FAILURE(startServers(options));
        sandbox::SeedSettings seed;
        seed.users = options.users;
        ada_ = sandbox::generatePeople(seed).front();
        window_ = new MainWindow(assembly_->client(), system_, nullptr);
        show(window_, QSize(1280, 860));
        EXPECT_TRUE(
            comes([this] { return find<QTableView>("configurationsTable")->model()->rowCount() == 1; }, patient));
    }

    // By mouse.

    void openConfiguration() {
        auto* table = find<QTableView>("configurationsTable");
        const QRect cell = table->visualRect(table->model()->index(0, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        if (page() != QStringLiteral("overviewPage"))
            QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        EXPECT_TRUE(comes([this] { return page() == QStringLiteral("overviewPage"); }, patient));
    }
    void chooseTab(const char* bar, int index) {
        auto* tabs = find<QTabBar>(bar);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
    }
    void openBasics() {
        chooseTab("configurationTabBar", 1);
        EXPECT_TRUE(comes([this] { return enabled("editBasics"); }, patient));
        click("editBasics");
        EXPECT_TRUE(comes([this] { return panelIsOpen() && enabled("recheckSchema"); }, patient));
        EXPECT_TRUE(comes([this] { return standsStill("basicsPanel"); }));
    }
    void enableWriteback() {
        openBasics();
        click("exchangeHybridWriteback");
        EXPECT_TRUE(comes([this] { return enabled("applyBasics"); }));
        click("applyBasics");
        EXPECT_TRUE(comes([this] { return wordOf("basicsWriteback") == QStringLiteral("Enabled"); }, patient));
        EXPECT_TRUE(comes([this] { return !panelIsOpen() && !visible("basicsPanel"); }));
    }
    void provisionAda() {
        choosePlace(QStringLiteral("Provision on demand"));
        EXPECT_EQ(page(), QStringLiteral("provisionPage"));
        type("userDn", dn());
        click("provisionUser");
        EXPECT_TRUE(comes([this] { return fourSuccesses(); }, patient));
    }

    // What is seen.

    QString dn() const { return QString::fromStdString(ada_.dn); }
    bool panelIsOpen() { return find<SidePanel>("basicsPanel")->isOpen(); }
    /// A panel slides in; it is where it belongs when it ends at the page's edge.
    bool standsStill(const char* name) {
        const QWidget* panel = find(name);
        return panel->isVisible() && panel->geometry().right() <= panel->parentWidget()->width();
    }
    QString wordOf(const char* name) const { return find<StatusLabel>(name)->word(); }
    bool fourSuccesses() {
        auto* steps = find<StepList>("stepList");
        if (steps->steps().size() != 4) return false;
        for (int i = 0; i < 4; ++i)
            if (steps->shownMood(i) != Mood::Success) return false;
        return true;
    }
    QAbstractItemModel* table() { return find<QTableView>("writebackTable")->model(); }
    bool eightRowsWritten() {
        if (table()->rowCount() != 8) return false;
        for (int row = 0; row < 8; ++row)
            if (table()->index(row, 4).data().toString() != QStringLiteral("Written")) return false;
        return true;
    }
    /// What the directory itself holds of Ada.
    Values inTheDirectory(const AttributeName& attribute) {
        const auto shown = assembly_->engine().configurations().show(sandbox_->state().configuration);
        EXPECT_TRUE(shown.ok());
        auto endpoint = assembly_->engine().ports().connector.directory(shown->configuration.directory);
        EXPECT_TRUE(endpoint.ok());
        Query query;
        query.classes = {ObjectClass::User};
        query.attributes = {attribute};
        const auto found = (*endpoint)->at(query, ada_.dn, {});
        EXPECT_TRUE(found.ok()) << (found.ok() ? "" : found.error().toLine());
        return found.ok() ? found->values(attribute) : Values();
    }
    void expectEightInTheDirectory() {
        for (const char* attribute : {"msDS-ExternalDirectoryObjectId", "msExchArchiveStatus",
                                      "msExchBlockedSendersHash", "msExchSafeRecipientsHash", "msExchSafeSendersHash",
                                      "msExchUCVoiceMailSettings", "msExchUserHoldPolicies"})
            EXPECT_FALSE(inTheDirectory(attribute).empty()) << attribute;
        const Values addresses = inTheDirectory("proxyAddresses");
        EXPECT_EQ(addresses.size(), ada_.proxyAddresses.size() + 1);
    }

    sandbox::Person ada_;
};

}  // namespace

TEST_F(Journey, EnablesExchangeHybridWritebackInTheProperties) {
    begin();
    openConfiguration();
    enableWriteback();
    EXPECT_TRUE(labelOf("basicsWritebackSince").startsWith(QStringLiteral("Since ")));
    const auto stored = assembly_->engine().configurations().show(sandbox_->state().configuration);
    ASSERT_TRUE(stored.ok());
    EXPECT_TRUE(stored->configuration.properties.exchangeHybridWriteback);
}

TEST_F(Journey, KeepsNextClosedWhileWritebackIsOff) {
    begin();
    openConfiguration();
    provisionAda();
    EXPECT_FALSE(enabled("nextToWriteback"));
    EXPECT_FALSE(labelOf("nextReason").isEmpty());
}

TEST_F(Journey, ProvisionsAUserAndWritesEightAttributesBack) {
    begin();
    openConfiguration();
    enableWriteback();
    provisionAda();
    EXPECT_TRUE(comes([this] { return enabled("nextToWriteback"); }));
    click("nextToWriteback");
    EXPECT_EQ(find<QTabWidget>("provisionTabs")->currentIndex(), 1);
    EXPECT_TRUE(comes([this] { return enabled("retryWriteback"); }, patient));
    EXPECT_TRUE(comes([this] { return eightRowsWritten(); }, patient)) << wordOf("writebackVerdict").toStdString();
    EXPECT_TRUE(wordOf("writebackVerdict").startsWith(QStringLiteral("Success: 8 written")));
    expectEightInTheDirectory();
}

TEST_F(Journey, ChangesNothingTheSecondTime) {
    begin();
    openConfiguration();
    enableWriteback();
    provisionAda();
    click("nextToWriteback");
    EXPECT_TRUE(comes([this] { return eightRowsWritten() && enabled("retryWriteback"); }, patient));
    click("retryWriteback");
    EXPECT_TRUE(comes([this] { return wordOf("writebackVerdict").contains(QStringLiteral("8 unchanged")); }, patient))
        << wordOf("writebackVerdict").toStdString();
}

TEST_F(Journey, FindsTheUserByNameAndPreviewsWithoutWriting) {
    begin();
    openConfiguration();
    choosePlace(QStringLiteral("Provision on demand"));
    type("userDn", QStringLiteral("ada"));
    EXPECT_TRUE(comes([this] { return visible("userHits"); }, patient));
    QTest::keyClick(find("userDn"), Qt::Key_Down);
    QTest::keyClick(find("userHits"), Qt::Key_Return);
    EXPECT_EQ(find<QLineEdit>("userDn")->text().toLower(), dn().toLower());
    click("previewUser");
    EXPECT_TRUE(comes([this] { return visible("previewBanner"); }, patient));
    EXPECT_EQ(sandbox_->tenant().state().open().table(sandbox::ObjectKind::User).present(), 0U);
}

TEST_F(Journey, RunsFullAndFindsTheRunInTheList) {
    begin();
    openConfiguration();
    EXPECT_TRUE(comes([this] { return enabled("runFull"); }, patient));
    click("runFull");
    EXPECT_TRUE(comes(
        [this] {
            const auto runs = assembly_->engine().ports().store.runs(sandbox_->state().configuration, 1);
            return enabled("runFull") && runs.ok() && !runs->empty() && runs->front().state == RunState::Succeeded;
        },
        patient));
    choosePlace(QStringLiteral("Runs"));
    EXPECT_TRUE(comes([this] { return find<QTableView>("runsTable")->model()->rowCount() == 1; }, patient));
}

TEST_F(Journey, SaysWhyTheBoxCannotBeCheckedWithoutTheExchangeSchema) {
    begin(false);
    openConfiguration();
    openBasics();
    EXPECT_FALSE(enabled("exchangeHybridWriteback"));
    EXPECT_TRUE(visible("writebackReason"));
    EXPECT_TRUE(labelOf("writebackReasonMessage").contains(QStringLiteral("msExch")) ||
                labelOf("writebackReasonMessage").contains(QStringLiteral("mailNickname")))
        << labelOf("writebackReasonMessage").toStdString();
    EXPECT_TRUE(visible("recheckSchema"));
    EXPECT_TRUE(visible("howToExtendSchema"));
}

TEST_F(Journey, ReadsTheSchemaAgainAndStaysHonestWhenNothingChanged) {
    begin(false);
    openConfiguration();
    openBasics();
    click("recheckSchema");
    EXPECT_TRUE(comes([this] { return enabled("recheckSchema"); }, patient));
    EXPECT_FALSE(enabled("exchangeHybridWriteback"));
}

TEST_F(Journey, SaysThatTheDirectoryIsGone) {
    begin();
    openConfiguration();
    sandbox_->directory().stop();
    choosePlace(QStringLiteral("Provision on demand"));
    type("userDn", dn());
    click("provisionUser");
    EXPECT_TRUE(comes([this] { return find<StepList>("stepList")->shownMood(0) == Mood::Danger; }, patient));
    EXPECT_FALSE(enabled("nextToWriteback"));
}

}  // namespace hs::ui::test
