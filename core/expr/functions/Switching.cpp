// Switch (expressions reference, 6.10).
#include "core/expr/Evaluator.h"
#include "core/expr/PlaceChoice.h"
#include "core/expr/functions/Families.h"

namespace hs::expr {

namespace {

Datum switchPairs(Evaluator& evaluator, const Node& node) {
    for (std::size_t i = 0; i < node.count; i += 2) {
        const Datum condition = evaluator.argument(node, i);
        if (condition.isStopped()) return condition;
        if (condition.isList())
            return evaluator.fail(node.mark, "single",
                                  "Switch: argument " + std::to_string(i + 1) +
                                      " (condition) must be a single value, got " +
                                      std::to_string(condition.items().size()) + " values.");
        const auto holds = evaluator.condition(node.mark, condition);
        if (!holds) return Datum::stopped();
        if (*holds) return evaluator.wholeArgument(node, i + 1);
    }
    return Datum();
}

/// A source or key as it is compared: null counts as empty text. Nothing when the evaluation has failed.
std::optional<std::string_view> comparedText(Evaluator& evaluator, const Node& node, std::size_t i,
                                             const Datum& datum) {
    if (datum.isText()) return datum.view();
    if (datum.isNull()) return std::string_view();
    const auto text = asText(datum, evaluator.scratch());
    if (!text)
        evaluator.fail(node.mark, "not-text",
                       "Switch: argument " + std::to_string(i + 1) + (i == 0 ? " (source)" : " (key)") +
                           " must be text, got bytes.");
    return text;
}

constexpr std::uint32_t defaultArgument = 1;

/// A keyed Switch over a list: which argument each place takes its value from. A key that is a list makes places of
/// a single source.
class KeyedPlaces {
public:
    KeyedPlaces(Evaluator& evaluator, const Node& node, const Datum& source)
        : evaluator_(evaluator), node_(node), source_(source) {
        chosen_.assign(source.isList() ? source.items().size() : 1, defaultArgument);
    }

    /// Lets the key of argument `i` decide the places that are still open; false when the evaluation has failed.
    bool apply(std::size_t i, const Datum& key) {
        if (key.isList() && !isList_) {
            chosen_.assign(key.items().size(), defaultArgument);
            isList_ = true;
        }
        if (key.isList() && key.items().size() != chosen_.size()) {
            evaluator_.fail(node_.mark, "pairing",
                            "Values cannot be paired: " + std::to_string(chosen_.size()) + " and " +
                                std::to_string(key.items().size()) + ".");
            return false;
        }
        for (std::size_t k = 0; k < chosen_.size(); ++k) {
            if (chosen_[k] != defaultArgument) continue;
            if (!evaluator_.step(node_.mark)) return false;
            const auto a = comparedText(evaluator_, node_, 0, source_.isList() ? source_.items()[k] : source_);
            if (!a) return false;
            const auto b = comparedText(evaluator_, node_, i, key.isList() ? key.items()[k] : key);
            if (!b) return false;
            if (*a == *b) chosen_[k] = static_cast<std::uint32_t>(i + 1);
        }
        return true;
    }

    bool isOpen() const {
        for (const std::uint32_t argument : chosen_)
            if (argument == defaultArgument) return true;
        return false;
    }

    const std::vector<std::uint32_t>& chosen() const { return chosen_; }

private:
    Evaluator& evaluator_;
    const Node& node_;
    const Datum source_;
    bool isList_ = source_.isList();
    std::vector<std::uint32_t> chosen_;
};

/// Goes on from the key of argument `i` with a source or a key that is a list.
Datum switchByPlace(Evaluator& evaluator, const Node& node, const Datum& source, std::size_t i, Datum key) {
    KeyedPlaces places(evaluator, node, source);
    while (true) {
        if (!places.apply(i, key)) return Datum::stopped();
        i += 2;
        if (i >= node.count || !places.isOpen()) break;
        key = evaluator.argument(node, i);
        if (key.isStopped()) return key;
    }
    return chooseByPlace(evaluator, node, places.chosen());
}

Datum switchKeyed(Evaluator& evaluator, const Node& node) {
    const Datum source = evaluator.argument(node, 0);
    if (source.isStopped()) return source;
    std::optional<std::string_view> wanted;
    for (std::size_t i = 2; i < node.count; i += 2) {
        const Datum key = evaluator.argument(node, i);
        if (key.isStopped()) return key;
        if (source.isList() || key.isList()) return switchByPlace(evaluator, node, source, i, key);
        if (!wanted) wanted = comparedText(evaluator, node, 0, source);
        if (!wanted) return Datum::stopped();
        const auto text = comparedText(evaluator, node, i, key);
        if (!text) return Datum::stopped();
        if (*text == *wanted) return evaluator.wholeArgument(node, i + 1);
    }
    return evaluator.wholeArgument(node, defaultArgument);
}

Datum choose(Evaluator& evaluator, const Node& node) {
    const bool pairs = node.index != 0;
    return pairs ? switchPairs(evaluator, node) : switchKeyed(evaluator, node);
}

constexpr ParameterList forms[] = {
    {{"source", Want::Unevaluated},
     {"default", Want::Unevaluated, Presence::Optional},
     {"key", Want::Unevaluated},
     {"value", Want::Unevaluated, Presence::Repeated}},
    {{"condition", Want::Unevaluated}, {"value", Want::Unevaluated, Presence::Repeated}},
};

constexpr Function rows[] = {
    {.name = "Switch",
     .forms = forms,
     .ownCount = true,
     .nulls = NullRule::Own,
     .doc = "The value of the first key that equals the source, or of the first condition that holds.",
     .examples = {{R"(Switch([state], "Australia/Sydney", "QLD", "Australia/Brisbane", "SA", "Australia/Adelaide"))",
                   R"("Australia/Brisbane")", R"({"state": "QLD"})"},
                  {R"(Switch([city] = "London", "English", [city] = "Rome", "Italian"))", R"("Italian")",
                   R"({"city": "Rome"})"}},
     .evaluate = choose},
};

}  // namespace

std::span<const Function> switchingFunctions() { return rows; }

}  // namespace hs::expr
