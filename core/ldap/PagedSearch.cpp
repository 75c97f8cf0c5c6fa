#include "core/ldap/PagedSearch.h"

#include <utility>

#include "core/ldap/ResultCodes.h"

namespace hs::ldap {

PagedSearch::PagedSearch(LdapConnection& connection, SearchRequest request, int pageSize)
    : connection_(connection), request_(std::move(request)), pageSize_(pageSize) {}

PagedSearch::~PagedSearch() {
    if (underway_ != 0) connection_.abandon(underway_);
}

Result<LdapMessage> PagedSearch::next(std::stop_token stop) {
    if (!begun_) {
        begun_ = true;
        HS_ASSIGN(underway_, connection_.sendPage(request_, pageSize_, {}));
    }
    if (underway_ == 0) return LdapMessage();
    auto page = connection_.receive(std::exchange(underway_, 0), stop);
    if (!page.ok()) return page;
    const ServerResult result = resultOf(connection_.handle(), page->get());
    if (!isSuccess(result.code)) return errorOf(result.code, "the search failed", result.text).on(request_.base);
    if (!result.cookie.empty()) { HS_ASSIGN(underway_, connection_.sendPage(request_, pageSize_, result.cookie)); }
    return page;
}

}  // namespace hs::ldap
