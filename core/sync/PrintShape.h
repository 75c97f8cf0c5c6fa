#pragma once

#include <cstdint>
#include <vector>

#include "core/model/Object.h"

namespace hs::sync {

/// The attributes a fingerprint is taken over, with the hashes of their names worked out once: for taking the
/// fingerprints of a hundred thousand objects. See fingerprintOf for what the fingerprint means.
class PrintShape {
public:
    explicit PrintShape(std::vector<AttributeName> attributes, std::uint64_t salt = 0);

    /// Never 0, unless one of the attributes is unknown.
    std::uint64_t of(const Object& object) const;

    const std::vector<AttributeName>& attributes() const { return attributes_; }

private:
    std::size_t indexOf(const AttributeName& name, std::size_t guess) const;

    std::vector<AttributeName> attributes_;
    std::vector<std::uint64_t> nameHashes_;
    std::uint64_t salt_;
};

}  // namespace hs::sync
