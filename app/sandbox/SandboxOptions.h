#pragma once

#include <cstdint>

namespace hs::sandbox {

/// What world to make.
struct SandboxOptions {
    int users = 200;
    std::uint64_t seed = 1;
    int exchangeDelaySeconds = 5;  ///< until Exchange Online has filled a new user's properties
    bool exchangeSchema = true;    ///< false: a forest that was never prepared for Exchange
    bool durable = false;          ///< the directory survives a power failure, as a real one does; slower to write
};

}  // namespace hs::sandbox
