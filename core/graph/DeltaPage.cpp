#include "core/graph/DeltaPage.h"

#include <simdjson.h>

#include <string_view>

#include "core/graph/GraphError.h"

namespace hs::graph {

namespace {

namespace json = simdjson::ondemand;

Error corrupt(std::string_view reason) { return corruptAnswer("read what changed", reason); }
Error corrupt(simdjson::error_code code) { return corrupt(std::string_view(simdjson::error_message(code))); }

Result<void> readItem(json::object item, ChangedIds& ids) {
    std::string id;
    bool removed = false;
    for (auto member : item) {
        std::string_view key, text;
        if (const auto error = member.unescaped_key().get(key)) return corrupt(error);
        if (key == "id") {
            if (const auto error = member.value().get_string().get(text)) return corrupt(error);
            id = text;
        } else if (key == "@removed") {
            removed = true;
        }
    }
    if (id.empty()) return corrupt("An object without id.");
    (removed ? ids.removed : ids.changed).push_back(std::move(id));
    return {};
}

Result<void> readItems(json::array items, ChangedIds& ids) {
    for (auto element : items) {
        json::object item;
        if (const auto error = element.get_object().get(item)) return corrupt(error);
        HS_TRY(readItem(item, ids));
    }
    return {};
}

}  // namespace

Result<DeltaPage> DeltaPage::read(std::string&& body) {
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    json::parser parser;
    json::document document;
    json::object top;
    if (const auto error = parser.iterate(body).get(document)) return corrupt(error);
    if (const auto error = document.get_object().get(top)) return corrupt(error);
    DeltaPage page;
    bool collection = false;
    for (auto member : top) {
        std::string_view key, link;
        if (const auto error = member.unescaped_key().get(key)) return corrupt(error);
        if (key == "@odata.nextLink" || key == "@odata.deltaLink") {
            if (const auto error = member.value().get_string().get(link)) return corrupt(error);
            (key == "@odata.nextLink" ? page.nextLink : page.deltaLink) = link;
        } else if (key == "value") {
            json::array items;
            if (const auto error = member.value().get_array().get(items)) return corrupt(error);
            HS_TRY(readItems(items, page.ids));
            collection = true;
        }
    }
    if (!collection) return corrupt("There is no collection \"value\" in it.");
    if (page.nextLink.empty() == page.deltaLink.empty())
        return corrupt(page.nextLink.empty() ? "It names neither a next page nor a delta link."
                                             : "It names both a next page and a delta link.");
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return corrupt("Something follows the end of it.");
    return page;
}

}  // namespace hs::graph
