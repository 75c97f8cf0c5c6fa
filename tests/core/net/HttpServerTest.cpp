#include "core/net/HttpServer.h"

#include <gtest/gtest.h>

#include <thread>

#include "RawClient.h"
#include "TestServer.h"

namespace hs::net {

using std::chrono::milliseconds;
using namespace std::string_literals;

namespace {

std::string get(const std::string& path, const std::string& more = "") {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}

std::string post(const std::string& path, const std::string& fields, const std::string& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}

/// Answers with what it was asked, so that the order of answers shows.
ServerResponse name(const ServerRequest& request) { return ServerResponse::json(200, request.parameters.front()); }

}  // namespace

TEST(HttpServer, AnswersOnIpv4AndIpv6) {
    TestServer test;
    test.start();
    for (const auto* address : {"127.0.0.1", "::1"}) {
        RawClient client(test.server->port(), address);
        client.say(get("/hello"));
        EXPECT_NE(client.readUntil("{}").find("HTTP/1.1 200"), std::string::npos) << address;
    }
}

TEST(HttpServer, KeepsTheConnectionForTheNextRequest) {
    TestServer test;
    test.router.add("GET", "/name/{x}", name);
    test.start();
    RawClient client(test.server->port());
    for (const auto* word : {"one", "two", "three"}) {
        client.say(get("/name/"s + word));
        EXPECT_NE(client.readUntil("\r\n\r\n"s + word).find(word), std::string::npos);
    }
}

TEST(HttpServer, ClosesWhenTheClientAsksForIt) {
    TestServer test;
    test.start();
    RawClient client(test.server->port());
    client.say(get("/hello", "Connection: close\r\n"));
    EXPECT_TRUE(client.readToEnd());
    EXPECT_NE(client.heard().find("{}"), std::string::npos);
}

TEST(HttpServer, AnswersPipelinedRequestsInOrderEvenWhenTheFirstIsSlow) {
    TestServer test;
    test.router.add("GET", "/name/{x}", name);
    test.router.add("GET", "/slow/{x}",
                    [](const ServerRequest& request) { return delayed(name(request), milliseconds(100)); });
    test.start();
    RawClient client(test.server->port());
    client.say(get("/slow/first") + get("/name/second") + get("/name/third"));
    const auto heard = client.readUntil("third");
    EXPECT_LT(heard.find("first"), heard.find("second"));
    EXPECT_LT(heard.find("second"), heard.find("third"));
}

TEST(HttpServer, AnswersHeadWithTheLengthAndWithoutTheBody) {
    TestServer test;
    test.start();
    RawClient client(test.server->port());
    client.say("HEAD /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.readToEnd());
    EXPECT_NE(client.heard().find("Content-Length: 2"), std::string::npos) << client.heard();
    EXPECT_EQ(client.heard().find("{}"), std::string::npos);
}

TEST(HttpServer, SendsNoBodyAndNoTypeWith204) {
    TestServer test;
    test.router.add("DELETE", "/thing", [](const ServerRequest&) { return ServerResponse::empty(204); });
    test.start();
    RawClient client(test.server->port());
    client.say("DELETE /thing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.readToEnd());
    EXPECT_NE(client.heard().find("204"), std::string::npos);
    EXPECT_EQ(client.heard().find("Content-Type"), std::string::npos);
}

TEST(HttpServer, KeepsRawPathPathAndQueryApart) {
    TestServer test;
    test.script("GET", "/users/{id}", {ServerResponse::json(200, "{}")});
    test.start();
    RawClient client(test.server->port());
    client.say(get("/users/a%2Fb?%24select=id,mail&$filter=x%20eq%20'a%2Bb'&$count"));
    client.readUntil("{}");
    const auto seen = test.seen().at(0);
    EXPECT_EQ(seen.rawPath, "/users/a%2Fb");
    EXPECT_EQ(seen.path, "/users/a/b");
    EXPECT_EQ(seen.parameters.at(0), "a/b");
    EXPECT_EQ(seen.option("$select"), "id,mail");
    EXPECT_EQ(seen.option("$filter"), "x eq 'a+b'");
    EXPECT_TRUE(seen.hasOption("$count"));
    EXPECT_EQ(seen.client, "127.0.0.1");
}

TEST(HttpServer, TakesTheAbsoluteFormOfATarget) {
    TestServer test;
    test.start();
    RawClient client(test.server->port());
    client.say(get("http://x/hello"));
    EXPECT_NE(client.readUntil("{}").find("200"), std::string::npos);
}

TEST(HttpServer, PutsAHeadInManySegmentsTogether) {
    TestServer test;
    test.start();
    RawClient client(test.server->port());
    for (const char c : get("/hello")) client.say(std::string(1, c));
    EXPECT_NE(client.readUntil("{}").find("200"), std::string::npos);
}

TEST(HttpServer, ReadsABodyOfKnownLength) {
    TestServer test;
    test.start();
    RawClient client(test.server->port());
    client.say(post("/echo", "Content-Type: text/plain\r\nContent-Length: 5\r\n", "ab"));
    client.say("cde");
    const auto heard = client.readUntil("abcde");
    EXPECT_NE(heard.find("\r\n\r\nabcde"), std::string::npos);
    EXPECT_NE(heard.find("Content-Type: text/plain"), std::string::npos);
}

TEST(HttpServer, ReadsAChunkedBody) {
    TestServer test;
    test.start();
    RawClient client(test.server->port());
    client.say(post("/echo", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
    EXPECT_NE(client.readUntil("abcde").find("\r\n\r\nabcde"), std::string::npos);
}

TEST(HttpServer, InvitesTheBodyWhenTheClientExpectsIt) {
    TestServer test;
    test.start();
    RawClient client(test.server->port());
    client.say(post("/echo", "Expect: 100-continue\r\nContent-Length: 3\r\n", ""));
    EXPECT_NE(client.readUntil("100 Continue\r\n\r\n").find("100 Continue"), std::string::npos);
    client.say("abc");
    EXPECT_NE(client.readUntil("abc").find("200"), std::string::npos);
}

TEST(HttpServer, HoldsAnAnswerBackWithoutHoldingAThread) {
    TestServer test(false, ServerSettings{.threads = 1});
    test.router.add("GET", "/slow",
                    [](const ServerRequest&) { return delayed(ServerResponse::json(200, "{}"), milliseconds(150)); });
    test.start();
    const auto began = SystemClock().steady();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 16; ++i) {
        clients.push_back(std::make_unique<RawClient>(test.server->port()));
        clients.back()->say(get("/slow"));
    }
    for (auto& client : clients) EXPECT_NE(client->readUntil("{}").find("200"), std::string::npos);
    const auto took = SystemClock().steady() - began;
    EXPECT_GE(took, milliseconds(150));
    EXPECT_LT(took, milliseconds(1200));  // one after the other would be 2400
}

TEST(HttpServer, CutsTheConnectionWhenToldToAbort) {
    TestServer test;
    test.script("GET", "/cut", {cut()});
    test.start();
    RawClient client(test.server->port());
    client.say(get("/cut"));
    EXPECT_TRUE(client.readToEnd());
    EXPECT_EQ(client.heard(), "");
}

TEST(HttpServer, CutsTheConnectionAfterADelayToo) {
    TestServer test;
    test.script("GET", "/cut", {delayed(cut(), milliseconds(30))});
    test.start();
    RawClient client(test.server->port());
    client.say(get("/cut"));
    EXPECT_TRUE(client.readToEnd());
    EXPECT_EQ(client.heard(), "");
}

TEST(HttpServer, SurvivesClientsThatLeaveDuringADelayedAnswer) {
    TestServer test;
    test.router.add("GET", "/slow",
                    [](const ServerRequest&) { return delayed(ServerResponse::json(200, "{}"), milliseconds(5)); });
    test.start();
    for (int i = 0; i < 200; ++i) {
        RawClient client(test.server->port());
        client.say(get("/slow"));
        client.vanish();
    }
    RawClient last(test.server->port());
    last.say(get("/slow"));
    EXPECT_NE(last.readUntil("{}").find("200"), std::string::npos);
}

TEST(HttpServer, StopsWhileAnswersAreHeldBack) {
    TestServer test;
    std::atomic<int> arrived{0};
    test.router.add("GET", "/slow", [&](const ServerRequest&) {
        arrived.fetch_add(1);
        arrived.notify_all();
        return delayed(ServerResponse::json(200, "{}"), std::chrono::minutes(5));
    });
    test.start();
    RawClient one(test.server->port());
    RawClient two(test.server->port(), "::1");
    one.say(get("/slow"));
    two.say(get("/slow"));
    for (int seen = arrived; seen < 2; seen = arrived) arrived.wait(seen);
    const auto began = SystemClock().steady();
    test.server.reset();
    EXPECT_LT(SystemClock().steady() - began, milliseconds(10000));
}

TEST(HttpServer, WordsAThrowingRouteAs500) {
    TestServer test;
    test.router.add("GET", "/throws", [](const ServerRequest&) -> ServerResponse { throw 1; });
    test.start();
    RawClient client(test.server->port());
    client.say(get("/throws"));
    EXPECT_NE(client.readUntil("\r\n\r\n").find("500"), std::string::npos);
}

TEST(HttpServer, DoesNotLetAFieldValueInjectAnotherField) {
    TestServer test;
    test.router.add("GET", "/evil", [](const ServerRequest&) {
        return withHeader(ServerResponse::json(200, "{}"), "Location", "x\r\nSet-Cookie: a=b");
    });
    test.start();
    RawClient client(test.server->port());
    client.say(get("/evil"));
    EXPECT_EQ(client.readUntil("{}").find("Set-Cookie"), std::string::npos);
}

TEST(HttpServer, ServesAHundredConnectionsAtOnce) {
    TestServer test;
    test.start();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 100; ++i) clients.push_back(std::make_unique<RawClient>(test.server->port()));
    for (auto& client : clients) client->say(get("/hello"));
    for (auto& client : clients) EXPECT_NE(client->readUntil("{}").find("200"), std::string::npos);
}

TEST(HttpServer, SaysWhenThePortIsTaken) {
    TestServer test;
    test.start();
    const auto second = HttpServer::listen(ServerSettings{.port = test.server->port()}, Router());
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
    EXPECT_NE(second.error().message.find(std::to_string(test.server->port())), std::string::npos);
}

TEST(HttpServer, RefusesACertificateThatIsNone) {
    ServerSettings settings;
    settings.certificatePem = "nonsense";
    settings.privateKeyPem = "nonsense";
    const auto server = HttpServer::listen(settings, Router());
    ASSERT_FALSE(server.ok());
    EXPECT_EQ(server.error().code, ErrorCode::InvalidInput);
}

TEST(HttpServer, RefusesPlainHttpOffLoopback) {
    ServerSettings settings;
    settings.loopbackOnly = false;
    const auto server = HttpServer::listen(settings, Router());
    ASSERT_FALSE(server.ok());
    EXPECT_EQ(server.error().code, ErrorCode::InvalidInput);
}

}  // namespace hs::net
