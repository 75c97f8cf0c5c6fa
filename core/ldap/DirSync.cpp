#include <algorithm>
#include <utility>

#include "core/base/Encoding.h"
#include "core/ldap/ChangeTracking.h"
#include "core/ldap/Control.h"
#include "core/ldap/ResultCodes.h"

namespace hs::ldap {

namespace {

/// How much the server may put into one answer. It may put less, and says when there is more.
constexpr int answerBytes = 1 << 20;

/// What a new mark asks for: the cookie is wanted, not everybody, and whether this account is told of removals.
constexpr const char* tombstones = "(&(isDeleted=TRUE)(|(objectClass=user)(objectClass=contact)))";

/// Active Directory's own replication feed (MS-ADTS 3.1.1.3.4.1.3): the server tells, since a cookie, every object of
/// the naming context of which a requested attribute changed, removals included. A cookie is good at every domain
/// controller of the domain.
///
/// With the right "Replicating Directory Changes" everything is told. Without it the flag OBJECT_SECURITY is needed:
/// then what the account cannot read is not told, and tombstones are such a thing by default (measured: Samba keeps
/// them back even with the right, unless the account may list CN=Deleted Objects). Only a tombstone that was told
/// proves that they are: until then the mark is "blind" and every removal unknown. The mark's remark says both.
class DirSync final : public ChangeTracking {
public:
    explicit DirSync(TrackedDirectory directory) : directory_(std::move(directory)) {}

    Result<ChangeMark> mark(std::stop_token stop) override {
        ChangeMark mark{ChangeMark::Kind::DirSync, {}, {}, {}};
        HS_ASSIGN(mark.server, domain(stop));
        Feed feed;
        auto end = follow(feed, {}, tombstones, {"objectGUID", "isDeleted"}, nullptr, stop);
        if (!end.ok() && end.error().code == ErrorCode::Denied) {
            feed.secured = true;
            end = follow(feed, {}, tombstones, {"objectGUID", "isDeleted"}, nullptr, stop);
        }
        if (!end.ok()) return asClosed(std::move(end).error());
        mark.remark = feed.remark();
        mark.position = toBase64(*end);
        return mark;
    }

    Result<ChangeMark> changes(const ChangeMark& since, const EndpointReader::ChangedIdsSink& page,
                               std::stop_token stop) override {
        HS_ASSIGN(const std::string here, domain(stop));
        const auto cookie = fromBase64(since.position);
        if (here != since.server) return refusedMark("the mark is of another domain");
        if (!cookie || cookie->empty()) return refusedMark("the mark has no cookie");
        Feed feed = Feed::of(since.remark);
        const auto end = follow(feed, *cookie, trackedFilter(), watched(), &page, stop);
        if (!end.ok() && end.error().code == ErrorCode::Denied)
            return refusedMark("the service account has lost the right to", end.error().serverText);
        if (!end.ok()) return end.error();
        if (feed.blind) HS_TRY(page(ChangedIds{{}, {}, true}));
        ChangeMark mark = since;
        mark.remark = feed.remark();
        mark.position = toBase64(*end);
        return mark;
    }

private:
    /// How the account sees the feed.
    struct Feed {
        bool secured = false;  ///< with OBJECT_SECURITY
        bool blind = true;     ///< no tombstone was ever told

        std::string remark() const {
            return std::string(secured ? "secured" : "whole") + (blind ? ",blind" : ",removals");
        }
        static Feed of(const std::string& remark) {
            return {remark.rfind("whole", 0) != 0, !remark.ends_with(",removals")};
        }
    };

    /// The domain's objectGUID: cookies are of a naming context.
    Result<std::string> domain(std::stop_token stop) {
        SearchRequest head{directory_.context, Scope::Base, "(objectClass=*)", {"objectGUID"}, {}};
        HS_ASSIGN(const LdapMessage answer, directory_.connection.search(head, stop));
        const auto entries = changedEntries(directory_.connection.handle(), answer.get());
        if (entries.empty() || entries.front().guid.empty())
            return Error(ErrorCode::Denied, "the domain's own entry is not readable")
                .on(directory_.context)
                .attributeNamed("objectGUID")
                .next("Let the service account read the domain object.");
        return guidText(entries.front().guid);
    }

    /// A server that refuses the control altogether leaves the other ways open.
    static Error asClosed(Error error) {
        if (error.code == ErrorCode::Conflict) error.code = ErrorCode::Unsupported;
        return error;
    }

    std::vector<std::string> watched() const {
        // A move or a rename stamps "name"; a restored object loses isDeleted.
        std::vector<std::string> names{"objectGUID", "isDeleted", "name", "mS-DS-ConsistencyGuid"};
        for (const std::string& attribute : directory_.attributes)
            if (!equalsIgnoringAsciiCase(attribute, "distinguishedName")) names.push_back(attribute);
        return names;
    }

    /// Follows the feed to its end; returns the cookie there.
    Result<std::string> follow(Feed& feed, std::string cookie, std::string filter, std::vector<std::string> attributes,
                               const EndpointReader::ChangedIdsSink* page, std::stop_token stop) {
        Handle* const handle = directory_.connection.handle();
        SearchRequest request{directory_.context, Scope::Subtree, std::move(filter), std::move(attributes)};
        for (bool more = true; more;) {
            request.controls = {
                DirSyncRequest{feed.secured ? DirSyncRequest::objectSecurity : 0, answerBytes, cookie}.control()};
            HS_ASSIGN(const LdapMessage answer, ask(request, stop));
            const auto value = responseControl(handle, answer.get(), control::dirSync);
            if (!value) return Error(ErrorCode::Unsupported, "the server answers without its DirSync control");
            HS_ASSIGN(DirSyncAnswer next, DirSyncAnswer::parse(*value));
            const auto entries = changedEntries(handle, answer.get());
            feed.blind = feed.blind && std::none_of(entries.begin(), entries.end(), isDeleted);
            if (page) {
                HS_ASSIGN(ChangedIds ids, idsOf(directory_, entries, stop));
                HS_TRY(deliver(std::move(ids), *page));
            }
            more = next.more;
            if (more && next.cookie == cookie)
                return Error(ErrorCode::Corrupt, "the directory's changes do not come to an end")
                    .on(directory_.context)
                    .next("Read everything once.");
            cookie = std::move(next.cookie);
        }
        return cookie;
    }

    static bool isDeleted(const ChangedEntry& entry) { return entry.deleted; }

    Result<LdapMessage> ask(const SearchRequest& request, std::stop_token stop) {
        HS_ASSIGN(const int operation, directory_.connection.sendPage(request, 0, {}));
        HS_ASSIGN(LdapMessage answer, directory_.connection.receive(operation, stop));
        const ServerResult result = resultOf(directory_.connection.handle(), answer.get());
        if (isSuccess(result.code)) return answer;
        if (isRefusedPosition(result.code)) return refusedMark("the server refuses the cookie", result.text);
        return errorOf(result.code, "the changes cannot be read", result.text).on(directory_.context);
    }

    TrackedDirectory directory_;
};

}  // namespace

std::unique_ptr<ChangeTracking> makeDirSync(TrackedDirectory directory) {
    return std::make_unique<DirSync>(std::move(directory));
}

}  // namespace hs::ldap
