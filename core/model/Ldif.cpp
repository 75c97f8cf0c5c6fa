#include "core/model/Ldif.h"

#include <algorithm>

#include "core/base/Encoding.h"

namespace hs {

namespace {

constexpr std::size_t columns = 76;

bool isSafeString(std::string_view value) {
    if (value.empty()) return true;
    if (value.front() == ' ' || value.front() == ':' || value.front() == '<' || value.back() == ' ') return false;
    return std::all_of(value.begin(), value.end(), [](char c) {
        return c != '\0' && c != '\n' && c != '\r' && static_cast<unsigned char>(c) < 0x80;
    });
}

/// Folds the line that begins at `start` and ends with the text (RFC 2849, note 2): a continuation begins with a blank.
void endLine(std::string& ldif, std::size_t start) {
    if (ldif.size() - start > columns) {
        const std::string line = ldif.substr(start);
        ldif.resize(start);
        ldif.append(line, 0, columns);
        for (std::size_t at = columns; at < line.size(); at += columns - 1)
            ldif.append("\n ").append(line, at, columns - 1);
    }
    ldif += '\n';
}

void appendValues(std::string& ldif, std::string_view name, const Values& values) {
    for (const Value& value : values) appendLdifLine(ldif, name, value.bytes());
}

bool belongsInLdif(const AttributeChange& attribute) {
    const bool byPayload = attribute.operation == AttributeChange::Operation::Add ||
                           attribute.operation == AttributeChange::Operation::Remove;
    if (byPayload && attribute.payload.empty()) return false;
    return attribute.result == AttributeChange::Result::Planned || attribute.result == AttributeChange::Result::Written;
}

void appendModification(std::string& ldif, const AttributeChange& attribute) {
    const std::string& name = attribute.target.text();
    switch (attribute.operation) {
        case AttributeChange::Operation::Add:
            appendLdifLine(ldif, "add", name);
            appendValues(ldif, name, attribute.payload);
            break;
        case AttributeChange::Operation::Replace:
            appendLdifLine(ldif, "replace", name);
            appendValues(ldif, name, attribute.after);
            break;
        case AttributeChange::Operation::Remove:
            appendLdifLine(ldif, "delete", name);
            appendValues(ldif, name, attribute.payload);
            break;
        case AttributeChange::Operation::Clear:
            appendLdifLine(ldif, "replace", name);  // a replace with nothing also succeeds where nothing is
            break;
    }
    ldif += "-\n";
}

}  // namespace

void appendLdifLine(std::string& ldif, std::string_view name, std::string_view value) {
    const std::size_t start = ldif.size();
    ldif.append(name);
    if (isSafeString(value)) ldif.append(": ").append(value);
    else ldif.append(":: ").append(toBase64(value));
    endLine(ldif, start);
}

std::string ldifOf(const Change& change) {
    if (change.target.side != Side::Directory || change.kind == ChangeKind::Create || change.kind == ChangeKind::Delete)
        return {};
    if (std::none_of(change.attributes.begin(), change.attributes.end(), belongsInLdif)) return {};
    std::string ldif;
    appendLdifLine(ldif, "dn", change.target.name);
    appendLdifLine(ldif, "changetype", "modify");
    for (const AttributeChange& attribute : change.attributes)
        if (belongsInLdif(attribute)) appendModification(ldif, attribute);
    ldif += '\n';
    return ldif;
}

std::string ldifOf(std::span<const Change> changes) {
    std::string ldif = "version: 1\n\n";
    for (const Change& change : changes) ldif += ldifOf(change);
    return ldif;
}

}  // namespace hs
