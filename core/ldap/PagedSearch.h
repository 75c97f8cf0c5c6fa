#pragma once

#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/ldap/LdapConnection.h"

namespace hs::ldap {

/// A search in pages (RFC 2696). Active Directory refuses to return more than a thousand entries any other way.
///
/// The next page is asked for before the present one is handed over, so that the server works while the caller does.
class PagedSearch {
public:
    static constexpr int defaultPageSize = 1000;

    PagedSearch(LdapConnection& connection, SearchRequest request, int pageSize = defaultPageSize);
    ~PagedSearch();  ///< abandons a page that nobody will fetch
    PagedSearch(const PagedSearch&) = delete;
    PagedSearch& operator=(const PagedSearch&) = delete;

    /// The next page's messages; a null message after the last. A base that does not exist is NotFound.
    Result<LdapMessage> next(std::stop_token stop);

private:
    LdapConnection& connection_;
    SearchRequest request_;
    int pageSize_;
    int underway_ = 0;  ///< number of the page's operation; 0 = none
    bool begun_ = false;
};

}  // namespace hs::ldap
