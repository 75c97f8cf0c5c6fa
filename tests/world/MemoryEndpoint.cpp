#include "tests/world/MemoryEndpoint.h"

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/model/Dn.h"

namespace hs::world {

namespace {

const AttributeName naming(ObjectClass objectClass) {
    return objectClass == ObjectClass::Contact ? "mail" : "userPrincipalName";
}

Result<void> done() { return {}; }

}  // namespace

// --- content ---------------------------------------------------------------------------------------------------------

std::string MemoryEndpoint::key(const std::string& name) const {
    if (side_ == Side::Cloud) return foldCase(name);
    const auto dn = Dn::parse(name);
    return dn ? dn->normalized() : foldCase(name);
}

std::string MemoryEndpoint::anchorOf(const Object& object) const {
    if (side_ == Side::Cloud) return object.first("onPremisesImmutableId");
    if (object.has("mS-DS-ConsistencyGuid")) return toBase64(object.first("mS-DS-ConsistencyGuid"));
    return toBase64(guidBytes(object.id).value_or(object.id));
}

std::string MemoryEndpoint::newId() {
    const std::string digits = std::to_string(++created_);
    const std::string head = side_ == Side::Cloud ? "c1000000-0000-4000-8000-" : "d1000000-0000-4000-8000-";
    return head + std::string(12 - digits.size(), '0') + digits;
}

void MemoryEndpoint::index() {
    idIndex_.clear();
    nameIndex_.clear();
    for (std::size_t i = 0; i < objects_.size(); ++i) {
        idIndex_[objects_[i].id] = i;
        nameIndex_[key(objects_[i].name)] = i;
    }
}

Object& MemoryEndpoint::put(Object object) {
    if (object.id.empty()) object.id = newId();
    if (side_ == Side::Cloud && object.name.empty()) object.name = object.first(naming(object.objectClass));
    if (Object* there = byId(object.id)) {
        *there = std::move(object);
        index();
        return *byId(there->id);
    }
    idIndex_[object.id] = objects_.size();
    nameIndex_[key(object.name)] = objects_.size();
    objects_.push_back(std::move(object));
    return objects_.back();
}

Object* MemoryEndpoint::byId(const std::string& id) {
    const auto found = idIndex_.find(id);
    return found == idIndex_.end() ? nullptr : &objects_[found->second];
}

Object* MemoryEndpoint::byName(const std::string& name) {
    const auto found = nameIndex_.find(key(name));
    return found == nameIndex_.end() ? nullptr : &objects_[found->second];
}

void MemoryEndpoint::erase(const std::string& id) {
    std::erase_if(objects_, [&](const Object& object) { return object.id == id; });
    index();
}

std::string MemoryEndpoint::dump() const {
    std::vector<std::string> lines;
    for (const Object& object : objects_) {
        lines.push_back(object.id + " name " + object.name);
        for (const auto& [name, values] : object.attributes())
            for (std::size_t i = 0; i < values.size(); ++i)
                lines.push_back(object.id + " " + asciiLower(name.text()) + "[" + std::to_string(i) + "] " +
                                values[i].display());
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

// --- reading ---------------------------------------------------------------------------------------------------------

EndpointTraits MemoryEndpoint::traits() const {
    if (!server.empty()) return {side_, server};
    return {side_, side_ == Side::Directory ? "dc1.contoso.test" : "graph.contoso.test"};
}

Result<Schema> MemoryEndpoint::schema(std::stop_token stop) {
    if (side_ == Side::Cloud) return Error(ErrorCode::Unsupported, "The cloud has no schema to read");
    return call(stop, [&]() -> Result<Schema> { return liveSchema; });
}

bool MemoryEndpoint::matches(const Query& query, const Object& object) const {
    if (!query.classes.empty() &&
        std::find(query.classes.begin(), query.classes.end(), object.objectClass) == query.classes.end())
        return false;
    if (query.bases.empty() || side_ == Side::Cloud) return true;
    const auto dn = Dn::parse(object.name);
    return dn && std::any_of(query.bases.begin(), query.bases.end(), [&](const std::string& base) {
               const auto parsed = Dn::parse(base);
               return parsed && dn->isUnder(*parsed);
           });
}

Object MemoryEndpoint::project(const Query& query, const Object& object) const {
    Object seen;
    seen.objectClass = object.objectClass;
    seen.id = object.id;
    seen.name = object.name;
    seen.anchor = anchorOf(object);
    for (const AttributeName& name : query.attributes) {
        const auto silent = std::find_if(unanswered.begin(), unanswered.end(),
                                         [&](const auto& entry) { return name == AttributeName(entry.first); });
        if (silent != unanswered.end()) seen.setUnknown(name, silent->second);
        else if (object.has(name)) seen.set(name, object.values(name));
    }
    return seen;
}

Result<void> MemoryEndpoint::read(const Query& query, const PageSink& page, std::stop_token stop) {
    ++counts.reads;
    HS_TRY(call(stop, done));
    std::vector<Object> chosen;
    for (const Object& object : objects_)
        if (matches(query, object)) chosen.push_back(project(query, object));
    std::size_t given = 0;
    for (std::size_t at = 0; at < chosen.size(); at += pageSize) {
        std::vector<Object> part;
        bool breaks = false;
        for (std::size_t i = at; i < std::min(chosen.size(), at + pageSize); ++i) {
            if (readBreaksAfter != 0 && given++ == readBreaksAfter) {
                breaks = true;
                break;
            }
            part.push_back(std::move(chosen[i]));
        }
        ++counts.pages;
        HS_TRY(call(stop, done));
        HS_TRY(page(std::move(part)));
        if (breaks)
            return Error(ErrorCode::Unavailable, "The server closed the connection in the middle of the answer");
    }
    return {};
}

Result<std::vector<Object>> MemoryEndpoint::fetch(const Query& query, std::span<const std::string> ids,
                                                  std::stop_token stop) {
    ++counts.fetches;
    counts.fetchedIds += static_cast<int>(ids.size());
    return call(stop, [&]() -> Result<std::vector<Object>> {
        std::vector<Object> found;
        for (const std::string& id : ids)
            if (const Object* object = byId(id)) found.push_back(project(query, *object));
        return found;
    });
}

Result<Object> MemoryEndpoint::at(const Query& query, const std::string& name, std::stop_token stop) {
    return call(stop, [&]() -> Result<Object> {
        if (side_ == Side::Directory && !Dn::parse(name))
            return Error(ErrorCode::InvalidInput, "'" + name + "' is no distinguished name").on(name);
        const Object* object = byName(name);
        if (!object) return Error(ErrorCode::NotFound, "There is no such object").on(name).next("Check the name");
        return project(query, *object);
    });
}

Result<std::vector<Object>> MemoryEndpoint::find(const Query& query, const AttributeName& attribute, const Value& value,
                                                 std::stop_token stop) {
    ++counts.finds;
    return call(stop, [&]() -> Result<std::vector<Object>> {
        std::vector<Object> found;
        for (const Object& object : objects_) {
            if (!matches(query, object)) continue;
            if (attribute == AttributeName("sourceAnchor") && anchorOf(object) == value.bytes())
                found.push_back(project(query, object));
            for (const Value& held : object.values(attribute))
                if (held.isBinary() ? held.sameAs(value) : foldCase(held.bytes()) == foldCase(value.bytes())) {
                    found.push_back(project(query, object));
                    break;
                }
        }
        return found;
    });
}

Result<std::vector<Object>> MemoryEndpoint::search(const std::string& text, std::size_t limit, std::stop_token stop) {
    return call(stop, [&]() -> Result<std::vector<Object>> {
        const Query everything{{}, {"cn", "displayName", "mail", "sAMAccountName", "userPrincipalName"}, {}};
        std::vector<Object> found;
        for (const Object& object : objects_) {
            if (found.size() == limit) break;
            for (const AttributeName& name : everything.attributes)
                if (foldCase(object.first(name)).starts_with(foldCase(text))) {
                    found.push_back(project(everything, object));
                    break;
                }
        }
        return found;
    });
}

Result<std::vector<Object>> MemoryEndpoint::searchContainers(Container kind, const std::string& text, std::size_t limit,
                                                             std::stop_token stop) {
    if (side_ == Side::Cloud) return Error(ErrorCode::Unsupported, "The cloud has no units");
    return call(stop, [&]() -> Result<std::vector<Object>> {
        const ObjectClass wanted = kind == Container::Group ? ObjectClass::Group : ObjectClass::Other;
        std::vector<Object> found;
        for (const Object& object : objects_) {
            const auto dn = Dn::parse(object.name);
            if (found.size() == limit || object.objectClass != wanted || !dn) continue;
            if (foldCase(dn->commonName()).starts_with(foldCase(text)) || key(text) == dn->normalized())
                found.push_back(project({{}, {"description"}, {}}, object));
        }
        return found;
    });
}

}  // namespace hs::world
