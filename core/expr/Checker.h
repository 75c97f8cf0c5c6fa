#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/expr/Ast.h"
#include "core/expr/Expression.h"

namespace hs::expr {

/// Checks a parsed expression as a whole, before anything is evaluated, so that mistakes in branches that are not
/// taken are found too. On the way it resolves names, functions and variables in the tree and compiles constant
/// patterns: a tree without errors is ready to be evaluated.
class Checker {
public:
    /// `schema` are the attributes that the source has; null when that is not known.
    Checker(Ast& ast, const std::vector<AttributeName>* schema) : ast_(ast), schema_(schema) {}

    /// All issues in the order of their position.
    std::vector<Issue> check();

private:
    void visit(NodeId id);
    void visitName(Node& node);
    void visitAttribute(const Node& node);
    void visitVariable(Node& node);
    void visitChain(const Node& node);
    void visitCall(NodeId id);
    void visitArguments(NodeId id);
    void visitScope(NodeId id);
    bool resolveFunction(Node& node);
    bool checkCount(Node& node);
    void checkRequired(const Node& node);
    void checkOption(const Node& call, const Parameter& parameter, NodeId argument);
    void checkSwitch(Node& node);
    void checkReplace(NodeId id);
    void checkReplaceConstants(NodeId id, std::size_t group, std::size_t replacement);
    bool isNull(NodeId id) const;

    void error(Span mark, std::string_view code, std::string message) {
        add(Issue::Severity::Error, mark, code, std::move(message));
    }
    void warning(Span mark, std::string_view code, std::string message) {
        add(Issue::Severity::Warning, mark, code, std::move(message));
    }
    void add(Issue::Severity severity, Span mark, std::string_view code, std::string message);

    Ast& ast_;
    const std::vector<AttributeName>* schema_;
    std::vector<std::string_view> scope_;  ///< variables, outermost first
    std::vector<Issue> issues_;
};

/// True when an argument is *written as a condition*, which tells the two forms of Switch apart (6.10).
bool isWrittenAsCondition(const Ast& ast, const Node& node);

/// True when a Switch has the form of pairs of condition and value. The checker leaves the answer in the node's
/// `index`.
bool isSwitchOfPairs(const Ast& ast, const Node& node);

}  // namespace hs::expr
