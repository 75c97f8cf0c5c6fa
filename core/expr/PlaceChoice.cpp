#include "core/expr/PlaceChoice.h"

#include <algorithm>

namespace hs::expr {

Datum chooseByPlace(Evaluator& evaluator, const Node& node, const std::vector<std::uint32_t>& chosen) {
    std::vector<std::uint32_t> needed(chosen);
    std::sort(needed.begin(), needed.end());
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    std::vector<Datum> results(chosen.size());
    for (const std::uint32_t argument : needed) {
        if (argument == nowhere) continue;
        const Datum value = evaluator.argument(node, argument);
        if (value.isStopped()) return value;
        const bool list = value.isList();
        if (list && value.items().size() != chosen.size())
            return evaluator.fail(node.mark, "pairing",
                                  "Values cannot be paired: " + std::to_string(chosen.size()) + " and " +
                                      std::to_string(value.items().size()) + ".");
        for (std::size_t k = 0; k < chosen.size(); ++k)
            if (chosen[k] == argument) results[k] = list ? itemOf(value, k) : value;
    }
    return evaluator.keepList(node.mark, std::move(results));
}

}  // namespace hs::expr
