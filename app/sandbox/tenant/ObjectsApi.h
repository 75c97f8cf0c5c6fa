#pragma once

#include <string>

#include "app/sandbox/tenant/GraphCall.h"
#include "app/sandbox/tenant/TenantState.h"

namespace hs::sandbox {

/// /users and /contacts: listing with $select, $top, $filter, $count and paging, and single objects.
///
/// Real Graph has no POST, PATCH or DELETE on /contacts: organizational contacts come from Exchange or through the
/// provisioning service's own door. Here beta stands in for that door, with the anchor in onPremisesImmutableId, and
/// takes the on-premises properties and proxyAddresses of users too; v1.0 is as strict as Graph.
class ObjectsApi {
public:
    ObjectsApi(TenantState& state, ObjectKind kind) : state_(state), kind_(kind) {}

    net::ServerResponse list(const GraphCall& call) const;
    net::ServerResponse count(const GraphCall& call) const;
    net::ServerResponse get(const GraphCall& call) const;
    net::ServerResponse create(const GraphCall& call) const;
    net::ServerResponse update(const GraphCall& call) const;
    net::ServerResponse remove(const GraphCall& call) const;
    net::ServerResponse licenseDetails(const GraphCall& call) const;

private:
    struct Listing;
    Result<Listing> listingFrom(const GraphCall& call) const;
    std::string single(const GraphCall& call, TenantState::Session& session, ObjectTable::Row row,
                       std::vector<Property> selection, bool selected) const;

    TenantState& state_;
    ObjectKind kind_;
};

/// "users" or "contacts".
std::string_view collectionName(ObjectKind kind);

}  // namespace hs::sandbox
