#include "core/ldap/Subschema.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/base/Encoding.h"

namespace hs::ldap {

namespace {

/// Splits a description into words, quoted strings (without their quotes) and the punctuation ( ) $.
class Tokens {
public:
    explicit Tokens(std::string_view text) : rest_(text) {}

    /// The next token; empty at the end. `quoted` tells '(' in quotes from a parenthesis.
    std::string_view next(bool& quoted) {
        quoted = false;
        while (!rest_.empty() && isBlank(rest_.front())) rest_.remove_prefix(1);
        if (rest_.empty()) return {};
        if (rest_.front() == '\'') return quotedText(quoted);
        if (isPunctuation(rest_.front())) return take(1);
        std::size_t end = 0;
        while (end < rest_.size() && !isBlank(rest_[end]) && !isPunctuation(rest_[end]) && rest_[end] != '\'') ++end;
        return take(end);
    }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    static bool isPunctuation(char c) { return c == '(' || c == ')' || c == '$'; }

    std::string_view take(std::size_t size) {
        const std::string_view token = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return token;
    }

    std::string_view quotedText(bool& quoted) {
        quoted = true;
        rest_.remove_prefix(1);
        const auto end = std::min(rest_.find('\''), rest_.size());
        const std::string_view token = take(end);
        if (!rest_.empty()) rest_.remove_prefix(1);
        return token;
    }

    std::string_view rest_;
};

/// One word, or a list in parentheses separated by blanks or $.
std::vector<std::string> readList(Tokens& tokens) {
    bool quoted = false;
    std::string_view token = tokens.next(quoted);
    if (quoted || token != "(") return {std::string(token)};
    std::vector<std::string> list;
    for (token = tokens.next(quoted); quoted || (!token.empty() && token != ")"); token = tokens.next(quoted))
        if (quoted || token != "$") list.emplace_back(token);
    return list;
}

void readSyntax(SchemaDescription& description, std::string_view text) {
    const auto brace = text.find('{');
    description.syntax = text.substr(0, brace);
    if (brace == std::string_view::npos) return;
    const std::string_view length = text.substr(brace + 1);
    std::from_chars(length.data(), length.data() + length.size(), description.length);
}

void append(std::vector<std::string>& list, std::vector<std::string> more) {
    list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<SchemaDescription> parseAll(const std::vector<std::string>& texts) {
    std::vector<SchemaDescription> all;
    all.reserve(texts.size());
    for (const std::string& text : texts)
        if (auto description = SchemaDescription::parse(text)) all.push_back(std::move(*description));
    return all;
}

/// Descriptions by every name and by OID, all in lower case.
using Index = std::map<std::string, const SchemaDescription*, std::less<>>;

Index indexOf(const std::vector<SchemaDescription>& descriptions) {
    Index index;
    for (const SchemaDescription& description : descriptions) {
        index.emplace(asciiLower(description.oid), &description);
        for (const std::string& name : description.names) index.emplace(asciiLower(name), &description);
    }
    return index;
}

const SchemaDescription* lookUp(const Index& index, std::string_view name) {
    const auto found = index.find(asciiLower(name));
    return found == index.end() ? nullptr : found->second;
}

/// Follows SUP until a syntax is found; sn and title have theirs from name.
void inheritSyntax(AttributeSchema& attribute, const SchemaDescription& description, const Index& attributes) {
    const SchemaDescription* at = &description;
    for (int depth = 0; depth < 16 && at->syntax.empty() && !at->superiors.empty(); ++depth) {
        const SchemaDescription* superior = lookUp(attributes, at->superiors.front());
        if (!superior) break;
        at = superior;
    }
    attribute.syntax = syntaxName(at->syntax);
    if (at->length > 0 && at == &description) attribute.rangeUpper = at->length;
}

/// Collects what a class allows.
class ClassResolver {
public:
    ClassResolver(const Index& attributes, const Index& classes, const Index& rules, bool rulesAreInherited)
        : attributes_(attributes), classes_(classes), rules_(rules), rulesAreInherited_(rulesAreInherited) {}

    std::set<AttributeName> resolve(const SchemaDescription& objectClass) {
        allowed_.clear();
        addClass(objectClass, true, 0);
        return std::move(allowed_);
    }

private:
    void addNames(const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            allowed_.insert(name);
            if (const SchemaDescription* attribute = lookUp(attributes_, name))  // under its other names too
                for (const std::string& other : attribute->names) allowed_.insert(other);
        }
    }

    void addClass(const SchemaDescription& objectClass, bool withRule, int depth) {
        if (depth > 32) return;  // a schema that runs in circles is the server's defect, not our end
        addNames(objectClass.must);
        addNames(objectClass.may);
        for (const std::string& name : objectClass.superiors)
            if (const SchemaDescription* superior = lookUp(classes_, name))
                addClass(*superior, rulesAreInherited_, depth + 1);
        if (!withRule) return;
        const SchemaDescription* rule = lookUp(rules_, objectClass.oid);
        if (!rule) return;
        addNames(rule->must);
        addNames(rule->may);
        for (const std::string& name : rule->auxiliaries)
            if (const SchemaDescription* auxiliary = lookUp(classes_, name)) addClass(*auxiliary, false, depth + 1);
    }

    const Index& attributes_;
    const Index& classes_;
    const Index& rules_;
    bool rulesAreInherited_;
    std::set<AttributeName> allowed_;
};

}  // namespace

std::optional<SchemaDescription> SchemaDescription::parse(std::string_view text) {
    Tokens tokens(text);
    bool quoted = false;
    if (tokens.next(quoted) != "(" || quoted) return std::nullopt;
    SchemaDescription description;
    description.oid = tokens.next(quoted);
    if (description.oid.empty() || description.oid == ")") return std::nullopt;
    for (std::string_view word = tokens.next(quoted); !word.empty() || quoted; word = tokens.next(quoted)) {
        if (quoted) continue;
        if (word == ")") return description;
        if (word == "NAME") append(description.names, readList(tokens));
        else if (word == "SUP") append(description.superiors, readList(tokens));
        else if (word == "MUST") append(description.must, readList(tokens));
        else if (word == "MAY") append(description.may, readList(tokens));
        else if (word == "AUX") append(description.auxiliaries, readList(tokens));
        else if (word == "SYNTAX") readSyntax(description, tokens.next(quoted));
        else if (word == "SINGLE-VALUE") description.singleValued = true;
        else if (word == "DESC" || word == "EQUALITY" || word == "ORDERING" || word == "SUBSTR" || word == "USAGE" ||
                 word == "NOT" || word.substr(0, 2) == "X-")
            readList(tokens);
    }
    return std::nullopt;  // the closing parenthesis is missing: half a description proves nothing
}

bool SchemaDescription::isNamed(std::string_view name) const {
    return oid == name || std::any_of(names.begin(), names.end(),
                                      [&](const std::string& own) { return equalsIgnoringAsciiCase(own, name); });
}

Schema schemaOf(const SubschemaEntry& entry, bool rulesAreInherited) {
    const auto attributes = parseAll(entry.attributeTypes);
    const auto classes = parseAll(entry.objectClasses);
    const auto rules = parseAll(entry.contentRules);
    const Index attributeIndex = indexOf(attributes), classIndex = indexOf(classes), ruleIndex = indexOf(rules);
    Schema schema;
    for (const SchemaDescription& description : attributes) {
        if (description.names.empty()) continue;
        AttributeSchema attribute;
        attribute.name = description.names.front();
        attribute.oid = description.oid;
        attribute.singleValued = description.singleValued;
        inheritSyntax(attribute, description, attributeIndex);
        for (const std::string& name : description.names) schema.attributes.emplace(name, attribute);
    }
    ClassResolver resolver(attributeIndex, classIndex, ruleIndex, rulesAreInherited);
    for (const char* name : {"user", "inetOrgPerson", "contact", "group", "computer"})
        if (const SchemaDescription* description = lookUp(classIndex, name))
            schema.classes.emplace(description->names.empty() ? name : description->names.front(),
                                   resolver.resolve(*description));
    return schema;
}

std::string syntaxName(std::string_view oid) {
    struct Named {
        std::string_view oid, name;
    };
    // RFC 4517 3.3; the arc 1.2.840.113556.1.4.90x is Active Directory's (MS-ADTS 3.1.1.3.1.1.2).
    static constexpr auto known = std::to_array<Named>({
        {"1.3.6.1.4.1.1466.115.121.1.15", "DirectoryString"},
        {"1.2.840.113556.1.4.905", "DirectoryString"},
        {"1.3.6.1.4.1.1466.115.121.1.27", "Integer"},
        {"1.2.840.113556.1.4.906", "Integer"},
        {"1.3.6.1.4.1.1466.115.121.1.40", "OctetString"},
        {"1.2.840.113556.1.4.907", "OctetString"},
        {"1.3.6.1.4.1.1466.115.121.1.5", "OctetString"},
        {"1.3.6.1.4.1.1466.115.121.1.28", "OctetString"},
        {"1.3.6.1.4.1.1466.115.121.1.8", "OctetString"},
        {"1.3.6.1.4.1.1466.115.121.1.7", "Boolean"},
        {"1.3.6.1.4.1.1466.115.121.1.12", "DN"},
        {"1.3.6.1.4.1.1466.115.121.1.24", "GeneralizedTime"},
    });
    for (const Named& syntax : known)
        if (syntax.oid == oid) return std::string(syntax.name);
    return std::string(oid);
}

}  // namespace hs::ldap
