#include "core/sync/StepDetails.h"

namespace hs::sync {

namespace {

std::string joined(const Values& values) {
    std::string text;
    for (const Value& value : values) text += (text.empty() ? "" : "; ") + value.display();
    return text;
}

}  // namespace

StepDetails importDetails(const Object& object) {
    StepDetails details;
    details.emplace_back("distinguishedName", Values{Value::text(object.name)});
    details.emplace_back("objectClass", Values{Value::text(std::string(toString(object.objectClass)))});
    details.emplace_back("objectGUID", Values{Value::text(object.id)});
    details.emplace_back("sourceAnchor", Values{Value::text(object.anchor)});
    for (const auto& [name, values] : object.attributes()) details.emplace_back(name.text(), values);
    for (const auto& [name, reason] : object.unknown())
        details.emplace_back(name.text(), Values{Value::text("unknown: " + reason)});
    return details;
}

StepDetails scopeDetails(const ScopeDecision& decision, const ScopePlaces& places) {
    StepDetails details;
    details.emplace_back("In scope", Values{Value::boolean(decision.inScope())});
    details.emplace_back("Decision", Values{Value::text(decision.reason)});
    Values selected;
    for (const ScopePlace& place : places.all())
        selected.push_back(Value::text(place.missing ? place.selected.dn + " (cannot be found)" : place.dn));
    if (selected.empty()) selected.push_back(Value::text("All users"));
    details.emplace_back(
        places.mode() == ScopeMode::Groups ? "Selected security groups" : "Selected organizational units",
        std::move(selected));
    for (const ClauseFinding& finding : decision.clauses)
        details.emplace_back(finding.clause,
                             Values{Value::text((finding.holds ? "True: " : "False: ") + finding.because)});
    return details;
}

StepDetails matchDetails(const Match& match) {
    StepDetails details;
    for (const Match::Trial& trial : match.trials)
        details.emplace_back(trial.attribute,
                             Values{Value::text(trial.value), Value::text(trial.hits == 0 ? "No match" : "Match")});
    details.emplace_back("Action", Values{Value::text(match.target ? "Update" : "Create")});
    if (match.target) {
        details.emplace_back("Target object", Values{Value::text(match.target->name)});
        details.emplace_back("Target id", Values{Value::text(match.target->id)});
    }
    return details;
}

StepDetails performDetails(const Change& change) {
    StepDetails details;
    for (const AttributeChange& attribute : change.attributes)
        details.emplace_back(attribute.target.text(),
                             Values{Value::text(joined(attribute.before)), Value::text(joined(attribute.after))});
    return details;
}

}  // namespace hs::sync
