// The part of Checker that knows the forms of Switch and Replace.
#include "core/expr/Checker.h"
#include "core/expr/Pattern.h"
#include "core/expr/ReplaceMode.h"
#include "core/expr/Replacement.h"

namespace hs::expr {

void Checker::checkSwitch(Node& node) {
    if (node.count % 2 != 0)
        return error(node.mark, "switch-count",
                     "Switch needs an even number of arguments, got " + std::to_string(node.count) + ".");
    const bool pairs = isSwitchOfPairs(ast_, node);
    node.index = pairs ? 1 : 0;
    if (node.count == 0 || (!pairs && node.count < 4))
        return error(node.mark, "switch-count", "Switch needs at least one key and value.");
    for (std::size_t i = 0; i < node.count; ++i) {
        if (ast_.isSupplied(node, i) || (!pairs && i == 1)) continue;
        const std::string_view parameter = pairs ? (i % 2 == 0 ? "condition" : "value")
                                                 : (i == 0       ? "source"
                                                    : i % 2 == 0 ? "key"
                                                                 : "value");
        error(node.mark, "argument-missing",
              "Switch: argument " + std::to_string(i + 1) + " (" + std::string(parameter) + ") is required.");
    }
    if (!pairs) return;
    for (std::size_t i = 0; i + 2 < node.count; i += 2) {
        const Node& condition = ast_.child(node, i);
        const std::string_view name =
            condition.kind == Node::Kind::Name ? condition.constant.view() : std::string_view();
        if (name == "True")
            warning(condition.mark, "constant-condition",
                    "This condition is always True; the pairs after it are never used.");
        if (name == "False")
            warning(condition.mark, "constant-condition", "This condition is never True; its value is never used.");
    }
}

void Checker::checkReplace(NodeId id) {
    const Node& node = ast_.at(id);
    switch (replaceModeOf(ast_, node)) {
        case ReplaceMode::None:
            return error(node.mark, "replace-mode", "Replace: this combination of arguments has no meaning.");
        case ReplaceMode::Plain:
        case ReplaceMode::Occurrences:
        case ReplaceMode::Template: return;
        case ReplaceMode::Matches: return checkReplaceConstants(id, 0, 4);
        case ReplaceMode::Group:
        case ReplaceMode::Fallback: return checkReplaceConstants(id, 3, 0);
    }
}

/// Compiles what is constant; 0 stands for an argument that the mode does not have.
void Checker::checkReplaceConstants(NodeId id, std::size_t group, std::size_t replacement) {
    const auto constantText = [&](std::size_t i) {
        const Node& argument = ast_.child(ast_.at(id), i);
        return argument.kind == Node::Kind::Constant && argument.constant.isText();
    };
    constexpr std::size_t patternArgument = 2;
    if (!constantText(patternArgument)) return;
    const Node& written = ast_.child(ast_.at(id), patternArgument);
    auto pattern = Pattern::compile(written.constant.view());
    if (!pattern) return error(written.mark, "pattern", "Replace: " + pattern.error().message);
    const Pattern& compiled = **pattern;
    ast_.patterns.push_back(std::move(pattern).value());
    ast_.nodes[id].pattern = ast_.patterns.back().get();
    if (group != 0 && constantText(group)) {
        const Node& name = ast_.child(ast_.at(id), group);
        if (!compiled.groupByName(name.constant.view()))
            error(name.mark, "pattern",
                  "Replace: the pattern has no group named '" + std::string(name.constant.view()) + "'.");
    }
    if (replacement != 0 && constantText(replacement)) {
        const Node& text = ast_.child(ast_.at(id), replacement);
        auto references = Replacement::compile(text.constant.view(), compiled);
        if (!references) return error(text.mark, "pattern", "Replace: " + references.error().message);
        ast_.replacements.push_back(std::make_unique<const Replacement>(std::move(references).value()));
        ast_.nodes[id].replacement = ast_.replacements.back().get();
    }
}

}  // namespace hs::expr
