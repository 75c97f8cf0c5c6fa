#include "app/sandbox/directory/SchemaFacts.h"

#include <iterator>

namespace hs::sandbox {

using enum AttributeSyntax;
using enum Origin;

namespace {

const AttributeFact everyAttribute[] = {
    // X.500 and COSINE, as Active Directory has them (mostly single-valued there).
    {"sn", "2.5.4.4", Text, true, 64, Base},
    {"c", "2.5.4.6", Text, true, 3, Base},
    {"l", "2.5.4.7", Text, true, 128, Base},
    {"st", "2.5.4.8", Text, true, 128, Base},
    {"o", "2.5.4.10", Text, false, 64, Base},
    {"ou", "2.5.4.11", Text, false, 64, Base},
    {"title", "2.5.4.12", Text, true, 128, Base},
    {"postalCode", "2.5.4.17", Text, true, 40, Base},
    {"physicalDeliveryOfficeName", "2.5.4.19", Text, true, 128, Base},
    {"telephoneNumber", "2.5.4.20", Text, true, 64, Base},
    {"facsimileTelephoneNumber", "2.5.4.23", Text, true, 64, Base},
    {"member", "2.5.4.31", Name, false, 0, Base},
    {"givenName", "2.5.4.42", Text, true, 64, Base},
    {"initials", "2.5.4.43", Text, true, 6, Base},
    {"mail", "0.9.2342.19200300.100.1.3", Text, true, 256, Base},
    {"manager", "0.9.2342.19200300.100.1.10", Name, true, 0, Base},
    {"homePhone", "0.9.2342.19200300.100.1.20", Text, true, 64, Base},
    {"dc", "0.9.2342.19200300.100.1.25", Text, true, 0, Base},
    {"mobile", "0.9.2342.19200300.100.1.41", Text, true, 64, Base},
    {"preferredLanguage", "2.16.840.1.113730.3.1.39", Text, true, 0, Base},
    {"employeeNumber", "2.16.840.1.113730.3.1.3", Text, true, 512, Base},
    // Active Directory.
    {"whenCreated", "1.2.840.113556.1.2.2", Time, true, 0, Base},
    {"whenChanged", "1.2.840.113556.1.2.3", Time, true, 0, Base},
    {"displayName", "1.2.840.113556.1.2.13", Text, true, 256, Base},
    {"uSNCreated", "1.2.840.113556.1.2.19", LargeInteger, true, 0, Base},
    {"attributeID", "1.2.840.113556.1.2.30", Text, true, 0, Base},
    {"attributeSyntax", "1.2.840.113556.1.2.32", Text, true, 0, Base},
    {"isSingleValued", "1.2.840.113556.1.2.33", Boolean, true, 0, Base},
    {"rangeLower", "1.2.840.113556.1.2.34", Integer, true, 0, Base},
    {"rangeUpper", "1.2.840.113556.1.2.35", Integer, true, 0, Base},
    {"isDeleted", "1.2.840.113556.1.2.48", Boolean, true, 0, Base},
    {"objectVersion", "1.2.840.113556.1.2.76", Integer, true, 0, Base},
    {"info", "1.2.840.113556.1.2.81", Text, true, 1024, Base},
    {"uSNChanged", "1.2.840.113556.1.2.120", LargeInteger, true, 0, Base},
    {"co", "1.2.840.113556.1.2.131", Text, true, 128, Base},
    {"department", "1.2.840.113556.1.2.141", Text, true, 64, Base},
    {"company", "1.2.840.113556.1.2.146", Text, true, 64, Base},
    {"proxyAddresses", "1.2.840.113556.1.2.210", Text, false, 1123, Base},
    {"streetAddress", "1.2.840.113556.1.2.256", Text, true, 1024, Base},
    {"lDAPDisplayName", "1.2.840.113556.1.2.460", Text, true, 256, Base},
    {"wWWHomePage", "1.2.840.113556.1.2.464", Text, true, 2048, Base},
    {"employeeType", "1.2.840.113556.1.2.613", Text, true, 256, Base},
    {"objectGUID", "1.2.840.113556.1.4.2", Octets, true, 16, Base},
    {"userAccountControl", "1.2.840.113556.1.4.8", Integer, true, 0, Base},
    {"employeeID", "1.2.840.113556.1.4.35", Text, true, 16, Base},
    {"objectSid", "1.2.840.113556.1.4.146", Octets, true, 28, Base},
    {"adminCount", "1.2.840.113556.1.4.150", Integer, true, 0, Base},
    {"sAMAccountName", "1.2.840.113556.1.4.221", Text, true, 256, Base},
    {"sAMAccountType", "1.2.840.113556.1.4.302", Integer, true, 0, Base},
    {"dNSHostName", "1.2.840.113556.1.4.619", Text, true, 2048, Base},
    {"legacyExchangeDN", "1.2.840.113556.1.4.655", Text, true, 0, Base},
    {"userPrincipalName", "1.2.840.113556.1.4.656", Text, true, 1024, Base},
    {"groupType", "1.2.840.113556.1.4.750", Integer, true, 0, Base},
    {"objectCategory", "1.2.840.113556.1.4.782", Name, true, 0, Base},
    {"isCriticalSystemObject", "1.2.840.113556.1.4.868", Boolean, true, 0, Base},
    {"mS-DS-ConsistencyGuid", "1.2.840.113556.1.4.1360", Octets, true, 0, Base},
    // Exchange's schema extension; the first also comes with Windows Server 2016.
    {"msDS-ExternalDirectoryObjectId", "1.2.840.113556.1.4.2310", Text, true, 256, Exchange},
    {"targetAddress", "1.2.840.113556.1.2.352", Text, true, 1123, Exchange},
    {"mailNickname", "1.2.840.113556.1.2.447", Text, true, 64, Exchange},
    {"msExchHideFromAddressLists", "1.2.840.113556.1.4.7000.102.73", Boolean, true, 0, Exchange},
    {"msExchMailboxGuid", "1.2.840.113556.1.4.7000.102.11058", Octets, true, 16, Exchange},
    {"msExchSafeSendersHash", "1.2.840.113556.1.4.7000.102.50765", Octets, true, 32000, Exchange},
    {"msExchRecipientDisplayType", "1.2.840.113556.1.4.7000.102.50730", Integer, true, 0, Exchange},
    {"msExchSafeRecipientsHash", "1.2.840.113556.1.4.7000.102.50766", Octets, true, 12000, Exchange},
    {"msExchRecipientTypeDetails", "1.2.840.113556.1.4.7000.102.50855", LargeInteger, true, 0, Exchange},
    {"msExchBlockedSendersHash", "1.2.840.113556.1.4.7000.102.50976", Octets, true, 4000, Exchange},
    {"msExchArchiveGUID", "1.2.840.113556.1.4.7000.102.51443", Octets, true, 16, Exchange},
    {"msExchArchiveStatus", "1.2.840.113556.1.4.7000.102.51602", Integer, true, 0, Exchange},
    {"msExchRemoteRecipientType", "1.2.840.113556.1.4.7000.102.51611", LargeInteger, true, 0, Exchange},
    {"msExchUCVoiceMailSettings", "1.2.840.113556.1.4.7000.102.51612", Text, false, 1123, Exchange},
    {"msExchUserHoldPolicies", "1.2.840.113556.1.4.7000.102.52071", Text, false, 40, Exchange},
    {"extensionAttribute1", "1.2.840.113556.1.2.423", Text, true, 1024, Exchange},
    {"extensionAttribute2", "1.2.840.113556.1.2.424", Text, true, 1024, Exchange},
    {"extensionAttribute3", "1.2.840.113556.1.2.425", Text, true, 1024, Exchange},
    {"extensionAttribute4", "1.2.840.113556.1.2.426", Text, true, 1024, Exchange},
    {"extensionAttribute5", "1.2.840.113556.1.2.427", Text, true, 1024, Exchange},
    {"extensionAttribute6", "1.2.840.113556.1.2.428", Text, true, 1024, Exchange},
    {"extensionAttribute7", "1.2.840.113556.1.2.429", Text, true, 1024, Exchange},
    {"extensionAttribute8", "1.2.840.113556.1.2.430", Text, true, 1024, Exchange},
    {"extensionAttribute9", "1.2.840.113556.1.2.431", Text, true, 1024, Exchange},
    {"extensionAttribute10", "1.2.840.113556.1.2.432", Text, true, 1024, Exchange},
    {"extensionAttribute11", "1.2.840.113556.1.2.599", Text, true, 2048, Exchange},
    {"extensionAttribute12", "1.2.840.113556.1.2.600", Text, true, 2048, Exchange},
    {"extensionAttribute13", "1.2.840.113556.1.2.601", Text, true, 2048, Exchange},
    {"extensionAttribute14", "1.2.840.113556.1.2.602", Text, true, 2048, Exchange},
    {"extensionAttribute15", "1.2.840.113556.1.2.603", Text, true, 2048, Exchange},
    // Root DSE attributes have no identifier in Active Directory: these are from OpenLDAP's experimental arc.
    {"defaultNamingContext", "1.3.6.1.4.1.4203.666.777.1.1", Name, true, 0, Internal},
    {"configurationNamingContext", "1.3.6.1.4.1.4203.666.777.1.2", Name, true, 0, Internal},
    {"schemaNamingContext", "1.3.6.1.4.1.4203.666.777.1.3", Name, true, 0, Internal},
    {"rootDomainNamingContext", "1.3.6.1.4.1.4203.666.777.1.4", Name, true, 0, Internal},
};

}  // namespace

const std::vector<AttributeFact>& attributeFacts() {
    static const std::vector<AttributeFact> facts(std::begin(everyAttribute), std::end(everyAttribute));
    return facts;
}

const std::vector<std::string_view>& attributesOfTop() {
    static const std::vector<std::string_view> names = {
        "description", "displayName",    "objectGUID",           "objectCategory", "whenCreated",
        "whenChanged", "uSNCreated",     "uSNChanged",           "isDeleted",      "isCriticalSystemObject",
        "wWWHomePage", "proxyAddresses", "mS-DS-ConsistencyGuid"};
    return names;
}

const std::vector<ClassFact>& classFacts() {
    static const std::vector<ClassFact> facts = {
        {"container", "1.2.840.113556.1.3.23", "top", {"cn"}, {}},
        {"organizationalUnit", "2.5.6.5", "top", {"ou"}, {}},
        {"domain", "1.2.840.113556.1.5.66", "top", {"dc"}, {}},
        {"domainDNS", "1.2.840.113556.1.5.67", "domain", {}, {}},
        {"configuration", "1.2.840.113556.1.5.12", "top", {"cn"}, {}},
        {"dMD", "1.2.840.113556.1.3.9", "top", {"cn"}, {"objectVersion"}},
        {"attributeSchema",
         "1.2.840.113556.1.3.14",
         "top",
         {"cn", "attributeID", "attributeSyntax", "lDAPDisplayName", "isSingleValued"},
         {"rangeLower", "rangeUpper"}},
        {"person", "2.5.6.6", "top", {"cn"}, {"sn", "telephoneNumber", "userPassword"}},
        {"organizationalPerson",
         "2.5.6.7",
         "person",
         {},
         {"c",          "co",        "company",       "department", "employeeID", "facsimileTelephoneNumber",
          "givenName",  "homePhone", "info",          "initials",   "l",          "legacyExchangeDN",
          "mail",       "manager",   "mobile",        "o",          "ou",         "physicalDeliveryOfficeName",
          "postalCode", "st",        "streetAddress", "title"}},
        {"user",
         "1.2.840.113556.1.5.9",
         "organizationalPerson",
         {},
         {"adminCount", "employeeNumber", "employeeType", "objectSid", "preferredLanguage", "sAMAccountName",
          "sAMAccountType", "userAccountControl", "userPrincipalName"}},
        {"inetOrgPerson", "2.16.840.1.113730.3.2.2", "user", {}, {}},
        {"computer", "1.2.840.113556.1.3.30", "user", {}, {"dNSHostName"}},
        {"contact", "1.2.840.113556.1.5.15", "organizationalPerson", {}, {}},
        {"group",
         "1.2.840.113556.1.5.8",
         "top",
         {"cn"},
         {"adminCount", "groupType", "info", "legacyExchangeDN", "mail", "member", "objectSid", "sAMAccountName",
          "sAMAccountType"}},
    };
    return facts;
}

const std::vector<AuxiliaryFact>& auxiliaryFacts() {
    // The identifiers of the two ms-Exch classes are not published; these are from OpenLDAP's experimental arc.
    static const std::vector<AuxiliaryFact> facts = {
        {"mailRecipient",
         "1.2.840.113556.1.3.46",
         Base,
         {"user", "inetOrgPerson", "contact", "group"},
         {"msDS-ExternalDirectoryObjectId", "mailNickname", "targetAddress", "msExchBlockedSendersHash",
          "msExchSafeRecipientsHash", "msExchSafeSendersHash", "msExchUCVoiceMailSettings", "msExchUserHoldPolicies",
          "msExchRecipientDisplayType", "msExchRecipientTypeDetails", "msExchRemoteRecipientType",
          "msExchHideFromAddressLists"}},
        {"msExchMailStorage",
         "1.3.6.1.4.1.4203.666.777.2.1",
         Exchange,
         {"user", "inetOrgPerson", "group"},
         {"msExchArchiveStatus", "msExchArchiveGUID", "msExchMailboxGuid"}},
        {"msExchCustomAttributes",
         "1.3.6.1.4.1.4203.666.777.2.2",
         Exchange,
         {"user", "inetOrgPerson", "contact", "group"},
         {"extensionAttribute1", "extensionAttribute2", "extensionAttribute3", "extensionAttribute4",
          "extensionAttribute5", "extensionAttribute6", "extensionAttribute7", "extensionAttribute8",
          "extensionAttribute9", "extensionAttribute10", "extensionAttribute11", "extensionAttribute12",
          "extensionAttribute13", "extensionAttribute14", "extensionAttribute15"}},
    };
    return facts;
}

}  // namespace hs::sandbox
