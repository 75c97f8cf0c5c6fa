#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hs::sandbox {

/// What the tenant keeps: users and organizational contacts.
enum class ObjectKind : std::uint8_t { User, Contact };

/// Every property of both resources. One list serves both, so that a property is one number everywhere; the traits
/// say which resource has it. Fits a 64-bit mask, which is what the change log keeps.
enum class Property : std::uint8_t {
    Id,
    AccountEnabled,
    Addresses,
    AssignedLicenses,
    BusinessPhones,
    City,
    CompanyName,
    Country,
    CreatedDateTime,
    DeletedDateTime,
    Department,
    DisplayName,
    EmployeeId,
    EmployeeType,
    FaxNumber,
    GivenName,
    ImAddresses,
    JobTitle,
    Mail,
    MailNickname,
    MobilePhone,
    OfficeLocation,
    OnPremisesDistinguishedName,
    OnPremisesDomainName,
    OnPremisesExtensionAttributes,
    OnPremisesImmutableId,
    OnPremisesLastSyncDateTime,
    OnPremisesProvisioningErrors,
    OnPremisesSamAccountName,
    OnPremisesSecurityIdentifier,
    OnPremisesSyncEnabled,
    OnPremisesUserPrincipalName,
    OtherMails,
    PasswordPolicies,
    PasswordProfile,
    Phones,
    PostalCode,
    PreferredLanguage,
    ProxyAddresses,
    ShowInAddressList,
    State,
    StreetAddress,
    Surname,
    UsageLocation,
    UserPrincipalName,
    UserType,
    CloudAnchor,
    CloudLegacyExchangeDN,
    CloudMSExchArchiveStatus,
    CloudMSExchBlockedSendersHash,
    CloudMSExchRecipientDisplayType,
    CloudMSExchSafeRecipientsHash,
    CloudMSExchSafeSendersHash,
    CloudMSExchUCVoiceMailSettings,
    CloudMSExchUserHoldPolicies,
};

inline constexpr std::size_t propertyCount = static_cast<std::size_t>(Property::CloudMSExchUserHoldPolicies) + 1;

enum class PropertyType : std::uint8_t { String, Boolean, Int32, Binary, DateTime, Strings, Json };

enum class PropertyAccess : std::uint8_t {
    Writable,
    Provisioned,  ///< read-only on v1.0; on beta writable, where this tenant stands in for the provisioning service
    ReadOnly,
    WriteOnly,  ///< accepted and never shown (passwordProfile)
};

struct PropertyTraits {
    std::string_view name;
    PropertyType type = PropertyType::String;
    PropertyAccess access = PropertyAccess::Writable;
    bool onUser = true;
    bool onContact = false;
    bool byDefault = false;  ///< answered without $select on v1.0
    bool betaOnly = false;
};

const PropertyTraits& traits(Property property);

/// The property of that name on that resource and version; names match without regard to case. The cloud… properties
/// exist on beta alone.
std::optional<Property> propertyNamed(std::string_view name, ObjectKind kind, bool beta);

using PropertyMask = std::uint64_t;
constexpr PropertyMask maskOf(Property property) { return PropertyMask{1} << static_cast<unsigned>(property); }

/// The nine properties that Exchange Online fills.
inline constexpr PropertyMask cloudProperties =
    ~PropertyMask{0} << static_cast<unsigned>(Property::CloudAnchor) & ((PropertyMask{1} << propertyCount) - 1);

}  // namespace hs::sandbox
