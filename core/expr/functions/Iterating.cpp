// Select, Where, With (expressions reference, 6.4 and 6.5).
#include "core/expr/Evaluator.h"
#include "core/expr/Limits.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

/// Evaluates the last argument once for each value, until `take` returns false or the evaluation stops.
template <typename Take>
Datum forEachValue(Evaluator& evaluator, const Node& node, Take take) {
    const Datum source = evaluator.wholeArgument(node, 1);
    if (source.isStopped() || source.isNull()) return source;
    const std::size_t count = source.isList() ? source.items().size() : 1;
    std::vector<Datum> results;
    evaluator.pushVariable(Datum());
    bool goesOn = true;
    for (std::size_t i = 0; i < count && goesOn; ++i) {
        const Datum item = source.isList() ? itemOf(source, i) : source;
        evaluator.setVariable(item);
        const Datum result = evaluator.argument(node, 2);
        goesOn = !result.isStopped() && take(item, result, results) && results.size() <= limits::listValues;
        if (!goesOn && results.size() <= limits::listValues) return Datum::stopped();
    }
    evaluator.popVariable();
    return evaluator.keepList(node.mark, std::move(results));
}

Datum select(Evaluator& evaluator, const Node& node) {
    return forEachValue(evaluator, node, [](const Datum&, const Datum& result, std::vector<Datum>& results) {
        if (!result.isList()) {
            if (!result.isNull()) results.push_back(result);
            return true;
        }
        for (std::size_t i = 0; i < result.items().size(); ++i)
            if (!result.items()[i].isNull()) results.push_back(itemOf(result, i));
        return true;
    });
}

Datum where(Evaluator& evaluator, const Node& node) {
    return forEachValue(evaluator, node, [&](const Datum& item, const Datum& result, std::vector<Datum>& results) {
        if (result.isList()) {
            evaluator.fail(node.mark, "single",
                           "Where: argument 3 (condition) must be a single value, got " +
                               std::to_string(result.items().size()) + " values.");
            return false;
        }
        const auto holds = evaluator.condition(node.mark, result);
        if (holds.value_or(false)) results.push_back(item);
        return holds.has_value();
    });
}

Datum with(Evaluator& evaluator, const Node& node) {
    const Datum value = evaluator.wholeArgument(node, 1);
    if (value.isStopped()) return value;
    evaluator.pushVariable(value);
    const Datum result = evaluator.argument(node, 2);
    evaluator.popVariable();
    return result;
}

constexpr Function rows[] = {
    {.name = "Select",
     .parameters = {{"$item", Want::Variable}, {"attribute", Want::Unevaluated}, {"expression", Want::Unevaluated}},
     .nulls = NullRule::Own,
     .doc = "The expression for each value in turn, as a list.",
     .examples = {{R"(Select($item, [otherPhone], Replace($item, "-", "")))", R"(["12", "345"])",
                   R"({"otherPhone": ["1-2", "3-4-5"]})"}},
     .evaluate = select},
    {.name = "Where",
     .parameters = {{"$item", Want::Variable}, {"attribute", Want::Unevaluated}, {"condition", Want::Unevaluated}},
     .nulls = NullRule::Own,
     .doc = "The values for which a condition holds.",
     .examples = {{R"(Where($item, [proxyAddresses], InStr($item, "smtp:") = 1))", R"(["smtp:b@c.d"])",
                   R"({"proxyAddresses": ["SMTP:a@b.c", "smtp:b@c.d"]})"}},
     .evaluate = where},
    {.name = "With",
     .parameters = {{"$name", Want::Variable}, {"subExpression", Want::Unevaluated}, {"expression", Want::Unevaluated}},
     .nulls = NullRule::Own,
     .doc = "The expression, in which $name stands for a value that is computed once.",
     .examples = {{R"(With($n, Trim(" Johanna "), IIF(Len($n) > 5, Left($n, 5) & "~", $n)))", R"("Johan~")"}},
     .evaluate = with},
};

}  // namespace

std::span<const Function> iteratingFunctions() { return rows; }

}  // namespace hs::expr
