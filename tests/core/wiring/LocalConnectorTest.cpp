#include "core/wiring/LocalConnector.h"

#include <QFile>

#include <fstream>

#include "tests/core/wiring/SandboxRig.h"

// Endpoints of real servers, with the secrets and tokens a configuration refers to.
namespace hs::wiring {
namespace {

class RealConnector : public WithSandbox {
protected:
    void SetUp() override {
        WithSandbox::SetUp();
        signIn_ = std::make_unique<TenantSignIn>(*vault_, administrator_.get(), clock_, log_);
        tokens_ = std::make_unique<TenantTokens>(clock_);
        headless_ = std::make_unique<LocalConnector>(*vault_, *tokens_, nullptr, clock_, log_);
        console_ = std::make_unique<LocalConnector>(*vault_, *tokens_, signIn_.get(), clock_, log_);
    }

    /// How many users a new cloud endpoint of the connector reads.
    Result<std::size_t> cloudUsers(LocalConnector& connector) {
        HS_ASSIGN(const auto endpoint, connector.cloud(tenant_));
        return usersOf(*endpoint);
    }
    void signInNow() {
        const auto account = signIn_->signIn(tenant_, {});
        ASSERT_TRUE(account.ok()) << account.error().toLine();
    }
    std::string fileOf(const std::string& content) {
        const std::string path = home_.filePath(QStringLiteral("secret")).toStdString();
        std::ofstream(path) << content;
        EXPECT_TRUE(QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner));
        return "file:" + path;
    }
    static std::string lineOf(const Result<std::size_t>& count) { return count.ok() ? "" : count.error().toLine(); }

    std::unique_ptr<TenantSignIn> signIn_;
    std::unique_ptr<TenantTokens> tokens_;
    std::unique_ptr<LocalConnector> headless_, console_;
};

TEST_F(RealConnector, ReadsTheDirectoryWithThePasswordOfTheConfiguration) {
    const auto endpoint = headless_->directory(configuration_.directory);
    ASSERT_TRUE(endpoint.ok()) << endpoint.error().toLine();
    const auto users = usersOf(**endpoint);
    ASSERT_TRUE(users.ok()) << lineOf(users);
    EXPECT_GT(*users, 10u);
}

TEST_F(RealConnector, NamesTheReferenceThatIsMissing) {
    configuration_.directory.passwordRef = "vault:nobody/directory";
    const auto endpoint = headless_->directory(configuration_.directory);
    ASSERT_FALSE(endpoint.ok());
    EXPECT_EQ(endpoint.error().code, ErrorCode::NotFound);
    EXPECT_NE(endpoint.error().toLine().find("vault:nobody/directory"), std::string::npos);
}

TEST_F(RealConnector, NamesTheMissingReferenceOfTheTenantToo) {
    tenant_.clientSecretRef = "vault:nobody/client";
    const auto endpoint = headless_->cloud(tenant_);
    ASSERT_FALSE(endpoint.ok());
    EXPECT_EQ(endpoint.error().code, ErrorCode::NotFound);
    EXPECT_NE(endpoint.error().toLine().find("vault:nobody/client"), std::string::npos);
}

TEST_F(RealConnector, RefusesASecretThatOthersMayRead) {
    configuration_.directory.passwordRef = fileOf("word");
    const QString path = QString::fromStdString(configuration_.directory.passwordRef.substr(5));
    EXPECT_TRUE(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther));
    const auto endpoint = headless_->directory(configuration_.directory);
    ASSERT_FALSE(endpoint.ok());
    EXPECT_EQ(endpoint.error().code, ErrorCode::Denied);
    EXPECT_NE(endpoint.error().nextStep.find("chmod 600"), std::string::npos);
}

TEST_F(RealConnector, ReportsAWrongDirectoryPasswordWithoutShowingIt) {
    configuration_.directory.passwordRef = fileOf("open sesame");
    const auto endpoint = headless_->directory(configuration_.directory);
    ASSERT_TRUE(endpoint.ok());
    const auto users = usersOf(**endpoint);
    ASSERT_FALSE(users.ok());
    EXPECT_EQ(users.error().code, ErrorCode::Unauthenticated);
    EXPECT_EQ((users.error().toLine() + logged_.str()).find("open sesame"), std::string::npos);
}

TEST_F(RealConnector, ReadsTheTenantAsTheApplication) {
    populateTenant();
    const auto users = cloudUsers(*headless_);
    ASSERT_TRUE(users.ok()) << lineOf(users);
    EXPECT_GT(*users, 10u);
}

TEST_F(RealConnector, ReportsAWrongClientSecretInTheAuthoritysWords) {
    tenant_.clientSecretRef = fileOf("open sesame");
    const auto users = cloudUsers(*headless_);
    ASSERT_FALSE(users.ok());
    EXPECT_EQ(users.error().code, ErrorCode::Unauthenticated);
    EXPECT_NE(users.error().serverText.find("AADSTS"), std::string::npos) << lineOf(users);
    EXPECT_EQ((users.error().toLine() + logged_.str()).find("open sesame"), std::string::npos);
}

TEST_F(RealConnector, RecoversWhenTheClientSecretIsMadeGood) {
    const std::string right = tenant_.clientSecretRef;
    tenant_.clientSecretRef = fileOf("open sesame");
    EXPECT_FALSE(cloudUsers(*headless_).ok());
    tenant_.clientSecretRef = right;
    const auto users = cloudUsers(*headless_);
    EXPECT_TRUE(users.ok()) << lineOf(users);
}

TEST_F(RealConnector, DoesNotLetASharedTokenHideAWrongSecretUnderTest) {
    ASSERT_TRUE(cloudUsers(*headless_).ok());
    const auto endpoint = headless_->cloud(tenant_, Secret("open sesame"));
    ASSERT_TRUE(endpoint.ok());
    const auto users = usersOf(**endpoint);
    ASSERT_FALSE(users.ok());
    EXPECT_EQ(users.error().code, ErrorCode::Unauthenticated);
}

TEST_F(RealConnector, NeedsAPersonWhereThereIsNoClientSecret) {
    tenant_.clientSecretRef.clear();
    const auto endpoint = console_->cloud(tenant_);
    ASSERT_FALSE(endpoint.ok());
    EXPECT_EQ(endpoint.error().code, ErrorCode::Unauthenticated);
    EXPECT_NE(endpoint.error().nextStep.find("Sign in"), std::string::npos);
}

TEST_F(RealConnector, WorksInTheConsoleWithThePersonsTokenAlone) {
    populateTenant();
    signInNow();
    tenant_.clientSecretRef.clear();
    const auto users = cloudUsers(*console_);
    ASSERT_TRUE(users.ok()) << lineOf(users);
    EXPECT_GT(*users, 10u);
}

TEST_F(RealConnector, PrefersThePersonsTokenInTheConsole) {
    signInNow();
    tenant_.clientSecretRef = fileOf("open sesame");  // would be refused if it were used
    const auto users = cloudUsers(*console_);
    EXPECT_TRUE(users.ok()) << lineOf(users);
}

TEST_F(RealConnector, LeavesThePersonsTokenAloneInHeadlessPrograms) {
    signInNow();
    const std::string before = keptRefreshToken();
    ASSERT_TRUE(cloudUsers(*headless_).ok());
    EXPECT_EQ(keptRefreshToken(), before);
    tenant_.clientSecretRef.clear();
    EXPECT_FALSE(headless_->cloud(tenant_).ok());
}

TEST_F(RealConnector, FallsBackToTheApplicationAfterSignOut) {
    signInNow();
    ASSERT_TRUE(cloudUsers(*console_).ok());
    ASSERT_TRUE(signIn_->signOut(tenant_).ok());
    const auto users = cloudUsers(*console_);
    EXPECT_TRUE(users.ok()) << lineOf(users);
}

TEST_F(RealConnector, SharesOneRefreshBetweenTwoEndpoints) {
    signInNow();
    const auto first = console_->cloud(tenant_), second = console_->cloud(tenant_);
    ASSERT_TRUE(first.ok() && second.ok());
    ASSERT_TRUE(usersOf(**first).ok());
    const std::string rotated = keptRefreshToken();
    ASSERT_TRUE(usersOf(**second).ok());
    EXPECT_EQ(keptRefreshToken(), rotated) << "the second endpoint asked for a token of its own";
}

TEST_F(RealConnector, RotatesTheRefreshTokenAcrossTwoEndpoints) {
    signInNow();
    const auto first = console_->cloud(tenant_), second = console_->cloud(tenant_);
    ASSERT_TRUE(first.ok() && second.ok());
    for (int round = 0; round < 3; ++round) {
        const std::string before = keptRefreshToken();
        sandbox_->tenant().tokens().expireAll();
        const auto one = usersOf(**first);
        EXPECT_TRUE(one.ok()) << lineOf(one);
        const auto other = usersOf(**second);
        EXPECT_TRUE(other.ok()) << lineOf(other);
        EXPECT_NE(keptRefreshToken(), before) << round;
    }
}

TEST_F(RealConnector, LetsASecondProgramGoOnWithTheRotatedToken) {
    signInNow();
    ASSERT_TRUE(cloudUsers(*console_).ok());
    TenantTokens otherTokens(clock_);
    TenantSignIn otherSignIn(*vault_, nullptr, clock_, log_);
    LocalConnector other(*vault_, otherTokens, &otherSignIn, clock_, log_);
    const auto there = cloudUsers(other);
    EXPECT_TRUE(there.ok()) << lineOf(there);
    sandbox_->tenant().tokens().expireAll();
    const auto here = cloudUsers(*console_);
    EXPECT_TRUE(here.ok()) << lineOf(here);
}

TEST_F(RealConnector, RenewsTheApplicationsTokenInTheMiddleOfItsWork) {
    populateTenant();
    const auto endpoint = headless_->cloud(tenant_);
    ASSERT_TRUE(endpoint.ok());
    ASSERT_TRUE(usersOf(**endpoint).ok());
    sandbox_->tenant().tokens().expireAll();
    const auto users = usersOf(**endpoint);
    EXPECT_TRUE(users.ok()) << lineOf(users);
}

TEST_F(RealConnector, KeepsEveryTokenAndSecretOutOfItsLog) {
    signInNow();
    ASSERT_TRUE(cloudUsers(*console_).ok());
    ASSERT_TRUE(cloudUsers(*headless_).ok());
    const auto directory = headless_->directory(configuration_.directory);
    ASSERT_TRUE(directory.ok() && usersOf(**directory).ok());
    const std::string said = logged_.str();
    EXPECT_EQ(said.find(keptRefreshToken()), std::string::npos);
    EXPECT_EQ(said.find(sandbox_->tenant().accounts().clientSecret), std::string::npos);
    EXPECT_EQ(said.find(std::string(sandbox_->directory().servicePassword().reveal())), std::string::npos);
    EXPECT_EQ(said.find("Bearer"), std::string::npos);
}

}  // namespace
}  // namespace hs::wiring
