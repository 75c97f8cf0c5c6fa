#pragma once

#include <cstdint>
#include <stop_token>
#include <unordered_set>
#include <vector>

#include "core/ports/Endpoint.h"

namespace hs::sync {

/// Keeps one address from being given to two objects: Active Directory would take a proxyAddresses value twice without
/// a word, and mail to it would bounce.
class Collisions {
public:
    /// Notes the X500 addresses of an object that was read anyway, so that a cycle asks the directory only where
    /// somebody seems to hold the value.
    void note(const Object& directoryObject);
    void seal();

    /// Fails the added values another object holds, naming it. Asks the directory about a value that was noted, or,
    /// with `askAlways`, about every value. Errors: of the directory.
    Result<void> check(Change& change, EndpointReader& directory, bool askAlways, std::stop_token stop);

private:
    std::vector<std::uint64_t> held_;
    std::unordered_set<std::uint64_t> claimed_;  // values this very run adds
};

}  // namespace hs::sync
