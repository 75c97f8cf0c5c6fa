#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/Encoding.h"
#include "core/ldap/LdapEndpoint.h"
#include "core/model/Dn.h"
#include "tests/core/ldap/TestDirectory.h"

namespace hs::ldap {
namespace {

constexpr int population = 2500;

/// One directory for all of these: they only read.
class Reading : public testing::Test {
protected:
    static void SetUpTestSuite() {
        sandbox::SlapdSettings settings;
        settings.extraLdif =
            "dn: CN=PC-0001,CN=Computers,DC=contoso,DC=test\nobjectClass: top\nobjectClass: person\n"
            "objectClass: organizationalPerson\nobjectClass: user\nobjectClass: computer\ncn: PC-0001\n\n"
            "dn:: Q049QWRhIExvdmVsYWNlXDBBQ05GOjMyYzJkNGU4LE9VPVBlb3BsZSxEQz1jb250b3NvLERDPXRlc3Q=\nobjectClass: top\n"
            "objectClass: person\nobjectClass: organizationalPerson\nobjectClass: user\n"
            "cn:: QWRhIExvdmVsYWNlCkNORjozMmMyZDRlOA==\n\n";
        shared() = std::make_unique<TestDirectory>(population, settings);
    }
    static void TearDownTestSuite() { shared().reset(); }
    static std::unique_ptr<TestDirectory>& shared() {
        static std::unique_ptr<TestDirectory> directory;
        return directory;
    }

    Reading() : endpoint(shared()->endpoint()) {}
    const std::vector<sandbox::Person>& people() { return shared()->people(); }

    static const Object* objectOf(const std::vector<Object>& objects, const sandbox::Person& person) {
        const std::string id = guidText(person.objectGuid);
        const auto found =
            std::find_if(objects.begin(), objects.end(), [&](const Object& object) { return object.id == id; });
        return found == objects.end() ? nullptr : &*found;
    }

    std::unique_ptr<LdapEndpoint> endpoint;
};

TEST_F(Reading, GetsEverybodyPastTheServersLimitOfAThousand) {
    const auto all = readAll(*endpoint, everyone());
    std::set<std::string> ids;
    for (const Object& object : all) ids.insert(object.id);
    EXPECT_EQ(all.size(), static_cast<std::size_t>(population));
    EXPECT_EQ(ids.size(), static_cast<std::size_t>(population));
}

TEST_F(Reading, DeliversPageByPage) {
    std::vector<std::size_t> pages;
    const auto result = endpoint->read(everyone(),
                                       [&](std::vector<Object>&& page) -> Result<void> {
                                           pages.push_back(page.size());
                                           return {};
                                       },
                                       {});
    EXPECT_TRUE(result.ok());
    EXPECT_GE(pages.size(), 3u);
    EXPECT_LE(*std::max_element(pages.begin(), pages.end()), 1000u);
}

TEST_F(Reading, StopsWithTheErrorOfWhoTakesThePages) {
    int pages = 0;
    const auto result = endpoint->read(everyone(),
                                       [&](std::vector<Object>&&) -> Result<void> {
                                           ++pages;
                                           return Error(ErrorCode::Conflict, "enough");
                                       },
                                       {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().message, "enough");
    EXPECT_EQ(pages, 1);
    EXPECT_EQ(readAll(*endpoint, everyone()).size(),
              static_cast<std::size_t>(population));  // the endpoint is fit for more
}

TEST_F(Reading, AnswersOtherQuestionsBetweenTwoPages) {
    std::size_t seen = 0;
    const auto result = endpoint->read(everyone(),
                                       [&](std::vector<Object>&& page) -> Result<void> {
                                           seen += page.size();
                                           HS_ASSIGN(const Object ada, endpoint->at(everyone(), people()[0].dn, {}));
                                           EXPECT_EQ(ada.first("cn"), "Ada Lovelace");
                                           return {};
                                       },
                                       {});
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().toLine());
    EXPECT_EQ(seen, static_cast<std::size_t>(population));
}

TEST_F(Reading, TellsTheClassesApart) {
    const auto all = readAll(*endpoint, everyone());
    for (const std::size_t index : {0, 5, 6}) {
        const Object* object = objectOf(all, people()[index]);
        ASSERT_NE(object, nullptr);
        EXPECT_EQ(object->objectClass, people()[index].objectClass);
    }
}

TEST_F(Reading, ReadsOnlyTheClassesAskedFor) {
    for (const ObjectClass wanted : {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact}) {
        Query query = everyone();
        query.classes = {wanted};
        const auto expected = std::count_if(people().begin(), people().end(),
                                            [&](const auto& person) { return person.objectClass == wanted; });
        const auto all = readAll(*endpoint, query);
        EXPECT_EQ(all.size(), static_cast<std::size_t>(expected)) << toString(wanted);
        for (const Object& object : all) EXPECT_EQ(object.objectClass, wanted);
    }
}

TEST_F(Reading, LeavesOutComputersSystemAccountsAndConflictCopies) {
    for (const Object& object : readAll(*endpoint, everyone())) {
        EXPECT_EQ(object.name.find("CNF:"), std::string::npos) << object.name;
        EXPECT_NE(object.first("cn"), "PC-0001");
        EXPECT_NE(object.first("cn"), "svc-hybridsync");
        EXPECT_NE(object.first("cn"), "krbtgt");
    }
}

TEST_F(Reading, ReadsOnlyTheSubtreesAskedFor) {
    Query query = everyone();
    query.bases = {"OU=Sales,OU=People,DC=contoso,DC=test", "OU=Legal,OU=People,DC=contoso,DC=test"};
    const auto expected = std::count_if(people().begin(), people().end(), [](const auto& person) {
        return person.department == "Sales" || person.department == "Legal";
    });
    EXPECT_EQ(readAll(*endpoint, query).size(), static_cast<std::size_t>(expected));
}

TEST_F(Reading, ReadsNobodyTwiceWhenSubtreesOverlap) {
    Query query = everyone();
    query.bases = {"OU=Sales,OU=People,DC=contoso,DC=test", "ou=people,dc=contoso,dc=test",
                   "OU=Legal,OU=People,DC=contoso,DC=test"};
    EXPECT_EQ(readAll(*endpoint, query).size(), static_cast<std::size_t>(population));
}

TEST_F(Reading, FailsForASubtreeThatDoesNotExist) {
    Query query = everyone();
    query.bases = {"OU=Gone,DC=contoso,DC=test"};
    const auto result = endpoint->read(query, [](std::vector<Object>&&) { return Result<void>(); }, {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::NotFound);
    EXPECT_EQ(result.error().object, "OU=Gone,DC=contoso,DC=test");
}

TEST_F(Reading, GivesEveryObjectItsIdentityAndAnchor) {
    const auto all = readAll(*endpoint, everyone());
    for (const auto& person : people()) {
        const Object* object = objectOf(all, person);
        ASSERT_NE(object, nullptr) << person.dn;
        EXPECT_EQ(object->anchor, person.anchor());
        EXPECT_EQ(*Dn::parse(object->name), *Dn::parse(person.dn));
    }
}

TEST_F(Reading, KeepsTheOrderOfProxyAddresses) {
    const auto all = readAll(*endpoint, everyone());
    for (const auto& person : people()) {
        const Object* object = objectOf(all, person);
        ASSERT_NE(object, nullptr);
        std::vector<std::string> held;
        for (const Value& value : object->values("proxyAddresses")) held.push_back(value.bytes());
        EXPECT_EQ(held, person.proxyAddresses) << person.dn;
    }
}

TEST_F(Reading, GivesValuesTheKindOfTheirSyntax) {
    Query query = everyone();
    query.attributes = {"objectGUID", "userAccountControl", "mail", "msExchRecipientTypeDetails", "objectSid"};
    const auto ada = endpoint->at(query, people()[0].dn, {});
    ASSERT_TRUE(ada.ok());
    EXPECT_EQ(ada->values("objectGUID"), Values{Value::binary(people()[0].objectGuid)});
    EXPECT_EQ(ada->values("userAccountControl"), Values{Value::integer(512)});
    EXPECT_EQ(ada->values("msExchRecipientTypeDetails"), Values{Value::integer(2147483648)});
    EXPECT_EQ(ada->values("mail"), Values{Value::text(people()[0].mail)});
    EXPECT_TRUE(ada->values("objectSid").front().isBinary());
}

TEST_F(Reading, NamesAttributesAsTheyWereAskedFor) {
    Query query = everyone();
    query.attributes = {"PROXYADDRESSES"};
    const auto ada = endpoint->at(query, people()[0].dn, {});
    ASSERT_TRUE(ada.ok());
    ASSERT_EQ(ada->attributes().size(), 1u);  // and nothing that was not asked for
    EXPECT_EQ(ada->attributes().front().first.text(), "PROXYADDRESSES");
}

TEST_F(Reading, LeavesMissingAttributesAbsent) {
    const auto nora = endpoint->at(everyone(), people()[8].dn, {});
    ASSERT_TRUE(nora.ok());
    EXPECT_FALSE(nora->has("mail"));
    EXPECT_EQ(nora->unknownReason("mail"), nullptr);
}

TEST_F(Reading, StopsWithinTwoTenthsOfASecond) {
    std::stop_source source;
    std::chrono::steady_clock::time_point asked;
    const auto result = endpoint->read(
        everyone(),
        [&](std::vector<Object>&&) -> Result<void> {
            source.request_stop();
            asked = std::chrono::steady_clock::now();
            return {};
        },
        source.get_token());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(10));
}

TEST_F(Reading, SaysWhichServerItReads) {
    EXPECT_EQ(endpoint->traits().side, Side::Directory);
    EXPECT_EQ(endpoint->traits().server, "127.0.0.1");
    EXPECT_TRUE(endpoint->at(everyone(), people()[0].dn, {}).ok());
    EXPECT_EQ(endpoint->traits().server, "dc1.contoso.test");  // once it has said its name
}

TEST_F(Reading, FetchesByIdAndLeavesOutWhatIsGone) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 250; ++i) ids.push_back(guidText(people()[i * 7].objectGuid));
    ids.push_back("00000000-0000-4000-8000-000000000000");
    ids.push_back("no identifier at all");
    const auto found = endpoint->fetch(everyone(), ids, {});
    ASSERT_TRUE(found.ok()) << found.error().toLine();
    EXPECT_EQ(found->size(), 250u);
}

TEST_F(Reading, FetchesNothingForNoIds) {
    const auto found = endpoint->fetch(everyone(), {}, {});
    ASSERT_TRUE(found.ok());
    EXPECT_TRUE(found->empty());
}

TEST_F(Reading, SaysWhatToDoWhenAnObjectIsNotThere) {
    const auto object = endpoint->at(everyone(), "CN=Nobody,OU=People,DC=contoso,DC=test", {});
    ASSERT_FALSE(object.ok());
    EXPECT_EQ(object.error().code, ErrorCode::NotFound);
    EXPECT_EQ(object.error().object, "CN=Nobody,OU=People,DC=contoso,DC=test");
    EXPECT_FALSE(object.error().nextStep.empty());
}

TEST_F(Reading, RefusesWhatIsNoDistinguishedName) {
    for (const char* wrong : {"Ada Lovelace", "", "CN=Ada,,DC=x", "ada@contoso.test"}) {
        const auto object = endpoint->at(everyone(), wrong, {});
        ASSERT_FALSE(object.ok()) << wrong;
        EXPECT_EQ(object.error().code, ErrorCode::InvalidInput) << wrong;
    }
}

TEST_F(Reading, FindsByAnAddressInAnyCase) {
    const auto found = endpoint->find(everyone(), "proxyAddresses", Value::text("smtp:ADA.lovelace@CONTOSO.test"), {});
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().first("cn"), "Ada Lovelace");
}

TEST_F(Reading, FindsByBinaryValues) {
    const auto byBytes = endpoint->find(everyone(), "objectGUID", Value::binary(people()[1].objectGuid), {});
    const auto byText = endpoint->find(everyone(), "objectGUID", Value::text(guidText(people()[1].objectGuid)), {});
    ASSERT_TRUE(byBytes.ok() && byText.ok());
    ASSERT_EQ(byBytes->size(), 1u);
    EXPECT_EQ(*byBytes, *byText);
}

TEST_F(Reading, FindsBySourceAnchorWhicheverAttributeHoldsIt) {
    for (const std::size_t index : {0, 5}) {  // objectGUID; mS-DS-ConsistencyGuid
        const auto found = endpoint->find(everyone(), "sourceAnchor", Value::text(people()[index].anchor()), {});
        ASSERT_TRUE(found.ok());
        ASSERT_EQ(found->size(), 1u);
        EXPECT_EQ(found->front().id, guidText(people()[index].objectGuid));
    }
    const std::string shadowed = toBase64(people()[5].objectGuid);  // not her anchor: she has a consistency GUID
    EXPECT_TRUE(endpoint->find(everyone(), "sourceAnchor", Value::text(shadowed), {})->empty());
}

TEST_F(Reading, SearchesByTheBeginningOfNamesAndAddresses) {
    for (const char* text : {"Ada L", "lovelace", "ada.lovelace@", "ADA"}) {
        const auto found = endpoint->search(text, 20, {});
        ASSERT_TRUE(found.ok()) << text;
        EXPECT_TRUE(std::any_of(found->begin(), found->end(), [](const Object& object) {
            return object.first("displayName") == "Ada Lovelace";
        })) << text;
    }
}

TEST_F(Reading, SearchesForLettersBeyondAscii) {
    for (const auto& [text, name] : {std::pair("jürgen", "Jürgen Weiß"),
                                     {"Łukasz", "Łukasz Bjørnsen"},
                                     {"Işıl", "Işıl Kaya"},
                                     {"Siobhán O'B", "Siobhán O'Brien"}}) {
        const auto found = endpoint->search(text, 5, {});
        ASSERT_TRUE(found.ok()) << text;
        ASSERT_FALSE(found->empty()) << text;
        EXPECT_EQ(found->front().first("displayName"), name);
    }
}

TEST_F(Reading, SearchesForTheExactDistinguishedName) {
    const auto found = endpoint->search(" " + people()[6].dn + " ", 5, {});
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().objectClass, ObjectClass::Contact);
}

TEST_F(Reading, TakesFilterCharactersInASearchForLetters) {
    for (const char* text : {"*", "Ada*", ")(objectClass=*", "\\2a", "a=b"}) {
        const auto found = endpoint->search(text, 20, {});
        ASSERT_TRUE(found.ok()) << text << found.error().toLine();
        EXPECT_TRUE(found->empty()) << text;
    }
}

TEST_F(Reading, LimitsASearch) {
    const auto some = endpoint->search("S", 7, {});
    ASSERT_TRUE(some.ok());
    EXPECT_EQ(some->size(), 7u);
    EXPECT_EQ(endpoint->search("", 12, {})->size(), 12u);
    EXPECT_EQ(endpoint->search("", 0, {})->size(), 0u);
}

}  // namespace
}  // namespace hs::ldap
