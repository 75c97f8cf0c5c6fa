#include "core/expr/Evaluator.h"

#include <algorithm>
#include <array>

#include "core/expr/Call.h"
#include "core/expr/Operators.h"
#include "core/expr/Pattern.h"
#include "core/expr/Replacement.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

Datum datumOf(const Value& value) {
    if (value.isBinary()) return Datum::bytes(value.bytes());
    return Datum::text(value.bytes()).from(value.kind());
}

}  // namespace

Evaluator::Evaluator(const Ast& ast, const Object& object, const Environment& environment, Trace* trace)
    : ast_(ast), object_(object), environment_(environment), trace_(trace) {}

Evaluator::~Evaluator() = default;

Datum Evaluator::evaluate(NodeId id) {
    const Node& node = ast_.at(id);
    if (!step(node.mark)) return Datum::stopped();
    if (!trace_) return compute(node);
    const std::size_t slot = trace_->begin(node);
    const Datum result = compute(node);
    trace_->end(slot, outcome(result));
    return result;
}

std::string Evaluator::outcome(const Datum& datum) const {
    if (datum.isStopped()) return ignored_ ? "(ignored)" : "(error)";
    return displayed(datum.asRedacted(redacting_ > 0));
}

Datum Evaluator::compute(const Node& node) {
    switch (node.kind) {
        case Node::Kind::Constant: return node.constant;
        case Node::Kind::Attribute: return attribute(node);
        case Node::Kind::Call: return call(node);
        case Node::Kind::Chain: return chain(node);
        case Node::Kind::Ignore: return ignore("IgnoreThisFlow");
        case Node::Kind::Variable: return variables_[node.index];
        case Node::Kind::Name:
        case Node::Kind::Empty: break;
    }
    return Datum();
}

Datum Evaluator::attribute(const Node& node) {
    const std::string& name = ast_.attributes[node.index];
    for (const auto& [attributeName, values] : object_.attributes()) {
        if (attributeName.text() != name) continue;
        const bool single = values.size() == 1 && !(environment_.isMultiValued && environment_.isMultiValued(name));
        return single ? datumOf(values.front()) : attributeList(node, values);
    }
    if (object_.unknown().empty()) return Datum();
    const std::string* why = object_.unknownReason(AttributeName(name));
    return why ? ignore("unknown: " + name + (why->empty() ? "" : " (" + *why + ")")) : Datum();
}

Datum Evaluator::attributeList(const Node& node, const Values& values) {
    if (attributeLists_.empty()) attributeLists_.resize(ast_.attributes.size());
    Datum& list = attributeLists_[node.index];
    if (!list.isNull() || values.empty()) return list;
    if (!chargeMade(node.mark, values.size() * sizeof(Datum))) return Datum::stopped();
    std::vector<Datum> items;
    items.reserve(values.size());
    for (const Value& value : values) items.push_back(datumOf(value));
    return list = Datum::list(scratch_.keep(std::move(items)));
}

Datum Evaluator::chain(const Node& node) {
    Datum left = evaluate(ast_.childId(node, 0));
    for (std::size_t i = 1; i < node.count && !left.isStopped(); ++i) {
        if (isLogical(ast_.link(node, i).op)) {
            left = applyLogical(*this, node, i, left);
            continue;
        }
        const Datum right = evaluate(ast_.childId(node, i));
        left = right.isStopped() ? right : applyOperator(*this, node, i, left, right);
    }
    return left;
}

Datum Evaluator::call(const Node& node) {
    if (node.function->evaluate) return checked(node, node.function->evaluate(*this, node));
    constexpr std::size_t usual = 8;
    std::array<Datum, usual> local;
    std::vector<Datum> many(node.count > usual ? node.count : 0);
    const std::span<Datum> arguments =
        many.empty() ? std::span<Datum>(local).first(node.count) : std::span<Datum>(many);
    bool spreads = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool whole = node.form->at(i).want == Want::Whole;
        arguments[i] = whole ? wholeArgument(node, i) : argument(node, i);
        if (arguments[i].isStopped()) return arguments[i];
        spreads = spreads || (!whole && arguments[i].isList());
    }
    return checked(node, spreads ? spread(node, arguments) : Call(*this, node, arguments).run());
}

Datum Evaluator::spread(const Node& node, std::span<Datum> arguments) {
    const auto spreading = [&](std::size_t i) { return arguments[i].isList() && node.form->at(i).want != Want::Whole; };
    std::size_t count = 0;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (!spreading(i)) continue;
        const std::size_t size = arguments[i].items().size();
        if (count != 0 && count != size)
            return fail(node.mark, "pairing",
                        "Values cannot be paired: " + std::to_string(count) + " and " + std::to_string(size) + ".");
        count = size;
    }
    std::vector<Datum> results;
    std::vector<Datum> tuple(arguments.size());
    for (std::size_t k = 0; k < count; ++k) {
        if (!step(node.mark)) return Datum::stopped();
        for (std::size_t i = 0; i < arguments.size(); ++i)
            tuple[i] = spreading(i) ? itemOf(arguments[i], k) : arguments[i];
        const Datum result = Call(*this, node, tuple).run();
        if (result.isStopped()) return result;
        if (result.isList()) results.insert(results.end(), result.items().begin(), result.items().end());
        else results.push_back(result);
        if (results.size() > limits::listValues) break;
    }
    return keepList(node.mark, std::move(results));
}

Datum Evaluator::checked(const Node& node, const Datum& result) {
    if (result.isText() && isLongerThan(result.view(), limits::textCharacters))
        return fail(node.mark, "result-size", "Result is longer than 1,000,000 characters.");
    if (result.isList() && result.items().size() > limits::listValues)
        return fail(node.mark, "result-size", "Result has more than 10,000 values.");
    return result;
}

Datum Evaluator::argument(const Node& node, std::size_t i) {
    return ast_.isSupplied(node, i) ? evaluate(ast_.childId(node, i)) : Datum();
}

Datum Evaluator::wholeArgument(const Node& node, std::size_t i) { return withoutNulls(node.mark, argument(node, i)); }

Datum Evaluator::withoutNulls(Span mark, const Datum& datum) {
    if (!datum.isList()) return datum;
    if (!chargeRead(mark, datum.items().size())) return Datum::stopped();
    const auto isNull = [](const Datum& item) { return item.isNull(); };
    const auto items = datum.items();
    if (std::none_of(items.begin(), items.end(), isNull)) return datum;
    std::vector<Datum> kept;
    std::copy_if(items.begin(), items.end(), std::back_inserter(kept),
                 [&](const Datum& item) { return !isNull(item); });
    if (kept.empty()) return Datum();
    if (!chargeMade(mark, kept.size() * sizeof(Datum))) return Datum::stopped();
    return Datum::list(scratch_.keep(std::move(kept))).asRedacted(datum.redacted());
}

Datum Evaluator::fail(Span mark, std::string_view code, std::string message, std::string hint) {
    Issue issue;
    issue.message = wellFormed(std::move(message));
    issue.position = mark.position;
    issue.length = mark.length;
    issue.code = code;
    issue.hint = std::move(hint);
    errors_.push_back(std::move(issue));
    return Datum::stopped();
}

Datum Evaluator::ignore(std::string reason) {
    ignored_ = true;
    reason_ = std::move(reason);
    return Datum::stopped();
}

void Evaluator::warn(Span mark, std::string_view code, std::string message) {
    for (const Issue& known : warnings_)
        if (known.position == mark.position && known.code == code) return;
    Issue issue;
    issue.severity = Issue::Severity::Warning;
    issue.message = std::move(message);
    issue.position = mark.position;
    issue.length = mark.length;
    issue.code = code;
    warnings_.push_back(std::move(issue));
}

Datum Evaluator::keepText(Span mark, std::string text) {
    if (isLongerThan(text, limits::textCharacters))
        return fail(mark, "result-size", "Result is longer than 1,000,000 characters.");
    if (!chargeMade(mark, text.size())) return Datum::stopped();
    return Datum::text(scratch_.keep(std::move(text)));
}

Datum Evaluator::keepList(Span mark, std::vector<Datum> items) {
    if (items.size() > limits::listValues) return fail(mark, "result-size", "Result has more than 10,000 values.");
    if (items.empty()) return Datum();
    if (!chargeMade(mark, items.size() * sizeof(Datum))) return Datum::stopped();
    const bool redacted = std::any_of(items.begin(), items.end(), [](const Datum& item) { return item.redacted(); });
    return Datum::list(scratch_.keep(std::move(items))).asRedacted(redacted);
}

bool Evaluator::step(Span mark) {
    if (scratch_.step()) return true;
    fail(mark, "steps", "Evaluation takes more than 1,000,000 steps.");
    return false;
}

bool Evaluator::chargeMade(Span mark, std::size_t characters) {
    if (scratch_.make(characters)) return true;
    fail(mark, "steps", "Evaluation makes more than " + grouped(limits::madeCharacters) + " characters.");
    return false;
}

bool Evaluator::chargeRead(Span mark, std::size_t characters) {
    if (scratch_.read(characters)) return true;
    fail(mark, "steps", "Evaluation reads more than " + grouped(limits::readCharacters) + " characters.");
    return false;
}

std::optional<bool> Evaluator::condition(Span mark, const Datum& datum) {
    const auto truth = asCondition(datum);
    if (!truth) fail(mark, "condition", "Condition must be True or False, got " + show(datum) + ".");
    return truth;
}

const Pattern* Evaluator::pattern(const Node& node, std::string_view text) {
    if (node.pattern) return node.pattern;
    if (lastPattern_ && lastPatternText_ == text) return lastPattern_.get();
    if (!chargeMade(node.mark, limits::patternCost)) return nullptr;
    auto compiled = Pattern::compile(text);
    if (!compiled) {
        fail(node.mark, "pattern", "Replace: " + compiled.error().message);
        return nullptr;
    }
    lastPattern_ = std::move(compiled).value();
    lastPatternText_ = text;
    return lastPattern_.get();
}

}  // namespace hs::expr
