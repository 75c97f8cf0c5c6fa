#include "core/ldap/LdapConnection.h"

#include <QProcess>

#include <gtest/gtest.h>

#include "core/net/Certificates.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

class Connection : public testing::Test {
protected:
    static void SetUpTestSuite() { shared() = std::make_unique<TestDirectory>(10); }
    static void TearDownTestSuite() { shared().reset(); }

    static std::unique_ptr<TestDirectory>& shared() {
        static std::unique_ptr<TestDirectory> directory;
        return directory;
    }
    TestDirectory& directory() { return *shared(); }
    const Secret& password() { return directory().server().servicePassword(); }

    Result<std::unique_ptr<LdapConnection>> open(const DirectorySettings& settings) {
        return LdapConnection::open(settings, password(), {});
    }
    static std::string saidBy(const Result<std::unique_ptr<LdapConnection>>& result) {
        return result.ok() ? std::string() : result.error().toLine();
    }
};

TEST_F(Connection, OpensOverLdaps) {
    const auto connection = open(directory().settings());
    EXPECT_TRUE(connection.ok()) << saidBy(connection);
}

TEST_F(Connection, OpensWithStartTls) {
    DirectorySettings settings = directory().settings();
    settings.url = directory().server().ldapUrl();
    const auto connection = open(settings);
    EXPECT_TRUE(connection.ok()) << saidBy(connection);
}

TEST_F(Connection, OpensToLocalhostByName) {
    DirectorySettings settings = directory().settings();
    settings.url = "ldaps://localhost" + settings.url.substr(settings.url.rfind(':'));
    const auto connection = open(settings);
    EXPECT_TRUE(connection.ok()) << saidBy(connection);
}

TEST_F(Connection, TellsAnUntrustedCertificateFromADeadServer) {
    DirectorySettings settings = directory().settings();
    settings.caFile.clear();  // the system's authorities did not sign it
    for (const std::string& url : {directory().server().ldapsUrl(), directory().server().ldapUrl()}) {
        settings.url = url;
        const auto connection = open(settings);
        ASSERT_FALSE(connection.ok()) << url;
        EXPECT_EQ(connection.error().code, ErrorCode::Unauthenticated) << saidBy(connection);
        EXPECT_NE(connection.error().message.find("certificate"), std::string::npos) << saidBy(connection);
        EXPECT_FALSE(connection.error().nextStep.empty());
    }
}

TEST_F(Connection, TrustsOnlyTheNamedAuthority) {
    const auto other = net::makeAuthority("Somebody else", SystemClock().now());
    ASSERT_TRUE(other.ok());
    DirectorySettings settings = directory().settings();
    settings.caFile = directory().file("other-ca.pem", other->certificatePem);
    const auto connection = open(settings);
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::Unauthenticated) << saidBy(connection);
}

TEST_F(Connection, ComplainsAboutAMissingAuthorityFile) {
    DirectorySettings settings = directory().settings();
    settings.caFile = "/nowhere/ca.pem";
    const auto connection = open(settings);
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(connection.error().object, "/nowhere/ca.pem");
}

TEST_F(Connection, ChecksTheHostNameInTheCertificate) {
    QTemporaryDir folder(TestDirectory::folderTemplate());
    const QString certificate = folder.filePath(QStringLiteral("elsewhere.pem")),
                  key = folder.filePath(QStringLiteral("key.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                   QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                   QStringLiteral("-subj"), QStringLiteral("/CN=elsewhere.test"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=DNS:elsewhere.test"), QStringLiteral("-keyout"), key,
                   QStringLiteral("-out"), certificate});
    ASSERT_TRUE(openssl.waitForFinished() && openssl.exitCode() == 0);
    sandbox::SlapdSettings other;
    other.directory = folder.filePath(QStringLiteral("slapd")).toStdString();
    other.durable = false;
    other.caFile = other.certificateFile = certificate.toStdString();
    other.keyFile = key.toStdString();
    const auto server = sandbox::SlapdServer::start(other);
    ASSERT_TRUE(server.ok()) << server.error().toLine();
    DirectorySettings settings = directory().settings();
    settings.url = (*server)->ldapsUrl();
    settings.caFile = other.caFile;
    const auto connection = open(settings);
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::Unauthenticated) << saidBy(connection);
    EXPECT_NE(connection.error().nextStep.find("host name"), std::string::npos) << saidBy(connection);
}

TEST_F(Connection, SaysThatThePasswordIsWrong) {
    const auto connection = LdapConnection::open(directory().settings(), Secret("wrong"), {});
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::Unauthenticated);
    EXPECT_EQ(connection.error().object, directory().server().serviceDn());
    EXPECT_NE(connection.error().message.find("password"), std::string::npos);
    EXPECT_EQ(saidBy(connection).find("wrong,"), std::string::npos);
}

TEST_F(Connection, RefusesAnEmptyPasswordThatAServerWouldTakeForAnonymous) {
    const auto connection = LdapConnection::open(directory().settings(), Secret(), {});
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::Unauthenticated);
}

TEST_F(Connection, RefusesToSendAPasswordInPlainOverANetwork) {
    DirectorySettings settings = directory().settings();
    settings.url = "ldap://dc1.contoso.test";
    settings.startTls = false;
    const auto connection = open(settings);
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(connection.error().message.find("TLS"), std::string::npos);
}

TEST_F(Connection, AllowsPlainLdapToThisMachineWhenAskedFor) {
    DirectorySettings settings = directory().settings();
    settings.url = directory().server().ldapUrl();
    settings.startTls = false;
    settings.caFile.clear();
    const auto connection = open(settings);
    EXPECT_TRUE(connection.ok()) << saidBy(connection);
}

TEST_F(Connection, SaysThatNoServerIsThere) {
    DirectorySettings settings = directory().settings();
    settings.url = "ldaps://127.0.0.1:1";
    const auto connection = open(settings);
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::Unavailable);
    EXPECT_NE(saidBy(connection).find("127.0.0.1"), std::string::npos);
}

TEST_F(Connection, SaysThatThePortDoesNotSpeakTls) {
    DirectorySettings settings = directory().settings();
    settings.url = "ldaps" + directory().server().ldapUrl().substr(4);  // ldaps to the plain port
    const auto connection = open(settings);
    ASSERT_FALSE(connection.ok());
    EXPECT_EQ(connection.error().code, ErrorCode::Unavailable) << saidBy(connection);
    EXPECT_NE(connection.error().message.find("TLS"), std::string::npos) << saidBy(connection);
}

TEST_F(Connection, SaysThatAServerHasNoCertificateForStartTls) {
    sandbox::SlapdSettings plain;
    QTemporaryDir folder(TestDirectory::folderTemplate());
    plain.directory = folder.path().toStdString();
    plain.durable = false;
    const auto server = sandbox::SlapdServer::start(plain);
    ASSERT_TRUE(server.ok());
    DirectorySettings settings;
    settings.url = (*server)->ldapUrl();
    settings.bindDn = (*server)->serviceDn();
    const auto connection = LdapConnection::open(settings, (*server)->servicePassword(), {});
    ASSERT_FALSE(connection.ok());
    EXPECT_NE(saidBy(connection).find("StartTLS"), std::string::npos) << saidBy(connection);
}

TEST_F(Connection, NoticesThatTheServerClosedIt) {
    TestDirectory own(10);
    const auto connection = LdapConnection::open(own.settings(), own.server().servicePassword(), {});
    ASSERT_TRUE(connection.ok());
    EXPECT_TRUE((*connection)->usable());
    own.server().stop();
    EXPECT_FALSE((*connection)->usable());
}

}  // namespace
}  // namespace hs::ldap
