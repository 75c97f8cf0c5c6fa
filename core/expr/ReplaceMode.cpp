#include "core/expr/ReplaceMode.h"

namespace hs::expr {

ReplaceMode replaceModeOf(const Ast& ast, const Node& node) {
    if (node.count == 3) return ReplaceMode::Plain;
    constexpr unsigned oldValue = 1, pattern = 2, group = 4, value = 8, attribute = 16, templateText = 32;
    unsigned written = 0;
    for (std::size_t i = 1; i < node.count; ++i)
        if (ast.isSupplied(node, i)) written |= 1u << (i - 1);
    switch (written) {
        case oldValue | value: return ReplaceMode::Occurrences;
        case oldValue | templateText: return ReplaceMode::Template;
        case pattern | value: return ReplaceMode::Matches;
        case pattern | group | value: return ReplaceMode::Group;
        case pattern | group | attribute: return ReplaceMode::Fallback;
        default: return ReplaceMode::None;
    }
}

}  // namespace hs::expr
