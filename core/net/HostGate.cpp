#include "core/net/HostGate.h"

namespace hs::net {

void HostGate::close(const std::string& host, TimePoint until) {
    auto& entry = closedUntil_.try_emplace(host, TimePoint::min()).first->second;
    if (entry < until) entry = until;
}

HostGate::TimePoint HostGate::opensAt(const std::string& host) const {
    const auto found = closedUntil_.find(host);
    return found == closedUntil_.end() ? TimePoint::min() : found->second;
}

}  // namespace hs::net
