#include "core/auth/DeviceCode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "FakeAuthority.h"
#include "tests/core/net/SteppedClock.h"

namespace hs::auth {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

class DeviceCodeTest : public testing::Test {
protected:
    DeviceCodeTest() : server(true) {
        server.router.add("POST", "/{tenant}/oauth2/v2.0/devicecode", [this](const net::ServerRequest&) {
            return net::ServerResponse::json(begin.empty() ? 400 : 200, begin);
        });
        server.router.add("POST", "/{tenant}/oauth2/v2.0/token", [this](const net::ServerRequest& request) {
            const auto pairs = net::formDecode(request.body);
            polled.emplace_back(pairs.begin(), pairs.end());
            if (answers.empty()) return FakeAuthority::error(400, "authorization_pending", "AADSTS70016");
            auto answer = answers.front();
            answers.erase(answers.begin());
            return answer;
        });
        server.start();
    }

    Result<SignIn> signIn(std::stop_token stop = {}) {
        DeviceCode device({server.url(""), "contoso.test", "client-1"}, "openid", {.caFile = server.caFile()}, clock,
                          log);
        return device.signIn([this](const DevicePrompt& seen) { prompt = seen; }, std::move(stop));
    }

    static net::ServerResponse error(const char* name) { return FakeAuthority::error(400, name, ""); }
    static net::ServerResponse granted() {
        return net::ServerResponse::json(200, R"({"access_token":"a","refresh_token":"r","expires_in":3600})");
    }

    net::SteppedClock clock;
    NullLog log;
    net::TestServer server;
    std::string begin =
        R"({"user_code":"ABC-DEF","device_code":"d+1","verification_uri":"https://x/devicelogin","expires_in":60,"interval":2})";
    std::vector<net::ServerResponse> answers;
    std::vector<std::map<std::string, std::string>> polled;
    DevicePrompt prompt;
};

}  // namespace

TEST_F(DeviceCodeTest, ShowsTheCodeAndWaitsForThePerson) {
    answers = {error("authorization_pending"), error("authorization_pending"), granted()};
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.ok()) << signedIn.error().toLine();
    EXPECT_EQ(prompt.userCode, "ABC-DEF");
    EXPECT_EQ(prompt.verificationUrl, "https://x/devicelogin");
    EXPECT_EQ(signedIn->accessToken.reveal(), "a");
    EXPECT_EQ(signedIn->refreshToken.reveal(), "r");
    EXPECT_THAT(clock.waits(), ElementsAre(seconds(2), seconds(2), seconds(2)));
}

TEST_F(DeviceCodeTest, SendsTheDeviceCodeUnchanged) {
    answers = {granted()};
    ASSERT_TRUE(signIn().ok());
    EXPECT_EQ(polled.at(0).at("device_code"), "d+1");
    EXPECT_EQ(polled.at(0).at("grant_type"), "urn:ietf:params:oauth:grant-type:device_code");
}

TEST_F(DeviceCodeTest, SlowsDownForGoodWhenAskedTo) {
    answers = {error("slow_down"), error("authorization_pending"), granted()};
    ASSERT_TRUE(signIn().ok());
    EXPECT_THAT(clock.waits(), ElementsAre(seconds(2), seconds(7), seconds(7)));
}

TEST_F(DeviceCodeTest, WaitsOnWhenTheServerHasTrouble) {
    answers = {net::ServerResponse::empty(503), granted()};
    EXPECT_TRUE(signIn().ok());
}

TEST_F(DeviceCodeTest, SaysThatThePersonDeclined) {
    answers = {error("authorization_declined")};
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Denied);
}

TEST_F(DeviceCodeTest, GivesUpWhenTheServerSaysTheCodeHasRunOut) {
    answers = {error("expired_token")};
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Timeout);
}

TEST_F(DeviceCodeTest, GivesUpWhenTheTimeIsOver) {
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Timeout);
    EXPECT_EQ(polled.size(), 30U);
}

TEST_F(DeviceCodeTest, SurfacesAnyOtherError) {
    answers = {FakeAuthority::error(400, "invalid_grant", "AADSTS7000218: x")};
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Unauthenticated);
    EXPECT_THAT(signedIn.error().nextStep, HasSubstr("public client"));
}

TEST_F(DeviceCodeTest, SurfacesTheErrorOfTheFirstRequest) {
    begin = "";
    EXPECT_FALSE(signIn().ok());
    EXPECT_TRUE(polled.empty());
}

TEST_F(DeviceCodeTest, IsCorruptWhenTheServerGivesNoCode) {
    begin = "{}";
    const auto signedIn = signIn();
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Corrupt);
}

TEST_F(DeviceCodeTest, StopsWhileThePersonIsAway) {
    std::stop_source stop;
    DeviceCode device({server.url(""), "contoso.test", "client-1"}, "openid", {.caFile = server.caFile()}, clock, log);
    const auto signedIn = device.signIn([&](const DevicePrompt&) { stop.request_stop(); }, stop.get_token());
    ASSERT_FALSE(signedIn.ok());
    EXPECT_EQ(signedIn.error().code, ErrorCode::Cancelled);
}

}  // namespace hs::auth
