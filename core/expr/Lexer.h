#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/expr/Ast.h"

namespace hs::expr {

struct Token {
    enum class Kind : std::uint8_t {
        End,
        Text,
        Number,
        Attribute,
        Name,
        Variable,
        Open,
        Close,
        Comma,
        Operator,
        Unexpected,
        Error
    };
    Kind kind = Kind::End;
    Span span;
    std::string text;       ///< of text, attribute, name and variable: without marks; of an error: its message
    std::string_view code;  ///< of an error
    std::int64_t number = 0;
    Operator op = Operator::Concatenate;
};

/// Cuts an expression into tokens, one at a time, so that the first mistake is the first in the text. What a
/// minus sign or &H means depends on whether a value or an operator is expected; the parser says which.
class Lexer {
public:
    enum class Expecting { Value, Operator };

    /// The text must outlive the lexer and be well-formed UTF-8.
    explicit Lexer(std::string_view text) : text_(text) {}

    Token next(Expecting expecting);

private:
    void skipWhiteSpace();
    Token token(Token::Kind kind, std::size_t size);
    Token error(std::string_view code, std::string message, std::size_t start, std::size_t size);
    Token textToken();
    Token attributeToken();
    Token nameToken();
    Token variableToken();
    Token numberToken();
    Token hexadecimalToken();
    Token parameterToken();
    Token operatorToken(Expecting expecting);
    Token unexpected();
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    std::size_t nameSize(std::size_t from) const;

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace hs::expr
