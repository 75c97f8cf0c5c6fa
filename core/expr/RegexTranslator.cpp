#include "core/expr/RegexTranslator.h"

#include <algorithm>

#include "core/expr/Limits.h"
#include "core/expr/RegexErrors.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

constexpr int deepestGroup = 200;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameCharacter(char c) { return isLetter(c) || isDigit(c) || c == '_'; }

}  // namespace

Result<TranslatedPattern> RegexTranslator::translate() {
    if (isLongerThan(pattern_, limits::patternCharacters)) return invalidPattern("longer than 1,000 characters");
    while (!atEnd()) HS_TRY(translateOne());
    if (depth_ > 0) return invalidPattern("missing )");
    TranslatedPattern result;
    result.text = std::move(out_);
    result.groups = std::move(unnamed_);
    result.groups.insert(result.groups.end(), named_.begin(), named_.end());
    return result;
}

char32_t RegexTranslator::takeCharacter() {
    const Character next = characterAt(pattern_, at_);
    at_ += next.size;
    return next.code;
}

void RegexTranslator::literal(char32_t code) {
    constexpr std::string_view special = "\\.+*?()|[]{}^$-";
    if (code < 0x80 && special.find(static_cast<char>(code)) != std::string_view::npos) out_ += '\\';
    append(out_, code);
    quantifiable_ = true;
}

Result<void> RegexTranslator::translateOne() {
    switch (peek()) {
        case '\\': return translateEscape();
        case '[': return translateClass();
        case '(': return translateGroup();
        case ')': return translateClose();
        case '*':
        case '+':
        case '?': return translateQuantifier();
        case '{': return translateBraces();
        case '|':
            out_ += '|';
            quantifiable_ = false;
            ++at_;
            return {};
        case '^':
        case '$':
        case '.':
            out_ += peek();
            quantifiable_ = true;
            ++at_;
            return {};
        default: literal(takeCharacter()); return {};
    }
}

Result<void> RegexTranslator::translateGroup() {
    if (++depth_ > deepestGroup) return invalidPattern("groups are nested too deep");
    quantifiable_ = false;
    if (!startsWith("(?")) {
        ++at_;
        out_ += '(';
        unnamed_.push_back({++groupCount_, {}});
        return {};
    }
    if (startsWith("(?<=") || startsWith("(?<!")) return missingConstruct("lookbehind");
    if (startsWith("(?=") || startsWith("(?!")) return missingConstruct("lookahead");
    if (startsWith("(?>")) return missingConstruct("atomic groups");
    if (startsWith("(?(")) return missingConstruct("conditional groups");
    if (startsWith("(?#")) return missingConstruct("comment groups");
    if (startsWith("(?P")) return missingConstruct("(?P<name>…) groups; write (?<name>…)");
    if (startsWith("(?'")) return missingConstruct("(?'name'…) groups; write (?<name>…)");
    if (startsWith("(?<")) return translateNamedGroup();
    return translateOptions();
}

Result<void> RegexTranslator::translateNamedGroup() {
    const std::size_t start = at_ + 3;
    const std::size_t end = pattern_.find('>', start);
    if (end == std::string_view::npos) return invalidPattern("group name is not closed: missing >");
    const std::string_view name = pattern_.substr(start, end - start);
    if (name.find('-') != std::string_view::npos) return missingConstruct("balancing groups");
    const bool valid = !name.empty() && isLetter(name[0]) && std::all_of(name.begin(), name.end(), isNameCharacter);
    if (!valid) return invalidPattern("'" + shortened(name) + "' is not a group name");
    for (const auto& group : named_)
        if (group.name == name) return missingConstruct("duplicate group names");
    out_ += "(?P<" + std::string(name) + ">";
    named_.push_back({++groupCount_, std::string(name)});
    at_ = end + 1;
    return {};
}

Result<void> RegexTranslator::translateOptions() {
    std::size_t i = 2;
    std::string options;
    bool minus = false;
    for (; peek(i) != ':' && peek(i) != ')'; ++i) {
        const char option = peek(i);
        if (at_ + i >= pattern_.size()) return invalidPattern("missing )");
        if (option == '-' && !minus) {
            minus = true;
        } else if (option != 'i' && option != 'm' && option != 's') {
            if (!isLetter(option)) return invalidPattern("'(?' is followed by something unknown");
            return missingConstruct("option '" + std::string(1, option) + "'");
        }
        options += option;
    }
    if (minus && options.back() == '-') options.pop_back();
    const bool whole = peek(i) == ')';
    at_ += i + 1;
    if (whole) --depth_;
    if (!whole || !options.empty()) out_ += "(?" + options + (whole ? ")" : ":");
    return {};
}

Result<void> RegexTranslator::translateClose() {
    if (depth_ == 0) return invalidPattern("unexpected )");
    --depth_;
    ++at_;
    out_ += ')';
    quantifiable_ = true;
    return {};
}

Result<void> RegexTranslator::translateQuantifier() {
    if (!quantifiable_) return invalidPattern("nothing to repeat before '" + std::string(1, peek()) + "'");
    out_ += peek();
    ++at_;
    return finishQuantifier();
}

/// {n}, {n,} and {n,m} repeat; any other brace is itself.
Result<void> RegexTranslator::translateBraces() {
    std::size_t i = 1;
    int least = 0, most = 0;
    const auto number = [&](int& value) {
        const std::size_t start = i;
        for (; isDigit(peek(i)); ++i) value = std::min(value * 10 + (peek(i) - '0'), 100'000);
        return i > start;
    };
    bool repeats = number(least);
    bool open = false;
    if (repeats && peek(i) == ',') {
        ++i;
        open = !number(most);
    } else {
        most = least;
    }
    repeats = repeats && peek(i) == '}';
    if (!repeats) {
        literal(takeCharacter());
        return {};
    }
    if (!quantifiable_) return invalidPattern("nothing to repeat before '{'");
    if (std::max(least, most) > limits::patternRepetitions) return invalidPattern("repetition count is above 1,000");
    if (!open && least > most) return invalidPattern("repetition counts are in the wrong order");
    out_ += pattern_.substr(at_, i + 1);
    at_ += i + 1;
    return finishQuantifier();
}

Result<void> RegexTranslator::finishQuantifier() {
    quantifiable_ = false;
    if (peek() == '?') {
        out_ += '?';
        ++at_;
    }
    if (peek() == '+') return missingConstruct("possessive quantifiers");
    if (peek() == '*' || peek() == '?') return invalidPattern("nested quantifier '" + std::string(1, peek()) + "'");
    return {};
}

Result<void> RegexTranslator::translateEscape() {
    const char letter = peek(1);
    if (at_ + 1 >= pattern_.size()) return invalidPattern("\\ at the end");
    quantifiable_ = true;
    if (isLetter(letter)) return translateLetterEscape(letter);
    if (isDigit(letter) && letter != '0') return missingConstruct("backreferences");
    HS_ASSIGN(const char32_t code, takeCharacterEscape());
    literal(code);
    return {};
}

Result<void> RegexTranslator::translateLetterEscape(char letter) {
    std::string_view spelling;
    switch (letter) {
        case 'w': spelling = R"([\p{L}\p{Mn}\p{Nd}\p{Pc}])"; break;
        case 'W': spelling = R"([^\p{L}\p{Mn}\p{Nd}\p{Pc}])"; break;
        case 'd': spelling = R"(\p{Nd})"; break;
        case 'D': spelling = R"(\P{Nd})"; break;
        case 's': spelling = R"([\t-\r\x{85}\p{Z}])"; break;
        case 'S': spelling = R"([^\t-\r\x{85}\p{Z}])"; break;
        case 'b': spelling = R"(\b)"; break;
        case 'B': spelling = R"(\B)"; break;
        case 'A': spelling = R"(\A)"; break;
        case 'z': spelling = R"(\z)"; break;
        case 'k': return missingConstruct("backreferences");
        case 'p':
        case 'P': {
            HS_ASSIGN(const std::string category, takeCategory());
            out_ += category;
            return {};
        }
        default: {
            HS_ASSIGN(const char32_t code, takeCharacterEscape());
            literal(code);
            return {};
        }
    }
    out_ += spelling;
    at_ += 2;
    return {};
}

}  // namespace hs::expr
