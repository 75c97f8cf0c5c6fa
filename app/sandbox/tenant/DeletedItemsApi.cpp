#include "app/sandbox/tenant/DeletedItemsApi.h"

#include <algorithm>

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ObjectWriter.h"
#include "app/sandbox/tenant/Selection.h"

namespace hs::sandbox {

Result<DeletedItemsApi::Place> DeletedItemsApi::find(TenantState::Session& session, const std::string& id) {
    for (const ObjectKind kind : {ObjectKind::User, ObjectKind::Contact}) {
        const auto row = session.table(kind).byId(id);
        if (row && !session.table(kind).at(*row).present()) return Place{kind, *row};
    }
    return Error(ErrorCode::NotFound, "Resource '" + id +
                                          "' does not exist or one of its queried reference-property "
                                          "objects are not present.")
        .saying("Request_ResourceNotFound");
}

std::string DeletedItemsApi::written(TenantState::Session& session, Place place, bool beta) {
    auto selection = selectionFrom({}, place.kind, beta);
    std::vector<Property> properties = *std::move(selection);
    if (std::find(properties.begin(), properties.end(), Property::DeletedDateTime) == properties.end())
        properties.push_back(Property::DeletedDateTime);
    std::string out;
    ObjectWriter(session.table(place.kind), session.exchange(), std::move(properties)).append(out, place.row);
    return out;
}

net::ServerResponse DeletedItemsApi::list(const GraphCall& call, ObjectKind kind) const {
    auto session = state_.open();
    const ObjectTable& table = session.table(kind);
    std::string value;
    for (ObjectTable::Row row = 0; row < table.size(); ++row) {
        if (table.at(row).whereabouts != CloudObject::Whereabouts::InBin) continue;
        if (!value.empty()) value += ',';
        value += written(session, {kind, row}, call.beta);
    }
    return call.json(200, "{\"@odata.context\":" + jsonText(call.root() + "/$metadata#directoryObjects") +
                              ",\"value\":[" + value + "]}");
}

net::ServerResponse DeletedItemsApi::get(const GraphCall& call) const {
    auto session = state_.open();
    const auto place = find(session, call.request.parameters.front());
    return place.ok() ? call.json(200, written(session, *place, call.beta)) : call.error(place.error());
}

net::ServerResponse DeletedItemsApi::restore(const GraphCall& call) const {
    auto session = state_.open();
    const auto place = find(session, call.request.parameters.front());
    if (!place.ok()) return call.error(place.error());
    const auto restored = session.restore(place->kind, place->row);
    return restored.ok() ? call.json(200, written(session, *place, call.beta)) : call.error(restored.error());
}

net::ServerResponse DeletedItemsApi::removeForGood(const GraphCall& call) const {
    auto session = state_.open();
    const auto place = find(session, call.request.parameters.front());
    if (!place.ok()) return call.error(place.error());
    session.table(place->kind).purge(place->row);
    return net::ServerResponse::empty(204);
}

}  // namespace hs::sandbox
