#include "app/cli/MappingWishes.h"

#include <algorithm>

#include "core/model/MappingText.h"
#include "core/sync/DefaultRules.h"

namespace hs::cli {

void MappingWishes::addPlace(CLI::App& verb) {
    verb.add_option("--rule", rule, "provisioning or writeback; by itself writeback for its eight targets")
        ->check(CLI::IsMember({"provisioning", "writeback"}));
    verb.add_option("--class", className, "user (also inetOrgPerson) or contact")
        ->check(CLI::IsMember({"user", "contact"}));
}

void MappingWishes::addEdits(CLI::App& verb) {
    const auto sources = verb.add_option_group("source", "Where the value comes from; one of them");
    sources->require_option(0, 1);
    sources->add_option("--direct", direct, "Copy this attribute")->type_name("ATTRIBUTE");
    sources->add_option("--constant", constant, "Always this text");
    sources->add_option("--expression", expression, "What this expression gives");
    sources->add_flag("--none", none, "Leave the target alone");
    verb.add_option("--default", defaultValue, "At creation, when there is no value; \"\" = none");
    verb.add_option("--apply", apply, "always, or create = only when the object is created")
        ->check(CLI::IsMember({"always", "create"}));
    verb.add_option("--match", match, "Matching precedence 1, 2, …; 0 = no matching attribute");
    CLI::Option* switchedOff = verb.add_option("--off", off, "Switch it off, and say why")->type_name("REASON");
    verb.add_flag("--on", on, "Switch it on again")->excludes(switchedOff);
    verb.add_flag("--delete", remove, "Delete the mapping");
}

RuleKind MappingWishes::ruleOfTarget() const {
    if (const auto asked = onlyRule()) return *asked;
    const auto& eight = sync::writebackTargets();
    const bool written = std::find(eight.begin(), eight.end(), AttributeName(target)) != eight.end();
    return written ? RuleKind::Writeback : RuleKind::Provisioning;
}

Result<Mapping*> MappingWishes::wanted(std::vector<Mapping>& mappings, RuleKind kind) const {
    const auto found = std::find_if(mappings.begin(), mappings.end(), [&](const Mapping& mapping) {
        return mapping.target == AttributeName(target) &&
               (kind == RuleKind::Writeback || mapping.appliesTo(objectClass()));
    });
    if (found != mappings.end()) return &*found;
    if (kind == RuleKind::Writeback || remove)
        return Error(ErrorCode::NotFound, "There is no mapping to " + target + ".")
            .attributeNamed(target)
            .next("See: hybridsync mapping list " + configuration);
    if (!direct && !constant && !expression && !none)
        return Error(ErrorCode::InvalidInput, "The new mapping to " + target + " has no source.")
            .attributeNamed(target)
            .next("Give --direct, --constant, --expression or --none.");
    Mapping added;
    added.target = target;
    added.classes = objectClass() == ObjectClass::Contact
                        ? std::vector<ObjectClass>{ObjectClass::Contact}
                        : std::vector<ObjectClass>{ObjectClass::User, ObjectClass::InetOrgPerson};
    mappings.push_back(std::move(added));
    return &mappings.back();
}

void MappingWishes::change(Mapping& mapping) const {
    if (direct) {
        mapping.type = MappingType::Direct;
        mapping.source = *direct;
        mapping.expression = directExpression(*direct);
    } else if (constant) {
        mapping.type = MappingType::Constant;
        mapping.source.clear();
        mapping.expression = constantExpression(*constant);
    } else if (expression) {
        mapping.type = MappingType::Expression;
        mapping.expression = *expression;
    } else if (none) {
        mapping.type = MappingType::None;
        mapping.expression.clear();
    }
    if (defaultValue) mapping.defaultValue = *defaultValue;
    if (apply) mapping.onlyOnCreate = *apply == "create";
    if (match) mapping.matchingPrecedence = *match;
    if (off) {
        mapping.enabled = false;
        mapping.disabledReason = *off;
    } else if (on) {
        mapping.enabled = true;
        mapping.disabledReason.clear();
    }
}

Result<std::vector<Mapping>> MappingWishes::granted(const service::MappingList& list) const {
    if (list.rule == RuleKind::Writeback && (none || constant || defaultValue || apply || match))
        return Error(ErrorCode::InvalidInput, "Of a writeback mapping only the expression and the switch can change.")
            .attributeNamed(target)
            .next("Give --direct, --expression, --off REASON or --on.");
    std::vector<Mapping> mappings = list.mappings;
    HS_ASSIGN(Mapping * mapping, wanted(mappings, list.rule));
    if (remove) {
        if (list.rule == RuleKind::Writeback)
            return Error(ErrorCode::InvalidInput, "The eight writeback mappings cannot be deleted.")
                .attributeNamed(target)
                .next("Switch it off: --off REASON.");
        mappings.erase(mappings.begin() + (mapping - mappings.data()));
        return mappings;
    }
    change(*mapping);
    return mappings;
}

}  // namespace hs::cli
