#include "core/expr/AstText.h"

#include "core/expr/Limits.h"
#include "core/expr/Parser.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

/// Backslashes are doubled only where they would be taken for an escape, so that patterns stay readable.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escapes = i + 1 == text.size() || text[i + 1] == '\\' || text[i + 1] == '"';
        if (text[i] == '"' || (text[i] == '\\' && escapes)) out += '\\';
        out += text[i];
    }
    return out + '"';
}

bool isLogicalChain(const Ast& ast, const Node& node) {
    return node.kind == Node::Kind::Chain && node.count > 1 && isLogical(ast.link(node, 1).op);
}

/// Only a relation within && or || stands without its parentheses.
bool needsParentheses(const Ast& ast, const Node& chain, const Node& operand) {
    if (operand.kind != Node::Kind::Chain) return false;
    return !isLogicalChain(ast, chain) || isLogicalChain(ast, operand);
}

void write(const Ast& ast, const Node& node, std::string& out) {
    switch (node.kind) {
        case Node::Kind::Constant:
            out += node.constant.isText() ? quoted(node.constant.view()) : std::to_string(node.constant.number());
            return;
        case Node::Kind::Name: out += node.constant.view(); return;
        case Node::Kind::Ignore: out += "IgnoreThisFlow"; return;
        case Node::Kind::Attribute: out += '[' + ast.attributes[node.index] + ']'; return;
        case Node::Kind::Variable: out += '$' + std::string(node.constant.view()); return;
        case Node::Kind::Empty: return;
        case Node::Kind::Chain:
            for (std::size_t i = 0; i < node.count; ++i) {
                const Node& operand = ast.child(node, i);
                if (i > 0) out += ' ' + std::string(spellingOf(ast.link(node, i).op)) + ' ';
                const bool wrapped = needsParentheses(ast, node, operand);
                if (wrapped) out += '(';
                write(ast, operand, out);
                if (wrapped) out += ')';
            }
            return;
        case Node::Kind::Call:
            out += std::string(node.constant.view()) + '(';
            for (std::size_t i = 0; i < node.count; ++i) {
                if (i > 0) out += ", ";
                write(ast, ast.child(node, i), out);
            }
            out += ')';
            return;
    }
}

}  // namespace

std::string textOf(const Ast& ast) {
    std::string out;
    write(ast, ast.at(ast.root), out);
    return out;
}

std::optional<std::string> formatted(std::string_view expression) {
    Parser parser(expression);
    if (!parser.parse()) return std::nullopt;
    std::string text = textOf(parser.takeAst());
    if (characterCount(text) > limits::expressionCharacters) return std::nullopt;
    return text;
}

}  // namespace hs::expr
