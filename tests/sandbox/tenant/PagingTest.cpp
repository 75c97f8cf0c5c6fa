#include <gtest/gtest.h>

#include <set>

#include "app/sandbox/Person.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

class Paging : public ::testing::Test {
protected:
    static std::vector<Person> people(int users) {
        SeedSettings seed;
        seed.users = users;
        return generatePeople(seed);
    }

    /// Follows next links and returns the ids of every page.
    std::vector<std::vector<std::string>> pages(std::string link, const Pairs& headers = {}) {
        std::vector<std::vector<std::string>> all;
        while (!link.empty()) {
            const Answer answer = rig.get(link, headers);
            EXPECT_EQ(answer.status, 200) << answer.body;
            std::vector<std::string> ids;
            for (const QJsonValue& user : answer.value())
                ids.push_back(user.toObject().value(QLatin1String("id")).toString().toStdString());
            all.push_back(std::move(ids));
            link = answer.text("@odata.nextLink");
        }
        return all;
    }

    TenantRig rig;
};

TEST_F(Paging, TwoAndAHalfThousandUsersComeInThreePagesAndEachOnce) {
    const std::vector<Person> everybody = people(2500);
    rig.provision(everybody);
    std::set<std::string> expected;
    for (const Person& person : everybody)
        if (person.objectClass != ObjectClass::Contact) expected.insert(cloudObjectId(person.anchor()));
    const auto all = pages("/beta/users?$top=999&$select=id,mail");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].size(), 999U);
    EXPECT_EQ(all[1].size(), 999U);
    std::set<std::string> seen;
    std::size_t count = 0;
    for (const auto& page : all) {
        seen.insert(page.begin(), page.end());
        count += page.size();
    }
    EXPECT_EQ(seen, expected);
    EXPECT_EQ(count, expected.size());
}

TEST_F(Paging, APageHasAHundredUsersUnlessAsked) {
    rig.provision(people(150));
    EXPECT_EQ(pages("/v1.0/users").front().size(), 100U);
}

TEST_F(Paging, ANextLinkStartsWithTheHostThatWasAsked) {
    rig.provision(people(30));
    const std::string host = "https://127.0.0.1:" + std::to_string(rig.tenant().port());
    const Answer answer = rig.get(host + "/v1.0/users?$top=5");
    EXPECT_TRUE(answer.text("@odata.nextLink").starts_with(host + "/v1.0/users?")) << answer.text("@odata.nextLink");
}

TEST_F(Paging, ANextLinkKeepsEveryOptionOfTheQuery) {
    rig.provision(people(60));
    const Answer first =
        rig.get("/beta/users?$top=5&$select=id,displayName&$filter=startswith(onPremisesImmutableId,'')");
    const Answer second = rig.get(first.text("@odata.nextLink"));
    EXPECT_EQ(second.value().size(), 5);
    EXPECT_EQ(second.value().first().toObject().size(), 2);
    EXPECT_NE(second.text("@odata.nextLink").find("filter="), std::string::npos);
}

TEST_F(Paging, TheLastPageHasNoLink) {
    rig.provision(people(30));
    EXPECT_FALSE(rig.get("/v1.0/users?$top=999").json().contains(QLatin1String("@odata.nextLink")));
}

TEST_F(Paging, APageOfExactlyAllUsersHasNoLink) {
    const std::string anchors[] = {"AAAAAAAAAAAAAAAAAAAAAA==", "BBBBBBBBBBBBBBBBBBBBBA=="};
    rig.createUser("one", anchors[0]);
    rig.createUser("two", anchors[1]);
    EXPECT_FALSE(rig.get("/v1.0/users?$top=2").json().contains(QLatin1String("@odata.nextLink")));
    EXPECT_TRUE(rig.get("/v1.0/users?$top=1").json().contains(QLatin1String("@odata.nextLink")));
}

TEST_F(Paging, AUserDeletedBetweenPagesShiftsNobody) {
    rig.provision(people(30));
    const Answer first = rig.get("/v1.0/users?$top=10&$select=id");
    const std::string gone = first.value().first().toObject().value(QLatin1String("id")).toString().toStdString();
    const Answer before = rig.get(first.text("@odata.nextLink"));
    EXPECT_EQ(rig.remove("/v1.0/users/" + gone).status, 204);
    EXPECT_EQ(rig.get(first.text("@odata.nextLink")).value(), before.value());
}

TEST_F(Paging, MoreThanAPageOf999IsRefused) {
    for (const char* top : {"1000", "0", "-1", "many"}) {
        const Answer answer = rig.get(std::string("/v1.0/users?$top=") + top);
        EXPECT_EQ(answer.status, 400) << top;
        EXPECT_NE(answer.errorMessage().find("between 1 and 999"), std::string::npos) << top;
    }
}

TEST_F(Paging, AMadeUpPageTokenIsRefused) {
    EXPECT_EQ(rig.get("/v1.0/users?$skiptoken=RFNwdAIAAQ").errorCode(), "Directory_ExpiredPageToken");
    for (const char* name : {"one", "two"})
        rig.post("/beta/contacts", {{QStringLiteral("displayName"), QString::fromLatin1(name)}});
    const std::string contacts = rig.get("/beta/contacts?$top=1").text("@odata.nextLink");
    ASSERT_FALSE(contacts.empty());
    EXPECT_EQ(rig.get("/v1.0/users?" + contacts.substr(contacts.find("$skiptoken"))).status, 400);
}

TEST_F(Paging, TheCountComesOnTheFirstPageOnlyAndOnlyEventually) {
    rig.provision(people(30));
    const Pairs eventual{{"ConsistencyLevel", "eventual"}};
    const Answer first = rig.get("/v1.0/users?$count=true&$top=10", eventual);
    const std::size_t present = rig.tenant().state().open().table(ObjectKind::User).present();
    EXPECT_EQ(first.json().value(QLatin1String("@odata.count")).toInt(), static_cast<int>(present));
    const Answer second = rig.get(first.text("@odata.nextLink"), eventual);
    EXPECT_FALSE(second.json().contains(QLatin1String("@odata.count")));
    EXPECT_FALSE(rig.get("/v1.0/users?$count=true").json().contains(QLatin1String("@odata.count")));
}

TEST_F(Paging, TheBareCountNeedsTheHeader) {
    rig.provision(people(30));
    EXPECT_EQ(rig.get("/v1.0/users/$count").errorMessage(), "$count is not currently supported.");
    const Answer answer = rig.get("/v1.0/users/$count", {{"ConsistencyLevel", "eventual"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, std::to_string(rig.tenant().state().open().table(ObjectKind::User).present()));
}

TEST_F(Paging, OptionsThatAreNotUnderstoodAreRefusedInsteadOfIgnored) {
    for (const char* option : {"$search=\"displayName:ada\"", "$orderby=displayName", "$expand=manager", "$skip=3"})
        EXPECT_EQ(rig.get(std::string("/v1.0/users?") + option).errorCode(), "Request_UnsupportedQuery") << option;
}

TEST_F(Paging, AnEmptyTenantAnswersAnEmptyPage) {
    const Answer answer = rig.get("/v1.0/users");
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.json().value(QLatin1String("value")).isArray());
    EXPECT_TRUE(answer.value().isEmpty());
}

}  // namespace
}  // namespace hs::sandbox
