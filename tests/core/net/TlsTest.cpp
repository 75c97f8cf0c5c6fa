#include "core/net/Tls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QFile>

#include "TestServer.h"
#include "core/net/HttpClient.h"

namespace hs::net {

using testing::HasSubstr;

namespace {

class TlsTest : public testing::Test {
protected:
    TlsTest() : server(true) { server.start(); }

    Result<HttpResponse> ask(const std::string& url, const std::string& caFile) {
        HttpClient client({.caFile = caFile}, clock, log);
        HttpRequest request;
        request.url = url;
        return client.send(request, {});
    }

    SystemClock clock;
    NullLog log;
    TestServer server;
};

}  // namespace

TEST_F(TlsTest, TrustsTheAdditionalAuthority) {
    const auto response = ask(server.url("/hello"), server.caFile());
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->status, 200);
}

TEST_F(TlsTest, TrustsTheServerByItsAddressesToo) {
    const auto port = std::to_string(server.server->port());
    for (const auto* host : {"127.0.0.1", "[::1]"}) {
        const auto response = ask(std::string("https://") + host + ":" + port + "/hello", server.caFile());
        EXPECT_TRUE(response.ok()) << response.error().toLine();
    }
}

TEST_F(TlsTest, RefusesAnUnknownAuthorityAndSaysWhichToTrust) {
    const auto response = ask(server.url("/hello"), "");
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(response.error().message, HasSubstr("not trusted"));
    EXPECT_THAT(response.error().nextStep, HasSubstr("Test CA"));
    EXPECT_NE(response.error().serverText, "");
}

TEST_F(TlsTest, RefusesACertificateForAnotherName) {
    const auto certificate = *makeServerCertificate(server.authority, {}, clock.now());
    const auto chain = QSslCertificate::fromData(QByteArray::fromStdString(certificate.certificatePem), QSsl::Pem);
    const auto error =
        untrustedCertificate("graph.example.com:443", {QSslError(QSslError::HostNameMismatch, chain.front())});
    EXPECT_EQ(error.code, ErrorCode::Unauthenticated);
    EXPECT_THAT(error.nextStep, HasSubstr("name"));
}

TEST_F(TlsTest, BlamesTheClockForAnExpiredCertificate) {
    const auto error = untrustedCertificate("x", {QSslError(QSslError::CertificateExpired)});
    EXPECT_THAT(error.nextStep, HasSubstr("clock"));
}

TEST_F(TlsTest, SaysThatAPlainServerSpeaksNoTls) {
    TestServer plain;
    plain.start();
    const auto response = ask("https://localhost:" + std::to_string(plain.server->port()) + "/hello", server.caFile());
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Unavailable);
}

TEST_F(TlsTest, SaysThatTheCaFileCannotBeRead) {
    const auto response = ask(server.url("/hello"), "/nonexistent/ca.pem");
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(response.error().object, "/nonexistent/ca.pem");
}

TEST_F(TlsTest, SaysThatTheCaFileHoldsNoCertificate) {
    QTemporaryDir directory;
    const auto path = directory.filePath(QStringLiteral("empty.pem"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.close();
    const auto configuration = tlsConfiguration(path.toStdString());
    ASSERT_FALSE(configuration.ok());
    EXPECT_EQ(configuration.error().code, ErrorCode::InvalidInput);
}

TEST_F(TlsTest, LeavesTheSystemsAuthoritiesToBeLookedUpOnDemand) {
    const auto configuration = tlsConfiguration(server.caFile());
    ASSERT_TRUE(configuration.ok());
    EXPECT_EQ(configuration->caCertificates().size(), 1);
}

TEST_F(TlsTest, StopsWhileTheServerDelaysItsAnswerOverTls) {
    std::stop_source stop;
    TestServer slow(true);
    slow.router.add("GET", "/x", [&](const ServerRequest&) {
        stop.request_stop();
        return delayed(ServerResponse::empty(200), std::chrono::minutes(1));
    });
    slow.start();
    HttpClient client({.caFile = slow.caFile()}, clock, log);
    HttpRequest request;
    request.url = slow.url("/x");
    const auto began = clock.steady();
    const auto response = client.send(request, stop.get_token());
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Cancelled);
    EXPECT_LT(clock.steady() - began, std::chrono::seconds(10));
}

TEST_F(TlsTest, DropsAPendingPageOverTlsBeforeTheHandshakeIsRead) {
    HttpClient client({.caFile = server.caFile()}, clock, log);
    HttpRequest request;
    request.url = server.url("/hello");
    for (int i = 0; i < 20; ++i) EXPECT_NE(client.start(request), nullptr);
    EXPECT_TRUE(client.send(request, {}).ok());
}

}  // namespace hs::net
