#include "core/sync/Differ.h"

#include <algorithm>
#include <string_view>

#include "core/base/Encoding.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

/// The key of "Key=value", in one letter case; nothing when there is no key.
std::string keyOf(const Value& value) {
    const std::size_t sign = value.bytes().find('=');
    return sign == std::string::npos ? std::string() : foldCase(std::string_view(value.bytes()).substr(0, sign));
}

bool isPrintable(std::string_view text) {
    return isUtf8(text) && std::none_of(text.begin(), text.end(),
                                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isAscending(std::string_view words) {
    std::uint32_t previous = 0;
    for (std::size_t i = 0; i + 4 <= words.size(); i += 4) {
        std::uint32_t word = 0;
        for (std::size_t byte = 4; byte-- > 0;) word = word << 8 | static_cast<unsigned char>(words[i + byte]);
        if (word < previous) return false;
        previous = word;
    }
    return true;
}

void settle(AttributeChange& change, Verdict result, std::string reason) {
    change.result = result;
    change.reason = std::move(reason);
}

}  // namespace

Differ::Differ(const Mapping& mapping, Side targetSide)
    : mapping_(mapping), side_(targetSide), syntax_(AttributeSyntax::of(targetSide, mapping.target)) {}

AttributeChange Differ::decide(Intention intention, const Values& before) const {
    AttributeChange change;
    change.source = mapping_.source;
    change.target = mapping_.target;
    change.before = before;
    change.after = before;
    switch (intention.flow) {
        case Intention::Flow::Keep: settle(change, Verdict::Kept, std::move(intention.reason)); break;
        case Intention::Flow::Failed: settle(change, Verdict::Failed, std::move(intention.reason)); break;
        case Intention::Flow::Clear: clear(change, intention.reason); break;
        case Intention::Flow::Value: {
            std::string why = objection(intention.values);
            if (!why.empty()) settle(change, Verdict::Failed, std::move(why));
            else if (mapping_.flow == FlowKind::AddValue) add(change, std::move(intention.values));
            else if (mapping_.flow == FlowKind::MergeByKey) merge(change, intention.values);
            else replace(change, intention.values);
        }
    }
    return change;
}

void Differ::clear(AttributeChange& change, const std::string& reason) const {
    if (mapping_.flow != FlowKind::Replace) {
        settle(change, Verdict::Kept, reason);
    } else if (change.before.empty()) {
        settle(change, Verdict::Unchanged, reason);
    } else if (syntax_.required) {
        settle(change, Verdict::Kept, reason + ", and the target cannot be without one");
    } else {
        change.operation = Operation::Clear;
        change.after.clear();
        settle(change, Verdict::Planned, reason);
    }
}

void Differ::replace(AttributeChange& change, const Values& values) const {
    Values wanted;
    for (const Value& value : values)
        if (!syntax_.holds(wanted, value)) wanted.push_back(asTargetSees(value));
    if (syntax_.same(wanted, change.before)) {
        settle(change, Verdict::Unchanged, "");
        return;
    }
    change.after = std::move(wanted);
    settle(change, Verdict::Planned, syntax_.hashList ? warning(change.after.front()) : std::string());
}

void Differ::add(AttributeChange& change, Values values) const {
    if (syntax_.holds(change.before, values.front())) {
        settle(change, Verdict::Unchanged, "The value is already there");
        return;
    }
    change.operation = Operation::Add;
    change.after.push_back(values.front());
    change.payload = std::move(values);
}

/// Same keys are replaced where they stand, new keys go to the end, everything else stays as it is.
void Differ::merge(AttributeChange& change, const Values& values) const {
    Values merged = change.before;
    for (const Value& value : values) {
        const std::string key = keyOf(value);
        const auto sameKey = [&](const Value& other) { return keyOf(other) == key; };
        const auto first = std::find_if(merged.begin(), merged.end(), sameKey);
        if (first == merged.end()) {
            merged.push_back(value);
            continue;
        }
        if (!syntax_.same(*first, value)) *first = value;
        merged.erase(std::remove_if(first + 1, merged.end(), sameKey), merged.end());
    }
    if (syntax_.same(merged, change.before)) {
        settle(change, Verdict::Unchanged, "");
        return;
    }
    change.after = std::move(merged);
}

std::string Differ::objection(const Values& values) const {
    const bool one = syntax_.singleValued || mapping_.flow == FlowKind::AddValue;
    if (one && values.size() > 1)
        return mapping_.target.text() + " takes one value, but " + mapping_.source + " gives " +
               std::to_string(values.size());
    for (const Value& value : values)
        if (std::string why = objection(value); !why.empty()) return why;
    return {};
}

std::string Differ::objection(const Value& value) const {
    const std::string target = mapping_.target.text();
    const bool wantsBytes = syntax_.kind == AttributeSyntax::Kind::Binary;
    if (wantsBytes != value.isBinary())
        return target + (wantsBytes ? " takes bytes, but the value is a text" : " takes text, but the value is binary");
    if (syntax_.kind == AttributeSyntax::Kind::Integer && !value.asInteger())
        return target + " takes a whole number, not '" + value.display() + "'";
    if (syntax_.kind == AttributeSyntax::Kind::Boolean && !value.asBoolean())
        return target + " takes True or False, not '" + value.display() + "'";
    if (!wantsBytes && !isPrintable(value.bytes())) return "The value of " + target + " is not well-formed text";
    if (mapping_.flow == FlowKind::MergeByKey && keyOf(value).empty())
        return target + " takes values of the form Key=value, not '" + value.display() + "'";

    const std::size_t length = syntax_.lengthOf(value);
    const char* unit = wantsBytes ? " bytes" : " characters";
    if (syntax_.longest != 0 && length > syntax_.longest)
        return "The value has " + std::to_string(length) + unit + ", and " + target + " takes at most " +
               std::to_string(syntax_.longest);
    if (length < syntax_.shortest)
        return "The value has " + std::to_string(length) + unit + ", and " + target + " takes at least " +
               std::to_string(syntax_.shortest);
    return {};
}

Value Differ::asTargetSees(const Value& value) const {
    if (syntax_.kind == AttributeSyntax::Kind::Integer) return Value::integer(*value.asInteger());
    if (syntax_.kind == AttributeSyntax::Kind::Boolean) return Value::boolean(*value.asBoolean());
    return value;
}

std::string Differ::warning(const Value& value) const {
    if (value.bytes().size() % 4 != 0)
        return "Warning: the hash has " + std::to_string(value.bytes().size()) +
               " bytes, which is no multiple of 4; it is written as it is";
    if (!isAscending(value.bytes()))
        return "Warning: the entries of the hash are not ascending; it is written as it is";
    return {};
}

bool Differ::arrived(const AttributeChange& planned, Side targetSide, const Values& actual) {
    const AttributeSyntax& syntax = AttributeSyntax::of(targetSide, planned.target);
    if (planned.operation == Operation::Clear) return actual.empty();
    if (planned.operation == Operation::Replace) return syntax.same(planned.after, actual);
    const bool there = planned.operation == Operation::Add;
    return std::all_of(planned.payload.begin(), planned.payload.end(),
                       [&](const Value& value) { return syntax.holds(actual, value) == there; });
}

}  // namespace hs::sync
