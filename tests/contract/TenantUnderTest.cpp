#include <gtest/gtest.h>
#include <QTemporaryDir>

#include <fstream>

#include "app/sandbox/tenant/Tenant.h"
#include "core/auth/ClientCredentials.h"
#include "core/graph/GraphEndpoint.h"
#include "core/net/Certificates.h"
#include "tests/contract/EndpointUnderTest.h"

namespace hs::contract {

namespace {

struct Certificates {
    std::string authority, server, key;
};

/// One authority for all tests: making keys is the slowest part of a start.
const Certificates& certificates() {
    static const Certificates made = [] {
        Certificates result;
        const UnixMillis now = SystemClock().now();
        const auto authority = net::makeAuthority("Contract tests", now);
        EXPECT_TRUE(authority.ok());
        if (!authority.ok()) return result;
        const auto server = net::makeServerCertificate(*authority, {}, now);
        EXPECT_TRUE(server.ok());
        if (server.ok()) result = {authority->certificatePem, server->certificatePem, server->privateKeyPem};
        return result;
    }();
    return made;
}

class TenantUnderTest final : public EndpointUnderTest {
public:
    TenantUnderTest() {
        sandbox::SeedSettings seed;
        seed.users = 30;
        people_ = sandbox::generatePeople(seed);
        sandbox::TenantOptions options;
        options.accounts.clientSecret = "contract";
        options.exchangeDelay = std::chrono::milliseconds(0);
        options.certificatePem = certificates().server;
        options.privateKeyPem = certificates().key;
        auto started = sandbox::Tenant::start(options, people_, clock_);
        EXPECT_TRUE(started.ok()) << (started.ok() ? std::string() : started.error().toLine());
        if (!started.ok()) return;
        tenant_ = *std::move(started);
        EXPECT_TRUE(tenant_->state().open().provision(people_).ok());
        secret_ = options.accounts.clientSecret;
        endpoint_ = connected();
        elsewhere_ = connected();
    }

    Endpoint& endpoint() override { return *endpoint_; }
    std::vector<std::string> userNames() const override {
        std::vector<std::string> names;
        for (const sandbox::Person& person : people_)
            if (person.objectClass != ObjectClass::Contact) names.push_back(person.userPrincipalName);
        return names;
    }
    std::string strangersName() const override { return "stranger@contoso.test"; }
    AttributeName writable() const override { return "department"; }
    AttributeName unique() const override { return "userPrincipalName"; }

    void setElsewhere(const std::string& name, const std::string& value) override {
        apply(ChangeKind::Update, name, {{writable(), value}});
    }
    std::vector<std::string> addElsewhere(const std::vector<std::string>& shortNames) override {
        std::vector<sandbox::Person> people(shortNames.size());
        std::vector<std::string> names;
        for (std::size_t i = 0; i < people.size(); ++i) {
            sandbox::Person& person = people[i];
            person.displayName = person.mailNickname = person.surname = shortNames[i];
            person.userPrincipalName = shortNames[i] + "@contoso.test";
            person.objectGuid = shortNames[i];
            person.objectGuid.resize(16, '.');
            names.push_back(person.userPrincipalName);
        }
        EXPECT_TRUE(tenant_->state().open().provision(people).ok());
        return names;
    }
    void removeElsewhere(const std::string& name) override { apply(ChangeKind::Delete, name, {}); }
    void moveElsewhere(const std::string& name) override {
        apply(ChangeKind::Update, name, {{"userPrincipalName", "moved@contoso.test"}});
    }

private:
    /// As another application.
    void apply(ChangeKind kind, const std::string& name,
               const std::vector<std::pair<AttributeName, std::string>>& values) {
        Query users;
        users.classes = {ObjectClass::User};
        const auto found = elsewhere_->at(users, name, {});
        ASSERT_TRUE(found.ok()) << found.error().toLine();
        Change change;
        change.kind = kind;
        change.target = {Side::Cloud, found->objectClass, found->id, found->name, found->anchor};
        for (const auto& [attribute, value] : values) {
            change.attributes.emplace_back();
            change.attributes.back().target = attribute;
            change.attributes.back().after = {Value::text(value)};
        }
        const auto applied = elsewhere_->apply({&change, 1},
                                               [](std::size_t, Receipt&& receipt) -> Result<void> {
                                                   EXPECT_TRUE(receipt.ok) << receipt.error.toLine();
                                                   return {};
                                               },
                                               {});
        EXPECT_TRUE(applied.ok()) << applied.error().toLine();
    }

    std::unique_ptr<graph::GraphEndpoint> connected() {
        net::HttpSettings http;
        http.caFile = folder_.filePath(QStringLiteral("ca.pem")).toStdString();
        std::ofstream(http.caFile) << certificates().authority;
        const auth::Registration registration{tenant_->authorityUrl(), tenant_->accounts().tenantId,
                                              tenant_->accounts().clientId};
        auto tokens = std::make_shared<auth::ClientCredentials>(
            registration, Secret(secret_), "https://graph.microsoft.com/.default", http, clock_, log_);
        graph::GraphSettings settings;
        settings.graphUrl = tenant_->graphUrl();
        settings.pageSize = 10;  // several pages
        return std::make_unique<graph::GraphEndpoint>(settings, std::make_unique<net::HttpClient>(http, clock_, log_),
                                                      std::move(tokens), clock_);
    }

    QTemporaryDir folder_;
    SystemClock clock_;
    NullLog log_;
    std::vector<sandbox::Person> people_;
    std::unique_ptr<sandbox::Tenant> tenant_;
    std::string secret_;
    std::unique_ptr<graph::GraphEndpoint> endpoint_, elsewhere_;
};

}  // namespace

std::unique_ptr<EndpointUnderTest> tenant() { return std::make_unique<TenantUnderTest>(); }

}  // namespace hs::contract
