#include "core/graph/GraphEndpoint.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>

#include "core/graph/ChangeWriter.h"
#include "core/graph/GraphUrl.h"
#include "core/graph/ObjectFetch.h"
#include "core/graph/PageWalk.h"
#include "core/graph/QueryClasses.h"

namespace hs::graph {

namespace {

Error notFound(const std::string& name) {
    return Error(ErrorCode::NotFound, "The tenant has no such object.")
        .on(name)
        .next("Check the spelling; a user created a moment ago may need a minute to be found.");
}

}  // namespace

GraphEndpoint::GraphEndpoint(GraphSettings settings, std::unique_ptr<net::HttpClient> http,
                             std::shared_ptr<TokenSource> tokens, Clock& clock, Entropy entropy)
    : settings_(std::move(settings)),
      http_(std::move(http)),
      tokens_(std::move(tokens)),
      clock_(clock),
      entropy_(std::move(entropy)),
      client_(settings_.graphUrl, *http_, *tokens_) {
    settings_.batch.version = settings_.version;
}

EndpointTraits GraphEndpoint::traits() const { return {Side::Cloud, client_.host()}; }

Result<Schema> GraphEndpoint::schema(std::stop_token) {
    return Error(ErrorCode::Unsupported, "A tenant has no schema that could be read.")
        .on(client_.host())
        .next("Read the schema of the directory.");
}

/// "/beta/users".
std::string GraphEndpoint::versioned(ObjectClass objectClass) const {
    return std::string(1, '/').append(settings_.version).append(collectionPath(objectClass));
}

std::string GraphEndpoint::collectionUrl(const UserCodec& codec, std::string_view filter, std::size_t top) const {
    std::string url = versioned(codec.objectClass());
    url +=
        "?$select=" + codec.select() + "&$top=" + std::to_string(std::clamp<std::size_t>(top, 1, settings_.pageSize));
    if (!filter.empty()) url += "&$filter=" + net::percentEncode(filter);
    return client_.absolute(url);
}

Result<void> GraphEndpoint::read(const Query& query, const PageSink& page, std::stop_token stop) {
    const auto pass = [&page](std::vector<Object>&& objects) -> Result<bool> {
        HS_TRY(page(std::move(objects)));
        return true;
    };
    for (const ObjectClass objectClass : classesOf(query)) {
        UserCodec codec(objectClass, query.attributes);
        PageWalk walk(client_, settings_.maxPages, PageWalk::Ahead::Yes);
        HS_TRY(walk.run(collectionUrl(codec, {}, settings_.pageSize), codec, pass, stop));
    }
    return {};
}

/// The objects behind a filter, at most `limit`.
Result<std::vector<Object>> GraphEndpoint::matching(UserCodec& codec, std::string_view filter, std::size_t limit,
                                                    std::stop_token stop) {
    std::vector<Object> found;
    const auto take = [&](std::vector<Object>&& objects) -> Result<bool> {
        for (Object& object : objects)
            if (found.size() < limit) found.push_back(std::move(object));
        return found.size() < limit;
    };
    PageWalk walk(client_, settings_.maxPages, PageWalk::Ahead::No);
    HS_TRY(walk.run(collectionUrl(codec, filter, limit), codec, take, stop));
    return found;
}

Result<std::vector<Object>> GraphEndpoint::find(const Query& query, const AttributeName& attribute, const Value& value,
                                                std::stop_token stop) {
    std::vector<Object> found;
    for (const ObjectClass objectClass : classesOf(query)) {
        if (!existsOn(objectClass, attribute)) continue;
        UserCodec codec(objectClass, query.attributes);
        HS_ASSIGN(std::vector<Object> some,
                  matching(codec, equalsFilter(attribute, value), std::numeric_limits<std::size_t>::max(), stop));
        std::move(some.begin(), some.end(), std::back_inserter(found));
    }
    return found;
}

Result<std::vector<Object>> GraphEndpoint::search(const std::string& text, std::size_t limit, std::stop_token stop) {
    std::vector<Object> found;
    const std::array<AttributeName, 3> attributes{"displayName", "mail", "userPrincipalName"};
    for (const ObjectClass objectClass : {ObjectClass::User, ObjectClass::Contact}) {
        if (text.empty() || found.size() >= limit) break;
        UserCodec codec(objectClass, attributes);
        std::string filter;
        for (const AttributeName& attribute : attributes) {
            if (!existsOn(objectClass, attribute)) continue;
            if (!filter.empty()) filter += " or ";
            filter += startsWithFilter(attribute.text(), text);
        }
        HS_ASSIGN(std::vector<Object> some, matching(codec, filter, limit - found.size(), stop));
        std::move(some.begin(), some.end(), std::back_inserter(found));
    }
    return found;
}

Result<std::vector<Object>> GraphEndpoint::searchContainers(Container, const std::string&, std::size_t,
                                                            std::stop_token) {
    return Error(ErrorCode::Unsupported, "units and groups of Microsoft Entra ID are not looked for.")
        .next("Search the directory.");
}

/// By the address in the URL; contacts have no name there, only an id.
Result<Object> GraphEndpoint::single(UserCodec& codec, const std::string& name, std::stop_token stop) {
    if (codec.objectClass() == ObjectClass::Contact && name.find('@') != std::string::npos) {
        HS_ASSIGN(std::vector<Object> found, matching(codec, equalsFilter("mail", Value::text(name)), 2, stop));
        if (found.empty()) return notFound(name);
        if (found.size() > 1)
            return Error(ErrorCode::Conflict, "Several contacts of the tenant have this mail address.")
                .on(name)
                .attributeNamed("mail")
                .next("Use the id of the contact that is meant.");
        return std::move(found.front());
    }
    std::string url = versioned(codec.objectClass());
    url.append(1, '/').append(net::percentEncode(name)).append("?$select=").append(codec.select());
    Result<std::string> body = client_.get(client_.absolute(url), "read the object", stop);
    if (!body.ok()) return std::move(body).error().on(name);
    return codec.single(*std::move(body));
}

Result<Object> GraphEndpoint::at(const Query& query, const std::string& name, std::stop_token stop) {
    if (name.empty())
        return Error(ErrorCode::InvalidInput, "A user principal name or an object id is needed.").next("Enter one.");
    for (const ObjectClass objectClass : classesOf(query)) {
        UserCodec codec(objectClass, query.attributes);
        Result<Object> object = single(codec, name, stop);
        if (object.ok() || object.error().code != ErrorCode::NotFound) return object;
    }
    return notFound(name);
}

Result<std::vector<Object>> GraphEndpoint::fetch(const Query& query, std::span<const std::string> ids,
                                                 std::stop_token stop) {
    std::vector<Object> objects;
    objects.reserve(ids.size());
    std::vector<std::string> open(ids.begin(), ids.end());
    for (const ObjectClass objectClass : classesOf(query)) {
        if (open.empty()) break;
        UserCodec codec(objectClass, query.attributes);
        const ObjectFetch fetch(client_, clock_, settings_.batch, entropy_);
        HS_ASSIGN(open, fetch.run(codec, open, objects, stop));
    }
    return objects;
}

Result<void> GraphEndpoint::apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) {
    return ChangeWriter(client_, clock_, settings_.batch, entropy_).apply(changes, receipt, stop);
}

}  // namespace hs::graph
