#include "core/ldap/Connect.h"

#include <cerrno>
#include <charconv>
#include <cstring>

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/Encoding.h"

namespace hs::ldap {

namespace {

using Steady = std::chrono::steady_clock;
constexpr int sliceMilliseconds = 100;

Error notAnAddress(const std::string& url, const char* why) {
    return Error(ErrorCode::InvalidInput, std::string("the server address is not valid: ") + why)
        .on(url)
        .next("Write ldaps://dc1.contoso.test, or ldap://dc1.contoso.test for StartTLS.");
}

Error unreachable(const ServerAddress& server, const std::string& why) {
    return Error(ErrorCode::Unavailable, "the server " + server.host + " cannot be reached")
        .on(server.url())
        .saying(why)
        .next("Check that the server runs and that its name and port are right; then try again.");
}

/// Options that a long-lived connection through firewalls wants.
void prepare(int socket) {
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    const int idle = 60;
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
}

enum class Outcome { Connected, Failed, TimedOut, Stopped };

Outcome waitConnected(int socket, Steady::time_point deadline, const std::stop_token& stop, std::string& why) {
    while (!stop.stop_requested()) {
        if (Steady::now() >= deadline) return Outcome::TimedOut;
        pollfd wait{socket, POLLOUT, 0};
        if (::poll(&wait, 1, sliceMilliseconds) <= 0) continue;
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error == 0) return Outcome::Connected;
        why = std::strerror(error);
        return Outcome::Failed;
    }
    return Outcome::Stopped;
}

struct Addresses {
    addrinfo* first = nullptr;
    ~Addresses() {
        if (first) ::freeaddrinfo(first);
    }
};

}  // namespace

Result<ServerAddress> ServerAddress::parse(const std::string& url) {
    ServerAddress server;
    std::string_view rest = url;
    const auto schemeEnd = rest.find("://");
    if (schemeEnd == std::string_view::npos) return notAnAddress(url, "it does not begin with ldap:// or ldaps://");
    const std::string_view scheme = rest.substr(0, schemeEnd);
    server.ldaps = equalsIgnoringAsciiCase(scheme, "ldaps");
    if (!server.ldaps && !equalsIgnoringAsciiCase(scheme, "ldap"))
        return notAnAddress(url, "it does not begin with ldap:// or ldaps://");
    rest.remove_prefix(schemeEnd + 3);
    rest = rest.substr(0, rest.find('/'));
    server.port = server.ldaps ? 636 : 389;
    auto colon = rest.rfind(':');
    if (!rest.empty() && rest.front() == '[') {  // an IPv6 address
        const auto close = rest.find(']');
        if (close == std::string_view::npos) return notAnAddress(url, "a bracket is missing");
        server.host = rest.substr(1, close - 1);
        colon = close + 1 < rest.size() && rest[close + 1] == ':' ? close + 1 : std::string_view::npos;
    } else {
        server.host = rest.substr(0, colon);
    }
    if (colon != std::string_view::npos) {
        const std::string_view port = rest.substr(colon + 1);
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), server.port);
        if (error != std::errc() || end != port.data() + port.size() || server.port < 1 || server.port > 65535)
            return notAnAddress(url, "the port is no number from 1 to 65535");
    }
    if (server.host.empty()) return notAnAddress(url, "the host is missing");
    return server;
}

bool ServerAddress::isLoopback() const {
    if (equalsIgnoringAsciiCase(host, "localhost") || host == "::1") return true;
    if (host.rfind("127.", 0) != 0) return false;
    return host.find_first_not_of("0123456789.") == std::string::npos;
}

std::string ServerAddress::url() const {
    std::string text = ldaps ? "ldaps://" : "ldap://";
    if (host.find(':') != std::string::npos) text.append("[").append(host).append("]");
    else text += host;
    return text.append(":").append(std::to_string(port));
}

Result<int> connectTcp(const ServerAddress& server, std::chrono::milliseconds patience, std::stop_token stop) {
    const auto deadline = Steady::now() + patience;
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    Addresses found;
    const int failed = ::getaddrinfo(server.host.c_str(), std::to_string(server.port).c_str(), &wanted, &found.first);
    if (failed != 0) return unreachable(server, ::gai_strerror(failed));
    std::string why = "the name has no address";
    for (const addrinfo* address = found.first; address; address = address->ai_next) {
        const int socket = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (socket < 0) continue;
        Outcome outcome = Outcome::Connected;
        if (::connect(socket, address->ai_addr, address->ai_addrlen) != 0) {
            why = std::strerror(errno);
            outcome = errno == EINPROGRESS ? waitConnected(socket, deadline, stop, why) : Outcome::Failed;
        }
        if (outcome == Outcome::Connected) {
            prepare(socket);
            return socket;
        }
        ::close(socket);
        if (outcome == Outcome::Stopped) return Error(ErrorCode::Cancelled, "connecting was stopped").on(server.url());
        if (outcome == Outcome::TimedOut)
            return Error(ErrorCode::Timeout, "the server " + server.host + " did not answer in time")
                .on(server.url())
                .next("Check name, port and firewalls; then try again.");
    }
    return unreachable(server, why);
}

bool isQuietlyOpen(int socket) {
    pollfd look{socket, POLLIN, 0};
    return ::poll(&look, 1, 0) == 0;
}

}  // namespace hs::ldap
