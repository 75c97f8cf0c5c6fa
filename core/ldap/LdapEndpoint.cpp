#include "core/ldap/LdapEndpoint.h"

#include <algorithm>
#include <utility>

#include "core/base/Encoding.h"
#include "core/ldap/ChangeWriter.h"
#include "core/ldap/EntryReader.h"
#include "core/ldap/Filter.h"
#include "core/ldap/PagedSearch.h"
#include "core/model/Dn.h"

namespace hs::ldap {

namespace {

/// Identifiers in one filter: long enough to save round trips, short enough for every server's filter limit.
constexpr std::size_t guidsAtOnce = 100;

std::string hostOf(const DirectorySettings& settings) {
    const auto server = ServerAddress::parse(settings.url);
    return server.ok() ? server->host : settings.url;
}

Error notADn(const std::string& name) {
    return Error(ErrorCode::InvalidInput, "'" + name + "' is no distinguished name")
        .on(name)
        .next(
            "Write a distinguished name such as CN=Ada Lovelace,OU=People,DC=contoso,DC=test, or search for the "
            "person.");
}

std::string anchorFilter(const Value& value) {
    const auto bytes = value.isBinary() ? std::optional(value.bytes()) : fromBase64(value.bytes());
    if (!bytes || bytes->empty()) return {};
    const Value binary = Value::binary(*bytes);
    const std::string consistency = equalityFilter("mS-DS-ConsistencyGuid", binary);
    return "(|" + consistency + "(&" + equalityFilter("objectGUID", binary) + "(!(mS-DS-ConsistencyGuid=*))))";
}

/// The value as the directory holds it: a GUID that came as text becomes its sixteen bytes.
Value asHeld(const AttributeName& attribute, const Value& value, const Schema& schema) {
    if (value.isBinary() || valueKind(attribute, schema) != Value::Kind::Binary) return value;
    if (auto guid = guidBytes(value.bytes())) return Value::binary(std::move(*guid));
    return value;
}

}  // namespace

LdapEndpoint::LdapEndpoint(DirectorySettings settings, Secret password, Clock& clock, Log& log, Patience patience)
    : session_(std::move(settings), std::move(password), log, patience),
      clock_(clock),
      server_(hostOf(session_.settings())) {}

EndpointTraits LdapEndpoint::traits() const { return {Side::Directory, server_}; }

Result<void> LdapEndpoint::learnSchema(LdapConnection& connection, std::stop_token stop) {
    HS_ASSIGN(root_, readRootDse(connection, stop));
    if (!root_->hostName.empty()) server_ = root_->hostName;
    HS_ASSIGN(Schema schema, readSubschema(connection, *root_, stop));
    schema.server = server_;
    schema.readAt = clock_.now();
    known_ = std::move(schema);
    return {};
}

/// A connection, with the schema known that value kinds and filters need.
Result<std::shared_ptr<LdapConnection>> LdapEndpoint::ready(std::stop_token stop) {
    HS_ASSIGN(auto connection, session_.connection(stop));
    if (known_) return connection;
    if (const auto learned = learnSchema(*connection, stop); !learned.ok()) {
        const ErrorCode code = learned.error().code;
        if (code != ErrorCode::Denied && code != ErrorCode::NotFound) return learned.error();
        known_ = Schema();  // people can be read without their schema; the well-known binary attributes are known
    }
    return connection;
}

Result<Schema> LdapEndpoint::schema(std::stop_token stop) {
    return repeatedOnce([&]() -> Result<Schema> {
        HS_ASSIGN(const auto connection, session_.connection(stop));
        HS_TRY(learnSchema(*connection, stop));
        HS_TRY(addSchemaPartition(*connection, *root_, *known_, stop));
        return *known_;
    });
}

/// Subtrees without those inside another: nobody is read twice.
std::vector<std::string> LdapEndpoint::basesOf(const Query& query) const {
    if (query.bases.empty()) return {session_.settings().baseDn};
    std::vector<std::pair<std::string, std::optional<Dn>>> kept;
    for (const std::string& base : query.bases) {
        auto dn = Dn::parse(base);
        const auto covers = [&](const auto& other) { return dn && other.second && dn->isUnder(*other.second); };
        if (std::any_of(kept.begin(), kept.end(), covers)) continue;
        std::erase_if(kept, [&](const auto& other) { return dn && other.second && other.second->isUnder(*dn); });
        kept.emplace_back(base, std::move(dn));
    }
    std::vector<std::string> bases;
    for (auto& [base, dn] : kept) bases.push_back(std::move(base));
    return bases;
}

Result<void> LdapEndpoint::readBase(const std::string& base, const Query& query, const std::string& filter,
                                    const PageSink& page, std::stop_token stop) {
    HS_ASSIGN(const auto connection, ready(stop));
    EntryReader reader(*connection, query.attributes, *known_);
    SearchRequest request{base, Scope::Subtree, filter, reader.requestedAttributes()};
    if (filter.empty()) request.filter = classFilter(query.classes, *known_);
    PagedSearch search(*connection, std::move(request));
    for (;;) {
        HS_ASSIGN(const LdapMessage messages, search.next(stop));
        if (!messages) return {};
        std::vector<Object> objects;
        objects.reserve(PagedSearch::defaultPageSize);
        HS_TRY(reader.read(messages.get(), objects, stop));
        HS_TRY(page(std::move(objects)));
    }
}

Result<void> LdapEndpoint::read(const Query& query, const PageSink& page, std::stop_token stop) {
    bool delivered = false;
    const PageSink noting = [&](std::vector<Object>&& objects) {
        delivered = true;
        return page(std::move(objects));
    };
    for (const std::string& base : basesOf(query)) {
        const auto once = [&] { return readBase(base, query, {}, noting, stop); };
        HS_TRY(delivered ? once() : repeatedOnce([&] {
            if (delivered) return Result<void>(Error(ErrorCode::Unavailable, "the connection was lost while reading"));
            return once();
        }));
    }
    return {};
}

Result<std::vector<Object>> LdapEndpoint::collect(const Query& query, const std::string& filter, std::stop_token stop) {
    return repeatedOnce([&]() -> Result<std::vector<Object>> {
        std::vector<Object> found;
        const PageSink keep = [&](std::vector<Object>&& objects) -> Result<void> {
            std::move(objects.begin(), objects.end(), std::back_inserter(found));
            return {};
        };
        for (const std::string& base : basesOf(query)) HS_TRY(readBase(base, query, filter, keep, stop));
        return found;
    });
}

Result<std::vector<Object>> LdapEndpoint::fetch(const Query& query, std::span<const std::string> ids,
                                                std::stop_token stop) {
    std::vector<Object> found;
    found.reserve(ids.size());
    std::vector<std::string> guids;
    for (std::size_t at = 0; at < ids.size(); ++at) {
        if (auto guid = guidBytes(ids[at])) guids.push_back(std::move(*guid));
        if (guids.empty() || (guids.size() < guidsAtOnce && at + 1 < ids.size())) continue;
        HS_ASSIGN(auto some, collect(query, guidFilter(guids), stop));
        std::move(some.begin(), some.end(), std::back_inserter(found));
        guids.clear();
    }
    return found;
}

Result<Object> LdapEndpoint::readOne(const Query& query, const std::string& name, std::stop_token stop) {
    HS_ASSIGN(const auto connection, ready(stop));
    EntryReader reader(*connection, query.attributes, *known_);
    HS_ASSIGN(const LdapMessage answer,
              connection->search({name, Scope::Base, "(objectClass=*)", reader.requestedAttributes()}, stop));
    std::vector<Object> objects;
    HS_TRY(reader.read(answer.get(), objects, stop));
    if (!objects.empty()) return std::move(objects.front());
    return Error(ErrorCode::NotFound, "there is no such object, or the service account may not see it")
        .on(name)
        .next("Check the distinguished name and the account's right to read.");
}

Result<Object> LdapEndpoint::at(const Query& query, const std::string& name, std::stop_token stop) {
    if (const auto dn = Dn::parse(name); !dn || dn->components().empty()) return notADn(name);
    return repeatedOnce([&] { return readOne(query, name, stop); });
}

Result<std::vector<Object>> LdapEndpoint::find(const Query& query, const AttributeName& attribute, const Value& value,
                                               std::stop_token stop) {
    HS_TRY(repeatedOnce([&] { return ready(stop); }));
    const std::string condition = attribute == AttributeName("sourceAnchor")
                                      ? anchorFilter(value)
                                      : equalityFilter(attribute.text(), asHeld(attribute, value, *known_));
    if (condition.empty()) return std::vector<Object>();
    return collect(query, bothOf(classFilter(query.classes, *known_), condition), stop);
}

Result<std::vector<Object>> LdapEndpoint::searchFor(const std::string& text, std::size_t limit,
                                                    std::vector<AttributeName> attributes, const FilterOf& filterOf,
                                                    std::stop_token stop) {
    HS_ASSIGN(const auto connection, ready(stop));
    Query query;
    query.attributes = std::move(attributes);
    std::vector<Object> found;
    if (text.find('=') != std::string::npos)
        if (auto exact = at(query, text, stop); exact.ok()) found.push_back(*std::move(exact));
    EntryReader reader(*connection, query.attributes, *known_);
    const SearchRequest request{session_.settings().baseDn, Scope::Subtree, filterOf(text, *known_),
                                reader.requestedAttributes()};
    const auto pageSize = static_cast<int>(std::clamp<std::size_t>(limit, 1, PagedSearch::defaultPageSize));
    PagedSearch pages(*connection, request, pageSize);
    while (found.size() < limit) {
        HS_ASSIGN(const LdapMessage messages, pages.next(stop));
        if (!messages) break;
        HS_TRY(reader.read(messages.get(), found, stop));
    }
    if (found.size() > limit) found.resize(limit);
    return found;
}

Result<std::vector<Object>> LdapEndpoint::search(const std::string& text, std::size_t limit, std::stop_token stop) {
    static constexpr auto people = {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact};
    const auto filter = [](const std::string& words, const Schema& schema) {
        return bothOf(classFilter(people, schema), personFilter(words, schema));
    };
    return repeatedOnce([&] {
        return searchFor(std::string(trimmed(text)), limit,
                         {"displayName", "cn", "mail", "userPrincipalName", "sAMAccountName", "department", "title"},
                         filter, stop);
    });
}

Result<std::vector<Object>> LdapEndpoint::searchContainers(Container kind, const std::string& text, std::size_t limit,
                                                           std::stop_token stop) {
    const auto filter = [kind](const std::string& words, const Schema& schema) {
        return containerFilter(kind, words, schema);
    };
    HS_ASSIGN(auto found, repeatedOnce([&] {
                  return searchFor(std::string(trimmed(text)), limit, {"description"}, filter, stop);
              }));
    // A whole distinguished name may be of anything.
    std::erase_if(found, [kind](const Object& object) {
        return object.objectClass != (kind == Container::Group ? ObjectClass::Group : ObjectClass::Other);
    });
    return found;
}

Result<void> LdapEndpoint::apply(std::span<const Change> changes, const ReceiptSink& receipt, std::stop_token stop) {
    if (changes.empty()) return {};
    return ChangeWriter(session_, changes, receipt).run(stop);
}

}  // namespace hs::ldap
