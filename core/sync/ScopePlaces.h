#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/base/Result.h"
#include "core/model/Dn.h"
#include "core/model/ScopePlace.h"
#include "core/ports/Endpoint.h"

namespace hs::sync {

/// The units or groups of a scope, looked up in the directory once: by objectGUID, so that a new name or place does not
/// matter. What cannot be found is kept as missing; that is no error.
class ScopePlaces {
public:
    /// Asks the directory only when something is selected. Errors: InvalidInput (a name that is no distinguished
    /// name, or an object that is no group), and those of the directory.
    static Result<ScopePlaces> find(const ScopeSettings& settings, EndpointReader& directory, std::stop_token stop);

    ScopeMode mode() const { return mode_; }
    const std::vector<ScopePlace>& all() const { return all_; }
    bool anyMissing() const;

    /// The place that holds the object of this name; null when none of those that were found does.
    const ScopePlace* holding(const std::string& dn) const;

    /// Where to read: the units that were found; empty = everywhere.
    std::vector<std::string> bases() const;

    /// Of what was found: changes when a unit moves, a group gets or loses a member, or something goes missing.
    std::uint64_t mark() const;

private:
    Result<void> findOne(const SelectedObject& selected, EndpointReader& directory, std::stop_token stop);
    void addFound(ScopePlace place, const Object& object);

    ScopeMode mode_ = ScopeMode::AllUsers;
    std::vector<ScopePlace> all_;
    std::vector<std::optional<Dn>> units_;                  // by index of all_
    std::vector<std::unordered_set<std::string>> members_;  // by index of all_, normalised
};

}  // namespace hs::sync
