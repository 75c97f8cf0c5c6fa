#include <gtest/gtest.h>

#include <QByteArray>

#include "RawServer.h"
#include "SteppedClock.h"
#include "core/net/HttpClient.h"

namespace hs::net {

namespace {

class HttpClientRudeServer : public testing::Test {
protected:
    Result<HttpResponse> ask(const RawServer& server, const std::string& method = "GET") {
        HttpClient client({.maxAttempts = 2}, clock, log);
        HttpRequest request;
        request.method = method;
        request.url = server.url();
        return client.send(request, {});
    }

    SteppedClock clock;
    NullLog log;
};

}  // namespace

TEST_F(HttpClientRudeServer, TakesHalfABodyForADroppedConnection) {
    const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
    const auto response = ask(server);
    ASSERT_FALSE(response.ok()) << response->body;
    EXPECT_EQ(response.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(clock.waits().size(), 1U);  // a GET is tried again
}

TEST_F(HttpClientRudeServer, TakesUnfinishedChunksOfJsonForADroppedConnection) {
    const RawServer server(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        "64\r\n{\"value\":[{\"id\":\"7");
    const auto response = ask(server);
    ASSERT_FALSE(response.ok()) << response->body;
    EXPECT_EQ(response.error().code, ErrorCode::Unavailable);
}

TEST_F(HttpClientRudeServer, TakesABodyThatEndsWithTheConnection) {
    const RawServer server("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it");
    const auto response = ask(server);
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->body, "all of it");
}

TEST_F(HttpClientRudeServer, TakesSilenceForADroppedConnection) {
    const RawServer server("");
    const auto response = ask(server, "PATCH");
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(clock.waits().empty());
}

TEST_F(HttpClientRudeServer, TakesNonsenseForADroppedConnection) {
    const RawServer server("220 mail.example.com ESMTP\r\n");
    const auto response = ask(server);
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Unavailable);
}

TEST_F(HttpClientRudeServer, UnpacksACompressedBody) {
    const auto packed =
        QByteArray::fromBase64("H4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==");  // gzip of "hello world"
    RawServer server("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(packed.size()) +
                     "\r\n\r\n" + packed.toStdString());
    const auto response = ask(server);
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->body, "hello world");
}

}  // namespace hs::net
