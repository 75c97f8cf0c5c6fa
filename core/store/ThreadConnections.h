#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "core/store/Connection.h"

namespace hs {

/// The connections of one store: one for each thread that ever asked, opened on demand and closed with the store.
class ThreadConnections {
public:
    ThreadConnections(Dialect dialect, StoreLocation location, const StoreLimits& limits);

    /// The calling thread's own connection; lives until it is lost, or as long as this object.
    Result<Connection*> own();

private:
    Dialect dialect_;
    StoreLocation location_;
    StoreLimits limits_;
    std::mutex mutex_;
    std::unordered_map<std::thread::id, std::unique_ptr<Connection>> open_;
    std::uint64_t opened_ = 0;
};

}  // namespace hs
