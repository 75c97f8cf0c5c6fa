#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <fstream>
#include <map>
#include <memory>
#include <set>

#include "Changes.h"
#include "app/sandbox/tenant/Tenant.h"
#include "core/auth/ClientCredentials.h"
#include "core/graph/ExchangeAttributes.h"
#include "core/graph/GraphEndpoint.h"
#include "core/net/Certificates.h"

namespace hs::graph {

using sandbox::Person;
using sandbox::TenantFault;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

namespace {

std::vector<AttributeName> cloudNames() {
    std::vector<AttributeName> names;
    for (const CloudAttribute& one : exchangeAttributes()) names.emplace_back(one.name);
    return names;
}

/// The tenant emulator over TLS, signed in to with client credentials: the way the agent goes.
class TenantSide : public testing::Test {
protected:
    void SetUp() override {
        const UnixMillis now = clock.now();
        const auto authority = net::makeAuthority("Sandbox CA", now);
        ASSERT_TRUE(authority.ok());
        const auto certificate = net::makeServerCertificate(*authority, {}, now);
        ASSERT_TRUE(certificate.ok());
        http.caFile = directory.filePath(QStringLiteral("ca.pem")).toStdString();
        std::ofstream(http.caFile) << authority->certificatePem;

        sandbox::TenantOptions options;
        options.accounts.clientSecret = "s3cret+/%&";
        options.exchangeDelay = std::chrono::milliseconds(0);
        options.certificatePem = certificate->certificatePem;
        options.privateKeyPem = certificate->privateKeyPem;
        sandbox::SeedSettings seed;
        seed.users = 2500;
        people = sandbox::generatePeople(seed);
        auto started = sandbox::Tenant::start(options, people, clock);
        ASSERT_TRUE(started.ok()) << started.error().toLine();
        tenant = *std::move(started);
        endpoint = connect(options.accounts.clientSecret);
    }

    std::unique_ptr<GraphEndpoint> connect(const std::string& secret) {
        const auth::Registration registration{tenant->authorityUrl(), tenant->accounts().tenantId,
                                              tenant->accounts().clientId};
        auto tokens = std::make_shared<auth::ClientCredentials>(
            registration, Secret(secret), "https://graph.microsoft.com/.default", http, clock, log);
        GraphSettings settings;
        settings.graphUrl = tenant->graphUrl();
        return std::make_unique<GraphEndpoint>(settings, std::make_unique<net::HttpClient>(http, clock, log),
                                               std::move(tokens), clock);
    }

    void provisionEveryone() {
        const auto done = tenant->state().open().provision(people);
        ASSERT_TRUE(done.ok()) << done.error().toLine();
    }

    std::map<std::string, Object> readAll(const Query& query) {
        std::map<std::string, Object> objects;
        const auto sink = [&](std::vector<Object>&& page) -> Result<void> {
            for (Object& object : page) objects.emplace(object.anchor, std::move(object));
            return {};
        };
        const auto done = endpoint->read(query, sink, {});
        EXPECT_TRUE(done.ok()) << done.error().toLine();
        return objects;
    }

    Receipt applyOne(const Change& change) {
        std::vector<Receipt> receipts;
        const auto done = endpoint->apply({&change, 1},
                                          [&](std::size_t, Receipt&& receipt) -> Result<void> {
                                              receipts.push_back(std::move(receipt));
                                              return {};
                                          },
                                          {});
        EXPECT_TRUE(done.ok()) << done.error().toLine();
        EXPECT_THAT(receipts, SizeIs(1));
        return receipts.empty() ? Receipt{} : receipts.front();
    }

    Object at(const std::string& name) {
        auto object = endpoint->at(all, name, {});
        EXPECT_TRUE(object.ok()) << object.error().toLine();
        return object.ok() ? *std::move(object) : Object{};
    }

    void fault(TenantFault::Kind kind, const std::string& path, int status = 429) {
        TenantFault one;
        one.kind = kind;
        one.pathContains = path;
        one.status = status;
        one.retryAfterSeconds = 0;
        tenant->faults().add(one);
    }

    struct Told {
        std::vector<std::string> changed, removed;
        std::string next;
        int pages = 0;
    };
    std::string watermark() {
        auto mark = endpoint->watermark(all, {});
        EXPECT_TRUE(mark.ok()) << (mark.ok() ? std::string() : mark.error().toLine());
        return mark.ok() ? *std::move(mark) : std::string();
    }
    Told changes(const std::string& since) {
        Told told;
        auto next =
            endpoint->changes(all, since,
                              [&told](ChangedIds&& page) -> Result<void> {
                                  told.changed.insert(told.changed.end(), page.changed.begin(), page.changed.end());
                                  told.removed.insert(told.removed.end(), page.removed.begin(), page.removed.end());
                                  ++told.pages;
                                  return {};
                              },
                              {});
        EXPECT_TRUE(next.ok()) << (next.ok() ? std::string() : next.error().toLine());
        if (next.ok()) told.next = *std::move(next);
        return told;
    }

    const Query all{{ObjectClass::User, ObjectClass::Contact},
                    {"displayName", "city", "businessPhones", "accountEnabled", "mailNickname", "mail"},
                    {}};
    QTemporaryDir directory;
    SystemClock clock;
    NullLog log;
    net::HttpSettings http;
    std::vector<Person> people;
    std::unique_ptr<sandbox::Tenant> tenant;
    std::unique_ptr<GraphEndpoint> endpoint;
};

}  // namespace

TEST_F(TenantSide, EveryoneIsReadPageByPage) {
    provisionEveryone();
    const auto objects = readAll({{ObjectClass::User, ObjectClass::Contact}, cloudNames(), {}});
    ASSERT_EQ(objects.size(), people.size());
    for (const Person& person : people) {
        const auto found = objects.find(person.anchor());
        ASSERT_NE(found, objects.end()) << person.dn;
        EXPECT_EQ(found->second.objectClass, cloudClass(person.objectClass)) << person.dn;
        EXPECT_EQ(found->second.id, sandbox::cloudObjectId(person.anchor())) << person.dn;
        EXPECT_THAT(found->second.unknown(), IsEmpty()) << person.dn;
    }
}

TEST_F(TenantSide, AdaHasAllNineCloudAttributesInTheirKinds) {
    provisionEveryone();
    const Object ada = *endpoint->at({{ObjectClass::User}, cloudNames(), {}}, people.front().userPrincipalName, {});
    for (const CloudAttribute& one : exchangeAttributes()) {
        ASSERT_TRUE(ada.has(one.name)) << one.name;
        const Value::Kind kind = ada.values(one.name).front().kind();
        EXPECT_EQ(kind == Value::Kind::Binary, one.type == CloudAttribute::Type::Binary) << one.name;
        EXPECT_EQ(kind == Value::Kind::Integer, one.type == CloudAttribute::Type::Integer) << one.name;
    }
    EXPECT_EQ(ada.first("cloudAnchor"), "User_" + ada.id);
}

TEST_F(TenantSide, ContactHasItsLegacyDn) {
    provisionEveryone();
    const Object contact = *endpoint->at({{ObjectClass::Contact}, cloudNames(), {}}, people[6].mail, {});
    EXPECT_TRUE(contact.has("cloudLegacyExchangeDN"));
    EXPECT_THAT(contact.unknown(), IsEmpty());
}

TEST_F(TenantSide, FetchFindsManyByIdAndLeavesOutStrangers) {
    provisionEveryone();
    std::vector<std::string> ids{"3f2504e0-4f89-41d3-9a0c-0305e82c3301"};
    for (std::size_t i = 0; i < 130; ++i) ids.push_back(sandbox::cloudObjectId(people[i].anchor()));
    const auto objects = endpoint->fetch(all, ids, {});
    ASSERT_TRUE(objects.ok()) << objects.error().toLine();
    EXPECT_EQ(objects->size(), 130U);
}

TEST_F(TenantSide, PeopleAreFoundByAnchorAndByNamesWithApostrophes) {
    provisionEveryone();
    const Person& siobhan = people[4];
    const auto byAnchor = endpoint->find(all, "onPremisesImmutableId", Value::text(siobhan.anchor()), {});
    ASSERT_TRUE(byAnchor.ok()) << byAnchor.error().toLine();
    ASSERT_THAT(*byAnchor, SizeIs(1));
    const auto byName = endpoint->find(all, "userPrincipalName", Value::text(siobhan.userPrincipalName), {});
    ASSERT_TRUE(byName.ok()) << byName.error().toLine();
    EXPECT_EQ(*byName, *byAnchor);
}

TEST_F(TenantSide, SearchFindsUnicodeBeginnings) {
    provisionEveryone();
    const auto found = endpoint->search("Jürgen W", 5, {});
    ASSERT_TRUE(found.ok()) << found.error().toLine();
    ASSERT_FALSE(found->empty());
    EXPECT_EQ(found->front().first("displayName").rfind("Jürgen W", 0), 0U);
}

TEST_F(TenantSide, UserLivesFromCreateToDelete) {
    Change make = creation("lise@contoso.test", "QUJDREVGR0hJSktMTU5PUA==",
                           {replace("displayName", "Lise Meitner"), replace("city", "Wien"),
                            replace("businessPhones", "+43 1 1"), replace("usageLocation", "AT")});
    const Receipt made = applyOne(make);
    ASSERT_TRUE(made.ok) << made.error.toLine();
    EXPECT_EQ(made.name, "lise@contoso.test");
    Object lise = at(made.id);
    EXPECT_EQ(lise.anchor, "QUJDREVGR0hJSktMTU5PUA==");
    EXPECT_EQ(lise.first("city"), "Wien");
    EXPECT_EQ(lise.first("accountEnabled"), "True");

    Change update = changeOf(ChangeKind::Update, made.id,
                             {replace("displayName", "Lise \"M\" ß 😀"), clear("city"), clear("businessPhones")});
    EXPECT_TRUE(applyOne(update).ok);
    lise = at(made.id);
    EXPECT_EQ(lise.first("displayName"), "Lise \"M\" ß 😀");
    EXPECT_FALSE(lise.has("city"));
    EXPECT_FALSE(lise.has("businessPhones"));
    EXPECT_EQ(lise.unknownReason("businessPhones"), nullptr);

    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Disable, made.id)).ok);
    EXPECT_EQ(at(made.id).first("accountEnabled"), "False");
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Delete, made.id)).ok);
    EXPECT_EQ(endpoint->at(all, made.id, {}).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Delete, made.id)).ok);
}

TEST_F(TenantSide, ContactIsCreatedOverTheProvisioningDoor) {
    const Receipt made = applyOne(contactCreation("sales@fabrikam.test", "QUJDREVGR0hJSktMTU5PUA=="));
    ASSERT_TRUE(made.ok) << made.error.toLine();
    EXPECT_EQ(at("sales@fabrikam.test").id, made.id);
}

TEST_F(TenantSide, LostAnswerToACreateMakesOneUser) {
    fault(TenantFault::Kind::CutAfter, "$batch");
    const Receipt made = applyOne(creation("lise@contoso.test", "QUJDREVGR0hJSktMTU5PUA=="));
    ASSERT_TRUE(made.ok) << made.error.toLine();
    EXPECT_EQ(readAll(all).size(), 1U);
}

TEST_F(TenantSide, SecondCreateOfOneAnchorIsTheSameUser) {
    const Change make = creation("lise@contoso.test", "QUJDREVGR0hJSktMTU5PUA==");
    const Receipt first = applyOne(make);
    const Receipt second = applyOne(make);
    ASSERT_TRUE(second.ok) << second.error.toLine();
    EXPECT_EQ(second.id, first.id);
}

TEST_F(TenantSide, TakenNameIsAConflict) {
    EXPECT_TRUE(applyOne(creation("lise@contoso.test", "QUJDREVGR0hJSktMTU5PUA==")).ok);
    const Receipt second = applyOne(creation("lise@contoso.test", "enp6enp6enp6enp6enp6eg=="));
    EXPECT_FALSE(second.ok);
    EXPECT_EQ(second.error.code, ErrorCode::Conflict);
    EXPECT_NE(second.error.serverText, "");
}

TEST_F(TenantSide, BadValueIsNamedAndTheRestIsWritten) {
    const Receipt made = applyOne(creation("lise@contoso.test", "QUJDREVGR0hJSktMTU5PUA=="));
    const Receipt receipt =
        applyOne(changeOf(ChangeKind::Update, made.id, {replace("city", "Berlin"), replace("noSuchProperty", "x")}));
    EXPECT_FALSE(receipt.ok);
    ASSERT_THAT(receipt.failedAttributes, SizeIs(1));
    EXPECT_EQ(receipt.failedAttributes.front().first, AttributeName("noSuchProperty"));
    EXPECT_EQ(at(made.id).first("city"), "Berlin");
}

TEST_F(TenantSide, ExpiredTokenIsRenewed) {
    provisionEveryone();
    EXPECT_EQ(readAll(all).size(), people.size());
    tenant->tokens().expireAll();
    EXPECT_EQ(readAll(all).size(), people.size());
}

TEST_F(TenantSide, WrongSecretIsUnauthenticated) {
    endpoint = connect("wrong");
    const auto object = endpoint->at(all, "ada@contoso.test", {});
    ASSERT_FALSE(object.ok());
    EXPECT_EQ(object.error().code, ErrorCode::Unauthenticated);
}

TEST_F(TenantSide, TruncatedPageEndsTheReadingAsCorruptOrUnavailable) {
    provisionEveryone();
    http.maxAttempts = 1;
    endpoint = connect("s3cret+/%&");
    fault(TenantFault::Kind::Truncate, "/users");
    std::size_t read = 0;
    const auto sink = [&](std::vector<Object>&& page) -> Result<void> {
        read += page.size();
        return {};
    };
    const auto done = endpoint->read(all, sink, {});
    ASSERT_FALSE(done.ok());
    EXPECT_TRUE(done.error().code == ErrorCode::Corrupt || done.error().code == ErrorCode::Unavailable)
        << done.error().toLine();
    EXPECT_EQ(read, 0U);
}

TEST_F(TenantSide, JsonThatIsNotGraphsIsCorrupt) {
    provisionEveryone();
    fault(TenantFault::Kind::WrongJson, "/users");
    const auto done = endpoint->read(all, [](std::vector<Object>&&) -> Result<void> { return {}; }, {});
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, ErrorCode::Corrupt);
}

TEST_F(TenantSide, ThrottledPageIsAskedForAgain) {
    provisionEveryone();
    fault(TenantFault::Kind::Status, "/users", 429);
    fault(TenantFault::Kind::Status, "/users", 503);
    EXPECT_EQ(readAll(all).size(), people.size());
}

TEST_F(TenantSide, StopDuringALongReadIsCancelled) {
    provisionEveryone();
    std::stop_source stop;
    std::size_t pages = 0;
    const auto sink = [&](std::vector<Object>&&) -> Result<void> {
        ++pages;
        stop.request_stop();
        return {};
    };
    EXPECT_EQ(endpoint->read(all, sink, stop.get_token()).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(pages, 1U);
}

TEST_F(TenantSide, LicencesArriveAsTheirSkus) {
    provisionEveryone();
    const Query query{{ObjectClass::User}, {"assignedLicenses"}, {}};
    EXPECT_TRUE(endpoint->at(query, people.front().userPrincipalName, {})->has("assignedLicenses"));
}

TEST_F(TenantSide, ChangesTellNewcomersUpdatesAndRemovalsOnce) {
    provisionEveryone();
    const std::string since = watermark();
    const Object ada = at(people[0].userPrincipalName), bob = at(people[1].userPrincipalName);
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Update, ada.id, {replace("city", "Turin")})).ok);
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Delete, bob.id)).ok);
    const Receipt created = applyOne(creation("new@contoso.test", "bmV3bmV3bmV3bmV3bmV3bm", {replace("city", "Rome")}));
    ASSERT_TRUE(created.ok) << created.error.toLine();
    const Told told = changes(since);
    EXPECT_THAT(told.changed, UnorderedElementsAre(ada.id, created.id));
    EXPECT_THAT(told.removed, ElementsAre(bob.id));
    const Told after = changes(told.next);
    EXPECT_THAT(after.changed, IsEmpty());
    EXPECT_THAT(after.removed, IsEmpty());
}

TEST_F(TenantSide, ChangesOfThousandsComeInPages) {
    const std::string since = watermark();
    provisionEveryone();
    const Told told = changes(since);
    EXPECT_EQ(std::set<std::string>(told.changed.begin(), told.changed.end()).size(), people.size());
    EXPECT_GT(told.pages, 2);
}

TEST_F(TenantSide, ChangesTellOfSomebodyWhoCameAndWent) {
    provisionEveryone();
    const std::string since = watermark();
    const Receipt created = applyOne(creation("new@contoso.test", "bmV3bmV3bmV3bmV3bmV3bm"));
    ASSERT_TRUE(created.ok) << created.error.toLine();
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Delete, created.id)).ok);
    const Told told = changes(since);
    EXPECT_THAT(told.changed, IsEmpty());
    EXPECT_THAT(told.removed, ElementsAre(created.id));
}

TEST_F(TenantSide, ChangesTellOfAPropertyThatWasLost) {
    provisionEveryone();
    const Object ada = at(people[0].userPrincipalName);
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Update, ada.id, {replace("city", "Turin")})).ok);
    const std::string since = watermark();
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Update, ada.id, {clear("city")})).ok);
    EXPECT_THAT(changes(since).changed, ElementsAre(ada.id));
}

TEST_F(TenantSide, AnExpiredDeltaLinkIsAConflict) {
    provisionEveryone();
    const std::string since = watermark();
    tenant->expireDeltaLinks();
    const auto next = endpoint->changes(all, since, [](ChangedIds&&) -> Result<void> { return {}; }, {});
    ASSERT_FALSE(next.ok());
    EXPECT_EQ(next.error().code, ErrorCode::Conflict);
}

TEST_F(TenantSide, ARestoredUserIsTheSameAndChangesTellOfThem) {
    provisionEveryone();
    const Object before = at(people[0].userPrincipalName);
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Delete, before.id)).ok);
    const std::string since = watermark();
    const Receipt receipt = applyOne(changeOf(ChangeKind::Restore, before.id));
    EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
    EXPECT_EQ(receipt.id, before.id);
    EXPECT_EQ(receipt.name, before.name);
    EXPECT_EQ(at(before.name), before);
    EXPECT_THAT(changes(since).changed, ElementsAre(before.id));
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Restore, before.id)).ok);
}

/// Whatever happens to whichever request: what is said to be read is all there is.
TEST_F(TenantSide, UnderEveryFaultAtEveryRequestOkMeansComplete) {
    provisionEveryone();
    const net::HttpSettings patient = http;
    http.timeout = std::chrono::milliseconds(300);
    http.maxTotalWait = std::chrono::milliseconds(0);
    endpoint = connect("s3cret+/%&");
    const std::size_t whole = people.size();
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 60; ++i) ids.push_back(sandbox::cloudObjectId(people[i].anchor()));
    using Kind = TenantFault::Kind;
    for (const Kind kind :
         {Kind::Status, Kind::Cut, Kind::CutAfter, Kind::Half, Kind::Silence, Kind::Truncate, Kind::WrongJson}) {
        for (int request = 0; request < 8; ++request) {
            TenantFault one;
            one.kind = kind;
            one.status = 401;
            one.afterRequests = request;
            tenant->faults().add(one);
            std::size_t seen = 0;
            const auto read = endpoint->read(all,
                                             [&seen](std::vector<Object>&& page) -> Result<void> {
                                                 seen += page.size();
                                                 return {};
                                             },
                                             {});
            if (read.ok()) { EXPECT_EQ(seen, whole) << static_cast<int>(kind) << " at " << request; }
            const auto fetched = endpoint->fetch(all, ids, {});
            if (fetched.ok()) { EXPECT_EQ(fetched->size(), ids.size()) << static_cast<int>(kind) << " at " << request; }
            tenant->faults().clear();
        }
    }
    http = patient;  // a busy machine may be slower than the impatient client
    endpoint = connect("s3cret+/%&");
    EXPECT_EQ(readAll(all).size(), whole);
}

TEST_F(TenantSide, ATokenRefusedInsideABatchIsRenewedOnce) {
    provisionEveryone();
    const Object ada = at(people[0].userPrincipalName);
    fault(TenantFault::Kind::Status, "/users/", 401);
    EXPECT_TRUE(applyOne(changeOf(ChangeKind::Update, ada.id, {replace("city", "Turin")})).ok);
    EXPECT_EQ(at(ada.name).first("city"), "Turin");
}

}  // namespace hs::graph
