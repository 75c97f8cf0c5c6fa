#include <ldap.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/Encoding.h"
#include "core/ldap/ChangeTracking.h"
#include "core/ldap/Control.h"
#include "core/ldap/CsnSet.h"
#include "core/ldap/PagedSearch.h"
#include "core/ldap/ResultCodes.h"

namespace hs::ldap {

namespace {

/// How many entries a new mark looks at to learn whether identifiers agree; beyond that the first removal makes sure.
constexpr std::size_t glance = 2000;
constexpr std::size_t uuidsAtOnce = 100;
constexpr std::size_t everything = static_cast<std::size_t>(-1);

/// No entry's, and answered from the index.
constexpr const char* nobody = "(entryUUID=00000000-0000-0000-0000-000000000000)";

/// A UUID as text, from its sixteen bytes in network order (RFC 4530).
std::string uuidText(const std::string& bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[static_cast<unsigned char>(bytes[i]) >> 4];
        text += digits[static_cast<unsigned char>(bytes[i]) & 15];
    }
    return text;
}

/// Content synchronisation (RFC 4533) as OpenLDAP has it. Who changed is asked page by page, by entryCSN, since a sync
/// search cannot be paged. Who was deleted is asked by a sync search that matches nobody: the server answers it from
/// its session log with identifiers alone.
///
/// Those are entryUUIDs, and ours are objectGUIDs: they name an object only where the directory gives its entries both
/// alike. The mark's remark says so: "same" or "differs" is known of everything that was there at the mark; nothing
/// means that nobody has looked yet.
class SyncReplication final : public ChangeTracking {
public:
    explicit SyncReplication(TrackedDirectory directory) : directory_(std::move(directory)) {}

    Result<ChangeMark> mark(std::stop_token stop) override {
        HS_ASSIGN(const Head here, head(stop));
        ChangeMark mark{ChangeMark::Kind::SyncReplication, here.database, {}, here.position.text()};
        HS_ASSIGN(mark.remark, identifiersAt(here.position, glance, stop));
        return mark;
    }

    Result<ChangeMark> changes(const ChangeMark& since, const EndpointReader::ChangedIdsSink& page,
                               std::stop_token stop) override {
        HS_ASSIGN(const Head here, head(stop));  // before reading: what happens meanwhile is told the next time
        const auto from = CsnSet::parse(since.position);
        if (here.database != since.server) return refusedMark("the mark is of another database");
        if (!from || from->empty()) return refusedMark("the mark has no change sequence number");
        if (!here.position.covers(*from)) return refusedMark("the database was set back to an earlier state");
        ChangeMark mark = since;
        mark.position = here.position.text();
        if (here.position == *from) return mark;
        bool same = true;
        HS_TRY(tellChanged(*from, page, same, stop));
        if (!same) mark.remark = differs;
        HS_ASSIGN(Removals removals, removedSince(*from, stop));
        if (removals.uuids.empty() && removals.complete) return mark;
        HS_TRY(tellRemoved(std::move(removals), mark.remark == agree, page));
        if (mark.remark.empty()) { HS_ASSIGN(mark.remark, identifiersAt(here.position, everything, stop)); }
        return mark;
    }

private:
    static constexpr const char* agree = "same";
    static constexpr const char* differs = "differs";

    struct Head {
        std::string database;  ///< the entryUUID of the suffix's entry: another one wherever a database is made anew
        CsnSet position;
    };
    struct Removals {
        std::vector<std::string> uuids;  ///< as text
        bool complete = true;            ///< false: the session log does not reach back to the mark
        ChangedIds alive;                ///< reported, but still there
    };

    Result<Head> head(std::stop_token stop) {
        SearchRequest request{directory_.context, Scope::Base, "(objectClass=*)", {"entryUUID", "contextCSN"}, {}};
        HS_ASSIGN(const LdapMessage answer, directory_.connection.search(request, stop));
        Handle* const handle = directory_.connection.handle();
        ldapmsg* const entry = ldap_first_entry(handle, answer.get());
        const auto position = CsnSet::parse(valuesOf(handle, entry, "contextCSN"));
        Head head{firstOf(handle, entry, "entryUUID"), position.value_or(CsnSet())};
        if (head.database.empty() || head.position.empty())
            return Error(ErrorCode::Unsupported, "the directory does not say how far its changes have come")
                .on(directory_.context)
                .attributeNamed("contextCSN")
                .next("Load the overlay syncprov, and let the service account read contextCSN and entryUUID.");
        return head;
    }

    /// Calls `take` with each page of entries whose change lies after a position.
    template <typename Take>
    Result<void> eachSince(const CsnSet& position, const Take& take, std::stop_token stop) {
        return eachPage(
            "(&" + position.filter() + trackedFilter() + ")",
            [&](std::vector<ChangedEntry>&& entries) {
                std::erase_if(entries, [&](const auto& entry) { return position.covers(entry.entryCsn); });
                return take(std::move(entries));
            },
            stop);
    }

    template <typename Take>
    Result<void> eachPage(std::string filter, const Take& take, std::stop_token stop) {
        PagedSearch search(
            directory_.connection,
            {directory_.context, Scope::Subtree, std::move(filter), {"objectGUID", "entryUUID", "entryCSN"}, {}});
        for (;;) {
            HS_ASSIGN(const LdapMessage messages, search.next(stop));
            if (!messages) return {};
            HS_TRY(take(changedEntries(directory_.connection.handle(), messages.get())));
        }
    }

    /// An entry without objectGUID has no identifier at all, and nobody is linked to it.
    static bool agrees(const ChangedEntry& entry) {
        return entry.guid.empty() || equalsIgnoringAsciiCase(guidText(entry.guid), entry.entryUuid);
    }

    Result<void> tellChanged(const CsnSet& from, const EndpointReader::ChangedIdsSink& page, bool& same,
                             std::stop_token stop) {
        return eachSince(
            from,
            [&](std::vector<ChangedEntry>&& entries) -> Result<void> {
                same = same && std::all_of(entries.begin(), entries.end(), agrees);
                HS_ASSIGN(ChangedIds ids, idsOf(directory_, entries, stop));
                return deliver(std::move(ids), page);
            },
            stop);
    }

    static Result<void> tellRemoved(Removals&& removals, bool trusted, const EndpointReader::ChangedIdsSink& page) {
        ChangedIds ids = std::move(removals.alive);
        ids.removalsUnknown = !removals.complete || (!trusted && !removals.uuids.empty());
        if (trusted) ids.removed = std::move(removals.uuids);
        return deliver(std::move(ids), page);
    }

    Result<Removals> removedSince(const CsnSet& position, std::stop_token stop) {
        SearchRequest request{
            directory_.context, Scope::Subtree, nobody, {"1.1"}, {syncRefreshOnly(position.cookie())}};
        HS_ASSIGN(const int operation, directory_.connection.sendPage(request, 0, {}));
        HS_ASSIGN(const LdapMessage answer, directory_.connection.receive(operation, stop));
        Handle* const handle = directory_.connection.handle();
        const ServerResult result = resultOf(handle, answer.get());
        if (isRefusedPosition(result.code)) return refusedMark("the server refuses the cookie", result.text);
        if (!isSuccess(result.code))
            return errorOf(result.code, "the removals cannot be read", result.text).on(directory_.context);
        Removals removals;
        const auto done = responseControl(handle, answer.get(), control::syncDone);
        if (!done) return Error(ErrorCode::Corrupt, "the server answers without its sync done control");
        HS_ASSIGN(removals.complete, refreshedByDeletes(*done));
        for (const std::string& value : syncInformation(handle, answer.get())) {
            HS_ASSIGN(const std::vector<std::string> uuids, deletedUuids(value));
            for (const std::string& uuid : uuids) removals.uuids.push_back(uuidText(uuid));
        }
        HS_TRY(setTheLivingApart(removals, stop));
        return removals;
    }

    /// To a search that matches nobody an entry that was modified looks like one that was deleted.
    Result<void> setTheLivingApart(Removals& removals, std::stop_token stop) {
        std::set<std::string> living;
        for (std::size_t begin = 0; begin < removals.uuids.size(); begin += uuidsAtOnce) {
            std::string any;
            for (std::size_t i = begin; i < std::min(begin + uuidsAtOnce, removals.uuids.size()); ++i)
                any.append("(entryUUID=").append(removals.uuids[i]).append(")");
            HS_TRY(eachPage(
                "(|" + any + ")",
                [&](std::vector<ChangedEntry>&& entries) -> Result<void> {
                    for (const ChangedEntry& entry : entries) living.insert(asciiLower(entry.entryUuid));
                    HS_ASSIGN(const ChangedIds ids, idsOf(directory_, entries, stop));
                    removals.alive.changed.insert(removals.alive.changed.end(), ids.changed.begin(), ids.changed.end());
                    return {};
                },
                stop));
        }
        std::erase_if(removals.uuids, [&](const std::string& uuid) { return living.count(uuid) > 0; });
        return {};
    }

    /// Whether everything that was there at a position has one identifier: reads all entries, or as many as `limit`.
    Result<std::string> identifiersAt(const CsnSet& position, std::size_t limit, std::stop_token stop) {
        std::size_t seen = 0;
        bool same = true;
        const Error enough(ErrorCode::Internal, "enough");
        const auto look = [&](std::vector<ChangedEntry>&& entries) -> Result<void> {
            seen += entries.size();
            same = same && std::all_of(entries.begin(), entries.end(), agrees);
            if (!same || seen > limit) return enough;
            return {};
        };
        if (const auto all = eachPage(trackedFilter(), look, stop); !all.ok()) {
            if (!same) return std::string(differs);
            if (seen > limit) return std::string();
            return all.error();
        }
        // What was deleted since the position was perhaps not looked at any more.
        HS_ASSIGN(const Head now, head(stop));
        if (now.position == position) return std::string(agree);
        HS_ASSIGN(const Removals meanwhile, removedSince(position, stop));
        return std::string(meanwhile.complete && meanwhile.uuids.empty() ? agree : "");
    }

    TrackedDirectory directory_;
};

}  // namespace

std::unique_ptr<ChangeTracking> makeSyncReplication(TrackedDirectory directory) {
    return std::make_unique<SyncReplication>(std::move(directory));
}

}  // namespace hs::ldap
