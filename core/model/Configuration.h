#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/model/Mapping.h"
#include "core/model/ScopeSettings.h"

namespace hs {

/// How to reach the directory. Simple bind over TLS; plain LDAP only to loopback.
struct DirectorySettings {
    std::string url;          ///< ldap://host[:port] (with StartTLS) or ldaps://host[:port]
    bool startTls = true;     ///< for ldap:// urls
    std::string baseDn;       ///< where the domain begins
    std::string bindDn;       ///< distinguished name or user principal name of the service account
    std::string passwordRef;  ///< reference into the vault
    std::string caFile;       ///< PEM of an additional CA; empty = the system's

    bool operator==(const DirectorySettings&) const = default;
};

/// How to reach the tenant. HTTPS always; plain HTTP only to loopback.
struct TenantSettings {
    std::string graphUrl = "https://graph.microsoft.com";            ///< without version segment
    std::string authorityUrl = "https://login.microsoftonline.com";  ///< without tenant segment
    std::string tenantId;                                            ///< GUID or domain
    std::string clientId;                                            ///< application of headless programs
    std::string clientSecretRef;                                     ///< reference into the vault
    std::string consoleClientId;  ///< public client of interactive sign-in; empty = clientId
    std::string caFile;

    bool operator==(const TenantSettings&) const = default;
};

/// The Basics of a configuration's Properties page, with the portal's defaults.
struct Properties {
    std::string notificationEmail;
    bool preventAccidentalDeletion = true;
    int accidentalDeletionThreshold = 500;
    bool exchangeHybridWriteback = false;
    UnixMillis writebackChangedAt = 0;  ///< when the check box last changed; 0 = never
    std::string writebackChangedBy;

    bool operator==(const Properties&) const = default;
};

/// Limits over one plan beyond the accidental deletion threshold. A limit that is reached stops the run before its
/// first write. 0 = off.
struct GuardSettings {
    int clears = 500;       ///< attribute values that would be cleared
    int updates = 0;        ///< objects that would be created or updated
    int updatePercent = 0;  ///< the same, of the objects in scope; looked at from 100 objects on

    bool operator==(const GuardSettings&) const = default;
};

/// How notification e-mails leave. No server = none is sent.
struct MailSettings {
    enum class Security { None, StartTls, Tls };  ///< None only to loopback

    std::string server;  ///< host name
    int port = 587;
    Security security = Security::StartTls;
    std::string userName;     ///< empty = no sign-in
    std::string passwordRef;  ///< reference into the vault
    std::string from;         ///< sender's address
    std::string caFile;

    bool operator==(const MailSettings&) const = default;
};

/// "none", "starttls", "tls".
std::string_view toString(MailSettings::Security security);
std::optional<MailSettings::Security> mailSecurityFrom(std::string_view name);

/// The attribute mappings as an administrator left them, a full list a rule. Nothing = the defaults. Of a writeback
/// mapping only the expression and the switch count: target, flow and classes are the product's own, and an empty
/// expression is the default one.
struct MappingSettings {
    std::optional<std::vector<Mapping>> provisioning;
    std::optional<std::vector<Mapping>> writeback;

    const std::optional<std::vector<Mapping>>& of(RuleKind rule) const {
        return rule == RuleKind::Provisioning ? provisioning : writeback;
    }
    std::optional<std::vector<Mapping>>& of(RuleKind rule) {
        return rule == RuleKind::Provisioning ? provisioning : writeback;
    }
    bool operator==(const MappingSettings&) const = default;
};

/// One connection of a directory with a tenant and everything an administrator sets for it.
struct Configuration {
    std::string name;   ///< unique in the profile, usually the domain: "contoso.test"
    std::string jobId;  ///< "<template>.<32 hex>"; never changes; what support asks for
    bool enabled = true;
    std::int64_t version = 0;  ///< optimistic: an update must name the version it read
    DirectorySettings directory;
    TenantSettings tenant;
    Properties properties;
    ScopeSettings scope;
    MappingSettings mappings;
    int intervalSeconds = 120;  ///< between the end of one scheduled cycle and the start of the next; 30 … 86400
    GuardSettings guards;
    MailSettings mail;
    int logRetentionDays = 30;  ///< of the provisioning log and of ended runs; 0 = for ever

    bool operator==(const Configuration&) const = default;
};

}  // namespace hs
