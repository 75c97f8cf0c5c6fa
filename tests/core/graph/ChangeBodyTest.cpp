#include "core/graph/ChangeBody.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Changes.h"
#include "FakeGraph.h"

namespace hs::graph {

using testing::HasSubstr;
using testing::Not;

namespace {

Result<std::string> update(const std::vector<AttributeChange>& attributes) {
    return updateBody(plannedOf(changeOf(ChangeKind::Update, "1", attributes)));
}

Entropy zeros() {
    return [](std::size_t count) { return std::string(count, '\0'); };
}

QJsonObject created(const Change& change) {
    const auto body = createBody(change, zeros());
    EXPECT_TRUE(body.ok()) << body.error().toLine();
    return body.ok() ? parsed(*body) : QJsonObject();
}

std::string text(const QJsonObject& object, const char* name) {
    return object[QLatin1String(name)].toString().toStdString();
}

}  // namespace

TEST(ChangeBody, NamesOnlyPlannedAttributes) {
    EXPECT_EQ(*update({replace("city", "London"), kept("jobTitle", "Countess")}), R"({"city":"London"})");
}

TEST(ChangeBody, ClearsASingleValueWithNullAndACollectionWithNothingInIt) {
    EXPECT_EQ(*update({clear("city"), clear("businessPhones")}), R"({"city":null,"businessPhones":[]})");
}

TEST(ChangeBody, ReplacingByNothingIsClearing) { EXPECT_EQ(*update({replace("city", Values{})}), R"({"city":null})"); }

TEST(ChangeBody, WritesCollectionsAsArraysEvenForOneValue) {
    EXPECT_EQ(*update({replace("businessPhones", "+49 30 1"),
                       replace("otherMails", {Value::text("a@b"), Value::text("c@d")})}),
              R"({"businessPhones":["+49 30 1"],"otherMails":["a@b","c@d"]})");
}

TEST(ChangeBody, WritesTruthsAndNumbersByWhatTheAttributeIs) {
    EXPECT_EQ(*update({replace("accountEnabled", "True"), replace("cloudMSExchArchiveStatus", "1"),
                       replace("employeeId", Values{Value::integer(7)})}),
              R"({"accountEnabled":true,"cloudMSExchArchiveStatus":1,"employeeId":"7"})");
}

TEST(ChangeBody, WritesUnknownAttributesByTheKindOfTheirValue) {
    EXPECT_EQ(*update({replace("extension_1_level", Values{Value::integer(3)}),
                       replace("extension_1_vip", Values{Value::boolean(true)}), replace("extension_1_badge", "x")}),
              R"({"extension_1_level":3,"extension_1_vip":true,"extension_1_badge":"x"})");
}

TEST(ChangeBody, WritesBytesAsBase64) {
    EXPECT_EQ(*update({replace("onPremisesImmutableId", Values{Value::binary("abc")})}),
              R"({"onPremisesImmutableId":"YWJj"})");
}

TEST(ChangeBody, AddSendsWhatIsThereTogetherWithThePayload) {
    AttributeChange add = replace("proxyAddresses", {Value::text("SMTP:a@b"), Value::text("x500:/o=X")});
    add.operation = AttributeChange::Operation::Add;
    add.payload = {Value::text("x500:/o=X")};
    EXPECT_EQ(*update({add}), R"({"proxyAddresses":["SMTP:a@b","x500:/o=X"]})");
}

TEST(ChangeBody, RefusesSeveralValuesForASingleValuedAttribute) {
    const auto body = update({replace("city", {Value::text("London"), Value::text("Paris")})});
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(body.error().attribute, "city");
    EXPECT_NE(body.error().nextStep, "");
}

TEST(ChangeBody, RefusesWordsWhereATruthOrNumberBelongs) {
    EXPECT_EQ(update({replace("accountEnabled", "maybe")}).error().attribute, "accountEnabled");
    EXPECT_EQ(update({replace("cloudMSExchArchiveStatus", "Active")}).error().code, ErrorCode::InvalidInput);
}

TEST(ChangeBody, RefusesWhatGraphOnlyLetsBeRead) {
    EXPECT_EQ(update({replace("assignedLicenses", "sku")}).error().code, ErrorCode::Unsupported);
}

TEST(ChangeBody, RefusesTextThatIsNotUtf8) {
    EXPECT_EQ(update({replace("city", "\xff")}).error().code, ErrorCode::InvalidInput);
}

TEST(ChangeBody, EscapesValues) {
    EXPECT_EQ(text(parsed(*update({replace("displayName", "Siobhán \"O'Brien\"\n\\ 😀")})), "displayName"),
              "Siobhán \"O'Brien\"\n\\ 😀");
}

TEST(ChangeBody, CreationAddsWhatGraphDemands) {
    const QJsonObject body = created(creation("ada+l@contoso.test", "QUJD"));
    EXPECT_EQ(text(body, "userPrincipalName"), "ada+l@contoso.test");
    EXPECT_EQ(text(body, "displayName"), "ada+l@contoso.test");
    EXPECT_EQ(text(body, "mailNickname"), "ada+l");
    EXPECT_EQ(text(body, "onPremisesImmutableId"), "QUJD");
    EXPECT_TRUE(body[QLatin1String("accountEnabled")].toBool());
    const QJsonObject profile = body[QLatin1String("passwordProfile")].toObject();
    EXPECT_FALSE(profile[QLatin1String("forceChangePasswordNextSignIn")].toBool(true));
    EXPECT_EQ(profile[QLatin1String("password")].toString().size(), 32);
}

TEST(ChangeBody, CreationPrefersThePlan) {
    const QJsonObject body =
        created(creation("x@contoso.test", "QUJD",
                         {replace("userPrincipalName", "ada@contoso.test"), replace("accountEnabled", "False"),
                          replace("mailNickname", "countess"), replace("onPremisesImmutableId", "REVG")}));
    EXPECT_EQ(text(body, "userPrincipalName"), "ada@contoso.test");
    EXPECT_EQ(text(body, "mailNickname"), "countess");
    EXPECT_EQ(text(body, "onPremisesImmutableId"), "REVG");
    EXPECT_FALSE(body[QLatin1String("accountEnabled")].toBool(true));
}

TEST(ChangeBody, CreationLeavesOutWhatIsCleared) {
    EXPECT_FALSE(created(creation("ada@contoso.test", "QUJD", {clear("city")})).contains(QLatin1String("city")));
}

TEST(ChangeBody, CreationMakesAPlainNicknameOfAnyName) {
    EXPECT_EQ(text(created(creation("a b;c@contoso.test", "Q")), "mailNickname"), "a_b_c");
    EXPECT_EQ(text(created(creation("@contoso.test", "Q")), "mailNickname"), "user");
}

TEST(ChangeBody, CreationOfAUserNeedsAName) {
    const auto body = createBody(creation("", "QUJD"), zeros());
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().attribute, "userPrincipalName");
    EXPECT_EQ(body.error().object, "CN=Ada,DC=contoso,DC=test");
}

TEST(ChangeBody, CreationOfAContactHasNoAccount) {
    const QJsonObject body = created(contactCreation("f@fabrikam.test", "QUJD"));
    EXPECT_EQ(text(body, "mail"), "f@fabrikam.test");
    EXPECT_EQ(text(body, "onPremisesImmutableId"), "QUJD");
    for (const char* name : {"passwordProfile", "accountEnabled", "userPrincipalName"})
        EXPECT_FALSE(body.contains(QLatin1String(name))) << name;
}

TEST(ChangeBody, PasswordsOfTwoCreationsDiffer) {
    const Change change = creation("ada@contoso.test", "QUJD");
    EXPECT_NE(*createBody(change, systemEntropy()), *createBody(change, systemEntropy()));
}

TEST(ChangeBody, DisablingShutsTheAccountWhateverThePlanSays) {
    const Change change = changeOf(ChangeKind::Disable, "1", {replace("accountEnabled", "True"), replace("city", "x")});
    EXPECT_EQ(*disableBody(change), R"({"city":"x","accountEnabled":false})");
}

TEST(ChangeBody, AnchorComesFromTargetThenPlanThenSource) {
    Change change = creation("a@b", "", {});
    change.source.anchor = "source";
    EXPECT_EQ(anchorOf(change), "source");
    change.attributes = {replace("onPremisesImmutableId", "plan")};
    EXPECT_EQ(anchorOf(change), "plan");
    change.target.anchor = "target";
    EXPECT_EQ(anchorOf(change), "target");
}

}  // namespace hs::graph
