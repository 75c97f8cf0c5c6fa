#pragma once

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

#include "app/sandbox/directory/SlapdServer.h"
#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/ldap/LdapEndpoint.h"

namespace hs::ldap {

/// A real directory server on loopback with an own certificate authority, for one test or one suite.
class TestDirectory {
public:
    /// Thirty people, all mapped attributes, not durable.
    TestDirectory() : TestDirectory(30) {}
    explicit TestDirectory(int people, sandbox::SlapdSettings settings = {});

    sandbox::SlapdServer& server() { return *server_; }
    const std::vector<sandbox::Person>& people() const { return people_; }
    const std::string& caFile() const { return caFile_; }

    /// Over ldaps with the authority, as the service account.
    DirectorySettings settings() const;
    std::unique_ptr<LdapEndpoint> endpoint(Patience patience = {});
    std::unique_ptr<LdapEndpoint> endpoint(const DirectorySettings& settings, const Secret& password);

    /// Runs a client tool against the server as administrator over StartTLS; its whole output. `input` goes to its
    /// stdin.
    std::string tool(const QString& program, const QStringList& arguments, const std::string& input = {});

    /// The values of an attribute as the server holds them now, asked through a new connection.
    std::vector<std::string> held(const std::string& dn, const std::string& attribute);

    /// A new text file in the test's directory.
    std::string file(const std::string& name, const std::string& text) const;

    /// Where a test's server keeps its files: in memory where the machine has that, because a busy disk can hold the
    /// end of an import up for minutes.
    static QString folderTemplate();

private:
    QTemporaryDir directory_{folderTemplate()};
    SystemClock clock_;
    NullLog log_;
    std::string caFile_;
    std::vector<sandbox::Person> people_;
    std::unique_ptr<sandbox::SlapdServer> server_;
};

/// Everyone, with the attributes that tests look at.
Query everyone();

/// An update of one person with some attribute changes, all planned.
Change update(const sandbox::Person& person, std::vector<AttributeChange> attributes);
AttributeChange replace(const char* target, Values values);
AttributeChange add(const char* target, const std::string& value);
AttributeChange clear(const char* target);

/// Applies and returns the receipts by index; the result itself is expected to be OK.
std::vector<Receipt> applied(LdapEndpoint& endpoint, const std::vector<Change>& changes);

/// Everyone that matches, in one list; expects success.
std::vector<Object> readAll(LdapEndpoint& endpoint, const Query& query);

}  // namespace hs::ldap
