#pragma once

#include <chrono>
#include <map>
#include <string>

namespace hs::net {

/// Closed hosts: a server that asks one request to wait means all of them.
class HostGate {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// No request to `host` before `until`; an earlier time does not open the gate sooner.
    void close(const std::string& host, TimePoint until);

    /// When the next request to `host` may start; TimePoint::min() when it may at once.
    TimePoint opensAt(const std::string& host) const;

private:
    std::map<std::string, TimePoint> closedUntil_;
};

}  // namespace hs::net
