#include "app/sandbox/tenant/Property.h"

#include <array>

#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

using T = PropertyType;
using A = PropertyAccess;

constexpr bool onUser = true;
constexpr bool notOnUser = false;
constexpr bool onContact = true;
constexpr bool notOnContact = false;
constexpr bool byDefault = true;
constexpr bool onSelect = false;
constexpr bool betaOnly = true;

// In the order of the enumeration.
constexpr std::array<PropertyTraits, propertyCount> table{{
    {"id", T::String, A::ReadOnly, onUser, onContact, byDefault},
    {"accountEnabled", T::Boolean},
    {"addresses", T::Json, A::Writable, notOnUser, onContact, byDefault},
    {"assignedLicenses", T::Json, A::ReadOnly},
    {"businessPhones", T::Strings, A::Writable, onUser, notOnContact, byDefault},
    {"city", T::String},
    {"companyName", T::String, A::Writable, onUser, onContact},
    {"country", T::String},
    {"createdDateTime", T::DateTime, A::ReadOnly},
    {"deletedDateTime", T::DateTime, A::ReadOnly, onUser, onContact},
    {"department", T::String, A::Writable, onUser, onContact},
    {"displayName", T::String, A::Writable, onUser, onContact, byDefault},
    {"employeeId", T::String},
    {"employeeType", T::String},
    {"faxNumber", T::String},
    {"givenName", T::String, A::Writable, onUser, onContact, byDefault},
    {"imAddresses", T::Strings, A::ReadOnly, onUser, onContact},
    {"jobTitle", T::String, A::Writable, onUser, onContact, byDefault},
    {"mail", T::String, A::Writable, onUser, onContact, byDefault},
    {"mailNickname", T::String, A::Writable, onUser, onContact},
    {"mobilePhone", T::String, A::Writable, onUser, notOnContact, byDefault},
    {"officeLocation", T::String, A::Writable, onUser, notOnContact, byDefault},
    {"onPremisesDistinguishedName", T::String, A::Provisioned, onUser, onContact},
    {"onPremisesDomainName", T::String, A::Provisioned},
    {"onPremisesExtensionAttributes", T::Json, A::Writable},
    {"onPremisesImmutableId", T::String, A::Writable, onUser, onContact},
    {"onPremisesLastSyncDateTime", T::DateTime, A::ReadOnly, onUser, onContact},
    {"onPremisesProvisioningErrors", T::Json, A::ReadOnly, onUser, onContact},
    {"onPremisesSamAccountName", T::String, A::Provisioned},
    {"onPremisesSecurityIdentifier", T::String, A::Provisioned},
    {"onPremisesSyncEnabled", T::Boolean, A::Provisioned, onUser, onContact},
    {"onPremisesUserPrincipalName", T::String, A::Provisioned},
    {"otherMails", T::Strings},
    {"passwordPolicies", T::String},
    {"passwordProfile", T::Json, A::WriteOnly},
    {"phones", T::Json, A::Writable, notOnUser, onContact, byDefault},
    {"postalCode", T::String},
    {"preferredLanguage", T::String, A::Writable, onUser, notOnContact, byDefault},
    {"proxyAddresses", T::Strings, A::Provisioned, onUser, onContact},
    {"showInAddressList", T::Boolean},
    {"state", T::String},
    {"streetAddress", T::String},
    {"surname", T::String, A::Writable, onUser, onContact, byDefault},
    {"usageLocation", T::String},
    {"userPrincipalName", T::String, A::Writable, onUser, notOnContact, byDefault},
    {"userType", T::String},
    {"cloudAnchor", T::String, A::ReadOnly, onUser, onContact, onSelect, betaOnly},
    {"cloudLegacyExchangeDN", T::String, A::ReadOnly, onUser, onContact, onSelect, betaOnly},
    {"cloudMSExchArchiveStatus", T::Int32, A::ReadOnly, onUser, notOnContact, onSelect, betaOnly},
    {"cloudMSExchBlockedSendersHash", T::Binary, A::ReadOnly, onUser, notOnContact, onSelect, betaOnly},
    {"cloudMSExchRecipientDisplayType", T::Int32, A::ReadOnly, onUser, notOnContact, onSelect, betaOnly},
    {"cloudMSExchSafeRecipientsHash", T::Binary, A::ReadOnly, onUser, notOnContact, onSelect, betaOnly},
    {"cloudMSExchSafeSendersHash", T::Binary, A::ReadOnly, onUser, notOnContact, onSelect, betaOnly},
    {"cloudMSExchUCVoiceMailSettings", T::Strings, A::ReadOnly, onUser, notOnContact, onSelect, betaOnly},
    {"cloudMSExchUserHoldPolicies", T::Strings, A::ReadOnly, onUser, notOnContact, onSelect, betaOnly},
}};

static_assert(table.back().name == "cloudMSExchUserHoldPolicies");
static_assert(propertyCount <= 64);

}  // namespace

const PropertyTraits& traits(Property property) { return table[static_cast<std::size_t>(property)]; }

std::optional<Property> propertyNamed(std::string_view name, ObjectKind kind, bool beta) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const PropertyTraits& candidate = table[i];
        if (!equalsIgnoringAsciiCase(candidate.name, name)) continue;
        const bool here = kind == ObjectKind::User ? candidate.onUser : candidate.onContact;
        if (!here || (candidate.betaOnly && !beta)) return std::nullopt;
        return static_cast<Property>(i);
    }
    return std::nullopt;
}

}  // namespace hs::sandbox
