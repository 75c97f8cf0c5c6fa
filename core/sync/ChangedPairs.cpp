#include "core/sync/ChangedPairs.h"

#include <algorithm>
#include <unordered_set>

namespace hs::sync {

namespace {

/// Newcomers are looked for one by one; from here on one bulk read is cheaper.
constexpr std::size_t mostNewcomers = 500;

/// Who changed is held in memory: from here on a cycle that reads page by page takes less of it, and is no slower.
constexpr std::size_t mostChanges = 10'000;

/// Changes are told of any object; a query's classes are what the rules are about.
bool isOf(const Query& query, const Object& object) {
    return std::find(query.classes.begin(), query.classes.end(), object.objectClass) != query.classes.end();
}

void makeUnique(std::vector<std::string>& texts) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

std::string why(const char* side, const Error& error) {
    if (error.code == ErrorCode::Unsupported || error.code == ErrorCode::Denied)
        return std::string(side) + " does not tell changes (" + error.message + ")";
    return "the watermark of " + std::string(side) + " is not accepted any more (" + error.message + ")";
}

}  // namespace

Result<std::string> ChangedPairs::askSide(EndpointReader& side, const Query& query, const std::string& since,
                                          std::string& next, SideChanges& changes, std::stop_token stop) {
    auto answer = side.changes(
        query, since,
        [&](ChangedIds&& page) -> Result<void> {
            progress_.step(static_cast<std::int64_t>(page.changed.size() + page.removed.size()));
            std::move(page.changed.begin(), page.changed.end(), std::back_inserter(changes.ids));
            std::move(page.removed.begin(), page.removed.end(), std::back_inserter(changes.ids));
            changes.removalsUnknown = changes.removalsUnknown || page.removalsUnknown;
            return {};
        },
        stop);
    if (answer.ok()) {
        next = *std::move(answer);
        makeUnique(changes.ids);
        return std::string();
    }
    const Error& error = answer.error();
    if (error.code == ErrorCode::Conflict || error.code == ErrorCode::Unsupported || error.code == ErrorCode::Denied)
        return why(side.traits().side == Side::Directory ? "the directory" : "Microsoft Entra ID", error);
    return error;
}

Result<std::string> ChangedPairs::ask(const Watermarks& since, Watermarks& next, std::stop_token stop) {
    progress_.phase("Asking the directory for changes");
    HS_ASSIGN(std::string refusal,
              askSide(context_.directory, rules_.directoryQuery(), since.directory, next.directory, directory_, stop));
    if (!refusal.empty()) return refusal;
    progress_.phase("Asking Microsoft Entra ID for changes");
    HS_ASSIGN(refusal, askSide(context_.cloud, rules_.cloudQuery(), since.cloud, next.cloud, cloud_, stop));
    if (!refusal.empty()) return refusal;
    if (directory_.ids.size() + cloud_.ids.size() > mostChanges)
        return "more than " + std::to_string(mostChanges) + " objects have changed: reading everybody is quicker";
    if (directory_.removalsUnknown) HS_TRY(findRemoved(stop));
    return std::string();
}

/// Only ids are read, and only when something was removed that the directory cannot name.
Result<void> ChangedPairs::findRemoved(std::stop_token stop) {
    progress_.phase("Looking for removed objects");
    Query everybody = rules_.directoryQuery();
    everybody.attributes.clear();
    std::unordered_set<std::string> there;
    HS_TRY(context_.directory.read(
        everybody,
        [&](std::vector<Object>&& page) -> Result<void> {
            for (Object& object : page) there.insert(std::move(object.id));
            progress_.step(static_cast<std::int64_t>(page.size()));
            return {};
        },
        stop));
    HS_TRY(context_.store.eachLink(run_.configuration, [&](Link&& link) {
        if (there.count(link.directoryId) == 0) directory_.ids.push_back(std::move(link.directoryId));
    }));
    makeUnique(directory_.ids);
    return {};
}

Result<std::vector<Link>> ChangedPairs::links(const std::vector<Escrow>& due) {
    std::vector<std::string> anchors;
    for (const Escrow& escrow : due) anchors.push_back(escrow.anchor);
    HS_ASSIGN(std::vector<Link> all, context_.store.linksOf(run_.configuration, Side::Directory, directory_.ids));
    HS_ASSIGN(auto ofCloud, context_.store.linksOf(run_.configuration, Side::Cloud, cloud_.ids));
    HS_ASSIGN(auto ofDue, context_.store.linksOf(run_.configuration, anchors));
    std::move(ofCloud.begin(), ofCloud.end(), std::back_inserter(all));
    std::move(ofDue.begin(), ofDue.end(), std::back_inserter(all));
    std::sort(all.begin(), all.end(), [](const Link& a, const Link& b) { return a.anchor < b.anchor; });
    all.erase(std::unique(all.begin(), all.end(), [](const Link& a, const Link& b) { return a.anchor == b.anchor; }),
              all.end());
    return all;
}

Result<std::vector<Object>> ChangedPairs::readDirectory(const std::vector<Link>& links, const std::vector<Escrow>& due,
                                                        std::stop_token stop) {
    std::vector<std::string> ids = directory_.ids;
    for (const Link& link : links) ids.push_back(link.directoryId);
    for (const Escrow& escrow : due)
        if (!escrow.directoryId.empty()) ids.push_back(escrow.directoryId);
    makeUnique(ids);
    return fetchDirectory(ids, stop);
}

Result<std::vector<Object>> ChangedPairs::fetchDirectory(const std::vector<std::string>& ids, std::stop_token stop) {
    if (ids.empty()) return std::vector<Object>();
    // Anywhere: who left the scope must be seen, too.
    HS_ASSIGN(auto objects, context_.directory.fetch(rules_.directoryQuery(), ids, stop));
    std::erase_if(objects, [&](const Object& object) { return !isOf(rules_.directoryQuery(), object); });
    return objects;
}

/// A changed object may carry the anchor of a link that names another object: re-created, or a twin. Both are needed.
Result<void> ChangedPairs::followAnchors(std::vector<Link>& links, std::vector<Object>& directory,
                                         std::stop_token stop) {
    std::unordered_set<std::string> known;
    for (const Link& link : links) known.insert(link.anchor);
    std::vector<std::string> anchors;
    for (const Object& object : directory)
        if (!object.anchor.empty() && known.insert(object.anchor).second) anchors.push_back(object.anchor);
    if (anchors.empty()) return {};
    HS_ASSIGN(auto more, context_.store.linksOf(run_.configuration, anchors));
    std::unordered_set<std::string> there;
    for (const Object& object : directory) there.insert(object.id);
    std::vector<std::string> ids;
    for (const Link& link : more)
        if (there.count(link.directoryId) == 0) ids.push_back(link.directoryId);
    std::move(more.begin(), more.end(), std::back_inserter(links));
    HS_ASSIGN(auto others, fetchDirectory(ids, stop));
    std::move(others.begin(), others.end(), std::back_inserter(directory));
    return {};
}

void ChangedPairs::meet(Object&& cloud) {
    ++run_.counts.readCloud;
    progress_.step();
    cloudObjects_.push_back(std::move(cloud));
}

Result<void> ChangedPairs::readCloud(const std::vector<Link>& links, std::vector<Object>& directory,
                                     std::stop_token stop) {
    std::vector<std::string> ids = cloud_.ids;
    for (const Link& link : links) ids.push_back(link.cloudId);
    makeUnique(ids);
    if (ids.empty()) return {};
    HS_ASSIGN(auto objects, context_.cloud.fetch(rules_.cloudQuery(), ids, stop));
    std::unordered_set<std::string> anchors;
    for (const Object& object : directory) anchors.insert(object.anchor);
    for (Object& object : objects) {
        if (!isOf(rules_.cloudQuery(), object)) continue;
        // An object that carries somebody's anchor without a link: its directory object has to be looked at.
        const bool alone = !object.anchor.empty() && anchors.insert(object.anchor).second;
        const std::string anchor = object.anchor;
        meet(std::move(object));
        if (!alone) continue;
        HS_ASSIGN(auto found,
                  context_.directory.find(rules_.directoryQuery(), "sourceAnchor", Value::text(anchor), stop));
        for (Object& source : found) directory.push_back(std::move(source));
    }
    return {};
}

/// Directory objects without a link may have a cloud object all the same: by the anchor, or by a soft key.
Result<std::string> ChangedPairs::meetNewcomers(const std::vector<Link>& links, const std::vector<Object>& directory,
                                                std::stop_token stop) {
    std::unordered_set<std::string> met;
    for (const Object& cloud : cloudObjects_) met.insert(cloud.id);
    // Whose linked object has vanished from the cloud is as good as new: another may be theirs.
    std::unordered_set<std::string> linked;
    for (const Link& link : links)
        if (met.contains(link.cloudId)) linked.insert(link.anchor);
    const Matcher matcher(rules_.provisioning(), context_.environment);
    std::size_t newcomers = 0;
    for (const Object& object : directory) {
        if (object.anchor.empty() || linked.count(object.anchor) != 0 || !scope_.holds(object)) continue;
        if (++newcomers > mostNewcomers)
            return "more than " + std::to_string(mostNewcomers) + " objects are new: reading everybody is quicker";
        for (const MatchKey& key : matcher.keys(object)) {
            auto hits = context_.cloud.find(rules_.cloudQuery(), key.attribute, key.value, stop);
            if (!hits.ok() && hits.error().code == ErrorCode::Unsupported) continue;  // contacts have fewer filters
            if (!hits.ok()) return hits.error();
            const bool found = !hits->empty();
            for (Object& hit : *hits)
                if (met.insert(hit.id).second) meet(std::move(hit));
            // A hit by a weaker key may be of the other sort, a user for a contact: then the next key counts.
            if (found && key.precedence == 1) break;
        }
    }
    return std::string();
}

Result<std::string> ChangedPairs::resolve(const std::vector<Escrow>& due, PairTable& table, CloudStash& stash,
                                          Sightings& sightings, std::vector<Object>& directory, std::stop_token stop) {
    progress_.phase("Reading what changed");
    HS_ASSIGN(std::vector<Link> known, links(due));
    HS_ASSIGN(directory, readDirectory(known, due, stop));
    HS_TRY(followAnchors(known, directory, stop));
    HS_TRY(readCloud(known, directory, stop));
    HS_ASSIGN(std::string refusal, meetNewcomers(known, directory, stop));
    if (!refusal.empty()) return refusal;
    for (const Link& link : known) table.addLink(link);
    const Rule& rule = rules_.provisioning().rule();
    const auto userKeys = Matcher::softAttributes(rule, ObjectClass::User);
    const auto contactKeys = Matcher::softAttributes(rule, ObjectClass::Contact);
    for (Object& object : cloudObjects_) {
        sightings.note(object);
        table.addCloud(object, rules_.cloudPrint(object),
                       object.objectClass == ObjectClass::Contact ? contactKeys : userKeys);
        stash.keep(std::move(object));
    }
    table.seal();
    cloudObjects_.clear();
    return std::string();
}

}  // namespace hs::sync
