#include "core/ldap/ChangeTracking.h"

#include <ldap.h>

#include <algorithm>
#include <utility>

#include "core/base/Encoding.h"
#include "core/ldap/Control.h"
#include "core/ldap/PagedSearch.h"

namespace hs::ldap {

namespace {

std::string nameOf(Handle* connection, ldapmsg* entry) {
    char* name = ldap_get_dn(connection, entry);
    std::string dn = name ? name : "";
    ldap_memfree(name);
    return dn;
}

/// "Ada\0ADEL:guid" (MS-ADTS 3.1.1.5.5.1.1): also where isDeleted is not readable.
bool isTombstone(std::string_view dn) { return dn.find("\\0ADEL:") != std::string_view::npos; }

bool isUnit(const ChangedEntry& entry) { return equalsIgnoringAsciiCase(entry.dn.substr(0, 3), "OU="); }

/// The people of a unit that may have moved.
Result<void> addEverybodyUnder(const TrackedDirectory& directory, const std::string& unit, ChangedIds& ids,
                               std::stop_token stop) {
    PagedSearch search(directory.connection, {unit, Scope::Subtree, trackedFilter(), {"objectGUID"}, {}});
    for (;;) {
        const auto page = search.next(stop);
        if (!page.ok() && page.error().code == ErrorCode::NotFound)
            return {};  // it moved again, and will be told again
        if (!page.ok()) return page.error();
        if (!*page) return {};
        for (const ChangedEntry& entry : changedEntries(directory.connection.handle(), page->get()))
            if (!entry.guid.empty()) ids.changed.push_back(guidText(entry.guid));
    }
}

}  // namespace

std::vector<ChangeMark::Kind> offeredTracking(const RootDse& root) {
    std::vector<ChangeMark::Kind> kinds;
    if (root.supports(control::dirSync)) kinds.push_back(ChangeMark::Kind::DirSync);
    if (root.highestUsn > 0 && !root.serviceName.empty()) kinds.push_back(ChangeMark::Kind::Usn);
    if (root.supports(control::syncRequest)) kinds.push_back(ChangeMark::Kind::SyncReplication);
    return kinds;
}

std::unique_ptr<ChangeTracking> makeTracking(ChangeMark::Kind kind, TrackedDirectory directory) {
    switch (kind) {
        case ChangeMark::Kind::DirSync: return makeDirSync(std::move(directory));
        case ChangeMark::Kind::Usn: return makeUsnPolling(std::move(directory));
        case ChangeMark::Kind::SyncReplication: return makeSyncReplication(std::move(directory));
    }
    return nullptr;
}

std::vector<ChangedEntry> changedEntries(Handle* connection, ldapmsg* messages) {
    std::vector<ChangedEntry> entries;
    for (ldapmsg* each = ldap_first_entry(connection, messages); each; each = ldap_next_entry(connection, each)) {
        ChangedEntry entry;
        entry.dn = nameOf(connection, each);
        entry.guid = firstOf(connection, each, "objectGUID");
        entry.entryUuid = firstOf(connection, each, "entryUUID");
        entry.entryCsn = firstOf(connection, each, "entryCSN");
        entry.deleted =
            isTombstone(entry.dn) || equalsIgnoringAsciiCase(firstOf(connection, each, "isDeleted"), "TRUE");
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string trackedFilter() { return "(|(objectClass=user)(objectClass=contact)(objectClass=organizationalUnit))"; }

Result<ChangedIds> idsOf(const TrackedDirectory& directory, const std::vector<ChangedEntry>& entries,
                         std::stop_token stop) {
    ChangedIds ids;
    for (const ChangedEntry& entry : entries) {
        if (!entry.guid.empty()) (entry.deleted ? ids.removed : ids.changed).push_back(guidText(entry.guid));
        if (isUnit(entry) && !entry.deleted) HS_TRY(addEverybodyUnder(directory, entry.dn, ids, stop));
    }
    return ids;
}

Result<bool> seesDeletedObjects(const TrackedDirectory& directory, std::stop_token stop) {
    // The container itself may be readable where its content is not: only a tombstone proves that tombstones are shown.
    SearchRequest request{"CN=Deleted Objects," + directory.context,
                          Scope::OneLevel,
                          "(|(objectClass=user)(objectClass=contact))",
                          {"objectGUID"},
                          {{control::showDeleted, {}, true}}};
    PagedSearch search(directory.connection, std::move(request), 1);
    const auto answer = search.next(stop);
    if (!answer.ok() && (answer.error().code == ErrorCode::NotFound || answer.error().code == ErrorCode::Denied))
        return false;
    if (!answer.ok()) return answer.error();
    return *answer && ldap_first_entry(directory.connection.handle(), answer->get()) != nullptr;
}

Error refusedMark(const std::string& why, const std::string& serverText) {
    return Error(ErrorCode::Conflict, "the directory's changes cannot be followed from here: " + why)
        .saying(serverText)
        .next("Read everything once; the next full cycle does, and takes a new mark.");
}

Result<void> deliver(ChangedIds&& ids, const EndpointReader::ChangedIdsSink& page) {
    if (ids.changed.empty() && ids.removed.empty() && !ids.removalsUnknown) return {};
    return page(std::move(ids));
}

}  // namespace hs::ldap
