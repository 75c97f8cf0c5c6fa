#include "core/graph/GraphClient.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "FakeGraph.h"
#include "core/graph/GraphError.h"

namespace hs::graph {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

namespace {

class GraphClientTest : public GraphTest {
protected:
    GraphClient& client() {
        graph.start();
        http_ = http();
        client_ = std::make_unique<GraphClient>(graph.url() + "/", *http_, *tokens);
        return *client_;
    }

    /// Answers 401 to every token but the one given.
    void onlyToken(const std::string& path, const std::string& token) {
        graph.on("GET", path, [token](const net::ServerRequest& request) {
            return request.headers.get("Authorization") == "Bearer " + token
                       ? net::ServerResponse::json(200, "\"welcome\"")
                       : net::ServerResponse::json(401, errorBody("InvalidAuthenticationToken", "Expired."));
        });
    }

private:
    std::unique_ptr<net::HttpClient> http_;
    std::unique_ptr<GraphClient> client_;
};

}  // namespace

TEST_F(GraphClientTest, SendsTheBearerTokenAndReturnsTheBody) {
    graph.on("GET", "/beta/me", "{\"id\":\"1\"}");
    GraphClient& graphClient = client();
    const auto body = graphClient.get(graphClient.absolute("/beta/me"), "read me", {});
    ASSERT_TRUE(body.ok()) << body.error().toLine();
    EXPECT_EQ(*body, "{\"id\":\"1\"}");
    EXPECT_EQ(graph.requests().front().headers.get("Authorization"), "Bearer token-1");
}

TEST_F(GraphClientTest, RenewsTheTokenOnceAfterA401) {
    onlyToken("/x", "token-2");
    GraphClient& graphClient = client();
    EXPECT_EQ(*graphClient.get(graphClient.absolute("/x"), "read x", {}), "\"welcome\"");
    EXPECT_EQ(graph.requests().size(), 2U);
}

TEST_F(GraphClientTest, SecondRefusalIsUnauthenticated) {
    onlyToken("/x", "token-9");
    GraphClient& graphClient = client();
    const auto body = graphClient.get(graphClient.absolute("/x"), "read x", {});
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(body.error().serverText, HasSubstr("InvalidAuthenticationToken: Expired."));
    EXPECT_EQ(graph.requests().size(), 2U);
}

TEST_F(GraphClientTest, DownloadRenewsTheTokenToo) {
    onlyToken("/x", "token-2");
    GraphClient& graphClient = client();
    auto download = graphClient.start(graphClient.absolute("/x"), {});
    ASSERT_TRUE(download.ok());
    EXPECT_EQ(*graphClient.finish(*std::move(download), "read x", {}), "\"welcome\"");
}

TEST_F(GraphClientTest, ManyRefusedAtOnceShareOneNewToken) {
    onlyToken("/n/{i}", "token-2");
    GraphClient& graphClient = client();
    std::vector<net::HttpRequest> requests(6);
    for (std::size_t i = 0; i < requests.size(); ++i) requests[i].url = graphClient.absolute("/n/" + std::to_string(i));
    std::vector<std::size_t> answered;
    const auto sent = graphClient.sendAll(requests, 3, "read n",
                                          [&](std::size_t index, Result<std::string> body) -> Result<void> {
                                              EXPECT_TRUE(body.ok());
                                              answered.push_back(index);
                                              return {};
                                          },
                                          {});
    EXPECT_TRUE(sent.ok());
    EXPECT_THAT(answered, UnorderedElementsAre(0U, 1U, 2U, 3U, 4U, 5U));
    EXPECT_EQ(tokens->current, 2);
}

TEST_F(GraphClientTest, ForeignUrlsGetNoToken) {
    GraphClient& graphClient = client();
    for (const std::string url :
         {"https://evil.test/beta/users", "http://127.0.0.1:1/x", "http://localhost@127.0.0.1/x", "x"}) {
        const auto body = graphClient.get(url, "read x", {});
        ASSERT_FALSE(body.ok()) << url;
        EXPECT_EQ(body.error().code, ErrorCode::Corrupt);
        EXPECT_EQ(body.error().object, url);
        EXPECT_FALSE(graphClient.start(url, {}).ok());
    }
    EXPECT_TRUE(graph.requests().empty());
}

TEST_F(GraphClientTest, WrongGraphUrlIsTheAdministratorsToMend) {
    const auto channel = http();
    GraphClient graphClient("graph.microsoft.com", *channel, *tokens);
    const auto body = graphClient.get(graphClient.absolute("/beta/users"), "read users", {});
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().code, ErrorCode::InvalidInput);
}

TEST_F(GraphClientTest, TokenErrorsComeThroughUnchanged) {
    graph.on("GET", "/x", "{}");
    tokens->refusal = Error(ErrorCode::Unauthenticated, "The client secret has expired.").next("Renew it.");
    GraphClient& graphClient = client();
    EXPECT_EQ(graphClient.get(graphClient.absolute("/x"), "read x", {}).error(), *tokens->refusal);
}

TEST_F(GraphClientTest, SaysWhatWasRefusedInTheServersWords) {
    graph.on("GET", "/x", [](const net::ServerRequest&) {
        return net::ServerResponse::json(403, errorBody("Authorization_RequestDenied", "Insufficient privileges."));
    });
    GraphClient& graphClient = client();
    const Error error = graphClient.get(graphClient.absolute("/x"), "read users", {}).error();
    EXPECT_EQ(error.code, ErrorCode::Denied);
    EXPECT_THAT(error.message, HasSubstr("read users"));
    EXPECT_THAT(error.serverText, HasSubstr("Insufficient privileges."));
}

TEST_F(GraphClientTest, ThrottledToTheEndSaysHowLong) {
    httpSettings.maxAttempts = 1;
    graph.on("GET", "/x", [](const net::ServerRequest&) {
        auto response = net::ServerResponse::json(429, errorBody("TooManyRequests", "x"));
        response.headers.set("Retry-After", "9");
        return response;
    });
    GraphClient& graphClient = client();
    const Error error = graphClient.get(graphClient.absolute("/x"), "read x", {}).error();
    EXPECT_EQ(error.code, ErrorCode::Throttled);
    EXPECT_GT(error.retryAfterMs, 0);
}

TEST_F(GraphClientTest, GoneIsARecognisableReset) {
    graph.on("GET", "/x", [](const net::ServerRequest&) {
        return net::ServerResponse::json(410, errorBody("syncStateNotFound", "x"));
    });
    GraphClient& graphClient = client();
    EXPECT_TRUE(isDeltaReset(graphClient.get(graphClient.absolute("/x"), "read x", {}).error()));
}

TEST_F(GraphClientTest, RedirectsAreNotFollowed) {
    graph.on("GET", "/x", [](const net::ServerRequest&) {
        auto response = net::ServerResponse::empty(302);
        response.headers.set("Location", "/y");
        return response;
    });
    graph.on("GET", "/y", "{}");
    GraphClient& graphClient = client();
    EXPECT_EQ(graphClient.get(graphClient.absolute("/x"), "read x", {}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(graph.requests().size(), 1U);
}

TEST_F(GraphClientTest, HostIsWhatPeopleCallTheServer) { EXPECT_EQ(client().host(), "127.0.0.1"); }

}  // namespace hs::graph
