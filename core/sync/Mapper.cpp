#include "core/sync/Mapper.h"

#include <algorithm>

namespace hs::sync {

namespace {

using Flow = expr::Evaluation::Flow;

std::string words(const std::vector<expr::Issue>& issues) {
    std::string text;
    for (const expr::Issue& issue : issues)
        if (issue.severity == expr::Issue::Severity::Error) text += (text.empty() ? "" : "; ") + issue.message;
    return text.empty() ? "The expression could not be evaluated" : text;
}

bool isEmptyText(const Value& value) { return !value.isBinary() && value.bytes().empty(); }

}  // namespace

Mapper::Mapper(const CompiledRule& rule, const expr::Environment& environment, const Object& source)
    : rule_(rule), environment_(environment), source_(source) {
    if (!source_.anchor.empty()) source_.set("sourceAnchor", source_.anchor);
    for (const CompiledRule::Entry& entry : rule_.derived()) derive(entry);
}

void Mapper::derive(const CompiledRule::Entry& entry) {
    const AttributeName& name = entry.mapping.target;
    if (const std::string* reason = unknownSource(entry)) {
        source_.setUnknown(name, *reason);
        return;
    }
    expr::Evaluation result = entry.expression.evaluate(source_, environment_);
    switch (result.flow) {
        case Flow::Value: source_.set(name, std::move(result.values)); break;
        case Flow::Clear: source_.set(name, Values{}); break;
        case Flow::Keep: source_.setUnknown(name, result.reason); break;
        case Flow::Failed: source_.setUnknown(name, words(result.issues)); break;
    }
}

/// The reason of the first derived attribute the expression reads that could not be worked out, or, when only one
/// attribute is read, of that attribute. Expressions with several sources decide for themselves what they reach.
const std::string* Mapper::unknownSource(const CompiledRule::Entry& entry) const {
    const auto& names = entry.expression.attributes();
    for (const CompiledRule::Entry& derived : rule_.derived())
        if (std::find(names.begin(), names.end(), derived.mapping.target) != names.end())
            if (const std::string* reason = source_.unknownReason(derived.mapping.target)) return reason;
    return names.size() == 1 ? source_.unknownReason(names.front()) : nullptr;
}

std::string Mapper::whyKept(const CompiledRule::Entry& entry, const std::string& fallback) const {
    for (const CompiledRule::Entry& derived : rule_.derived()) {
        const auto& names = entry.expression.attributes();
        if (std::find(names.begin(), names.end(), derived.mapping.target) == names.end()) continue;
        if (source_.first(derived.mapping.target) == "True") continue;
        const std::string& type = source_.first(derived.mapping.source);
        return "The mailbox is on premises, not in Exchange Online (" + derived.mapping.target.text() +
               " is False: " + derived.mapping.source + (type.empty() ? " has no value)" : " is " + type + ")");
    }
    if (!entry.mapping.source.empty() && !source_.has(entry.mapping.source))
        return entry.mapping.source + " has no value";
    return fallback.empty() ? "The expression leaves the target as it is" : fallback;
}

Intention Mapper::intend(const CompiledRule::Entry& entry) const {
    Intention intention;
    if (const std::string* reason = unknownSource(entry)) {
        const AttributeName& derived =
            rule_.derived().empty() ? AttributeName() : rule_.derived().front().mapping.target;
        const auto& names = entry.expression.attributes();
        const bool byGate = !derived.empty() && std::find(names.begin(), names.end(), derived) != names.end() &&
                            source_.unknownReason(derived) == reason;
        intention.unknown = true;
        intention.reason =
            (byGate ? rule_.derived().front().mapping.source : names.front().text()) + " is unknown: " + *reason;
        return intention;
    }
    expr::Evaluation result = entry.expression.evaluate(source_, environment_);
    switch (result.flow) {
        case Flow::Failed:
            intention.flow = Intention::Flow::Failed;
            intention.reason = words(result.issues);
            return intention;
        case Flow::Keep:
            intention.unknown = result.reason.starts_with("unknown");
            intention.reason = intention.unknown ? result.reason : whyKept(entry, result.reason);
            return intention;
        case Flow::Value: break;
        case Flow::Clear: break;
    }
    // A directory has no empty texts: they count as no value, and fall out of lists.
    std::erase_if(result.values, isEmptyText);
    intention.flow = result.values.empty() ? Intention::Flow::Clear : Intention::Flow::Value;
    if (intention.flow == Intention::Flow::Clear && !entry.mapping.source.empty())
        intention.reason = entry.mapping.source + " has no value";
    intention.values = std::move(result.values);
    return intention;
}

}  // namespace hs::sync
