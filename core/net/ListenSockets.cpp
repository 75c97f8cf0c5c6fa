#include "core/net/ListenSockets.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace hs::net {

namespace {

constexpr int backlog = 511;

/// A bound, listening socket, or -1 with errno set.
int listenOn(const sockaddr* address, socklen_t size) {
    const int fd = ::socket(address->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);  // or a restart waits for TIME_WAIT to pass
    if (address->sa_family == AF_INET6) ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (::bind(fd, address, size) == 0 && ::listen(fd, backlog) == 0) return fd;
    const int reason = errno;
    ::close(fd);
    errno = reason;
    return -1;
}

int listenOnV4(std::uint16_t port, bool loopbackOnly) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(loopbackOnly ? INADDR_LOOPBACK : INADDR_ANY);
    return listenOn(reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

int listenOnV6(std::uint16_t port, bool loopbackOnly) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    address.sin6_addr = loopbackOnly ? in6addr_loopback : in6addr_any;
    return listenOn(reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

std::uint16_t portOf(int fd) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

Error cannotListen(std::uint16_t port, int reason) {
    return Error(ErrorCode::Unavailable, "Cannot listen on port " + std::to_string(port))
        .saying(std::strerror(reason))
        .next("Choose another port, or stop the program that uses this one.");
}

}  // namespace

Result<ListenSockets> ListenSockets::bind(std::uint16_t port, bool loopbackOnly) {
    constexpr int tries = 16;  // a port that is free on IPv4 may be taken on IPv6: try another
    int reason = 0;
    for (int i = 0; i < tries; ++i) {
        ListenSockets sockets;
        const int v4 = listenOnV4(port, loopbackOnly);
        if (v4 < 0) return cannotListen(port, errno);
        sockets.sockets_.push_back(v4);
        sockets.port_ = portOf(v4);
        const int v6 = listenOnV6(sockets.port_, loopbackOnly);
        if (v6 >= 0) sockets.sockets_.push_back(v6);
        reason = errno;
        if (v6 >= 0 || reason != EADDRINUSE) return sockets;  // other reasons: this machine has no IPv6
        if (port != 0) break;
    }
    return cannotListen(port, reason);
}

ListenSockets::ListenSockets(ListenSockets&& other) noexcept
    : sockets_(std::exchange(other.sockets_, {})), port_(other.port_) {}

ListenSockets::~ListenSockets() {
    for (const int fd : sockets_) ::close(fd);
}

std::vector<int> ListenSockets::release() { return std::exchange(sockets_, {}); }

}  // namespace hs::net
