#include <algorithm>
#include <utility>

#include "core/ldap/ChangeTracking.h"
#include "core/ldap/LdapEndpoint.h"

namespace hs::ldap {

namespace {

Error untracked(const std::string& server) {
    return Error(ErrorCode::Unsupported, "the directory does not tell what changed")
        .on(server)
        .next("Nothing needs to be done: every cycle reads everything.");
}

/// Why all identifiers have to be compared, and what would spare it.
void noteUnknownRemovals(Log& log, const ChangeMark& mark, const std::string& server) {
    const bool openLdap = mark.kind == ChangeMark::Kind::SyncReplication;
    log.info("The directory does not tell who was deleted; all identifiers are compared instead.",
             {{"server", server},
              {"next", openLdap ? "Nothing needs to be done."
                                : "Give the service account the rights List Contents and Read Property on CN=Deleted "
                                  "Objects (dsacls with :LCRP)."}});
}

}  // namespace

/// A way that is closed to this server or account leaves the next one open.
Result<std::string> LdapEndpoint::watermarkOnce(const Query& query, std::stop_token stop) {
    HS_ASSIGN(const auto connection, ready(stop));
    HS_ASSIGN(const RootDse root, readRootDse(*connection, stop));
    for (const ChangeMark::Kind kind : offeredTracking(root)) {
        const auto mark = makeTracking(kind, tracked(*connection, root, query))->mark(stop);
        if (mark.ok()) return mark->text();
        const ErrorCode code = mark.error().code;
        if (code != ErrorCode::Denied && code != ErrorCode::Unsupported && code != ErrorCode::NotFound)
            return mark.error();
    }
    return untracked(server_);
}

Result<std::string> LdapEndpoint::watermark(const Query& query, std::stop_token stop) {
    return repeatedOnce([&] { return watermarkOnce(query, stop); });
}

Result<std::string> LdapEndpoint::changesOnce(const Query& query, const ChangeMark& since, const ChangedIdsSink& page,
                                              std::stop_token stop) {
    HS_ASSIGN(const auto connection, ready(stop));
    HS_ASSIGN(const RootDse root, readRootDse(*connection, stop));
    const auto offered = offeredTracking(root);
    if (offered.empty()) return untracked(server_);
    if (std::find(offered.begin(), offered.end(), since.kind) == offered.end())
        return refusedMark("the mark is of another kind of server");
    HS_ASSIGN(const ChangeMark mark,
              makeTracking(since.kind, tracked(*connection, root, query))->changes(since, page, stop));
    return mark.text();
}

Result<std::string> LdapEndpoint::changes(const Query& query, const std::string& since, const ChangedIdsSink& page,
                                          std::stop_token stop) {
    if (stop.stop_requested()) return Error(ErrorCode::Cancelled, "reading the changes was stopped").on(server_);
    const auto mark = ChangeMark::parse(since);
    if (!mark) return refusedMark("the mark is none of a directory's");
    bool delivered = false;
    const ChangedIdsSink noting = [&](ChangedIds&& ids) {
        delivered = true;
        if (ids.removalsUnknown) noteUnknownRemovals(session_.log(), *mark, server_);
        return page(std::move(ids));
    };
    return repeatedOnce([&]() -> Result<std::string> {
        if (delivered) return Error(ErrorCode::Unavailable, "the connection was lost while reading the changes");
        return changesOnce(query, *mark, noting, stop);
    });
}

TrackedDirectory LdapEndpoint::tracked(LdapConnection& connection, const RootDse& root, const Query& query) const {
    TrackedDirectory directory{connection, root, root.namingContextOf(session_.settings().baseDn), {}};
    for (const AttributeName& name : query.attributes) directory.attributes.push_back(name.text());
    return directory;
}

}  // namespace hs::ldap
