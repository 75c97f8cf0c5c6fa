#include "core/sync/MappingCheck.h"

#include <algorithm>

#include "core/expr/Expression.h"
#include "core/expr/Suggestion.h"
#include "core/model/MappingText.h"
#include "core/sync/CloudSchema.h"
#include "core/sync/DefaultRules.h"

namespace hs::sync {

namespace {

Error invalid(const Mapping& mapping, std::string message, std::string next) {
    return Error(ErrorCode::InvalidInput, std::move(message))
        .attributeNamed(mapping.target.text())
        .next(std::move(next));
}

std::string meant(const AttributeName& written, const std::vector<std::string_view>& candidates) {
    const std::string_view near = expr::suggestionFor(written.text(), candidates);
    return near.empty() ? "" : " Did you mean " + std::string(near) + "?";
}

Result<void> checkWritebackTarget(const Mapping& mapping) {
    const auto& targets = writebackTargets();
    if (std::find(targets.begin(), targets.end(), mapping.target) != targets.end()) return {};
    std::vector<std::string_view> names;
    for (const AttributeName& target : targets) names.push_back(target.text());
    return invalid(mapping,
                   mapping.target.text() + " is not one of the eight attributes that are written back." +
                       meant(mapping.target, names),
                   "Edit one of the eight; none can be added.");
}

Result<void> checkCloudTarget(const Mapping& mapping) {
    if (mapping.classes.empty())
        return invalid(mapping, "The mapping to " + mapping.target.text() + " applies to no object type.",
                       "Choose user or contact.");
    for (const ObjectClass objectClass : mapping.classes) {
        if (objectClass == ObjectClass::Group || objectClass == ObjectClass::Other)
            return invalid(mapping, "Objects of class " + std::string(toString(objectClass)) + " are not provisioned.",
                           "Choose user, inetOrgPerson or contact.");
        const auto known = cloudTargets(objectClass);
        if (std::any_of(known.begin(), known.end(),
                        [&](std::string_view name) { return mapping.target == AttributeName(name); }))
            continue;
        const std::string sort = objectClass == ObjectClass::Contact ? "contacts" : "users";
        return invalid(mapping,
                       "Microsoft Entra ID has no attribute " + mapping.target.text() + " on " + sort +
                           " that provisioning writes." + meant(mapping.target, {known.begin(), known.end()}),
                       "Choose a target attribute of the cloud's schema.");
    }
    return {};
}

Result<void> checkSource(const Mapping& mapping) {
    const std::string& target = mapping.target.text();
    if (mapping.type == MappingType::None) return {};
    if (mapping.type == MappingType::Direct && mapping.source.empty())
        return invalid(mapping, "The direct mapping to " + target + " has no source attribute.",
                       "Choose the attribute to copy.");
    if (mapping.type == MappingType::Constant && constantOf(mapping.expression).empty())
        return invalid(mapping, "The constant for " + target + " is empty.",
                       "Write the constant, or choose the type None to leave the target alone.");
    if (mapping.expression.empty())
        return invalid(mapping, "The mapping to " + target + " has no expression.", "Write one, e.g. [mail].");
    const auto expression = expr::Expression::compile(mapping.expression);
    if (expression.valid()) return {};
    return invalid(
        mapping,
        "The expression for " + target + " is wrong:\n" + expr::renderIssues(mapping.expression, expression.issues()),
        "Correct the expression; `hybridsync eval` tries one out.");
}

Result<void> checkDuplicates(const std::vector<Mapping>& mappings) {
    for (auto one = mappings.begin(); one != mappings.end(); ++one)
        if (std::any_of(mappings.begin(), one, [&](const Mapping& other) { return other.sharesTargetWith(*one); }))
            return invalid(*one, one->target.text() + " is the target of another mapping already.",
                           "Edit that mapping, or choose another target attribute.");
    return {};
}

Result<void> checkMatching(const std::vector<Mapping>& mappings) {
    for (const ObjectClass objectClass : {ObjectClass::User, ObjectClass::InetOrgPerson, ObjectClass::Contact}) {
        const auto matches = [&](const Mapping& mapping) {
            return mapping.matchingPrecedence > 0 && mapping.enabled && mapping.type != MappingType::None &&
                   mapping.appliesTo(objectClass);
        };
        if (std::none_of(mappings.begin(), mappings.end(), matches))
            return Error(ErrorCode::InvalidInput,
                         "No mapping matches objects of class " + std::string(toString(objectClass)) + ".")
                .attributeNamed("matchingPrecedence")
                .next("Give one mapping the matching precedence 1, usually onPremisesImmutableId.");
        const auto anchors = [&](const Mapping& mapping) {
            return mapping.target == AttributeName("onPremisesImmutableId") && matches(mapping);
        };
        if (std::none_of(mappings.begin(), mappings.end(), anchors))
            return Error(ErrorCode::InvalidInput, "The source anchor would not reach objects of class " +
                                                      std::string(toString(objectClass)) + " any more.")
                .attributeNamed("onPremisesImmutableId")
                .next("Keep its mapping on, with a matching precedence.");
    }
    return {};
}

}  // namespace

Result<void> checkMapping(RuleKind rule, const Mapping& mapping) {
    if (mapping.target.empty()) return invalid(mapping, "The mapping has no target attribute.", "Choose one.");
    if (mapping.matchingPrecedence < 0)
        return invalid(mapping, "The matching precedence of " + mapping.target.text() + " is below 0.",
                       "Write 1, 2, … or 0 for none.");
    HS_TRY(rule == RuleKind::Writeback ? checkWritebackTarget(mapping) : checkCloudTarget(mapping));
    // A writeback mapping without an expression is the default one.
    if (rule == RuleKind::Writeback && mapping.expression.empty()) return {};
    return checkSource(mapping);
}

Result<void> checkMappings(RuleKind rule, const std::vector<Mapping>& mappings) {
    for (const Mapping& mapping : mappings) HS_TRY(checkMapping(rule, mapping));
    HS_TRY(checkDuplicates(mappings));
    return rule == RuleKind::Provisioning ? checkMatching(mappings) : Result<void>();
}

}  // namespace hs::sync
