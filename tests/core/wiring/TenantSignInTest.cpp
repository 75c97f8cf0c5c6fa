#include "core/wiring/TenantSignIn.h"

#include <sys/stat.h>

#include "tests/core/wiring/SandboxRig.h"

// A person signs in to a real tenant; what stays behind is one secret in the vault and nothing anywhere else.
namespace hs::wiring {
namespace {

class PersonSignIn : public WithSandbox {
protected:
    void SetUp() override {
        WithSandbox::SetUp();
        signIn_ = std::make_unique<TenantSignIn>(*vault_, administrator_.get(), clock_, log_);
    }
    void signInNow() {
        const auto account = signIn_->signIn(tenant_, {});
        ASSERT_TRUE(account.ok()) << account.error().toLine();
    }
    /// A program that starts later, with the same vault and no browser.
    std::unique_ptr<TenantSignIn> reopened() {
        vault_ = std::make_unique<FileVault>(home_.filePath(QStringLiteral("vault")).toStdString());
        return std::make_unique<TenantSignIn>(*vault_, nullptr, clock_, log_);
    }

    std::unique_ptr<TenantSignIn> signIn_;
};

TEST_F(PersonSignIn, NamesTheAccountAsTheTenantDoes) {
    const auto account = signIn_->signIn(tenant_, {});
    ASSERT_TRUE(account.ok()) << account.error().toLine();
    EXPECT_EQ(account->name, sandbox_->state().userName);
    EXPECT_EQ(account->tenantId, sandbox_->state().tenantId);
    EXPECT_GT(account->signedInAt, 0);
}

TEST_F(PersonSignIn, KnowsNobodyBefore) { EXPECT_FALSE(signIn_->account(tenant_).has_value()); }

TEST_F(PersonSignIn, KnowsThePersonAfter) {
    signInNow();
    const auto account = signIn_->account(tenant_);
    ASSERT_TRUE(account.has_value());
    EXPECT_EQ(account->name, sandbox_->state().userName);
}

TEST_F(PersonSignIn, FindsTheAccountAgainAfterReopening) {
    const auto before = signIn_->signIn(tenant_, {});
    ASSERT_TRUE(before.ok());
    EXPECT_EQ(reopened()->account(tenant_), std::optional(*before));
}

TEST_F(PersonSignIn, ShowsThePersonThatItWorked) {
    signInNow();
    EXPECT_NE(administrator_->browser.page().find(sandbox_->state().userName), std::string::npos);
}

TEST_F(PersonSignIn, AsksAsThePublicClientWithAProof) {
    signInNow();
    const std::string& url = administrator_->browser.opened;
    EXPECT_NE(url.find("client_id=" + tenant_.consoleClientId), std::string::npos) << url;
    EXPECT_NE(url.find("code_challenge_method=S256"), std::string::npos) << url;
    EXPECT_NE(url.find("offline_access"), std::string::npos) << url;
}

TEST_F(PersonSignIn, AsksAsTheApplicationWhereThereIsNoPublicClient) {
    tenant_.consoleClientId.clear();
    signInNow();
    EXPECT_NE(administrator_->browser.opened.find("client_id=" + tenant_.clientId), std::string::npos);
}

TEST_F(PersonSignIn, KeepsTheRefreshTokenInAFileForTheOwnerAlone) {
    signInNow();
    const std::string token = keptRefreshToken();
    ASSERT_FALSE(token.empty());
    const auto files = filesHolding(token, home_.path().toStdString());
    ASSERT_EQ(files.size(), 1u);
    struct stat status = {};
    ASSERT_EQ(::stat(files.front().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 077, 0u);
}

TEST_F(PersonSignIn, SaysWhoSignedInAndNoTokenInItsLog) {
    signInNow();
    const auto access = signIn_->tokens(tenant_)->token({});
    ASSERT_TRUE(access.ok()) << access.error().toLine();
    EXPECT_NE(logged_.str().find(sandbox_->state().userName), std::string::npos);
    EXPECT_EQ(logged_.str().find(keptRefreshToken()), std::string::npos);
    EXPECT_EQ(logged_.str().find(std::string(access->reveal())), std::string::npos);
}

TEST_F(PersonSignIn, KeepsNoAccessTokenOnDisk) {
    signInNow();
    const auto access = signIn_->tokens(tenant_)->token({});
    ASSERT_TRUE(access.ok()) << access.error().toLine();
    EXPECT_TRUE(filesHolding(std::string(access->reveal()), home_.path().toStdString()).empty());
}

TEST_F(PersonSignIn, GivesATokenThatGraphTakes) {
    signInNow();
    const auto access = signIn_->tokens(tenant_)->token({});
    ASSERT_TRUE(access.ok()) << access.error().toLine();
    EXPECT_TRUE(sandbox_->tenant().tokens().check(access->reveal(), sandbox_->tenant().graphUrl()).ok());
}

TEST_F(PersonSignIn, GoesOnAfterReopeningWithoutABrowser) {
    signInNow();
    const auto later = reopened();
    const auto source = later->tokens(tenant_);
    ASSERT_NE(source, nullptr);
    const auto access = source->token({});
    EXPECT_TRUE(access.ok()) << (access.ok() ? "" : access.error().toLine());
    EXPECT_EQ(administrator_->visits, 1);
}

TEST_F(PersonSignIn, KeepsEachNewRefreshTokenInsteadOfTheOld) {
    signInNow();
    const std::string first = keptRefreshToken();
    ASSERT_TRUE(signIn_->tokens(tenant_)->token({}).ok());
    const std::string second = keptRefreshToken();
    EXPECT_NE(second, first);
    ASSERT_TRUE(signIn_->tokens(tenant_)->token({}).ok());
    EXPECT_NE(keptRefreshToken(), second);
    EXPECT_TRUE(filesHolding(first, home_.path().toStdString()).empty());
}

TEST_F(PersonSignIn, KeepsTheAccountWhenTheTokenRotates) {
    signInNow();
    const auto before = signIn_->account(tenant_);
    ASSERT_TRUE(signIn_->tokens(tenant_)->token({}).ok());
    EXPECT_EQ(signIn_->account(tenant_), before);
}

TEST_F(PersonSignIn, HasNoTokensWhileNobodyIsSignedIn) { EXPECT_EQ(signIn_->tokens(tenant_), nullptr); }

TEST_F(PersonSignIn, WipesTheTokenOnSignOut) {
    signInNow();
    const std::string token = keptRefreshToken();
    ASSERT_FALSE(token.empty());
    EXPECT_TRUE(signIn_->signOut(tenant_).ok());
    EXPECT_TRUE(filesHolding(token, home_.path().toStdString()).empty());
    EXPECT_FALSE(signIn_->account(tenant_).has_value());
    EXPECT_EQ(signIn_->tokens(tenant_), nullptr);
}

TEST_F(PersonSignIn, MaySignOutTwice) {
    signInNow();
    EXPECT_TRUE(signIn_->signOut(tenant_).ok());
    EXPECT_TRUE(signIn_->signOut(tenant_).ok());
}

TEST_F(PersonSignIn, MaySignOutWhenNobodyEverSignedIn) { EXPECT_TRUE(signIn_->signOut(tenant_).ok()); }

TEST_F(PersonSignIn, SignsOutOfOneTenantAlone) {
    signInNow();
    TenantSettings other = tenant_;
    other.tenantId = "fabrikam.test";
    EXPECT_FALSE(signIn_->account(other).has_value());
    EXPECT_TRUE(signIn_->signOut(other).ok());
    EXPECT_TRUE(signIn_->account(tenant_).has_value());
}

TEST_F(PersonSignIn, SignsInAgainAfterSigningOut) {
    signInNow();
    EXPECT_TRUE(signIn_->signOut(tenant_).ok());
    signInNow();
    EXPECT_TRUE(signIn_->account(tenant_).has_value());
    EXPECT_EQ(administrator_->visits, 2);
}

TEST_F(PersonSignIn, ReportsThatThePersonDeclined) {
    administrator_->declines = true;
    const auto account = signIn_->signIn(tenant_, {});
    ASSERT_FALSE(account.ok());
    EXPECT_EQ(account.error().code, ErrorCode::Denied) << account.error().toLine();
    EXPECT_FALSE(signIn_->account(tenant_).has_value());
}

TEST_F(PersonSignIn, KeepsTheEarlierSignInWhenALaterOneIsDeclined) {
    signInNow();
    administrator_->declines = true;
    EXPECT_FALSE(signIn_->signIn(tenant_, {}).ok());
    EXPECT_TRUE(signIn_->account(tenant_).has_value());
}

TEST_F(PersonSignIn, NeedsABrowser) {
    const auto account = TenantSignIn(*vault_, nullptr, clock_, log_).signIn(tenant_, {});
    ASSERT_FALSE(account.ok());
    EXPECT_EQ(account.error().code, ErrorCode::Unsupported);
    EXPECT_FALSE(account.error().nextStep.empty());
}

TEST_F(PersonSignIn, StopsWhenAskedTo) {
    administrator_->browser.comeBack = [](const std::string&) {};  // the person walks away
    std::stop_source stop;
    const std::jthread impatient([&stop, this] {
        [[maybe_unused]] const bool waited = clock_.sleepFor(std::chrono::milliseconds(300), stop.get_token());
        stop.request_stop();
    });
    const auto account = signIn_->signIn(tenant_, stop.get_token());
    ASSERT_FALSE(account.ok());
    EXPECT_EQ(account.error().code, ErrorCode::Cancelled);
}

TEST_F(PersonSignIn, SaysThatAnAuthorityCannotBeTrustedWithoutItsCertificate) {
    tenant_.caFile.clear();
    const auto account = signIn_->signIn(tenant_, {});
    ASSERT_FALSE(account.ok());
    EXPECT_EQ(administrator_->visits, 0);
    EXPECT_NE(account.error().toLine().find("ertificate"), std::string::npos) << account.error().toLine();
}

TEST_F(PersonSignIn, TakesABrokenVaultEntryForNobody) {
    ASSERT_TRUE(vault_->write("signin/" + signInKey(tenant_), Secret("{broken")).ok());
    EXPECT_FALSE(signIn_->account(tenant_).has_value());
    EXPECT_EQ(signIn_->tokens(tenant_), nullptr);
}

TEST_F(PersonSignIn, ReportsARefreshTokenThatTheTenantNoLongerTakes) {
    signInNow();
    ASSERT_TRUE(sandbox_->tenant().tokens().redeem(keptRefreshToken()).has_value());  // somebody else used it
    const auto access = signIn_->tokens(tenant_)->token({});
    ASSERT_FALSE(access.ok());
    EXPECT_EQ(access.error().code, ErrorCode::Unauthenticated);
    EXPECT_NE(access.error().serverText.find("AADSTS"), std::string::npos) << access.error().toLine();
}

TEST(SignInKeys, TellTenantsAndClientsApart) {
    TenantSettings tenant;
    tenant.tenantId = "contoso.test";
    tenant.clientId = "application";
    EXPECT_EQ(signInKey(tenant), "contoso.test/application");
    tenant.consoleClientId = "console";
    EXPECT_EQ(signInKey(tenant), "contoso.test/console");
}

}  // namespace
}  // namespace hs::wiring
