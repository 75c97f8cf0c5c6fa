#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/Object.h"

namespace hs::sandbox {

/// One inhabitant of the sandbox's world, as both its directory and its tenant know them. Everything follows from the
/// seed, so that two sandboxes of one seed are equal and the tenant can play Exchange Online for people it was never
/// told about.
struct Person {
    ObjectClass objectClass = ObjectClass::User;
    std::string dn;
    std::string objectGuid;       ///< 16 bytes in directory order
    std::string consistencyGuid;  ///< 16 bytes, or empty; when set it is the source anchor
    std::string givenName, surname, displayName;
    std::string samAccountName;     ///< empty for contacts
    std::string userPrincipalName;  ///< empty for contacts
    std::string mail;               ///< empty for people without mail
    std::string mailNickname;
    std::vector<std::string> proxyAddresses;  ///< in the order the directory shall keep them
    std::string department, title, telephone, city;
    bool disabled = false;           ///< userAccountControl says so
    bool protectedAccount = false;   ///< adminCount = 1
    bool onPremisesMailbox = false;  ///< the mailbox stays on premises: the gate is closed
    bool archive = false;            ///< Exchange Online has an archive for them
    bool voiceMail = false;
    bool holds = false;
    int safeSenders = 0, safeRecipients = 0, blockedSenders = 0;  ///< entries behind the three hashes

    /// base64 of consistencyGuid, else of objectGuid.
    std::string anchor() const;
};

struct SeedSettings {
    std::string baseDn = "DC=contoso,DC=test";
    std::string upnSuffix = "contoso.test";
    int users = 200;  ///< people of all classes together
    std::uint64_t seed = 1;
};

/// The people of a seed. Index 0 to 9 are always the same named examples, whatever the seed, so that documentation
/// and tests can name them: 0 "Ada Lovelace" (user, cloud mailbox with everything), 1 "Jürgen Weiß" (ä ß), 2 "Łukasz
/// Bjørnsen" (ł ø), 3 "Işıl Kaya" (ı), 4 "Siobhán O'Brien" (apostrophe), 5 "Grace Hopper" (inetOrgPerson), 6 "Contact
/// Fabrikam" (contact), 7 "Otto Onprem" (on-premises mailbox), 8 "Nora Nomail" (user without mail), 9 "Xavier
/// Fivehundred" (already holds the X500 of his cloud mailbox in another letter case).
std::vector<Person> generatePeople(const SeedSettings& settings);

/// The Graph object id the tenant gives a person: a GUID that follows from the anchor alone.
std::string cloudObjectId(const std::string& anchor);

/// What Exchange Online's cloudLegacyExchangeDN will be: follows from anchor and mail nickname, opaque to everyone
/// else,
/// "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=<32 hex>-<alias>".
std::string cloudLegacyExchangeDn(const std::string& anchor, const std::string& alias);

}  // namespace hs::sandbox
