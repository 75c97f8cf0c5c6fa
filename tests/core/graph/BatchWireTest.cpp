#include "core/graph/BatchWire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QJsonArray>

#include "FakeGraph.h"

namespace hs::graph {

namespace {

BatchRequest patch() {
    BatchRequest request;
    request.method = "PATCH";
    request.url = "/users/1";
    request.body = R"({"city":"London"})";
    request.clientRequestId = "c-1";
    return request;
}

Result<std::vector<BatchAnswer>> answers(const std::string& responses, std::size_t count = 2) {
    return batchAnswers("{\"responses\":[" + responses + "]}", count);
}

}  // namespace

TEST(BatchWire, NumbersTheRequestsAndGivesBodiesTheirType) {
    const BatchRequest one = patch();
    BatchRequest two;
    two.url = "/users/'2'?$select=id";
    two.clientRequestId = "c-2";
    const BatchRequest* const both[] = {&one, &two};
    EXPECT_EQ(batchBody(both),
              R"({"requests":[{"id":"1","method":"PATCH","url":"/users/1","headers":{"client-request-id":"c-1",)"
              R"("Content-Type":"application/json"},"body":{"city":"London"}},)"
              R"({"id":"2","method":"GET","url":"/users/'2'?$select=id","headers":{"client-request-id":"c-2"}}]})");
}

TEST(BatchWire, WritesJsonThatParses) {
    BatchRequest odd = patch();
    odd.url = "/users/\"\\";
    const BatchRequest* const only[] = {&odd};
    const QJsonArray requests = parsed(batchBody(only))[QLatin1String("requests")].toArray();
    EXPECT_EQ(requests[0].toObject()[QLatin1String("url")].toString(), QStringLiteral("/users/\"\\"));
}

TEST(BatchWire, ReadsAnswersByIdInAnyOrder) {
    const auto read = answers(R"({"id":"2","status":204},{"status":200,"body":{"a":[1]},"id":"1"})");
    ASSERT_TRUE(read.ok()) << read.error().toLine();
    EXPECT_EQ((*read)[0].position, 1U);
    EXPECT_EQ((*read)[0].status, 204);
    EXPECT_EQ((*read)[0].body, "");
    EXPECT_EQ((*read)[1].position, 0U);
    EXPECT_EQ((*read)[1].body, R"({"a":[1]})");
}

TEST(BatchWire, ReadsRetryAfterAsTextOrNumber) {
    const auto read = answers(R"({"id":"1","status":429,"headers":{"Retry-After":"3","X":"y"}},)"
                              R"({"id":"2","status":429,"headers":{"retry-after":4,"Z":null}})");
    ASSERT_TRUE(read.ok()) << read.error().toLine();
    EXPECT_EQ((*read)[0].headers.get("Retry-After"), "3");
    EXPECT_EQ((*read)[1].headers.get("Retry-After"), "4");
}

TEST(BatchWire, TakesNullForHeadersAndBody) {
    const auto read = answers(R"({"id":"1","status":204,"headers":null,"body":null})");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->front().body, "");
}

TEST(BatchWire, KeepsTextBodiesWithoutTheirQuotes) {
    EXPECT_EQ(answers(R"({"id":"1","status":200,"body":"plain"})")->front().body, "plain");
}

TEST(BatchWire, AnswersToNobodyAreCorrupt) {
    for (const char* id : {"3", "0", "-1", "x", "", "1 "})
        EXPECT_EQ(answers(std::string("{\"id\":\"") + id + "\",\"status\":200}").error().code, ErrorCode::Corrupt)
            << id;
}

TEST(BatchWire, TwoAnswersToOneRequestAreCorrupt) {
    EXPECT_EQ(answers(R"({"id":"1","status":200},{"id":"1","status":200})").error().code, ErrorCode::Corrupt);
}

TEST(BatchWire, WhatIsNoBatchAnswerIsCorrupt) {
    for (const char* body :
         {"", "{}", "[]", R"({"responses":{}})", R"({"responses":[1]})", R"({"responses":[{"id":"1"}]})",
          R"({"responses":[{"status":200}]})", R"({"responses":[{"id":1,"status":200}]})",
          R"({"responses":[{"id":"1","status":"200"}]})"})
        EXPECT_EQ(batchAnswers(body, 2).error().code, ErrorCode::Corrupt) << body;
}

TEST(BatchWire, TruncatedAnywhereIsCorrupt) {
    const std::string whole = R"({"responses":[{"id":"1","status":200,"headers":{"a":"b"},"body":{"c":"d"}}]})";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(batchAnswers(whole.substr(0, length), 2).error().code, ErrorCode::Corrupt) << length;
}

}  // namespace hs::graph
