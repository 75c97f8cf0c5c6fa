#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/Change.h"
#include "core/ports/Endpoint.h"

namespace hs::sync {

/// Turns what a run wrote into the changes that take it back. It reads the targets as they are now and cannot write.
///
/// An attribute is taken back only where the target still holds what the run wrote, in the sense of its syntax; else it
/// is Kept, and the reason lists both values. Of proxyAddresses only the added value is taken away. A created object is
/// deleted (into the cloud's recycle bin), a deleted one restored, a disabled account enabled again.
class UndoPlanner {
public:
    UndoPlanner(EndpointReader& directory, EndpointReader& cloud) : directory_(directory), cloud_(cloud) {}

    /// The inverse of each, in the same order; what is not to be taken back is Skipped with its reason.
    /// Errors: of the endpoints.
    Result<std::vector<Change>> inverse(std::span<const Change> written, std::stop_token stop);

    /// The changes of a stored undo plan as they can be carried out now: an attribute whose present value is no longer
    /// `before` is Kept. Errors: of the endpoints.
    Result<std::vector<Change>> recheck(std::span<const Change> planned, std::stop_token stop);

    /// Whether there is anything in the journal's entry that an undo could take back.
    static bool wrote(const Change& change);

private:
    using Targets = std::unordered_map<std::string, Object>;
    Result<Targets> readTargets(std::span<const Change> changes, Side side, std::stop_token stop);
    Result<void> read(std::span<const Change> changes, std::stop_token stop);
    const Object* targetOf(const Change& change) const;

    EndpointReader& directory_;
    EndpointReader& cloud_;
    Targets inDirectory_;
    Targets inCloud_;
};

}  // namespace hs::sync
