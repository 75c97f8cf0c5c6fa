#include "core/expr/Operators.h"

#include "core/expr/Comparison.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

/// The attribute an operand is about, for advice; empty when it is about none or several.
std::string attributeIn(const Ast& ast, const Node& node) {
    if (node.kind == Node::Kind::Attribute) return "[" + ast.attributes[node.index] + "]";
    std::string found;
    for (std::size_t i = 0; i < node.count; ++i) {
        const std::string inner = attributeIn(ast, ast.child(node, i));
        if (inner.empty() || inner == found) continue;
        if (!found.empty()) return {};
        found = inner;
    }
    return found;
}

void warnAboutNull(Evaluator& evaluator, const Node& chain, std::size_t i, bool leftIsNull) {
    const Ast& ast = evaluator.ast();
    const Node& operand = ast.child(chain, leftIsNull && i == 1 ? 0 : leftIsNull ? i - 1 : i);
    const std::string name = attributeIn(ast, operand);
    const std::string what = name.empty() ? "One side is" : name + " is";
    const std::string source = name.empty() ? "…" : name;
    evaluator.warn(ast.link(chain, i).mark, "null-comparison",
                   what + " null, so the comparison is False; use Switch(" + source +
                       ", …, \"\", …) or IsNullOrEmpty(" + source + ").");
}

Datum applyComparison(Evaluator& evaluator, const Node& chain, std::size_t i, const Datum& left, const Datum& right) {
    if (left.isNull() || right.isNull()) {
        warnAboutNull(evaluator, chain, i, left.isNull());
        return Datum::boolean(false);
    }
    const Ast::Link& link = evaluator.ast().link(chain, i);
    const bool hidden = evaluator.isRedacting();
    const auto result = compare(link.op, left.asRedacted(hidden), right.asRedacted(hidden));
    if (!result) return evaluator.fail(link.mark, "compare", result.error().message);
    return Datum::boolean(*result);
}

Datum applyArithmetic(Evaluator& evaluator, const Ast::Link& link, const Datum& left, const Datum& right) {
    const auto isMissing = [](const Datum& datum) { return datum.isNull() || datum.isEmptyText(); };
    if (isMissing(left) || isMissing(right)) return Datum();
    const auto a = asNumber(left), b = asNumber(right);
    if (!a || !b)
        return evaluator.fail(link.mark, "not-a-number",
                              std::string(spellingOf(link.op)) + ": operand must be a number, got " +
                                  evaluator.show(a ? right : left) + ".",
                              link.op == Operator::Add ? "Use & to join text." : "");
    std::int64_t result = 0;
    const bool outside = link.op == Operator::Add        ? __builtin_add_overflow(*a, *b, &result)
                         : link.op == Operator::Subtract ? __builtin_sub_overflow(*a, *b, &result)
                                                         : __builtin_mul_overflow(*a, *b, &result);
    if (outside) return evaluator.fail(link.mark, "number-range", "Number is out of range.");
    return Datum::number(result);
}

Datum applyConcatenation(Evaluator& evaluator, Span mark, const Datum& left, const Datum& right) {
    if (left.isNull() && right.isNull()) return Datum();
    const auto a = left.isNull() ? std::string_view() : asText(left, evaluator.scratch());
    const auto b = right.isNull() ? std::string_view() : asText(right, evaluator.scratch());
    if (!a || !b) return evaluator.fail(mark, "not-text", "&: operand must be text, got bytes.");
    std::string joined;
    joined.reserve(a->size() + b->size());
    joined.append(*a).append(*b);
    return evaluator.keepText(mark, std::move(joined));
}

Datum applySingle(Evaluator& evaluator, const Node& chain, std::size_t i, const Datum& left, const Datum& right) {
    const Ast::Link& link = evaluator.ast().link(chain, i);
    if (isComparison(link.op)) return applyComparison(evaluator, chain, i, left, right);
    if (link.op == Operator::Concatenate) return applyConcatenation(evaluator, link.mark, left, right);
    return applyArithmetic(evaluator, link, left, right);
}

bool decides(Operator op, bool left) { return op == Operator::And ? !left : left; }

/// The values of a logical operator's left side, and of its right side as far as the left does not decide.
Datum logicalList(Evaluator& evaluator, const Node& chain, std::size_t i, const Datum& left) {
    const Ast::Link& link = evaluator.ast().link(chain, i);
    const std::span<const Datum> items = left.isList() ? left.items() : std::span<const Datum>(&left, 1);
    std::vector<std::uint8_t> truths;
    bool undecided = false;
    for (const Datum& item : items) {
        if (!evaluator.step(link.mark)) return Datum::stopped();
        const auto truth = evaluator.condition(link.mark, item);
        if (!truth) return Datum::stopped();
        truths.push_back(*truth);
        undecided = undecided || !decides(link.op, *truth);
    }
    Datum right;
    if (undecided) right = evaluator.evaluate(evaluator.ast().childId(chain, i));
    if (right.isStopped()) return right;
    const std::size_t rightSize = right.isList() ? right.items().size() : 1;
    if (left.isList() && right.isList() && rightSize != truths.size())
        return evaluator.fail(
            link.mark, "pairing",
            "Values cannot be paired: " + std::to_string(truths.size()) + " and " + std::to_string(rightSize) + ".");
    std::vector<Datum> results;
    const std::size_t count = std::max(truths.size(), rightSize);
    for (std::size_t k = 0; k < count; ++k) {
        bool truth = truths[left.isList() ? k : 0] != 0;
        if (!decides(link.op, truth)) {
            const auto rightTruth = evaluator.condition(link.mark, right.isList() ? right.items()[k] : right);
            if (!rightTruth) return Datum::stopped();
            truth = *rightTruth;
        }
        results.push_back(Datum::boolean(truth));
    }
    if (!left.isList() && !right.isList()) return results.front();
    return evaluator.keepList(evaluator.ast().link(chain, i).mark, std::move(results));
}

}  // namespace

Datum applyOperator(Evaluator& evaluator, const Node& chain, std::size_t i, const Datum& left, const Datum& right) {
    const bool redacted = left.redacted() || right.redacted();
    if (!left.isList() && !right.isList()) return applySingle(evaluator, chain, i, left, right).asRedacted(redacted);
    const Span mark = evaluator.ast().link(chain, i).mark;
    const std::size_t leftSize = left.isList() ? left.items().size() : 0;
    const std::size_t rightSize = right.isList() ? right.items().size() : 0;
    if (leftSize != 0 && rightSize != 0 && leftSize != rightSize)
        return evaluator.fail(
            mark, "pairing",
            "Values cannot be paired: " + std::to_string(leftSize) + " and " + std::to_string(rightSize) + ".");
    std::vector<Datum> results;
    for (std::size_t k = 0; k < std::max(leftSize, rightSize); ++k) {
        if (!evaluator.step(mark)) return Datum::stopped();
        const Datum a = left.isList() ? itemOf(left, k) : left;
        const Datum b = right.isList() ? itemOf(right, k) : right;
        const Datum result = applySingle(evaluator, chain, i, a, b);
        if (result.isStopped()) return result;
        results.push_back(result);
    }
    return evaluator.keepList(evaluator.ast().link(chain, i).mark, std::move(results)).asRedacted(redacted);
}

Datum applyLogical(Evaluator& evaluator, const Node& chain, std::size_t i, const Datum& left) {
    return logicalList(evaluator, chain, i, left).asRedacted(left.redacted());
}

}  // namespace hs::expr
