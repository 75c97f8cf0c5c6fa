#include "core/sync/PlanDrift.h"

#include <algorithm>

#include "core/sync/AttributeSyntax.h"
#include "core/sync/Differ.h"

namespace hs::sync {

namespace {

using Verdict = AttributeChange::Result;

const AttributeChange* plannedOf(const Change& change, const AttributeName& target) {
    const auto found = std::find_if(change.attributes.begin(), change.attributes.end(), [&](const AttributeChange& a) {
        return a.target == target && a.result == Verdict::Planned;
    });
    return found == change.attributes.end() ? nullptr : &*found;
}

/// In words; empty when both say the same.
std::string difference(const AttributeChange& stored, const AttributeChange& fresh, Side side) {
    const AttributeSyntax& syntax = AttributeSyntax::of(side, stored.target);
    const std::string name = stored.target.text();
    if (!syntax.same(stored.before, fresh.before))
        return name + " holds " + listed(fresh.before) + ", and held " + listed(stored.before);
    if (stored.operation != fresh.operation || !syntax.same(stored.after, fresh.after) ||
        !syntax.same(stored.payload, fresh.payload))
        return name + " would become " + listed(fresh.after) + ", and was planned as " + listed(stored.after);
    return {};
}

bool isEdit(ChangeKind kind) { return kind == ChangeKind::Update || kind == ChangeKind::Disable; }

}  // namespace

PlanDrift::PlanDrift(const Change& stored, const Change& fresh, const Object* target)
    : stored_(stored), fresh_(fresh), remaining_(stored) {
    compareAttributes(target);
    if (fresh.state == Change::State::Failed) note(fresh.error.message);
    // With attributes left, an update that has become a disable (or the other way) shows in the attributes.
    const bool sameKind = stored.kind == fresh.kind || (isEdit(stored.kind) && isEdit(fresh.kind));
    if (fresh.writes() && !sameKind)
        note("the object would now be met with " + std::string(toString(fresh.kind)) + ", and was planned as " +
             std::string(toString(stored.kind)));
    if (!fresh.writes() && (stored.kind == ChangeKind::Delete || stored.kind == ChangeKind::Restore))
        note("it is not to be removed any more");
}

void PlanDrift::note(std::string reason) {
    if (reason_.empty()) reason_ = std::move(reason);
}

void PlanDrift::compareAttributes(const Object* target) {
    const Side side = stored_.target.side;
    for (AttributeChange& attribute : remaining_.attributes) {
        if (attribute.result != Verdict::Planned) continue;
        if (const AttributeChange* now = plannedOf(fresh_, attribute.target)) {
            note(difference(attribute, *now, side));
            ++open_;
        } else if (target && !target->unknownReason(attribute.target) &&
                   Differ::arrived(attribute, side, target->values(attribute.target))) {
            attribute.result = Verdict::Unchanged;
            attribute.reason = "Already as planned";
        } else {
            note(attribute.target.text() + " is not to be written any more");
        }
    }
    for (const AttributeChange& attribute : fresh_.attributes)
        if (attribute.result == Verdict::Planned && !plannedOf(stored_, attribute.target))
            note(attribute.target.text() + " would be written too");
}

Change PlanDrift::remaining() const {
    Change change = remaining_;
    change.kind = fresh_.kind;
    change.source = fresh_.source;
    change.target = fresh_.target;
    change.directoryPrintAfter = fresh_.directoryPrintAfter;
    change.cloudPrintAfter = fresh_.cloudPrintAfter;
    return change;
}

}  // namespace hs::sync
