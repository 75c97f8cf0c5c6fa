#pragma once

#include "app/sandbox/tenant/GraphCall.h"
#include "app/sandbox/tenant/TenantState.h"

namespace hs::sandbox {

/// /directory/deletedItems: the bin that deleted users and contacts lie in.
class DeletedItemsApi {
public:
    explicit DeletedItemsApi(TenantState& state) : state_(state) {}

    /// …/microsoft.graph.user or …/microsoft.graph.orgContact.
    net::ServerResponse list(const GraphCall& call, ObjectKind kind) const;
    net::ServerResponse get(const GraphCall& call) const;
    net::ServerResponse restore(const GraphCall& call) const;
    net::ServerResponse removeForGood(const GraphCall& call) const;

private:
    struct Place {
        ObjectKind kind;
        ObjectTable::Row row;
    };
    static Result<Place> find(TenantState::Session& session, const std::string& id);
    static std::string written(TenantState::Session& session, Place place, bool beta);

    TenantState& state_;
};

}  // namespace hs::sandbox
