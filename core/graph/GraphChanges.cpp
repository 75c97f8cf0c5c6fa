#include "core/graph/DeltaMark.h"
#include "core/graph/DeltaWalk.h"
#include "core/graph/GraphEndpoint.h"
#include "core/graph/GraphError.h"
#include "core/graph/GraphUrl.h"
#include "core/graph/QueryClasses.h"

namespace hs::graph {

namespace {

/// A refusal of a delta link that Graph itself gave out earlier can only mean the link.
bool refusesTheLink(const Error& error) {
    return isDeltaReset(error) || error.code == ErrorCode::InvalidInput || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::Conflict;
}

}  // namespace

Result<std::string> GraphEndpoint::watermark(const Query& query, std::stop_token stop) {
    const auto skip = [](ChangedIds&&) -> Result<void> { return {}; };
    DeltaMark mark{originOf(settings_.graphUrl), settings_.tenant, {}};
    for (const ObjectClass objectClass : classesOf(query)) {
        const UserCodec codec(objectClass, query.attributes);
        const std::string all = client_.absolute(versioned(objectClass) + "/delta?$select=" + codec.select());
        DeltaWalk walk(client_, settings_.maxPages);
        Result<std::string> link = walk.run(all + "&$deltatoken=latest", skip, stop);
        // A server that does not know "latest" refuses it; one that ignores it has sent everything by now.
        if (!link.ok() && refusesTheLink(link.error())) link = walk.run(all, skip, stop);
        if (!link.ok()) return std::move(link).error();
        mark.links.push_back({std::string(collectionOf(objectClass)), codec.select(), *std::move(link)});
    }
    return mark.toText();
}

Result<std::string> GraphEndpoint::changes(const Query& query, const std::string& since, const ChangedIdsSink& page,
                                           std::stop_token stop) {
    HS_ASSIGN(const DeltaMark mark, DeltaMark::fromText(since));
    DeltaMark next{originOf(settings_.graphUrl), settings_.tenant, {}};
    if (mark.server != next.server || mark.tenant != next.tenant)
        return markRefused("It belongs to the tenant " + mark.tenant + " of " + mark.server + ".").on(client_.host());
    for (const ObjectClass objectClass : classesOf(query)) {
        const UserCodec codec(objectClass, query.attributes);
        const std::string collection(collectionOf(objectClass));
        const DeltaMark::Link* link = mark.linkFor(collection, codec.select());
        if (link == nullptr)
            return markRefused("It does not watch all that is asked of the " + collection + ".").on(client_.host());
        Error refused;
        const auto pass = [&page, &refused](ChangedIds&& ids) -> Result<void> {
            Result<void> taken = page(std::move(ids));
            if (!taken.ok()) refused = taken.error();
            return taken;
        };
        Result<std::string> end = DeltaWalk(client_, settings_.maxPages).run(link->url, pass, stop);
        if (!end.ok()) {
            const bool ofTheSink = refused == end.error();
            if (ofTheSink || !refusesTheLink(end.error())) return std::move(end).error();
            return markRefused(end.error().serverText).on(client_.host());
        }
        next.links.push_back({collection, link->select, *std::move(end)});
    }
    return next.toText();
}

}  // namespace hs::graph
