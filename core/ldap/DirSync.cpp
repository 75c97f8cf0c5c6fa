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

/// Nobody: what is wanted is the cookie alone.
constexpr const char* nobody = "(!(objectClass=*))";

/// Active Directory's own replication feed (MS-ADTS 3.1.1.3.4.1.3): the server tells, since a cookie, every object of
/// the naming context of which a requested attribute changed, removals included. A cookie is good at every domain
/// controller of the domain.
///
/// With the right "Replicating Directory Changes" everything is told. Without it the flag OBJECT_SECURITY is needed:
/// then what the account cannot read is not told, and tombstones are such a thing by default. The mark's remark is the
/// flag.
class DirSync final : public ChangeTracking {
public:
    explicit DirSync(TrackedDirectory directory) : directory_(std::move(directory)) {}

    Result<ChangeMark> mark(std::stop_token stop) override {
        ChangeMark mark{ChangeMark::Kind::DirSync, {}, {}, {}};
        HS_ASSIGN(mark.server, domain(stop));
        auto end = followAll(0, {}, nobody, nullptr, stop);
        if (!end.ok() && end.error().code == ErrorCode::Denied) {
            mark.remark = secured;
            end = followAll(DirSyncRequest::objectSecurity, {}, nobody, nullptr, stop);
        }
        if (!end.ok()) return asClosed(std::move(end).error());
        mark.position = toBase64(*end);
        return mark;
    }

    Result<ChangeMark> changes(const ChangeMark& since, const EndpointReader::ChangedIdsSink& page,
                               std::stop_token stop) override {
        HS_ASSIGN(const std::string here, domain(stop));
        const auto cookie = fromBase64(since.position);
        if (here != since.server) return refusedMark("the mark is of another domain");
        if (!cookie || cookie->empty()) return refusedMark("the mark has no cookie");
        const bool isSecured = since.remark == secured;
        bool removalsSeen = true;
        if (isSecured) { HS_ASSIGN(removalsSeen, seesDeletedObjects(directory_, stop)); }
        ChangeMark mark = since;
        const auto end =
            followAll(isSecured ? DirSyncRequest::objectSecurity : 0, *cookie, trackedFilter(), &page, stop);
        if (!end.ok() && end.error().code == ErrorCode::Denied)
            return refusedMark("the service account has lost the right to", end.error().serverText);
        if (!end.ok()) return end.error();
        mark.position = toBase64(*end);
        if (!removalsSeen) HS_TRY(page(ChangedIds{{}, {}, true}));
        return mark;
    }

private:
    static constexpr const char* secured = "secured";

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

    std::vector<std::string> requested() const {
        // A move or a rename stamps "name"; a restored object loses isDeleted.
        std::vector<std::string> names{"objectGUID", "isDeleted", "name", "mS-DS-ConsistencyGuid"};
        for (const std::string& attribute : directory_.attributes)
            if (!equalsIgnoringAsciiCase(attribute, "distinguishedName")) names.push_back(attribute);
        return names;
    }

    /// Follows the feed to its end; returns the cookie there.
    Result<std::string> followAll(int flags, std::string cookie, std::string filter,
                                  const EndpointReader::ChangedIdsSink* page, std::stop_token stop) {
        SearchRequest request{directory_.context, Scope::Subtree, std::move(filter), requested(), {}};
        for (bool more = true; more;) {
            request.controls = {DirSyncRequest{flags, answerBytes, cookie}.control()};
            HS_ASSIGN(const LdapMessage answer, ask(request, stop));
            const auto value = responseControl(directory_.connection.handle(), answer.get(), control::dirSync);
            if (!value) return Error(ErrorCode::Unsupported, "the server answers without its DirSync control");
            HS_ASSIGN(DirSyncAnswer next, DirSyncAnswer::parse(*value));
            if (page) {
                HS_ASSIGN(ChangedIds ids,
                          idsOf(directory_, changedEntries(directory_.connection.handle(), answer.get()), stop));
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
