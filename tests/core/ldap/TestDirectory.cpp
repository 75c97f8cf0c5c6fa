#include "tests/core/ldap/TestDirectory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <gtest/gtest.h>

#include "core/net/Certificates.h"

namespace hs::ldap {

namespace {

struct Authority {
    net::CertificateAndKey root, server;
};

/// One authority for all tests: making keys is the slowest part of a start.
const Authority& authority() {
    static const Authority made = [] {
        Authority result;
        const UnixMillis now = SystemClock().now();
        auto root = net::makeAuthority("Directory tests", now);
        EXPECT_TRUE(root.ok());
        if (root.ok()) result.root = *root;
        auto server = net::makeServerCertificate(result.root, {"dc1.contoso.test"}, now);
        EXPECT_TRUE(server.ok());
        if (server.ok()) result.server = *server;
        return result;
    }();
    return made;
}

}  // namespace

TestDirectory::TestDirectory(int people, sandbox::SlapdSettings settings) {
    caFile_ = file("ca.pem", authority().root.certificatePem);
    settings.directory = directory_.filePath(QStringLiteral("slapd")).toStdString();
    settings.caFile = caFile_;
    settings.certificateFile = file("server.pem", authority().server.certificatePem);
    settings.keyFile = file("server-key.pem", authority().server.privateKeyPem);
    settings.durable = false;
    if (settings.people.empty()) settings.people = sandbox::generatePeople({.users = people});
    people_ = settings.people;
    auto started = sandbox::SlapdServer::start(settings);
    EXPECT_TRUE(started.ok()) << (started.ok() ? "" : started.error().toLine());
    if (started.ok()) server_ = *std::move(started);
}

QString TestDirectory::folderTemplate() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/hybridsync-ldap-XXXXXX");
}

std::string TestDirectory::file(const std::string& name, const std::string& text) const {
    const QString path = directory_.filePath(QString::fromStdString(name));
    QFile out(path);
    EXPECT_TRUE(out.open(QIODevice::WriteOnly));
    out.write(text.data(), static_cast<qint64>(text.size()));
    return path.toStdString();
}

DirectorySettings TestDirectory::settings() const {
    DirectorySettings settings;
    settings.url = server_->ldapsUrl();
    settings.baseDn = server_->baseDn();
    settings.bindDn = server_->serviceDn();
    settings.caFile = caFile_;
    return settings;
}

std::unique_ptr<LdapEndpoint> TestDirectory::endpoint(Patience patience) {
    return std::make_unique<LdapEndpoint>(settings(), server_->servicePassword(), clock_, log_, patience);
}

std::unique_ptr<LdapEndpoint> TestDirectory::endpoint(const DirectorySettings& settings, const Secret& password) {
    return std::make_unique<LdapEndpoint>(settings, password, clock_, log_);
}

std::string TestDirectory::tool(const QString& program, const QStringList& arguments, const std::string& input) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LDAPTLS_CACERT"), QString::fromStdString(caFile_));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    const std::string password(server_->adminPassword().reveal());
    QStringList all{QStringLiteral("-x"), QStringLiteral("-ZZ"),
                    QStringLiteral("-H"), QString::fromStdString(server_->ldapUrl()),
                    QStringLiteral("-D"), QString::fromStdString(server_->adminDn()),
                    QStringLiteral("-w"), QString::fromStdString(password)};
    process.start(program, all + arguments);
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    EXPECT_TRUE(process.waitForFinished(20000));
    const std::string output = process.readAll().toStdString();
    EXPECT_EQ(process.exitCode(), 0) << output;
    return output;
}

std::vector<std::string> TestDirectory::held(const std::string& dn, const std::string& attribute) {
    Query query;
    query.attributes = {attribute};
    const auto object = endpoint()->at(query, dn, {});
    EXPECT_TRUE(object.ok()) << (object.ok() ? "" : object.error().toLine());
    std::vector<std::string> values;
    if (object.ok())
        for (const Value& value : object->values(attribute)) values.push_back(value.bytes());
    return values;
}

Query everyone() {
    Query query;
    query.classes = {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact};
    query.attributes = {"cn", "mail", "proxyAddresses", "userAccountControl", "msExchArchiveStatus"};
    return query;
}

Change update(const sandbox::Person& person, std::vector<AttributeChange> attributes) {
    Change change;
    change.target.objectClass = person.objectClass;
    change.target.name = person.dn;
    change.attributes = std::move(attributes);
    return change;
}

AttributeChange replace(const char* target, Values values) {
    AttributeChange change;
    change.target = target;
    change.after = std::move(values);
    return change;
}

AttributeChange add(const char* target, const std::string& value) {
    AttributeChange change;
    change.target = target;
    change.operation = AttributeChange::Operation::Add;
    change.payload = {Value::text(value)};
    return change;
}

AttributeChange clear(const char* target) {
    AttributeChange change;
    change.target = target;
    change.operation = AttributeChange::Operation::Clear;
    return change;
}

std::vector<Receipt> applied(LdapEndpoint& endpoint, const std::vector<Change>& changes) {
    std::vector<Receipt> receipts(changes.size());
    std::vector<int> count(changes.size());
    const auto result = endpoint.apply(changes,
                                       [&](std::size_t index, Receipt&& receipt) -> Result<void> {
                                           ++count[index];
                                           receipts[index] = std::move(receipt);
                                           return {};
                                       },
                                       {});
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().toLine());
    for (const int each : count) EXPECT_EQ(each, 1);
    return receipts;
}

std::vector<Object> readAll(LdapEndpoint& endpoint, const Query& query) {
    std::vector<Object> all;
    const auto result = endpoint.read(query,
                                      [&](std::vector<Object>&& page) -> Result<void> {
                                          for (Object& object : page) all.push_back(std::move(object));
                                          return {};
                                      },
                                      {});
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().toLine());
    return all;
}

}  // namespace hs::ldap
