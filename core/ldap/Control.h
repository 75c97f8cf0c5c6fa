#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/ldap/LdapMessage.h"

namespace hs::ldap {

/// A request control (RFC 4511 4.1.11): its identifier, and its value in BER.
struct Control {
    std::string identifier;
    std::string value;  ///< empty: without a value
    bool critical = true;
};

namespace control {
inline constexpr const char* pagedResults = "1.2.840.113556.1.4.319";       ///< RFC 2696
inline constexpr const char* dirSync = "1.2.840.113556.1.4.841";            ///< MS-ADTS 3.1.1.3.4.1.3
inline constexpr const char* showDeleted = "1.2.840.113556.1.4.417";        ///< MS-ADTS 3.1.1.3.4.1.14
inline constexpr const char* syncRequest = "1.3.6.1.4.1.4203.1.9.1.1";      ///< RFC 4533 2.2
inline constexpr const char* syncDone = "1.3.6.1.4.1.4203.1.9.1.3";         ///< RFC 4533 2.4
inline constexpr const char* syncInformation = "1.3.6.1.4.1.4203.1.9.1.4";  ///< RFC 4533 2.5
}  // namespace control

/// realSearchControlValue of a request: SEQUENCE { size INTEGER, cookie OCTET STRING }. Not critical, as the servers'
/// own clients have it: a server without paging answers everything at once.
Control pagedResults(int pageSize, const std::string& cookie);

/// DirSyncRequestValue: SEQUENCE { Flags INTEGER, MaxBytes INTEGER, Cookie OCTET STRING }.
struct DirSyncRequest {
    static constexpr int objectSecurity = 1;  ///< LDAP_DIRSYNC_OBJECT_SECURITY: show what the caller may read

    int flags = 0;
    int maxBytes = 0;
    std::string cookie;

    Control control() const;
};

/// The answer: SEQUENCE { MoreResults INTEGER, unused INTEGER, CookieServer OCTET STRING }.
struct DirSyncAnswer {
    bool more = false;
    std::string cookie;

    /// Errors: Corrupt.
    static Result<DirSyncAnswer> parse(const std::string& bytes);
};

/// syncRequestValue with mode refreshOnly: SEQUENCE { mode ENUMERATED, cookie OCTET STRING, reloadHint BOOLEAN }.
Control syncRefreshOnly(const std::string& cookie);

/// syncDoneValue: SEQUENCE { cookie OCTET STRING OPTIONAL, refreshDeletes BOOLEAN DEFAULT FALSE }. True when every
/// removal since the request's cookie was told; false when the server told who is still there instead.
/// Errors: Corrupt.
Result<bool> refreshedByDeletes(const std::string& syncDoneValue);

/// The sixteen-byte UUIDs of a syncInfoValue that says who was deleted; empty for every other kind of syncInfoValue.
/// Errors: Corrupt.
Result<std::vector<std::string>> deletedUuids(const std::string& syncInfoValue);

/// The value of a response control of the message that ends an operation; nothing when it carries none such.
std::optional<std::string> responseControl(Handle* connection, ldapmsg* result, const char* identifier);

/// The syncInfoValues among an operation's intermediate messages (RFC 4511 4.13), in order.
std::vector<std::string> syncInformation(Handle* connection, ldapmsg* messages);

}  // namespace hs::ldap
