#pragma once

#include <QJsonObject>

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace hs::sandbox {

/// Everything a person or a script needs to use a running sandbox. Passwords are named by file, never held.
struct SandboxState {
    std::string id;         ///< "4f1c09ab"
    std::string directory;  ///< everything it has lies in here
    std::string profile;    ///< "sandbox-4f1c09ab"
    std::string profileDirectory;
    std::string configuration;  ///< "contoso.test"
    int users = 0;

    std::string ldapUrl;  ///< ldap://127.0.0.1:port; simple bind works with or without StartTLS
    std::string ldapsUrl;
    std::string baseDn;
    std::string bindDn;  ///< the service account of the configuration
    std::string bindPasswordFile;
    std::string adminDn;  ///< may do everything, for playing the directory's administrator
    std::string adminPasswordFile;

    std::string graphUrl, authorityUrl, tenantId, clientId, clientSecretFile, consoleClientId;
    std::string userName;  ///< the tenant's administrator
    std::string userPasswordFile;
    std::string doorSecretFile;  ///< for the header X-Sandbox-Secret of the tenant's /sandbox/…
    std::string caFile;          ///< whoever trusts this trusts both servers

    std::int64_t pid = 0;  ///< of the program that serves it
    UnixMillis startedAt = 0;

    /// The document of `hybridsync sandbox up --json`. Password files hold the bare password, without a line end, as
    /// `ldapsearch -y` wants it.
    QJsonObject toJson() const;

    /// The inverse. Corrupt when members are missing.
    static Result<SandboxState> fromJson(const QJsonObject& document);
};

/// The running sandbox of that id; without one that of $HYBRIDSYNC_SANDBOX; else the newest. Tidies up after sandboxes
/// that were killed.
std::optional<SandboxState> findSandbox(const std::string& idOrEmpty);

}  // namespace hs::sandbox
