#include "core/graph/GraphError.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "FakeGraph.h"

namespace hs::graph {

using testing::HasSubstr;

namespace {

Error from(int status, const std::string& body = errorBody("SomeCode", "Some words.")) {
    return errorFrom(status, {}, body, "update the user", "ada@contoso.test");
}

}  // namespace

TEST(GraphError, StatusBecomesTheCodeOfItsMeaning) {
    const std::vector<std::pair<int, ErrorCode>> table{
        {400, ErrorCode::InvalidInput}, {401, ErrorCode::Unauthenticated}, {402, ErrorCode::Denied},
        {403, ErrorCode::Denied},       {404, ErrorCode::NotFound},        {405, ErrorCode::Unsupported},
        {408, ErrorCode::Timeout},      {409, ErrorCode::Conflict},        {410, ErrorCode::Conflict},
        {412, ErrorCode::Conflict},     {413, ErrorCode::InvalidInput},    {422, ErrorCode::InvalidInput},
        {423, ErrorCode::Conflict},     {424, ErrorCode::Conflict},        {429, ErrorCode::Throttled},
        {500, ErrorCode::Unavailable},  {501, ErrorCode::Unsupported},     {502, ErrorCode::Unavailable},
        {503, ErrorCode::Unavailable},  {504, ErrorCode::Unavailable},     {507, ErrorCode::Unavailable},
        {302, ErrorCode::InvalidInput}};
    for (const auto& [status, code] : table) EXPECT_EQ(from(status).code, code) << status;
}

TEST(GraphError, EveryErrorNamesTheObjectAndANextStep) {
    for (const int status : {302, 400, 401, 403, 404, 409, 410, 429, 500, 501}) {
        EXPECT_EQ(from(status).object, "ada@contoso.test") << status;
        EXPECT_NE(from(status).nextStep, "") << status;
        EXPECT_NE(from(status).message, "") << status;
    }
}

TEST(GraphError, KeepsTheServersWordsAndTheRequestId) {
    EXPECT_EQ(from(404, errorBody("Request_ResourceNotFound", "Resource 'x' does not exist.")).serverText,
              "Request_ResourceNotFound: Resource 'x' does not exist. (request-id req-7)");
}

TEST(GraphError, TakesTheRequestIdFromTheHeadersWhenTheBodyHasNone) {
    const Error error = errorFrom(500, {{"request-id", "head-1"}}, "", "read users");
    EXPECT_EQ(error.serverText, "HTTP 500 without words (request-id head-1)");
}

TEST(GraphError, FindsTheRequestIdInNestedInnerErrors) {
    const Error error =
        from(400, R"({"error":{"code":"A","message":"B","innererror":{"innerError":{"request-id":"deep"}}}})");
    EXPECT_THAT(error.serverText, HasSubstr("deep"));
}

TEST(GraphError, QuotesABodyThatIsNoJson) {
    const Error error = from(502, "<html>Bad gateway at proxy.contoso.test</html>");
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_THAT(error.serverText, HasSubstr("proxy.contoso.test"));
}

TEST(GraphError, CutsEndlessBodies) { EXPECT_LT(from(500, std::string(100000, 'x')).serverText.size(), 1000U); }

TEST(GraphError, ReadsConflictOutOfABadRequest) {
    EXPECT_EQ(from(400, errorBody("ObjectConflict", "x")).code, ErrorCode::Conflict);
    EXPECT_EQ(from(400, errorBody("Request_BadRequest",
                                  "Another object with the same value for property userPrincipalName already exists."))
                  .code,
              ErrorCode::Conflict);
    EXPECT_EQ(
        from(400, R"({"error":{"code":"Request_BadRequest","message":"x","details":[{"code":"ObjectConflict"}]}})")
            .code,
        ErrorCode::Conflict);
}

TEST(GraphError, NamesTheAttributeThatTheServerNames) {
    EXPECT_EQ(
        from(400, errorBody("Request_BadRequest", "Invalid value specified for property 'city' of resource 'User'."))
            .attribute,
        "city");
    EXPECT_EQ(from(400, errorBody("Request_BadRequest",
                                  "Another object with the same value for property mailNickname already exists."))
                  .attribute,
              "mailNickname");
    EXPECT_EQ(
        from(400, R"({"error":{"code":"A","message":"x","details":[{"code":"B","target":"jobTitle"}]}})").attribute,
        "jobTitle");
    EXPECT_EQ(from(400).attribute, "");
}

TEST(GraphError, GoneIsARecognisableReset) {
    EXPECT_TRUE(isDeltaReset(from(410)));
    EXPECT_TRUE(isDeltaReset(from(400, errorBody("syncStateNotFound", "x"))));
    EXPECT_TRUE(isDeltaReset(from(404, errorBody("ResyncRequired", "x"))));
    EXPECT_FALSE(isDeltaReset(from(409)));
    EXPECT_FALSE(isDeltaReset(from(404)));
}

TEST(GraphError, ThrottledCarriesTheWait) {
    EXPECT_EQ(errorFrom(429, {{"Retry-After", "17"}}, "", "read users").retryAfterMs, 17000);
    EXPECT_EQ(errorFrom(429, {}, "", "read users").retryAfterMs, 0);
}

TEST(GraphError, RetryAfterThatIsNoNumberIsNotSaid) {
    EXPECT_EQ(retryAfterMs({{"Retry-After", "soon"}}), 0);
    EXPECT_EQ(retryAfterMs({{"Retry-After", "-3"}}), 0);
    EXPECT_EQ(retryAfterMs({{"Retry-After", "999999999999"}}), 0);
    EXPECT_EQ(retryAfterMs({{"Retry-After", "99999999"}}), 86400000);
}

TEST(GraphError, TruncatedErrorBodiesDoNoHarm) {
    const std::string whole = errorBody("Request_BadRequest", "Some words.");
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(from(400, whole.substr(0, length)).code, ErrorCode::InvalidInput);
}

}  // namespace hs::graph
