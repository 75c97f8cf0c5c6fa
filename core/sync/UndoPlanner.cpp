#include "core/sync/UndoPlanner.h"

#include <algorithm>

#include "core/base/Encoding.h"
#include "core/sync/AttributeSyntax.h"
#include "core/sync/PlanRun.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;
using Operation = AttributeChange::Operation;

const AttributeName proxyAddresses = "proxyAddresses";
const AttributeName accountEnabled = "accountEnabled";

void keep(AttributeChange& attribute, std::string reason) {
    attribute.result = Verdict::Kept;
    attribute.after = attribute.before;
    attribute.payload.clear();
    attribute.reason = std::move(reason);
}

bool isX500(const Value& value) {
    return equalsIgnoringAsciiCase(std::string_view(value.bytes()).substr(0, 5), "x500:");
}

Values without(const Values& values, const Values& payload, const AttributeSyntax& syntax) {
    Values rest;
    for (const Value& value : values)
        if (!syntax.holds(payload, value)) rest.push_back(value);
    return rest;
}

/// Replace or Clear: the former values, unless somebody has written others since.
void takeBackWhole(AttributeChange& inverse, const AttributeChange& written, const AttributeSyntax& syntax) {
    const Values wrote = written.operation == Operation::Clear ? Values() : written.after;
    if (!syntax.same(wrote, inverse.before)) {
        keep(inverse, "Changed since: " + written.target.text() + " holds " + listed(inverse.before) +
                          ", and the run wrote " + listed(wrote));
    } else if (syntax.same(written.before, inverse.before)) {
        inverse.result = Verdict::Unchanged;
        inverse.after = inverse.before;
    } else {
        inverse.operation = written.before.empty() ? Operation::Clear : Operation::Replace;
        inverse.after = written.before;
    }
}

/// Add or Remove: only that very value.
void takeBackValue(AttributeChange& inverse, const AttributeChange& written, const AttributeSyntax& syntax) {
    const bool added = written.operation == Operation::Add;
    inverse.operation = added ? Operation::Remove : Operation::Add;
    inverse.payload = written.payload;
    const bool asWritten = std::all_of(written.payload.begin(), written.payload.end(), [&](const Value& value) {
        return syntax.holds(inverse.before, value) == added;
    });
    if (!asWritten) {
        keep(inverse, "Changed since: " + written.target.text() + " holds " + listed(inverse.before) +
                          ", and the run " + (added ? "added " : "took away ") + listed(written.payload));
        return;
    }
    if (added && written.target == proxyAddresses &&
        !std::all_of(written.payload.begin(), written.payload.end(), isX500)) {
        keep(inverse, "Only an X500 address is ever taken out of proxyAddresses");
        return;
    }
    inverse.after = inverse.before;
    if (added) inverse.after = without(inverse.before, written.payload, syntax);
    else inverse.after.insert(inverse.after.end(), written.payload.begin(), written.payload.end());
}

AttributeChange inverseOf(const AttributeChange& written, Side side, const Object& now) {
    AttributeChange inverse;
    inverse.source = written.source;
    inverse.target = written.target;
    inverse.before = inverse.after = now.values(written.target);
    const AttributeSyntax& syntax = AttributeSyntax::of(side, written.target);
    if (const std::string* unknown = now.unknownReason(written.target))
        keep(inverse, "The present value of " + written.target.text() + " is unknown: " + *unknown);
    else if (written.operation == Operation::Add || written.operation == Operation::Remove)
        takeBackValue(inverse, written, syntax);
    else takeBackWhole(inverse, written, syntax);
    return inverse;
}

bool turnsOff(const AttributeChange& attribute) {
    return attribute.target == accountEnabled && attribute.result == Verdict::Planned && !attribute.after.empty() &&
           !attribute.after.front().asBoolean().value_or(true);
}

std::string firstReason(const Change& change) {
    for (const AttributeChange& attribute : change.attributes)
        if (!attribute.reason.empty()) return attribute.reason;
    return "Every value is already as it was before";
}

void judge(Change& change) {
    if (std::any_of(change.attributes.begin(), change.attributes.end(), turnsOff)) change.kind = ChangeKind::Disable;
    else change.kind = ChangeKind::Update;
    const bool any = std::any_of(change.attributes.begin(), change.attributes.end(),
                                 [](const AttributeChange& a) { return a.result == Verdict::Planned; });
    if (any) return;
    change.kind = ChangeKind::None;
    skip(change, firstReason(change));
}

Change inverseOf(const Change& written, const Object* now) {
    Change change;
    change.rule = written.rule;
    change.source = written.source;
    change.target = written.target;
    if (written.kind == ChangeKind::Delete) {
        change.kind = ChangeKind::Restore;
        if (now) skip(change, written.target.name + " is there again");
        return change;
    }
    if (!now) {
        change.kind = ChangeKind::None;
        skip(change, written.target.name + " is not there any more");
        return change;
    }
    if (!now->name.empty()) change.target.name = now->name;
    if (written.kind == ChangeKind::Create || written.kind == ChangeKind::Restore) {
        change.kind = ChangeKind::Delete;
        return change;
    }
    for (const AttributeChange& attribute : written.attributes)
        if (attribute.result == Verdict::Written)
            change.attributes.push_back(inverseOf(attribute, change.target.side, *now));
    judge(change);
    return change;
}

void recheckAttribute(AttributeChange& attribute, Side side, const Object& now) {
    if (attribute.result != Verdict::Planned) return;
    const Values& present = now.values(attribute.target);
    const AttributeSyntax& syntax = AttributeSyntax::of(side, attribute.target);
    if (const std::string* unknown = now.unknownReason(attribute.target)) {
        keep(attribute, "The present value of " + attribute.target.text() + " is unknown: " + *unknown);
        return;
    }
    if (syntax.same(present, attribute.before)) return;
    const Values expected = attribute.before;
    attribute.before = present;
    keep(attribute, "Changed since the preview: " + attribute.target.text() + " holds " + listed(present) +
                        ", and held " + listed(expected));
}

Change recheckOf(const Change& planned, const Object* now) {
    Change change = planned;
    if (change.kind == ChangeKind::Restore) {
        if (now) skip(change, change.target.name + " is there again");
        return change;
    }
    if (!now) {
        skip(change, change.target.name + " is not there any more");
        return change;
    }
    if (change.kind == ChangeKind::Delete) return change;
    for (AttributeChange& attribute : change.attributes) recheckAttribute(attribute, change.target.side, *now);
    judge(change);
    return change;
}

}  // namespace

bool UndoPlanner::wrote(const Change& change) {
    if (change.state == Change::State::Done) return true;
    // One refused attribute does not sink the others: those are in the target.
    return change.state == Change::State::Failed && change.kind != ChangeKind::Create &&
           std::any_of(change.attributes.begin(), change.attributes.end(),
                       [](const AttributeChange& a) { return a.result == Verdict::Written; });
}

Result<UndoPlanner::Targets> UndoPlanner::readTargets(std::span<const Change> changes, Side side,
                                                      std::stop_token stop) {
    Query query;
    query.classes = {ObjectClass::User, ObjectClass::Contact};
    if (side == Side::Directory) query.classes.push_back(ObjectClass::InetOrgPerson);
    std::vector<std::string> ids;
    for (const Change& change : changes) {
        if (change.target.side != side || change.target.id.empty()) continue;
        ids.push_back(change.target.id);
        for (const AttributeChange& attribute : change.attributes)
            if (std::find(query.attributes.begin(), query.attributes.end(), attribute.target) == query.attributes.end())
                query.attributes.push_back(attribute.target);
    }
    Targets targets;
    if (ids.empty()) return targets;
    HS_ASSIGN(auto found, (side == Side::Directory ? directory_ : cloud_).fetch(query, ids, stop));
    for (Object& object : found) {
        std::string id = object.id;
        targets.insert_or_assign(std::move(id), std::move(object));
    }
    return targets;
}

Result<void> UndoPlanner::read(std::span<const Change> changes, std::stop_token stop) {
    HS_ASSIGN(inDirectory_, readTargets(changes, Side::Directory, stop));
    HS_ASSIGN(inCloud_, readTargets(changes, Side::Cloud, stop));
    return {};
}

const Object* UndoPlanner::targetOf(const Change& change) const {
    const Targets& targets = change.target.side == Side::Directory ? inDirectory_ : inCloud_;
    const auto found = targets.find(change.target.id);
    return found == targets.end() ? nullptr : &found->second;
}

Result<std::vector<Change>> UndoPlanner::inverse(std::span<const Change> written, std::stop_token stop) {
    HS_TRY(read(written, stop));
    std::vector<Change> changes;
    for (const Change& change : written) changes.push_back(inverseOf(change, targetOf(change)));
    return changes;
}

Result<std::vector<Change>> UndoPlanner::recheck(std::span<const Change> planned, std::stop_token stop) {
    HS_TRY(read(planned, stop));
    std::vector<Change> changes;
    for (const Change& change : planned) changes.push_back(recheckOf(change, targetOf(change)));
    return changes;
}

}  // namespace hs::sync
