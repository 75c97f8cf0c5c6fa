#include <gtest/gtest.h>

#include "app/sandbox/Person.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

const std::string anchor = "AAECAwQFBgcICQoLDA0ODw==";
const std::string otherAnchor = "EBESExQVFhcYGRobHB0eHw==";

class Users : public ::testing::Test {
protected:
    TenantRig rig;
};

QString q(const std::string& text) { return QString::fromStdString(text); }

TEST_F(Users, AProvisionedUserGetsTheIdThatFollowsFromItsAnchor) {
    const Answer answer = rig.post("/beta/users", TenantRig::user("ada", anchor));
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.text("id"), cloudObjectId(anchor));
    EXPECT_EQ(answer.headers.get("Location"), rig.tenant().graphUrl() + "/beta/users/" + cloudObjectId(anchor));
    EXPECT_TRUE(answer.json().value(QLatin1String("onPremisesSyncEnabled")).toBool());
}

TEST_F(Users, AUserIsFoundByIdAndByPrincipalName) {
    const std::string id = rig.createUser("ada", anchor);
    EXPECT_EQ(rig.get("/v1.0/users/" + id).text("displayName"), "ada");
    EXPECT_EQ(rig.get("/v1.0/users/ADA%40contoso.test").text("id"), id);
}

TEST_F(Users, AnUnknownUserIsNotFoundInGraphsWords) {
    const Answer answer = rig.get("/v1.0/users/nobody@contoso.test");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.errorCode(), "Request_ResourceNotFound");
}

TEST_F(Users, AnErrorNamesDateAndBothRequestIds) {
    const Answer answer =
        rig.get("/v1.0/users/nobody", {{"client-request-id", "6fa85f64-5717-4562-b3fc-2c963f66afa6"}});
    const QJsonObject inner =
        answer.json().value(QLatin1String("error")).toObject().value(QLatin1String("innerError")).toObject();
    EXPECT_EQ(inner.value(QLatin1String("date")).toString().toStdString(), "2023-11-14T22:13:20");
    EXPECT_EQ(inner.value(QLatin1String("client-request-id")).toString().toStdString(),
              "6fa85f64-5717-4562-b3fc-2c963f66afa6");
    EXPECT_EQ(inner.value(QLatin1String("request-id")).toString().toStdString(), answer.headers.get("request-id"));
    EXPECT_EQ(answer.headers.get("client-request-id"), "6fa85f64-5717-4562-b3fc-2c963f66afa6");
}

TEST_F(Users, OnlySelectedPropertiesAreAnswered) {
    const std::string id = rig.createUser("ada", anchor);
    const Answer answer = rig.get("/v1.0/users/" + id + "?$select=mail,onPremisesImmutableId");
    EXPECT_EQ(answer.text("onPremisesImmutableId"), anchor);
    EXPECT_FALSE(answer.json().contains(QLatin1String("displayName")));
    EXPECT_EQ(answer.headers.get("OData-Version"), "4.0");
}

TEST_F(Users, WithoutSelectV1AnswersItsElevenDefaultProperties) {
    const std::string id = rig.createUser("ada", anchor);
    QJsonObject object = rig.get("/v1.0/users/" + id).json();
    object.remove(QStringLiteral("@odata.context"));
    EXPECT_EQ(object.size(), 11);
    EXPECT_TRUE(object.value(QLatin1String("jobTitle")).isNull());
    EXPECT_TRUE(object.value(QLatin1String("businessPhones")).isArray());
}

TEST_F(Users, AnUnknownPropertyInSelectIsNamed) {
    const Answer answer = rig.get("/v1.0/users?$select=id,shoeSize");
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.errorMessage().find("Could not find a property named 'shoeSize'"), std::string::npos);
}

TEST_F(Users, TheCloudPropertiesDoNotExistOnV1) {
    const std::string id = rig.createUser("ada", anchor);
    const Answer answer = rig.get("/v1.0/users/" + id + "?$select=cloudAnchor");
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.errorMessage().find("Could not find a property named 'cloudAnchor'"), std::string::npos);
    EXPECT_EQ(rig.get("/beta/users/" + id + "?$select=cloudAnchor").status, 200);
}

TEST_F(Users, ATextWithQuotesAndSignsComesBackUnchanged) {
    QJsonObject body = TenantRig::user("ada", anchor);
    const std::string name = "Siobhán \"O'Brien\" \\ \t łø";
    body[QStringLiteral("displayName")] = q(name);
    const std::string id = rig.post("/beta/users", body).text("id");
    EXPECT_EQ(rig.get("/v1.0/users/" + id).text("displayName"), name);
}

TEST_F(Users, APatchAnswersNothingAndChangesOnlyWhatItNames) {
    const std::string id = rig.createUser("ada", anchor);
    const Answer answer = rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Countess")}});
    EXPECT_EQ(answer.status, 204);
    EXPECT_TRUE(answer.body.empty());
    const Answer after = rig.get("/v1.0/users/" + id);
    EXPECT_EQ(after.text("jobTitle"), "Countess");
    EXPECT_EQ(after.text("mail"), "ada@contoso.test");
}

TEST_F(Users, ANullClearsAProperty) {
    const std::string id = rig.createUser("ada", anchor);
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Countess")}});
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QJsonValue::Null}}).status, 204);
    EXPECT_TRUE(rig.get("/v1.0/users/" + id).json().value(QLatin1String("jobTitle")).isNull());
}

TEST_F(Users, ANewMailAddressBecomesThePrimaryAddress) {
    const std::string id = rig.createUser("ada", anchor);
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("mail"), QStringLiteral("countess@contoso.test")}});
    EXPECT_EQ(
        strings(rig.get("/v1.0/users/" + id + "?$select=proxyAddresses").json().value(QLatin1String("proxyAddresses"))),
        (std::vector<std::string>{"SMTP:countess@contoso.test", "smtp:ada@contoso.test"}));
}

TEST_F(Users, AnUnknownPropertyInABodyIsRefused) {
    const std::string id = rig.createUser("ada", anchor);
    const Answer answer = rig.patch("/v1.0/users/" + id, {{QStringLiteral("shoeSize"), 42}});
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.errorCode(), "Request_BadRequest");
    EXPECT_NE(answer.errorMessage().find("'shoeSize' does not exist"), std::string::npos);
}

TEST_F(Users, AValueOfTheWrongTypeIsRefused) {
    const std::string id = rig.createUser("ada", anchor);
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, {{QStringLiteral("accountEnabled"), QStringLiteral("yes")}}).status, 400);
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), 7}}).status, 400);
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, {{QStringLiteral("businessPhones"), QStringLiteral("1")}}).status, 400);
}

TEST_F(Users, AReadOnlyPropertyIsRefused) {
    const std::string id = rig.createUser("ada", anchor);
    const Answer answer = rig.patch("/beta/users/" + id, {{QStringLiteral("cloudAnchor"), QStringLiteral("User_x")}});
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.errorMessage().find("read-only"), std::string::npos);
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, {{QStringLiteral("id"), QStringLiteral("x")}}).status, 400);
}

TEST_F(Users, ProxyAddressesAreReadOnlyOnV1AndTheProvisioningServicesOnBeta) {
    const std::string id = rig.createUser("ada", anchor);
    const QJsonObject body{{QStringLiteral("proxyAddresses"), QJsonArray{QStringLiteral("SMTP:a@contoso.test")}}};
    EXPECT_EQ(rig.patch("/v1.0/users/" + id, body).status, 400);
    EXPECT_EQ(rig.patch("/beta/users/" + id, body).status, 204);
}

TEST_F(Users, ABodyThatIsNoJsonIsRefused) {
    const Answer answer = rig.send(
        "POST", "/v1.0/users",
        {{"Authorization", "Bearer " + rig.applicationToken()}, {"Content-Type", "application/json"}}, "{nonsense");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.errorCode(), "BadRequest");
}

TEST_F(Users, V1AsksForAllThatGraphAsksFor) {
    const Answer answer = rig.post("/v1.0/users", TenantRig::user("ada", anchor));
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(answer.errorMessage().find("'passwordProfile'"), std::string::npos);
    QJsonObject body = TenantRig::user("ada", anchor);
    body[QStringLiteral("passwordProfile")] = QJsonObject{{QStringLiteral("password"), QStringLiteral("secret")}};
    const Answer created = rig.post("/v1.0/users", body);
    EXPECT_EQ(created.status, 201);
    EXPECT_EQ(rig.get("/beta/users/" + created.text("id") + "?$select=*").body.find("secret"), std::string::npos);
}

TEST_F(Users, ASecondUserOfTheSamePrincipalNameIsAConflict) {
    rig.createUser("ada", anchor);
    const Answer answer = rig.post("/beta/users", TenantRig::user("ADA", otherAnchor));
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.errorCode(), "Request_BadRequest");
    EXPECT_EQ(answer.errorMessage(),
              "Another object with the same value for property userPrincipalName already exists.");
    const QJsonObject detail = answer.json()
                                   .value(QLatin1String("error"))
                                   .toObject()
                                   .value(QLatin1String("details"))
                                   .toArray()
                                   .first()
                                   .toObject();
    EXPECT_EQ(detail.value(QLatin1String("code")).toString().toStdString(), "ObjectConflict");
    EXPECT_EQ(detail.value(QLatin1String("target")).toString().toStdString(), "userPrincipalName");
}

TEST_F(Users, ASecondUserOfTheSameAnchorIsAConflict) {
    rig.createUser("ada", anchor);
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("bob", anchor)).errorMessage(),
              "Another object with the same value for property onPremisesImmutableId already exists.");
}

TEST_F(Users, AnAddressThatAContactHoldsIsAConflict) {
    rig.post("/beta/contacts", {{QStringLiteral("displayName"), QStringLiteral("Fabrikam")},
                                {QStringLiteral("mail"), QStringLiteral("ada@contoso.test")}});
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("ada", anchor)).errorMessage(),
              "Another object with the same value for property proxyAddresses already exists.");
}

TEST_F(Users, AUserIsNoConflictWithItself) {
    const std::string id = rig.createUser("ada", anchor);
    EXPECT_EQ(rig.patch("/beta/users/" + id, TenantRig::user("ada", anchor)).status, 204);
}

TEST_F(Users, AnImmutableIdWithForbiddenSignsIsInvalid) {
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("ada", "abc_def$")).status, 400);
}

TEST_F(Users, ADeletedUserLiesInTheBinAndFreesItsName) {
    const std::string id = rig.createUser("ada", anchor);
    EXPECT_EQ(rig.remove("/v1.0/users/" + id).status, 204);
    EXPECT_EQ(rig.get("/v1.0/users/" + id).status, 404);
    EXPECT_EQ(rig.get("/v1.0/directory/deletedItems/microsoft.graph.user").value().size(), 1);
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("ada", otherAnchor)).status, 201);
}

TEST_F(Users, ARestoredUserIsItsOldSelf) {
    const std::string id = rig.createUser("ada", anchor);
    rig.remove("/v1.0/users/" + id);
    EXPECT_EQ(rig.post("/v1.0/directory/deletedItems/" + id + "/restore", {}).status, 200);
    EXPECT_EQ(rig.get("/v1.0/users/ada@contoso.test").text("id"), id);
}

TEST_F(Users, ARestoreThatWouldDoubleANameIsAConflict) {
    const std::string id = rig.createUser("ada", anchor);
    rig.remove("/v1.0/users/" + id);
    rig.createUser("ada", otherAnchor);
    EXPECT_EQ(rig.post("/v1.0/directory/deletedItems/" + id + "/restore", {}).status, 400);
}

TEST_F(Users, AUserRemovedForGoodIsGone) {
    const std::string id = rig.createUser("ada", anchor);
    rig.remove("/v1.0/users/" + id);
    EXPECT_EQ(rig.remove("/v1.0/directory/deletedItems/" + id).status, 204);
    EXPECT_EQ(rig.get("/v1.0/directory/deletedItems/" + id).status, 404);
}

TEST_F(Users, AfterThirtyDaysInTheBinAUserIsGone) {
    const std::string id = rig.createUser("ada", anchor);
    rig.remove("/v1.0/users/" + id);
    rig.clock().advance(std::chrono::hours(30 * 24 - 1));
    rig.forgetToken();
    EXPECT_EQ(rig.get("/v1.0/directory/deletedItems/" + id).status, 200);
    rig.clock().advance(std::chrono::hours(1));
    rig.forgetToken();
    EXPECT_EQ(rig.get("/v1.0/directory/deletedItems/" + id).status, 404);
    EXPECT_EQ(rig.post("/v1.0/directory/deletedItems/" + id + "/restore", {}).status, 404);
}

TEST_F(Users, WhoeverIsRestoredAndDeletedAgainHasThirtyDaysAgain) {
    const std::string id = rig.createUser("ada", anchor);
    rig.remove("/v1.0/users/" + id);
    rig.clock().advance(std::chrono::hours(20 * 24));
    rig.forgetToken();
    rig.post("/v1.0/directory/deletedItems/" + id + "/restore", {});
    rig.clock().advance(std::chrono::hours(11 * 24));
    rig.forgetToken();
    EXPECT_EQ(rig.get("/v1.0/users/" + id).status, 200);
    rig.remove("/v1.0/users/" + id);
    rig.clock().advance(std::chrono::hours(29 * 24));
    rig.forgetToken();
    EXPECT_EQ(rig.get("/v1.0/directory/deletedItems/" + id).status, 200);
}

TEST_F(Users, ProvisioningAnAnchorInTheBinRestoresThatUser) {
    const std::string id = rig.createUser("ada", anchor);
    rig.remove("/v1.0/users/" + id);
    const Answer answer = rig.post("/beta/users", TenantRig::user("ada.new", anchor));
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.text("id"), id);
    EXPECT_EQ(answer.text("userPrincipalName"), "ada.new@contoso.test");
}

TEST_F(Users, APostSentAgainUnderItsRequestIdCreatesOnce) {
    const Pairs headers{{"client-request-id", "0b3c5f1e-0000-4000-8000-000000000001"}};
    const Answer first = rig.post("/beta/users", TenantRig::user("ada", anchor), headers);
    const Answer second = rig.post("/beta/users", TenantRig::user("ada", anchor), headers);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(first.text("id"), second.text("id"));
    EXPECT_EQ(rig.get("/v1.0/users").value().size(), 1);
}

TEST_F(Users, AnotherBodyUnderTheSameRequestIdIsAnotherRequest) {
    const Pairs headers{{"client-request-id", "0b3c5f1e-0000-4000-8000-000000000002"}};
    rig.post("/beta/users", TenantRig::user("ada", anchor), headers);
    EXPECT_EQ(rig.post("/beta/users", TenantRig::user("bob", otherAnchor), headers).status, 201);
    EXPECT_EQ(rig.get("/v1.0/users").value().size(), 2);
}

TEST_F(Users, PeopleWithMailAreLicensedAndOthersAreNot) {
    const std::string ada = rig.createUser("ada", anchor);
    QJsonObject body = TenantRig::user("nora", otherAnchor);
    body.remove(QStringLiteral("mail"));
    const std::string nora = rig.post("/beta/users", body).text("id");
    EXPECT_EQ(rig.get("/v1.0/users/" + ada + "?$select=assignedLicenses")
                  .json()
                  .value(QLatin1String("assignedLicenses"))
                  .toArray()
                  .size(),
              1);
    EXPECT_EQ(rig.get("/v1.0/users/" + nora + "?$select=assignedLicenses")
                  .json()
                  .value(QLatin1String("assignedLicenses"))
                  .toArray()
                  .size(),
              0);
    EXPECT_EQ(rig.get("/v1.0/users/" + ada + "/licenseDetails").value().size(), 1);
    EXPECT_EQ(rig.get("/v1.0/users/" + nora + "/licenseDetails").value().size(), 0);
}

TEST_F(Users, AnUnknownPathAndAWrongMethodAreToldApart) {
    EXPECT_EQ(rig.get("/v1.0/nothing").status, 404);
    const Answer answer = rig.send("PUT", "/v1.0/users", {{"Authorization", "Bearer " + rig.applicationToken()}}, "{}");
    EXPECT_EQ(answer.status, 405);
    EXPECT_FALSE(answer.errorCode().empty());
}

TEST_F(Users, TheOrganizationKnowsItsDomains) {
    const Answer answer = rig.get("/v1.0/organization");
    const QJsonObject organization = answer.value().first().toObject();
    EXPECT_EQ(organization.value(QLatin1String("id")).toString().toStdString(), rig.accounts().tenantId);
    EXPECT_EQ(organization.value(QLatin1String("verifiedDomains"))
                  .toArray()
                  .first()
                  .toObject()
                  .value(QLatin1String("name"))
                  .toString()
                  .toStdString(),
              "contoso.test");
}

}  // namespace
}  // namespace hs::sandbox
