#include <gtest/gtest.h>

#include "RawClient.h"
#include "TestServer.h"

namespace hs::net {

using namespace std::string_literals;

namespace {

/// A small server that words refusals in its own form.
ServerSettings small() {
    ServerSettings settings;
    settings.maxHeadBytes = 16 * 1024;
    settings.maxBodyBytes = 100 * 1024;
    return settings;
}

class HttpServerLimits : public testing::Test {
protected:
    HttpServerLimits() : test(false, small()) {
        test.router.onError([](const ServerRequest&, int status) {
            return ServerResponse::json(status, "refused " + std::to_string(status));
        });
        test.start();
    }

    std::string ask(const std::string& text) {
        RawClient client(test.server->port());
        client.say(text);
        closed = client.readToEnd();
        return client.heard();
    }

    /// Still there for the next client.
    bool alive() {
        RawClient client(test.server->port());
        client.say("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
        return client.readUntil("{}").find("200") != std::string::npos;
    }

    TestServer test;
    bool closed = false;
};

}  // namespace

TEST_F(HttpServerLimits, RefusesAHeadThatIsTooLong) {
    const auto heard = ask("GET /hello HTTP/1.1\r\nHost: x\r\nX: " + std::string(17 * 1024, 'x') + "\r\n\r\n");
    EXPECT_NE(heard.find("431"), std::string::npos) << heard;
    EXPECT_NE(heard.find("refused 431"), std::string::npos);
    EXPECT_TRUE(closed);
}

TEST_F(HttpServerLimits, RefusesAHeadWithoutEnd) {
    const auto heard = ask("GET /hello HTTP/1.1\r\nHost: x\r\nX: " + std::string(300 * 1024, 'x'));
    EXPECT_EQ(heard.find("200"), std::string::npos);
    EXPECT_TRUE(closed);
    EXPECT_TRUE(alive());
}

TEST_F(HttpServerLimits, RefusesATargetWithoutEnd) {
    const auto heard = ask("GET /" + std::string(300 * 1024, 'x'));
    EXPECT_EQ(heard.find("200"), std::string::npos);
    EXPECT_TRUE(closed);
    EXPECT_TRUE(alive());
}

TEST_F(HttpServerLimits, TakesABodyOfExactlyTheLimit) {
    RawClient client(test.server->port());
    const std::string body(100 * 1024, 'b');
    client.say("POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body);
    client.readToEnd();
    EXPECT_NE(client.heard().find(body), std::string::npos);
}

TEST_F(HttpServerLimits, LetsTheClientReadWhyItsBodyWasRefused) {
    const auto heard =
        ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + std::string(200000, 'b'));
    EXPECT_NE(heard.find("refused 413"), std::string::npos) << heard;
    EXPECT_TRUE(closed);
}

TEST_F(HttpServerLimits, RefusesATooLongBodyBeforeItIsSent) {
    const auto heard =
        ask("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 999999999\r\n\r\n");
    EXPECT_NE(heard.find("refused 413"), std::string::npos) << heard;
}

TEST_F(HttpServerLimits, CutsABodyWithoutEnd) {
    RawClient client(test.server->port());
    client.say("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "8000\r\n" + std::string(0x8000, 'c') + "\r\n";
    for (int i = 0; i < 100; ++i) client.say(chunk);
    EXPECT_TRUE(client.readToEnd());
    EXPECT_EQ(client.heard().find("200"), std::string::npos);
    EXPECT_TRUE(alive());
}

TEST_F(HttpServerLimits, RefusesLengthTogetherWithChunks) {
    const auto heard = ask(
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /hello "
        "HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(heard.find("HTTP/1.1 400"), std::string::npos) << heard;
    EXPECT_EQ(count(heard, "HTTP/1.1"), 1U) << heard;
    EXPECT_TRUE(closed);
}

TEST_F(HttpServerLimits, RefusesTwoDifferentLengths) {
    const auto heard = ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    EXPECT_NE(heard.find("HTTP/1.1 400"), std::string::npos) << heard;
    EXPECT_TRUE(closed);
}

TEST_F(HttpServerLimits, RefusesANegativeLength) {
    const auto heard = ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n");
    EXPECT_NE(heard.find("HTTP/1.1 400"), std::string::npos) << heard;
}

TEST_F(HttpServerLimits, SurvivesBytesThatAreNoHttp) {
    ask("\x16\x03\x01\x02\x00 this is TLS, not HTTP\r\n\r\n"s);
    EXPECT_TRUE(alive());
}

TEST(HttpServerPatience, EndsASenderThatTricklesItsHead) {
    ServerSettings settings;
    settings.idleTimeout = std::chrono::milliseconds(200);
    TestServer test(false, settings);
    test.start();
    RawClient client(test.server->port());
    client.say("GET /hello HTTP/1.1\r\n");
    bool ended = false;
    for (int i = 0; i < 200 && !ended; ++i) {  // a byte now and then: never idle, never done
        client.say("X");
        ended = client.readToEnd(20);
    }
    EXPECT_TRUE(ended);
    EXPECT_EQ(client.heard().find("200"), std::string::npos);
}

TEST(HttpServerPatience, EndsASenderThatTricklesItsBody) {
    ServerSettings settings;
    settings.idleTimeout = std::chrono::milliseconds(200);
    TestServer test(false, settings);
    test.start();
    RawClient client(test.server->port());
    client.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    bool ended = false;
    for (int i = 0; i < 200 && !ended; ++i) {
        client.say("X");
        ended = client.readToEnd(20);
    }
    EXPECT_TRUE(ended);
}

TEST(HttpServerPatience, DoesNotRunWhileAnAnswerIsHeldBack) {
    ServerSettings settings;
    settings.idleTimeout = std::chrono::milliseconds(100);
    TestServer test(false, settings);
    test.router.add("GET", "/slow", [](const ServerRequest&) {
        return delayed(ServerResponse::json(200, "{}"), std::chrono::milliseconds(500));
    });
    test.start();
    RawClient client(test.server->port());
    client.say("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(client.readUntil("{}").find("200"), std::string::npos);
}

}  // namespace hs::net
