#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>

#include "FakeGraph.h"

namespace hs::graph {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::string user(const std::string& id, const std::string& more = "\"mail\":null") {
    return "{\"id\":\"" + id + "\",\"userPrincipalName\":\"u" + id + "@contoso.test\",\"onPremisesImmutableId\":null," +
           more + "}";
}

class GraphRead : public GraphTest {
protected:
    /// Page n of `pages`, each with one user, linked by $skiptoken.
    void pages(int count) {
        graph.on("GET", "/beta/users", [this, count](const net::ServerRequest& request) {
            const std::string token(request.option("$skiptoken"));
            const int page = token.empty() ? 1 : std::stoi(token);
            return net::ServerResponse::json(200,
                                             pageBody(user(std::to_string(page)), page < count ? link(page + 1) : ""));
        });
    }
    std::string link(int page) const { return graph.url() + "/beta/users?$skiptoken=" + std::to_string(page); }

    Result<void> read(const Query& query, std::stop_token stop = {}) {
        return endpoint().read(
            query,
            [this](std::vector<Object>&& page) -> Result<void> {
                for (const Object& object : page) ids.push_back(object.id);
                ++pagesSeen;
                return {};
            },
            stop);
    }

    Query users{{ObjectClass::User}, {"mail"}, {}};
    std::vector<std::string> ids;
    int pagesSeen = 0;
};

}  // namespace

TEST_F(GraphRead, FollowsTheLinksToTheLastPage) {
    pages(4);
    EXPECT_TRUE(read(users).ok());
    EXPECT_THAT(ids, ElementsAre("1", "2", "3", "4"));
}

TEST_F(GraphRead, AsksForTheLargestPagesAndTheSelection) {
    pages(1);
    EXPECT_TRUE(read(users).ok());
    const net::ServerRequest first = graph.requests().front();
    EXPECT_EQ(first.option("$top"), "999");
    EXPECT_EQ(first.option("$select"), "id,userPrincipalName,onPremisesImmutableId,mail");
}

TEST_F(GraphRead, SendsTheLinkBackUnchanged) {
    const std::string odd = "/beta/users?$skiptoken=a%2Bb%2Fc%3D%25'x&$select=id";
    graph.on("GET", "/beta/users", [&](const net::ServerRequest& request) {
        const bool first = !request.hasOption("$skiptoken");
        return net::ServerResponse::json(200, pageBody("", first ? graph.url() + odd : ""));
    });
    EXPECT_TRUE(read(users).ok());
    ASSERT_EQ(graph.requests().size(), 2U);
    EXPECT_EQ(graph.requests()[1].option("$skiptoken"), "a+b/c=%'x");
}

TEST_F(GraphRead, EmptyPagesAreNoEnd) {
    graph.on("GET", "/beta/users", [&](const net::ServerRequest& request) {
        const bool first = !request.hasOption("$skiptoken");
        return net::ServerResponse::json(200, first ? pageBody("", link(2)) : pageBody(user("9")));
    });
    EXPECT_TRUE(read(users).ok());
    EXPECT_THAT(ids, ElementsAre("9"));
    EXPECT_EQ(pagesSeen, 2);
}

TEST_F(GraphRead, NextPageIsOnItsWayWhileTheOneAtHandIsHandled) {
    std::mutex mutex;
    std::condition_variable arrived;
    bool second = false;
    graph.on("GET", "/beta/users", [&](const net::ServerRequest& request) {
        if (!request.hasOption("$skiptoken")) return net::ServerResponse::json(200, pageBody(user("1"), link(2)));
        const std::lock_guard lock(mutex);
        second = true;
        arrived.notify_all();
        return net::ServerResponse::json(200, pageBody(user("2")));
    });
    std::vector<bool> asked;
    const auto sink = [&](std::vector<Object>&&) -> Result<void> {
        std::unique_lock lock(mutex);
        asked.push_back(arrived.wait_for(lock, std::chrono::seconds(10), [&] { return second; }));
        return {};
    };
    EXPECT_TRUE(endpoint().read(users, sink, {}).ok());
    EXPECT_THAT(asked, ElementsAre(true, true));
}

TEST_F(GraphRead, ContactsAreReadOnlyWhenAskedFor) {
    pages(1);
    graph.on("GET", "/beta/contacts", pageBody(R"({"id":"c1","mail":"f@fabrikam.test","onPremisesImmutableId":null})"));
    EXPECT_TRUE(read(users).ok());
    EXPECT_THAT(ids, ElementsAre("1"));
    EXPECT_TRUE(read({{ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact}, {"mail"}, {}}).ok());
    EXPECT_THAT(ids, ElementsAre("1", "1", "c1"));
}

TEST_F(GraphRead, ContactsAloneLeaveTheUsersUnread) {
    graph.on("GET", "/beta/contacts", pageBody(""));
    EXPECT_TRUE(read({{ObjectClass::Contact}, {"cloudMSExchArchiveStatus", "cloudLegacyExchangeDN"}, {}}).ok());
    ASSERT_EQ(graph.requests().size(), 1U);
    EXPECT_EQ(graph.requests().front().option("$select"), "id,mail,onPremisesImmutableId,cloudLegacyExchangeDN");
}

TEST_F(GraphRead, LinkToAnotherServerIsRefused) {
    graph.on("GET", "/beta/users", pageBody(user("1"), "https://evil.test/beta/users?$skiptoken=2"));
    const auto done = read(users);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, ErrorCode::Corrupt);
    EXPECT_THAT(done.error().object, HasSubstr("evil.test"));
    EXPECT_THAT(ids, IsEmpty());
}

TEST_F(GraphRead, PagesThatGoInCirclesAreRefused) {
    graph.on("GET", "/beta/users", [&](const net::ServerRequest& request) {
        return net::ServerResponse::json(200, pageBody(user("1"), link(request.option("$skiptoken") == "2" ? 3 : 2)));
    });
    const auto done = read(users);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, ErrorCode::Corrupt);
    EXPECT_THAT(done.error().serverText, HasSubstr("circles"));
}

TEST_F(GraphRead, EndlessPagesAreRefused) {
    settings.maxPages = 5;
    pages(1000);
    const auto done = read(users);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(ids.size(), 4U);  // the fifth names a sixth
}

TEST_F(GraphRead, AFailingPageInTheMiddleIsAnError) {
    httpSettings.maxAttempts = 1;
    graph.on("GET", "/beta/users", [&](const net::ServerRequest& request) {
        if (!request.hasOption("$skiptoken")) return net::ServerResponse::json(200, pageBody(user("1"), link(2)));
        return net::ServerResponse::json(503, errorBody("ServiceUnavailable", "Later."));
    });
    const auto done = read(users);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, ErrorCode::Unavailable);
}

TEST_F(GraphRead, ATruncatedPageIsCorrupt) {
    const std::string whole = pageBody(user("1"));
    graph.on("GET", "/beta/users", whole.substr(0, whole.size() - 3));
    EXPECT_EQ(read(users).error().code, ErrorCode::Corrupt);
    EXPECT_THAT(ids, IsEmpty());
}

TEST_F(GraphRead, ExpiredTokenInTheMiddleIsRenewed) {
    graph.on("GET", "/beta/users", [&](const net::ServerRequest& request) {
        if (!request.hasOption("$skiptoken")) return net::ServerResponse::json(200, pageBody(user("1"), link(2)));
        if (request.headers.get("Authorization") == "Bearer token-1")
            return net::ServerResponse::json(401, errorBody("E", "x"));
        return net::ServerResponse::json(200, pageBody(user("2")));
    });
    EXPECT_TRUE(read(users).ok());
    EXPECT_THAT(ids, ElementsAre("1", "2"));
}

TEST_F(GraphRead, AnErrorOfTheSinkStopsTheReading) {
    pages(100);
    const auto sink = [&](std::vector<Object>&&) -> Result<void> {
        ++pagesSeen;
        return Error(ErrorCode::Internal, "full");
    };
    EXPECT_EQ(endpoint().read(users, sink, {}).error().message, "full");
    EXPECT_EQ(pagesSeen, 1);
}

TEST_F(GraphRead, StopBetweenPagesIsCancelled) {
    pages(1000);
    std::stop_source stop;
    const auto sink = [&](std::vector<Object>&&) -> Result<void> {
        if (++pagesSeen == 3) stop.request_stop();
        return {};
    };
    EXPECT_EQ(endpoint().read(users, sink, stop.get_token()).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(pagesSeen, 3);
}

TEST_F(GraphRead, StopDuringASlowPageIsCancelledAtOnce) {
    std::stop_source stop;
    graph.on("GET", "/beta/users", [&](const net::ServerRequest&) {
        stop.request_stop();
        auto response = net::ServerResponse::json(200, pageBody(user("1")));
        response.delay = std::chrono::seconds(20);
        return response;
    });
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(read(users, stop.get_token()).error().code, ErrorCode::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(10));
}

TEST_F(GraphRead, UnansweredAttributesAreUnknown) {
    graph.on("GET", "/beta/users", pageBody(user("1", "\"mail\":null")));
    std::vector<Object> objects;
    const auto sink = [&](std::vector<Object>&& page) -> Result<void> {
        objects = std::move(page);
        return {};
    };
    EXPECT_TRUE(endpoint().read({{}, {"mail", "cloudAnchor"}, {}}, sink, {}).ok());
    ASSERT_EQ(objects.size(), 1U);
    EXPECT_EQ(objects.front().unknownReason("mail"), nullptr);
    EXPECT_NE(objects.front().unknownReason("cloudAnchor"), nullptr);
}

}  // namespace hs::graph
