// IIF, Coalesce, IgnoreFlowIfNullOrEmpty, Error, SelectUniqueValue, Redact (expressions reference, 6.5).
#include "core/expr/Call.h"
#include "core/expr/Emptiness.h"
#include "core/expr/PlaceChoice.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

Datum iif(Evaluator& evaluator, const Node& node) {
    const Datum condition = evaluator.argument(node, 0);
    if (condition.isStopped()) return condition;
    if (!condition.isList()) {
        const auto truth = evaluator.condition(node.mark, condition);
        if (!truth) return Datum::stopped();
        return evaluator.wholeArgument(node, *truth ? 1 : 2);
    }
    std::vector<std::uint32_t> chosen;
    for (const Datum& item : condition.items()) {
        if (!evaluator.step(node.mark)) return Datum::stopped();
        const auto truth = evaluator.condition(node.mark, item);
        if (!truth) return Datum::stopped();
        chosen.push_back(*truth ? 1 : 2);
    }
    return chooseByPlace(evaluator, node, chosen);
}

Datum coalesce(Evaluator& evaluator, const Node& node) {
    for (std::size_t i = 0; i < node.count; ++i) {
        const Datum value = evaluator.wholeArgument(node, i);
        if (!value.isNull()) return value;
    }
    return Datum();
}

Datum ignoreIfEmpty(Call& call) {
    if (isNullOrEmpty(call[0])) return call.evaluator().ignore("IgnoreFlowIfNullOrEmpty: the value is null or empty");
    return call[0];
}

Datum raise(Call& call) {
    const bool hidden = call.has(0) && (call[0].redacted() || call.evaluator().isRedacting());
    std::string message(call.text(0).empty() ? std::string_view("Error") : call.text(0));
    return call.evaluator().fail(call.node().mark, "raised", hidden ? "[Redact]" : std::move(message));
}

Datum selectUniqueValue(Evaluator& evaluator, const Node& node) {
    for (std::size_t i = 0; i < node.count; ++i) {
        const Datum value = evaluator.wholeArgument(node, i);
        if (value.isStopped()) return value;
        const std::string where =
            "SelectUniqueValue: argument " + std::to_string(i + 1) + " (rule" + std::to_string(i + 1) + ") must be ";
        if (value.isList())
            return evaluator.fail(node.mark, "single",
                                  where + "a single value, got " + std::to_string(value.items().size()) + " values.");
        if (value.isNull()) continue;
        const auto text = asText(value, evaluator.scratch());
        if (!text) return evaluator.fail(node.mark, "not-text", where + "text, got bytes.");
        if (text->empty()) continue;
        const auto& isFree = evaluator.environment().isFree;
        if (!isFree || isFree(*text)) return value;
    }
    return evaluator.fail(node.mark, "outermost", "SelectUniqueValue: no unique value found.");
}

Datum redact(Evaluator& evaluator, const Node& node) {
    evaluator.beginRedacting();
    const Datum value = evaluator.wholeArgument(node, 0);
    evaluator.endRedacting();
    return value.asRedacted();
}

constexpr Function rows[] = {
    {.name = "IIF",
     .parameters = {{"condition", Want::Unevaluated},
                    {"valueIfTrue", Want::Unevaluated},
                    {"valueIfFalse", Want::Unevaluated}},
     .nulls = NullRule::Own,
     .doc = "One of two values, by a condition; only the chosen one is evaluated.",
     .examples = {{R"(IIF([country] = "USA", [country], [department]))", R"("Sales")",
                   R"({"country": "Chile", "department": "Sales"})"}},
     .evaluate = iif},
    {.name = "Coalesce",
     .parameters = {{"source1", Want::Unevaluated}, {"source2", Want::Unevaluated, Presence::Repeated}},
     .emptyPositions = true,
     .nulls = NullRule::Own,
     .doc = "The first value that is not null.",
     .examples = {{R"(Coalesce([mail], [userPrincipalName], "none"))", R"("ann@contoso.com")",
                   R"({"userPrincipalName": "ann@contoso.com"})"}},
     .evaluate = coalesce},
    {.name = "IgnoreFlowIfNullOrEmpty",
     .parameters = {{"expression", Want::Whole}},
     .nulls = NullRule::Own,
     .doc = "The value; when it is null or empty, the target is left as it is.",
     .examples = {{"IgnoreFlowIfNullOrEmpty([department])", R"("Sales")", R"({"department": "Sales"})"},
                  {"IgnoreFlowIfNullOrEmpty([department])", R"({"ignore": true})"}},
     .apply = ignoreIfEmpty},
    {.name = "Error",
     .parameters = {{"message"}},
     .nulls = NullRule::Own,
     .doc = "Stops with an error of this text.",
     .examples = {{R"(IIF(IsPresent([mail]), [mail], Error("No mail address")))", R"("ann@contoso.com")",
                   R"({"mail": "ann@contoso.com"})"}},
     .apply = raise},
    {.name = "SelectUniqueValue",
     .parameters = {{"rule1", Want::Unevaluated}, {"rule2", Want::Unevaluated, Presence::Repeated}},
     .nulls = NullRule::Own,
     .doc = "The first candidate that no other object has; for creating objects, as the outermost function only.",
     .examples = {{R"(SelectUniqueValue("john.smith", "john.smith1"))", R"("john.smith")"}},
     .evaluate = selectUniqueValue},
    {.name = "Redact",
     .parameters = {{"value", Want::Unevaluated}},
     .nulls = NullRule::Own,
     .doc = "The value itself; logs and traces show [Redact] in its place.",
     .examples = {{"Redact([mail])", R"("ann@contoso.com")", R"({"mail": "ann@contoso.com"})"}},
     .evaluate = redact},
};

}  // namespace

std::span<const Function> choosingFunctions() { return rows; }

}  // namespace hs::expr
