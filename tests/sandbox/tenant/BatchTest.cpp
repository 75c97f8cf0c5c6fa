#include <gtest/gtest.h>

#include "app/sandbox/tenant/BatchApi.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

const std::string anchor = "AAECAwQFBgcICQoLDA0ODw==";
const std::string otherAnchor = "EBESExQVFhcYGRobHB0eHw==";

class Batch : public ::testing::Test {
protected:
    static QJsonObject part(const std::string& id, const std::string& method, const std::string& url,
                            const QJsonObject& body = {}, const QJsonArray& dependsOn = {}) {
        QJsonObject object{{QStringLiteral("id"), QString::fromStdString(id)},
                           {QStringLiteral("method"), QString::fromStdString(method)},
                           {QStringLiteral("url"), QString::fromStdString(url)}};
        if (!body.isEmpty()) {
            object[QStringLiteral("body")] = body;
            object[QStringLiteral("headers")] =
                QJsonObject{{QStringLiteral("Content-Type"), QStringLiteral("application/json")}};
        }
        if (!dependsOn.isEmpty()) object[QStringLiteral("dependsOn")] = dependsOn;
        return object;
    }

    Answer send(const QJsonArray& requests, const Pairs& headers = {}, const std::string& version = "beta") {
        return rig.post('/' + version + "/$batch", {{QStringLiteral("requests"), requests}}, headers);
    }

    static QJsonObject responseOf(const Answer& answer, const std::string& id) {
        for (const QJsonValue& response : answer.json().value(QLatin1String("responses")).toArray())
            if (response.toObject().value(QLatin1String("id")).toString().toStdString() == id)
                return response.toObject();
        return {};
    }
    static int statusOf(const Answer& answer, const std::string& id) {
        return responseOf(answer, id).value(QLatin1String("status")).toInt();
    }

    TenantRig rig;
};

TEST_F(Batch, EachPartIsAnsweredByItself) {
    const std::string id = rig.createUser("ada", anchor);
    const Answer answer =
        send({part("1", "GET", "/users/" + id + "?$select=displayName"), part("2", "GET", "/users/nobody")});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(statusOf(answer, "1"), 200);
    EXPECT_EQ(responseOf(answer, "1")
                  .value(QLatin1String("body"))
                  .toObject()
                  .value(QLatin1String("displayName"))
                  .toString()
                  .toStdString(),
              "ada");
    EXPECT_EQ(statusOf(answer, "2"), 404);
    EXPECT_TRUE(responseOf(answer, "2").value(QLatin1String("body")).toObject().contains(QLatin1String("error")));
}

TEST_F(Batch, CreatesChangesAndDeletes) {
    const std::string id = rig.createUser("ada", anchor);
    const Answer answer =
        send({part("a", "POST", "/users", TenantRig::user("bob", otherAnchor)),
              part("b", "PATCH", "/users/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Countess")}}),
              part("c", "DELETE", "/users/bob@contoso.test")});
    EXPECT_EQ(statusOf(answer, "a"), 201);
    EXPECT_EQ(statusOf(answer, "b"), 204);
    EXPECT_FALSE(responseOf(answer, "b").contains(QLatin1String("body")));
    EXPECT_EQ(statusOf(answer, "c"), 204);
    EXPECT_EQ(rig.get("/v1.0/users/" + id).text("jobTitle"), "Countess");
}

TEST_F(Batch, InnerRequestsAreOfTheBatchsVersion) {
    const std::string id = rig.createUser("ada", anchor);
    const QJsonArray requests{part("1", "GET", "/users/" + id + "?$select=cloudAnchor")};
    EXPECT_EQ(statusOf(send(requests, {}, "beta"), "1"), 200);
    EXPECT_EQ(statusOf(send(requests, {}, "v1.0"), "1"), 400);
}

TEST_F(Batch, TwentyPartsAreTheMost) {
    QJsonArray requests;
    for (int i = 0; i < 20; ++i) requests.append(part(std::to_string(i), "GET", "/organization"));
    EXPECT_EQ(send(requests).status, 200);
    requests.append(part("20", "GET", "/organization"));
    const Answer answer = send(requests);
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.errorMessage().find("maximum of 20"), std::string::npos);
}

TEST_F(Batch, IdsDifferInMoreThanCase) {
    EXPECT_EQ(send({part("a", "GET", "/users"), part("A", "GET", "/users")}).status, 400);
}

TEST_F(Batch, APartWithoutIdMethodOrUrlSpoilsTheWhole) {
    for (const char* member : {"id", "method", "url"}) {
        QJsonObject broken = part("1", "GET", "/users");
        broken.remove(QString::fromLatin1(member));
        EXPECT_EQ(send({broken}).status, 400) << member;
    }
    EXPECT_EQ(rig.post("/beta/$batch", {{QStringLiteral("requests"), 7}}).status, 400);
}

TEST_F(Batch, AnAbsoluteUrlIsRefused) { EXPECT_EQ(send({part("1", "GET", "https://evil.test/users")}).status, 400); }

TEST_F(Batch, ABodyNeedsAContentType) {
    QJsonObject request = part("1", "POST", "/users", TenantRig::user("ada", anchor));
    request.remove(QStringLiteral("headers"));
    EXPECT_EQ(send({request}).status, 400);
}

TEST_F(Batch, WhatDependsOnAFailureIsNotTried) {
    const Answer answer = send({part("1", "GET", "/users/nobody"),
                                part("2", "POST", "/users", TenantRig::user("ada", anchor), {QStringLiteral("1")}),
                                part("3", "GET", "/users", {}, {QStringLiteral("2")}), part("4", "GET", "/users")});
    EXPECT_EQ(statusOf(answer, "1"), 404);
    EXPECT_EQ(statusOf(answer, "2"), 424);
    EXPECT_EQ(statusOf(answer, "3"), 424);
    EXPECT_EQ(statusOf(answer, "4"), 200);
    EXPECT_TRUE(rig.get("/v1.0/users").value().isEmpty());
}

TEST_F(Batch, WhatDependsOnASuccessIsDone) {
    const Answer answer = send({part("1", "POST", "/users", TenantRig::user("ada", anchor)),
                                part("2", "GET", "/users/ada@contoso.test", {}, {QStringLiteral("1")})});
    EXPECT_EQ(statusOf(answer, "2"), 200);
}

TEST_F(Batch, ADependencyOnWhatComesLaterIsMalformed) {
    EXPECT_EQ(send({part("1", "GET", "/users", {}, {QStringLiteral("2")}), part("2", "GET", "/users")}).status, 400);
}

TEST_F(Batch, OnePartIsThrottledByItself) {
    TenantFault fault;
    fault.status = 429;
    fault.retryAfterSeconds = 3;
    fault.method = "PATCH";
    rig.tenant().faults().add(fault);
    const std::string id = rig.createUser("ada", anchor);
    const QJsonObject body{{QStringLiteral("jobTitle"), QStringLiteral("x")}};
    const Answer answer = send({part("1", "PATCH", "/users/" + id, body), part("2", "PATCH", "/users/" + id, body)});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(statusOf(answer, "1"), 429);
    EXPECT_EQ(responseOf(answer, "1")
                  .value(QLatin1String("headers"))
                  .toObject()
                  .value(QLatin1String("Retry-After"))
                  .toString()
                  .toStdString(),
              "3");
    EXPECT_EQ(statusOf(answer, "2"), 204);
}

TEST_F(Batch, InnerHeadersReachTheirPart) {
    rig.createUser("ada", anchor);
    QJsonObject request = part("1", "GET", "/users/$count");
    EXPECT_EQ(statusOf(send({request}), "1"), 400);
    request[QStringLiteral("headers")] = QJsonObject{{QStringLiteral("ConsistencyLevel"), QStringLiteral("eventual")}};
    const Answer answer = send({request});
    EXPECT_EQ(statusOf(answer, "1"), 200);
    EXPECT_EQ(responseOf(answer, "1").value(QLatin1String("body")).toString().toStdString(), "1");
}

TEST_F(Batch, EncodedCharactersInAUrlAreDecoded) {
    rig.createUser("ada", anchor);
    const Answer answer = send({part("1", "GET", "/users/ada%40contoso.test"),
                                part("2", "GET", "users?$filter=mail%20eq%20%27ada%40contoso.test%27")});
    EXPECT_EQ(statusOf(answer, "1"), 200);
    EXPECT_EQ(
        responseOf(answer, "2").value(QLatin1String("body")).toObject().value(QLatin1String("value")).toArray().size(),
        1);
}

TEST_F(Batch, ABatchSentAgainUnderItsRequestIdCreatesOnce) {
    const Pairs headers{{"client-request-id", "0b3c5f1e-0000-4000-8000-000000000009"}};
    const QJsonArray requests{part("1", "POST", "/users", TenantRig::user("ada", anchor))};
    EXPECT_EQ(statusOf(send(requests, headers), "1"), 201);
    EXPECT_EQ(statusOf(send(requests, headers), "1"), 201);
    EXPECT_EQ(rig.get("/v1.0/users").value().size(), 1);
}

TEST_F(Batch, ABatchInABatchIsNotFound) {
    EXPECT_EQ(statusOf(send({part("1", "POST", "/$batch", {{QStringLiteral("requests"), QJsonArray()}})}), "1"), 404);
}

TEST_F(Batch, WithoutATokenNothingIsTried) {
    EXPECT_EQ(rig.send("POST", "/v1.0/$batch", {{"Content-Type", "application/json"}}, "{\"requests\":[]}").status,
              401);
}

TEST(BatchTarget, IsSplitIntoPathAndOptions) {
    net::ServerRequest request;
    setTarget(request, "/beta/users/a%40b.c?$select=id,mail&$filter=mail%20eq%20'x%26y'&flag");
    EXPECT_EQ(request.rawPath, "/beta/users/a%40b.c");
    EXPECT_EQ(request.path, "/beta/users/a@b.c");
    EXPECT_EQ(request.option("$select"), "id,mail");
    EXPECT_EQ(request.option("$filter"), "mail eq 'x&y'");
    EXPECT_TRUE(request.hasOption("flag"));
}

}  // namespace
}  // namespace hs::sandbox
