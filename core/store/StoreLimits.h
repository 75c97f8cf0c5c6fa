#pragma once

#include <chrono>
#include <cstdint>

namespace hs {

/// What a store may take: room on the disk, and time to wait for another writer.
struct StoreLimits {
    std::int64_t pages = 0;  ///< of 4096 bytes; 0 = as large as the disk allows
    std::chrono::milliseconds patience = std::chrono::seconds(15);
};

}  // namespace hs
