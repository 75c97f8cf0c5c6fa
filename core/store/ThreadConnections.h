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
    ThreadConnections(Dialect dialect, std::string path, const StoreLimits& limits);

    /// The calling thread's own connection; lives as long as this object.
    Result<Connection*> own();

    const std::string& path() const { return path_; }

private:
    Dialect dialect_;
    std::string path_;
    StoreLimits limits_;
    std::mutex mutex_;
    std::unordered_map<std::thread::id, std::unique_ptr<Connection>> open_;
    std::uint64_t opened_ = 0;
};

}  // namespace hs
