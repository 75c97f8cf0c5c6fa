#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "SteppedClock.h"
#include "TestServer.h"
#include "core/net/HttpClient.h"

namespace hs::net {

using std::chrono::milliseconds;

namespace {

class HttpClientMany : public testing::Test {
protected:
    std::vector<HttpRequest> requests(std::size_t n, const std::string& path) const {
        std::vector<HttpRequest> result(n);
        for (std::size_t i = 0; i < n; ++i) result[i].url = server.url(path + std::to_string(i));
        return result;
    }

    /// Counts how many requests are with the server at once.
    void addSlowRoute(milliseconds delay) {
        server.router.add("GET", "/n/{i}", [delay](const ServerRequest& request) {
            return delayed(ServerResponse::json(200, request.parameters.front()), delay);
        });
    }

    SystemClock clock;
    NullLog log;
    TestServer server;
};

}  // namespace

TEST_F(HttpClientMany, ReportsEachAnswerWithTheIndexOfItsRequest) {
    addSlowRoute(milliseconds(0));
    server.start();
    HttpClient client({}, clock, log);
    std::set<std::size_t> seen;
    const auto all = requests(100, "/n/");
    const auto result = client.sendAll(all, 6,
                                       [&](std::size_t index, Result<HttpResponse> response) -> Result<void> {
                                           EXPECT_TRUE(response.ok());
                                           EXPECT_EQ(response ? response->body : "", std::to_string(index));
                                           seen.insert(index);
                                           return {};
                                       },
                                       {});
    EXPECT_TRUE(result.ok());
    EXPECT_EQ(seen.size(), 100U);
}

TEST_F(HttpClientMany, ReportsInOrderOfCompletion) {
    server.router.add("GET", "/n/{i}", [](const ServerRequest& request) {
        return delayed(ServerResponse::empty(200), milliseconds(request.parameters.front() == "0" ? 300 : 0));
    });
    server.start();
    HttpClient client({}, clock, log);
    std::vector<std::size_t> order;
    const auto all = requests(3, "/n/");
    EXPECT_TRUE(client
                    .sendAll(all, 3,
                             [&](std::size_t index, Result<HttpResponse>) -> Result<void> {
                                 order.push_back(index);
                                 return {};
                             },
                             {})
                    .ok());
    EXPECT_EQ(order.size(), 3U);
    EXPECT_EQ(order.back(), 0U);
}

TEST_F(HttpClientMany, HasMoreThanSixInFlightWhenAskedTo) {
    std::stop_source stop;
    std::atomic<int> arrived{0};
    server.router.add("GET", "/n/{i}", [&](const ServerRequest&) {
        if (++arrived == 24) stop.request_stop();  // all are here and none has been answered
        return delayed(ServerResponse::empty(200), std::chrono::minutes(1));
    });
    server.start();
    HttpClient client({}, clock, log);
    const auto all = requests(30, "/n/");
    const auto result = client.sendAll(
        all, 24, [](std::size_t, Result<HttpResponse>) { return Result<void>(); }, stop.get_token());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(arrived, 24);
}

TEST_F(HttpClientMany, NeverHasMoreInFlightThanAllowed) {
    std::atomic<int> inside{0};
    std::atomic<int> most{0};
    server.router.add("GET", "/n/{i}", [&](const ServerRequest&) {
        const int now = ++inside;
        for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {}
        --inside;
        return delayed(ServerResponse::empty(200), milliseconds(1));
    });
    server.start();
    HttpClient client({}, clock, log);
    const auto all = requests(40, "/n/");
    EXPECT_TRUE(client.sendAll(all, 2, [](std::size_t, Result<HttpResponse>) { return Result<void>(); }, {}).ok());
    EXPECT_LE(most.load(), 2);
}

TEST_F(HttpClientMany, StopsEarlyWhenTheCallerHasEnough) {
    addSlowRoute(milliseconds(0));
    server.start();
    HttpClient client({}, clock, log);
    int answers = 0;
    const auto all = requests(100, "/n/");
    const auto result = client.sendAll(all, 4,
                                       [&](std::size_t, Result<HttpResponse>) -> Result<void> {
                                           if (++answers == 3) return Error(ErrorCode::Conflict, "enough");
                                           return {};
                                       },
                                       {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().message, "enough");
    EXPECT_EQ(answers, 3);
}

TEST_F(HttpClientMany, ReportsABadRequestAndGoesOnWithTheOthers) {
    addSlowRoute(milliseconds(0));
    server.start();
    HttpClient client({}, clock, log);
    auto all = requests(3, "/n/");
    all[1].url = "nonsense";
    std::vector<bool> fine(3);
    EXPECT_TRUE(client
                    .sendAll(all, 2,
                             [&](std::size_t index, Result<HttpResponse> response) -> Result<void> {
                                 fine[index] = response.ok();
                                 return {};
                             },
                             {})
                    .ok());
    EXPECT_EQ(fine, (std::vector<bool>{true, false, true}));
}

TEST_F(HttpClientMany, GivesAThrottledRequestItsTurnAgain) {
    std::atomic<bool> first{true};
    server.router.add("GET", "/n/{i}", [&](const ServerRequest&) {
        if (!first.exchange(false)) return ServerResponse::empty(200);
        return withHeader(ServerResponse::empty(429), "Retry-After", "5");
    });
    server.start();
    SteppedClock stepped;
    HttpClient client({}, stepped, log);
    int fine = 0;
    const auto all = requests(50, "/n/");
    EXPECT_TRUE(client
                    .sendAll(all, 6,
                             [&](std::size_t, Result<HttpResponse> response) -> Result<void> {
                                 fine += response.ok() && response->status == 200;
                                 return {};
                             },
                             {})
                    .ok());
    EXPECT_EQ(fine, 50);
    EXPECT_EQ(stepped.waits().size(), 1U);
}

TEST_F(HttpClientMany, StopsAtOnce) {
    std::stop_source stop;
    std::atomic<int> arrived{0};
    std::chrono::steady_clock::time_point asked;
    server.router.add("GET", "/n/{i}", [&](const ServerRequest&) {
        if (++arrived == 6) {
            asked = clock.steady();
            stop.request_stop();
        }
        return delayed(ServerResponse::empty(200), std::chrono::minutes(1));
    });
    server.start();
    HttpClient client({}, clock, log);
    const auto all = requests(50, "/n/");
    const auto result = client.sendAll(
        all, 6, [](std::size_t, Result<HttpResponse>) { return Result<void>(); }, stop.get_token());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_LT(clock.steady() - asked, milliseconds(10000));
}

TEST_F(HttpClientMany, MaySendFromWithinACompletion) {
    addSlowRoute(milliseconds(0));
    server.start();
    HttpClient client({}, clock, log);
    int inner = 0;
    const auto all = requests(10, "/n/");
    EXPECT_TRUE(client
                    .sendAll(all, 4,
                             [&](std::size_t, Result<HttpResponse>) -> Result<void> {
                                 HttpRequest request;
                                 request.url = server.url("/hello");
                                 inner += client.send(request, {}).ok();
                                 return {};
                             },
                             {})
                    .ok());
    EXPECT_EQ(inner, 10);
}

TEST_F(HttpClientMany, DownloadsAPageWhileAnotherIsRead) {
    server.script("GET", "/page", {ServerResponse::json(200, std::string(500'000, 'p'))});
    server.start();
    HttpClient client({}, clock, log);
    HttpRequest page;
    page.url = server.url("/page");
    ASSERT_TRUE(client.send(page, {}).ok());
    auto pending = client.start(page);
    const auto response = client.finish(std::move(pending), {});
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->body.size(), 500'000U);
    EXPECT_EQ(server.seen().size(), 2U);
}

TEST_F(HttpClientMany, TriesAPendingPageAgainToo) {
    server.script("GET", "/page", {ServerResponse::empty(503), ServerResponse::empty(200)});
    server.start();
    SteppedClock stepped;
    HttpClient client({}, stepped, log);
    HttpRequest page;
    page.url = server.url("/page");
    const auto response = client.finish(client.start(page), {});
    ASSERT_TRUE(response.ok()) << response.error().toLine();
    EXPECT_EQ(response->status, 200);
}

TEST_F(HttpClientMany, MayDropAPendingPageBeforeOrAfterItsClient) {
    server.script("GET", "/page", {delayed(ServerResponse::empty(200), std::chrono::minutes(1))});
    server.start();
    HttpRequest page;
    page.url = server.url("/page");
    auto client = std::make_unique<HttpClient>(HttpSettings{}, clock, log);
    auto first = client->start(page);
    auto second = client->start(page);
    first.reset();
    client.reset();
    second.reset();
}

TEST_F(HttpClientMany, ReportsABadAddressOfAPendingPageWhenItIsFinished) {
    HttpClient client({}, clock, log);
    const auto response = client.finish(client.start(HttpRequest{}), {});
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::InvalidInput);
}

}  // namespace hs::net
