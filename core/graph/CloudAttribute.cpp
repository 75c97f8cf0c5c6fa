#include "core/graph/CloudAttribute.h"

#include <algorithm>
#include <array>

#include "core/graph/ExchangeAttributes.h"

namespace hs::graph {

namespace {

constexpr auto text = CloudAttribute::Type::Text;
constexpr auto boolean = CloudAttribute::Type::Boolean;
constexpr auto record = CloudAttribute::Type::Record;
constexpr auto single = CloudAttribute::Valued::Single;
constexpr auto several = CloudAttribute::Valued::Several;

// name, type, valued, exists on contacts. A contact's onPremisesImmutableId is the anchor of the provisioning service.
constexpr auto ordinary = std::to_array<CloudAttribute>({
    {"id", text, single, true},
    {"displayName", text, single, true},
    {"givenName", text, single, true},
    {"surname", text, single, true},
    {"mail", text, single, true},
    {"mailNickname", text, single, true},
    {"proxyAddresses", text, several, true},
    {"companyName", text, single, true},
    {"department", text, single, true},
    {"jobTitle", text, single, true},
    {"onPremisesImmutableId", text, single, true},
    {"onPremisesSyncEnabled", boolean, single, true},
    {"onPremisesLastSyncDateTime", text, single, true},
    {"onPremisesProvisioningErrors", record, several, true},
    {"phones", record, several, true},
    {"addresses", record, several, true},
    {"imAddresses", text, several, true},
    {"userPrincipalName", text, single, false},
    {"accountEnabled", boolean, single, false},
    {"showInAddressList", boolean, single, false},
    {"userType", text, single, false},
    {"usageLocation", text, single, false},
    {"preferredLanguage", text, single, false},
    {"businessPhones", text, several, false},
    {"otherMails", text, several, false},
    {"mobilePhone", text, single, false},
    {"faxNumber", text, single, false},
    {"officeLocation", text, single, false},
    {"streetAddress", text, single, false},
    {"city", text, single, false},
    {"state", text, single, false},
    {"postalCode", text, single, false},
    {"country", text, single, false},
    {"employeeId", text, single, false},
    {"employeeType", text, single, false},
    {"employeeHireDate", text, single, false},
    {"employeeOrgData", record, single, false},
    {"createdDateTime", text, single, false},
    {"deletedDateTime", text, single, false},
    {"onPremisesDistinguishedName", text, single, false},
    {"onPremisesDomainName", text, single, false},
    {"onPremisesSamAccountName", text, single, false},
    {"onPremisesUserPrincipalName", text, single, false},
    {"onPremisesSecurityIdentifier", text, single, false},
    {"onPremisesExtensionAttributes", record, single, false},
    {"cloudMastered", boolean, single, false},
    {"assignedLicenses", CloudAttribute::Type::Licenses, several, false},
    {"assignedPlans", record, several, false},
});

}  // namespace

const CloudAttribute* cloudAttribute(const AttributeName& name) {
    const auto in = [&](std::span<const CloudAttribute> table) -> const CloudAttribute* {
        const auto found = std::find_if(table.begin(), table.end(), [&](const CloudAttribute& candidate) {
            return equalsIgnoringAsciiCase(candidate.name, name.text());
        });
        return found == table.end() ? nullptr : &*found;
    };
    if (const CloudAttribute* found = in(exchangeAttributes())) return found;
    return in(ordinary);
}

bool existsOn(ObjectClass objectClass, const AttributeName& name) {
    if (cloudClass(objectClass) != ObjectClass::Contact) return true;
    const CloudAttribute* known = cloudAttribute(name);
    return known != nullptr && known->onContact;
}

ObjectClass cloudClass(ObjectClass objectClass) {
    return objectClass == ObjectClass::InetOrgPerson ? ObjectClass::User : objectClass;
}

std::string_view collectionOf(ObjectClass objectClass) {
    return cloudClass(objectClass) == ObjectClass::Contact ? "contacts" : "users";
}

std::string collectionPath(ObjectClass objectClass) { return std::string(1, '/').append(collectionOf(objectClass)); }

}  // namespace hs::graph
