#include "core/expr/Parser.h"

#include "core/expr/Limits.h"
#include "core/expr/Text.h"

namespace hs::expr {

namespace {

constexpr std::string_view atTop = "an operator or the end of the expression";
constexpr std::string_view inParentheses = "an operator or ')'";
constexpr std::string_view inArguments = "an operator, ',' or ')'";

}  // namespace

bool Parser::fail(Span at, std::string_view code, std::string message) {
    issue_ = {};
    issue_.message = std::move(message);
    issue_.code = code;
    issue_.position = at.position;
    issue_.length = at.length;
    return false;
}

bool Parser::failAtToken(std::string_view expected) {
    const Span at = current_.span;
    if (current_.kind == Token::Kind::Error) return fail(at, current_.code, std::move(current_.text));
    const std::string what(expected);
    if (current_.kind == Token::Kind::End)
        return fail(at, "end", "Unexpected end of expression; expected " + what + ".");
    const Character character = characterAt(text_, at.position);
    const std::string written(text_.substr(at.position, character.size));
    std::string advice;
    if (current_.kind == Token::Kind::Name && current_.text == "AND") advice = "; write && instead of AND";
    if (current_.kind == Token::Kind::Name && current_.text == "OR") advice = "; write || instead of OR";
    return fail(at, "unexpected", "Unexpected '" + written + "'; expected " + what + advice + ".");
}

bool Parser::checkText() {
    if (isLongerThan(text_, limits::expressionCharacters)) {
        const auto end = static_cast<std::uint32_t>(offsetAfter(text_, limits::expressionCharacters));
        return fail({end, 0}, "too-long", "Expression is longer than 10,000 characters.");
    }
    for (std::size_t i = 0; i < text_.size();) {
        const Character next = characterAt(text_, i);
        if (!next.valid)
            return fail({static_cast<std::uint32_t>(i), 1}, "unexpected", "Unexpected '\uFFFD'; expected UTF-8 text.");
        i += next.size;
    }
    return true;
}

bool Parser::parse() {
    if (!checkText()) return false;
    advance(Lexer::Expecting::Value);
    if (current_.kind == Token::Kind::End) return fail({0, 0}, "empty", "Expression is empty.");
    Part whole;
    if (!parseLogical(whole, atTop)) return false;
    if (current_.kind != Token::Kind::End) return failAtToken(atTop);
    ast_.root = whole.id;
    return true;
}

NodeId Parser::add(Node node) {
    ast_.nodes.push_back(node);
    return static_cast<NodeId>(ast_.nodes.size() - 1);
}

std::uint32_t Parser::addChildren(const std::vector<NodeId>& children, const std::vector<Ast::Link>& links) {
    const auto first = static_cast<std::uint32_t>(ast_.children.size());
    ast_.children.insert(ast_.children.end(), children.begin(), children.end());
    ast_.links.insert(ast_.links.end(), links.begin(), links.end());
    ast_.links.resize(ast_.children.size());
    return first;
}

bool Parser::enter(Span at) {
    if (++depth_ <= limits::nesting) return true;
    return fail(at, "too-deep", "Expression is nested deeper than 100 levels.");
}

bool Parser::parseLogical(Part& part, std::string_view expected) { return parseChain(part, expected, true); }

bool Parser::parseRelation(Part& part, std::string_view expected) { return parseChain(part, expected, false); }

bool Parser::parseChain(Part& part, std::string_view expected, bool logical) {
    std::vector<NodeId> operands;
    std::vector<Ast::Link> links;
    Ast::Link link;
    while (true) {
        Part operand;
        if (!(logical ? parseRelation(operand, expected) : parseOperand(operand))) return false;
        if (operands.empty()) part.begin = operand.begin;
        part.end = operand.end;
        operands.push_back(operand.id);
        links.push_back(link);
        if (current_.kind != Token::Kind::Operator || isLogical(current_.op) != logical) break;
        link = {current_.op, current_.span};
        advance(Lexer::Expecting::Value);
    }
    if (operands.size() == 1) {
        part.id = operands.front();
        return true;
    }
    Node node;
    node.kind = Node::Kind::Chain;
    node.whole = {part.begin, part.end - part.begin};
    node.mark = links.back().mark;
    node.count = static_cast<std::uint32_t>(operands.size());
    node.first = addChildren(operands, links);
    part.id = add(node);
    return true;
}

void Parser::leaf(Part& part, Node::Kind kind, Datum constant, std::uint32_t index) {
    Node node;
    node.kind = kind;
    node.whole = node.mark = current_.span;
    node.constant = constant;
    node.index = index;
    part.begin = current_.span.position;
    part.end = part.begin + current_.span.length;
    part.id = add(node);
    advance(Lexer::Expecting::Operator);
}

bool Parser::parseOperand(Part& part) {
    switch (current_.kind) {
        case Token::Kind::Text:
            leaf(part, Node::Kind::Constant, Datum::text(ast_.keep(std::move(current_.text))));
            return true;
        case Token::Kind::Number: leaf(part, Node::Kind::Constant, Datum::number(current_.number)); return true;
        case Token::Kind::Attribute:
            leaf(part, Node::Kind::Attribute, Datum(), ast_.attributeIndex(current_.text));
            return true;
        case Token::Kind::Variable:
            leaf(part, Node::Kind::Variable, Datum::text(ast_.keep(std::move(current_.text))));
            return true;
        case Token::Kind::Name: return parseName(part);
        case Token::Kind::Open: return parseParentheses(part);
        default: return failAtToken("a value");
    }
}

bool Parser::parseParentheses(Part& part) {
    const std::uint32_t begin = current_.span.position;
    if (!enter(current_.span)) return false;
    advance(Lexer::Expecting::Value);
    if (!parseLogical(part, inParentheses)) return false;
    if (current_.kind != Token::Kind::Close) return failAtToken(inParentheses);
    part.begin = begin;
    part.end = current_.span.position + 1;
    --depth_;
    advance(Lexer::Expecting::Operator);
    return true;
}

bool Parser::parseName(Part& part) {
    Token name = std::move(current_);
    advance(Lexer::Expecting::Operator);
    if (current_.kind == Token::Kind::Open) return parseCall(part, name);
    Node node;
    node.kind = Node::Kind::Name;
    node.whole = node.mark = name.span;
    node.constant = Datum::text(ast_.keep(std::move(name.text)));
    part.begin = name.span.position;
    part.end = part.begin + name.span.length;
    part.id = add(node);
    return true;
}

bool Parser::parseCall(Part& part, const Token& name) {
    if (!enter(name.span)) return false;
    std::vector<NodeId> arguments;
    if (!parseArguments(arguments)) return false;
    Node node;
    node.kind = Node::Kind::Call;
    part.begin = name.span.position;
    part.end = current_.span.position + 1;
    node.whole = {part.begin, part.end - part.begin};
    node.mark = name.span;
    node.constant = Datum::text(ast_.keep(name.text));
    node.count = static_cast<std::uint32_t>(arguments.size());
    node.first = addChildren(arguments, {});
    part.id = add(node);
    --depth_;
    advance(Lexer::Expecting::Operator);
    return true;
}

bool Parser::parseArguments(std::vector<NodeId>& arguments) {
    advance(Lexer::Expecting::Value);
    if (current_.kind == Token::Kind::Close) return true;
    while (true) {
        if (current_.kind == Token::Kind::Comma || current_.kind == Token::Kind::Close) {
            Node empty;
            empty.whole = empty.mark = {current_.span.position, 0};
            arguments.push_back(add(empty));
        } else {
            Part argument;
            if (!parseLogical(argument, inArguments)) return false;
            arguments.push_back(argument.id);
        }
        if (current_.kind == Token::Kind::Close) return true;
        if (current_.kind != Token::Kind::Comma) return failAtToken(inArguments);
        advance(Lexer::Expecting::Value);
    }
}

}  // namespace hs::expr
