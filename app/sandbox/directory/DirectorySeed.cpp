#include "app/sandbox/directory/DirectorySeed.h"

#include <QFile>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/base/Encoding.h"
#include "core/model/Dn.h"
#include "core/model/Ldif.h"

namespace hs::sandbox {

namespace {

constexpr std::size_t flushAt = 1 << 20;

Error cannotWrite(const QFile& file) {
    return Error(ErrorCode::Denied, "the file cannot be written")
        .on(file.fileName().toStdString())
        .saying(file.errorString().toStdString());
}

Result<void> openPrivately(QFile& file) {
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return cannotWrite(file);
    return {};
}

/// Sixteen bytes that follow from a name: the objectGUID of what no seed describes.
std::string guidOf(std::string_view name) {
    std::string bytes;
    for (const std::uint64_t purpose : {std::uint64_t{0x67756964}, std::uint64_t{0x44495245}}) {
        std::uint64_t word = fingerprint(name, purpose);
        for (int k = 0; k < 8; ++k, word >>= 8) bytes += static_cast<char>(word & 0xff);
    }
    return bytes;
}

/// S-1-5-21-…-rid in its binary form (MS-DTYP 2.4.2.2).
std::string sid(std::uint32_t rid) {
    std::string bytes("\x01\x05\x00\x00\x00\x00\x00\x05", 8);
    for (std::uint32_t part : {21u, 1004336348u, 1177238915u, 682003330u, rid})
        for (int k = 0; k < 4; ++k, part >>= 8) bytes += static_cast<char>(part & 0xff);
    return bytes;
}

/// entryUUID is what OpenLDAP calls a deleted entry by: alike, so that change tracking can name who was removed.
void appendGuid(std::string& ldif, const std::string& guid) {
    appendLdifLine(ldif, "objectGUID", guid);
    appendLdifLine(ldif, "entryUUID", guidText(guid));
}

void beginEntry(std::string& ldif, const std::string& dn, std::initializer_list<std::string_view> classes) {
    appendLdifLine(ldif, "dn", dn);
    ldif += "objectClass: top\n";
    for (const auto objectClass : classes) ldif.append("objectClass: ").append(objectClass).append("\n");
}

/// A node that others hang under: an organizational unit, a container, the domain itself.
void appendNode(std::string& ldif, const std::string& dn, std::string_view objectClass, std::string_view naming) {
    beginEntry(ldif, dn, {objectClass});
    const auto parsed = Dn::parse(dn);
    appendLdifLine(ldif, naming, parsed ? parsed->commonName() : std::string());
    appendGuid(ldif, guidOf(dn));
    ldif += '\n';
}

void appendAccount(std::string& ldif, const std::string& dn, const std::string& passwordHash, std::uint32_t rid) {
    beginEntry(ldif, dn, {"person", "organizationalPerson", "user"});
    const auto parsed = Dn::parse(dn);
    const std::string name = parsed ? parsed->commonName() : std::string();
    appendLdifLine(ldif, "cn", name);
    appendLdifLine(ldif, "sAMAccountName", name);
    appendGuid(ldif, guidOf(dn));
    appendLdifLine(ldif, "objectSid", sid(rid));
    // Not a person to synchronise: what Active Directory marks so is left out of every read.
    ldif += "userAccountControl: 512\nisCriticalSystemObject: TRUE\n";
    if (!passwordHash.empty()) appendLdifLine(ldif, "userPassword", passwordHash);
    ldif += '\n';
}

void appendTree(std::string& ldif, const SlapdSettings& settings, const SeedAccounts& accounts) {
    const std::string& base = settings.baseDn;
    const auto root = Dn::parse(base);
    beginEntry(ldif, base, {"domain", "domainDNS"});
    appendLdifLine(ldif, "dc", root ? root->commonName() : std::string());
    appendLdifLine(ldif, "objectGUID", guidOf(base));
    ldif += '\n';
    for (const char* unit : {"People", "Groups", "Service Accounts", "Domain Controllers"})
        appendNode(ldif, std::string("OU=") + unit + "," + base, "organizationalUnit", "ou");
    for (const char* container : {"Computers", "Users"})
        appendNode(ldif, std::string("CN=") + container + "," + base, "container", "cn");
    std::set<std::string> units;
    for (const Person& person : settings.people)
        if (const auto comma = person.dn.find(",OU="); comma != std::string::npos)
            if (units.insert(person.dn.substr(comma + 1)).second)
                appendNode(ldif, person.dn.substr(comma + 1), "organizationalUnit", "ou");
    appendAccount(ldif, accounts.serviceDn, accounts.servicePasswordHash, 1101);
    appendAccount(ldif, accounts.readerDn, accounts.readerPasswordHash, 1102);
    appendAccount(ldif, "CN=Administrator,CN=Users," + base, {}, 500);
    appendAccount(ldif, "CN=krbtgt,CN=Users," + base, {}, 502);
    const std::string controller = "CN=DC1,OU=Domain Controllers," + base;
    beginEntry(ldif, controller, {"person", "organizationalPerson", "user", "computer"});
    ldif += "cn: DC1\nsAMAccountName: DC1$\nuserAccountControl: 532480\nisCriticalSystemObject: TRUE\n";
    appendGuid(ldif, guidOf(controller));
    ldif += '\n';
    appendNode(ldif, "CN=Configuration," + base, "configuration", "cn");
}

/// Writes people with what the schema at hand allows them.
class PersonWriter {
public:
    PersonWriter(const SlapdSettings& settings, const DirectorySchema& schema)
        : settings_(settings), schema_(schema), category_("CN=Person,CN=Schema,CN=Configuration," + settings.baseDn) {
        for (const EntryFault& fault : settings.faults) faults_.emplace(fault.dn, &fault);
    }

    void append(std::string& ldif, const Person& person, std::uint32_t number) {
        beginEntry(ldif, person.dn, {"person", "organizationalPerson"});
        const bool contact = person.objectClass == ObjectClass::Contact;
        if (contact) ldif += "objectClass: contact\n";
        else ldif += "objectClass: user\n";
        if (person.objectClass == ObjectClass::InetOrgPerson) ldif += "objectClass: inetOrgPerson\n";
        const auto fault = faults_.find(person.dn);
        if (fault != faults_.end()) appendFault(ldif, *fault->second);
        class_ = toString(person.objectClass);
        appendLdifLine(ldif, "cn", commonName(person));
        text(ldif, "sn", person.surname);
        text(ldif, "givenName", person.givenName);
        text(ldif, "displayName", person.displayName);
        text(ldif, "department", person.department);
        text(ldif, "title", person.title);
        text(ldif, "telephoneNumber", person.telephone);
        text(ldif, "l", person.city);
        text(ldif, "company", "Contoso");
        text(ldif, "mail", person.mail);
        appendGuid(ldif, person.objectGuid);
        text(ldif, "mS-DS-ConsistencyGuid", person.consistencyGuid);
        text(ldif, "objectCategory", category_);
        for (const std::string& address : person.proxyAddresses) text(ldif, "proxyAddresses", address);
        if (!contact) appendLogon(ldif, person, number);
        if (!person.mail.empty()) appendExchange(ldif, person);
        ldif += "whenCreated: 20240102030405.0Z\nwhenChanged: 20240102030405.0Z\n";
        text(ldif, "uSNCreated", std::to_string(12000 + number));
        text(ldif, "uSNChanged", std::to_string(12000 + number));
        ldif += '\n';
    }

private:
    void text(std::string& ldif, std::string_view name, std::string_view value) {
        if (!value.empty() && allowed(name)) appendLdifLine(ldif, name, value);
    }

    bool allowed(std::string_view attribute) {
        std::unordered_map<std::string_view, bool>& known = allowed_[class_];
        const auto [entry, isNew] = known.try_emplace(attribute, false);
        if (isNew) entry->second = schema_.allows(class_, attribute);
        return entry->second;
    }

    static std::string commonName(const Person& person) {
        const auto parsed = Dn::parse(person.dn);
        return parsed ? parsed->commonName() : person.displayName;
    }

    void appendLogon(std::string& ldif, const Person& person, std::uint32_t number) {
        text(ldif, "sAMAccountName", person.samAccountName);
        text(ldif, "sAMAccountType", "805306368");
        text(ldif, "userPrincipalName", person.userPrincipalName);
        text(ldif, "userAccountControl", person.disabled ? "514" : "512");
        text(ldif, "objectSid", sid(2000 + number));
        if (person.protectedAccount) text(ldif, "adminCount", "1");
    }

    /// What Exchange's own tools leave on premises for a mailbox, a remote mailbox or a mail contact.
    void appendExchange(std::string& ldif, const Person& person) {
        text(ldif, "mailNickname", person.mailNickname);
        if (person.objectClass == ObjectClass::Contact) {
            text(ldif, "targetAddress", person.proxyAddresses.front());
            text(ldif, "msExchRecipientDisplayType", "6");
            return;
        }
        text(ldif, "legacyExchangeDN",
             "/o=Contoso/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=" + person.mailNickname);
        if (person.onPremisesMailbox) {
            text(ldif, "msExchMailboxGuid", guidOf(person.dn));
            text(ldif, "msExchRecipientTypeDetails", "1");
            text(ldif, "msExchRecipientDisplayType", "1073741824");
        } else {
            text(ldif, "targetAddress", "SMTP:" + person.mailNickname + "@contoso.mail.onmicrosoft.com");
            text(ldif, "msExchRecipientTypeDetails", "2147483648");
            text(ldif, "msExchRecipientDisplayType", "-2147483642");
            text(ldif, "msExchRemoteRecipientType", "4");
        }
    }

    static void appendFault(std::string& ldif, const EntryFault& fault) {
        ldif += "objectClass: errAuxObject\n";
        appendLdifLine(ldif, "errCode", std::to_string(fault.resultCode));
        appendLdifLine(ldif, "errOp", fault.operation);
        if (fault.sleepSeconds > 0) appendLdifLine(ldif, "errSleepTime", std::to_string(fault.sleepSeconds));
    }

    const SlapdSettings& settings_;
    const DirectorySchema& schema_;
    std::string category_;
    std::string_view class_;
    std::unordered_map<std::string, const EntryFault*> faults_;
    std::unordered_map<std::string_view, std::unordered_map<std::string_view, bool>> allowed_;
};

}  // namespace

Result<void> writeDirectorySeed(const std::string& path, const SlapdSettings& settings, const DirectorySchema& schema,
                                const SeedAccounts& accounts) {
    QFile file(QString::fromStdString(path));
    HS_TRY(openPrivately(file));
    std::string ldif;
    ldif.reserve(flushAt + (1 << 16));
    const auto flush = [&] {
        const bool written =
            file.write(ldif.data(), static_cast<qint64>(ldif.size())) == static_cast<qint64>(ldif.size());
        ldif.clear();
        return written;
    };
    appendTree(ldif, settings, accounts);
    PersonWriter writer(settings, schema);
    std::uint32_t number = 0;
    for (const Person& person : settings.people) {
        writer.append(ldif, person, number++);
        if (ldif.size() > flushAt && !flush()) return cannotWrite(file);
    }
    ldif += schema.schemaPartition(settings.baseDn);
    ldif += settings.extraLdif;
    if (!flush() || !file.flush()) return cannotWrite(file);
    return {};
}

Result<void> writePrivateFile(const std::string& path, const std::string& text) {
    QFile file(QString::fromStdString(path));
    HS_TRY(openPrivately(file));
    if (file.write(text.data(), static_cast<qint64>(text.size())) < 0 || !file.flush()) return cannotWrite(file);
    return {};
}

}  // namespace hs::sandbox
