#include <gtest/gtest.h>
#include <QTemporaryDir>

#include "app/sandbox/directory/SlapdServer.h"
#include "core/ldap/LdapEndpoint.h"
#include "tests/contract/EndpointUnderTest.h"

namespace hs::contract {

namespace {

class SlapdUnderTest final : public EndpointUnderTest {
public:
    SlapdUnderTest() {
        sandbox::SeedSettings seed;
        seed.users = 30;
        people_ = sandbox::generatePeople(seed);
        sandbox::SlapdSettings settings;
        settings.directory = folder_.filePath(QStringLiteral("slapd")).toStdString();
        settings.people = people_;
        settings.durable = false;
        auto started = sandbox::SlapdServer::start(settings);
        EXPECT_TRUE(started.ok()) << (started.ok() ? std::string() : started.error().toLine());
        if (!started.ok()) return;
        server_ = *std::move(started);
        DirectorySettings directory;
        directory.url = server_->ldapUrl();
        directory.startTls = false;  // loopback only
        directory.baseDn = server_->baseDn();
        directory.bindDn = server_->serviceDn();
        endpoint_ = std::make_unique<ldap::LdapEndpoint>(directory, server_->servicePassword(), clock_, log_);
    }

    Endpoint& endpoint() override { return *endpoint_; }
    std::vector<std::string> userNames() const override {
        std::vector<std::string> names;
        for (const sandbox::Person& person : people_)
            if (person.objectClass == ObjectClass::User) names.push_back(person.dn);
        return names;
    }
    std::string strangersName() const override { return "CN=stranger,OU=People,DC=contoso,DC=test"; }
    AttributeName writable() const override { return "msDS-ExternalDirectoryObjectId"; }
    AttributeName unique() const override { return "userPrincipalName"; }

private:
    QTemporaryDir folder_;
    SystemClock clock_;
    NullLog log_;
    std::vector<sandbox::Person> people_;
    std::unique_ptr<sandbox::SlapdServer> server_;
    std::unique_ptr<ldap::LdapEndpoint> endpoint_;
};

}  // namespace

std::unique_ptr<EndpointUnderTest> slapd() { return std::make_unique<SlapdUnderTest>(); }

}  // namespace hs::contract
