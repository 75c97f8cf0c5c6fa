#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "SteppedClock.h"
#include "TestServer.h"
#include "core/net/HttpClient.h"

namespace hs::net {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;

namespace {

ServerResponse tooMany(std::string retryAfter = "") {
    auto response = ServerResponse::empty(429);
    if (!retryAfter.empty()) response.headers.set("Retry-After", std::move(retryAfter));
    return response;
}

class HttpClientRetry : public testing::Test {
protected:
    /// The status that the client ends with when the server answers so; 0 for an error.
    int statusAfter(const std::string& method, std::vector<ServerResponse> answers, bool idempotent = false) {
        server.script(method, "/x", std::move(answers));
        server.start();
        HttpRequest request;
        request.method = method;
        request.url = server.url("/x");
        request.body = method == "GET" ? "" : "body";
        request.idempotent = idempotent;
        HttpClient client(settings, clock, log);
        auto response = client.send(request, {});
        if (!response) failure = response.error();
        return response ? response->status : 0;
    }

    SteppedClock clock;
    NullLog log;
    TestServer server;
    HttpSettings settings;
    Error failure;
};

}  // namespace

TEST_F(HttpClientRetry, WaitsAsLongAsTheServerAsks) {
    EXPECT_EQ(statusAfter("GET", {tooMany("7"), ServerResponse::empty(200)}), 200);
    EXPECT_THAT(clock.waits(), ElementsAre(seconds(7)));
}

TEST_F(HttpClientRetry, UnderstandsADate) {
    // The clock stands at 2023-11-14T22:13:20Z.
    EXPECT_EQ(statusAfter("GET", {tooMany("Tue, 14 Nov 2023 22:13:25 GMT"), ServerResponse::empty(200)}), 200);
    EXPECT_THAT(clock.waits(), ElementsAre(seconds(5)));
}

TEST_F(HttpClientRetry, BacksOffLongerEachTimeWhenTheServerSaysNothing) {
    EXPECT_EQ(statusAfter("GET", {tooMany(), tooMany(), tooMany(), ServerResponse::empty(200)}), 200);
    ASSERT_EQ(clock.waits().size(), 3U);
    EXPECT_GE(clock.waits()[0], milliseconds(250));
    EXPECT_LE(clock.waits()[0], milliseconds(500));
    EXPECT_GE(clock.waits()[2], milliseconds(1000));
    EXPECT_LE(clock.waits()[2], milliseconds(2000));
}

TEST_F(HttpClientRetry, SendsAThrottledPatchAgainWithItsBodyAndTheSameRequestId) {
    EXPECT_EQ(statusAfter("PATCH", {tooMany("1"), ServerResponse::empty(204)}), 204);
    const auto seen = server.seen();
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[1].body, "body");
    EXPECT_EQ(seen[0].headers.get("client-request-id"), seen[1].headers.get("client-request-id"));
    EXPECT_NE(seen[0].headers.get("client-request-id"), "");
}

TEST_F(HttpClientRetry, DoesNotRepeatAPostThatFailedInsideTheServer) {
    EXPECT_EQ(statusAfter("POST", {ServerResponse::empty(503), ServerResponse::empty(200)}), 503);
    EXPECT_EQ(server.seen().size(), 1U);
}

TEST_F(HttpClientRetry, RepeatsAPostThatTheCallerCallsIdempotent) {
    EXPECT_EQ(statusAfter("POST", {ServerResponse::empty(503), ServerResponse::empty(200)}, true), 200);
}

TEST_F(HttpClientRetry, RepeatsAGetThatFailedInsideTheServer) {
    EXPECT_EQ(statusAfter("GET", {ServerResponse::empty(500), ServerResponse::empty(502), ServerResponse::empty(504),
                                  ServerResponse::empty(200)}),
              200);
}

TEST_F(HttpClientRetry, RepeatsAGetThatWasDropped) {
    EXPECT_EQ(statusAfter("GET", {cut(), cut(), cut(), ServerResponse::empty(200)}), 200);
    EXPECT_FALSE(clock.waits().empty());
}

TEST_F(HttpClientRetry, ReportsADroppedPostAsUnavailable) {
    EXPECT_EQ(statusAfter("POST", {cut()}), 0);
    EXPECT_EQ(failure.code, ErrorCode::Unavailable);
    EXPECT_TRUE(clock.waits().empty());
}

TEST_F(HttpClientRetry, ReturnsTheLastAnswerWhenTriesAreUsedUp) {
    settings.maxAttempts = 3;
    EXPECT_EQ(statusAfter("GET", {tooMany("1")}), 429);
    EXPECT_EQ(server.seen().size(), 3U);
}

TEST_F(HttpClientRetry, ReturnsTheAnswerAtOnceWhenAskedToWaitTooLong) {
    EXPECT_EQ(statusAfter("GET", {tooMany("600")}), 429);
    EXPECT_TRUE(clock.waits().empty());
}

TEST_F(HttpClientRetry, DoesNotBotherAHostAgainThatAskedForALongWait) {
    server.script("GET", "/x", {tooMany("600")});
    server.start();
    HttpClient client(settings, clock, log);
    HttpRequest request;
    request.url = server.url("/x");
    EXPECT_TRUE(client.send(request, {}).ok());
    clock.pass(seconds(100));
    const auto second = client.send(request, {});
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Throttled);
    EXPECT_EQ(second.error().retryAfterMs, 500'000);
    EXPECT_EQ(server.seen().size(), 1U);
}

TEST_F(HttpClientRetry, MakesTheNextCallToAThrottledHostWaitToo) {
    settings.maxAttempts = 1;
    server.script("GET", "/x", {tooMany("9"), ServerResponse::empty(200)});
    server.start();
    HttpClient client(settings, clock, log);
    HttpRequest request;
    request.url = server.url("/x");
    EXPECT_TRUE(client.send(request, {}).ok());
    EXPECT_TRUE(clock.waits().empty());
    const auto second = client.send(request, {});
    ASSERT_TRUE(second.ok()) << second.error().toLine();
    EXPECT_EQ(second->status, 200);
    EXPECT_THAT(clock.waits(), ElementsAre(seconds(9)));
}

TEST_F(HttpClientRetry, StopsDuringAWait) {
    SystemClock real;
    std::stop_source stop;
    server.router.add("GET", "/x", [&](const ServerRequest&) {
        stop.request_stop();
        return tooMany("60");
    });
    server.start();
    HttpClient client(settings, real, log);
    HttpRequest request;
    request.url = server.url("/x");
    const auto began = real.steady();
    const auto response = client.send(request, stop.get_token());
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::Cancelled);
    EXPECT_LT(real.steady() - began, seconds(10));
}

}  // namespace hs::net
