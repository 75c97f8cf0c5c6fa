#include "core/model/MappingText.h"

namespace hs {

std::string directExpression(std::string_view attribute) { return "[" + std::string(attribute) + "]"; }

std::string constantExpression(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string constantOf(std::string_view expression) {
    if (expression.size() < 2 || expression.front() != '"' || expression.back() != '"') return {};
    std::string text;
    for (std::size_t i = 1; i + 1 < expression.size(); ++i) {
        if (expression[i] == '"') return {};
        if (expression[i] == '\\' && i + 2 < expression.size()) ++i;
        text += expression[i];
    }
    return text;
}

}  // namespace hs
