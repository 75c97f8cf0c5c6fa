#include "core/net/HttpClient.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QRegularExpression>

#include <set>
#include <thread>

#include "TestServer.h"

namespace hs::net {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

namespace {

HttpRequest get(std::string url) {
    HttpRequest request;
    request.url = std::move(url);
    return request;
}

HttpRequest with(std::string method, std::string url, std::string body) {
    HttpRequest request;
    request.method = std::move(method);
    request.url = std::move(url);
    request.body = std::move(body);
    return request;
}

class HttpClientTest : public testing::Test {
protected:
    HttpClient client(HttpSettings settings = {}) { return HttpClient(std::move(settings), clock, log); }

    ServerRequest onlySeen() {
        const auto seen = server.seen();
        EXPECT_EQ(seen.size(), 1U);
        return seen.empty() ? ServerRequest{} : seen.front();
    }

    SystemClock clock;
    NullLog log;
    TestServer server;
};

}  // namespace

TEST_F(HttpClientTest, ReadsStatusHeadersAndBody) {
    server.script("GET", "/x", {withHeader(ServerResponse::json(404, "{\"error\":1}"), "request-id", "7")});
    server.start();
    const auto response = client().send(get(server.url("/x")), {});
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->status, 404);
    EXPECT_EQ(response->body, "{\"error\":1}");
    EXPECT_EQ(response->headers.get("Request-Id"), "7");
}

TEST_F(HttpClientTest, HandsEveryStatusOverWithItsBody) {
    server.router.add("PATCH", "/status/{n}", [](const ServerRequest& request) {
        return ServerResponse::json(std::stoi(request.parameters.front()),
                                    "{\"said\":" + request.parameters.front() + "}");
    });
    server.start();
    auto one = client({.maxAttempts = 1});
    for (const int status : {200, 201, 202, 400, 401, 403, 404, 405, 409, 410, 412, 413,
                             418, 422, 423, 424, 429, 500, 501, 502, 503, 504, 507, 509}) {
        const auto response = one.send(with("PATCH", server.url("/status/" + std::to_string(status)), "{}"), {});
        ASSERT_TRUE(response.ok()) << status << " " << response.error().toLine();
        EXPECT_EQ(response->status, status);
        EXPECT_EQ(response->body, "{\"said\":" + std::to_string(status) + "}");
    }
}

TEST_F(HttpClientTest, SendsTheUrlUnchanged) {
    server.script("GET", "/users/{id}", {ServerResponse::empty(200)});
    server.start();
    const auto url = server.url("/users/a%2Fb?$select=id,mail&$filter=mail%20eq%20'a%2Bb%40c.com'&t=%25%3D");
    ASSERT_TRUE(client().send(get(url), {}).ok());
    EXPECT_EQ(onlySeen().rawPath, "/users/a%2Fb");
    EXPECT_EQ(onlySeen().option("$filter"), "mail eq 'a+b@c.com'");
    EXPECT_EQ(onlySeen().option("t"), "%=");
}

TEST_F(HttpClientTest, SendsEveryVerbWithItsBodyAndHeaders) {
    for (const auto* method : {"POST", "PATCH", "PUT", "DELETE"}) {
        TestServer fresh;
        fresh.script(method, "/x", {ServerResponse::empty(204)});
        fresh.start();
        auto request = with(method, fresh.url("/x"), "{\"a\":1}");
        request.headers.set("Content-Type", "application/json");
        request.headers.set("Authorization", "Bearer t");
        const auto response = client().send(request, {});
        ASSERT_TRUE(response.ok()) << method << response.error().toLine();
        EXPECT_EQ(response->status, 204);
        ASSERT_EQ(fresh.seen().size(), 1U);
        EXPECT_EQ(fresh.seen()[0].body, "{\"a\":1}") << method;
        EXPECT_EQ(fresh.seen()[0].headers.get("Content-Type"), "application/json");
        EXPECT_EQ(fresh.seen()[0].headers.get("Authorization"), "Bearer t");
    }
}

TEST_F(HttpClientTest, SendsHeadAndReadsNoBody) {
    server.start();
    const auto response = client().send(with("HEAD", server.url("/hello"), ""), {});
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->body, "");
}

TEST_F(HttpClientTest, NamesItselfAndTheCall) {
    server.script("GET", "/x", {ServerResponse::empty(200)});
    server.start();
    ASSERT_TRUE(client().send(get(server.url("/x")), {}).ok());
    EXPECT_THAT(std::string(onlySeen().headers.get("User-Agent")), testing::StartsWith("HybridSync/"));
    const auto id = QString::fromStdString(std::string(onlySeen().headers.get("client-request-id")));
    EXPECT_TRUE(QRegularExpression(QStringLiteral("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")).match(id).hasMatch())
        << id.toStdString();
}

TEST_F(HttpClientTest, KeepsTheCallersOwnRequestId) {
    server.script("GET", "/x", {ServerResponse::empty(200)});
    server.start();
    auto request = get(server.url("/x"));
    request.headers.set("client-request-id", "mine");
    ASSERT_TRUE(client().send(request, {}).ok());
    EXPECT_EQ(onlySeen().headers.get("client-request-id"), "mine");
}

TEST_F(HttpClientTest, DoesNotFollowRedirects) {
    server.script("GET", "/x", {withHeader(ServerResponse::empty(302), "Location", "/hello")});
    server.start();
    const auto response = client().send(get(server.url("/x")), {});
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->status, 302);
    EXPECT_EQ(response->headers.get("Location"), "/hello");
}

TEST_F(HttpClientTest, SendsNoCookiesBack) {
    server.script("GET", "/x",
                  {withHeader(ServerResponse::empty(200), "Set-Cookie", "a=b"), ServerResponse::empty(200)});
    server.start();
    auto one = client();
    ASSERT_TRUE(one.send(get(server.url("/x")), {}).ok());
    ASSERT_TRUE(one.send(get(server.url("/x")), {}).ok());
    EXPECT_FALSE(server.seen().at(1).headers.has("Cookie"));
}

TEST_F(HttpClientTest, ReturnsA401WithoutSendingTheBodyTwice) {
    server.script("POST", "/x", {withHeader(ServerResponse::empty(401), "WWW-Authenticate", "Basic realm=\"x\"")});
    server.start();
    const auto response = client().send(with("POST", server.url("/x"), "secret"), {});
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->status, 401);
    EXPECT_EQ(server.seen().size(), 1U);
}

TEST_F(HttpClientTest, ReadsALargeBodyWhole) {
    const std::string body(3'000'000, 'x');
    server.script("GET", "/x", {ServerResponse::json(200, body)});
    server.start();
    const auto response = client().send(get(server.url("/x")), {});
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->body.size(), body.size());
}

TEST_F(HttpClientTest, WorksOnAThreadOfItsOwnAndOnTheNextOne) {
    server.start();
    auto one = client();
    for (int i = 0; i < 3; ++i) {
        int status = 0;
        std::thread([&] {
            if (auto response = one.send(get(server.url("/hello")), {})) status = response->status;
        }).join();
        EXPECT_EQ(status, 200);
    }
}

TEST_F(HttpClientTest, SaysThatNobodyListens) {
    server.start();
    const auto url = server.url("/x");
    server.server.reset();
    const auto response = client().send(get(url), {});
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(response.error().message, HasSubstr("refuses connections"));
    EXPECT_NE(response.error().nextStep, "");
}

TEST_F(HttpClientTest, EndsWithTimeoutWhenNothingMoves) {
    server.script("GET", "/x", {delayed(ServerResponse::empty(200), std::chrono::minutes(1))});
    server.start();
    const auto response = client({.timeout = milliseconds(50)}).send(get(server.url("/x")), {});
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Timeout);
}

TEST_F(HttpClientTest, RefusesPlainHttpOffLoopback) {
    const auto response = client().send(get("http://graph.example.com/v1.0"), {});
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::InvalidInput);
}

TEST_F(HttpClientTest, RefusesAddressesThatAreNone) {
    for (const auto* url : {"", "graph", "ftp://localhost/x", "https://", "/v1.0/users"}) {
        const auto response = client().send(get(url), {});
        ASSERT_FALSE(response.ok()) << url;
        EXPECT_EQ(response.error().code, ErrorCode::InvalidInput) << url;
    }
}

TEST_F(HttpClientTest, RefusesAPasswordInTheAddressAndDoesNotRepeatIt) {
    const auto response = client().send(get("https://ada:hunter2@localhost/x?code=hunter2"), {});
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(response.error().toLine(), Not(HasSubstr("hunter2")));
}

TEST_F(HttpClientTest, IsCancelledBeforeItBegins) {
    server.script("GET", "/x", {ServerResponse::empty(200)});
    server.start();
    std::stop_source stop;
    stop.request_stop();
    const auto response = client().send(get(server.url("/x")), stop.get_token());
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(server.seen().empty());
}

TEST_F(HttpClientTest, StopsAtOnceWhileWaitingForAnAnswer) {
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    server.router.add("GET", "/x", [&](const ServerRequest&) {
        asked = clock.steady();
        stop.request_stop();  // on the server's thread, while the client waits
        return delayed(ServerResponse::empty(200), std::chrono::minutes(1));
    });
    server.start();
    const auto response = client().send(get(server.url("/x")), stop.get_token());
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Cancelled);
    EXPECT_LT(clock.steady() - asked, milliseconds(10000));
}

TEST_F(HttpClientTest, IsUsableAfterAStop) {
    std::stop_source stop;
    server.router.add("GET", "/x", [&](const ServerRequest&) {
        stop.request_stop();
        return delayed(ServerResponse::empty(200), std::chrono::minutes(1));
    });
    server.start();
    auto one = client();
    EXPECT_FALSE(one.send(get(server.url("/x")), stop.get_token()).ok());
    EXPECT_TRUE(one.send(get(server.url("/hello")), {}).ok());
}

TEST_F(HttpClientTest, LogsTheCallWithoutItsQueryAndHeaders) {
    server.start();
    std::ostringstream lines;
    StreamLog stream(lines, LogLevel::Debug);
    HttpClient one({}, clock, stream);
    auto request = get(server.url("/hello?code=hunter2"));
    request.headers.set("Authorization", "Bearer hunter2");
    ASSERT_TRUE(one.send(request, {}).ok());
    EXPECT_THAT(lines.str(), HasSubstr("/hello"));
    EXPECT_THAT(lines.str(), HasSubstr("status=200"));
    EXPECT_THAT(lines.str(), Not(HasSubstr("hunter2")));
}

}  // namespace hs::net
