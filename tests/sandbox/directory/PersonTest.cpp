#include "app/sandbox/Person.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

#include "core/base/Encoding.h"
#include "core/model/Dn.h"

namespace hs::sandbox {
namespace {

const std::vector<Person>& thousands() {
    static const std::vector<Person> people = generatePeople({.users = 5000});
    return people;
}

double share(const std::function<bool(const Person&)>& holds) {
    return static_cast<double>(std::count_if(thousands().begin(), thousands().end(), holds)) /
           static_cast<double>(thousands().size());
}

bool same(const Person& a, const Person& b) {
    return a.dn == b.dn && a.objectGuid == b.objectGuid && a.consistencyGuid == b.consistencyGuid && a.mail == b.mail &&
           a.proxyAddresses == b.proxyAddresses && a.safeSenders == b.safeSenders && a.disabled == b.disabled &&
           a.samAccountName == b.samAccountName && a.objectClass == b.objectClass;
}

TEST(People, AreTheSameForTheSameSeed) {
    const auto again = generatePeople({.users = 5000});
    for (std::size_t i = 0; i < again.size(); ++i) EXPECT_TRUE(same(again[i], thousands()[i])) << i;
}

TEST(People, DifferForAnotherSeedExceptForTheNamedExamples) {
    const auto other = generatePeople({.users = 200, .seed = 2});
    for (std::size_t i = 0; i < 10; ++i) EXPECT_TRUE(same(other[i], thousands()[i])) << i;
    std::size_t equal = 0;
    for (std::size_t i = 10; i < 200; ++i) equal += same(other[i], thousands()[i]) ? 1 : 0;
    EXPECT_EQ(equal, 0u);
}

TEST(People, OfASmallWorldAreTheFirstOfALargeOne) {
    const auto few = generatePeople({.users = 100});
    for (std::size_t i = 0; i < few.size(); ++i) EXPECT_TRUE(same(few[i], thousands()[i])) << i;
}

TEST(People, BeginWithTheTenExamplesThatDocumentationNames) {
    const char* const names[] = {"Ada Lovelace",    "Jürgen Weiß",       "Łukasz Bjørnsen",  "Işıl Kaya",
                                 "Siobhán O'Brien", "Grace Hopper",      "Contact Fabrikam", "Otto Onprem",
                                 "Nora Nomail",     "Xavier Fivehundred"};
    for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(thousands()[i].displayName, names[i]);
}

TEST(People, GiveTheExamplesWhatTheyAreNamedFor) {
    const auto& people = thousands();
    EXPECT_TRUE(people[0].archive && people[0].voiceMail && people[0].holds && people[0].blockedSenders > 0);
    EXPECT_EQ(people[5].objectClass, ObjectClass::InetOrgPerson);
    EXPECT_FALSE(people[5].consistencyGuid.empty());
    EXPECT_EQ(people[6].objectClass, ObjectClass::Contact);
    EXPECT_EQ(people[6].samAccountName + people[6].userPrincipalName, "");
    EXPECT_TRUE(people[7].onPremisesMailbox);
    EXPECT_EQ(people[8].mail, "");
    EXPECT_TRUE(people[8].proxyAddresses.empty());
    for (std::size_t i = 0; i < 7; ++i) EXPECT_FALSE(people[i].disabled || people[i].protectedAccount) << i;
}

TEST(People, IncludeOneWhoHoldsHisX500InAnotherCase) {
    const Person& xavier = thousands()[9];
    const std::string mine = "x500:" + cloudLegacyExchangeDn(xavier.anchor(), xavier.mailNickname);
    const auto holds = [&](auto compare) {
        return std::any_of(xavier.proxyAddresses.begin(), xavier.proxyAddresses.end(), compare);
    };
    EXPECT_TRUE(holds([&](const std::string& held) { return equalsIgnoringAsciiCase(held, mine); }));
    EXPECT_FALSE(holds([&](const std::string& held) { return held == mine; }));
}

TEST(People, HaveNamesThatNobodyElseHas) {
    std::set<std::string> names, guids, accounts, addresses;
    std::size_t accountCount = 0, addressCount = 0;
    for (const Person& person : thousands()) {
        const auto dn = Dn::parse(person.dn);
        ASSERT_TRUE(dn.has_value()) << person.dn;
        names.insert(dn->normalized());
        guids.insert(person.objectGuid);
        if (!person.samAccountName.empty() && ++accountCount) accounts.insert(person.samAccountName);
        for (const std::string& address : person.proxyAddresses)
            if (++addressCount) addresses.insert(asciiLower(address));
    }
    EXPECT_EQ(names.size(), thousands().size());
    EXPECT_EQ(guids.size(), thousands().size());
    EXPECT_EQ(accounts.size(), accountCount);
    EXPECT_EQ(addresses.size(), addressCount);
}

TEST(People, LiveInSixToTenOrganizationalUnitsUnderPeople) {
    std::set<std::string> units;
    for (const Person& person : thousands()) units.insert(Dn::parse(person.dn)->parent().text());
    EXPECT_GE(units.size(), 6u);
    EXPECT_LE(units.size(), 10u);
    for (const std::string& unit : units)
        EXPECT_TRUE(Dn::parse(unit)->isUnder(*Dn::parse("OU=People,DC=contoso,DC=test"))) << unit;
}

TEST(People, AreMixedAsInARealForest) {
    EXPECT_NEAR(share([](const Person& p) { return p.objectClass == ObjectClass::User; }), 0.80, 0.03);
    EXPECT_NEAR(share([](const Person& p) { return p.objectClass == ObjectClass::InetOrgPerson; }), 0.12, 0.02);
    EXPECT_NEAR(share([](const Person& p) { return p.objectClass == ObjectClass::Contact; }), 0.08, 0.02);
    EXPECT_NEAR(share([](const Person& p) { return p.onPremisesMailbox; }), 0.14, 0.03);
    EXPECT_NEAR(share([](const Person& p) { return p.mail.empty(); }), 0.05, 0.02);
    EXPECT_GT(share([](const Person& p) { return p.disabled; }), 0.01);
    EXPECT_GT(share([](const Person& p) { return p.protectedAccount; }), 0.002);
}

TEST(People, HaveExactlyOnePrimaryAddressAndItIsTheirMail) {
    for (const Person& person : thousands()) {
        const auto primary = std::count_if(person.proxyAddresses.begin(), person.proxyAddresses.end(),
                                           [](const std::string& address) { return address.rfind("SMTP:", 0) == 0; });
        EXPECT_EQ(primary, person.mail.empty() ? 0 : 1) << person.dn;
        EXPECT_TRUE(primary == 0 || person.proxyAddresses.front() == "SMTP:" + person.mail) << person.dn;
    }
}

TEST(People, HaveAccountNamesThatActiveDirectoryTakes) {
    for (const Person& person : thousands()) {
        EXPECT_LE(person.samAccountName.size(), 20u) << person.dn;
        EXPECT_EQ(person.samAccountName.find_first_of("\"/\\[]:;|=,+*?<> "), std::string::npos);
        for (const char c : person.mail) EXPECT_LT(static_cast<unsigned char>(c), 0x80) << person.mail;
    }
}

TEST(People, AreMadeQuickly) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(generatePeople({.users = 20000}).size(), 20000u);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));  // 30 ms when optimised and alone
}

TEST(People, AreNoneWhenNoneAreWanted) {
    EXPECT_TRUE(generatePeople({.users = 0}).empty());
    EXPECT_TRUE(generatePeople({.users = -1}).empty());
    EXPECT_EQ(generatePeople({.users = 3}).size(), 3u);
}

TEST(People, FollowTheBaseAndSuffixGiven) {
    const auto people = generatePeople({.baseDn = "DC=fabrikam,DC=test", .upnSuffix = "fabrikam.test", .users = 20});
    for (const Person& person : people) EXPECT_TRUE(Dn::parse(person.dn)->isUnder(*Dn::parse("DC=fabrikam,DC=test")));
    EXPECT_EQ(people[0].userPrincipalName, "ada.lovelace@fabrikam.test");
}

TEST(CloudIdentity, FollowsFromTheAnchorAlone) {
    const std::string id = cloudObjectId("anchor");
    EXPECT_EQ(id, cloudObjectId("anchor"));
    EXPECT_NE(id, cloudObjectId("another"));
    EXPECT_EQ(id.size(), 36u);
    EXPECT_TRUE(guidBytes(id).has_value());
}

TEST(CloudIdentity, SpellsTheLegacyNameAsExchangeOnlineDoes) {
    const std::string name = cloudLegacyExchangeDn("anchor", "ada");
    EXPECT_EQ(name.rfind("/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=", 0),
              0u);
    EXPECT_EQ(name.substr(name.size() - 4), "-ada");
    EXPECT_LE(name.size() + 5, 1123u);
}

}  // namespace
}  // namespace hs::sandbox
