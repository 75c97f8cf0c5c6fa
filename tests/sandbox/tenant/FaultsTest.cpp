#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

using Kind = TenantFault::Kind;

const std::string anchor = "AAECAwQFBgcICQoLDA0ODw==";

TenantFault fault(Kind kind, int times = 1) {
    TenantFault made;
    made.kind = kind;
    made.times = times;
    return made;
}

class Faults : public ::testing::Test {
protected:
    static TenantOptions options() {
        TenantOptions settings;
        settings.doorSecret = "open sesame";
        return settings;
    }
    Answer door(const std::string& method, const std::string& path, const std::string& body = {},
                const std::string& secret = "open sesame") {
        return rig.send(method, "/sandbox/" + path,
                        {{"X-Sandbox-Secret", secret}, {"Content-Type", "application/json"}}, body);
    }
    TenantRig rig{options()};
};

TEST_F(Faults, TheNextTwoRequestsAreThrottledAndTheThirdIsNot) {
    TenantFault throttled = fault(Kind::Status, 2);
    throttled.retryAfterSeconds = 0;  // the client would wait it out
    rig.tenant().faults().add(throttled);
    for (int i = 0; i < 2; ++i) {
        const Answer answer = rig.get("/v1.0/users");
        EXPECT_EQ(answer.status, 429);
        EXPECT_EQ(answer.headers.get("Retry-After"), "0");
        EXPECT_EQ(answer.errorCode(), "TooManyRequests");
    }
    EXPECT_EQ(rig.get("/v1.0/users").status, 200);
}

TEST_F(Faults, AnUnavailableServiceSaysSo) {
    TenantFault down = fault(Kind::Status);
    down.status = 503;
    rig.tenant().faults().add(down);
    const Answer answer = rig.get("/v1.0/users");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.errorCode(), "serviceNotAvailable");
    EXPECT_TRUE(answer.headers.get("Retry-After").empty());
}

TEST_F(Faults, ACutConnectionDoesNothing) {
    rig.applicationToken();
    rig.tenant().faults().add(fault(Kind::Cut, 100));  // Qt sends a request again by itself when a connection drops
    const Answer answer = rig.post("/beta/users", TenantRig::user("ada", anchor));
    rig.tenant().faults().clear();
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.error, ErrorCode::Unavailable);
    EXPECT_TRUE(rig.get("/v1.0/users").value().isEmpty());
}

TEST_F(Faults, ACutAfterTheWorkIsMadeGoodByTheSameRequestId) {
    rig.applicationToken();
    rig.tenant().faults().add(fault(Kind::CutAfter, 100));
    const Pairs headers{{"client-request-id", "0b3c5f1e-0000-4000-8000-00000000000a"}};
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("ada", anchor), headers).status, 0);
    rig.tenant().faults().clear();
    const Answer again = rig.post("/beta/users", TenantRig::user("ada", anchor), headers);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(rig.get("/v1.0/users").value().size(), 1);
}

TEST_F(Faults, ATruncatedAnswerDoesNotParse) {
    rig.createUser("ada", anchor);
    rig.tenant().faults().add(fault(Kind::Truncate));
    const Answer answer = rig.get("/v1.0/users");
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.json().isEmpty());
    EXPECT_FALSE(answer.body.empty());
}

TEST_F(Faults, AWrongAnswerIsJsonAllTheSame) {
    rig.tenant().faults().add(fault(Kind::WrongJson));
    const Answer answer = rig.get("/v1.0/users");
    EXPECT_EQ(answer.status, 200);
    EXPECT_FALSE(answer.json().isEmpty());
    EXPECT_FALSE(answer.json().value(QLatin1String("value")).isArray());
}

TEST_F(Faults, ADelayedAnswerIsTheSameAnswer) {
    TenantFault slow = fault(Kind::Delay);
    slow.delay = std::chrono::milliseconds(60);
    rig.applicationToken();
    rig.tenant().faults().add(slow);
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(rig.get("/v1.0/users").status, 200);
    EXPECT_GE(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(55));
}

TEST_F(Faults, HalfABodyIsALostConnection) {
    rig.createUser("ada", anchor);
    rig.tenant().faults().add(fault(Kind::Half, 100));
    const Answer answer = rig.get("/v1.0/users");
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.error, ErrorCode::Unavailable);
}

TEST_F(Faults, HalfABodyComesAfterTheWork) {
    rig.applicationToken();
    rig.tenant().faults().add(fault(Kind::Half, 100));
    rig.post("/beta/users", TenantRig::user("ada", anchor));
    rig.tenant().faults().clear();
    EXPECT_EQ(rig.get("/v1.0/users").value().size(), 1);
}

TEST_F(Faults, ASilentServerDoesNothingAndThenLeaves) {
    rig.applicationToken();
    TenantFault silent = fault(Kind::Silence, 100);
    silent.delay = std::chrono::milliseconds(20);
    rig.tenant().faults().add(silent);
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("ada", anchor)).status, 0);
    rig.tenant().faults().clear();
    EXPECT_TRUE(rig.get("/v1.0/users").value().isEmpty());
}

TEST_F(Faults, AnExpiredTokenMayBePretendedOnce) {
    TenantFault expired = fault(Kind::Status);
    expired.status = 401;
    rig.tenant().faults().add(expired);
    const Answer answer = rig.get("/v1.0/users");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.errorCode(), "InvalidAuthenticationToken");
    EXPECT_EQ(rig.get("/v1.0/users").status, 200);
}

TEST_F(Faults, DiceOfOneSeedFallAlike) {
    const auto strikes = [](std::uint64_t seed) {
        FaultSwitches switches;
        TenantFault rare = fault(Kind::Status, 1000);
        rare.probability = 0.25;
        rare.seed = seed;
        switches.add(rare);
        std::vector<bool> met;
        for (int i = 0; i < 400; ++i) met.push_back(switches.take("GET", "/v1.0/users").has_value());
        return met;
    };
    const std::vector<bool> once = strikes(7);
    EXPECT_EQ(once, strikes(7));
    EXPECT_NE(once, strikes(8));
    const auto count = std::count(once.begin(), once.end(), true);
    EXPECT_GT(count, 60);
    EXPECT_LT(count, 140);
}

TEST_F(Faults, APartOfABatchThatLosesTheConnectionLosesTheWholeBatch) {
    const std::string id = rig.createUser("ada", anchor);
    TenantFault cut = fault(Kind::CutAfter, 100);
    cut.pathContains = "/users/";
    rig.tenant().faults().add(cut);
    const QJsonObject batch = jsonObject(R"({"requests":[{"id":"1","method":"PATCH","url":"/users/)" + id +
                                         R"(","headers":{"Content-Type":"application/json"},"body":{"city":"Oslo"}},)"
                                         R"({"id":"2","method":"DELETE","url":"/users/)" +
                                         id + R"("}]})");
    EXPECT_EQ(rig.post("/v1.0/$batch", batch).status, 0);
    rig.tenant().faults().clear();
    EXPECT_EQ(rig.get("/v1.0/users/" + id + "?$select=city").text("city"), "Oslo");
}

TEST_F(Faults, OnlyMatchingRequestsAreMet) {
    TenantFault picky = fault(Kind::Status);
    picky.status = 500;
    picky.method = "PATCH";
    picky.pathContains = "/users/";
    rig.tenant().faults().add(picky);
    const std::string id = rig.createUser("ada", anchor);
    EXPECT_EQ(rig.get("/v1.0/users/" + id).status, 200);
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, {{QStringLiteral("city"), QStringLiteral("Oslo")}}).status, 500);
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, {{QStringLiteral("city"), QStringLiteral("Oslo")}}).status, 204);
}

TEST_F(Faults, AFaultMayWaitForTheThirdRequest) {
    TenantFault patient = fault(Kind::Status);
    patient.afterRequests = 2;
    rig.tenant().faults().add(patient);
    EXPECT_EQ(rig.get("/v1.0/users").status, 200);
    EXPECT_EQ(rig.get("/v1.0/users").status, 200);
    EXPECT_EQ(rig.get("/v1.0/users").status, 429);
}

TEST_F(Faults, TheTokenEndpointIsMetOnlyWhenItIsNamed) {
    TenantFault any = fault(Kind::Status, 5);
    rig.tenant().faults().add(any);
    EXPECT_FALSE(rig.applicationToken().empty());
    rig.tenant().faults().clear();
    TenantFault named = fault(Kind::Status);
    named.status = 503;
    named.pathContains = "oauth2";
    rig.tenant().faults().add(named);
    EXPECT_EQ(rig.token({{"grant_type", "client_credentials"}}).status, 503);
    EXPECT_EQ(rig.token({{"grant_type", "client_credentials"}}).status, 400);
}

TEST_F(Faults, ClearingEndsThem) {
    rig.tenant().faults().add(fault(Kind::Status, 1000));
    rig.tenant().faults().clear();
    EXPECT_EQ(rig.get("/v1.0/users").status, 200);
}

TEST_F(Faults, TheDoorIsShutWithoutItsSecret) {
    EXPECT_EQ(door("GET", "requests", {}, "wrong").status, 403);
    EXPECT_EQ(rig.send("DELETE", "/sandbox/faults").status, 403);
    EXPECT_EQ(door("GET", "requests").status, 200);
}

TEST(SandboxDoorWithoutSecret, StaysShut) {
    TenantRig rig;
    EXPECT_EQ(rig.send("GET", "/sandbox/requests", {{"X-Sandbox-Secret", ""}}).status, 403);
}

TEST_F(Faults, TheDoorSwitchesThemOnAndOff) {
    EXPECT_EQ(door("POST", "faults", R"({"kind":"status","status":503,"times":9})").status, 204);
    EXPECT_EQ(rig.get("/v1.0/users").status, 503);
    EXPECT_EQ(door("DELETE", "faults").status, 204);
    EXPECT_EQ(rig.get("/v1.0/users").status, 200);
}

TEST_F(Faults, TheDoorKnowsNoOtherKind) { EXPECT_EQ(door("POST", "faults", R"({"kind":"earthquake"})").status, 400); }

TEST_F(Faults, TheDoorCountsRequestsByRoute) {
    const std::string id = rig.createUser("ada", anchor);
    rig.get("/v1.0/users/" + id);
    rig.get("/v1.0/users/ada@contoso.test");
    const QJsonObject counts = door("GET", "requests").json();
    EXPECT_EQ(counts.value(QLatin1String("requests")).toObject().value(QLatin1String("GET /v1.0/users/{id}")).toInt(),
              2);
    EXPECT_EQ(counts.value(QLatin1String("requests"))
                  .toObject()
                  .value(QLatin1String("POST /{tenant}/oauth2/v2.0/token"))
                  .toInt(),
              1);
    EXPECT_EQ(counts.value(QLatin1String("total")).toInt(), 4);
}

TEST_F(Faults, TheDoorExpiresTokensAndDeltaLinks) {
    const std::string link = rig.get("/v1.0/users/delta").text("@odata.deltaLink");
    EXPECT_EQ(door("POST", "delta/expire").status, 204);
    EXPECT_EQ(rig.get(link).status, 410);
    EXPECT_EQ(door("POST", "tokens/expire").status, 204);
    EXPECT_EQ(rig.get("/v1.0/users").status, 401);
}

TEST_F(Faults, TheDoorSetsACloudValueAsExchangeOnlineWould) {
    const std::string id = rig.createUser("ada", anchor);
    const std::string link =
        rig.get("/beta/users/delta?$select=cloudMSExchArchiveStatus&$deltatoken=latest").text("@odata.deltaLink");
    EXPECT_EQ(door("PATCH", "users/" + id, R"({"cloudMSExchArchiveStatus":1,"cloudMSExchUserHoldPolicies":["UniHx"]})")
                  .status,
              204);
    const Answer answer =
        rig.get("/beta/users/" + id + "?$select=cloudMSExchArchiveStatus,cloudMSExchUserHoldPolicies");
    EXPECT_EQ(answer.json().value(QLatin1String("cloudMSExchArchiveStatus")).toInt(), 1);
    EXPECT_EQ(strings(answer.json().value(QLatin1String("cloudMSExchUserHoldPolicies"))),
              std::vector<std::string>{"UniHx"});
    EXPECT_EQ(rig.get(link).value().size(), 1);
}

TEST_F(Faults, TheDoorClearsACloudValue) {
    const std::string id = rig.createUser("ada", anchor);
    rig.clock().advance(std::chrono::seconds(5));
    EXPECT_EQ(
        door("PATCH", "users/ada@contoso.test", R"({"cloudAnchor":null,"cloudMSExchUserHoldPolicies":null})").status,
        204);
    const Answer answer = rig.get("/beta/users/" + id + "?$select=cloudAnchor,cloudMSExchUserHoldPolicies");
    EXPECT_TRUE(answer.json().value(QLatin1String("cloudAnchor")).isNull());
    EXPECT_TRUE(answer.json().value(QLatin1String("cloudMSExchUserHoldPolicies")).isArray());
}

TEST_F(Faults, TheDoorSetsNothingButCloudValues) {
    const std::string id = rig.createUser("ada", anchor);
    EXPECT_EQ(door("PATCH", "users/" + id, R"({"displayName":"x"})").status, 400);
    EXPECT_EQ(door("PATCH", "users/" + id, R"({"cloudMSExchArchiveStatus":"one"})").status, 400);
    EXPECT_EQ(door("PATCH", "users/nobody", R"({"cloudAnchor":"x"})").status, 404);
}

TEST(FaultJson, TakesEveryMember) {
    const auto made = FaultSwitches::fromJson(
        R"({"kind":"delay","times":3,"status":500,"retryAfter":2,"delayMs":40,"method":"GET","pathContains":"x","afterRequests":1,)"
        R"("probability":0.5,"seed":9})");
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made->kind, Kind::Delay);
    EXPECT_EQ(made->times, 3);
    EXPECT_EQ(made->status, 500);
    EXPECT_EQ(made->retryAfterSeconds, 2);
    EXPECT_EQ(made->delay, std::chrono::milliseconds(40));
    EXPECT_EQ(made->method, "GET");
    EXPECT_EQ(made->pathContains, "x");
    EXPECT_EQ(made->afterRequests, 1);
    EXPECT_EQ(made->probability, 0.5);
    EXPECT_EQ(made->seed, 9U);
}

TEST(FaultJson, KnowsEveryKind) {
    for (const char* kind : {"status", "cut", "cutAfter", "half", "silence", "truncate", "wrongJson", "delay"})
        EXPECT_TRUE(FaultSwitches::fromJson("{\"kind\":\"" + std::string(kind) + "\"}").ok()) << kind;
}

TEST(FaultJson, NeedsAKind) {
    EXPECT_FALSE(FaultSwitches::fromJson("{}").ok());
    EXPECT_FALSE(FaultSwitches::fromJson("nonsense").ok());
}

}  // namespace
}  // namespace hs::sandbox
