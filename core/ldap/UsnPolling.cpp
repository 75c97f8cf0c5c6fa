#include <ldap.h>

#include <charconv>
#include <utility>

#include "core/base/Encoding.h"
#include "core/ldap/ChangeTracking.h"
#include "core/ldap/Control.h"
#include "core/ldap/PagedSearch.h"

namespace hs::ldap {

namespace {

std::optional<std::int64_t> numberIn(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Polling by update sequence numbers (MS-ADTS 3.1.1.1.9): each change gets the next number of the domain controller
/// that takes it. Numbers mean nothing at another controller, nor at this one after it was restored from a backup;
/// both have another invocationId.
class UsnPolling final : public ChangeTracking {
public:
    explicit UsnPolling(TrackedDirectory directory) : directory_(std::move(directory)) {}

    Result<ChangeMark> mark(std::stop_token stop) override {
        ChangeMark mark{ChangeMark::Kind::Usn, {}, {}, {}};
        HS_ASSIGN(mark.server, invocation(stop));
        HS_ASSIGN(const std::int64_t highest, highestCommitted(stop));
        mark.position = std::to_string(highest);
        return mark;
    }

    Result<ChangeMark> changes(const ChangeMark& since, const EndpointReader::ChangedIdsSink& page,
                               std::stop_token stop) override {
        HS_ASSIGN(ChangeMark now, mark(stop));  // before reading: what happens meanwhile is told the next time
        const auto from = numberIn(since.position), to = numberIn(now.position);
        if (since.server != now.server) return refusedMark("the mark is of another domain controller");
        if (!from || *from < 0) return refusedMark("the mark has no number");
        if (*to < *from) return refusedMark("the domain controller was set back to an earlier state");
        if (*to == *from) return now;
        HS_ASSIGN(const bool removalsSeen, seesDeletedObjects(directory_, stop));
        HS_TRY(tellSince(*from, page, stop));
        if (!removalsSeen) HS_TRY(page(ChangedIds{{}, {}, true}));
        return now;
    }

private:
    Result<void> tellSince(std::int64_t usn, const EndpointReader::ChangedIdsSink& page, std::stop_token stop) {
        SearchRequest request{directory_.context,
                              Scope::Subtree,
                              "(&(uSNChanged>=" + std::to_string(usn + 1) + ")" + trackedFilter() + ")",
                              {"objectGUID", "isDeleted"},
                              {{control::showDeleted, {}, true}}};
        PagedSearch search(directory_.connection, std::move(request));
        for (;;) {
            HS_ASSIGN(const LdapMessage messages, search.next(stop));
            if (!messages) return {};
            HS_ASSIGN(ChangedIds ids,
                      idsOf(directory_, changedEntries(directory_.connection.handle(), messages.get()), stop));
            HS_TRY(deliver(std::move(ids), page));
        }
    }

    Result<std::string> invocation(std::stop_token stop) {
        SearchRequest request{directory_.root.serviceName, Scope::Base, "(objectClass=*)", {"invocationId"}, {}};
        HS_ASSIGN(const LdapMessage answer, directory_.connection.search(request, stop));
        Handle* const handle = directory_.connection.handle();
        const std::string invocationId = firstOf(handle, ldap_first_entry(handle, answer.get()), "invocationId");
        if (invocationId.empty())
            return Error(ErrorCode::Denied, "the domain controller's own entry is not readable")
                .on(directory_.root.serviceName)
                .attributeNamed("invocationId")
                .next("Let the service account read the configuration partition.");
        return guidText(invocationId);
    }

    Result<std::int64_t> highestCommitted(std::stop_token stop) {
        HS_ASSIGN(const RootDse root, readRootDse(directory_.connection, stop));
        return root.highestUsn;
    }

    TrackedDirectory directory_;
};

}  // namespace

std::unique_ptr<ChangeTracking> makeUsnPolling(TrackedDirectory directory) {
    return std::make_unique<UsnPolling>(std::move(directory));
}

}  // namespace hs::ldap
