#include "app/sandbox/tenant/ODataFilterParser.h"

#include "core/base/Encoding.h"

namespace hs::sandbox {

namespace {

constexpr int mostClauses = 15;

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.';
}

}  // namespace

std::string comparable(Property property, std::string_view text) {
    return property == Property::OnPremisesImmutableId ? std::string(text) : foldCase(text);
}

Error ODataFilterParser::wrong() const {
    return Error(ErrorCode::InvalidInput, "Invalid filter clause: Syntax error at position " + std::to_string(at_) +
                                              " in '" + std::string(text_) + "'.")
        .saying("BadRequest");
}

std::string_view ODataFilterParser::word() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    std::size_t end = at_;
    while (end < text_.size() && isNameCharacter(text_[end])) ++end;
    return text_.substr(at_, end - at_);
}

bool ODataFilterParser::take(std::string_view symbol) {
    const std::string_view next = word();
    if (isNameCharacter(symbol.front())) {
        if (!equalsIgnoringAsciiCase(next, symbol)) return false;
    } else if (text_.substr(at_, symbol.size()) != symbol) {
        return false;
    }
    at_ += symbol.size();
    return true;
}

Result<ODataFilter> ODataFilterParser::parse() {
    ODataFilter filter;
    HS_ASSIGN(filter.root_, alternatives());
    word();
    if (at_ != text_.size()) return wrong();
    if (clauses_ > mostClauses)
        return Error(ErrorCode::InvalidInput,
                     "Too many child clauses specified in search filter expression containing 'OR' operators: " +
                         std::to_string(clauses_) + ". Max allowed: " + std::to_string(mostClauses) + ".")
            .saying("Request_UnsupportedQuery");
    filter.advanced_ = advanced_;
    return filter;
}

Result<ODataFilterParser::Node> ODataFilterParser::alternatives() {
    HS_ASSIGN(Node first, conjunction());
    if (!take("or")) return first;
    Node node{ODataFilter::Test::Or, Property::Id, {}, {std::move(first)}};
    do {
        HS_ASSIGN(Node next, conjunction());
        node.parts.push_back(std::move(next));
    } while (take("or"));
    return node;
}

Result<ODataFilterParser::Node> ODataFilterParser::conjunction() {
    HS_ASSIGN(Node first, term());
    if (!take("and")) return first;
    Node node{ODataFilter::Test::And, Property::Id, {}, {std::move(first)}};
    do {
        HS_ASSIGN(Node next, term());
        node.parts.push_back(std::move(next));
    } while (take("and"));
    return node;
}

Result<ODataFilterParser::Node> ODataFilterParser::term() {
    if (take("not")) {
        advanced_ = true;
        HS_ASSIGN(Node inner, term());
        return Node{ODataFilter::Test::Not, Property::Id, {}, {std::move(inner)}};
    }
    if (take("(")) {
        HS_ASSIGN(Node inner, alternatives());
        if (!take(")")) return wrong();
        return inner;
    }
    if (take("startswith")) return function(ODataFilter::Test::StartsWith);
    if (take("endswith")) {
        advanced_ = true;
        return function(ODataFilter::Test::EndsWith);
    }
    return comparison();
}

Result<ODataFilterParser::Node> ODataFilterParser::function(ODataFilter::Test test) {
    if (!take("(")) return wrong();
    HS_ASSIGN(const Property tested, property());
    if (!take(",")) return wrong();
    HS_ASSIGN(std::string value, literal(tested));
    if (!take(")")) return wrong();
    ++clauses_;
    return Node{test, tested, {std::move(value)}, {}};
}

Result<ODataFilterParser::Node> ODataFilterParser::comparison() {
    HS_ASSIGN(const Property compared, property());
    if (take("/")) return any(compared);
    return compare(compared);
}

Result<ODataFilterParser::Node> ODataFilterParser::any(Property property) {
    if (!take("any") || !take("(")) return wrong();
    const std::string variable(word());
    if (variable.empty() || !take(variable) || !take(":") || !take(variable)) return wrong();
    if (take("/") && !take("skuId")) return wrong();
    HS_ASSIGN(Node node, compare(property));
    if (!take(")")) return wrong();
    return node;
}

Result<ODataFilterParser::Node> ODataFilterParser::compare(Property property) {
    Node node{ODataFilter::Test::Equal, property, {}, {}};
    if (take("in")) {
        if (!take("(")) return wrong();
        do {
            HS_ASSIGN(std::string value, literal(property));
            node.values.push_back(std::move(value));
            ++clauses_;
        } while (take(","));
        if (!take(")")) return wrong();
        return node;
    }
    const bool unequal = take("ne");
    if (!unequal && !take("eq")) return wrong();
    HS_ASSIGN(std::string value, literal(property));
    node.values.push_back(std::move(value));
    ++clauses_;
    if (!unequal) return node;
    advanced_ = true;
    return Node{ODataFilter::Test::Not, Property::Id, {}, {std::move(node)}};
}

Result<Property> ODataFilterParser::property() {
    const std::string_view name = word();
    if (name.empty()) return wrong();
    const auto found = propertyNamed(name, kind_, beta_);
    if (!found)
        return Error(ErrorCode::InvalidInput, "Invalid filter clause: Could not find a property named '" +
                                                  std::string(name) + "' on type 'microsoft.graph." +
                                                  (kind_ == ObjectKind::User ? "user" : "orgContact") + "'.")
            .saying("BadRequest");
    // Graph keeps no filters over what Exchange Online computes, nor over the distinguished name.
    if ((maskOf(*found) & cloudProperties) != 0 || *found == Property::OnPremisesDistinguishedName)
        return Error(ErrorCode::InvalidInput, "Unsupported or invalid query filter clause specified for property '" +
                                                  std::string(traits(*found).name) + "' of resource '" +
                                                  (kind_ == ObjectKind::User ? "User" : "Contact") + "'.")
            .saying("Request_UnsupportedQuery");
    at_ += name.size();
    return *found;
}

Result<std::string> ODataFilterParser::literal(Property property) {
    const std::string_view bare = word();
    if (!bare.empty()) {  // true, false, null, numbers and GUIDs go without quotes
        at_ += bare.size();
        return equalsIgnoringAsciiCase(bare, "null") ? std::string() : comparable(property, bare);
    }
    if (!take("'")) return wrong();
    std::string value;
    for (; at_ < text_.size(); ++at_) {
        if (text_[at_] == '\'') {
            const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '\'';
            if (!doubled) break;
            ++at_;
        }
        value += text_[at_];
    }
    if (at_ >= text_.size()) return wrong();
    ++at_;
    return comparable(property, value);
}

}  // namespace hs::sandbox
