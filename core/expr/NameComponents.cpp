#include "core/expr/NameComponents.h"

#include "core/expr/Text.h"

namespace hs::expr {

namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// A letter followed by letters, digits or hyphens, or dotted digits.
bool isType(std::string_view type) {
    if (type.empty()) return false;
    const bool dotted = isDigit(type.front());
    if (!dotted && !isLetter(type.front())) return false;
    for (std::size_t i = 0; i < type.size(); ++i) {
        const char c = type[i];
        const bool point = c == '.' && i + 1 < type.size() && type[i - 1] != '.';
        if (dotted ? !isDigit(c) && !point : !isLetter(c) && !isDigit(c) && c != '-') return false;
    }
    return true;
}

/// The end of the component that starts at `from`: an unescaped comma or the text's end.
std::size_t endOf(std::string_view text, std::size_t from, char end) {
    while (from < text.size() && text[from] != end) from += text[from] == '\\' ? 2 : 1;
    return from;
}

/// Without white space around it; a blank that a backslash has taken with it belongs to the value.
std::string_view trimmedValue(std::string_view value) {
    value = trimStart(value);
    const std::string_view trimmed = trimEnd(value);
    std::size_t backslashes = 0;
    while (backslashes < trimmed.size() && trimmed[trimmed.size() - 1 - backslashes] == '\\') ++backslashes;
    const bool escaped = backslashes % 2 == 1 && trimmed.size() < value.size();
    return escaped ? value.substr(0, trimmed.size() + characterAt(value, trimmed.size()).size) : trimmed;
}

}  // namespace

std::size_t typePrefix(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || !isType(text.substr(0, equals))) return 0;
    return equals + 1;
}

std::optional<std::vector<NameComponent>> nameComponents(std::string_view dn) {
    std::vector<NameComponent> components;
    std::size_t from = 0;
    while (true) {
        const std::size_t end = endOf(dn, from, ',');
        // A backslash at the end has nothing to take with it.
        if (end > dn.size()) return std::nullopt;
        const std::string_view component = dn.substr(from, end - from);
        const std::size_t equals = component.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string_view type = trim(component.substr(0, equals));
        if (!isType(type)) return std::nullopt;
        const std::string_view rest = component.substr(equals + 1);
        components.push_back({type, trimmedValue(rest.substr(0, endOf(rest, 0, '+')))});
        if (end == dn.size()) return components;
        from = end + 1;
    }
}

}  // namespace hs::expr
