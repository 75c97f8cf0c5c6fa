#include "core/sync/MappingCheck.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/expr/Expression.h"
#include "core/expr/Suggestion.h"
#include "core/model/MappingNames.h"
#include "core/sync/DefaultRules.h"

namespace hs::sync {

namespace {

constexpr const char* anchorTarget = "onPremisesImmutableId";

std::string didYouMean(const std::string& written, const std::vector<AttributeName>& names) {
    std::vector<std::string_view> candidates;
    for (const AttributeName& name : names) candidates.push_back(name.text());
    const std::string_view near = expr::suggestionFor(written, candidates);
    return near.empty() ? std::string() : " Did you mean '" + std::string(near) + "'?";
}

/// Everything that is looked at, and what was found so far.
struct Look {
    const Rule& rule;
    const Schema* source;
    const Schema* target;
    std::vector<MappingFinding> findings;

    void error(std::size_t mapping, std::string message, std::string next) {
        findings.push_back({mapping, true, std::move(message), std::move(next)});
    }
    const Mapping& at(std::size_t index) const { return rule.mappings[index]; }
};

void lookForTwins(Look& look) {
    std::map<std::pair<ObjectClass, AttributeName>, std::size_t> first;
    for (std::size_t i = 0; i < look.rule.mappings.size(); ++i) {
        const Mapping& mapping = look.at(i);
        for (const ObjectClass each : mapping.allClasses()) {
            if (first.emplace(std::pair(each, mapping.target), i).second) continue;
            look.error(i,
                       mapping.target.text() + " of " + std::string(toString(each)) +
                           " objects is the target of another mapping already.",
                       "Change or delete one of the two.");
            break;
        }
    }
}

void lookAtTarget(Look& look, std::size_t index) {
    const Mapping& mapping = look.at(index);
    if (mapping.target.empty())
        return look.error(index, "The mapping has no target attribute.", "Choose the attribute it writes.");
    if (look.target == nullptr || look.target->classes.empty() || mapping.target.text().starts_with("extension_"))
        return;
    for (const ObjectClass each : mapping.allClasses()) {
        if (look.target->allows(std::string(toString(each)), mapping.target)) continue;
        const bool known = look.target->attribute(mapping.target) != nullptr;
        return look.error(
            index,
            (known ? mapping.target.text() + " cannot be written on " + std::string(toString(each)) + " objects."
                   : "Unknown target attribute '" + mapping.target.text() + "'.") +
                (known ? std::string() : didYouMean(mapping.target.text(), targetNames(*look.target, {each}))),
            "Choose another target attribute, or other object types.");
    }
}

void lookAtExpression(Look& look, std::size_t index) {
    const Mapping& mapping = look.at(index);
    if (mapping.type == MappingType::None) return;
    if (mapping.type == MappingType::Direct && mapping.expression.size() < 3)
        return look.error(index, "A Direct mapping needs a source attribute.", "Choose the attribute it reads.");
    std::vector<AttributeName> names;
    if (look.source != nullptr && !look.source->attributes.empty()) {
        names = sourceNames(*look.source, look.rule.sourceSide(), mapping.classes);
        for (const Mapping& derived : look.rule.derived) names.push_back(derived.target);
    }
    const auto expression = names.empty() ? expr::Expression::compile(mapping.expression)
                                          : expr::Expression::compile(mapping.expression, names);
    // An attribute that this forest lacks (mailNickname without Exchange) is read as null: worth a word to whoever
    // wrote it, no more.
    const std::vector<Mapping> defaults = ruleOf(look.rule.kind).mappings;
    const bool isOurs = std::find(defaults.begin(), defaults.end(), mapping) != defaults.end();
    for (const expr::Issue& issue : expression.issues()) {
        const bool unknown = issue.code == "unknown-attribute";
        if (unknown && isOurs) continue;
        look.findings.push_back({index, issue.severity == expr::Issue::Severity::Error && !unknown, issue.message,
                                 issue.hint.empty() ? "Correct the expression." : issue.hint, issue.position,
                                 issue.length});
    }
}

/// What finds the twin of an object must be there, once for each place in the order, and never switched off.
void lookAtMatching(Look& look) {
    if (look.rule.kind != RuleKind::Provisioning) return;
    for (const ObjectClass each : mappedClasses()) {
        std::set<int> places;
        bool anchored = false;
        bool any = false;
        for (std::size_t i = 0; i < look.rule.mappings.size(); ++i) {
            const Mapping& mapping = look.at(i);
            if (!mapping.appliesTo(each) || mapping.type == MappingType::None || !mapping.enabled) continue;
            any = true;
            anchored = anchored || mapping.target == AttributeName(anchorTarget);
            if (mapping.matchingPrecedence < 0)
                look.error(i, "The matching precedence of " + mapping.target.text() + " is negative.",
                           "Write 0 for an attribute that is not matched by, else 1, 2, ….");
            else if (mapping.matchingPrecedence > 0 && !places.insert(mapping.matchingPrecedence).second)
                look.error(i,
                           "Two mappings of " + std::string(toString(each)) + " objects have the matching precedence " +
                               std::to_string(mapping.matchingPrecedence) + ".",
                           "Give each its own.");
        }
        if (any && !anchored)
            look.error(MappingFinding::noMapping,
                       std::string(toString(each)) + " objects have no mapping to " + anchorTarget +
                           ", by which an object is found again.",
                       "Add it, or restore the defaults.");
        else if (any && places.empty())
            look.error(MappingFinding::noMapping, std::string(toString(each)) + " objects have no matching attribute.",
                       "Give one mapping the matching precedence 1.");
    }
}

}  // namespace

std::vector<MappingFinding> checkMappings(const Rule& rule, const Schema* source, const Schema* target) {
    Look look{rule, source, target, {}};
    lookForTwins(look);
    for (std::size_t i = 0; i < rule.mappings.size(); ++i) {
        if (!rule.mappings[i].enabled) continue;
        lookAtTarget(look, i);
        lookAtExpression(look, i);
    }
    lookAtMatching(look);
    return std::move(look.findings);
}

Result<void> verdictOf(const Rule& rule, const std::vector<MappingFinding>& findings) {
    const auto found =
        std::find_if(findings.begin(), findings.end(), [](const MappingFinding& each) { return each.isError; });
    if (found == findings.end()) return {};
    if (found->mapping == MappingFinding::noMapping)
        return Error(ErrorCode::InvalidInput, found->message).on(rule.name).next(found->next);
    const Mapping& mapping = rule.mappings[found->mapping];
    std::string message = "The mapping to " + mapping.target.text() + ": " + found->message;
    if (found->length != 0) message += " (in " + mapping.expression + ")";
    return Error(ErrorCode::InvalidInput, std::move(message))
        .on(rule.name)
        .attributeNamed(mapping.target.text())
        .next(found->next);
}

}  // namespace hs::sync
