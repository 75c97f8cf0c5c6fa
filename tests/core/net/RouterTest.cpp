#include <gtest/gtest.h>

#include "core/net/HttpServer.h"

namespace hs::net {

namespace {

ServerRequest request(std::string method, std::string rawPath) {
    ServerRequest result;
    result.method = std::move(method);
    result.rawPath = std::move(rawPath);
    return result;
}

/// Answers with its name and the parameters it was given.
Route named(std::string name) {
    return [name = std::move(name)](const ServerRequest& seen) {
        std::string body = name;
        for (const auto& parameter : seen.parameters) body += "|" + parameter;
        return ServerResponse::json(200, body);
    };
}

class RouterTest : public testing::Test {
protected:
    std::string ask(const std::string& method, const std::string& path) const {
        const auto response = router.dispatch(request(method, path));
        return response.status == 200 ? response.body : std::to_string(response.status);
    }
    Router router;
};

}  // namespace

TEST_F(RouterTest, HandsSegmentsInBracesOver) {
    router.add("GET", "/users/{id}/memberOf/{group}", named("member"));
    EXPECT_EQ(ask("GET", "/users/ada/memberOf/7"), "member|ada|7");
}

TEST_F(RouterTest, PrefersLiteralsToParametersWhateverTheOrder) {
    router.add("GET", "/users/{id}", named("user"));
    router.add("GET", "/users/delta", named("delta"));
    router.add("GET", "/{any}/delta", named("any"));
    EXPECT_EQ(ask("GET", "/users/delta"), "delta");
}

TEST_F(RouterTest, KeepsParenthesesAndDollarsLiteral) {
    router.add("GET", "/users/delta()", named("function"));
    router.add("POST", "/v1.0/$batch", named("batch"));
    EXPECT_EQ(ask("GET", "/users/delta()"), "function");
    EXPECT_EQ(ask("GET", "/users/delta"), "404");
    EXPECT_EQ(ask("POST", "/v1.0/$batch"), "batch");
    EXPECT_EQ(ask("POST", "/v1.0/%24batch"), "batch");
}

TEST_F(RouterTest, MatchesLiteralsWithoutRegardToCaseAndKeepsTheCaseOfParameters) {
    router.add("GET", "/Users/{id}", named("user"));
    EXPECT_EQ(ask("GET", "/uSERS/Ada"), "user|Ada");
}

TEST_F(RouterTest, DecodesASegmentAfterCuttingThePath) {
    router.add("GET", "/users/{id}", named("user"));
    EXPECT_EQ(ask("GET", "/users/a%2Fb%23EXT%23"), "user|a/b#EXT#");
}

TEST_F(RouterTest, ForgivesATrailingSlash) {
    router.add("GET", "/users", named("users"));
    EXPECT_EQ(ask("GET", "/users/"), "users");
}

TEST_F(RouterTest, ServesTheRoot) {
    router.add("GET", "/", named("root"));
    EXPECT_EQ(ask("GET", "/"), "root");
}

TEST_F(RouterTest, DoesNotTakeAnEmptySegmentForAParameter) {
    router.add("GET", "/users/{id}/x", named("user"));
    EXPECT_EQ(ask("GET", "/users//x"), "404");
}

TEST_F(RouterTest, TellsAnUnknownMethodFromAnUnknownPath) {
    router.add("GET", "/users", named("users"));
    router.add("POST", "/users", named("create"));
    const auto response = router.dispatch(request("PATCH", "/users"));
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.headers.get("Allow"), "GET, POST");
    EXPECT_EQ(ask("GET", "/groups"), "404");
}

TEST_F(RouterTest, WordsErrorsInTheApisOwnForm) {
    router.onError([](const ServerRequest& seen, int status) {
        return ServerResponse::json(status, seen.rawPath + " " + std::to_string(status));
    });
    EXPECT_EQ(router.dispatch(request("GET", "/nothing")).body, "/nothing 404");
}

TEST_F(RouterTest, AnswersHeadByTheGetRoute) {
    router.add("GET", "/users", named("users"));
    EXPECT_EQ(ask("HEAD", "/users"), "users");
}

TEST(ServerRequest, FindsTheFirstOptionOfAName) {
    ServerRequest request;
    request.query = {{"$select", "id"}, {"$select", "mail"}, {"$count", ""}};
    EXPECT_EQ(request.option("$select"), "id");
    EXPECT_TRUE(request.hasOption("$count"));
    EXPECT_FALSE(request.hasOption("$top"));
    EXPECT_EQ(request.option("$top"), "");
}

}  // namespace hs::net
