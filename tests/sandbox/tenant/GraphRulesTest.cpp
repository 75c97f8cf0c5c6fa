#include <gtest/gtest.h>

#include <set>

#include "app/sandbox/Person.h"
#include "tests/sandbox/tenant/TenantRig.h"

// Rules of Graph that clients trip over: types, names, headers, methods, versions and numbers of parts.
namespace hs::sandbox {
namespace {

const std::string anchor = "AAECAwQFBgcICQoLDA0ODw==";
const std::string otherAnchor = "EBESExQVFhcYGRobHB0eHw==";

QString q(const char* text) { return QString::fromUtf8(text); }

class GraphRules : public ::testing::Test {
protected:
    Answer change(const char* property, const QJsonValue& value, const std::string& version = "v1.0") {
        if (id_.empty()) id_ = rig.createUser("ada", anchor);
        return rig.patch('/' + version + "/users/" + id_, {{q(property), value}});
    }
    std::string read(const char* property) {
        return rig.get("/v1.0/users/" + id_ + "?$select=" + property).text(property);
    }
    TenantRig rig;
    std::string id_;
};

// What a property takes.

TEST_F(GraphRules, ATextIsNoNumber) {
    const Answer answer = change("department", 7);
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.errorMessage().find("'Edm.String' of property 'department'"), std::string::npos);
}

TEST_F(GraphRules, ABooleanIsNoText) {
    const Answer answer = change("accountEnabled", q("true"));
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.errorMessage().find("Edm.Boolean"), std::string::npos) << answer.errorMessage();
}

TEST_F(GraphRules, ACollectionIsNoText) {
    EXPECT_EQ(change("businessPhones", q("+44 1")).status, 400);
    EXPECT_EQ(change("businessPhones", QJsonArray{q("+44 1")}).status, 204);
}

TEST_F(GraphRules, ACollectionOfTextsHoldsNoNumbers) {
    EXPECT_EQ(change("businessPhones", QJsonArray{q("+44 1"), 2}).status, 400);
}

TEST_F(GraphRules, AnObjectIsNoText) { EXPECT_EQ(change("department", QJsonObject{{q("a"), 1}}).status, 400); }

TEST_F(GraphRules, AnEmptyTextIsRefusedWhereNullIsMeant) {
    EXPECT_EQ(change("department", q("")).status, 400);
    EXPECT_EQ(change("department", QJsonValue::Null).status, 204);
}

TEST_F(GraphRules, AWrongTypeChangesNothingElseOfTheBody) {
    id_ = rig.createUser("ada", anchor);
    const Answer answer =
        rig.patch("/v1.0/users/" + id_, {{q("jobTitle"), q("Countess")}, {q("accountEnabled"), q("yes")}});
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(read("jobTitle"), "");
}

TEST_F(GraphRules, AnUnknownPropertyIsNamedWithItsType) {
    const Answer answer = change("shoeSize", 42);
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.errorCode(), "Request_BadRequest");
    EXPECT_NE(answer.errorMessage().find("'shoeSize' does not exist on type 'microsoft.graph.user'"),
              std::string::npos);
}

TEST_F(GraphRules, AnUnknownPropertyChangesNothingElseOfTheBody) {
    id_ = rig.createUser("ada", anchor);
    EXPECT_EQ(rig.patch("/v1.0/users/" + id_, {{q("jobTitle"), q("Countess")}, {q("shoeSize"), 42}}).status, 400);
    EXPECT_EQ(read("jobTitle"), "");
}

TEST_F(GraphRules, AnUnknownPropertyOfANewUserMakesNobody) {
    QJsonObject body = TenantRig::user("ada", anchor);
    body[q("shoeSize")] = 42;
    EXPECT_EQ(rig.post("/beta/users", body).status, 400);
    EXPECT_TRUE(rig.get("/v1.0/users").value().isEmpty());
}

TEST_F(GraphRules, AnnotationsInABodyAreNoProperties) {
    EXPECT_EQ(change("department@odata.type", q("#String")).status, 204);
}

TEST_F(GraphRules, CloudPropertiesAreExchangeOnlinesAlone) {
    for (const char* version : {"v1.0", "beta"}) {
        const Answer answer = change("cloudAnchor", q("User_1"), version);
        EXPECT_EQ(answer.status, 400) << version;
    }
}

TEST_F(GraphRules, AnEmptyBodyOfAPatchIsNoJson) {
    id_ = rig.createUser("ada", anchor);
    const Answer answer =
        rig.send("PATCH", "/v1.0/users/" + id_,
                 {{"Authorization", "Bearer " + rig.applicationToken()}, {"Content-Type", "application/json"}});
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.errorCode(), "BadRequest");
}

TEST_F(GraphRules, AListIsNoUser) {
    const Answer answer =
        rig.send("POST", "/beta/users",
                 {{"Authorization", "Bearer " + rig.applicationToken()}, {"Content-Type", "application/json"}}, "[]");
    EXPECT_EQ(answer.status, 400);
}

// Conflicts.

TEST_F(GraphRules, AConflictNamesThePropertyItIsAbout) {
    rig.createUser("ada", anchor);
    const Answer answer = rig.post("/beta/users", TenantRig::user("ada", otherAnchor));
    EXPECT_EQ(answer.status, 400);
    const QJsonObject detail = answer.json()[q("error")].toObject()[q("details")].toArray().first().toObject();
    EXPECT_EQ(detail[q("code")].toString().toStdString(), "ObjectConflict");
    EXPECT_EQ(detail[q("target")].toString().toStdString(), "userPrincipalName");
}

TEST_F(GraphRules, ANameIsTakenInAnyCase) {
    rig.createUser("ada", anchor);
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("ADA", otherAnchor)).status, 400);
}

TEST_F(GraphRules, ARenameToATakenNameIsAConflictAndChangesNothing) {
    rig.createUser("bob", otherAnchor);
    EXPECT_EQ(change("userPrincipalName", q("bob@contoso.test")).status, 400);
    EXPECT_EQ(read("userPrincipalName"), "ada@contoso.test");
}

TEST_F(GraphRules, AFreedNameMayBeTaken) {
    const std::string bob = rig.createUser("bob", otherAnchor);
    EXPECT_EQ(rig.patch("/v1.0/users/" + bob, {{q("userPrincipalName"), q("robert@contoso.test")}}).status, 204);
    EXPECT_EQ(change("userPrincipalName", q("bob@contoso.test")).status, 204);
}

TEST_F(GraphRules, AnAnchorOfAnotherIsAConflictInAChangeToo) {
    rig.createUser("bob", otherAnchor);
    EXPECT_EQ(change("onPremisesImmutableId", QString::fromStdString(otherAnchor), "beta").status, 400);
}

// Methods and headers.

TEST_F(GraphRules, AHeadIsAGetWithoutItsBody) {
    id_ = rig.createUser("ada", anchor);
    const Answer answer =
        rig.send("HEAD", "/v1.0/users/" + id_, {{"Authorization", "Bearer " + rig.applicationToken()}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.body.empty());
    EXPECT_FALSE(answer.headers.get("request-id").empty());
}

TEST_F(GraphRules, AHeadOfNobodyIsNotFound) {
    EXPECT_EQ(rig.send("HEAD", "/v1.0/users/nobody", {{"Authorization", "Bearer " + rig.applicationToken()}}).status,
              404);
}

TEST_F(GraphRules, AHeadNeedsATokenToo) { EXPECT_EQ(rig.send("HEAD", "/v1.0/users").status, 401); }

TEST_F(GraphRules, EachAnswerHasARequestIdOfItsOwn) {
    std::set<std::string> ids;
    for (int i = 0; i < 5; ++i) ids.insert(std::string(rig.get("/v1.0/users").headers.get("request-id")));
    EXPECT_EQ(ids.size(), 5U);
    EXPECT_EQ(ids.count(""), 0U);
}

TEST_F(GraphRules, TheCallersRequestIdComesBack) {
    const std::string mine = "5f0e7f0c-8f4b-4c0a-9f0e-7f0c8f4b4c0a";
    EXPECT_EQ(rig.get("/v1.0/users", {{"client-request-id", mine}}).headers.get("client-request-id"), mine);
}

TEST_F(GraphRules, TheCallersRequestIdIsInTheErrorToo) {
    const std::string mine = "5f0e7f0c-8f4b-4c0a-9f0e-7f0c8f4b4c0a";
    const Answer answer = rig.get("/v1.0/users/nobody", {{"client-request-id", mine}});
    const QJsonObject inner = answer.json()[q("error")].toObject()[q("innerError")].toObject();
    EXPECT_EQ(inner[q("client-request-id")].toString().toStdString(), mine);
    EXPECT_EQ(inner[q("request-id")].toString().toStdString(), answer.headers.get("request-id"));
}

TEST_F(GraphRules, WhatIsNoRequestIdIsNotEchoed) {
    const Answer answer = rig.get("/v1.0/users", {{"client-request-id", "<script>"}});
    EXPECT_EQ(answer.headers.get("client-request-id"), answer.headers.get("request-id"));
}

TEST_F(GraphRules, AnUnknownPathEchoesTheRequestIdAsWell) {
    const Answer answer = rig.get("/v1.0/nothing", {{"client-request-id", "abc-1"}});
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.headers.get("client-request-id"), "abc-1");
}

TEST_F(GraphRules, AnswersAreODataJson) {
    const Answer answer = rig.get("/v1.0/users");
    EXPECT_TRUE(answer.headers.get("Content-Type").starts_with("application/json"));
    EXPECT_EQ(answer.headers.get("OData-Version"), "4.0");
}

TEST_F(GraphRules, ACreationSaysWhereTheUserIs) {
    const Answer made = rig.post("/beta/users", TenantRig::user("ada", anchor));
    EXPECT_EQ(made.status, 201);
    const Answer found = rig.get(std::string(made.headers.get("Location")));
    EXPECT_EQ(found.text("id"), made.text("id"));
}

TEST_F(GraphRules, TheVersionsInAPathAreTwo) {
    EXPECT_EQ(rig.get("/v2.0/users").status, 404);
    EXPECT_EQ(rig.get("/users").status, 404);
}

TEST_F(GraphRules, UsersAreFoundByIdInAnyCase) {
    id_ = rig.createUser("ada", anchor);
    std::string upper = id_;
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(rig.get("/v1.0/users/" + upper).text("id"), id_);
}

TEST_F(GraphRules, DeletingTwiceIsNotFound) {
    id_ = rig.createUser("ada", anchor);
    EXPECT_EQ(rig.remove("/v1.0/users/" + id_).status, 204);
    EXPECT_EQ(rig.remove("/v1.0/users/" + id_).status, 404);
}

// Batches that depend.

class Chains : public GraphRules {
protected:
    static QJsonObject part(const char* id, const char* method, const char* url, const QStringList& after = {},
                            const QJsonObject& body = {}) {
        QJsonObject made{{q("id"), q(id)}, {q("method"), q(method)}, {q("url"), q(url)}};
        if (!after.isEmpty()) made[q("dependsOn")] = QJsonArray::fromStringList(after);
        if (!body.isEmpty()) {
            made[q("body")] = body;
            made[q("headers")] = QJsonObject{{q("Content-Type"), q("application/json")}};
        }
        return made;
    }
    std::map<std::string, int> send(const QJsonArray& parts) {
        const Answer answer = rig.post("/beta/$batch", {{q("requests"), parts}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        std::map<std::string, int> statuses;
        for (const QJsonValue& value : answer.json()[q("responses")].toArray())
            statuses[value[q("id")].toString().toStdString()] = value[q("status")].toInt();
        return statuses;
    }
};

TEST_F(Chains, AFailureRunsDownTheWholeChain) {
    const auto statuses = send({part("1", "GET", "/users/nobody"), part("2", "GET", "/users", {q("1")}),
                                part("3", "GET", "/users", {q("2")}), part("4", "GET", "/users", {q("3")})});
    EXPECT_EQ(statuses, (std::map<std::string, int>{{"1", 404}, {"2", 424}, {"3", 424}, {"4", 424}}));
}

TEST_F(Chains, OneOfTwoThatFailsIsEnough) {
    const auto statuses = send(
        {part("1", "GET", "/users"), part("2", "GET", "/users/nobody"), part("3", "GET", "/users", {q("1"), q("2")})});
    EXPECT_EQ(statuses.at("3"), 424);
}

TEST_F(Chains, BothThatSucceedLetTheThirdBegin) {
    const auto statuses = send(
        {part("1", "GET", "/users"), part("2", "GET", "/organization"), part("3", "GET", "/users", {q("1"), q("2")})});
    EXPECT_EQ(statuses.at("3"), 200);
}

TEST_F(Chains, AChangeSeesTheUserThatThePartBeforeItMade) {
    const auto statuses =
        send({part("make", "POST", "/users", {}, TenantRig::user("ada", anchor)),
              part("name", "PATCH", "/users/ada@contoso.test", {q("make")}, {{q("jobTitle"), q("Countess")}}),
              part("look", "GET", "/users/ada@contoso.test", {q("name")})});
    EXPECT_EQ(statuses, (std::map<std::string, int>{{"make", 201}, {"name", 204}, {"look", 200}}));
    EXPECT_EQ(rig.get("/v1.0/users/ada@contoso.test").text("jobTitle"), "Countess");
}

TEST_F(Chains, IdsAreFollowedInAnyCase) {
    const auto statuses = send({part("First", "GET", "/users/nobody"), part("b", "GET", "/users", {q("FIRST")})});
    EXPECT_EQ(statuses.at("b"), 424);
}

TEST_F(Chains, APartThatDependsOnItselfSpoilsTheWhole) {
    const QJsonArray parts{part("1", "GET", "/users", {q("1")})};
    EXPECT_EQ(rig.post("/beta/$batch", {{q("requests"), parts}}).status, 400);
}

TEST_F(Chains, ASpoiledBatchDoesNothingAtAll) {
    const QJsonArray parts{part("1", "POST", "/users", {}, TenantRig::user("ada", anchor)),
                           part("2", "GET", "/users", {q("nobody")})};
    EXPECT_EQ(rig.post("/beta/$batch", {{q("requests"), parts}}).status, 400);
    EXPECT_TRUE(rig.get("/v1.0/users").value().isEmpty());
}

TEST_F(Chains, AnEmptyBatchIsAnsweredEmpty) { EXPECT_TRUE(send({}).empty()); }

TEST_F(Chains, AConflictInOnePartLeavesTheOthersDone) {
    const auto statuses = send({part("1", "POST", "/users", {}, TenantRig::user("ada", anchor)),
                                part("2", "POST", "/users", {}, TenantRig::user("ada", otherAnchor)),
                                part("3", "POST", "/users", {}, TenantRig::user("bob", otherAnchor))});
    EXPECT_EQ(statuses, (std::map<std::string, int>{{"1", 201}, {"2", 400}, {"3", 201}}));
}

// Contacts by delta.

class ContactDelta : public GraphRules {
protected:
    std::string create(const char* name, const std::string& itsAnchor) {
        const QString text = q(name);
        return rig
            .post("/beta/contacts", {{q("displayName"), text},
                                     {q("mail"), text + q("@fabrikam.example")},
                                     {q("mailNickname"), text},
                                     {q("onPremisesImmutableId"), QString::fromStdString(itsAnchor)}})
            .text("id");
    }
    /// Reads on from `link_` to the next delta link.
    std::vector<QJsonObject> round() {
        std::vector<QJsonObject> items;
        for (std::string next = link_; !next.empty();) {
            const Answer answer = rig.get(next);
            EXPECT_EQ(answer.status, 200) << answer.body;
            for (const QJsonValue& value : answer.value()) items.push_back(value.toObject());
            next = answer.text("@odata.nextLink");
            if (next.empty()) link_ = answer.text("@odata.deltaLink");
        }
        return items;
    }
    static std::string idOf(const QJsonObject& item) { return item[q("id")].toString().toStdString(); }

    std::string link_ = "/beta/contacts/delta?$select=displayName,mail";
};

TEST_F(ContactDelta, TheFirstRoundBringsEverybody) {
    create("fabrikam", anchor);
    create("northwind", otherAnchor);
    EXPECT_EQ(round().size(), 2U);
}

TEST_F(ContactDelta, UsersAreNotAmongThem) {
    rig.createUser("ada", anchor);
    EXPECT_TRUE(round().empty());
}

TEST_F(ContactDelta, ANewContactComesInTheNextRound) {
    round();
    const std::string id = create("fabrikam", anchor);
    const auto items = round();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(idOf(items[0]), id);
    EXPECT_EQ(items[0][q("mail")].toString().toStdString(), "fabrikam@fabrikam.example");
}

TEST_F(ContactDelta, AChangedContactComesOnce) {
    const std::string id = create("fabrikam", anchor);
    round();
    rig.patch("/beta/contacts/" + id, {{q("displayName"), q("One")}});
    rig.patch("/beta/contacts/" + id, {{q("displayName"), q("Two")}});
    const auto items = round();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0][q("displayName")].toString().toStdString(), "Two");
}

TEST_F(ContactDelta, AChangeOutsideTheSelectionIsNotTold) {
    const std::string id = create("fabrikam", anchor);
    round();
    rig.patch("/beta/contacts/" + id, {{q("jobTitle"), q("Buyer")}});
    EXPECT_TRUE(round().empty());
}

TEST_F(ContactDelta, ADeletedContactIsRemoved) {
    const std::string id = create("fabrikam", anchor);
    round();
    rig.remove("/beta/contacts/" + id);
    const auto items = round();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(idOf(items[0]), id);
    EXPECT_TRUE(items[0].contains(q("@removed")));
}

TEST_F(ContactDelta, AContactThatCameAndWentIsToldAsRemoved) {
    round();
    rig.remove("/beta/contacts/" + create("fabrikam", anchor));
    const auto items = round();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_TRUE(items[0].contains(q("@removed")));
}

TEST_F(ContactDelta, AnExpiredLinkOfContactsLeadsToContacts) {
    round();
    rig.tenant().expireDeltaLinks();
    const Answer answer = rig.get(link_);
    EXPECT_EQ(answer.status, 410);
    const std::string again(answer.headers.get("Location"));
    EXPECT_NE(again.find("/beta/contacts/delta"), std::string::npos) << again;
    EXPECT_EQ(rig.get(again).status, 200);
}

TEST_F(ContactDelta, AFreshStartAfterExpiryBringsEverybodyAgain) {
    create("fabrikam", anchor);
    round();
    rig.tenant().expireDeltaLinks();
    link_ = std::string(rig.get(link_).headers.get("Location"));
    EXPECT_EQ(round().size(), 1U);
}

TEST_F(ContactDelta, ALinkIsGoodForAnyNumberOfReadings) {
    round();
    create("fabrikam", anchor);
    const std::string same = link_;
    EXPECT_EQ(round().size(), 1U);
    link_ = same;
    EXPECT_EQ(round().size(), 1U) << "a client that lost the answer asks again";
}

// Two worlds.

TEST(TwoTenants, KnowNothingOfEachOther) {
    TenantRig first, second;
    first.createUser("ada", anchor);
    EXPECT_EQ(first.get("/v1.0/users").value().size(), 1);
    EXPECT_TRUE(second.get("/v1.0/users").value().isEmpty());
}

TEST(TwoTenants, GiveOneAnchorTheSameId) {
    TenantRig first, second;
    EXPECT_EQ(first.createUser("ada", anchor), second.createUser("bob", anchor));
}

TEST(TwoTenants, DoNotTakeEachOthersTokens) {
    TenantRig first, second;
    const Answer answer = second.send("GET", "/v1.0/users", {{"Authorization", "Bearer " + first.applicationToken()}});
    EXPECT_EQ(answer.status, 401);
}

TEST(TwoTenants, DoNotTakeEachOthersDeltaLinksAsTheirOwnChanges) {
    TenantRig first, second;
    for (int i = 0; i < 3; ++i) first.createUser("user" + std::to_string(i), std::string(22, char('A' + i)) + "==");
    const std::string link = first.get("/v1.0/users/delta").text("@odata.deltaLink");
    const std::string token = link.substr(link.find('?'));
    EXPECT_NE(second.get("/v1.0/users/delta" + token).status, 200) << "its log is shorter: it cannot know that token";
}

TEST(TwoTenants, HaveWeatherOfTheirOwn) {
    TenantRig first, second;
    TenantFault fault;
    fault.status = 503;
    first.tenant().faults().add(fault);
    EXPECT_EQ(second.get("/v1.0/users").status, 200);
    EXPECT_EQ(first.get("/v1.0/users").status, 503);
}

TEST(TwoTenants, ExpireTheirOwnTokensOnly) {
    TenantRig first, second;
    first.applicationToken();
    second.applicationToken();
    first.tenant().tokens().expireAll();
    EXPECT_EQ(second.get("/v1.0/users").status, 200);
    EXPECT_EQ(first.get("/v1.0/users").status, 401);
}

}  // namespace
}  // namespace hs::sandbox
