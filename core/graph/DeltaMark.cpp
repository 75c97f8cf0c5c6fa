#include "core/graph/DeltaMark.h"

#include <simdjson.h>

#include <algorithm>
#include <set>

#include "core/graph/JsonText.h"

namespace hs::graph {

namespace {

namespace json = simdjson::ondemand;

std::set<std::string_view> namesIn(std::string_view select) {
    std::set<std::string_view> names;
    while (!select.empty()) {
        const std::size_t end = std::min(select.find(','), select.size());
        names.insert(select.substr(0, end));
        select.remove_prefix(std::min(end + 1, select.size()));
    }
    return names;
}

void appendMember(std::string& text, std::string_view name, std::string_view value) {
    if (text.back() != '{') text.push_back(',');
    appendJsonText(text, name);
    text.push_back(':');
    appendJsonText(text, value);
}

bool readText(json::object& from, std::string_view name, std::string& into) {
    std::string_view text;
    if (from.find_field_unordered(name).get_string().get(text) != simdjson::SUCCESS) return false;
    into = text;
    return true;
}

bool readLinks(json::object& from, std::vector<DeltaMark::Link>& links) {
    json::array array;
    if (from.find_field_unordered("links").get_array().get(array) != simdjson::SUCCESS) return false;
    for (auto element : array) {
        json::object one;
        DeltaMark::Link link;
        if (element.get_object().get(one) != simdjson::SUCCESS) return false;
        if (!readText(one, "of", link.collection) || !readText(one, "select", link.select) ||
            !readText(one, "url", link.url))
            return false;
        links.push_back(std::move(link));
    }
    return true;
}

}  // namespace

const DeltaMark::Link* DeltaMark::linkFor(std::string_view collection, std::string_view select) const {
    const auto found =
        std::find_if(links.begin(), links.end(), [&](const Link& link) { return link.collection == collection; });
    if (found == links.end()) return nullptr;
    const auto watched = namesIn(found->select);
    const auto asked = namesIn(select);
    return std::includes(watched.begin(), watched.end(), asked.begin(), asked.end()) ? &*found : nullptr;
}

std::string DeltaMark::toText() const {
    std::string text = "{";
    appendMember(text, "server", server);
    appendMember(text, "tenant", tenant);
    text += ",\"links\":[";
    for (const Link& link : links) {
        text += text.back() == '[' ? "{" : ",{";
        appendMember(text, "of", link.collection);
        appendMember(text, "select", link.select);
        appendMember(text, "url", link.url);
        text.push_back('}');
    }
    return text + "]}";
}

Result<DeltaMark> DeltaMark::fromText(std::string_view text) {
    const simdjson::padded_string padded(text);
    json::parser parser;
    json::document document;
    json::object top;
    DeltaMark mark;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_object().get(top) != simdjson::SUCCESS || !readText(top, "server", mark.server) ||
        !readText(top, "tenant", mark.tenant) || !readLinks(top, mark.links))
        return markRefused("It is not a mark of this kind.");
    return mark;
}

Error markRefused(std::string reason) {
    return Error(ErrorCode::Conflict, "The mark of what was last seen of the tenant cannot be used any more.")
        .saying(std::move(reason))
        .next("Nothing to do: a full read follows and takes a new mark.");
}

}  // namespace hs::graph
