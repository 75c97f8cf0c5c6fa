#pragma once

#include <span>
#include <unordered_map>

#include "core/model/Change.h"
#include "core/ports/Endpoint.h"

namespace hs::sync {

/// What the target holds after a batch of changes was sent, read again in bulk.
class ReadBack {
public:
    /// Reads the changed attributes of every target of `changes`; a created object without an id is looked for by its
    /// source anchor. It also runs after a stop: a bounded look that leaves nothing in doubt.
    static Result<ReadBack> take(EndpointReader& target, Side side, std::span<Change* const> changes);

    /// The object as it is now; null when it is not there.
    const Object* of(const Change& change) const;

    /// Whether everything that was planned has arrived.
    bool showsAll(const Change& change) const;

    /// Moves each planned attribute to Written or Failed by what is there, and `after` to what was read.
    void settle(Change& change) const;

private:
    explicit ReadBack(Side side) : side_(side) {}

    Side side_;
    std::unordered_map<std::string, Object> byId_;
    std::unordered_map<std::string, Object> byAnchor_;  // only created objects whose id is not known
};

}  // namespace hs::sync
