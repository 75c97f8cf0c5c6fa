#include <gtest/gtest.h>

#include "app/sandbox/Person.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

const std::string anchor = "AAECAwQFBgcICQoLDA0ODw==";
const std::string otherAnchor = "EBESExQVFhcYGRobHB0eHw==";

/// What one round of a delta brought, page by page until its delta link.
struct Round {
    std::vector<QJsonObject> items;
    std::string deltaLink;
    std::size_t pages = 0;
};

class Delta : public ::testing::Test {
protected:
    Round read(std::string link, const Pairs& headers = {}) {
        Round round;
        while (!link.empty()) {
            const Answer answer = rig.get(link, headers);
            EXPECT_EQ(answer.status, 200) << answer.body;
            ++round.pages;
            for (const QJsonValue& item : answer.value()) round.items.push_back(item.toObject());
            link = answer.text("@odata.nextLink");
            round.deltaLink = answer.text("@odata.deltaLink");
            EXPECT_NE(link.empty(), round.deltaLink.empty()) << "a page has one of the two links";
        }
        return round;
    }

    static std::string text(const QJsonObject& item, const char* name) {
        return item.value(QString::fromLatin1(name)).toString().toStdString();
    }
    static std::string removedReason(const QJsonObject& item) {
        return text(item.value(QLatin1String("@removed")).toObject(), "reason");
    }

    static TenantOptions options() {
        TenantOptions settings;
        settings.exchangeDelay = std::chrono::seconds(5);
        return settings;
    }

    TenantRig rig{options()};
};

TEST_F(Delta, TheFirstRoundBringsEverybody) {
    const std::string id = rig.createUser("ada", anchor);
    const Round round = read("/v1.0/users/delta?$select=displayName,jobTitle");
    ASSERT_EQ(round.items.size(), 1U);
    EXPECT_EQ(text(round.items[0], "id"), id);
    EXPECT_EQ(text(round.items[0], "displayName"), "ada");
    EXPECT_FALSE(round.items[0].contains(QLatin1String("jobTitle"))) << "never set: absent";
}

TEST_F(Delta, EverySpellingOfTheFunctionIsUnderstood) {
    for (const char* spelling : {"delta", "delta()", "microsoft.graph.delta", "microsoft.graph.delta()"})
        EXPECT_EQ(rig.get(std::string("/beta/users/") + spelling).status, 200) << spelling;
}

TEST_F(Delta, ARoundWithoutChangesIsEmpty) {
    rig.createUser("ada", anchor);
    const Round first = read("/v1.0/users/delta");
    EXPECT_TRUE(read(first.deltaLink).items.empty());
}

TEST_F(Delta, ANewUserComesWhole) {
    const Round first = read("/v1.0/users/delta?$select=displayName,mail");
    rig.createUser("ada", anchor);
    const Round second = read(first.deltaLink);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(text(second.items[0], "mail"), "ada@contoso.test");
}

TEST_F(Delta, AChangedUserBringsAllSelectedPropertiesItHas) {
    const std::string id = rig.createUser("ada", anchor);
    const Round first = read("/v1.0/users/delta?$select=displayName,jobTitle,city");
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Countess")}});
    const Round second = read(first.deltaLink);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(text(second.items[0], "jobTitle"), "Countess");
    EXPECT_EQ(text(second.items[0], "displayName"), "ada");
    EXPECT_FALSE(second.items[0].contains(QLatin1String("city")));
}

TEST_F(Delta, MinimalReturnsOnlyWhatChanged) {
    const std::string id = rig.createUser("ada", anchor);
    const Round first = read("/v1.0/users/delta?$select=displayName,jobTitle");
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Countess")}});
    const Round second = read(first.deltaLink, {{"Prefer", "return=minimal"}});
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(second.items[0].size(), 2);
    EXPECT_EQ(text(second.items[0], "jobTitle"), "Countess");
}

TEST_F(Delta, AClearedPropertyComesAsNull) {
    const std::string id = rig.createUser("ada", anchor);
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Countess")}});
    const Round first = read("/v1.0/users/delta?$select=jobTitle");
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QJsonValue::Null}});
    const Round second = read(first.deltaLink);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_TRUE(second.items[0].contains(QLatin1String("jobTitle")));
    EXPECT_TRUE(second.items[0].value(QLatin1String("jobTitle")).isNull());
}

TEST_F(Delta, AChangeOutsideTheSelectionIsNotReported) {
    const std::string id = rig.createUser("ada", anchor);
    const Round first = read("/v1.0/users/delta?$select=displayName");
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QStringLiteral("Countess")}});
    EXPECT_TRUE(read(first.deltaLink).items.empty());
}

TEST_F(Delta, SettingTheSameValueAgainIsNoChange) {
    const std::string id = rig.createUser("ada", anchor);
    const Round first = read("/v1.0/users/delta?$select=displayName");
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("displayName"), QStringLiteral("ada")}});
    EXPECT_TRUE(read(first.deltaLink).items.empty());
}

TEST_F(Delta, SeveralChangesOfOneUserComeOnce) {
    const std::string id = rig.createUser("ada", anchor);
    const Round first = read("/v1.0/users/delta?$select=displayName,jobTitle");
    for (const char* title : {"Miss", "Mrs", "Countess"})
        rig.patch("/v1.0/users/" + id, {{QStringLiteral("jobTitle"), QString::fromLatin1(title)}});
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("displayName"), QStringLiteral("Ada")}});
    const Round second = read(first.deltaLink, {{"Prefer", "return=minimal"}});
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(text(second.items[0], "jobTitle"), "Countess");
    EXPECT_EQ(text(second.items[0], "displayName"), "Ada");
}

TEST_F(Delta, ADeletedUserIsRemovedAsChangedWhileItLiesInTheBin) {
    const std::string id = rig.createUser("ada", anchor);
    const Round first = read("/v1.0/users/delta");
    rig.remove("/v1.0/users/" + id);
    const Round second = read(first.deltaLink);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(text(second.items[0], "id"), id);
    EXPECT_EQ(removedReason(second.items[0]), "changed");
    rig.remove("/v1.0/directory/deletedItems/" + id);
    EXPECT_EQ(removedReason(read(second.deltaLink).items.at(0)), "deleted");
}

TEST_F(Delta, ARestoredUserComesBackWithoutAnnotation) {
    const std::string id = rig.createUser("ada", anchor);
    rig.remove("/v1.0/users/" + id);
    const Round first = read("/v1.0/users/delta");
    EXPECT_TRUE(first.items.empty());
    rig.post("/v1.0/directory/deletedItems/" + id + "/restore", {});
    const Round second = read(first.deltaLink);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_FALSE(second.items[0].contains(QLatin1String("@removed")));
}

TEST_F(Delta, TheFillOfExchangeOnlineIsAChange) {
    rig.createUser("ada", anchor);
    const Round first = read("/beta/users/delta?$select=cloudAnchor,cloudLegacyExchangeDN");
    EXPECT_FALSE(first.items.at(0).contains(QLatin1String("cloudAnchor")));
    rig.clock().advance(std::chrono::seconds(4));
    const Round early = read(first.deltaLink);
    EXPECT_TRUE(early.items.empty());
    rig.clock().advance(std::chrono::seconds(1));
    const Round filled = read(early.deltaLink);
    ASSERT_EQ(filled.items.size(), 1U);
    EXPECT_EQ(text(filled.items[0], "cloudAnchor"), "User_" + cloudObjectId(anchor));
    EXPECT_TRUE(read(filled.deltaLink).items.empty());
}

TEST_F(Delta, AFillIsNotReportedToWhoDidNotSelectIt) {
    rig.createUser("ada", anchor);
    const Round first = read("/beta/users/delta?$select=displayName");
    rig.clock().advance(std::chrono::seconds(10));
    EXPECT_TRUE(read(first.deltaLink).items.empty());
}

TEST_F(Delta, LatestBringsOnlyALink) {
    const std::string id = rig.createUser("ada", anchor);
    const Round latest = read("/v1.0/users/delta?$deltatoken=latest&$select=displayName");
    EXPECT_TRUE(latest.items.empty());
    rig.patch("/v1.0/users/" + id, {{QStringLiteral("displayName"), QStringLiteral("Ada")}});
    EXPECT_EQ(read(latest.deltaLink).items.size(), 1U);
}

TEST_F(Delta, PagesHoldWhatIsAskedForAndALinkRemembersItsSelection) {
    SeedSettings seed;
    seed.users = 50;
    rig.provision(generatePeople(seed));
    const Pairs small{{"Prefer", "odata.maxpagesize=7"}};
    const Round round = read("/v1.0/users/delta?$select=mail", small);
    EXPECT_GT(round.pages, 5U);
    EXPECT_EQ(round.items.size(), rig.tenant().state().open().table(ObjectKind::User).present());
    for (const QJsonObject& item : round.items) EXPECT_FALSE(item.contains(QLatin1String("displayName")));
}

TEST_F(Delta, ChangesArePagedToo) {
    SeedSettings seed;
    seed.users = 50;
    const Round first = read("/v1.0/users/delta?$select=mail");
    rig.provision(generatePeople(seed));
    const Round second = read(first.deltaLink, {{"Prefer", "odata.maxpagesize=10"}});
    EXPECT_GT(second.pages, 3U);
    EXPECT_EQ(second.items.size(), rig.tenant().state().open().table(ObjectKind::User).present());
}

TEST_F(Delta, WhatChangesDuringAFirstRoundIsToldInTheNext) {
    const std::string ada = rig.createUser("ada", anchor);
    rig.createUser("bob", otherAnchor);
    const Pairs one{{"Prefer", "odata.maxpagesize=1"}};
    const Answer page = rig.get("/v1.0/users/delta?$select=displayName", one);
    rig.patch("/v1.0/users/" + ada, {{QStringLiteral("displayName"), QStringLiteral("Ada")}});
    const Round rest = read(page.text("@odata.nextLink"), one);
    const Round next = read(rest.deltaLink);
    ASSERT_EQ(next.items.size(), 1U);
    EXPECT_EQ(text(next.items[0], "displayName"), "Ada");
}

TEST_F(Delta, AnExpiredLinkIsGoneAndSaysHowToStartAgain) {
    const Round first = read("/v1.0/users/delta?$select=displayName");
    rig.tenant().expireDeltaLinks();
    const Answer answer = rig.get(first.deltaLink);
    EXPECT_EQ(answer.status, 410);
    EXPECT_EQ(answer.errorCode(), "syncStateNotFound");
    const std::string location(answer.headers.get("Location"));
    EXPECT_TRUE(location.ends_with("$deltatoken=")) << location;
    EXPECT_EQ(rig.get(location).status, 200);
}

TEST_F(Delta, ALinkExpiresAfterSevenDays) {
    const Round first = read("/v1.0/users/delta");
    rig.clock().advance(std::chrono::hours(6 * 24));
    rig.forgetToken();
    EXPECT_EQ(rig.get(first.deltaLink).status, 200);
    rig.clock().advance(std::chrono::hours(25));
    rig.forgetToken();
    EXPECT_EQ(rig.get(first.deltaLink).status, 410);
}

TEST_F(Delta, AMadeUpTokenIsABadRequest) {
    EXPECT_EQ(rig.get("/v1.0/users/delta?$deltatoken=nonsense").status, 400);
    const Round contacts = read("/beta/contacts/delta");
    const std::string token = contacts.deltaLink.substr(contacts.deltaLink.find('?'));
    EXPECT_EQ(rig.get("/beta/users/delta" + token).status, 400) << "a token of contacts is none of users";
}

TEST_F(Delta, ContactsHaveTheirOwn) {
    const Round first = read("/beta/contacts/delta?$select=displayName,cloudAnchor");
    rig.post("/beta/contacts", {{QStringLiteral("displayName"), QStringLiteral("Fabrikam")},
                                {QStringLiteral("mail"), QStringLiteral("f@fabrikam.example")}});
    const Round second = read(first.deltaLink);
    ASSERT_EQ(second.items.size(), 1U);
    rig.clock().advance(std::chrono::seconds(5));
    EXPECT_EQ(text(read(second.deltaLink).items.at(0), "cloudAnchor"), "Contact_" + text(second.items[0], "id"));
    EXPECT_TRUE(read("/beta/users/delta").items.empty());
}

}  // namespace
}  // namespace hs::sandbox
