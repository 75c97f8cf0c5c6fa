#include "core/expr/Replacement.h"

#include <optional>

namespace hs::expr {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The group that a number of any length means; nothing when there is no such group.
std::optional<int> groupByDigits(std::string_view digits, const Pattern& pattern) {
    std::size_t number = 0;
    for (const char c : digits) {
        number = number * 10 + static_cast<std::size_t>(c - '0');
        if (number > 100'000) return std::nullopt;
    }
    return pattern.groupByNumber(number);
}

std::size_t digitCount(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[count])) ++count;
    return count;
}

/// What a text that begins with a dollar sign refers to, and how many bytes that takes; no bytes = nothing.
struct Reference {
    std::size_t size = 0;
    int group = 0;
};

Reference referenceAt(std::string_view text, const Pattern& pattern) {
    if (text.size() < 2) return {};
    if (text[1] == '&') return {2, 0};
    if (isDigit(text[1])) {
        const std::string_view digits = text.substr(1, digitCount(text.substr(1)));
        const auto group = groupByDigits(digits, pattern);
        return group ? Reference{1 + digits.size(), *group} : Reference{};
    }
    if (text[1] != '{') return {};
    const std::size_t end = text.find('}', 2);
    if (end == std::string_view::npos || end == 2) return {};
    const std::string_view name = text.substr(2, end - 2);
    const bool number = digitCount(name) == name.size();
    const auto group = number ? groupByDigits(name, pattern) : pattern.groupByName(name);
    return group ? Reference{end + 1, *group} : Reference{};
}

}  // namespace

void Replacement::addLiteral(std::string_view text) {
    if (parts_.empty() || parts_.back().group >= 0) parts_.push_back({});
    parts_.back().literal += text;
}

Result<Replacement> Replacement::compile(std::string_view text, const Pattern& pattern) {
    Replacement result;
    while (!text.empty()) {
        const std::size_t dollar = text.find('$');
        if (dollar != 0) {
            result.addLiteral(text.substr(0, dollar));
            text.remove_prefix(std::min(dollar, text.size()));
            continue;
        }
        constexpr std::string_view refused = "`'+_";
        if (text.size() > 1 && refused.find(text[1]) != std::string_view::npos)
            return Error(ErrorCode::Unsupported,
                         "'" + std::string(text.substr(0, 2)) + "' is not supported in a replacement.");
        if (text.starts_with("$$")) {
            result.addLiteral("$");
            text.remove_prefix(2);
            continue;
        }
        const Reference reference = referenceAt(text, pattern);
        if (reference.size == 0) result.addLiteral("$");
        else result.addGroup(reference.group);
        text.remove_prefix(reference.size == 0 ? 1 : reference.size);
    }
    return result;
}

void Replacement::appendTo(std::string& text, const Pattern::Matches& match) const {
    for (const Part& part : parts_) {
        if (part.group < 0) text += part.literal;
        else text += match.group(part.group).value_or(std::string_view());
    }
}

}  // namespace hs::expr
