#include "core/sync/ScopePlaces.h"

#include <algorithm>

#include "core/base/Encoding.h"

namespace hs::sync {

namespace {

Error noName(const SelectedObject& selected, ScopeMode mode) {
    return Error(ErrorCode::InvalidInput, "'" + selected.dn + "' is no distinguished name of " +
                                              (mode == ScopeMode::Groups ? "a " : "an ") + std::string(nounOf(mode)))
        .on(selected.dn)
        .next(mode == ScopeMode::Groups
                  ? "Correct the group under Scoping filters, for example CN=Pilot,OU=Groups,DC=contoso,DC=test"
                  : "Correct the organizational unit under Scoping filters, for example OU=People,DC=contoso,DC=test");
}

/// By objectGUID where it is known; else by name. Nothing when it is not there.
Result<std::optional<Object>> lookUp(const SelectedObject& selected, const Query& query, EndpointReader& directory,
                                     std::stop_token stop) {
    if (!selected.objectGuid.empty()) {
        HS_ASSIGN(auto found, directory.fetch(query, {&selected.objectGuid, 1}, stop));
        if (found.empty()) return std::optional<Object>();
        return std::optional(std::move(found.front()));
    }
    auto found = directory.at(query, selected.dn, stop);
    if (found.ok()) return std::optional(*std::move(found));
    if (found.error().code == ErrorCode::NotFound) return std::optional<Object>();
    return found.error();
}

}  // namespace

Result<ScopePlaces> ScopePlaces::find(const ScopeSettings& settings, EndpointReader& directory, std::stop_token stop) {
    ScopePlaces places;
    places.mode_ = settings.mode;
    if (settings.mode != ScopeMode::AllUsers && settings.selected().empty())
        return Error(ErrorCode::InvalidInput,
                     "The scope is of selected " + std::string(nounOf(settings.mode)) + "s, and none is selected.")
            .next("Add one under Scoping filters, or choose All users.");
    for (const SelectedObject& selected : settings.selected()) HS_TRY(places.findOne(selected, directory, stop));
    return places;
}

Result<void> ScopePlaces::findOne(const SelectedObject& selected, EndpointReader& directory, std::stop_token stop) {
    const auto dn = Dn::parse(selected.dn);
    if (selected.objectGuid.empty() && (!dn || dn->components().empty())) return noName(selected, mode_);
    Query query;
    if (mode_ == ScopeMode::Groups) query.attributes = {"member"};
    HS_ASSIGN(const auto object, lookUp(selected, query, directory, stop));
    ScopePlace place;
    place.selected = selected;
    if (!object) {
        place.missing = true;
        all_.push_back(std::move(place));
        units_.emplace_back();
        members_.emplace_back();
        return {};
    }
    const ObjectClass wanted = mode_ == ScopeMode::Groups ? ObjectClass::Group : ObjectClass::Other;
    if (object->objectClass != wanted)
        return Error(ErrorCode::InvalidInput, object->name + " is no " + std::string(nounOf(mode_)))
            .on(object->name)
            .next("Select one under Scoping filters.");
    addFound(std::move(place), *object);
    return {};
}

void ScopePlaces::addFound(ScopePlace place, const Object& object) {
    place.dn = object.name;
    place.objectGuid = object.id;
    std::unordered_set<std::string> members;
    if (mode_ == ScopeMode::Groups) {
        const Values& values = object.values("member");
        members.reserve(values.size());
        for (const Value& value : values)
            if (const auto member = Dn::parse(value.bytes())) members.insert(member->normalized());
        place.members = values.size();
    }
    units_.push_back(mode_ == ScopeMode::OrganizationalUnits ? Dn::parse(object.name) : std::nullopt);
    members_.push_back(std::move(members));
    all_.push_back(std::move(place));
}

bool ScopePlaces::anyMissing() const {
    return std::any_of(all_.begin(), all_.end(), [](const ScopePlace& place) { return place.missing; });
}

const ScopePlace* ScopePlaces::holding(const std::string& dn) const {
    const auto name = Dn::parse(dn);
    if (!name) return nullptr;
    for (std::size_t i = 0; i < all_.size(); ++i)
        if ((units_[i] && name->isUnder(*units_[i])) || members_[i].count(name->normalized()) > 0) return &all_[i];
    return nullptr;
}

std::vector<std::string> ScopePlaces::bases() const {
    std::vector<std::string> bases;
    if (mode_ != ScopeMode::OrganizationalUnits) return bases;
    for (const ScopePlace& place : all_)
        if (!place.missing) bases.push_back(place.dn);
    return bases;
}

std::uint64_t ScopePlaces::mark() const {
    std::uint64_t mark = 1;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        mark = fingerprint(all_[i].missing ? std::string("missing") : foldCase(all_[i].dn), mark);
        // A sum, because the order in which a directory gives members means nothing.
        std::uint64_t members = members_[i].size();
        for (const std::string& member : members_[i]) members += fingerprint(member);
        mark = fingerprint({reinterpret_cast<const char*>(&members), sizeof members}, mark);
    }
    return mark;
}

}  // namespace hs::sync
