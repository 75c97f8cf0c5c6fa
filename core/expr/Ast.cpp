#include "core/expr/Ast.h"

#include <algorithm>

#include "core/expr/Pattern.h"
#include "core/expr/Replacement.h"

namespace hs::expr {

Ast::Ast() = default;
Ast::Ast(Ast&&) noexcept = default;
Ast& Ast::operator=(Ast&&) noexcept = default;
Ast::~Ast() = default;

std::string_view spellingOf(Operator op) {
    switch (op) {
        case Operator::Concatenate: return "&";
        case Operator::Add: return "+";
        case Operator::Subtract: return "-";
        case Operator::Multiply: return "*";
        case Operator::Equal: return "=";
        case Operator::NotEqual: return "<>";
        case Operator::Greater: return ">";
        case Operator::GreaterEqual: return ">=";
        case Operator::Less: return "<";
        case Operator::LessEqual: return "<=";
        case Operator::And: return "&&";
        case Operator::Or: return "||";
    }
    return "";
}

std::uint32_t Ast::attributeIndex(std::string_view name) {
    const auto found = std::find(attributes.begin(), attributes.end(), name);
    const auto index = static_cast<std::uint32_t>(found - attributes.begin());
    if (found == attributes.end()) attributes.emplace_back(name);
    return index;
}

}  // namespace hs::expr
