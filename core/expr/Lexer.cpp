#include "core/expr/Lexer.h"

#include <charconv>
#include <optional>

#include "core/expr/Text.h"

namespace hs::expr {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool startsName(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool continuesName(char c) { return startsName(c) || isDigit(c); }
bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool isBlank(char32_t code) { return code == U' ' || code == U'\t' || code == U'\n' || code == U'\r' || code == 0xA0; }

bool isCurlyQuote(char32_t code) { return code >= 0x2018 && code <= 0x201F; }

struct Spelling {
    std::string_view text;
    Operator op;
};

/// Longer ones first: the first that fits is taken.
constexpr Spelling operators[] = {
    {"&&", Operator::And},          {"||", Operator::Or},        {"<>", Operator::NotEqual},
    {">=", Operator::GreaterEqual}, {"<=", Operator::LessEqual}, {"&", Operator::Concatenate},
    {"+", Operator::Add},           {"-", Operator::Subtract},   {"*", Operator::Multiply},
    {"=", Operator::Equal},         {">", Operator::Greater},    {"<", Operator::Less},
};

}  // namespace

Token Lexer::token(Token::Kind kind, std::size_t size) {
    Token result;
    result.kind = kind;
    result.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(size)};
    at_ += size;
    return result;
}

Token Lexer::error(std::string_view code, std::string message, std::size_t start, std::size_t size) {
    Token result;
    result.kind = Token::Kind::Error;
    result.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(size)};
    result.code = code;
    result.text = std::move(message);
    return result;
}

void Lexer::skipWhiteSpace() {
    while (at_ < text_.size()) {
        const Character next = characterAt(text_, at_);
        if (!isBlank(next.code)) return;
        at_ += next.size;
    }
}

Token Lexer::next(Expecting expecting) {
    skipWhiteSpace();
    if (at_ >= text_.size()) return token(Token::Kind::End, 0);
    const char c = peek();
    if (c == '"') return textToken();
    if (c == '[') return attributeToken();
    if (startsName(c)) return nameToken();
    if (c == '$' && startsName(peek(1))) return variableToken();
    if (isDigit(c)) return numberToken();
    if (expecting == Expecting::Value && c == '-' && isDigit(peek(1))) return numberToken();
    if (expecting == Expecting::Value && c == '&' && (peek(1) == 'H' || peek(1) == 'h')) return hexadecimalToken();
    if (c == '(') return token(Token::Kind::Open, 1);
    if (c == ')') return token(Token::Kind::Close, 1);
    if (c == ',') return token(Token::Kind::Comma, 1);
    if (c == '%') return parameterToken();
    return operatorToken(expecting);
}

Token Lexer::textToken() {
    std::string value;
    std::size_t i = at_ + 1;
    for (; i < text_.size() && text_[i] != '"'; ++i) {
        if (text_[i] == '\\' && i + 1 < text_.size() && (text_[i + 1] == '\\' || text_[i + 1] == '"')) ++i;
        value += text_[i];
    }
    if (i >= text_.size()) return error("open-text", "Text is not closed: missing '\"'.", at_, 1);
    Token result = token(Token::Kind::Text, i + 1 - at_);
    result.text = std::move(value);
    return result;
}

Token Lexer::attributeToken() {
    const std::size_t end = text_.find_first_of("[]\r\n", at_ + 1);
    if (end == std::string_view::npos || text_[end] != ']')
        return error("attribute-name", "Attribute name is not closed: missing ']'.", at_, 1);
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    const std::size_t size = end + 1 - at_;
    if (name.empty()) return error("attribute-name", "Attribute name is empty.", at_, size);
    if (trim(name).size() != name.size())
        return error("attribute-name", "Attribute name has blanks around it.", at_, size);
    Token result = token(Token::Kind::Attribute, size);
    result.text = name;
    return result;
}

std::size_t Lexer::nameSize(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && continuesName(text_[end])) ++end;
    return end - from;
}

Token Lexer::nameToken() {
    const std::size_t start = at_;
    Token result = token(Token::Kind::Name, nameSize(at_));
    result.text = text_.substr(start, result.span.length);
    return result;
}

Token Lexer::variableToken() {
    const std::size_t start = at_;
    Token result = token(Token::Kind::Variable, 1 + nameSize(at_ + 1));
    result.text = text_.substr(start + 1, result.span.length - 1);
    return result;
}

Token Lexer::numberToken() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && isDigit(text_[end])) ++end;
    std::int64_t number = 0;
    const auto [stop, failure] = std::from_chars(text_.data() + at_, text_.data() + end, number);
    if (failure != std::errc()) return error("number-range", "Number is out of range.", at_, end - at_);
    Token result = token(Token::Kind::Number, end - at_);
    result.number = number;
    return result;
}

Token Lexer::hexadecimalToken() {
    std::size_t end = at_ + 2;
    while (end < text_.size() && isHexDigit(text_[end])) ++end;
    const std::size_t digits = end - at_ - 2;
    if (digits == 0) return unexpected();
    if (digits > 16) return error("number-range", "Number is out of range.", at_, end - at_);
    std::uint64_t bits = 0;
    std::from_chars(text_.data() + at_ + 2, text_.data() + end, bits, 16);
    Token result = token(Token::Kind::Number, end - at_);
    result.number = static_cast<std::int64_t>(bits);
    return result;
}

Token Lexer::parameterToken() {
    const std::size_t end = text_.find_first_of("%\r\n\"[]", at_ + 1);
    const bool closed = end != std::string_view::npos && text_[end] == '%' && end > at_ + 1;
    if (!closed) return unexpected();
    const std::string name(text_.substr(at_, end + 1 - at_));
    return error("parameter", "Parameters such as " + name + " are not supported.", at_, name.size());
}

Token Lexer::operatorToken(Expecting expecting) {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("==")) return error("operator-spelling", "Unexpected '=='; use =.", at_, 2);
    if (rest.starts_with("!=")) return error("operator-spelling", "Unexpected '!='; use <>.", at_, 2);
    if (rest.starts_with("'"))
        return error("operator-spelling", "Unexpected '''; use the straight double quote \".", at_, 1);
    const Character character = characterAt(text_, at_);
    if (isCurlyQuote(character.code))
        return error("curly-quote", "Curly quotation mark; use the straight double quote \".", at_, character.size);
    if (expecting == Expecting::Operator)
        for (const Spelling& spelling : operators) {
            if (!rest.starts_with(spelling.text)) continue;
            Token result = token(Token::Kind::Operator, spelling.text.size());
            result.op = spelling.op;
            return result;
        }
    return unexpected();
}

Token Lexer::unexpected() {
    const std::size_t start = at_;
    Token result = token(Token::Kind::Unexpected, characterAt(text_, at_).size);
    result.text = text_.substr(start, result.span.length);
    return result;
}

}  // namespace hs::expr
