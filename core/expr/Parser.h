#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expr/Ast.h"
#include "core/expr/Expression.h"
#include "core/expr/Lexer.h"

namespace hs::expr {

/// Builds the tree of an expression. Syntax errors stop at the first.
class Parser {
public:
    /// The text must outlive the parser.
    explicit Parser(std::string_view text) : text_(text), lexer_(text) {}

    /// True when the text is an expression; otherwise `issue()` says what is wrong.
    bool parse();

    Ast takeAst() { return std::move(ast_); }
    const Issue& issue() const { return issue_; }

private:
    /// A parsed part with the text it takes, parentheses included.
    struct Part {
        NodeId id = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    bool checkText();
    bool parseLogical(Part& part, std::string_view expected);
    bool parseRelation(Part& part, std::string_view expected);
    bool parseChain(Part& part, std::string_view expected, bool logical);
    bool parseOperand(Part& part);
    bool parseParentheses(Part& part);
    bool parseName(Part& part);
    bool parseCall(Part& part, const Token& name);
    bool parseArguments(std::vector<NodeId>& arguments);
    void leaf(Part& part, Node::Kind kind, Datum constant, std::uint32_t index = 0);
    NodeId add(Node node);
    std::uint32_t addChildren(const std::vector<NodeId>& children, const std::vector<Ast::Link>& links);

    void advance(Lexer::Expecting expecting) { current_ = lexer_.next(expecting); }
    bool enter(Span at);
    bool failAtToken(std::string_view expected);
    bool fail(Span at, std::string_view code, std::string message);

    std::string_view text_;
    Lexer lexer_;
    Token current_;
    Ast ast_;
    Issue issue_;
    int depth_ = 0;
};

}  // namespace hs::expr
