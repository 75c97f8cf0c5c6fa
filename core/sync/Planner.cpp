#include "core/sync/Planner.h"

#include <algorithm>

#include "core/sync/Differ.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;

const AttributeName accountEnabled = "accountEnabled";

ObjectRef refTo(Side side, const Object& object) {
    return ObjectRef{side, object.objectClass, object.id, object.name, object.anchor};
}

AttributeChange kept(const Mapping& mapping, const Values& before, std::string reason) {
    AttributeChange change;
    change.source = mapping.source;
    change.target = mapping.target;
    change.before = before;
    change.after = before;
    change.result = Verdict::Kept;
    change.reason = std::move(reason);
    return change;
}

/// Why the directory cannot take the attribute; empty when it can or nothing is known of it.
std::string schemaObjection(const SchemaCheck* schema, const AttributeName& target, ObjectClass objectClass) {
    if (!schema) return {};
    const std::string server = schema->server.empty() ? "The directory" : schema->server;
    for (const SchemaCheck::Attribute& attribute : schema->attributes) {
        if (!(target == AttributeName(attribute.name))) continue;
        if (!attribute.present) return server + " has no attribute " + attribute.name + " in its schema";
        const bool allowed = objectClass == ObjectClass::Contact         ? attribute.contact
                             : objectClass == ObjectClass::InetOrgPerson ? attribute.inetOrgPerson
                                                                         : attribute.user;
        if (!allowed)
            return "Class " + std::string(toString(objectClass)) + " of " + server + " does not allow " +
                   attribute.name;
    }
    return {};
}

bool turnsOff(const AttributeChange& change) {
    return change.target == accountEnabled && change.result == Verdict::Planned && !change.before.empty() &&
           change.before.front().asBoolean().value_or(true) && !change.after.empty() &&
           !change.after.front().asBoolean().value_or(true);
}

/// How people will address an object that does not exist yet.
std::string plannedName(const std::vector<AttributeChange>& attributes, ObjectClass objectClass) {
    const AttributeName naming = objectClass == ObjectClass::Contact ? "mail" : "userPrincipalName";
    for (const AttributeChange& attribute : attributes)
        if (attribute.target == naming && attribute.result == Verdict::Planned && !attribute.after.empty())
            return attribute.after.front().bytes();
    return {};
}

Error errorOf(const Change& change, const AttributeChange& attribute) {
    return Error(ErrorCode::InvalidInput, attribute.reason)
        .on(change.source.name)
        .attributeNamed(attribute.target.text())
        .next("Correct " + attribute.source.text() + " of " + change.source.name + ", or the mapping to " +
              attribute.target.text());
}

}  // namespace

Planner::Planner(const CompiledRule& rule, const SchemaCheck* schema, expr::Environment environment)
    : rule_(rule), schema_(schema), environment_(std::move(environment)) {}

AttributeChange Planner::planAttribute(const Mapper& mapper, const CompiledRule::Entry& entry, const Object* target,
                                       ObjectClass directoryClass) const {
    static const Values none;
    const Mapping& mapping = entry.mapping;
    const Side side = rule_.rule().targetSide();
    const Values& before = target ? target->values(mapping.target) : none;
    if (!mapping.enabled) return kept(mapping, before, "This mapping is switched off");
    if (mapping.onlyOnCreate && target) return kept(mapping, before, "Written only when the object is created");
    if (side == Side::Directory)
        if (std::string why = schemaObjection(schema_, mapping.target, directoryClass); !why.empty())
            return kept(mapping, before, std::move(why));
    if (const std::string* reason = target ? target->unknownReason(mapping.target) : nullptr)
        return kept(mapping, before, "The present value of " + mapping.target.text() + " is unknown: " + *reason);

    Intention intention = mapper.intend(entry);
    const bool nothing = intention.flow == Intention::Flow::Clear || intention.flow == Intention::Flow::Keep;
    if (!target && nothing && !intention.unknown && !mapping.defaultValue.empty()) {
        intention.flow = Intention::Flow::Value;
        intention.values = {Value::text(mapping.defaultValue)};
    } else if (intention.flow == Intention::Flow::Clear && side == Side::Directory) {
        // Writeback never takes a value away: the cloud saying nothing is no reason to forget what is known on
        // premises.
        intention.flow = Intention::Flow::Keep;
    }
    return Differ(mapping, side).decide(std::move(intention), before);
}

/// Create, Update, Disable or None; a create that lacks what it cannot be without, and a change that has nothing left
/// but failures, have failed.
void Planner::judge(Change& change, bool creating) const {
    const auto first = [&](auto&& condition) {
        return std::find_if(change.attributes.begin(), change.attributes.end(), condition);
    };
    const auto none = change.attributes.end();
    const auto failed = first([](const AttributeChange& a) { return a.result == Verdict::Failed; });
    const auto planned = first([](const AttributeChange& a) { return a.result == Verdict::Planned; });
    change.kind = planned == none           ? ChangeKind::None
                  : first(turnsOff) != none ? ChangeKind::Disable
                                            : ChangeKind::Update;
    auto culprit = failed;
    if (creating) {
        const auto lacking = first([&](const AttributeChange& a) {
            return a.result != Verdict::Planned && AttributeSyntax::of(change.target.side, a.target).required;
        });
        change.kind = lacking == none ? ChangeKind::Create : ChangeKind::None;
        if (lacking != none && lacking->result != Verdict::Failed) {
            lacking->result = Verdict::Failed;
            lacking->reason = lacking->target.text() + " is required to create the object: " + lacking->reason;
        }
        if (lacking != none) culprit = lacking;
    }
    if (culprit == none) return;
    change.error = errorOf(change, *culprit);
    if (change.kind != ChangeKind::None) return;
    change.state = Change::State::Failed;
    for (AttributeChange& attribute : change.attributes) {
        if (attribute.result != Verdict::Planned) continue;
        attribute.result = Verdict::Kept;  // of a create that cannot be
        attribute.reason = "The object is not created";
        attribute.after = attribute.before;
    }
}

Change Planner::plan(const Object& source, const Object* target, ObjectClass directoryClass) const {
    const Rule& rule = rule_.rule();
    Change change;
    change.rule = rule.kind;
    change.source = refTo(rule.sourceSide(), source);
    if (target) {
        change.target = refTo(rule.targetSide(), *target);
    } else {
        change.target.side = rule.targetSide();
        change.target.objectClass = directoryClass == ObjectClass::Contact ? ObjectClass::Contact : ObjectClass::User;
        change.target.anchor = source.anchor;
    }
    if (!target && rule.kind == RuleKind::Writeback) {
        change.kind = ChangeKind::None;
        return change;
    }
    const Mapper mapper(rule_, environment_, source);
    for (const CompiledRule::Entry& entry : rule_.mappings())
        if (entry.mapping.appliesTo(directoryClass))
            change.attributes.push_back(planAttribute(mapper, entry, target, directoryClass));
    judge(change, target == nullptr);
    if (!target) change.target.name = plannedName(change.attributes, change.target.objectClass);
    return change;
}

}  // namespace hs::sync
