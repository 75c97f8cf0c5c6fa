#include <gtest/gtest.h>

#include "app/sandbox/Person.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

const std::string anchor = "AAECAwQFBgcICQoLDA0ODw==";

class Contacts : public ::testing::Test {
protected:
    static QJsonObject contact(const std::string& name, const std::string& itsAnchor = anchor) {
        const QString text = QString::fromStdString(name);
        return {{QStringLiteral("displayName"), text},
                {QStringLiteral("mail"), text + QStringLiteral("@fabrikam.example")},
                {QStringLiteral("mailNickname"), text},
                {QStringLiteral("companyName"), QStringLiteral("Fabrikam")},
                {QStringLiteral("onPremisesImmutableId"), QString::fromStdString(itsAnchor)}};
    }

    std::string create(const std::string& name) {
        const Answer answer = rig.post("/beta/contacts", contact(name));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }

    TenantRig rig;
};

TEST_F(Contacts, ArriveThroughTheProvisioningServicesDoor) {
    const std::string id = create("fabrikam");
    EXPECT_EQ(id, cloudObjectId(anchor));
    const Answer answer =
        rig.get("/v1.0/contacts/" + id +
                "?$select=displayName,mail,companyName,proxyAddresses,onPremisesImmutableId,onPremisesSyncEnabled");
    EXPECT_EQ(answer.text("companyName"), "Fabrikam");
    EXPECT_EQ(answer.text("onPremisesImmutableId"), anchor);
    EXPECT_TRUE(answer.json().value(QLatin1String("onPremisesSyncEnabled")).toBool());
    EXPECT_EQ(strings(answer.json().value(QLatin1String("proxyAddresses"))),
              std::vector<std::string>{"SMTP:fabrikam@fabrikam.example"});
}

TEST_F(Contacts, CannotBeWrittenOverV1) {
    EXPECT_EQ(rig.post("/v1.0/contacts", contact("fabrikam")).status, 405);
    const std::string id = create("fabrikam");
    EXPECT_EQ(rig.patch("/v1.0/contacts/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("x")}}).status, 405);
    EXPECT_EQ(rig.remove("/v1.0/contacts/" + id).status, 405);
}

TEST_F(Contacts, AreChangedAndDeletedOverBeta) {
    const std::string id = create("fabrikam");
    EXPECT_EQ(rig.patch("/beta/contacts/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Buyer")}}).status, 204);
    EXPECT_EQ(rig.get("/v1.0/contacts/" + id).text("jobTitle"), "Buyer");
    EXPECT_EQ(rig.remove("/beta/contacts/" + id).status, 204);
    EXPECT_EQ(rig.get("/v1.0/contacts/" + id).status, 404);
}

TEST_F(Contacts, GetTheirTwoCloudPropertiesInTime) {
    const std::string id = create("fabrikam");
    const std::string path = "/beta/contacts/" + id + "?$select=cloudAnchor,cloudLegacyExchangeDN";
    EXPECT_TRUE(rig.get(path).json().value(QLatin1String("cloudAnchor")).isNull());
    rig.clock().advance(std::chrono::seconds(5));
    const Answer answer = rig.get(path);
    EXPECT_EQ(answer.text("cloudAnchor"), "Contact_" + id);
    EXPECT_EQ(answer.text("cloudLegacyExchangeDN"), cloudLegacyExchangeDn(anchor, "fabrikam"));
}

TEST_F(Contacts, HaveNoneOfTheMailboxProperties) {
    const std::string id = create("fabrikam");
    EXPECT_EQ(rig.get("/beta/contacts/" + id + "?$select=cloudMSExchArchiveStatus").status, 400);
    EXPECT_EQ(rig.get("/beta/contacts/" + id + "?$select=userPrincipalName").status, 400);
    EXPECT_EQ(rig.get("/v1.0/contacts/" + id + "?$select=cloudAnchor").status, 400);
}

TEST_F(Contacts, AreFoundByAnchorAndByAddress) {
    const std::string id = create("fabrikam");
    for (const std::string& filter :
         {"onPremisesImmutableId eq '" + anchor + "'", std::string("mail eq 'FABRIKAM@fabrikam.example'"),
          std::string("proxyAddresses/any(x:x eq 'smtp:fabrikam@fabrikam.example')")}) {
        const Answer answer = rig.get("/beta/contacts?$filter=" + net::percentEncode(filter));
        ASSERT_EQ(answer.value().size(), 1) << filter << answer.body;
        EXPECT_EQ(answer.value().first().toObject().value(QLatin1String("id")).toString().toStdString(), id);
    }
}

TEST_F(Contacts, OfOneAnchorAreAConflict) {
    create("fabrikam");
    EXPECT_EQ(rig.post("/beta/contacts", contact("other")).errorMessage(),
              "Another object with the same value for property onPremisesImmutableId already exists.");
}

TEST_F(Contacts, NeedADisplayName) {
    QJsonObject body = contact("fabrikam");
    body.remove(QStringLiteral("displayName"));
    EXPECT_NE(rig.post("/beta/contacts", body).errorMessage().find("'displayName' of resource 'Contact'"),
              std::string::npos);
}

TEST_F(Contacts, CarryTheirPhonesAndAddressesAsTheyCame) {
    QJsonObject body = contact("fabrikam");
    const QJsonArray phones{QJsonObject{{QStringLiteral("number"), QStringLiteral("+1")},
                                        {QStringLiteral("type"), QStringLiteral("business")}}};
    body[QStringLiteral("phones")] = phones;
    const std::string id = rig.post("/beta/contacts", body).text("id");
    EXPECT_EQ(rig.get("/v1.0/contacts/" + id).json().value(QLatin1String("phones")).toArray(), phones);
}

TEST_F(Contacts, LieInABinOfTheirOwn) {
    const std::string id = create("fabrikam");
    rig.remove("/beta/contacts/" + id);
    EXPECT_EQ(rig.get("/v1.0/directory/deletedItems/microsoft.graph.orgContact").value().size(), 1);
    EXPECT_TRUE(rig.get("/v1.0/directory/deletedItems/microsoft.graph.user").value().isEmpty());
}

}  // namespace
}  // namespace hs::sandbox
