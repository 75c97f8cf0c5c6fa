#include "core/graph/ObjectFetch.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "core/base/Encoding.h"

namespace hs::graph {

namespace {

constexpr std::size_t perList = 15;

std::string quotedList(std::span<const std::string> ids) {
    std::string list;
    list.reserve(ids.size() * 39);
    for (const std::string& id : ids) {
        if (!list.empty()) list += ',';
        list.append(1, '\'').append(id).append(1, '\'');
    }
    return list;
}

}  // namespace

BatchRequest ObjectFetch::request(const UserCodec& codec, std::string pathAndQuery) const {
    BatchRequest request;
    request.url = collectionPath(codec.objectClass());
    request.url.append(pathAndQuery).append("$select=").append(codec.select());
    request.clientRequestId = newRequestId(entropy_);
    return request;
}

Result<std::vector<std::string>> ObjectFetch::run(UserCodec& codec, std::span<const std::string> ids,
                                                  std::vector<Object>& objects, std::stop_token stop) const {
    // One id that is no GUID would have its whole list refused.
    std::vector<std::string> listed, open;
    for (const std::string& id : ids) (guidBytes(id) ? listed : open).push_back(id);
    if (listed.size() > 1) { HS_ASSIGN(listed, byLists(codec, listed, objects, stop)); }
    std::move(listed.begin(), listed.end(), std::back_inserter(open));
    return oneByOne(codec, open, objects, stop);
}

/// Returns the ids that are still open.
Result<std::vector<std::string>> ObjectFetch::byLists(UserCodec& codec, std::span<const std::string> ids,
                                                      std::vector<Object>& objects, std::stop_token stop) const {
    std::vector<BatchRequest> requests;
    requests.reserve(ids.size() / perList + 1);
    for (std::size_t begin = 0; begin < ids.size(); begin += perList) {
        const auto part = ids.subspan(begin, std::min(perList, ids.size() - begin));
        // GUIDs need no percent-encoding, and three characters for each quote would fill the batch.
        requests.push_back(request(codec, "?$filter=id%20in%20(" + quotedList(part) + ")&"));
        requests.back().doing = "read " + std::string(collectionOf(codec.objectClass()));
    }
    std::unordered_set<std::string> open;
    for (const std::string& id : ids) open.insert(asciiLower(id));
    const auto take = [&](std::size_t, Result<std::string> body) -> Result<void> {
        if (!body.ok()) return isTransient(body.error().code) ? Result<void>(std::move(body).error()) : Result<void>();
        auto page = codec.page(*std::move(body), [](std::string&&) -> Result<void> { return {}; });
        if (!page.ok()) return {};
        for (Object& object : *page)
            if (open.erase(asciiLower(object.id)) != 0) objects.push_back(std::move(object));
        return {};
    };
    HS_TRY(Batch(client_, clock_, settings_).run(requests, take, stop));
    std::vector<std::string> left;
    for (const std::string& id : ids)
        if (open.count(asciiLower(id)) != 0) left.push_back(id);
    return left;
}

Result<std::vector<std::string>> ObjectFetch::oneByOne(UserCodec& codec, std::span<const std::string> ids,
                                                       std::vector<Object>& objects, std::stop_token stop) const {
    std::vector<BatchRequest> requests;
    requests.reserve(ids.size());
    for (const std::string& id : ids) {
        requests.push_back(request(codec, '/' + net::percentEncode(id) + '?'));
        requests.back().object = id;
        requests.back().doing = "read the object";
    }
    std::vector<std::string> missing;
    const auto take = [&](std::size_t index, Result<std::string> body) -> Result<void> {
        if (!body.ok() && body.error().code == ErrorCode::NotFound) {
            missing.push_back(ids[index]);
            return {};
        }
        if (!body.ok()) return std::move(body).error();
        HS_ASSIGN(Object object, codec.single(*std::move(body)));
        objects.push_back(std::move(object));
        return {};
    };
    HS_TRY(Batch(client_, clock_, settings_).run(requests, take, stop));
    return missing;
}

}  // namespace hs::graph
