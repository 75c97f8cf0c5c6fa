#include <gtest/gtest.h>

#include <algorithm>

#include "app/sandbox/Person.h"
#include "core/base/Encoding.h"
#include "tests/sandbox/tenant/TenantRig.h"

namespace hs::sandbox {
namespace {

constexpr const char* allNine =
    "cloudAnchor,cloudLegacyExchangeDN,cloudMSExchArchiveStatus,cloudMSExchBlockedSendersHash,"
    "cloudMSExchSafeRecipientsHash,cloudMSExchSafeSendersHash,cloudMSExchUCVoiceMailSettings,"
    "cloudMSExchUserHoldPolicies,cloudMSExchRecipientDisplayType";

std::vector<Person> seedPeople(int users = 60) {
    SeedSettings seed;
    seed.users = users;
    return generatePeople(seed);
}

TenantOptions delayed(int seconds) {
    TenantOptions options;
    options.exchangeDelay = std::chrono::seconds(seconds);
    return options;
}

/// The 32-bit words of a hash, which travels as base64.
std::vector<std::uint32_t> wordsOf(const QJsonValue& base64) {
    const std::string bytes = fromBase64(base64.toString().toStdString()).value_or(std::string());
    EXPECT_EQ(bytes.size() % 4, 0U);
    std::vector<std::uint32_t> words;
    for (std::size_t i = 0; i + 3 < bytes.size(); i += 4) {
        std::uint32_t word = 0;
        for (std::size_t k = 4; k-- > 0;) word = word << 8 | static_cast<unsigned char>(bytes[i + k]);
        words.push_back(word);
    }
    return words;
}

class ExchangeFills : public ::testing::Test {
protected:
    QJsonObject cloudOf(const std::string& key) {
        const Answer answer = rig.get("/beta/users/" + key + "?$select=" + allNine);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    }
    QJsonObject cloudOf(const Person& person) { return cloudOf(cloudObjectId(person.anchor())); }

    const std::vector<Person> people = seedPeople();
    TenantRig rig{delayed(5), people};
};

TEST_F(ExchangeFills, NothingBeforeItsTime) {
    rig.provision(people);
    rig.clock().advance(std::chrono::milliseconds(4999));
    const QJsonObject cloud = cloudOf(people[0]);
    EXPECT_TRUE(cloud.value(QLatin1String("cloudAnchor")).isNull());
    EXPECT_TRUE(cloud.value(QLatin1String("cloudMSExchSafeSendersHash")).isNull());
    EXPECT_TRUE(cloud.value(QLatin1String("cloudMSExchUserHoldPolicies")).toArray().isEmpty());
}

TEST_F(ExchangeFills, EverythingInTime) {
    rig.provision(people);
    rig.clock().advance(std::chrono::seconds(5));
    const Person& ada = people[0];
    const QJsonObject cloud = cloudOf(ada);
    const std::string id = cloudObjectId(ada.anchor());
    EXPECT_EQ(cloud.value(QLatin1String("cloudAnchor")).toString().toStdString(), "User_" + id);
    EXPECT_EQ(cloud.value(QLatin1String("cloudLegacyExchangeDN")).toString().toStdString(),
              cloudLegacyExchangeDn(ada.anchor(), ada.mailNickname));
    EXPECT_EQ(cloud.value(QLatin1String("cloudMSExchArchiveStatus")).toInt(), 1);
    EXPECT_EQ(cloud.value(QLatin1String("cloudMSExchRecipientDisplayType")).toInt(), 1073741824);
    EXPECT_FALSE(cloud.value(QLatin1String("cloudMSExchUCVoiceMailSettings")).toArray().isEmpty());
    EXPECT_FALSE(cloud.value(QLatin1String("cloudMSExchUserHoldPolicies")).toArray().isEmpty());
}

TEST_F(ExchangeFills, HashesHaveAWordForEachEntryAndAscend) {
    rig.provision(people);
    rig.clock().advance(std::chrono::seconds(5));
    for (const Person& person : people) {
        if (person.objectClass == ObjectClass::Contact || person.mail.empty()) continue;
        const QJsonObject cloud = cloudOf(person);
        const std::pair<const char*, int> hashes[] = {{"cloudMSExchSafeSendersHash", person.safeSenders},
                                                      {"cloudMSExchSafeRecipientsHash", person.safeRecipients},
                                                      {"cloudMSExchBlockedSendersHash", person.blockedSenders}};
        for (const auto& [name, entries] : hashes) {
            const QJsonValue value = cloud.value(QString::fromLatin1(name));
            EXPECT_EQ(value.isNull(), entries == 0) << person.displayName << ' ' << name;
            const auto words = wordsOf(value);
            EXPECT_EQ(words.size(), static_cast<std::size_t>(entries)) << person.displayName << ' ' << name;
            EXPECT_TRUE(std::adjacent_find(words.begin(), words.end(), std::greater_equal<>()) == words.end());
        }
    }
}

TEST_F(ExchangeFills, PeopleWithAnOnPremisesMailboxHaveTheClosedGate) {
    rig.provision(people);
    rig.clock().advance(std::chrono::seconds(5));
    const Person& otto = people[7];
    ASSERT_TRUE(otto.onPremisesMailbox);
    EXPECT_EQ(cloudOf(otto).value(QLatin1String("cloudMSExchRecipientDisplayType")).toInt(), -2147483642);
}

TEST_F(ExchangeFills, PeopleWithoutMailNeverGetAMailbox) {
    rig.provision(people);
    rig.clock().advance(std::chrono::hours(1));
    const Person& nora = people[8];
    ASSERT_TRUE(nora.mail.empty());
    const QJsonObject cloud = cloudOf(nora);
    EXPECT_TRUE(cloud.value(QLatin1String("cloudAnchor")).isNull());
    EXPECT_TRUE(cloud.value(QLatin1String("cloudMSExchRecipientDisplayType")).isNull());
}

TEST_F(ExchangeFills, ArchivesAreOneOrAbsentAsThePersonHasThem) {
    rig.provision(people);
    rig.clock().advance(std::chrono::seconds(5));
    for (const Person& person : people) {
        if (person.objectClass == ObjectClass::Contact || person.mail.empty()) continue;
        const QJsonValue status = cloudOf(person).value(QLatin1String("cloudMSExchArchiveStatus"));
        if (person.archive) EXPECT_EQ(status.toInt(), 1) << person.displayName;
        else EXPECT_TRUE(status.isNull()) << person.displayName;
    }
}

TEST_F(ExchangeFills, AMailAddressGivenLaterStartsTheClockThen) {
    QJsonObject body = TenantRig::user("late", "AAECAwQFBgcICQoLDA0ODw==");
    body.remove(QStringLiteral("mail"));
    const std::string id = rig.post("/beta/users", body).text("id");
    rig.clock().advance(std::chrono::hours(1));
    rig.forgetToken();
    rig.patch("/beta/users/" + id, {{QStringLiteral("mail"), QStringLiteral("late@contoso.test")}});
    EXPECT_TRUE(cloudOf(id).value(QLatin1String("cloudAnchor")).isNull());
    rig.clock().advance(std::chrono::seconds(5));
    EXPECT_EQ(cloudOf(id).value(QLatin1String("cloudAnchor")).toString().toStdString(), "User_" + id);
}

TEST_F(ExchangeFills, AStrangerGetsACloudMailboxWithAllHashes) {
    const std::string id = rig.createUser("stranger", "AAECAwQFBgcICQoLDA0ODw==");
    rig.clock().advance(std::chrono::seconds(5));
    const QJsonObject cloud = cloudOf(id);
    EXPECT_EQ(cloud.value(QLatin1String("cloudMSExchRecipientDisplayType")).toInt(), 1073741824);
    EXPECT_TRUE(cloud.value(QLatin1String("cloudLegacyExchangeDN")).toString().endsWith(QStringLiteral("-stranger")));
    for (const char* name :
         {"cloudMSExchSafeSendersHash", "cloudMSExchSafeRecipientsHash", "cloudMSExchBlockedSendersHash"})
        EXPECT_GE(wordsOf(cloud.value(QString::fromLatin1(name))).size(), 1U) << name;
}

TEST_F(ExchangeFills, ARenamedUserKeepsItsLegacyDn) {
    rig.provision(people);
    rig.clock().advance(std::chrono::seconds(5));
    const QJsonValue before = cloudOf(people[0]).value(QLatin1String("cloudLegacyExchangeDN"));
    rig.patch("/beta/users/" + cloudObjectId(people[0].anchor()),
              {{QStringLiteral("mailNickname"), QStringLiteral("countess")}});
    EXPECT_EQ(cloudOf(people[0]).value(QLatin1String("cloudLegacyExchangeDN")), before);
}

TEST_F(ExchangeFills, AUserThatWasInTheBinMeanwhileIsFilledAfterItsReturn) {
    const std::string id = rig.createUser("ada", "AAECAwQFBgcICQoLDA0ODw==");
    rig.remove("/v1.0/users/" + id);
    rig.clock().advance(std::chrono::seconds(6));
    rig.post("/v1.0/directory/deletedItems/" + id + "/restore", {});
    rig.clock().advance(std::chrono::seconds(6));
    EXPECT_FALSE(cloudOf(id).value(QLatin1String("cloudAnchor")).isNull());
}

TEST(ExchangeAtOnce, WithoutDelayAUserIsFilledWhenItIsMade) {
    TenantRig rig(delayed(0));
    const std::string id = rig.createUser("ada", "AAECAwQFBgcICQoLDA0ODw==");
    EXPECT_EQ(rig.get("/beta/users/" + id + "?$select=cloudAnchor").text("cloudAnchor"), "User_" + id);
}

TEST(ExchangeSeed, TwoTenantsOfOneSeedFillTheSameValues) {
    const std::vector<Person> people = seedPeople(20);
    std::string bodies[2];
    for (std::string& body : bodies) {
        TenantRig rig(delayed(0), people);
        rig.provision(people);
        rig.createUser("stranger", "AAECAwQFBgcICQoLDA0ODw==");
        const QJsonArray value = rig.get(std::string("/beta/users?$top=999&$select=id,") + allNine).value();
        body = QJsonDocument(value).toJson().toStdString();
    }
    EXPECT_EQ(bodies[0], bodies[1]);
}

TEST(MailboxValues, AHashOfNoEntriesIsEmpty) { EXPECT_TRUE(hashOf(JunkList::SafeSenders, "anchor", 0).empty()); }

TEST(MailboxValues, TheLargestListFitsExchangesLimit) {
    EXPECT_EQ(hashOf(JunkList::SafeSenders, "anchor", 8000).size(), 32000U);
}

TEST(MailboxValues, HashesOfListsAndPeopleDiffer) {
    const std::string one = hashOf(JunkList::SafeSenders, "one", 10);
    EXPECT_NE(one, hashOf(JunkList::SafeRecipients, "one", 10));
    EXPECT_NE(one, hashOf(JunkList::SafeSenders, "two", 10));
    EXPECT_EQ(one, hashOf(JunkList::SafeSenders, "one", 10));
}

TEST(MailboxValues, HoldPoliciesHaveDocumentedFormsOfAtMostFortyCharacters) {
    std::vector<std::string> beginnings{"UniH", "cld", "skp", "-mbx", "mbx"};
    std::size_t seen = 0, total = 0;
    for (int i = 0; i < 200; ++i) {
        const auto policies = holdPoliciesOf("anchor " + std::to_string(i));
        EXPECT_GE(policies.size(), 1U);
        EXPECT_LE(policies.size(), 3U);
        for (const std::string& policy : policies) {
            ++total;
            EXPECT_LE(policy.size(), 40U) << policy;
            EXPECT_GE(policy.size(), 32U) << policy;
            seen += std::any_of(beginnings.begin(), beginnings.end(),
                                [&](const auto& begin) { return policy.starts_with(begin); })
                        ? 1U
                        : 0U;
        }
    }
    EXPECT_GT(seen, total / 2);
    EXPECT_LT(seen, total) << "the bare 32 digits occur too";
}

TEST(MailboxValues, VoiceMailMostlySaysHosted) {
    int hosted = 0;
    for (int i = 0; i < 160; ++i)
        hosted +=
            voiceMailSettingsOf("anchor " + std::to_string(i)) == std::vector<std::string>{"ExchangeHostedVoiceMail=1"}
                ? 1
                : 0;
    EXPECT_GT(hosted, 110);
    EXPECT_LT(hosted, 160);
}

TEST(ExchangeOnlineMemory, KnowsPeopleByAnchorAndStrangersByDice) {
    const std::vector<Person> people = seedPeople(20);
    const ExchangeOnline exchange(people, 1, std::chrono::seconds(5));
    for (const Person& person : people) {
        const Mailbox mailbox = exchange.mailboxOf(person.anchor(), "other");
        EXPECT_EQ(mailbox.onPremises, person.onPremisesMailbox);
        EXPECT_EQ(mailbox.archive, person.archive);
        EXPECT_EQ(mailbox.holds, person.holds);
        EXPECT_EQ(mailbox.voiceMail, person.voiceMail);
        EXPECT_EQ(mailbox.alias, person.mailNickname.empty() ? "other" : person.mailNickname);
    }
    EXPECT_EQ(exchange.mailboxOf("nobody's", "nick").alias, "nick");
    EXPECT_FALSE(exchange.mailboxOf("nobody's", "nick").onPremises);
}

TEST(ExchangeOnlineMemory, StrangersOfAnotherSeedAreOtherPeople) {
    const ExchangeOnline one({}, 1, std::chrono::seconds(0)), two({}, 2, std::chrono::seconds(0));
    int different = 0;
    for (int i = 0; i < 20; ++i)
        different += one.mailboxOf("a" + std::to_string(i), "x").safeSenders !=
                             two.mailboxOf("a" + std::to_string(i), "x").safeSenders
                         ? 1
                         : 0;
    EXPECT_GT(different, 10);
}

}  // namespace
}  // namespace hs::sandbox
