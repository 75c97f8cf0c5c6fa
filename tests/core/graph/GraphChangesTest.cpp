#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "FakeGraph.h"
#include "core/graph/DeltaMark.h"

namespace hs::graph {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

class GraphChanges : public GraphTest {
protected:
    std::string link(const std::string& kind, const std::string& token) const {
        return graph.url() + "/beta/users/delta?$" + kind + "token=" + token;
    }
    std::string end(const std::string& token, const std::string& value = {}) const {
        return "{\"@odata.deltaLink\":\"" + link("delta", token) + "\",\"value\":[" + value + "]}";
    }
    std::string more(const std::string& token, const std::string& value = {}) const {
        return "{\"@odata.nextLink\":\"" + link("skip", token) + "\",\"value\":[" + value + "]}";
    }

    /// What /users/delta answers to each token; "" is the beginning.
    void answers(std::function<net::ServerResponse(const std::string& token)> answer) {
        graph.on("GET", "/beta/users/delta", [answer = std::move(answer)](const net::ServerRequest& request) {
            const std::string_view delta = request.option("$deltatoken");
            return answer(std::string(delta.empty() ? request.option("$skiptoken") : delta));
        });
    }
    static net::ServerResponse json(std::string body) { return net::ServerResponse::json(200, std::move(body)); }

    std::string mark(const std::string& token = "one") {
        endpoint();
        return DeltaMark{graph.url(), settings.tenant, {{"users", select, link("delta", token)}}}.toText();
    }

    Result<std::string> changes(const std::string& since, std::stop_token stop = {}) {
        return endpoint().changes(
            users, since,
            [this](ChangedIds&& page) -> Result<void> {
                changed.insert(changed.end(), page.changed.begin(), page.changed.end());
                removed.insert(removed.end(), page.removed.begin(), page.removed.end());
                return {};
            },
            stop);
    }
    Error refusal(const std::string& since) {
        const auto next = changes(since);
        EXPECT_FALSE(next.ok());
        return next.ok() ? Error{} : next.error();
    }

    const std::string select = "id,userPrincipalName,onPremisesImmutableId,mail";
    Query users{{ObjectClass::User}, {"mail"}, {}};
    std::vector<std::string> changed, removed;
};

}  // namespace

TEST_F(GraphChanges, AMarkIsTakenWithoutReadingAnyone) {
    answers([this](const std::string& token) { return json(token == "latest" ? end("now") : more("everyone")); });
    const auto taken = endpoint().watermark(users, {});
    ASSERT_TRUE(taken.ok()) << taken.error().toLine();
    const auto read = DeltaMark::fromText(*taken);
    ASSERT_TRUE(read.ok());
    EXPECT_THAT(read->links, ElementsAre(DeltaMark::Link{"users", select, link("delta", "now")}));
    ASSERT_EQ(graph.requests().size(), 1u);
    EXPECT_EQ(graph.requests().front().option("$select"), select);
}

TEST_F(GraphChanges, AServerThatRefusesLatestIsReadToTheEnd) {
    answers([this](const std::string& token) {
        if (token == "latest") return net::ServerResponse::json(400, errorBody("badDeltaToken", "Unknown token."));
        return json(token.empty() ? more("2", R"({"id":"a"})") : end("now", R"({"id":"b"})"));
    });
    const auto taken = endpoint().watermark(users, {});
    ASSERT_TRUE(taken.ok()) << taken.error().toLine();
    EXPECT_THAT(*taken, HasSubstr("$deltatoken=now"));
}

TEST_F(GraphChanges, AServerThatIgnoresLatestIsReadToTheEnd) {
    answers([this](const std::string& token) { return json(token == "latest" ? more("2") : end("now")); });
    const auto taken = endpoint().watermark(users, {});
    ASSERT_TRUE(taken.ok()) << taken.error().toLine();
    EXPECT_THAT(*taken, HasSubstr("$deltatoken=now"));
}

TEST_F(GraphChanges, AMarkHoldsALinkForContactsWhereTheyAreAskedFor) {
    answers([this](const std::string&) { return json(end("u")); });
    graph.on("GET", "/beta/contacts/delta", [this](const net::ServerRequest&) {
        return json("{\"@odata.deltaLink\":\"" + graph.url() + "/beta/contacts/delta?$deltatoken=c\",\"value\":[]}");
    });
    users.classes.push_back(ObjectClass::Contact);
    const auto taken = endpoint().watermark(users, {});
    ASSERT_TRUE(taken.ok()) << taken.error().toLine();
    EXPECT_NE(DeltaMark::fromText(*taken)->linkFor("contacts", "mail"), nullptr);
}

TEST_F(GraphChanges, TellWhoChangedAndWhoIsGoneThroughAllPages) {
    answers([this](const std::string& token) {
        if (token == "one") return json(more("2", R"({"id":"a"},{"id":"b","@removed":{"reason":"changed"}})"));
        if (token == "2") return json(more("3"));
        return json(end("two", R"({"id":"a"},{"id":"c","@removed":{"reason":"deleted"}})"));
    });
    const auto next = changes(mark());
    ASSERT_TRUE(next.ok()) << next.error().toLine();
    EXPECT_THAT(changed, ElementsAre("a", "a"));
    EXPECT_THAT(removed, ElementsAre("b", "c"));
    EXPECT_EQ(*next, mark("two"));
}

TEST_F(GraphChanges, AskForNoMoreThanTheChangedProperties) {
    answers([this](const std::string&) { return json(end("two")); });
    EXPECT_TRUE(changes(mark()).ok());
    EXPECT_THAT(std::string(graph.requests().front().headers.get("Prefer")), HasSubstr("return=minimal"));
}

TEST_F(GraphChanges, AnExpiredMarkIsAConflictWhateverWordsGraphUses) {
    int status = 0;
    std::string code;
    answers([&](const std::string&) { return net::ServerResponse::json(status, errorBody(code, "Start again.")); });
    const std::vector<std::pair<int, std::string>> words{{410, "Gone"},          {410, "resyncRequired"},
                                                         {400, "badDeltaToken"}, {400, "syncStateNotFound"},
                                                         {404, "itemNotFound"},  {400, "Request_BadRequest"}};
    for (const auto& [saidStatus, saidCode] : words) {
        status = saidStatus;
        code = saidCode;
        const Error error = refusal(mark());
        EXPECT_EQ(error.code, ErrorCode::Conflict) << code;
        EXPECT_THAT(error.serverText, HasSubstr(code));
        EXPECT_THAT(error.nextStep, HasSubstr("full read"));
    }
}

TEST_F(GraphChanges, AMarkThatExpiresBetweenPagesIsAConflictToo) {
    answers([this](const std::string& token) {
        if (token == "one") return json(more("2", R"({"id":"a"})"));
        return net::ServerResponse::json(410, errorBody("syncStateNotFound", "Start again."));
    });
    EXPECT_EQ(refusal(mark()).code, ErrorCode::Conflict);
}

TEST_F(GraphChanges, AMarkOfAnotherServerIsNotFollowed) {
    answers([this](const std::string&) { return json(end("two")); });
    mark();
    const DeltaMark foreign{"https://elsewhere.test", "", {{"users", select, "https://elsewhere.test/delta"}}};
    EXPECT_EQ(refusal(foreign.toText()).code, ErrorCode::Conflict);
    EXPECT_THAT(graph.requests(), IsEmpty());
}

TEST_F(GraphChanges, AMarkOfAnotherTenantIsNotFollowed) {
    answers([this](const std::string&) { return json(end("two")); });
    settings.tenant = "contoso";
    mark();
    const DeltaMark foreign{graph.url(), "fabrikam", {{"users", select, link("delta", "one")}}};
    const Error error = refusal(foreign.toText());
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_THAT(error.serverText, HasSubstr("fabrikam"));
    EXPECT_THAT(graph.requests(), IsEmpty());
}

TEST_F(GraphChanges, AMarkThatWatchesLessThanIsAskedIsAConflict) {
    answers([this](const std::string&) { return json(end("two")); });
    const std::string before = mark();
    users.attributes.emplace_back("city");
    EXPECT_EQ(refusal(before).code, ErrorCode::Conflict);
}

TEST_F(GraphChanges, NeverFollowALinkToAnotherHost) {
    answers([](const std::string&) {
        return json(R"({"@odata.nextLink":"https://evil.test/beta/users/delta?$skiptoken=x","value":[]})");
    });
    const Error error = refusal(mark());
    EXPECT_EQ(error.code, ErrorCode::Corrupt);
    EXPECT_THAT(error.nextStep, HasSubstr("access token"));
}

TEST_F(GraphChanges, NeverKeepADeltaLinkToAnotherHost) {
    answers([](const std::string&) {
        return json(R"({"@odata.deltaLink":"https://evil.test/beta/users/delta?$deltatoken=x","value":[]})");
    });
    EXPECT_EQ(refusal(mark()).code, ErrorCode::Corrupt);
}

TEST_F(GraphChanges, PagesThatGoInCirclesAreCorrupt) {
    answers([this](const std::string&) { return json(more("again")); });
    EXPECT_THAT(refusal(mark()).serverText, HasSubstr("circles"));
}

TEST_F(GraphChanges, EndlessPagesAreCorrupt) {
    int page = 0;
    answers([&](const std::string&) { return json(more(std::to_string(++page))); });
    settings.maxPages = 5;
    EXPECT_EQ(refusal(mark()).code, ErrorCode::Corrupt);
}

TEST_F(GraphChanges, AThrottledPageIsAskedForAgain) {
    int asked = 0;
    answers([&](const std::string&) {
        if (++asked > 1) return json(end("two", R"({"id":"a"})"));
        net::ServerResponse response = net::ServerResponse::json(429, errorBody("TooManyRequests", "Later."));
        response.headers.set("Retry-After", "0");
        return response;
    });
    EXPECT_TRUE(changes(mark()).ok());
    EXPECT_THAT(changed, ElementsAre("a"));
}

TEST_F(GraphChanges, AnExpiredAccessTokenIsRenewedOnce) {
    answers([&](const std::string&) {
        if (tokens->current == 1)
            return net::ServerResponse::json(401, errorBody("InvalidAuthenticationToken", "Old."));
        return json(end("two"));
    });
    EXPECT_TRUE(changes(mark()).ok());
}

TEST_F(GraphChanges, ADeniedReadKeepsItsCode) {
    answers([](const std::string&) {
        return net::ServerResponse::json(403, errorBody("Authorization_RequestDenied", "Insufficient privileges."));
    });
    EXPECT_EQ(refusal(mark()).code, ErrorCode::Denied);
}

TEST_F(GraphChanges, TheSinksOwnConflictStaysItsOwn) {
    answers([this](const std::string&) { return json(end("two", R"({"id":"a"})")); });
    const std::string since = mark();
    const auto next = endpoint().changes(
        users, since, [](ChangedIds&&) -> Result<void> { return Error(ErrorCode::Conflict, "The store is ahead."); },
        {});
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().message, "The store is ahead.");
}

TEST_F(GraphChanges, StopBetweenPages) {
    std::stop_source stop;
    answers([&](const std::string&) {
        stop.request_stop();
        return json(more("2"));
    });
    const auto next = changes(mark(), stop.get_token());
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(graph.requests().size(), 1u);
}

}  // namespace hs::graph
