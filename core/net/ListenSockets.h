#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Result.h"

namespace hs::net {

/// The listening sockets of one server: the same port on IPv4 and, where the machine has it, on IPv6.
/// Both, because clients resolve "localhost" to either.
class ListenSockets {
public:
    /// Port 0 picks one that is free on both. Errors: Unavailable when the port is taken.
    static Result<ListenSockets> bind(std::uint16_t port, bool loopbackOnly);

    ListenSockets(ListenSockets&& other) noexcept;
    ListenSockets& operator=(ListenSockets&&) = delete;
    ~ListenSockets();  ///< closes what was not released

    std::uint16_t port() const { return port_; }

    /// Hands the sockets over to the caller, who closes them.
    std::vector<int> release();

private:
    ListenSockets() = default;
    std::vector<int> sockets_;
    std::uint16_t port_ = 0;
};

}  // namespace hs::net
