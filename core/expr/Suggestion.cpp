#include "core/expr/Suggestion.h"

#include "core/base/Encoding.h"
#include "core/base/Spelling.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

std::u32string folded(std::string_view text) {
    const std::string lower = foldCase(text);
    std::u32string characters;
    for (std::size_t i = 0; i < lower.size(); i += characterAt(lower, i).size) characters += characterAt(lower, i).code;
    return characters;
}

}  // namespace

std::size_t spellingDistance(std::string_view left, std::string_view right) {
    return hs::spellingDistance(folded(left), folded(right));
}

std::string_view suggestionFor(std::string_view written, const std::vector<std::string_view>& candidates) {
    const std::size_t length = characterCount(written);
    // A name longer than any real one is a mistake of another kind, and comparing it would be costly.
    if (length > 100) return {};
    std::string_view best;
    std::size_t bestDistance = length <= 5 ? 1 : 2;
    bool found = false;
    for (const std::string_view candidate : candidates) {
        const std::size_t size = candidate.size(), writtenSize = written.size();
        if ((size > writtenSize ? size - writtenSize : writtenSize - size) > 8) continue;
        const std::size_t distance = spellingDistance(written, candidate);
        if (distance > bestDistance) continue;
        if (found && distance == bestDistance && candidate >= best) continue;
        found = true;
        best = candidate;
        bestDistance = distance;
    }
    return best;
}

}  // namespace hs::expr
