#include <gtest/gtest.h>
#include <QProcess>
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

    void setElsewhere(const std::string& name, const std::string& value) override {
        modify("dn: " + name + "\nchangetype: modify\nreplace: " + writable().text() + "\n" + writable().text() + ": " +
               value + "\n");
    }
    std::vector<std::string> addElsewhere(const std::vector<std::string>& shortNames) override {
        std::vector<std::string> names;
        std::string ldif;
        for (const std::string& name : shortNames) {
            names.push_back("CN=" + name + ",OU=People,DC=contoso,DC=test");
            ldif += "dn: " + names.back() + "\nchangetype: add\nobjectClass: user\ncn: " + name +
                    "\nuserPrincipalName: " + name + "@contoso.test\nobjectGUID: " + nextGuid() + "\n\n";
        }
        modify(ldif);
        return names;
    }
    void removeElsewhere(const std::string& name) override { modify("dn: " + name + "\nchangetype: delete\n"); }
    void moveElsewhere(const std::string& name) override {
        modify("dn: " + name + "\nchangetype: modrdn\nnewrdn: " + name.substr(0, name.find(',')) +
               "\ndeleteoldrdn: 0\nnewsuperior: OU=Groups,DC=contoso,DC=test\n");
    }
    std::string addUnitElsewhere(const std::string& name) override {
        const std::string dn = "OU=" + name + ",DC=contoso,DC=test";
        modify("dn: " + dn + "\nchangetype: add\nobjectClass: organizationalUnit\nou: " + name +
               "\nobjectGUID: " + nextGuid() + "\n");
        return dn;
    }
    std::string addGroupElsewhere(const std::string& name, const std::vector<std::string>& members) override {
        const std::string dn = "CN=" + name + ",OU=Groups,DC=contoso,DC=test";
        std::string ldif =
            "dn: " + dn + "\nchangetype: add\nobjectClass: group\ncn: " + name + "\nobjectGUID: " + nextGuid() + "\n";
        for (const std::string& member : members) ldif += "member: " + member + "\n";
        modify(ldif);
        return dn;
    }

private:
    std::string nextGuid() {
        std::string guid = "elsewhere" + std::to_string(++added_);
        guid.resize(16, '.');
        return guid;
    }
    /// As an administrator with a client of their own.
    void modify(const std::string& ldif) {
        QProcess client;
        client.start(QStringLiteral("ldapmodify"),
                     {QStringLiteral("-x"), QStringLiteral("-H"), QString::fromStdString(server_->ldapUrl()),
                      QStringLiteral("-D"), QString::fromStdString(server_->adminDn()), QStringLiteral("-w"),
                      QString::fromStdString(std::string(server_->adminPassword().reveal()))});
        client.write(ldif.data(), static_cast<qint64>(ldif.size()));
        client.closeWriteChannel();
        EXPECT_TRUE(client.waitForFinished(60000));
        EXPECT_EQ(client.exitCode(), 0) << client.readAllStandardError().toStdString();
    }

    int added_ = 0;
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
