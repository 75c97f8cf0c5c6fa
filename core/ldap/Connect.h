#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "core/base/Result.h"

namespace hs::ldap {

/// The parts of an LDAP address (RFC 4516, reduced to what a configuration may hold).
struct ServerAddress {
    bool ldaps = false;
    std::string host;
    int port = 0;

    /// "ldaps://dc1.contoso.test", "ldap://[::1]:1389/". Errors: InvalidInput.
    static Result<ServerAddress> parse(const std::string& url);

    /// The host is this machine: localhost, 127.x.y.z, ::1. Judged by the text, never by name resolution.
    bool isLoopback() const;

    /// As URL, always with the port.
    std::string url() const;
};

/// A TCP connection, as a non-blocking socket that the caller closes. Waits in short slices and looks at `stop` between
/// them. Errors: Unavailable (unknown name, nobody listens), Timeout, Cancelled.
Result<int> connectTcp(const ServerAddress& server, std::chrono::milliseconds patience, std::stop_token stop);

/// False when the other end closed an idle connection, or sent something nobody asked for: it is of no more use.
bool isQuietlyOpen(int socket);

}  // namespace hs::ldap
