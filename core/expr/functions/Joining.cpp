// Join (expressions reference, 6.9).
#include "core/expr/Evaluator.h"
#include "core/expr/Limits.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

/// A text, a number, NULL, CRLF or an empty position.
bool isConstant(const Node& node) {
    if (node.kind == Node::Kind::Empty) return true;
    return node.kind == Node::Kind::Constant && node.constant.kind() != Datum::Kind::Boolean;
}

/// Which argument is the separator. Two arguments are told apart by how they are written; only where neither is a
/// constant do their values decide.
std::size_t separatorOf(const Evaluator& evaluator, const Node& node, std::span<const Datum> arguments) {
    if (node.count > 2) return 0;
    const Ast& ast = evaluator.ast();
    if (isConstant(ast.child(node, 0))) return 0;
    if (isConstant(ast.child(node, 1))) return 1;
    return arguments[0].isList() ? 1 : 0;
}

/// Appends one part; false when the evaluation has failed.
bool appendPart(Evaluator& evaluator, const Node& node, std::size_t i, const Datum& part, std::string_view separator,
                std::optional<std::string>& joined) {
    if (part.isNull()) return true;
    const auto text = asText(part, evaluator.scratch());
    if (!text) {
        evaluator.fail(node.mark, "not-text",
                       "Join: argument " + std::to_string(i + 1) + " (part) must be text, got bytes.");
        return false;
    }
    if (!evaluator.chargeMade(node.mark, text->size() + 1)) return false;
    if (text->empty()) return true;
    if (joined) joined->append(separator);
    else joined.emplace();
    joined->append(*text);
    if (joined->size() <= limits::textCharacters * 4) return true;
    evaluator.fail(node.mark, "result-size", "Result is longer than 1,000,000 characters.");
    return false;
}

Datum join(Evaluator& evaluator, const Node& node) {
    std::vector<Datum> arguments;
    bool redacted = false;
    for (std::size_t i = 0; i < node.count; ++i) {
        arguments.push_back(evaluator.wholeArgument(node, i));
        if (arguments.back().isStopped()) return Datum::stopped();
        redacted = redacted || arguments.back().redacted();
    }
    const std::size_t at = node.count == 1 ? node.count : separatorOf(evaluator, node, arguments);
    std::string_view separator = " ";
    const bool given = at < node.count && (at == 0 || evaluator.ast().isSupplied(node, at));
    if (given) {
        const Datum& written = arguments[at];
        if (written.isList())
            return evaluator.fail(node.mark, "single",
                                  "Join: the separator must be a single value, got " +
                                      std::to_string(written.items().size()) + " values.");
        const auto text = written.isNull() ? std::string_view() : asText(written, evaluator.scratch());
        if (!text)
            return evaluator.fail(node.mark, "not-text",
                                  "Join: argument " + std::to_string(at + 1) + " (separator) must be text, got bytes.");
        separator = *text;
    }
    std::optional<std::string> joined;
    for (std::size_t i = 0; i < node.count; ++i) {
        if (i == at) continue;
        const Datum& part = arguments[i];
        const std::span<const Datum> values = part.isList() ? part.items() : std::span<const Datum>(&part, 1);
        for (const Datum& value : values)
            if (!appendPart(evaluator, node, i, value, separator, joined)) return Datum::stopped();
    }
    if (!joined) return Datum();
    return evaluator.keepText(node.mark, std::move(*joined)).asRedacted(redacted);
}

constexpr ParameterList forms[] = {
    {{"list", Want::Unevaluated}, {"delimiter", Want::Unevaluated, Presence::Optional}},
    {{"separator", Want::Unevaluated}, {"part", Want::Unevaluated, Presence::Repeated}},
};

constexpr Function rows[] = {
    {.name = "Join",
     .forms = forms,
     .emptyPositions = true,
     .nulls = NullRule::Own,
     .doc = "The parts with a separator between them; empty parts are left out.",
     .examples = {{R"(Join(", ", "", "Doe", "John"))", R"("Doe, John")"},
                  {R"(Join([otherPhone], ";"))", R"("12;34")", R"({"otherPhone": ["12", "34"]})"}},
     .evaluate = join},
};

}  // namespace

std::span<const Function> joiningFunctions() { return rows; }

}  // namespace hs::expr
