#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/ldap/ChangeMark.h"
#include "core/ldap/LdapConnection.h"
#include "core/ldap/SchemaReader.h"
#include "core/ports/Endpoint.h"

namespace hs::ldap {

/// What every way of tracking changes works with.
struct TrackedDirectory {
    LdapConnection& connection;
    const RootDse& root;
    std::string context;                  ///< the naming context's head: a move out of the configured base is seen too
    std::vector<std::string> attributes;  ///< whose changes matter, where the server can tell them apart
};

/// One way of a server to tell what changed. Serves one call.
class ChangeTracking {
public:
    virtual ~ChangeTracking() = default;

    /// Errors: Denied or Unsupported when this way is closed to the service account; those of the connection.
    virtual Result<ChangeMark> mark(std::stop_token stop) = 0;

    /// Errors: Conflict when the mark is refused; those of the connection and of `page`.
    virtual Result<ChangeMark> changes(const ChangeMark& since, const EndpointReader::ChangedIdsSink& page,
                                       std::stop_token stop) = 0;
};

std::unique_ptr<ChangeTracking> makeDirSync(TrackedDirectory directory);
std::unique_ptr<ChangeTracking> makeUsnPolling(TrackedDirectory directory);
std::unique_ptr<ChangeTracking> makeSyncReplication(TrackedDirectory directory);

/// The ways that the server offers, best first: DirSync, uSNChanged, RFC 4533.
std::vector<ChangeMark::Kind> offeredTracking(const RootDse& root);
std::unique_ptr<ChangeTracking> makeTracking(ChangeMark::Kind kind, TrackedDirectory directory);

/// What change tracking reads of an entry.
struct ChangedEntry {
    std::string dn;
    std::string guid;       ///< objectGUID, 16 bytes; may be missing
    std::string entryUuid;  ///< operational, RFC 4530; text
    std::string entryCsn;   ///< operational, OpenLDAP
    bool deleted = false;   ///< a tombstone, or an object in Active Directory's recycle bin
};
std::vector<ChangedEntry> changedEntries(Handle* connection, ldapmsg* messages);

/// Users, inetOrgPersons (which are users), contacts, and the units they lie in. Looser than what is read: an object
/// that ceased to be read must be told too.
std::string trackedFilter();

/// Sorts entries into changed and removed. An organizational unit that changed may have been moved or renamed, and the
/// objects under it went along without changing themselves: they are told as well.
/// Errors: those of the connection.
Result<ChangedIds> idsOf(const TrackedDirectory& directory, const std::vector<ChangedEntry>& entries,
                         std::stop_token stop);

/// Whether the account is shown a tombstone of a person under CN=Deleted Objects. Without the right to list that
/// container Active Directory keeps removals from it in silence. False also in a young domain where nobody was deleted.
Result<bool> seesDeletedObjects(const TrackedDirectory& directory, std::stop_token stop);

/// "Read everything and take a new mark", with the reason.
Error refusedMark(const std::string& why, const std::string& serverText = {});

/// For `page`: empty pages are not worth a call.
Result<void> deliver(ChangedIds&& ids, const EndpointReader::ChangedIdsSink& page);

}  // namespace hs::ldap
