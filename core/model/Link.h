#pragma once

#include <cstdint>
#include <string>

namespace hs {

/// That a directory object and a cloud object are the same person, and what both looked like when they last agreed.
/// A fingerprint is over the values of the attributes that the rules read or write on that side; equal fingerprints on
/// both sides mean that there is nothing to plan.
struct Link {
    std::string anchor;                ///< source anchor, base64; the key
    std::string directoryId;           ///< objectGUID text
    std::string cloudId;               ///< Graph id
    std::uint64_t directoryPrint = 0;  ///< 0 = not known: plan
    std::uint64_t cloudPrint = 0;

    bool operator==(const Link&) const = default;
};

}  // namespace hs
