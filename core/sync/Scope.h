#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/model/Object.h"
#include "core/model/ScopeDecision.h"
#include "core/sync/ScopeFilter.h"
#include "core/sync/ScopePlaces.h"

namespace hs::sync {

/// The scope of a configuration, prepared once for many objects.
class Scope {
public:
    using Standing = ScopeDecision::Standing;

    /// Looks the selected units or groups up in the directory. Errors: InvalidInput (a unit that is no distinguished
    /// name, nothing selected, a wrong clause), and those of the directory.
    static Result<Scope> prepare(const ScopeSettings& settings, EndpointReader& directory, std::stop_token stop);

    Standing standing(const Object& directoryObject) const { return judge(directoryObject).standing; }
    bool holds(const Object& directoryObject) const { return standing(directoryObject) == Standing::In; }
    /// The same with the words for it; costs more.
    ScopeDecision decide(const Object& directoryObject) const;

    const ScopePlaces& places() const { return places_; }
    /// A person may have vanished from sight with a unit that is missing: not seeing them says nothing.
    bool absenceIsKnown() const { return places_.mode() != ScopeMode::OrganizationalUnits || !places_.anyMissing(); }
    /// What people should know of the selected units and groups, a sentence each.
    std::vector<std::string> warnings() const;

private:
    enum class Cause { ReplicationConflict, CriticalSystem, NotSelected, Missing, Filter, Selected };
    struct Judgement {
        Standing standing = Standing::Out;
        Cause cause = Cause::Selected;
        const ScopePlace* place = nullptr;
    };

    Judgement judge(const Object& directoryObject) const;
    std::string selectedWords(const ScopePlace* place) const;
    std::string words(const Judgement& judgement, const Object& directoryObject) const;

    ScopePlaces places_;
    ScopeFilter filter_;
};

}  // namespace hs::sync
