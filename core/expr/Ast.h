#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/expr/Datum.h"
#include "core/expr/FunctionTable.h"

namespace hs::expr {

class Pattern;
class Replacement;

enum class Operator : std::uint8_t {
    Concatenate,
    Add,
    Subtract,
    Multiply,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    And,
    Or
};

std::string_view spellingOf(Operator op);
inline bool isComparison(Operator op) { return op >= Operator::Equal && op <= Operator::LessEqual; }
inline bool isLogical(Operator op) { return op == Operator::And || op == Operator::Or; }

/// A part of the expression's text, in bytes.
struct Span {
    std::uint32_t position = 0;
    std::uint32_t length = 0;
};

using NodeId = std::uint32_t;

/// One part of an expression. Children are a run in Ast::children, which keeps a node small and the whole tree in
/// a few flat arrays.
struct Node {
    enum class Kind : std::uint8_t {
        Constant,   ///< `constant`; also NULL, True, CRLF and option words once the checker has seen them
        Name,       ///< a name the checker has yet to resolve; `constant` is its text
        Ignore,     ///< IgnoreThisFlow
        Attribute,  ///< `index` in Ast::attributes
        Variable,   ///< `constant` is its name; `index` its place among the variables in scope
        Chain,      ///< operands with operators between them, applied left to right; both share a rank
        Call,       ///< `function` with arguments
        Empty,      ///< an argument that is not supplied
    };
    Kind kind = Kind::Empty;
    Span whole;  ///< the part's own text, without parentheses around it
    Span mark;   ///< what an issue points at: the function's name, the constant, …
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t index = 0;
    Datum constant;
    const Function* function = nullptr;
    const ParameterList* form = nullptr;       ///< of the function, by the number of arguments
    const Pattern* pattern = nullptr;          ///< of a Replace whose pattern is a constant
    const Replacement* replacement = nullptr;  ///< of a Replace where pattern and replacement are constants
};

/// An expression as a tree. Chains are flat: a thousand joined texts are one node with a thousand children, so
/// that the depth of the tree, and with it every recursion, is bounded by the limit on nesting.
class Ast {
public:
    struct Link {
        Operator op = Operator::Concatenate;
        Span mark;
    };

    std::vector<Node> nodes;
    std::vector<NodeId> children;
    std::vector<Link> links;  ///< parallel to children: the operator before this child of a chain
    std::vector<std::string> attributes;
    std::deque<std::string> texts;  ///< what constants and names view; addresses stay
    std::vector<std::unique_ptr<const Pattern>> patterns;
    std::vector<std::unique_ptr<const Replacement>> replacements;
    NodeId root = 0;

    Ast();
    Ast(Ast&&) noexcept;
    Ast& operator=(Ast&&) noexcept;
    ~Ast();

    const Node& at(NodeId id) const { return nodes[id]; }
    NodeId childId(const Node& node, std::size_t i) const { return children[node.first + i]; }
    const Node& child(const Node& node, std::size_t i) const { return nodes[childId(node, i)]; }
    const Link& link(const Node& node, std::size_t i) const { return links[node.first + i]; }

    /// True when argument `i` is written and not an empty position.
    bool isSupplied(const Node& node, std::size_t i) const {
        return i < node.count && child(node, i).kind != Node::Kind::Empty;
    }

    std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }

    /// The place of an attribute among all that the expression reads.
    std::uint32_t attributeIndex(std::string_view name);
};

}  // namespace hs::expr
