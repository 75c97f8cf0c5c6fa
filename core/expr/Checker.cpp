#include "core/expr/Checker.h"

#include <algorithm>

#include "core/expr/Call.h"
#include "core/expr/Suggestion.h"

namespace hs::expr {

namespace {

std::string didYouMean(std::string_view suggestion, std::string_view open = "'", std::string_view close = "'") {
    if (suggestion.empty()) return {};
    return " Did you mean " + std::string(open) + std::string(suggestion) + std::string(close) + "?";
}

std::string counted(std::size_t count) { return std::to_string(count) + (count == 1 ? " argument" : " arguments"); }

std::string countMessage(const Function& function, std::size_t written) {
    std::size_t fewest = static_cast<std::size_t>(-1), most = 0;
    bool repeats = false;
    for (const ParameterList& form : function.allForms()) {
        fewest = std::min(fewest, form.fewest());
        most = std::max(most, form.size());
        repeats = repeats || form.repeats();
    }
    std::string takes;
    if (repeats) takes = "at least " + counted(fewest);
    else if (fewest == most) takes = counted(most);
    else takes = std::to_string(fewest) + " to " + counted(most);
    return std::string(function.name) + " takes " + takes + ", got " + std::to_string(written) + ".";
}

Datum constantOf(std::string_view name) {
    if (name == "True") return Datum::boolean(true);
    if (name == "False") return Datum::boolean(false);
    if (name == "CRLF") return Datum::text("\r\n");
    return Datum();
}

/// Beside an unknown function, a word that some function takes is not a second mistake.
bool isOptionWord(const Node& node) {
    const auto words = optionWords();
    return node.kind == Node::Kind::Name && std::find(words.begin(), words.end(), node.constant.view()) != words.end();
}

}  // namespace

bool isWrittenAsCondition(const Ast& ast, const Node& node) {
    static constexpr std::string_view conditions[] = {"IsNull",   "IsNullOrEmpty", "IsPresent", "IsEmpty",
                                                      "IsString", "IsNumeric",     "IsDate",    "IsGuid",
                                                      "IsBitSet", "CBool",         "Not"};
    switch (node.kind) {
        case Node::Kind::Chain: {
            const Operator last = ast.link(node, node.count - 1).op;
            return isLogical(last) || isComparison(last);
        }
        case Node::Kind::Call:
            return std::find(std::begin(conditions), std::end(conditions), node.constant.view()) !=
                   std::end(conditions);
        case Node::Kind::Name: return node.constant.view() == "True" || node.constant.view() == "False";
        case Node::Kind::Constant: return node.constant.kind() == Datum::Kind::Boolean;
        default: return false;
    }
}

bool isSwitchOfPairs(const Ast& ast, const Node& node) {
    for (std::size_t i = 0; i < node.count; i += 2)
        if (!isWrittenAsCondition(ast, ast.child(node, i))) return false;
    return node.count > 0;
}

std::vector<Issue> Checker::check() {
    visit(ast_.root);
    std::stable_sort(issues_.begin(), issues_.end(),
                     [](const Issue& a, const Issue& b) { return a.position < b.position; });
    return std::move(issues_);
}

void Checker::add(Issue::Severity severity, Span mark, std::string_view code, std::string message) {
    Issue issue;
    issue.severity = severity;
    issue.message = std::move(message);
    issue.position = mark.position;
    issue.length = mark.length;
    issue.code = code;
    issues_.push_back(std::move(issue));
}

void Checker::visit(NodeId id) {
    Node& node = ast_.nodes[id];
    switch (node.kind) {
        case Node::Kind::Name: return visitName(node);
        case Node::Kind::Attribute: return visitAttribute(node);
        case Node::Kind::Variable: return visitVariable(node);
        case Node::Kind::Chain: return visitChain(node);
        case Node::Kind::Call: return visitCall(id);
        case Node::Kind::Constant:
        case Node::Kind::Ignore:
        case Node::Kind::Empty: return;
    }
}

void Checker::visitName(Node& node) {
    const std::string_view name = node.constant.view();
    const auto names = constantNames();
    if (name == "IgnoreThisFlow") {
        node.kind = Node::Kind::Ignore;
    } else if (std::find(names.begin(), names.end(), name) != names.end()) {
        node.kind = Node::Kind::Constant;
        node.constant = constantOf(name);
    } else if (name == "AuthoritativeNull") {
        error(node.mark, "not-available", "'AuthoritativeNull' is not available here; use NULL.");
    } else {
        std::string advice = didYouMean(suggestionFor(name, {names.begin(), names.end()}));
        if (name == "AND") advice = " Use &&.";
        if (name == "OR") advice = " Use ||.";
        error(node.mark, "unknown-name", "Unknown name '" + std::string(name) + "'." + advice);
    }
}

void Checker::visitAttribute(const Node& node) {
    if (!schema_) return;
    const std::string& name = ast_.attributes[node.index];
    std::vector<std::string_view> known;
    for (const AttributeName& attribute : *schema_) {
        if (attribute.text() == name) return;
        known.push_back(attribute.text());
    }
    error(node.mark, "unknown-attribute",
          "Unknown attribute '[" + name + "]'." + didYouMean(suggestionFor(name, known), "'[", "]'"));
}

void Checker::visitVariable(Node& node) {
    const std::string_view name = node.constant.view();
    for (std::size_t i = scope_.size(); i > 0; --i) {
        if (scope_[i - 1] != name) continue;
        node.index = static_cast<std::uint32_t>(i - 1);
        return;
    }
    error(node.mark, "unknown-variable", "Unknown variable '$" + std::string(name) + "'.");
}

bool Checker::isNull(NodeId id) const {
    const Node& node = ast_.at(id);
    return node.kind == Node::Kind::Constant && node.constant.isNull();
}

void Checker::visitChain(const Node& node) {
    for (std::size_t i = 0; i < node.count; ++i) visit(ast_.childId(node, i));
    bool both = false;
    for (std::size_t i = 1; i < node.count; ++i) {
        const Ast::Link link = ast_.link(node, i);
        if (isComparison(link.op) && ((i == 1 && isNull(ast_.childId(node, 0))) || isNull(ast_.childId(node, i))))
            error(link.mark, "null-literal", "Comparing with NULL is never True; use IsNull or IsNullOrEmpty.");
        if (!isLogical(link.op) || both || i == 1 || link.op == ast_.link(node, i - 1).op) continue;
        both = true;
        warning(link.mark, "mixed-logic",
                "&& and || are mixed without parentheses; they are taken from left to right.");
    }
}

bool Checker::resolveFunction(Node& node) {
    const std::string_view name = node.constant.view();
    node.function = findFunction(name);
    if (node.function) return true;
    const auto unavailable = unavailableFunctions();
    if (std::find(unavailable.begin(), unavailable.end(), name) != unavailable.end()) {
        error(node.mark, "not-available", "'" + std::string(name) + "' is not available here.");
        return false;
    }
    std::vector<std::string_view> names;
    for (const Function* function : functions()) names.push_back(function->name);
    error(node.mark, "unknown-function",
          "Unknown function '" + std::string(name) + "'." + didYouMean(suggestionFor(name, names)));
    return false;
}

/// Chooses the form that takes as many arguments as are written.
bool Checker::checkCount(Node& node) {
    const auto forms = node.function->allForms();
    node.form = &forms.front();
    if (node.function->ownCount) return true;
    for (const ParameterList& form : forms) {
        if (node.count < form.fewest() || (node.count > form.size() && !form.repeats())) continue;
        node.form = &form;
        return true;
    }
    error(node.mark, "argument-count", countMessage(*node.function, node.count));
    return false;
}

void Checker::checkRequired(const Node& node) {
    for (std::size_t i = 0; i < node.count; ++i) {
        const Parameter& parameter = node.form->at(i);
        if (ast_.isSupplied(node, i) || parameter.presence == Presence::Optional) continue;
        error(node.mark, "argument-missing",
              std::string(node.function->name) + ": argument " + std::to_string(i + 1) + " (" +
                  parameterName(*node.form, i) + ") is required.");
    }
}

void Checker::visitCall(NodeId id) {
    Node& node = ast_.nodes[id];
    const bool known = resolveFunction(node);
    if (known && node.function->name == "SelectUniqueValue" && id != ast_.root)
        error(node.mark, "outermost", "SelectUniqueValue must be the outermost function.");
    const bool fits = known && checkCount(node);
    if (fits && !node.function->ownCount && !node.function->emptyPositions) checkRequired(node);
    if (fits && node.function->name == "Switch") checkSwitch(node);
    const bool scoped = known && node.function->allForms().front().size() > 0 &&
                        node.function->allForms().front().at(0).want == Want::Variable;
    if (scoped) visitScope(id);
    else visitArguments(id);
    if (fits && node.function->name == "Replace") checkReplace(id);
}

void Checker::visitArguments(NodeId id) {
    const Node& node = ast_.at(id);
    for (std::size_t i = 0; i < node.count; ++i) {
        const NodeId argument = ast_.childId(node, i);
        const Parameter* parameter = node.form && node.form->size() > 0 ? &node.form->at(i) : nullptr;
        if (parameter && parameter->want == Want::Option) checkOption(node, *parameter, argument);
        else if (node.function || !isOptionWord(ast_.at(argument))) visit(argument);
    }
}

void Checker::checkOption(const Node& call, const Parameter& parameter, NodeId argument) {
    Node& node = ast_.nodes[argument];
    const auto names = constantNames();
    const std::string_view written = node.constant.isText() ? node.constant.view() : std::string_view();
    const bool bare = node.kind == Node::Kind::Name && parameter.bareWords &&
                      std::find(names.begin(), names.end(), written) == names.end();
    if (bare) node.kind = Node::Kind::Constant;
    const bool constantText = node.kind == Node::Kind::Constant && node.constant.isText();
    if (!constantText) return visit(argument);
    if (std::find(parameter.words.begin(), parameter.words.end(), written) != parameter.words.end()) return;
    error(node.mark, "option",
          std::string(call.function->name) + ": '" + std::string(written) + "' is not one of " +
              listed(parameter.words) + ".");
}

/// Select, Where and With: the variable is known in the last argument only.
void Checker::visitScope(NodeId id) {
    const Node& node = ast_.at(id);
    if (node.count == 0) return;
    const Node variable = ast_.child(node, 0);
    const bool named = variable.kind == Node::Kind::Variable;
    if (!named && variable.kind != Node::Kind::Empty)
        error(node.mark, "unknown-variable",
              std::string(node.function->name) + ": argument 1 must be a variable such as $item.");
    for (std::size_t i = 1; i < node.count; ++i) {
        const bool inside = named && i == 2;
        if (inside) scope_.push_back(variable.constant.view());
        visit(ast_.childId(node, i));
        if (inside) scope_.pop_back();
    }
}

}  // namespace hs::expr
