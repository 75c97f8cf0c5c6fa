#include "app/sandbox/directory/SlapdConfiguration.h"

#include <QFileInfo>

#include <algorithm>

namespace hs::sandbox {

namespace {

/// slapd.conf takes arguments in double quotes; backslash escapes.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

std::string modules(const SlapdSettings& settings) {
    std::string text;
    for (const char* folder : {"/usr/lib/ldap", "/usr/lib64/openldap", "/usr/lib/openldap", "/usr/libexec/openldap"})
        if (QFileInfo::exists(QString::fromLatin1(folder))) {
            text += std::string("modulepath ") + folder + "\n";
            break;
        }
    text += "moduleload back_mdb\nmoduleload syncprov\nmoduleload constraint\n";
    if (!settings.faults.empty()) text += "moduleload retcode\n";
    return text;
}

std::string tls(const SlapdSettings& settings) {
    if (settings.certificateFile.empty()) return {};
    return "TLSCACertificateFile " + quoted(settings.caFile) + "\nTLSCertificateFile " +
           quoted(settings.certificateFile) + "\nTLSCertificateKeyFile " + quoted(settings.keyFile) +
           "\nTLSVerifyClient never\n";
}

/// Equality for what is looked up by value, beginnings for what people type into a search field, and the operational
/// attributes that change tracking asks for.
std::string indexes(const DirectorySchema& schema, std::size_t people) {
    // Indexing beginnings quadruples the import of a large directory (measured: 100,000 people in 6 s without, 25 s
    // with it), and a person's search over that many still takes less than a second without.
    const char* typed = people <= 20000 ? " eq,subinitial\n" : " eq\n";
    std::string text = "index objectClass,entryUUID,entryCSN eq\nindex modifyTimestamp eq\n";
    for (const char* name : {"objectGUID", "mS-DS-ConsistencyGuid", "proxyAddresses", "msDS-ExternalDirectoryObjectId",
                             "lDAPDisplayName", "adminCount"})
        if (schema.has(name)) text += std::string("index ") + name + " eq\n";
    for (const char* name : {"cn", "displayName", "sn", "givenName", "mail", "userPrincipalName", "sAMAccountName"})
        if (schema.has(name)) text += std::string("index ") + name + typed;
    return text;
}

std::string joinedNames(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
    return text;
}

/// What the service account may do, in the shape of an Active Directory delegation: read everything, write the eight.
std::string access(const SlapdSettings& settings, const DirectorySchema& schema, const SlapdAccounts& accounts) {
    std::vector<std::string> writable;
    for (const std::string_view name : writebackTargets())
        if (schema.has(name) && std::find(settings.deniedAttributes.begin(), settings.deniedAttributes.end(), name) ==
                                    settings.deniedAttributes.end())
            writable.emplace_back(name);
    std::string text = "access to attrs=userPassword by anonymous auth by * none\n";
    if (!settings.faults.empty())  // retcode looks every entry up in the name of whoever asks, before the sign-in too
        text += "access to attrs=entry,objectClass by users read by anonymous search\n";
    if (settings.protectAdminAccounts) text += "access to filter=\"(adminCount=1)\" by users read by anonymous auth\n";
    if (!writable.empty())
        text += "access to attrs=" + joinedNames(writable) + " by dn.exact=" + quoted(accounts.serviceDn) +
                " write by users read by * none\n";
    return text + "access to * by users read by anonymous auth\n";
}

}  // namespace

std::string slapdConfiguration(const SlapdSettings& settings, const DirectorySchema& schema, const SlapdFiles& files,
                               const SlapdAccounts& accounts) {
    const std::string admin = quoted(accounts.adminDn);
    std::string text = "# Written by the sandbox at each start; changes are lost.\n";
    text += modules(settings);  // first: the auxiliary class of retcode must exist before the content rules
    text += "include " + quoted(files.schema) + "\n";
    text += "pidfile " + quoted(files.pid) + "\nrootDSE " + quoted(files.rootDse) + "\n";
    text += "sizelimit 1000\nthreads 4\ntool-threads 2\nidletimeout 0\n" + tls(settings);
    text += "database mdb\nsuffix " + quoted(settings.baseDn) + "\nrootdn " + admin + "\nrootpw " +
            accounts.adminPasswordHash + "\ndirectory " + quoted(files.database) + "\nmaxsize 8589934592\n";
    if (!settings.durable) text += "envflags nosync\nenvflags writemap\n";
    text += indexes(schema, settings.people.size());
    // Active Directory answers at most MaxPageSize = 1000 entries without paging, and pages of 1000 with it.
    text += "limits dn.exact=" + admin + " size=unlimited time=unlimited\n";
    text += "limits users size.soft=1000 size.hard=1000 size.pr=1000 size.prtotal=unlimited\n";
    text += "overlay syncprov\nsyncprov-checkpoint 1000 10\nsyncprov-sessionlog 100000\n";
    text += "overlay constraint\n" + schema.lengthConstraints();
    if (!settings.faults.empty())
        text += "overlay retcode\nretcode-parent " + quoted("OU=Faults," + settings.baseDn) + "\nretcode-indir\n";
    return text + access(settings, schema, accounts);
}

std::string rootDse(const std::string& baseDn) {
    return "dn:\ndefaultNamingContext: " + baseDn + "\nrootDomainNamingContext: " + baseDn +
           "\nconfigurationNamingContext: CN=Configuration," + baseDn +
           "\nschemaNamingContext: CN=Schema,CN=Configuration," + baseDn + "\ndNSHostName: dc1.contoso.test\n";
}

}  // namespace hs::sandbox
