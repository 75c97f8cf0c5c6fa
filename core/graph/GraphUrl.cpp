#include "core/graph/GraphUrl.h"

#include "core/base/Encoding.h"
#include "core/graph/CloudAttribute.h"

namespace hs::graph {

namespace {

/// Text between single quotes, as OData wants it: a quote inside is written twice.
std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out.push_back('\'');
        out.push_back(c);
    }
    out.push_back('\'');
    return out;
}

/// Scheme and authority of an absolute http(s) URL; two empty views otherwise.
std::pair<std::string_view, std::string_view> split(std::string_view url) {
    const std::size_t mark = url.find("://");
    if (mark == std::string_view::npos) return {};
    const std::string_view scheme = url.substr(0, mark);
    if (!equalsIgnoringAsciiCase(scheme, "https") && !equalsIgnoringAsciiCase(scheme, "http")) return {};
    std::string_view authority = url.substr(mark + 3);
    authority = authority.substr(0, authority.find_first_of("/?#"));
    // "https://graph.microsoft.com@elsewhere" and "https://elsewhere\.graph.microsoft.com" read differently to
    // different parsers.
    if (authority.empty() || authority.find_first_of("@\\ \t\r\n") != std::string_view::npos) return {};
    return {scheme, authority};
}

}  // namespace

std::string originOf(std::string_view url) {
    auto [scheme, authority] = split(url);
    if (authority.empty()) return {};
    const std::string_view usual = equalsIgnoringAsciiCase(scheme, "https") ? ":443" : ":80";
    if (authority.ends_with(usual)) authority.remove_suffix(usual.size());
    return asciiLower(scheme) + "://" + asciiLower(authority);
}

std::string hostOf(std::string_view url) {
    const std::string_view authority = split(url).second;
    const std::size_t bracket = authority.rfind(']');  // [::1]:8080
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    return asciiLower(authority.substr(0, colon));
}

std::string equalsFilter(const AttributeName& attribute, const Value& value) {
    const CloudAttribute* known = cloudAttribute(attribute);
    // OData names are case-sensitive; mappings are not.
    const std::string name = known != nullptr ? std::string(known->name) : attribute.text();
    std::string literal;
    if (value.isBinary()) {
        literal = quoted(toBase64(value.bytes()));
    } else if (known != nullptr && known->type == CloudAttribute::Type::Text) {
        literal = quoted(value.bytes());
    } else if (const auto truth = value.asBoolean();
               truth && (known != nullptr || value.kind() == Value::Kind::Boolean)) {
        literal = *truth ? "true" : "false";
    } else if (const auto number = value.asInteger();
               number && (known != nullptr || value.kind() == Value::Kind::Integer)) {
        literal = std::to_string(*number);
    } else {
        literal = quoted(value.bytes());
    }
    if (known != nullptr && known->type == CloudAttribute::Type::Licenses && guidBytes(value.bytes()))
        return name + "/any(v:v/skuId eq " + value.bytes() + ")";  // Edm.Guid has no quotes
    if (known != nullptr && known->isCollection()) return name + "/any(v:v eq " + literal + ")";
    return name + " eq " + literal;
}

std::string startsWithFilter(std::string_view attribute, std::string_view text) {
    return "startswith(" + std::string(attribute) + "," + quoted(text) + ")";
}

}  // namespace hs::graph
