#include "core/graph/GraphEndpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "FakeGraph.h"

namespace hs::graph {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

namespace {

const Query users{{ObjectClass::User}, {"mail"}, {}};
const Query everybody{{ObjectClass::User, ObjectClass::Contact}, {"mail"}, {}};

std::string user(const std::string& id, const std::string& name = "ada@contoso.test") {
    return "{\"id\":\"" + id + "\",\"userPrincipalName\":\"" + name +
           "\",\"onPremisesImmutableId\":\"QUJD\",\"mail\":\"m\",\"displayName\":\"n\"}";
}
std::string contact(const std::string& id) {
    return "{\"id\":\"" + id + "\",\"mail\":\"f@fabrikam.test\",\"onPremisesImmutableId\":null,\"displayName\":\"n\"}";
}
std::string guid(int number) {
    const std::string digits = std::to_string(number);
    return "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

/// The users that a list asks for, as the items of a page.
std::string listed(const BatchPart& part) {
    static constexpr std::string_view mark = "00000000-0000-4000-8000-";
    std::string items;
    for (std::size_t at = part.url.find(mark); at != std::string::npos; at = part.url.find(mark, at + 1))
        items += (items.empty() ? "" : ",") + user(part.url.substr(at, 36));
    return items;
}
PartAnswer missing() { return {404, errorBody("Request_ResourceNotFound", "Resource does not exist.")}; }

std::vector<std::string> idsOf(const Result<std::vector<Object>>& objects) {
    std::vector<std::string> ids;
    EXPECT_TRUE(objects.ok()) << objects.error().toLine();
    if (objects.ok())
        for (const Object& object : *objects) ids.push_back(object.id);
    return ids;
}

class GraphEndpointTest : public GraphTest {
protected:
    std::string filterAsked() const { return std::string(graph.requests().front().option("$filter")); }

    Result<std::vector<Object>> fetch(const Query& query, std::vector<std::string> ids) {
        return endpoint().fetch(query, ids, {});
    }
};

}  // namespace

TEST_F(GraphEndpointTest, IsTheCloudUnderItsHostName) {
    EXPECT_EQ(endpoint().traits().side, Side::Cloud);
    EXPECT_EQ(endpoint().traits().server, "127.0.0.1");
}

TEST_F(GraphEndpointTest, HasNoSchema) { EXPECT_EQ(endpoint().schema({}).error().code, ErrorCode::Unsupported); }

TEST_F(GraphEndpointTest, FetchesByIdInBatches) {
    graph.onBatch(
        [](const BatchPart& part) {
            return PartAnswer{200, user(part.url.substr(7, part.url.find('?') - 7))};
        },
        true);
    std::vector<std::string> ids;
    for (int i = 0; i < 45; ++i) ids.push_back("id-" + std::to_string(i));
    EXPECT_THAT(idsOf(fetch(users, ids)), testing::UnorderedElementsAreArray(ids));
    EXPECT_THAT(graph.requests(), SizeIs(3));
    EXPECT_THAT(graph.parts().front().url, HasSubstr("?$select=id,userPrincipalName,onPremisesImmutableId,mail"));
}

TEST_F(GraphEndpointTest, FetchesFifteenAtATimeByList) {
    graph.onBatch([](const BatchPart& part) { return PartAnswer{200, pageBody(listed(part))}; }, true);
    std::vector<std::string> ids;
    for (int i = 0; i < 320; ++i) ids.push_back(guid(i));
    EXPECT_THAT(idsOf(fetch(users, ids)), testing::UnorderedElementsAreArray(ids));
    EXPECT_THAT(graph.parts(), SizeIs(22));
    EXPECT_THAT(graph.parts().front().url,
                testing::StartsWith("/users?$filter=id%20in%20('00000000-0000-4000-8000-000000000000','"));
}

TEST_F(GraphEndpointTest, WhomAListLeavesOutIsAskedForAlone) {
    graph.onBatch([](const BatchPart& part) {
        if (part.url.find("$filter") != std::string::npos) return PartAnswer{200, pageBody(user(guid(1)))};
        return part.url.find(guid(2)) != std::string::npos ? PartAnswer{200, user(guid(2))} : missing();
    });
    EXPECT_THAT(idsOf(fetch(users, {guid(1), guid(2), guid(3)})), UnorderedElementsAre(guid(1), guid(2)));
    EXPECT_THAT(graph.parts(), SizeIs(3));
}

TEST_F(GraphEndpointTest, AServerWithoutListsIsAskedOneByOne) {
    graph.onBatch([](const BatchPart& part) {
        if (part.url.find("$filter") != std::string::npos)
            return PartAnswer{400, errorBody("Request_UnsupportedQuery", "Unsupported.")};
        return PartAnswer{200, user(part.url.substr(7, 36))};
    });
    EXPECT_THAT(idsOf(fetch(users, {guid(1), guid(2)})), UnorderedElementsAre(guid(1), guid(2)));
}

TEST_F(GraphEndpointTest, NobodyIsTakenWhoWasNotAskedFor) {
    graph.onBatch([](const BatchPart& part) {
        if (part.url.find("$filter") != std::string::npos)
            return PartAnswer{200, pageBody(user(guid(7)) + "," + user(guid(1)) + "," + user(guid(1)))};
        return missing();
    });
    EXPECT_THAT(idsOf(fetch(users, {guid(1), guid(2)})), UnorderedElementsAre(guid(1)));
}

TEST_F(GraphEndpointTest, AnIdThatIsNoGuidSpoilsNoList) {
    graph.onBatch([](const BatchPart& part) {
        if (part.url.find("$filter") != std::string::npos) return PartAnswer{200, pageBody(listed(part))};
        return PartAnswer{200, user("odd")};
    });
    EXPECT_THAT(idsOf(fetch(users, {guid(1), "odd", guid(2)})), UnorderedElementsAre(guid(1), "odd", guid(2)));
    EXPECT_THAT(graph.parts(), SizeIs(2));
}

TEST_F(GraphEndpointTest, FetchLeavesOutWhatIsNotThere) {
    graph.onBatch([](const BatchPart& part) {
        return part.id == "2" ? missing() : PartAnswer{200, user("x" + part.id)};
    });
    EXPECT_THAT(idsOf(fetch(users, {"a", "b", "c"})), UnorderedElementsAre("x1", "x3"));
}

TEST_F(GraphEndpointTest, FetchTriesContactsForIdsThatAreNoUsers) {
    graph.onBatch([](const BatchPart& part) {
        if (part.url.starts_with("/users/u")) return PartAnswer{200, user("u")};
        if (part.url.starts_with("/contacts/c")) return PartAnswer{200, contact("c")};
        return missing();
    });
    EXPECT_THAT(idsOf(fetch(everybody, {"u", "c", "nobody"})), UnorderedElementsAre("u", "c"));
}

TEST_F(GraphEndpointTest, FetchOfNothingAsksNothing) {
    EXPECT_THAT(idsOf(fetch(users, {})), IsEmpty());
    EXPECT_THAT(graph.requests(), IsEmpty());
}

TEST_F(GraphEndpointTest, FetchFailsWhenOnePartCannotBeRead) {
    graph.onBatch([](const BatchPart& part) {
        return part.id == "2" ? PartAnswer{403, errorBody("Authorization_RequestDenied", "No.")}
                              : PartAnswer{200, user("x")};
    });
    const auto objects = fetch(users, {"a", "b"});
    ASSERT_FALSE(objects.ok());
    EXPECT_EQ(objects.error().code, ErrorCode::Denied);
    EXPECT_EQ(objects.error().object, "b");
}

TEST_F(GraphEndpointTest, IdsCannotLeaveTheirPlaceInTheUrl) {
    graph.onBatch([](const BatchPart&) { return missing(); });
    EXPECT_THAT(idsOf(fetch(users, {"../groups?x#y"})), IsEmpty());
    EXPECT_THAT(graph.parts().front().url, HasSubstr("/users/..%2Fgroups%3Fx%23y?$select="));
}

TEST_F(GraphEndpointTest, FindsOneByItsNameWithOddCharacters) {
    graph.on("GET", "/beta/users/{id}", [](const net::ServerRequest& request) {
        return net::ServerResponse::json(200, user("1", request.parameters.front()));
    });
    const std::string name = "a+b_x#EXT#@contoso.test";
    const auto object = endpoint().at(users, name, {});
    ASSERT_TRUE(object.ok()) << object.error().toLine();
    EXPECT_EQ(object->name, name);
    EXPECT_EQ(object->anchor, "QUJD");
}

TEST_F(GraphEndpointTest, UnknownNameIsNotFound) {
    graph.on("GET", "/beta/users/{id}", [](const net::ServerRequest&) {
        return net::ServerResponse::json(404, errorBody("Request_ResourceNotFound", "x"));
    });
    const auto object = endpoint().at(users, "nobody@contoso.test", {});
    ASSERT_FALSE(object.ok());
    EXPECT_EQ(object.error().code, ErrorCode::NotFound);
    EXPECT_EQ(object.error().object, "nobody@contoso.test");
}

TEST_F(GraphEndpointTest, EmptyNameIsInvalid) {
    EXPECT_EQ(endpoint().at(users, "", {}).error().code, ErrorCode::InvalidInput);
}

TEST_F(GraphEndpointTest, ContactIsFoundByItsMailWhenNoUserHasTheName) {
    graph.on("GET", "/beta/users/{id}", [](const net::ServerRequest&) { return net::ServerResponse::json(404, "{}"); });
    graph.on("GET", "/beta/contacts", pageBody(contact("c")));
    const auto object = endpoint().at(everybody, "f@fabrikam.test", {});
    ASSERT_TRUE(object.ok()) << object.error().toLine();
    EXPECT_EQ(object->objectClass, ObjectClass::Contact);
    EXPECT_EQ(graph.requests().back().option("$filter"), "mail eq 'f@fabrikam.test'");
}

TEST_F(GraphEndpointTest, ContactIsFoundByItsId) {
    graph.on("GET", "/beta/contacts/{id}", contact("c"));
    EXPECT_EQ(endpoint().at({{ObjectClass::Contact}, {}, {}}, "c", {})->id, "c");
}

TEST_F(GraphEndpointTest, TwoContactsOfOneMailAreAConflict) {
    graph.on("GET", "/beta/contacts", pageBody(contact("c") + "," + contact("d")));
    EXPECT_EQ(endpoint().at({{ObjectClass::Contact}, {}, {}}, "f@fabrikam.test", {}).error().code, ErrorCode::Conflict);
}

TEST_F(GraphEndpointTest, RefusalOfOneObjectNamesIt) {
    graph.on("GET", "/beta/users/{id}", [](const net::ServerRequest&) { return net::ServerResponse::json(403, "{}"); });
    EXPECT_EQ(endpoint().at(everybody, "ada@contoso.test", {}).error().object, "ada@contoso.test");
}

TEST_F(GraphEndpointTest, FindSendsQuotesPlusAndHashUnharmed) {
    graph.on("GET", "/beta/users", pageBody(user("1")));
    const auto objects = endpoint().find(users, "mail", Value::text("o'brien+x#y&z=1%@contoso.test"), {});
    EXPECT_THAT(idsOf(objects), UnorderedElementsAre("1"));
    EXPECT_EQ(filterAsked(), "mail eq 'o''brien+x#y&z=1%@contoso.test'");
}

TEST_F(GraphEndpointTest, FindSendsUnicodeUnharmed) {
    graph.on("GET", "/beta/users", pageBody(""));
    EXPECT_THAT(idsOf(endpoint().find(users, "displayName", Value::text("Işıl Łukasz 😀"), {})), IsEmpty());
    EXPECT_EQ(filterAsked(), "displayName eq 'Işıl Łukasz 😀'");
}

TEST_F(GraphEndpointTest, FindFollowsPages) {
    graph.on("GET", "/beta/users", [&](const net::ServerRequest& request) {
        const bool first = !request.hasOption("$skiptoken");
        return net::ServerResponse::json(
            200, first ? pageBody(user("1"), graph.url() + "/beta/users?$skiptoken=2") : pageBody(user("2")));
    });
    EXPECT_THAT(idsOf(endpoint().find(users, "mail", Value::text("m"), {})), UnorderedElementsAre("1", "2"));
}

TEST_F(GraphEndpointTest, FindDoesNotAskContactsForWhatTheyLack) {
    graph.on("GET", "/beta/users", pageBody(user("1")));
    EXPECT_THAT(idsOf(endpoint().find(everybody, "userPrincipalName", Value::text("ada"), {})),
                UnorderedElementsAre("1"));
    EXPECT_THAT(graph.requests(), SizeIs(1));
}

TEST_F(GraphEndpointTest, FindLooksAmongContactsToo) {
    graph.on("GET", "/beta/users", pageBody(user("1")));
    graph.on("GET", "/beta/contacts", pageBody(contact("c")));
    EXPECT_THAT(idsOf(endpoint().find(everybody, "onPremisesImmutableId", Value::text("QUJD"), {})),
                UnorderedElementsAre("1", "c"));
}

TEST_F(GraphEndpointTest, SearchBeginsWithNameMailOrAccount) {
    graph.on("GET", "/beta/users", pageBody(user("1")));
    graph.on("GET", "/beta/contacts", pageBody(contact("c")));
    EXPECT_THAT(idsOf(endpoint().search("O'B", 10, {})), UnorderedElementsAre("1", "c"));
    EXPECT_EQ(filterAsked(),
              "startswith(displayName,'O''B') or startswith(mail,'O''B') or startswith(userPrincipalName,'O''B')");
    EXPECT_EQ(graph.requests()[1].option("$filter"), "startswith(displayName,'O''B') or startswith(mail,'O''B')");
}

TEST_F(GraphEndpointTest, SearchStopsAtItsLimit) {
    graph.on("GET", "/beta/users", [&](const net::ServerRequest&) {
        return net::ServerResponse::json(
            200, pageBody(user("1") + "," + user("2") + "," + user("3"), graph.url() + "/beta/users?x=2"));
    });
    EXPECT_THAT(idsOf(endpoint().search("a", 2, {})), UnorderedElementsAre("1", "2"));
    EXPECT_THAT(graph.requests(), SizeIs(1));
    EXPECT_EQ(graph.requests().front().option("$top"), "2");
}

TEST_F(GraphEndpointTest, SearchForNothingFindsNothing) {
    EXPECT_THAT(idsOf(endpoint().search("", 10, {})), IsEmpty());
    EXPECT_THAT(idsOf(endpoint().search("a", 0, {})), IsEmpty());
    EXPECT_THAT(graph.requests(), IsEmpty());
}

TEST_F(GraphEndpointTest, EmptyAnswerToOneObjectIsCorrupt) {
    graph.on("GET", "/beta/users/{id}", "");
    EXPECT_EQ(endpoint().at(users, "ada@contoso.test", {}).error().code, ErrorCode::Corrupt);
}

}  // namespace hs::graph
