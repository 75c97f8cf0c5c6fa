#include "app/sandbox/tenant/ObjectTable.h"

#include <algorithm>
#include <array>

#include "app/sandbox/tenant/JsonText.h"
#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr std::array indexed{Property::UserPrincipalName, Property::Mail, Property::OnPremisesImmutableId,
                             Property::ProxyAddresses};

constexpr PropertyMask everything = ~PropertyMask{0};

std::uint64_t keyOf(Property property, std::string_view text) {
    const auto seed = static_cast<std::uint64_t>(property) + 1;
    // base64 tells apart what addresses do not.
    if (property == Property::OnPremisesImmutableId) return fingerprint(text, seed);
    return fingerprint(foldCase(text), seed);
}

std::uint64_t idKey(std::string_view id) { return fingerprint(asciiLower(id)); }

}  // namespace

bool ObjectTable::isIndexed(Property property) {
    return std::find(indexed.begin(), indexed.end(), property) != indexed.end();
}

template <typename Visit>
void ObjectTable::eachKey(Row row, const Visit& visit) const {
    const PackedValues& values = objects_[row].values;
    for (const Property property : indexed) {
        const std::string_view json = values.get(property);
        if (json.empty()) continue;
        if (json.front() == '[') {
            for (const std::string& text : textsOfJson(json)) visit(keyOf(property, text));
        } else {
            visit(keyOf(property, textOfJson(json)));
        }
    }
}

void ObjectTable::index(Row row) {
    eachKey(row, [this, row](std::uint64_t key) { keys_.emplace(key, row); });
}

void ObjectTable::unindex(Row row) {
    eachKey(row, [this, row](std::uint64_t key) {
        const auto [first, last] = keys_.equal_range(key);
        const auto found = std::find_if(first, last, [row](const auto& entry) { return entry.second == row; });
        if (found != last) keys_.erase(found);
    });
}

std::optional<ObjectTable::Row> ObjectTable::byId(std::string_view id) const {
    const auto found = ids_.find(idKey(id));
    if (found == ids_.end() || at(found->second).whereabouts == CloudObject::Whereabouts::Gone) return std::nullopt;
    return found->second;
}

std::vector<ObjectTable::Row> ObjectTable::holders(Property property, std::string_view text) const {
    std::vector<Row> rows;
    const auto [first, last] = keys_.equal_range(keyOf(property, text));
    for (auto entry = first; entry != last; ++entry) rows.push_back(entry->second);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::optional<ObjectTable::Row> ObjectTable::inBin(std::string_view immutableId) const {
    if (present_ == objects_.size() || immutableId.empty()) return std::nullopt;
    const std::string json = jsonText(immutableId);
    for (Row row = 0; row < size(); ++row) {
        const CloudObject& object = objects_[row];
        if (object.whereabouts == CloudObject::Whereabouts::InBin &&
            object.values.get(Property::OnPremisesImmutableId) == json)
            return row;
    }
    return std::nullopt;
}

ObjectTable::Row ObjectTable::add(CloudObject object) {
    const Row row = size();
    ids_[idKey(object.id)] = row;
    object.firstChange = static_cast<std::uint32_t>(changes_.size());
    object.lastChange = Change::none;
    object.values.shrink();
    objects_.push_back(std::move(object));
    index(row);
    ++present_;
    noteChange(row, everything);
    return row;
}

void ObjectTable::assign(Row row, const Assignments& assignments, PropertyMask alsoChanged) {
    PropertyMask changed = alsoChanged;
    const bool moves = std::any_of(assignments.begin(), assignments.end(),
                                   [](const auto& assignment) { return isIndexed(assignment.first); });
    if (moves) unindex(row);
    for (const auto& [property, json] : assignments) {
        const std::string_view now = objects_[row].values.get(property);
        if (now == json || (now.empty() && json == "null")) continue;
        objects_[row].values.set(property, json);
        changed |= maskOf(property);
    }
    if (moves && objects_[row].present()) index(row);
    if (changed != 0) noteChange(row, changed);
}

void ObjectTable::toBin(Row row, UnixMillis now) {
    unindex(row);  // a deleted user frees its names
    objects_[row].whereabouts = CloudObject::Whereabouts::InBin;
    objects_[row].deletedAt = now;
    --present_;
    noteChange(row, everything);
}

void ObjectTable::restore(Row row) {
    objects_[row].whereabouts = CloudObject::Whereabouts::Present;
    objects_[row].deletedAt = 0;
    index(row);
    ++present_;
    noteChange(row, everything);
}

void ObjectTable::purge(Row row) {
    objects_[row].whereabouts = CloudObject::Whereabouts::Gone;
    objects_[row].values = {};
    noteChange(row, everything);
}

void ObjectTable::noteChange(Row row, PropertyMask properties) {
    changes_.push_back({row, objects_[row].lastChange, properties});
    objects_[row].lastChange = static_cast<std::uint32_t>(changes_.size() - 1);
}

void ObjectTable::overrideValue(Row row, Property property, std::string json) {
    overrides_[{row, property}] = std::move(json);
    noteChange(row, maskOf(property));
}

const std::string* ObjectTable::overridden(Row row, Property property) const {
    if (overrides_.empty()) return nullptr;
    const auto found = overrides_.find({row, property});
    return found == overrides_.end() ? nullptr : &found->second;
}

}  // namespace hs::sandbox
