#include "app/sandbox/tenant/ObjectsApi.h"

#include <algorithm>
#include <optional>

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ODataFilter.h"
#include "app/sandbox/tenant/ObjectWriter.h"
#include "app/sandbox/tenant/OpaqueToken.h"
#include "app/sandbox/tenant/RequestBody.h"
#include "app/sandbox/tenant/Selection.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

using Row = ObjectTable::Row;

constexpr std::size_t defaultPage = 100;
constexpr std::size_t largestPage = 999;

Error unsupported(std::string message) {
    return Error(ErrorCode::InvalidInput, std::move(message)).saying("Request_UnsupportedQuery");
}

bool isEventual(const net::ServerRequest& request) {
    return equalsIgnoringAsciiCase(request.headers.get("ConsistencyLevel"), "eventual");
}

Result<std::size_t> pageSize(std::string_view top) {
    if (top.empty()) return defaultPage;
    const auto number = numberIn(top);
    if (!number || *number < 1 || *number > largestPage)
        return unsupported("Invalid page size specified: '" + std::string(top) + "'. Must be between 1 and " +
                           std::to_string(largestPage) + " inclusive.");
    return static_cast<std::size_t>(*number);
}

/// The link to the next page: every option of this one, and where to go on.
std::string nextLink(const GraphCall& call, ObjectKind kind, Row next) {
    std::string link = call.root() + '/' + std::string(collectionName(kind)) + '?';
    for (const auto& [name, value] : call.request.query) {
        if (name == "$skiptoken" || name == "$count") continue;
        link += name + '=' + net::percentEncode(value) + '&';
    }
    if (isEventual(call.request)) link += "$count=true&";
    return link + "$skiptoken=" + sealToken({std::string(collectionName(kind)), std::to_string(next)});
}

}  // namespace

std::string_view collectionName(ObjectKind kind) { return kind == ObjectKind::User ? "users" : "contacts"; }

/// One GET of the collection, understood.
struct ObjectsApi::Listing {
    std::vector<Property> selection;
    std::size_t top = defaultPage;
    std::optional<ODataFilter> filter;
    bool counted = false;
    Row from = 0;
    bool firstPage = true;
};

Result<ObjectsApi::Listing> ObjectsApi::listingFrom(const GraphCall& call) const {
    const net::ServerRequest& request = call.request;
    for (const std::string_view option : {"$search", "$orderby", "$expand", "$skip"})
        if (request.hasOption(option))
            return unsupported("The query option " + std::string(option) + " is not supported.");
    Listing listing;
    HS_ASSIGN(listing.selection, selectionFrom(request.option("$select"), kind_, call.beta));
    HS_ASSIGN(listing.top, pageSize(request.option("$top")));
    listing.counted = isEventual(request) && request.option("$count") == "true";  // ignored without the header
    if (request.hasOption("$filter")) {
        HS_ASSIGN(listing.filter, ODataFilter::parse(request.option("$filter"), kind_, call.beta));
        if (listing.filter->advanced() && !listing.counted)
            return unsupported(
                "Operator is not supported for this property without ConsistencyLevel: eventual and $count=true.");
    }
    if (request.hasOption("$skiptoken")) {
        const auto fields = openToken(request.option("$skiptoken"));
        const auto row = fields && fields->size() == 2 && fields->front() == collectionName(kind_)
                             ? numberIn(fields->back())
                             : std::nullopt;
        if (!row) return Error(ErrorCode::InvalidInput, "Invalid page token.").saying("Directory_ExpiredPageToken");
        listing.from = static_cast<Row>(*row);
        listing.firstPage = false;
    }
    return listing;
}

net::ServerResponse ObjectsApi::list(const GraphCall& call) const {
    const auto parsed = listingFrom(call);
    if (!parsed.ok()) return call.error(parsed.error());
    const Listing& listing = *parsed;
    auto session = state_.open();
    ObjectTable& table = session.table(kind_);

    std::optional<std::vector<Row>> candidates;
    if (listing.filter) candidates = listing.filter->candidates(table);
    const std::size_t end = candidates ? candidates->size() : table.size();
    const auto rowAt = [&](std::size_t i) { return candidates ? (*candidates)[i] : static_cast<Row>(i); };
    const auto listed = [&](Row row) {
        const CloudObject& object = table.at(row);
        return object.present() && (!listing.filter || listing.filter->matches(object));
    };
    std::size_t i =
        candidates ? static_cast<std::size_t>(std::lower_bound(candidates->begin(), candidates->end(), listing.from) -
                                              candidates->begin())
                   : listing.from;
    const ObjectWriter writer(table, session.exchange(), listing.selection);
    std::string value;
    value.reserve(listing.top * 256);
    std::size_t onPage = 0;
    std::optional<Row> next;
    for (; i < end; ++i) {
        if (!listed(rowAt(i))) continue;
        if (onPage == listing.top) {
            next = rowAt(i);
            break;
        }
        if (onPage++ != 0) value += ',';
        writer.append(value, rowAt(i));
    }
    std::string body =
        "{\"@odata.context\":" +
        jsonText(call.root() + "/$metadata#" + std::string(collectionName(kind_)) +
                 (call.request.hasOption("$select") ? '(' + selectionText(listing.selection) + ')' : std::string()));
    if (listing.counted && listing.firstPage) {
        std::size_t total = 0;
        for (std::size_t k = 0; k < end; ++k) total += listed(rowAt(k)) ? 1U : 0U;
        body += ",\"@odata.count\":" + std::to_string(total);
    }
    if (next) body += ",\"@odata.nextLink\":" + jsonText(nextLink(call, kind_, *next));
    body.reserve(body.size() + value.size() + 16);
    body += ",\"value\":[";
    body += value;
    body += "]}";
    return call.json(200, std::move(body));
}

net::ServerResponse ObjectsApi::count(const GraphCall& call) const {
    if (!isEventual(call.request)) return call.error(400, "Request_BadRequest", "$count is not currently supported.");
    auto session = state_.open();
    net::ServerResponse response = call.json(200, std::to_string(session.table(kind_).present()));
    response.headers.set("Content-Type", "text/plain");
    return response;
}

std::string ObjectsApi::single(const GraphCall& call, TenantState::Session& session, Row row,
                               std::vector<Property> selection, bool selected) const {
    std::string body = "{\"@odata.context\":" +
                       jsonText(call.root() + "/$metadata#" + std::string(collectionName(kind_)) +
                                (selected ? '(' + selectionText(selection) + ")" : std::string()) + "/$entity") +
                       ',';
    std::string object;
    ObjectWriter(session.table(kind_), session.exchange(), std::move(selection)).append(object, row);
    body.append(object, 1, std::string::npos);
    return body;
}

net::ServerResponse ObjectsApi::get(const GraphCall& call) const {
    auto selection = selectionFrom(call.request.option("$select"), kind_, call.beta);
    if (!selection.ok()) return call.error(selection.error());
    auto session = state_.open();
    const auto row = session.find(kind_, call.request.parameters.front());
    if (!row.ok()) return call.error(row.error());
    return call.json(200, single(call, session, *row, *std::move(selection), call.request.hasOption("$select")));
}

net::ServerResponse ObjectsApi::create(const GraphCall& call) const {
    auto assignments = readRequestBody(call.request.body, kind_, call.beta);
    if (!assignments.ok()) return call.error(assignments.error());
    auto session = state_.open();
    const auto row = session.create(kind_, *std::move(assignments), call.beta);
    if (!row.ok()) return call.error(row.error());
    auto selection = selectionFrom({}, kind_, call.beta);
    net::ServerResponse response = call.json(201, single(call, session, *row, *std::move(selection), false));
    response.headers.set(
        "Location", call.root() + '/' + std::string(collectionName(kind_)) + '/' + session.table(kind_).at(*row).id);
    return response;
}

net::ServerResponse ObjectsApi::update(const GraphCall& call) const {
    auto assignments = readRequestBody(call.request.body, kind_, call.beta);
    if (!assignments.ok()) return call.error(assignments.error());
    auto session = state_.open();
    const auto row = session.find(kind_, call.request.parameters.front());
    if (!row.ok()) return call.error(row.error());
    const auto updated = session.update(kind_, *row, *std::move(assignments), call.beta);
    return updated.ok() ? net::ServerResponse::empty(204) : call.error(updated.error());
}

net::ServerResponse ObjectsApi::remove(const GraphCall& call) const {
    auto session = state_.open();
    const auto row = session.find(kind_, call.request.parameters.front());
    if (!row.ok()) return call.error(row.error());
    session.remove(kind_, *row);
    return net::ServerResponse::empty(204);
}

net::ServerResponse ObjectsApi::licenseDetails(const GraphCall& call) const {
    auto session = state_.open();
    const auto row = session.find(kind_, call.request.parameters.front());
    if (!row.ok()) return call.error(row.error());
    std::string body =
        "{\"@odata.context\":" +
        jsonText(call.root() + "/$metadata#users('" + call.request.parameters.front() + "')/licenseDetails") +
        ",\"value\":[";
    if (session.table(kind_).at(*row).licensed)
        body += R"({"id":"0vVvqFJzQkW1p5R0Kx2cRw","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900",)"
                R"("skuPartNumber":"ENTERPRISEPACK",)"
                R"("servicePlans":[{"servicePlanId":"efb87545-963c-4e0d-99df-69c6916d9eb0",)"
                R"("servicePlanName":"EXCHANGE_S_ENTERPRISE","provisioningStatus":"Success","appliesTo":"User"}]})";
    return call.json(200, body + "]}");
}

}  // namespace hs::sandbox
