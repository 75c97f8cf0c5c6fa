#include "core/sync/Scope.h"

namespace hs::sync {

namespace {

/// The mark Active Directory puts into the name of the loser of a replication conflict.
bool isReplicationConflict(const std::string& name) {
    return name.find("\\0ACNF:") != std::string::npos || name.find("\nCNF:") != std::string::npos;
}

bool isCriticalSystemObject(const Object& object) {
    return object.has("isCriticalSystemObject") &&
           object.values("isCriticalSystemObject").front().asBoolean().value_or(false);
}

}  // namespace

Result<Scope> Scope::prepare(const ScopeSettings& settings, EndpointReader& directory, std::stop_token stop) {
    Scope scope;
    HS_ASSIGN(scope.filter_, ScopeFilter::prepare(settings.filter));
    HS_ASSIGN(scope.places_, ScopePlaces::find(settings, directory, stop));
    return scope;
}

Scope::Judgement Scope::judge(const Object& object) const {
    if (isReplicationConflict(object.name)) return {Standing::Out, Cause::ReplicationConflict, nullptr};
    if (isCriticalSystemObject(object)) return {Standing::Out, Cause::CriticalSystem, nullptr};
    const ScopeFilter::Verdict filter = filter_.judge(object);
    const bool all = places_.mode() == ScopeMode::AllUsers;
    const ScopePlace* const place = all ? nullptr : places_.holding(object.name);
    if (!all && !place && !places_.anyMissing()) return {Standing::Out, Cause::NotSelected, nullptr};
    if (filter == ScopeFilter::Verdict::NotMet) return {Standing::Out, Cause::Filter, place};
    if (!all && !place) return {Standing::Kept, Cause::Missing, nullptr};
    if (filter == ScopeFilter::Verdict::Unknown) return {Standing::Kept, Cause::Filter, place};
    return {Standing::In, Cause::Selected, place};
}

std::string Scope::selectedWords(const ScopePlace* place) const {
    if (!place) return "In scope: all users";
    return places_.mode() == ScopeMode::Groups ? "In scope: a direct member of " + place->dn : "In scope: " + place->dn;
}

std::string Scope::words(const Judgement& judgement, const Object& object) const {
    switch (judgement.cause) {
        case Cause::ReplicationConflict: return "The object is the loser of a replication conflict (CNF)";
        case Cause::CriticalSystem: return "The object is a critical system object";
        case Cause::NotSelected:
            return places_.mode() == ScopeMode::Groups ? "Not a direct member of any selected security group"
                                                       : "Not in any selected organizational unit";
        case Cause::Missing: {
            std::string missing;
            for (const ScopePlace& place : places_.all())
                if (place.missing) missing += (missing.empty() ? "" : "; ") + place.selected.dn;
            return "Left as it is: it may have been held by what cannot be found: " + missing;
        }
        case Cause::Filter:
            return (judgement.standing == Standing::Kept ? "Left as it is: " : "") + filter_.reason(object);
        case Cause::Selected:
            return filter_.empty() ? selectedWords(judgement.place)
                                   : selectedWords(judgement.place) + "; " + filter_.reason(object);
    }
    return {};
}

ScopeDecision Scope::decide(const Object& directoryObject) const {
    const Judgement judgement = judge(directoryObject);
    return {judgement.standing, words(judgement, directoryObject), filter_.explain(directoryObject)};
}

std::vector<std::string> Scope::warnings() const {
    std::vector<std::string> all;
    for (const ScopePlace& place : places_.all())
        if (std::string warning = place.warning(places_.mode()); !warning.empty()) all.push_back(std::move(warning));
    return all;
}

}  // namespace hs::sync
