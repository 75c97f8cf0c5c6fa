#include "core/store/ThreadConnections.h"

namespace hs {

ThreadConnections::ThreadConnections(Dialect dialect, StoreLocation location, const StoreLimits& limits)
    : dialect_(std::move(dialect)), location_(std::move(location)), limits_(limits) {}

Result<Connection*> ThreadConnections::own() {
    std::string name;
    {
        const std::lock_guard lock(mutex_);
        const auto found = open_.find(std::this_thread::get_id());
        if (found != open_.end() && !found->second->lost()) return found->second.get();
        // Two stores live at two addresses, so that the names of their connections cannot meet.
        name = "hybridsync-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" + std::to_string(++opened_);
    }
    HS_ASSIGN(auto connection, Connection::open(dialect_, location_, name, limits_));
    const std::lock_guard lock(mutex_);
    return (open_[std::this_thread::get_id()] = std::move(connection)).get();
}

}  // namespace hs
