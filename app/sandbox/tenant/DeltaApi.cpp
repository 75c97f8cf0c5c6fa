#include "app/sandbox/tenant/DeltaApi.h"

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ObjectsApi.h"
#include "app/sandbox/tenant/OpaqueToken.h"
#include "app/sandbox/tenant/Selection.h"

namespace hs::sandbox {

namespace {

constexpr std::size_t defaultPage = 999;
constexpr PropertyMask everything = ~PropertyMask{0};

/// The N of "Prefer: odata.maxpagesize=N".
std::size_t pageSizeFrom(std::string_view prefer) {
    static constexpr std::string_view mark = "odata.maxpagesize=";
    const std::size_t at = prefer.find(mark);
    if (at == std::string_view::npos) return defaultPage;
    std::string_view rest = prefer.substr(at + mark.size());
    rest = rest.substr(0, rest.find_first_not_of("0123456789"));
    const auto number = numberIn(rest);
    return number && *number >= 1 && *number <= defaultPage ? static_cast<std::size_t>(*number) : defaultPage;
}

void appendRemoved(std::string& value, const CloudObject& object) {
    const bool forGood = object.whereabouts == CloudObject::Whereabouts::Gone;
    value += "{\"id\":\"" + object.id + "\",\"@removed\":{\"reason\":\"" + (forGood ? "deleted" : "changed") + "\"}}";
}

}  // namespace

std::string DeltaApi::seal(const Position& position, UnixMillis now) const {
    return sealToken({std::string(collectionName(kind_)), std::to_string(generation_.load()), std::to_string(now),
                      position.reading == Position::Reading::AllRows ? "all" : "changes", std::to_string(position.from),
                      std::to_string(position.next), position.select});
}

net::ServerResponse DeltaApi::expired(const GraphCall& call) const {
    net::ServerResponse response =
        call.error(410, "syncStateNotFound", "The sync state generation is not found. Please restart the sync.");
    const std::string select(call.request.option("$select"));
    response.headers.set("Location", call.root() + '/' + std::string(collectionName(kind_)) + "/delta?" +
                                         (select.empty() ? "" : "$select=" + select + '&') + "$deltatoken=");
    return response;
}

Result<DeltaApi::Position> DeltaApi::positionFrom(const GraphCall& call, std::uint64_t logEnd) const {
    const net::ServerRequest& request = call.request;
    Position position;
    position.select = request.option("$select");
    position.from = logEnd;
    const std::string_view deltaToken = request.option("$deltatoken");
    const std::string_view token = deltaToken.empty() ? request.option("$skiptoken") : deltaToken;
    if (token == "latest") {
        position.reading = Position::Reading::Changes;
        position.next = logEnd;
        return position;
    }
    if (token.empty()) return position;

    const auto fields = openToken(token);
    if (!fields || fields->size() != 7 || fields->front() != collectionName(kind_))
        return Error(ErrorCode::InvalidInput, "Badly formed token.").saying("Request_BadRequest");
    const auto from = numberIn((*fields)[4]);
    const auto next = numberIn((*fields)[5]);
    const auto issued = numberIn((*fields)[2]);
    const bool stale = (*fields)[1] != std::to_string(generation_.load()) || !issued ||
                       call.now - static_cast<UnixMillis>(*issued) > lifetime_.count();
    if (stale || !from || !next || *from > logEnd) return Error(ErrorCode::Conflict, "expired");
    position.reading = (*fields)[3] == "all" ? Position::Reading::AllRows : Position::Reading::Changes;
    position.from = *from;
    position.next = *next;
    position.select = (*fields)[6];
    return position;
}

bool DeltaApi::allRows(std::string& value, Position& position, const ObjectTable& table, const ObjectWriter& writer,
                       std::size_t pageSize) const {
    std::size_t onPage = 0;
    for (; position.next < table.size(); ++position.next) {
        const auto row = static_cast<Row>(position.next);
        if (!table.at(row).present()) continue;
        if (onPage == pageSize) return false;
        if (onPage++ != 0) value += ',';
        writer.appendDelta(value, row, everything, false);
    }
    return true;
}

bool DeltaApi::changes(std::string& value, Position& position, const ObjectTable& table, const ObjectWriter& writer,
                       std::size_t pageSize, bool onlyChanged) const {
    const auto& log = table.changes();
    std::size_t onPage = 0;
    for (; position.next < log.size(); ++position.next) {
        const Row row = log[position.next].row;
        const CloudObject& object = table.at(row);
        // An object is told of once, at the last thing that happened to it.
        if (object.lastChange != position.next) continue;
        PropertyMask changed = 0;
        for (std::uint32_t at = object.lastChange; at != ObjectTable::Change::none && at >= position.from;
             at = log[at].before)
            changed |= log[at].properties;
        const bool selected = !object.present() || changed == everything || (changed & writer.selectedMask()) != 0;
        if (!selected) continue;
        if (onPage == pageSize) return false;
        if (onPage++ != 0) value += ',';
        if (object.present()) writer.appendDelta(value, row, changed, onlyChanged);
        else appendRemoved(value, object);
    }
    return true;
}

net::ServerResponse DeltaApi::get(const GraphCall& call) const {
    auto session = state_.open();
    const ObjectTable& table = session.table(kind_);
    const std::uint64_t logEnd = table.changes().size();
    auto found = positionFrom(call, logEnd);
    if (!found.ok()) return found.error().code == ErrorCode::Conflict ? expired(call) : call.error(found.error());
    Position position = *std::move(found);
    auto selection = selectionFrom(position.select, kind_, call.beta);
    if (!selection.ok()) return call.error(selection.error());

    const ObjectWriter writer(table, session.exchange(), *std::move(selection));
    const std::string_view prefer = call.request.headers.get("Prefer");
    const bool onlyChanged = prefer.find("return=minimal") != std::string_view::npos;
    std::string value;
    const std::size_t pageSize = pageSizeFrom(prefer);
    const bool allOfThem = position.reading == Position::Reading::AllRows;
    const bool over = allOfThem ? allRows(value, position, table, writer, pageSize)
                                : changes(value, position, table, writer, pageSize, onlyChanged);
    const char* link = "@odata.nextLink";
    const char* token = "$skiptoken=";
    if (over) {
        // What happened while a first round was being read is told again in the next one.
        position.from = position.next = allOfThem ? position.from : logEnd;
        position.reading = Position::Reading::Changes;
        link = "@odata.deltaLink";
        token = "$deltatoken=";
    }
    const std::string collection(collectionName(kind_));
    std::string body = "{\"@odata.context\":" + jsonText(call.root() + "/$metadata#" + collection) + ",\"" + link +
                       "\":" + jsonText(call.root() + '/' + collection + "/delta?" + token + seal(position, call.now)) +
                       ",\"value\":[" + value + "]}";
    net::ServerResponse response = call.json(200, std::move(body));
    if (onlyChanged) response.headers.set("Preference-Applied", "return=minimal");
    return response;
}

}  // namespace hs::sandbox
