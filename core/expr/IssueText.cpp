// How issues are shown on a terminal (expressions reference, 12).
#include <algorithm>

#include "core/expr/Expression.h"
#include "core/expr/Text.h"

namespace hs::expr {

Place placeOf(std::string_view expression, std::size_t byteOffset) {
    Place place;
    for (std::size_t i = 0; i < expression.size() && i < byteOffset; i += characterAt(expression, i).size) {
        ++place.position;
        ++place.column;
        if (expression[i] != '\n') continue;
        ++place.line;
        place.column = 1;
    }
    return place;
}

namespace {

std::string_view lineAt(std::string_view expression, std::size_t offset) {
    offset = std::min(offset, expression.size());
    const std::size_t before = offset == 0 ? std::string_view::npos : expression.rfind('\n', offset - 1);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    std::string_view line = expression.substr(start, expression.find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::string renderIssues(std::string_view expression, const std::vector<Issue>& issues) {
    std::string text;
    for (const Issue& issue : issues) {
        const Place place = placeOf(expression, issue.position);
        text += std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
        if (issue.severity == Issue::Severity::Warning) text += "warning: ";
        text += issue.message;
        if (!issue.hint.empty()) text += " " + issue.hint;
        text += "\n  ";
        const std::string_view line = lineAt(expression, issue.position);
        text += line;
        text += "\n  ";
        // A tab before the caret stays a tab, so that both lines stand alike on any terminal.
        for (std::size_t i = 0, column = 1; column < place.column; ++column) {
            const bool tab = i < line.size() && line[i] == '\t';
            text += tab ? '\t' : ' ';
            if (i < line.size()) i += characterAt(line, i).size;
        }
        text += "^\n";
    }
    return text;
}

}  // namespace hs::expr
