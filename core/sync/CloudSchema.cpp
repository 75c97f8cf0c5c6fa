#include "core/sync/CloudSchema.h"

#include <array>

namespace hs::sync {

namespace {

constexpr auto ofUsers = std::to_array<std::string_view>({
    "accountEnabled",
    "businessPhones",
    "city",
    "companyName",
    "country",
    "department",
    "displayName",
    "employeeId",
    "employeeType",
    "faxNumber",
    "givenName",
    "jobTitle",
    "mail",
    "mailNickname",
    "mobilePhone",
    "officeLocation",
    "onPremisesImmutableId",
    "otherMails",
    "postalCode",
    "preferredLanguage",
    "showInAddressList",
    "state",
    "streetAddress",
    "surname",
    "usageLocation",
    "userPrincipalName",
    "userType",
});

constexpr auto ofContacts = std::to_array<std::string_view>({
    "companyName",
    "department",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mailNickname",
    "onPremisesImmutableId",
    "surname",
});

}  // namespace

std::span<const std::string_view> cloudTargets(ObjectClass directoryClass) {
    if (directoryClass == ObjectClass::Contact) return ofContacts;
    return ofUsers;
}

}  // namespace hs::sync
