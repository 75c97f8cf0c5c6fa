#include "tests/ui/support/PageTest.h"
#include "ui/connect/ConnectPage.h"
#include "ui/connect/ConnectViewModel.h"
#include "ui/kit/StepList.h"

namespace hs::ui::test {

namespace {

class Connect : public PageTest {
protected:
    void open() {
        page_ = new ConnectPage(client_);
        show(page_, QSize(1100, 900));
    }
    void openForm() {
        open();
        click("connectOwn");
    }
    void fillDirectory() {
        type("directoryUrl", QStringLiteral("ldaps://dc1.contoso.test"));
        type("directoryBaseDn", QStringLiteral("DC=contoso,DC=test"));
        type("directoryBindDn", QStringLiteral("CN=sync,DC=contoso,DC=test"));
        type("directoryPassword", QStringLiteral("secret"));
    }
    void fillTenant() {
        type("tenantIdField", QStringLiteral("contoso.onmicrosoft.com"));
        type("tenantClientId", QStringLiteral("5b0c4d3e"));
        type("tenantSecret", QStringLiteral("secret"));
    }
    void testBoth() {
        fillDirectory();
        click("testDirectory");
        fillTenant();
        click("testTenant");
        EXPECT_TRUE(
            comes([this] { return page_->viewModel().directory().passed() && page_->viewModel().tenant().passed(); }));
    }

    ConnectPage* page_ = nullptr;
};

}  // namespace

TEST_F(Connect, OffersASandboxAndOnesOwnServers) {
    open();
    bool asked = false;
    QObject::connect(page_, &ConnectPage::sandboxRequested, [&asked] { asked = true; });
    click("startSandbox");
    EXPECT_TRUE(asked);
    EXPECT_TRUE(visible("connectOwn"));
}

TEST_F(Connect, TellsWhatTheSandboxIsDoing) {
    open();
    page_->setSandboxProgress(QStringLiteral("Starting a directory"));
    EXPECT_FALSE(enabled("startSandbox"));
    EXPECT_TRUE(visible("sandboxProgress"));
    page_->setSandboxError(Error(ErrorCode::Unavailable, "slapd does not start."));
    EXPECT_TRUE(enabled("startSandbox"));
    EXPECT_TRUE(visible("sandboxError"));
}

TEST_F(Connect, NeedsEveryFieldBeforeATest) {
    openForm();
    EXPECT_FALSE(enabled("testDirectory"));
    EXPECT_FALSE(find("testDirectory")->toolTip().isEmpty());
    fillDirectory();
    EXPECT_TRUE(enabled("testDirectory"));
    EXPECT_FALSE(enabled("testTenant"));
}

TEST_F(Connect, ShowsTheStepsOfATest) {
    openForm();
    fillDirectory();
    click("testDirectory");
    EXPECT_TRUE(comes([this] { return visible("testDirectorySteps"); }));
    EXPECT_EQ(find<StepList>("testDirectorySteps")->steps().size(), 4u);
}

TEST_F(Connect, ShowsWhyATestFailed) {
    client_.directoryTest = sample::connectionTest(false);
    openForm();
    fillDirectory();
    click("testDirectory");
    EXPECT_TRUE(comes([this] { return visible("testDirectoryError"); }));
    EXPECT_EQ(labelOf("testDirectoryErrorMessage"),
              QStringLiteral("The directory refused the account or its password."));
    EXPECT_FALSE(enabled("saveConfiguration"));
}

TEST_F(Connect, CanStopATest) {
    client_.held = {"testDirectory"};
    openForm();
    fillDirectory();
    click("testDirectory");
    EXPECT_TRUE(visible("testDirectoryBusyStop"));
    const std::stop_token stop = client_.lastStop;
    click("testDirectoryBusyStop");
    EXPECT_TRUE(stop.stop_requested());
}

TEST_F(Connect, SavesOnlyWhatWasTestedOnBothSides) {
    openForm();
    type("configurationName", QStringLiteral("contoso.test"));
    EXPECT_FALSE(enabled("saveConfiguration"));
    EXPECT_EQ(labelOf("saveReason"), QStringLiteral("Test the directory and the tenant first."));
    testBoth();
    EXPECT_TRUE(enabled("saveConfiguration"));
}

TEST_F(Connect, WantsANewTestAfterAChange) {
    openForm();
    type("configurationName", QStringLiteral("contoso.test"));
    testBoth();
    type("directoryPassword", QStringLiteral("another"));
    EXPECT_FALSE(enabled("saveConfiguration"));
    EXPECT_EQ(labelOf("saveReason"), QStringLiteral("Test the directory first."));
}

TEST_F(Connect, HandsSecretsOverAndHidesThem) {
    openForm();
    type("configurationName", QStringLiteral("fabrikam.test"));
    testBoth();
    EXPECT_EQ(find<QLineEdit>("directoryPassword")->echoMode(), QLineEdit::Password);
    QString created;
    QObject::connect(page_, &ConnectPage::created, [&created](const QString& name) { created = name; });
    click("saveConfiguration");
    EXPECT_TRUE(comes([&created] { return !created.isEmpty(); }));
    EXPECT_EQ(created, QStringLiteral("fabrikam.test"));
    EXPECT_EQ(client_.lastDraft.directoryPassword.reveal(), "secret");
    EXPECT_EQ(client_.lastDraft.directory.baseDn, "DC=contoso,DC=test");
    EXPECT_EQ(client_.lastDraft.tenant.graphUrl, "https://graph.microsoft.com");
}

TEST_F(Connect, SaysThatTheNameExists) {
    client_.failing["createConfiguration"] = Error(ErrorCode::Conflict, "A configuration of this name exists.");
    openForm();
    type("configurationName", QStringLiteral("contoso.test"));
    testBoth();
    click("saveConfiguration");
    EXPECT_TRUE(comes([this] { return visible("saveError"); }));
}

}  // namespace hs::ui::test
