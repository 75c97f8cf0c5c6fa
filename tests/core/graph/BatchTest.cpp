#include "core/graph/Batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QJsonArray>

#include <atomic>
#include <map>
#include <set>

#include "FakeGraph.h"

namespace hs::graph {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

class BatchTest : public GraphTest {
protected:
    static std::vector<BatchRequest> requests(std::size_t count, bool repeatable = true) {
        std::vector<BatchRequest> made(count);
        for (std::size_t i = 0; i < count; ++i) {
            made[i].method = repeatable ? "PATCH" : "POST";
            made[i].url = "/users/" + std::to_string(i);
            made[i].body = R"({"a":1})";
            made[i].object = "user " + std::to_string(i);
            made[i].doing = "update the user";
            made[i].repeatable = repeatable;
            made[i].clientRequestId = "c-" + std::to_string(i);
        }
        return made;
    }

    Result<void> run(const std::vector<BatchRequest>& requests, std::stop_token stop = {}) {
        if (!client_) {
            graph.start();
            http_ = http();
            client_ = std::make_unique<GraphClient>(graph.url(), *http_, *tokens);
        }
        return Batch(*client_, clock, batch)
            .run(
                requests,
                [&](std::size_t index, Result<std::string> body) -> Result<void> {
                    EXPECT_TRUE(answers.emplace(index, std::move(body)).second) << "answered twice: " << index;
                    return {};
                },
                stop);
    }

    /// Parts are answered with these statuses, one after the other, whatever they ask.
    void statuses(std::vector<PartAnswer> answers_) {
        graph.onBatch([this, answers_](const BatchPart&) {
            const std::size_t n = served++;
            return answers_[std::min(n, answers_.size() - 1)];
        });
    }

    std::size_t batchesSent() const { return graph.requests().size(); }
    static std::size_t sizeOf(const net::ServerRequest& request) {
        return static_cast<std::size_t>(parsed(request.body)[QLatin1String("requests")].toArray().size());
    }

    BatchSettings batch;
    std::map<std::size_t, Result<std::string>> answers;
    std::atomic<std::size_t> served = 0;

private:
    std::unique_ptr<net::HttpClient> http_;
    std::unique_ptr<GraphClient> client_;
};

}  // namespace

TEST_F(BatchTest, NeverPutsMoreThanTwentyIntoOne) {
    graph.onBatch([](const BatchPart&) { return PartAnswer{204, ""}; });
    EXPECT_TRUE(run(requests(45)).ok());
    EXPECT_EQ(answers.size(), 45U);
    std::multiset<std::size_t> sizes;
    for (const net::ServerRequest& request : graph.requests()) sizes.insert(sizeOf(request));
    EXPECT_THAT(sizes, ElementsAre(5U, 20U, 20U));
}

TEST_F(BatchTest, KeepsABodyShortEnoughForOneWrite) {
    graph.onBatch([](const BatchPart&) { return PartAnswer{204, ""}; });
    auto many = requests(45);
    for (BatchRequest& request : many) request.body = "{\"a\":\"" + std::string(2000, 'x') + "\"}";
    many[7].body = "{\"a\":\"" + std::string(40000, 'x') + "\"}";
    EXPECT_TRUE(run(many).ok());
    EXPECT_EQ(answers.size(), 45U);
    int longer = 0;
    for (const net::ServerRequest& request : graph.requests()) longer += request.body.size() > 16384 ? 1 : 0;
    EXPECT_EQ(longer, 1);
    EXPECT_LT(batchesSent(), 12U);
}

TEST_F(BatchTest, GivesEachRequestItsOwnAnswerInWhateverOrderTheyCome) {
    graph.onBatch([](const BatchPart& part) { return PartAnswer{200, "{\"url\":\"" + part.url + "\"}"}; }, true);
    EXPECT_TRUE(run(requests(50)).ok());
    for (std::size_t i = 0; i < 50; ++i) EXPECT_EQ(*answers.at(i), "{\"url\":\"/users/" + std::to_string(i) + "\"}");
}

TEST_F(BatchTest, HasSeveralOnTheWireAtOnce) {
    // Nobody is answered before a second has passed; all three must have arrived by then.
    constexpr auto patience = std::chrono::seconds(1);
    batch.inFlight = 3;
    std::mutex mutex;
    std::vector<std::chrono::steady_clock::time_point> arrivals;
    graph.on("POST", "/beta/$batch", [&](const net::ServerRequest& request) {
        const std::lock_guard lock(mutex);
        arrivals.push_back(std::chrono::steady_clock::now());
        std::string json = "{\"responses\":[";
        for (std::size_t i = 1; i <= sizeOf(request); ++i)
            json += std::string(i > 1 ? "," : "") + "{\"id\":\"" + std::to_string(i) + "\",\"status\":204}";
        auto response = net::ServerResponse::json(200, json + "]}");
        response.delay = patience;
        return response;
    });
    EXPECT_TRUE(run(requests(60)).ok());
    ASSERT_THAT(arrivals, SizeIs(3));
    EXPECT_LT(arrivals.back() - arrivals.front(), patience);
}

TEST_F(BatchTest, SendsNothingForNothing) {
    graph.onBatch([](const BatchPart&) { return PartAnswer{}; });
    EXPECT_TRUE(run({}).ok());
    EXPECT_EQ(batchesSent(), 0U);
}

TEST_F(BatchTest, ThrottledPartIsSentAgainAfterTheWaitItAskedFor) {
    statuses({{429, errorBody("TooManyRequests", "x"), "7"}, {204, ""}});
    EXPECT_TRUE(run(requests(1, false)).ok());
    EXPECT_TRUE(answers.at(0).ok());
    EXPECT_THAT(clock.waits, ElementsAre(milliseconds(7000)));
}

TEST_F(BatchTest, OnlyTheThrottledPartsAreSentAgain) {
    graph.onBatch([this](const BatchPart& part) {
        if (part.url == "/users/3" && served++ == 0) return PartAnswer{429, "{}", "1"};
        return PartAnswer{204, ""};
    });
    EXPECT_TRUE(run(requests(20)).ok());
    EXPECT_EQ(graph.parts().size(), 21U);
    EXPECT_EQ(graph.parts().back().url, "/users/3");
}

TEST_F(BatchTest, EveryTryCarriesTheSameClientRequestId) {
    statuses({{503, "{}", "1"}, {503, "{}", "1"}, {201, "{}"}});
    EXPECT_TRUE(run(requests(1, false)).ok());
    ASSERT_EQ(graph.parts().size(), 3U);
    for (const BatchPart& part : graph.parts())
        EXPECT_EQ(part.headers[QLatin1String("client-request-id")].toString(), QStringLiteral("c-0"));
}

TEST_F(BatchTest, WaitsTheLongestTimeOfTheRound) {
    graph.onBatch([this](const BatchPart&) {
        const std::size_t n = served++;
        return n == 0 ? PartAnswer{429, "{}", "2"} : n == 1 ? PartAnswer{429, "{}", "5"} : PartAnswer{204, ""};
    });
    EXPECT_TRUE(run(requests(2)).ok());
    EXPECT_THAT(clock.waits, ElementsAre(milliseconds(5000)));
}

TEST_F(BatchTest, BacksOffByItselfWhenNoWaitIsNamed) {
    statuses({{429, "{}"}, {503, "{}"}, {204, ""}});
    EXPECT_TRUE(run(requests(1)).ok());
    EXPECT_THAT(clock.waits, ElementsAre(milliseconds(1000), milliseconds(2000)));
}

TEST_F(BatchTest, BrokenPartIsSentAgainOnlyWhenThatIsHarmless) {
    statuses({{500, errorBody("x", "Internal.")}, {204, ""}});
    EXPECT_TRUE(run(requests(1, true)).ok());
    EXPECT_TRUE(answers.at(0).ok());
    answers.clear();
    served = 0;
    EXPECT_TRUE(run(requests(1, false)).ok());
    EXPECT_EQ(answers.at(0).error().code, ErrorCode::Unavailable);
}

TEST_F(BatchTest, GivesUpAfterTheLastTry) {
    batch.maxAttempts = 3;
    statuses({{429, errorBody("TooManyRequests", "Slow down."), "4"}});
    EXPECT_TRUE(run(requests(1)).ok());
    EXPECT_EQ(graph.parts().size(), 3U);
    EXPECT_EQ(answers.at(0).error().code, ErrorCode::Throttled);
    EXPECT_EQ(answers.at(0).error().retryAfterMs, 4000);
    EXPECT_THAT(answers.at(0).error().serverText, HasSubstr("Slow down."));
}

TEST_F(BatchTest, DoesNotWaitLongerThanAllowed) {
    batch.maxTotalWait = milliseconds(10000);
    statuses({{429, "{}", "8"}, {429, "{}", "8"}, {204, ""}});
    EXPECT_TRUE(run(requests(1)).ok());
    EXPECT_THAT(clock.waits, ElementsAre(milliseconds(8000)));
    EXPECT_EQ(answers.at(0).error().code, ErrorCode::Throttled);
}

TEST_F(BatchTest, FailingPartNamesItsObjectAndLeavesTheOthersAlone) {
    graph.onBatch([](const BatchPart& part) {
        return part.url == "/users/1" ? PartAnswer{403, errorBody("Authorization_RequestDenied", "No.")}
                                      : PartAnswer{204, ""};
    });
    EXPECT_TRUE(run(requests(3)).ok());
    EXPECT_TRUE(answers.at(0).ok());
    EXPECT_TRUE(answers.at(2).ok());
    const Error error = answers.at(1).error();
    EXPECT_EQ(error.code, ErrorCode::Denied);
    EXPECT_EQ(error.object, "user 1");
    EXPECT_THAT(error.message, HasSubstr("update the user"));
}

TEST_F(BatchTest, PartLeftOutOfTheAnswerIsUndecided) {
    graph.on("POST", "/beta/$batch", R"({"responses":[{"id":"2","status":204}]})");
    EXPECT_TRUE(run(requests(2)).ok());
    EXPECT_TRUE(answers.at(1).ok());
    EXPECT_EQ(answers.at(0).error().code, ErrorCode::Corrupt);
    EXPECT_EQ(answers.at(0).error().object, "user 0");
}

TEST_F(BatchTest, AnswerThatDoesNotParseLeavesAllItsPartsUndecided) {
    graph.on("POST", "/beta/$batch", R"({"responses":[{"id":"1","status":204})");
    EXPECT_TRUE(run(requests(2)).ok());
    EXPECT_EQ(answers.at(0).error().code, ErrorCode::Corrupt);
    EXPECT_EQ(answers.at(1).error().code, ErrorCode::Corrupt);
}

TEST_F(BatchTest, RefusedBatchIsTheAnswerOfEachPart) {
    graph.on("POST", "/beta/$batch", [](const net::ServerRequest&) {
        return net::ServerResponse::json(400, errorBody("BadRequest", "Malformed."));
    });
    const auto done = run(requests(2));
    ASSERT_TRUE(done.ok()) << done.error().toLine();
    EXPECT_EQ(answers.at(1).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(answers.at(1).error().object, "user 1");
}

TEST_F(BatchTest, LostConnectionEndsTheRun) {
    httpSettings.maxAttempts = 1;
    graph.on("POST", "/beta/$batch", [](const net::ServerRequest&) {
        return net::ServerResponse::json(503, errorBody("ServiceUnavailable", "Later."));
    });
    const auto done = run(requests(100));
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(answers, IsEmpty());
}

TEST_F(BatchTest, StopWhileWaitingIsCancelled) {
    std::stop_source stop;
    graph.onBatch([&](const BatchPart&) {
        stop.request_stop();
        return PartAnswer{429, "{}", "60"};
    });
    EXPECT_EQ(run(requests(1), stop.get_token()).error().code, ErrorCode::Cancelled);
}

TEST_F(BatchTest, ErrorOfTheSinkEndsTheRun) {
    graph.onBatch([](const BatchPart&) { return PartAnswer{204, ""}; });
    graph.start();
    const auto channel = http();
    GraphClient client(graph.url(), *channel, *tokens);
    const auto done =
        Batch(client, clock)
            .run(requests(3),
                 [](std::size_t, Result<std::string>) -> Result<void> { return Error(ErrorCode::Internal, "full"); },
                 {});
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().message, "full");
}

TEST_F(BatchTest, ExpiredTokenIsRenewedForTheWholeBatch) {
    graph.on("POST", "/beta/$batch", [](const net::ServerRequest& request) {
        return request.headers.get("Authorization") == "Bearer token-1"
                   ? net::ServerResponse::json(401, errorBody("InvalidAuthenticationToken", "x"))
                   : net::ServerResponse::json(200, R"({"responses":[{"id":"1","status":204}]})");
    });
    EXPECT_TRUE(run(requests(1)).ok());
    EXPECT_TRUE(answers.at(0).ok());
}

TEST_F(BatchTest, WorksThroughMoreThanOneWindow) {
    batch.window = 40;
    graph.onBatch([](const BatchPart&) { return PartAnswer{204, ""}; });
    EXPECT_TRUE(run(requests(130)).ok());
    EXPECT_EQ(answers.size(), 130U);
    EXPECT_EQ(batchesSent(), 7U);
}

}  // namespace hs::graph
