#include "app/sandbox/tenant/ODataFilter.h"

#include <algorithm>

#include "app/sandbox/tenant/JsonText.h"
#include "app/sandbox/tenant/ODataFilterParser.h"
#include "app/sandbox/tenant/ObjectWriter.h"

namespace hs::sandbox {

namespace {

constexpr std::string_view enterpriseSku = "6fd2c87f-b296-42f0-b197-1e91e994b900";

/// The property's values as texts ready to compare; one empty text when it has none.
std::vector<std::string> textsOf(const CloudObject& object, Property property) {
    if (property == Property::Id) return {comparable(property, object.id)};
    if (property == Property::AssignedLicenses) return {object.licensed ? std::string(enterpriseSku) : std::string()};
    if (property == Property::CreatedDateTime || property == Property::DeletedDateTime) {
        std::string json;
        appendJsonTime(json, property == Property::CreatedDateTime ? object.createdAt : object.deletedAt);
        return {comparable(property, textOfJson(json))};
    }
    const std::string_view json = object.values.get(property);
    if (json.empty()) return {std::string()};
    if (json.front() == '"') return {comparable(property, textOfJson(json))};
    if (json.front() != '[') return {std::string(json)};  // true, false
    std::vector<std::string> texts = textsOfJson(json);
    for (std::string& text : texts) text = comparable(property, text);
    return texts;
}

}  // namespace

Result<ODataFilter> ODataFilter::parse(std::string_view text, ObjectKind kind, bool beta) {
    return ODataFilterParser(text, kind, beta).parse();
}

bool ODataFilter::matches(const CloudObject& object) const { return matches(root_, object); }

bool ODataFilter::matches(const Node& node, const CloudObject& object) {
    const auto holds = [&object](const Node& part) { return matches(part, object); };
    switch (node.test) {
        case Test::And: return std::all_of(node.parts.begin(), node.parts.end(), holds);
        case Test::Or: return std::any_of(node.parts.begin(), node.parts.end(), holds);
        case Test::Not: return !holds(node.parts.front());
        default: break;
    }
    const std::vector<std::string> texts = textsOf(object, node.property);
    return std::any_of(texts.begin(), texts.end(), [&node](const std::string& text) {
        if (node.test == Test::StartsWith) return text.starts_with(node.values.front());
        if (node.test == Test::EndsWith) return text.ends_with(node.values.front());
        return std::find(node.values.begin(), node.values.end(), text) != node.values.end();
    });
}

std::optional<std::vector<ObjectTable::Row>> ODataFilter::candidates(const ObjectTable& table) const {
    auto rows = candidates(root_, table);
    if (!rows) return std::nullopt;
    std::sort(rows->begin(), rows->end());
    rows->erase(std::unique(rows->begin(), rows->end()), rows->end());
    return rows;
}

std::optional<std::vector<ObjectTable::Row>> ODataFilter::candidates(const Node& node, const ObjectTable& table) {
    std::vector<ObjectTable::Row> rows;
    if (node.test == Test::And) {
        for (const Node& part : node.parts)
            if (auto found = candidates(part, table)) return found;
        return std::nullopt;
    }
    if (node.test == Test::Or) {
        for (const Node& part : node.parts) {
            const auto found = candidates(part, table);
            if (!found) return std::nullopt;
            rows.insert(rows.end(), found->begin(), found->end());
        }
        return rows;
    }
    if (node.test != Test::Equal) return std::nullopt;
    if (node.property != Property::Id && !ObjectTable::isIndexed(node.property)) return std::nullopt;
    for (const std::string& value : node.values) {
        if (value.empty()) return std::nullopt;  // eq null: everybody without one
        if (node.property == Property::Id) {
            if (const auto row = table.byId(value)) rows.push_back(*row);
        } else {
            const auto found = table.holders(node.property, value);
            rows.insert(rows.end(), found.begin(), found.end());
        }
    }
    return rows;
}

}  // namespace hs::sandbox
